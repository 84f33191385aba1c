"""Person by person, for the organiser: what takes place and why, what was not met and why, files to hand out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from matchmaker.renderers.audience import Card, Reader
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.overview.choices import topic_labels, topics_of
from matchmaker.renderers.overview.wishes import UnmetRow, Wishers
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.text import Phrase
from matchmaker.scenario import Scenario

Numbered = tuple[int, UnmetRow]


@dataclass(frozen=True)
class Line:
    """An entry of a person, with who wished it."""

    entry: Entry
    wished_by: tuple[str, ...]


@dataclass(frozen=True)
class Dossier:
    """A person with their programme, their unmet wishes, links to their files, and by what they are filtered."""

    card: Card
    organisation: str
    side: str
    topics: tuple[str, ...]
    topic_labels: tuple[Phrase, ...]
    lines: tuple[Line, ...]
    interpreters: tuple[str, ...]
    met: int
    wished: int
    unmet: tuple[UnmetRow, ...]
    agenda: str | None
    calendar: str | None

    @property
    def meetings(self) -> int:
        """How many meetings the person has."""
        return sum(line.entry.kind == "meeting" for line in self.lines)

    @property
    def visits(self) -> int:
        """On how many visits the person goes."""
        return sum(line.entry.kind == "visit" for line in self.lines)


def dossiers(
    reader: Reader,
    views: Views,
    own: Mapping[str, Sequence[Entry]],
    unmet: Sequence[UnmetRow],
    files: Collection[str],
) -> tuple[Dossier, ...]:
    """Everybody who has papers, in the order of the scenario, with links to those among the ``files``."""
    settled = {name for assignment in views.plan.assignments for name in assignment.requests}
    open_ones = {found.request for found in views.plan.unmet}
    wishers, requests = Wishers(reader), (settled - open_ones, settled | open_ones)
    missed = _by_wisher(unmet)
    return tuple(
        _dossier(reader, person.id, own[person.id], missed, files, requests, wishers) for person in views.listed
    )


def _dossier(
    reader: Reader,
    person: str,
    entries: Sequence[Entry],
    unmet: Mapping[str, Sequence[Numbered]],
    files: Collection[str],
    requests: tuple[set[str], set[str]],
    wishers: Wishers,
) -> Dossier:
    parties = _parties(reader.scenario, person)
    met, wished = requests
    own = {name for party in parties for name in wishers.names[party]}
    agenda, calendar = f"agendas/{person}.html", f"calendars/{person}.ics"
    return Dossier(
        card=reader.card(person),
        organisation=reader.scenario.people_by_id[person].organisation or "",
        side=reader.scenario.side_of(person) or "",
        topics=topics_of(reader, person),
        topic_labels=topic_labels(reader, person),
        lines=tuple(Line(entry, wishers.of(entry.requests, person)) for entry in entries),
        interpreters=tuple(dict.fromkeys(card.id for entry in entries for card in entry.interpreters)),
        met=len(own & met),
        wished=len(own & wished),
        unmet=tuple(row for _, row in sorted(row for party in parties for row in unmet.get(party, ()))),
        agenda=agenda if agenda in files else None,
        calendar=calendar if calendar in files else None,
    )


def _by_wisher(unmet: Sequence[UnmetRow]) -> dict[str, list[Numbered]]:
    """The rows of each party, numbered in their order."""
    found: dict[str, list[Numbered]] = {}
    for number, row in enumerate(unmet):
        for wisher in row.parties[:1]:
            found.setdefault(wisher, []).append((number, row))
    return found


def _parties(scenario: Scenario, person: str) -> tuple[str, ...]:
    """A person's wishes are their own and those of their organisation."""
    organisation = scenario.people_by_id[person].organisation
    return (person, organisation) if organisation else (person,)
