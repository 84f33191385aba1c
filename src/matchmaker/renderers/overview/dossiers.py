"""Person by person, for the organiser: what takes place and why, what was not met and why, files to hand out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
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


class Dossiers:
    """Makes the dossier of one person after the other, with links to those of the ``files`` that there are."""

    def __init__(self, reader: Reader, views: Views, unmet: Sequence[UnmetRow], files: Collection[str]) -> None:
        self._reader, self._views, self._files = reader, views, files
        settled = {name for assignment in views.plan.assignments for name in assignment.requests}
        open_ones = {found.request for found in views.plan.unmet}
        self._met, self._wished = settled - open_ones, settled | open_ones
        self._wishers, self._missed = Wishers(reader), _by_wisher(unmet)

    def entries(self, person: str) -> Sequence[Entry]:
        """What the person takes part in, as seen by that person."""
        as_person = Reader(self._reader.scenario, self._reader.audience, self._reader.language, person)
        return self._views.entries(as_person, self._views.planned[person])

    def missed(self, person: str) -> list[UnmetRow]:
        """The wishes of the person and of their organisation that are not met, in the order of the plan."""
        parties = _parties(self._reader.scenario, person)
        return [row for _, row in sorted(row for party in parties for row in self._missed.get(party, ()))]

    def of(self, person: str, entries: Sequence[Entry] | None = None) -> Dossier:
        """The dossier of a person; ``entries`` are theirs, if they are known."""
        reader, scenario = self._reader, self._reader.scenario
        entries = self.entries(person) if entries is None else entries
        own = {name for party in _parties(scenario, person) for name in self._wishers.names[party]}
        agenda, calendar = f"agendas/{person}.html", f"calendars/{person}.ics"
        return Dossier(
            card=reader.card(person),
            organisation=scenario.people_by_id[person].organisation or "",
            side=scenario.side_of(person) or "",
            topics=topics_of(reader, person),
            topic_labels=topic_labels(reader, person),
            lines=tuple(Line(entry, self._wishers.of(entry.requests, person)) for entry in entries),
            interpreters=tuple(dict.fromkeys(card.id for entry in entries for card in entry.interpreters)),
            met=len(own & self._met),
            wished=len(own & self._wished),
            unmet=tuple(self.missed(person)),
            agenda=agenda if agenda in self._files else None,
            calendar=calendar if calendar in self._files else None,
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
