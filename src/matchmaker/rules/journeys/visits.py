"""The visits: who may come and when, and what it is worth to whom."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from functools import cached_property

from matchmaker.matching import match
from matchmaker.rules.meeting.pins import Pins
from matchmaker.rules.people import People
from matchmaker.rules.times.clock import Clock
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.times.spans import Span
from matchmaker.scenario import Scenario, copy_id
from matchmaker.scenario.activities import Visit
from matchmaker.scenario.trips import WishedVisit, wished_visits

_RUN = re.compile(r"(.+)\.([2-9]|[1-9][0-9]{1,5})")  # no more digits: a plan may say anything


class Visits:
    """Facts about visits, by id. Runs are numbered from 1."""

    def __init__(self, scenario: Scenario, clock: Clock, people: People, pins: Pins) -> None:
        self.scenario = scenario
        self.clock = clock
        self.people = people
        self.pins = pins
        self._values: dict[tuple[str, str], int] = {}

    @cached_property
    def by_id(self) -> dict[str, Visit]:
        """Visits by id."""
        return {visit.id: visit for visit in self.scenario.visits}

    def find(self, activity: str) -> tuple[Visit, int] | None:
        """The visit behind an activity of a plan, and the number of the run (maybe too high); None if it is none."""
        if activity in self.by_id:
            return self.by_id[activity], 1
        run = _RUN.fullmatch(activity)
        return (self.by_id[run[1]], int(run[2])) if run and run[1] in self.by_id else None

    @cached_property
    def must(self) -> dict[str, frozenset[str]]:
        """Who has to come along: confirmed people only."""
        return {v.id: frozenset(self.scenario.who(v.must)) & self.people.confirmed for v in self.scenario.visits}

    @cached_property
    def named(self) -> dict[str, frozenset[str]]:
        """Everybody named, whether they must or may come; visitors are those of them who have confirmed."""
        return {v.id: frozenset(self.scenario.who([*v.must, *v.may])) for v in self.scenario.visits}

    @cached_property
    def leaders(self) -> dict[str, frozenset[str]]:
        """For every visit that somebody has to lead: head and deputy of the group, as far as they have confirmed."""
        groups = {group.id: frozenset(filter(None, (group.head, group.deputy))) for group in self.scenario.groups}
        led = {v.id: groups.get(v.led_by, frozenset()) for v in self.scenario.visits if v.led_by is not None}
        return {visit: people & self.people.confirmed for visit, people in led.items()}

    def starts(self, visit: Visit, number: int) -> Iterator[datetime]:
        """Every allowed start of a run; a promised start replaces all others."""
        pinned = self.pins.starts(copy_id(visit.id, number))
        yield from pinned
        for window in () if pinned else self._windows(visit):
            start = window.start
            while start + visit.length * MINUTE <= window.end:
                yield start
                start += visit.grid * MINUTE

    def allows(self, visit: Visit, start: datetime) -> bool:
        """Whether a run may start then if its start is not promised."""
        held = Span(start, start + visit.length * MINUTE)
        grid = visit.grid * MINUTE
        return any(window.holds(held) and not (start - window.start) % grid for window in self._windows(visit))

    def _windows(self, visit: Visit) -> list[Span]:
        dated = self.clock.windows(visit.windows, visit.place, closed=frozenset(visit.holidays))
        return [window for _, window in dated]

    @cached_property
    def wishes(self) -> dict[tuple[str, str], WishedVisit]:
        """The wishes by person (whatever their status) and visit, in order of the file, then of the people."""
        return wished_visits(self.scenario)

    def value(self, person: str, visit: str) -> int:
        """What the visit is worth to a person: what is stated, else the strength of the wish and how well it fits."""
        if (person, visit) not in self._values:
            self._values[person, visit] = self._value(person, visit)
        return self._values[person, visit]

    def _value(self, person: str, visit: str) -> int:
        wish = self.wishes.get((person, visit))
        if wish and wish.value is not None:
            return wish.value
        strength = wish.wish if wish else 0
        return self.scenario.weights.wish * strength + match(self.scenario, person, visit).value

    def value_of(self, people: Iterable[str], visit: str) -> int:
        """What the visit is worth to all of these people together; only those who have confirmed count."""
        return sum(self.value(person, visit) for person in people if person in self.people.confirmed)

    def met(self, people: Collection[str], visit: str) -> tuple[str, ...]:
        """The names of the wishes for a visit that are met if these people come."""
        wishes = self.wishes.items()
        return tuple(wish.name for (person, wished), wish in wishes if wished == visit and person in people)
