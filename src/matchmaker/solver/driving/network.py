"""The vehicles of a fleet on the road: every one does one leg after the other, and gets empty from one to the next."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from ortools.sat.python import cp_model

from matchmaker.solver.attendance import Literal
from matchmaker.solver.driving.chains import Chains
from matchmaker.solver.driving.fleets import Fleet, Fleets, Leg

Yard = tuple[str, date]
"""A place on one day. Overnight a vehicle may get anywhere."""

Driven = Mapping[Leg, Literal]
"""How many vehicles of a fleet drive each leg."""


class Network:
    """One fleet. Vehicles begin a day anywhere, and end it anywhere."""

    def __init__(self, model: cp_model.CpModel, fleets: Fleets, fleet: Fleet, driven: Driven) -> None:
        self._model, self._fleets, self._most = model, fleets, len(fleet.vehicles)
        self._chains = Chains[Yard]()
        self._setting_out: dict[Yard, list[int]] = _minutes(
            (leg.origin, fleets.begins(leg), leg.start) for leg in driven
        )
        self._arriving: dict[Yard, list[int]] = _minutes((leg.destination, fleets.ends(leg), leg.end) for leg in driven)
        self._driven = driven

    def post(self) -> None:
        """Post that no vehicle is needed in two places, and never more than there are."""
        for leg, number in self._driven.items():
            self._chains.go((leg.origin, self._fleets.begins(leg)), leg.start, number)
            self._chains.come((leg.destination, self._fleets.ends(leg)), leg.end, number)
        for (place, day), minutes in self._arriving.items():
            for minute in minutes:
                self._move_on(place, day, minute)
        self._spend_nights()
        self._chains.post(self._model, self._most)

    def _move_on(self, place: str, day: date, minute: int) -> None:
        """Empty runs from a place to all others from which a leg starts later that day."""
        for (other, other_day), starts in self._setting_out.items():
            there = minute + self._fleets.empty(place, other)
            if other_day == day and other != place and starts[-1] >= there:
                run = self._new()
                self._chains.go((place, day), minute, run)
                self._chains.come((other, day), starts[bisect_left(starts, there)], run)

    def _spend_nights(self) -> None:
        """On every day no more vehicles begin than there are, or have been left by the evening before."""
        beginning, ending = defaultdict[date, list[Literal]](list), defaultdict[date, list[Literal]](list)
        for yard, minutes in self._setting_out.items():
            beginning[yard[1]].append(self._new())
            self._chains.come(yard, minutes[0], beginning[yard[1]][-1])
        for yard, minutes in self._arriving.items():
            ending[yard[1]].append(self._new())
            self._chains.go(yard, minutes[-1], ending[yard[1]][-1])
        out: list[Literal] = []
        back: list[Literal] = []
        for day in sorted({*beginning, *ending}):
            out += beginning[day]
            self._model.add(cp_model.LinearExpr.sum(out) - cp_model.LinearExpr.sum(back) <= self._most)
            back += ending[day]

    def _new(self) -> Literal:
        return self._model.new_int_var(0, self._most, "")


def _minutes(ends: Iterable[tuple[str, date, int]]) -> dict[Yard, list[int]]:
    """By yard, the minutes at which something starts or ends there, in order."""
    found = defaultdict[Yard, set[int]](set)
    for place, day, minute in ends:
        found[place, day].add(minute)
    return {yard: sorted(minutes) for yard, minutes in found.items()}
