"""What the search of the start page looks in: names of people and organisations, as a script that holds data only.

A page opened from disk may not read other files, but it may load scripts.
"""

import json
from collections.abc import Collection, Sequence

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.overview.wishes import party_name
from matchmaker.scenario.people import Person

PATH = "overview/search.js"
AGENDA, CALENDAR = 1, 2


def search_index(reader: Reader, pages: Sequence[Sequence[Person]], files: Collection[str]) -> bytes:
    """Names of organisations with the paths of their sheets, and people in the order of the ``pages`` they stand on.

    A person is name, id, number of their organisation (-1: none), number of their page (from 1), and the sum of 1 for
    an agenda and 2 for a calendar; then, if there is one, the name in its own script.
    """
    scenario = reader.scenario
    names = {party.id: number for number, party in enumerate(scenario.organisations)}
    organisations = [[party_name(scenario, name), _sheet(name, files)] for name in names]
    people = [
        _entry(reader, person, names.get(person.organisation or "", -1), number, files)
        for number, page in enumerate(pages, 1)
        for person in page
    ]
    found = {"organisations": organisations, "people": people}
    return f"window.matchmaker = {json.dumps(found, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _sheet(organisation: str, files: Collection[str]) -> str:
    path = f"hosts/{organisation}.html"
    return path if path in files else ""


def _entry(reader: Reader, person: Person, organisation: int, page: int, files: Collection[str]) -> list[str | int]:
    card = reader.card(person.id)
    papers = AGENDA * (f"agendas/{person.id}.html" in files) + CALENDAR * (f"calendars/{person.id}.ics" in files)
    return [card.name, person.id, organisation, page, papers, *([card.native.text] if card.native else [])]
