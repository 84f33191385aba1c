"""Every way to drive people about, for the oracle: any vehicles that can do a task share its people."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import combinations, product
from math import inf

from matchmaker.plan import Assignment, Resources, uid_of
from matchmaker.rules import Facts
from matchmaker.scenario.time import Window
from matchmaker.scenario.vehicles import Vehicle
from matchmaker.scenario.zones import zone_of
from oracle_entries import TooLarge
from oracle_tasks import MINUTE, Goal, Task, Tasks, Traffic

RULES = {"rides", "vehicle_duties"}

Loads = dict[str, int]
"""How many people ride in each vehicle that drives."""
Shifts = dict[str, Task]
"""The last ride of each vehicle so far."""


class Fleet:
    """The vehicles of one scenario. ``most`` limits how many choices of vehicles are tried for one plan."""

    def __init__(self, facts: Facts, most: int = 200_000) -> None:
        self.facts, self.scenario, self.most = facts, facts.scenario, most
        self.traffic = Traffic(facts)
        self.by_id = {vehicle.id: vehicle for vehicle in self.scenario.vehicles}
        self.known: dict[tuple[tuple[Task, int], ...], tuple[Loads, ...] | None] = {}
        self.able: dict[tuple[str, Task], bool] = {}
        self.tried = 0

    def rides(self, plan: Sequence[Assignment]) -> list[Assignment] | None:
        """Rides for this plan with as few taxis as possible; None if the vehicles do not suffice. Raises TooLarge."""
        tasks = self.traffic.tasks(plan)
        key = tuple((task, len(people)) for task, people in tasks.items())
        if key not in self.known:
            self.tried = 0
            self.known[key] = self._best(key, {}, inf)
        loads = self.known[key]
        return None if loads is None else list(self._assignments(tasks, loads))

    def _best(self, tasks: tuple[tuple[Task, int], ...], shifts: Shifts, most: float) -> tuple[Loads, ...] | None:
        """Loads of the vehicles for each of the tasks, with fewer than ``most`` taxis, as few as possible."""
        if most <= 0:
            return None
        if not tasks:
            return ()
        (task, people), *rest = tasks
        best = None
        for loads in self._loads(task, people, shifts):
            self.tried += 1
            if self.tried > self.most:
                raise TooLarge
            further = self._best(tuple(rest), shifts | dict.fromkeys(loads, task), most - self._taxis((loads,)))
            if further is not None:
                best = (loads, *further)
                most = self._taxis(best)
        return best

    def _taxis(self, loads: Sequence[Loads]) -> int:
        """How many taxis these loads fill."""
        rides = ((self.by_id[name], people) for load in loads for name, people in load.items())
        return sum((people + one.seats - 1) // one.seats for one, people in rides if one.kind == "taxi")

    def _loads(self, task: Task, people: int, shifts: Shifts) -> Iterator[Loads]:
        """Every choice of vehicles for a task, each with somebody in it."""
        able = [one for one in self.scenario.vehicles if self._can(one, task) and self._follows(one, task, shifts)]
        for count in range(1, people + 1):
            for some in combinations(able, count):
                for sizes in product(range(1, people + 1), repeat=count):
                    fits = all(n <= one.seats or one.kind == "taxi" for one, n in zip(some, sizes, strict=True))
                    if sum(sizes) == people and fits:
                        yield {one.id: n for one, n in zip(some, sizes, strict=True)}

    def _can(self, vehicle: Vehicle, task: Task) -> bool:
        if (vehicle.id, task) not in self.able:
            minutes = [task.start + n * MINUTE for n in range((task.end - task.start) // MINUTE)]
            there = all(self._there(vehicle, minute) for minute in minutes)
            self.able[vehicle.id, task] = there and self.traffic.serves(vehicle, task)
        return self.able[vehicle.id, task]

    def _there(self, vehicle: Vehicle, minute: datetime) -> bool:
        away = any(self._covers(window, minute) for window in vehicle.unavailable)
        return not away and (vehicle.available is None or any(self._covers(one, minute) for one in vehicle.available))

    def _covers(self, window: Window, minute: datetime) -> bool:
        """Whether the minute lies in the window on one of its days."""
        for day in [window.date] if window.date else [day.date for day in self.scenario.days]:
            zone = zone_of(self.scenario, day)
            first, last = (datetime.combine(day, one, zone) for one in (window.start, window.end))
            if first.timestamp() <= minute.timestamp() < last.timestamp():
                return True
        return False

    def _follows(self, vehicle: Vehicle, task: Task, shifts: Shifts) -> bool:
        """Whether the vehicle is there in time after its last ride."""
        before = shifts.get(vehicle.id)
        if before is None or vehicle.kind == "taxi":
            return True
        local = self.facts.clock.local
        if local(before.end, before.destination).date() != local(task.start, task.origin).date():
            return task.start >= before.end
        return (task.start - before.end) / MINUTE >= self.traffic.roads.empty[before.destination, task.origin]

    def _assignments(self, tasks: Tasks, loads: Sequence[Loads]) -> Iterator[Assignment]:
        numbers: Counter[tuple[str, str]] = Counter()
        for (task, goals), load in zip(tasks.items(), loads, strict=True):
            people = iter(self.scenario.who(list(goals)))
            for vehicle, count in load.items():
                riding = tuple(next(people) for _ in range(count))
                key = vehicle, _named([goals[person] for person in riding])
                numbers[key] += 1
                yield self._assignment(":".join(("ride", *key, str(numbers[key]))), vehicle, task, riding)

    def _assignment(self, activity: str, vehicle: str, task: Task, people: tuple[str, ...]) -> Assignment:
        zone = self.facts.clock.zone_at(task.start, task.origin)
        end_zone = self.facts.clock.zone_at(task.end, task.destination)
        return Assignment(
            uid=uid_of(self.scenario.id, activity),
            activity=activity,
            kind="transfer",
            start=task.start.astimezone(zone),
            end=task.end.astimezone(end_zone),
            timezone=zone.key,
            end_timezone=end_zone.key if end_zone.key != zone.key else None,
            place=task.origin,
            end_place=task.destination,
            people=people,
            resources=Resources(vehicle=(vehicle,)),
        )


def _named(goals: list[Goal]) -> str:
    """After what a ride to these is named: the first activity, else the hotel."""
    return min(goals).name
