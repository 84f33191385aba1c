"""Things that wait at a place until they go on: what has come by then, less what has gone, is never below zero.

A time-space network (Kliewer, Mellouli, Suhl: "A time-space network based exact optimization model for multi-depot bus
scheduling", 2006): one variable for all that wait at a place from one time to the next, instead of one for every pair
of things that may follow each other.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

from ortools.sat.python import cp_model

Where = TypeVar("Where")
Event = tuple[int, bool, cp_model.IntVar]
"""Minute, whether something leaves, and how many."""


class Chains(Generic[Where]):
    """Comings and goings by place; at one and the same minute, what comes may go again."""

    def __init__(self) -> None:
        self._events = defaultdict[Where, list[Event]](list)

    def come(self, where: Where, minute: int, number: cp_model.IntVar) -> None:
        """So many come."""
        self._events[where].append((minute, False, number))

    def go(self, where: Where, minute: int, number: cp_model.IntVar) -> None:
        """So many go."""
        self._events[where].append((minute, True, number))

    def post(self, model: cp_model.CpModel, most: int) -> None:
        """Nobody goes who has not come, and nobody waits for ever; never more than ``most`` wait at one place."""
        for events in self._events.values():
            waiting: list[cp_model.IntVar] = []
            groups = list(_groups(sorted(events, key=lambda event: event[:2])))
            for number, (coming, going) in enumerate(groups):
                last = number == len(groups) - 1
                still = [] if last else [model.new_int_var(0, most, "")]
                model.add(cp_model.LinearExpr.sum([*waiting, *coming]) == cp_model.LinearExpr.sum([*going, *still]))
                waiting = still


def _groups(events: list[Event]) -> Iterator[tuple[list[cp_model.IntVar], list[cp_model.IntVar]]]:
    """What comes and then goes, before something comes again."""
    coming: list[cp_model.IntVar] = []
    going: list[cp_model.IntVar] = []
    for _, leaves, number in events:
        if not leaves and going:
            yield coming, going
            coming, going = [], []
        (going if leaves else coming).append(number)
    yield coming, going
