"""One person who chooses among visits that may begin at very many times: too many for a model with a literal for each.

Whoever alone has a choice, between visits and nothing else, is on a tour among places with opening times. Such a
scenario is settled by ``solver.tours``, without a model; all others go the general way.
"""

from dataclasses import dataclass
from functools import cached_property
from itertools import product

from matchmaker.scenario import Scenario
from matchmaker.scenario.spans import overlap
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.setting import Setting
from matchmaker.solver.stages import is_wanted
from matchmaker.solver.timeline import Span
from matchmaker.solver.tours import Runs, TourProblem, runs_of

MANY_STARTS = 2000  # up to here the general way is as good


@dataclass(frozen=True)
class Tour:
    """Visits among which ``person`` chooses; nobody else has a choice, and nothing else is planned."""

    setting: Setting
    person: str

    def starts(self, activity: Activity) -> Runs:
        """When a visit can begin with this person."""
        return self._starts.get(activity.id, ())

    @cached_property
    def options(self) -> int:
        """The number of all these starts."""
        return sum(len(run) for runs in self._starts.values() for run in runs)

    @cached_property
    def worthwhile(self) -> tuple[Activity, ...]:
        """The visits that can be made and are worth something."""
        return tuple(a for a in self.setting.activities if self.starts(a) and self._value(a) > 0)

    @cached_property
    def problem(self) -> TourProblem:
        """The worthwhile visits as numbers, in the same order."""
        move, visits = self.setting.travel.pace.ways.move, [(a.length, _place(a)) for a in self.worthwhile]
        gaps = tuple(tuple(length + move(one, other) for _, other in visits) for length, one in visits)
        return TourProblem(tuple(map(self._value, self.worthwhile)), tuple(map(self.starts, self.worthwhile)), gaps)

    def _value(self, activity: Activity) -> int:
        return self.setting.visit_wishes.value(self.person, activity.pair)

    @cached_property
    def _starts(self) -> dict[str, Runs]:
        there = self.setting.availability[self.person]
        return {activity.id: starts_during(self.setting, activity, there) for activity in self._accessible()}

    def _accessible(self) -> list[Activity]:
        """The visits that the person may make, at places that the person gets into."""
        scenario = self.setting.scenario
        step_free, places = scenario.people_by_id[self.person].step_free, scenario.places_by_id
        admitted = [activity for activity in self.setting.activities if self.person in activity.people]
        return [activity for activity in admitted if not step_free or places[_place(activity)].step_free]


def _place(activity: Activity) -> str:
    return activity.visit.place if activity.visit else ""


def starts_during(setting: Setting, activity: Activity, there: list[Span] | None = None) -> Runs:
    """When a visit can begin: on its grid, all of it within event hours and within one of the spans ``there``."""
    hours, visit = [(day.start, day.end) for day in setting.timeline.days], activity.visit
    within = hours if there is None else [common for pair in product(hours, there) if (common := overlap(*pair))]
    found = set[int]()
    for low, high in setting.timeline.spans(visit.windows, visit.place, visit.holidays) if visit else ():
        for first, end in within:
            if visit and first < high and low < end:
                start = max(low, first + (low - first) % visit.grid)
                found.update(range(start, min(high, end) - visit.length + 1, visit.grid))
    return runs_of(sorted(found))


def tour_of(setting: Setting) -> Tour | None:
    """The scenario as a tour, if it is one with many starts and all its rules apply."""
    people = {person for activity in setting.activities for person in activity.people}
    simple = len(people) == 1 and not setting.without and _only_visits(setting) and _only_value(setting.scenario)
    tour = Tour(setting, people.pop()) if simple else None
    return tour if tour and tour.options > MANY_STARTS else None


def _only_visits(setting: Setting) -> bool:
    """Whether there are only visits for one, and nothing that demands or forbids more than times and ways do."""
    scenario = setting.scenario
    others = (
        *(scenario.requests, scenario.given, scenario.propose, scenario.sessions, scenario.lunches),
        *(scenario.transfers, scenario.stays, scenario.meal_breaks, scenario.precedence, scenario.pins),
        *(scenario.interpreters, scenario.vehicles),
    )
    demands = any(setting.limit(person, "at_least") for person in setting.people.confirmed)
    return not any(others) and not demands and all(map(_for_one, setting.activities))


def _for_one(activity: Activity) -> bool:
    visit = activity.visit
    if visit is None or visit.must or visit.led_by:
        return False
    return visit.runs == visit.at_least == 1 and visit.at_most != 0


def _only_value(scenario: Scenario) -> bool:
    """Whether the value is to be decided, and nothing else that visits have a part in."""
    others = ("coverage", "breaks", "comfort")
    return is_wanted(scenario, "value") and not any(is_wanted(scenario, stage) for stage in others)
