"""Then fairness: everybody gets a first wish before anybody's second is counted, and so on."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from matchmaker.scenario.requests import Request
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.parties import choice_exists
from matchmaker.solver.formulation import Formulation, Literal
from matchmaker.solver.options import Option, Options
from matchmaker.solver.setting import Setting
from matchmaker.solver.stages.objective import Objective, minimum


@dataclass
class Wishes:
    """What a person wishes: for each wish the meetings that would meet it; the visits possible for them alone.

    ``going`` are literals of the person going on a visit that is worth something to them.
    """

    meetings: list[list[Activity]] = field(default_factory=list)
    visits: set[str] = field(default_factory=set)
    going: list[Literal] = field(default_factory=list)

    def met(self, form: Formulation) -> list[Literal]:
        """A literal for everything that meets a wish."""
        return [form.held[activity.id] for activity in chain.from_iterable(self.meetings)] + self.going


def objectives(form: Formulation) -> Iterator[Objective]:
    """Per depth k: how many of the first k wishes people still miss, as far as possible for them taken alone."""
    wishes = _wishes(form)
    possible = {activity.id: possible_alone(form, activity) for activity in form.activities if activity.requests}
    aims = {person: _within_reach(form, person, wished, possible) for person, wished in wishes.items()}
    for depth in range(1, form.scenario.coverage_depth + 1):
        missing: list[tuple[int, Literal]] = []
        for person, wished in wishes.items():
            missing += _missing(form, person, wished.met(form), min(depth, aims[person]), depth)
        if missing:
            yield minimum(f"coverage-{depth}", missing)


def _within_reach(form: Formulation, person: str, wished: Wishes, possible: dict[str, bool]) -> int:
    """How many wishes could be met for the person alone."""
    limit = form.setting.limit(person, "at_most")
    meetings = sum(len(copies) for copies in wished.meetings if any(possible[copy.id] for copy in copies))
    return (meetings if limit is None else min(limit, meetings)) + len(wished.visits)


def _missing(form: Formulation, person: str, met: list[Literal], aim: int, depth: int) -> Iterator[tuple[int, Literal]]:
    if aim:
        short = form.model.new_int_var(0, aim, f"{person} misses of {depth}")
        form.model.add_max_equality(short, [aim - sum(met), 0])
        yield 1, short


def _wishes(form: Formulation) -> dict[str, Wishes]:
    """Of each confirmed person, the wishes: meetings in order of the requests, then visits worth something."""
    meetings: dict[str, list[Activity]] = defaultdict(list)
    requests = {request.name: request for activity in form.activities for request in activity.requests}
    for activity in form.activities:
        for request in activity.requests:
            if activity.copy <= request.times and not activity.waiting:
                meetings[request.name].append(activity)
    found: dict[str, Wishes] = defaultdict(Wishes)
    for name, copies in meetings.items():
        for person in _wishers(form, requests[name]):
            found[person].meetings.append(copies)
    for activity in form.activities:
        if activity.visit:
            _add_visit(form, activity, found)
    return found


def _add_visit(form: Formulation, activity: Activity, found: dict[str, Wishes]) -> None:
    setting, visit = form.setting, activity.pair
    for option in form.options[activity.id]:
        for attendance in chain.from_iterable(form.attendances[option]):
            if setting.visit_wishes.value(attendance.person, visit) > 0:
                found[attendance.person].going.append(attendance.literal)
    for stop, able in Options(setting).open_to(activity):
        for person in able:
            worth = setting.visit_wishes.value(person, visit) > 0
            if worth and not setting.travel.duties(person).rules_out(stop, activity.id):
                found[person].visits.add(visit)


def _wishers(form: Formulation, request: Request) -> Iterator[str]:
    members = form.scenario.members.get(request.wisher, (request.wisher,))
    return (person for person in members if person in form.setting.people.confirmed)


def possible_alone(form: Formulation, activity: Activity) -> bool:
    """Whether the meeting could take place if nothing else were planned but what its people attend at fixed times.

    Interpreters are left out of account: for lack of them, a wish is not met, but it counts.
    """
    setting = form.setting
    if any(_option_possible(setting, option) for option in form.options[activity.id]):
        return True
    return bool(form.scenario.interpreters) and any(_option_possible(setting, o) for o in form.imaginable(activity))


def _option_possible(setting: Setting, option: Option) -> bool:
    able = able_alone(setting, option)
    return setting.tables.enough(option.tables) and choice_exists(option.activity.parties, able, setting.forbidden)


def able_alone(setting: Setting, option: Option) -> list[list[str]]:
    """By party, who takes meetings and attends nothing at a fixed time that is in the way."""
    return [
        [
            person
            for person in people
            if setting.limit(person, "at_most") != 0
            and not setting.travel.duties(person).rules_out(option.stop, option.activity.id)
        ]
        for people in option.able
    ]
