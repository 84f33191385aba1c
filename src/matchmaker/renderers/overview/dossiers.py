"""Person by person, for the organiser: what takes place and why, what was not met and why, files to hand out."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from matchmaker.renderers.audience import Card, Reader
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.overview.choices import topic_labels, topics_of
from matchmaker.renderers.overview.wishes import UnmetRow, Wishers
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.text import Phrase


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
    met: int
    wished: int
    unmet: tuple[UnmetRow, ...]
    agenda: str
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
    """Everybody who has an agenda among the ``files``, in the order of the scenario."""
    settled = {name for assignment in views.plan.assignments for name in assignment.requests}
    open_ones = {found.request for found in views.plan.unmet}
    wishes = _Wishes(reader, unmet, settled - open_ones, open_ones)
    return tuple(
        _dossier(reader, person, own[person], files, wishes)
        for person in reader.scenario.people_by_id
        if f"agendas/{person}.html" in files
    )


class _Wishes:
    """The wishes by whose they are: a person's are their own and those of their organisation."""

    def __init__(self, reader: Reader, unmet: Sequence[UnmetRow], met: set[str], missed: set[str]) -> None:
        self.wishers = Wishers(reader)
        self._met, self._missed = met, missed
        self._scenario = reader.scenario
        self._names: dict[str, set[str]] = defaultdict(set)
        for request in reader.scenario.requests:
            self._names[request.wisher].add(request.name)
        for wish in self.wishers.visits.values():
            self._names[wish.person].add(wish.name)
        self._rows: dict[str, list[tuple[int, UnmetRow]]] = defaultdict(list)
        for place, row in enumerate(unmet):
            if row.parties:
                self._rows[row.parties[0]].append((place, row))

    def counts(self, person: str) -> tuple[int, int]:
        """How many of a person's wishes are met, and how many could be."""
        own = set[str]().union(*(self._names[party] for party in self._parties(person)))
        return len(own & self._met), len(own & self._met) + len(own & self._missed)

    def unmet(self, person: str) -> tuple[UnmetRow, ...]:
        """What is not met, in the order of the plan."""
        found = chain.from_iterable(self._rows[party] for party in self._parties(person))
        return tuple(row for _, row in sorted(found, key=itemgetter(0)))

    def _parties(self, person: str) -> tuple[str, ...]:
        organisation = self._scenario.people_by_id[person].organisation
        return (person, organisation) if organisation else (person,)


def _dossier(reader: Reader, person: str, entries: Sequence[Entry], files: Collection[str], wishes: _Wishes) -> Dossier:
    met, wished = wishes.counts(person)
    calendar = f"calendars/{person}.ics"
    return Dossier(
        card=reader.card(person),
        organisation=reader.scenario.people_by_id[person].organisation or "",
        side=reader.scenario.side_of(person) or "",
        topics=topics_of(reader, person),
        topic_labels=topic_labels(reader, person),
        lines=tuple(Line(entry, wishes.wishers.of(entry.requests, person)) for entry in entries),
        met=met,
        wished=wished,
        unmet=wishes.unmet(person),
        agenda=f"agendas/{person}.html",
        calendar=calendar if calendar in files else None,
    )
