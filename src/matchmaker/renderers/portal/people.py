"""Everybody by name, page by page."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.order import alphabetical, initial, sorting_name
from matchmaker.renderers.overview.dossiers import Dossiers
from matchmaker.renderers.portal.paging import Leaf, Mark, Part, between, paged, told_apart
from matchmaker.renderers.view import Views
from matchmaker.scenario.people import Person


def people_pages(views: Views, dossiers: Dossiers) -> list[list[Person]]:
    """Everybody in alphabetical order, as many on a page as fit."""

    def weight(person: Person) -> int:
        return 3 + len(views.planned[person.id]) + len(dossiers.missed(person.id))

    order = alphabetical(views.listed)
    return list(paged(([person] for person in order), weight))


def people_part(reader: Reader, dossiers: Dossiers, pages: Sequence[list[Person]]) -> Part:
    """A dossier of everybody; the letters of the alphabet lead to where they begin."""
    seen: set[str] = set()
    leaves = []
    for found in pages:
        label = between(sorting_name(found[0]), sorting_name(found[-1]))
        leaves.append(Leaf(label, partial(_content, dossiers, found), marks=_marks(found, seen)))
    return Part(
        key="people",
        title=say(reader.language, "Person by person"),
        hint=say(reader.language, "Everybody by name: the programme with reasons, what was not met, agenda, calendar."),
        leaves=told_apart(leaves),
    )


def _marks(people: list[Person], seen: set[str]) -> tuple[Mark, ...]:
    """Letters that begin here."""
    marks = []
    for person in people:
        letter = initial(sorting_name(person))
        if letter not in seen:
            seen.add(letter)
            marks.append(Mark(letter, f"#person-{person.id}"))
    return tuple(marks)


def _content(dossiers: Dossiers, people: list[Person]) -> dict[str, Any]:
    return {"people": [dossiers.of(person.id) for person in people]}
