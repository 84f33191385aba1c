"""One rider's day from bed to bed: by which of the possible ways do they come to what they attend."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from matchmaker.solver.attendance import Attendance, Move
from matchmaker.solver.driving.chains import Chains
from matchmaker.solver.driving.fleets import Leg
from matchmaker.solver.formulation import Formulation, Literal
from matchmaker.solver.travel.ways import IMPOSSIBLE

BEFORE = -(10**9)  # earlier than anything

End = tuple[str, int]
"""A place, and the minute at which somebody has to be there, or is free to leave it."""

Ends = Mapping[End, Sequence[Literal]]
"""By end, the literals of what begins or is over there and then: at most one of them is true."""


@dataclass(frozen=True)
class Day:
    """What somebody may attend between two nights, and where they sleep then, as far as that is known."""

    person: str
    attending: Sequence[Attendance]
    bed: str | None
    next_bed: str | None


def days_of(form: Formulation, person: str) -> Iterator[Day]:
    """The days of a person on which there is something to attend at a known place."""
    nights = form.setting.travel.nights.get(person, [])
    by_day = defaultdict[int, list[Attendance]](list)
    for attendance in form.of_person[person]:
        if attendance.option.stop.place is not None:
            by_day[sum(night.boundary <= attendance.option.start for night in nights)].append(attendance)
    beds = [None, *(night.place for night in nights), None]
    for number, attending in sorted(by_day.items()):
        yield Day(person, attending, beds[number], beds[number + 1])


class Moves:
    """The ways of one day as a flow that passes all that somebody attends, and nothing else."""

    def __init__(self, form: Formulation, day: Day) -> None:
        self._form, self._day, self._ways = form, day, form.setting.travel.pace.ways
        self._arrivals, self._departures = _ends(day.attending)
        self._since = _earliest([*self._departures, *([(day.bed, BEFORE)] if day.bed else [])])
        self._sources = {end: list(self._origins(end)) for end in self._arrivals}
        self._chains = Chains[str]()
        self._driven: list[Move] = []

    def post(self) -> list[Move]:
        """Post the flow, if any of it may be driven; what is."""
        if any(self._legs()):
            setting_out = self._set_out()
            going_home = [self._leave(end, literals) for end, literals in self._departures.items()]
            self._form.model.add(cp_model.LinearExpr.sum(setting_out) == cp_model.LinearExpr.sum(going_home))
            self._form.model.add_at_most_one(going_home)
            self._chains.post(self._form.model, 1)
        return self._driven

    def _legs(self) -> Iterator[bool]:
        """Whether any way takes a vehicle."""
        for end, origins in self._sources.items():
            yield from (self._leg(origin, end) is not None for origin in origins)
        yield from (self._home(end) is not None for end in self._departures)

    def _origins(self, end: End) -> Iterator[str]:
        """The places from which somebody may come in time."""
        place, minute = end
        for origin, since in self._since.items():
            if since <= minute - self._ways.move(origin, place):
                yield origin

    def _leg(self, origin: str, end: End) -> Leg | None:
        """The way to what begins somewhere, just in time, if it takes a vehicle."""
        place, minute = end
        return self._form.setting.fleets.until(minute, origin, place)

    def _home(self, end: End) -> Leg | None:
        """The way to the bed as soon as something is over, if it takes a vehicle."""
        (place, minute), bed = end, self._day.next_bed
        return self._form.setting.fleets.since(minute, place, bed) if bed else None

    def _set_out(self) -> list[Literal]:
        """To everything one comes from somewhere; the literals of setting out in the morning."""
        bed, first = self._day.bed, []
        if bed:
            first.append(self._new())
            self._chains.come(bed, BEFORE, first[0])
        for end, literals in self._arrivals.items():
            ways = [self._come(origin, end) for origin in self._sources[end]]
            if bed is None or self._ways.move(bed, end[0]) >= IMPOSSIBLE:
                first.append(self._new())
                ways.append(first[-1])
            self._form.model.add(cp_model.LinearExpr.sum(ways) == cp_model.LinearExpr.sum(list(literals)))
        return first

    def _come(self, origin: str, end: End) -> Literal:
        literal = self._new()
        self._chains.go(origin, end[1] - self._ways.move(origin, end[0]), literal)
        return self._drive(self._leg(origin, end), literal)

    def _leave(self, end: End, literals: Sequence[Literal]) -> Literal:
        """After everything one stays there until it goes on, or goes home; the literal of going home."""
        home, stays = self._drive(self._home(end), self._new()), self._new()
        self._form.model.add(home + stays == cp_model.LinearExpr.sum(list(literals)))
        self._chains.come(*end, stays)
        return home

    def _drive(self, leg: Leg | None, literal: Literal) -> Literal:
        if leg:
            self._driven.append(Move(self._day.person, leg, literal))
        return literal

    def _new(self) -> Literal:
        return self._form.model.new_bool_var("")


def _ends(attending: Sequence[Attendance]) -> tuple[Ends, Ends]:
    """Where and when one has to be for what one may attend, and is free again."""
    arrivals, departures = defaultdict[End, list[Literal]](list), defaultdict[End, list[Literal]](list)
    for attendance in attending:
        stop = attendance.option.stop
        if stop.place is not None and stop.end_place is not None:
            arrivals[stop.place, stop.start - stop.check_in].append(attendance.literal)
            departures[stop.end_place, stop.end + stop.clearance].append(attendance.literal)
    return arrivals, departures


def _earliest(ends: Sequence[End]) -> dict[str, int]:
    """By place, when one can leave it first."""
    return dict(sorted(ends, key=lambda end: -end[1]))
