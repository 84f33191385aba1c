"""Whether a wish for a meeting could be met if nothing else were planned than what people have to do anyway."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import combinations
from weakref import WeakKeyDictionary

from matchmaker.rules.facts import Facts
from matchmaker.rules.journeys.leisure import Leisure
from matchmaker.rules.journeys.obligations import stop_at
from matchmaker.rules.journeys.stops import Stop
from matchmaker.rules.meeting.meetings import Meeting
from matchmaker.rules.meeting.venues import Venue
from matchmaker.rules.meeting.wishes import active
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.times.spans import Span
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
    """Judges one wish at a time, against the people, tables, blocks and obligations of the scenario only."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.leisure = Leisure(facts)
        self._free_sorts: dict[Venue, list[str | None]] = {}

    def possible(self, request: Request, meeting: Meeting) -> bool:
        """Whether some copy of the meeting that counts for the request has a start, a table and representatives."""
        homes = {self.facts.people.home(party) for party in meeting.parties}
        if meeting.one_sided or len(homes) < 2:
            return False
        numbers = range(1, request.times + 1)
        return any(self._fits(meeting, number, venue) for number in numbers for venue in self.facts.venues.all)

    def _fits(self, meeting: Meeting, number: int, venue: Venue) -> bool:
        tables = self._tables(meeting, number, venue)
        starts = self.facts.grid.starts(meeting, number, venue)
        return any(self._seated(meeting, start, table, venue) for start in starts for table in tables)

    def _tables(self, meeting: Meeting, number: int, venue: Venue) -> list[str | None]:
        """One table of each sort: those alike in where they are, seats, steps and lunches make no difference here."""
        stated = self.facts.tables.stated(meeting, number)
        if stated:
            return self._sorts(stated, venue)
        if venue not in self._free_sorts:
            self._free_sorts[venue] = self._free(venue)
        return self._free_sorts[venue]

    def _free(self, venue: Venue) -> list[str | None]:
        if venue.free is None:
            return [None]
        return self._sorts(venue.free, venue) if len(venue.free) > venue.spare else []

    def _sorts(self, options: Iterable[str], venue: Venue) -> list[str | None]:
        tables = self.facts.tables
        where = {t: (tables.room(t, venue), tables.place(t, venue), tables.step_free(t)) for t in options}
        return list({(where[t], tables.seats(t), self._laid(t)): t for t in where}.values())

    def _laid(self, table: str | None) -> tuple[Span, ...]:
        return self.facts.lunches.laid.get(table or "", ())

    def _seated(self, meeting: Meeting, start: datetime, table: str | None, venue: Venue) -> bool:
        span = Span(start, start + meeting.length * MINUTE)
        if not self.leisure.within_hours(span) or any(laid.overlaps(span) for laid in self._laid(table)):
            return False
        if table is None and self._held_earlier(meeting, start, venue):
            return False
        tables = self.facts.tables
        stop = stop_at(span, tables.place(table, venue), tables.room(table, venue), is_meeting=True)
        able = [
            [person for person in self.facts.people.members(party) if self._able(person, stop, table, venue)]
            for party in meeting.parties
        ]
        if not all(able):
            return False
        needed = [self._needed(meeting, party) for party in meeting.parties]
        seats = tables.seats(table)
        return (seats is None or sum(needed) <= seats) and self._peaceful(able, needed)

    def _held_earlier(self, meeting: Meeting, start: datetime, venue: Venue) -> bool:
        """Whether an earlier block without tables takes this meeting: the first one that agrees does."""
        earlier = self.facts.venues.all[: self.facts.venues.all.index(venue)]
        rivals = [one for one in earlier if one.free is None and self.facts.grid.is_slot(meeting, start, one)]
        # Mostly there is but one block, so that nobody has to be looked up.
        return any(rival.who.issuperset(self._people(meeting)) for rival in rivals)

    def _people(self, meeting: Meeting) -> set[str]:
        return {person for party in meeting.parties for person in self.facts.people.members(party)}

    def _needed(self, meeting: Meeting, party: str) -> int:
        if meeting.representatives == "all":
            return len(self.facts.people.members(party))
        number = 1 if meeting.representatives == "one" else meeting.representatives
        return 1 if party in self.facts.scenario.people_by_id else number

    def _peaceful(self, able: Sequence[Sequence[str]], needed: Sequence[int]) -> bool:
        """Whether so many of both sides can be chosen that nobody sits across from somebody they must never meet."""
        if not self.facts.nevers.pairs:
            return all(len(side) >= least for side, least in zip(able, needed, strict=True))
        forbid = self.facts.nevers.forbid
        easy = [one for one in able[0] if not any(forbid(one, other) for other in able[1])]
        hard = [one for one in able[0] if one not in easy]
        for chosen in combinations(hard, max(0, needed[0] - len(easy))):
            if sum(not any(forbid(one, other) for one in chosen) for other in able[1]) >= needed[1]:
                return True
        return False

    def _able(self, person: str, stop: Stop, table: str | None, venue: Venue) -> bool:
        if person not in venue.who or self.facts.people.limit(person, "at_most") == 0:
            return False
        if self.facts.scenario.people_by_id[person].step_free and not self.facts.tables.step_free(table):
            return False
        return self.leisure.could(person, stop)
