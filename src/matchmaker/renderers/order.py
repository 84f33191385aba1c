"""Names in alphabetical order, as people look for them: by family name if it is known, capitals and accents aside."""

import unicodedata
from collections.abc import Iterable

from matchmaker.renderers.cards import printed_name
from matchmaker.renderers.words.text import clean
from matchmaker.scenario import Scenario
from matchmaker.scenario.people import Person


def plain(text: str) -> str:
    """The text without capitals and accents."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).strip()


def sorting_name(person: Person) -> str:
    """The name under which a person is looked for, for example Berg, Ada; as printed where there is no family name."""
    family, given = clean(person.family or ""), clean(person.given or "")
    return ", ".join(filter(None, (family, given))) if family else clean(person.full_name) or printed_name(person)


def listed_name(scenario: Scenario, person: str, otherwise: str) -> str:
    """The same of a person by id; ``otherwise`` of somebody who is not among the people, such as an interpreter."""
    who = scenario.people_by_id.get(person)
    return sorting_name(who) if who else otherwise


def alphabetical(people: Iterable[Person]) -> list[Person]:
    """The people in the order in which they are looked for."""
    return sorted(people, key=lambda person: (plain(sorting_name(person)), person.id))


def initial(name: str) -> str:
    """The letter under which a name stands; # for what begins with none."""
    first = plain(name)[:1].upper()
    return first if first.isalpha() else "#"
