"""Nights: where people sleep, and the time they need from the evening to the next morning."""

from datetime import datetime, time, timedelta
from functools import cached_property
from itertools import pairwise

from pydantic import Field

from matchmaker.rules.journeys.stops import Stop
from matchmaker.rules.journeys.travel import Travel
from matchmaker.rules.times.clock import Clock
from matchmaker.rules.times.grid import MINUTE
from matchmaker.scenario import Model, Scenario
from matchmaker.scenario.base import Minutes
from matchmaker.scenario.trips import places_of_nights

_END_OF_EVENING = time(4)  # local time: what begins later belongs to the morning
_DAY = timedelta(days=1)


class NightLimits(Model):
    """How long a night is."""

    minutes: Minutes = Field(600, description="Minutes between coming back in the evening and setting out again.")


class Nights:
    """The nights for which the scenario says where people sleep."""

    def __init__(self, scenario: Scenario, clock: Clock, limits: NightLimits, travel: Travel) -> None:
        self.scenario = scenario
        self.clock = clock
        self.minutes = limits.minutes
        self.travel = travel

    @cached_property
    def _nights(self) -> dict[str, list[tuple[datetime, str]]]:
        """By person, for each of their nights in order: when evening becomes morning, and where they sleep."""
        found: dict[str, list[tuple[datetime, str]]] = {}
        for person, places in places_of_nights(self.scenario).items():
            for evening, place in sorted(places.items()):
                boundary = self.clock.instant(datetime.combine(evening + _DAY, _END_OF_EVENING), place)
                found.setdefault(person, []).append((boundary, place))
        return found

    def between(self, person: str, before: Stop, after: Stop) -> list[str]:
        """Where the person sleeps between two of their activities, night by night."""
        return self.beds(person, before.span.start, after.span.start)

    def beds(self, person: str, evening: datetime, morning: datetime) -> list[str]:
        """Where the person sleeps, night by night, after what begins in the evening and before what does next."""
        return [place for boundary, place in self._nights.get(person, ()) if evening < boundary <= morning]

    def too_short(self, before: Stop, after: Stop, beds: list[str]) -> bool:
        """Whether there are nights at these places between the two, but not enough time for them."""
        return bool(beds) and (after.span.start - before.span.end) // MINUTE < self.needed(before, after, beds)

    def needed(self, before: Stop, after: Stop, beds: list[str]) -> int:
        """Minutes from the end of one activity to the start of another with nights at these places between them."""
        ways = sum(self.travel.move(one, other) for one, other in pairwise([before.end_place, *beds, after.place]))
        return before.clearance + ways + len(beds) * self.minutes + after.check_in
