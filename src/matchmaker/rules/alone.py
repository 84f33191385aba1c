"""Whether a wish could be met if nothing else were planned."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from itertools import combinations
from weakref import WeakKeyDictionary

from matchmaker.rules.facts import Facts
from matchmaker.rules.grid import MINUTE
from matchmaker.rules.hard.no_overlap import Parameters
from matchmaker.rules.meetings import Meeting
from matchmaker.rules.spans import Span
from matchmaker.rules.wishes import active
from matchmaker.scenario.requests import Request

_KNOWN: WeakKeyDictionary[Facts, dict[str, int]] = WeakKeyDictionary()


def possible_alone(facts: Facts) -> dict[str, int]:
    """By person or organisation, how many of the meetings they wish are possible alone; worked out once."""
    if facts not in _KNOWN:
        alone = Alone(facts)
        found: dict[str, int] = {}
        for request, meeting in active(facts):
            times = request.times if alone.possible(request, meeting) else 0
            found[request.wisher] = found.get(request.wisher, 0) + times
        _KNOWN[facts] = found
    return _KNOWN[facts]


class Alone:
    """Judges one wish at a time, against the people, tables, fixed sessions and lunches of the scenario only."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        module = Parameters.__module__
        self.room_change = facts.parameters(module, Parameters).room_change * MINUTE
        self._at_leisure: dict[tuple[str, Span, str | None], bool] = {}
        programme = facts.programme
        self._fixed = [(programme.must[s], span, programme.sessions[s].room) for s, span in programme.fixed.items()]
        self._fixed += [(frozenset(r.diners), r.span, facts.lunches.room(r.lunch)) for r in facts.lunches.rounds]

    def possible(self, request: Request, meeting: Meeting) -> bool:
        """Whether some copy of the meeting that counts for the request has a start, a table and representatives."""
        homes = {self.facts.people.home(party) for party in meeting.parties}
        if meeting.one_sided or len(homes) < 2:
            return False
        return any(self._fits(meeting, number) for number in range(1, request.times + 1))

    def _fits(self, meeting: Meeting, number: int) -> bool:
        tables = self._tables(meeting, number)
        return any(
            self._seated(meeting, start, table) for start in self.facts.grid.starts(meeting, number) for table in tables
        )

    def _tables(self, meeting: Meeting, number: int) -> list[str | None]:
        """One table of each sort: those alike in room, seats, steps and lunches make no difference here."""
        stated = self.facts.tables.stated(meeting, number)
        return self._sorts(stated) if stated else self._free_sorts

    @cached_property
    def _free_sorts(self) -> list[str | None]:
        meetings, free = self.facts.scenario.meetings, self.facts.tables.free
        if meetings.tables is None:
            return [None]
        return self._sorts(free) if len(free) > meetings.spare_tables else []

    def _sorts(self, options: Iterable[str]) -> list[str | None]:
        tables = self.facts.tables
        sorts = {(tables.room(t), tables.seats(t), tables.step_free(t), self._laid(t)): t for t in options}
        return list(sorts.values())

    def _laid(self, table: str | None) -> tuple[Span, ...]:
        return self.facts.lunches.laid.get(table or "", ())

    def _seated(self, meeting: Meeting, start: datetime, table: str | None) -> bool:
        span = Span(start, start + meeting.length * MINUTE)
        if not any(hours.holds(span) for _, hours in self.facts.clock.hours):
            return False
        if any(laid.overlaps(span) for laid in self._laid(table)):
            return False
        able = [
            [person for person in self.facts.people.members(party) if self._able(person, span, table)]
            for party in meeting.parties
        ]
        needed = [self._needed(meeting, party) for party in meeting.parties]
        seats = self.facts.tables.seats(table)
        return (seats is None or sum(needed) <= seats) and self._peaceful(able, needed)

    def _needed(self, meeting: Meeting, party: str) -> int:
        if meeting.representatives == "all":
            return len(self.facts.people.members(party))
        number = 1 if meeting.representatives == "one" else meeting.representatives
        return 1 if party in self.facts.scenario.people_by_id else number

    def _peaceful(self, able: Sequence[Sequence[str]], needed: Sequence[int]) -> bool:
        """Whether so many of both sides can be chosen that nobody sits across from somebody they must never meet."""
        forbid = self.facts.nevers.forbid
        easy = [one for one in able[0] if not any(forbid(one, other) for other in able[1])]
        hard = [one for one in able[0] if one not in easy]
        for chosen in combinations(hard, max(0, needed[0] - len(easy))):
            if sum(not any(forbid(one, other) for one in chosen) for other in able[1]) >= needed[1]:
                return True
        return False

    def _able(self, person: str, span: Span, table: str | None) -> bool:
        if self.facts.people.limit(person, "at_most") == 0:
            return False
        if self.facts.scenario.people_by_id[person].step_free and not self.facts.tables.step_free(table):
            return False
        key = person, span, self.facts.tables.room(table)
        if key not in self._at_leisure:
            there = any(stretch.holds(span) for stretch in self.facts.people.stretches(person))
            self._at_leisure[key] = there and not any(kept.overlaps(span) for kept in self._kept(person, key[2]))
        return self._at_leisure[key]

    def _kept(self, person: str, room: str | None) -> Iterator[Span]:
        """The fixed sessions to attend and the rounds to eat in, with the time to change rooms around them."""
        for attends, span, other in self._fixed:
            if person in attends:
                change = self.room_change if room and other and room != other else 0 * MINUTE
                yield Span(span.start - change, span.end + change)
