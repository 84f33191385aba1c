"""Who has to be driven when from where to where, for the oracle: read off a timeline of activities and nights.

Of the rules it takes only at which places activities are; all else is worked out here.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from math import inf
from typing import NamedTuple

from matchmaker.plan import Assignment
from matchmaker.rules import Case, Facts, Held
from matchmaker.scenario.trips import places_of_nights
from matchmaker.scenario.vehicles import Vehicle
from matchmaker.scenario.zones import zone_of
from oracle_roads import Roads

MINUTE = timedelta(minutes=1)


class Task(NamedTuple):
    """From where to where, and when: those who have the same one may ride together."""

    start: datetime
    end: datetime
    origin: str
    destination: str


class Goal(NamedTuple):
    """To what somebody goes: an activity, or to bed at a hotel."""

    bed: bool
    name: str


Tasks = dict[Task, dict[str, Goal]]
"""By task, who has it and to what they go."""


class Traffic:
    """All that has to be driven in plans of one scenario."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.scenario = facts, facts.scenario
        self.roads = Roads(self.scenario)
        slept = places_of_nights(self.scenario)
        self.riders = [p.id for p in self.scenario.people if p.id in slept or not self.scenario.stays]
        self.nights = {
            person: [(self._dawn(evening, hotel), hotel) for evening, hotel in slept.get(person, {}).items()]
            for person in self.riders
        }

    def _dawn(self, evening: datetime | object, hotel: str) -> datetime:
        """Four o'clock at the hotel, on the morning after."""
        morning = datetime.fromisoformat(str(evening)).date() + timedelta(days=1)
        return datetime.combine(morning, time(4), zone_of(self.scenario, morning, hotel)).astimezone(UTC)

    def tasks(self, plan: Sequence[Assignment]) -> Tasks:
        """Everything that has to be driven, in order of time."""
        found: Tasks = {}
        case = Case(self.facts, plan)
        for person in self.riders if self.scenario.vehicles else ():
            stops = [held for held in case.held if person in held.people and held.place is not None]
            for task, goal in self._walked(stops, self.nights[person]) if stops else ():
                if self._driven(task):
                    found.setdefault(task, {})[person] = goal
        return {task: found[task] for task in sorted(found)}

    def _walked(self, stops: list[Held], nights: list[tuple[datetime, str]]) -> Iterator[tuple[Task, Goal]]:
        """Where somebody goes from item to item of the timeline; a night comes before what begins at its dawn."""
        timeline: list[tuple[datetime, int, datetime, Held | str]] = [(dawn, 0, dawn, bed) for dawn, bed in nights]
        timeline += [(held.span.start, 1, held.span.end, held) for held in stops]
        last: Held | str | None = None
        for _, _, _, item in sorted(timeline, key=lambda one: one[:3]):
            if isinstance(item, str):
                if isinstance(last, Held):
                    yield self._home(last, item), Goal(True, item)
            elif last is not None:
                yield (
                    self._into(last if isinstance(last, str) else str(last.end_place), item),
                    Goal(False, item.activity),
                )
            last = item

    def _home(self, held: Held, hotel: str) -> Task:
        ready = held.span.end + (held.transfer.clearance if held.transfer else 0) * MINUTE
        here = str(held.end_place)
        return Task(ready, ready + self._way(here, hotel), here, hotel)

    def _into(self, origin: str, held: Held) -> Task:
        there = held.span.start - (held.transfer.check_in if held.transfer else 0) * MINUTE
        return Task(there - self._way(origin, str(held.place)), there, origin, str(held.place))

    def _way(self, origin: str, destination: str) -> timedelta:
        minutes = self.roads.everybody[origin, destination]
        return timedelta() if minutes == inf else minutes * MINUTE

    def _driven(self, task: Task) -> bool:
        ends = task.origin, task.destination
        quickest = self.roads.everybody[ends]
        slower_alone = quickest < inf and self.roads.alone[ends] > quickest
        return slower_alone and any(self.serves(vehicle, task) for vehicle in self.scenario.vehicles)

    def serves(self, vehicle: Vehicle, task: Task) -> bool:
        """Whether the vehicle drives from or to its city, as far as anybody knows."""
        cities = [self.scenario.places_by_id[end].city for end in (task.origin, task.destination)]
        return vehicle.city is None or None in cities or vehicle.city in cities
