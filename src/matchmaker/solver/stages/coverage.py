"""Then fairness: everybody gets a first wish before anybody's second is counted, and so on."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from matchmaker.scenario.requests import Request
from matchmaker.solver.activities import Activity
from matchmaker.solver.formulation import Formulation, Literal
from matchmaker.solver.options import Option
from matchmaker.solver.parties import choice_exists
from matchmaker.solver.setting import Setting
from matchmaker.solver.stages.objective import Objective, minimum


def objectives(form: Formulation) -> Iterator[Objective]:
    """Per depth k: how many of the first k wishes people still miss, as far as possible for them taken alone."""
    wishes = _wishes(form)
    possible = {activity.id: possible_alone(form, activity) for activity in form.activities if activity.requests}
    for depth in range(1, form.scenario.coverage_depth + 1):
        missing: list[tuple[int, Literal]] = []
        for person, wished in wishes.items():
            limit = form.setting.limit(person, "at_most")
            reachable = sum(len(copies) for copies in wished if any(possible[copy.id] for copy in copies))
            aim = min(depth, reachable if limit is None else min(limit, reachable))
            missing += _missing(form, person, list(chain.from_iterable(wished)), aim, depth)
        if missing:
            yield minimum(f"coverage-{depth}", missing)


def _missing(
    form: Formulation, person: str, wished: list[Activity], aim: int, depth: int
) -> Iterator[tuple[int, Literal]]:
    if aim:
        short = form.model.new_int_var(0, aim, f"{person} misses of {depth}")
        form.model.add_max_equality(short, [aim - sum(form.held[activity.id] for activity in wished), 0])
        yield 1, short


def _wishes(form: Formulation) -> dict[str, list[list[Activity]]]:
    """Of each confirmed person, the wishes: for each the meetings that would meet it, as many as it asks for."""
    meetings: dict[str, list[Activity]] = defaultdict(list)
    requests = {request.name: request for activity in form.activities for request in activity.requests}
    for activity in form.activities:
        for request in activity.requests:
            if activity.copy <= request.times and not activity.waiting:
                meetings[request.name].append(activity)
    found: dict[str, list[list[Activity]]] = defaultdict(list)
    for name, copies in meetings.items():
        for person in _wishers(form, requests[name]):
            found[person].append(copies)
    return found


def _wishers(form: Formulation, request: Request) -> Iterator[str]:
    members = form.scenario.members.get(request.wisher, (request.wisher,))
    return (person for person in members if person in form.setting.people.confirmed)


def possible_alone(form: Formulation, activity: Activity) -> bool:
    """Whether the meeting could take place if nothing else were planned but its people's fixed sessions and lunches."""
    if lacks_table(form, activity):
        return False
    return any(_option_possible(form.setting, option) for option in form.options[activity.id])


def lacks_table(form: Formulation, activity: Activity) -> bool:
    """Whether the meeting needs a free table while all of them have to stay unused."""
    tables = form.setting.tables
    needed = any(option.tables is not None and option.tables.free for option in form.options[activity.id])
    return needed and tables.spare >= len(tables.free)


def _option_possible(setting: Setting, option: Option) -> bool:
    able = [
        [
            person
            for person in people
            if setting.limit(person, "at_most") != 0 and not _is_taken(setting, option, person)
        ]
        for people in option.able
    ]
    return choice_exists(option.activity.parties, able, setting.forbidden)


def _is_taken(setting: Setting, option: Option, person: str) -> bool:
    """Whether a fixed session that the person must attend, or a lunch, leaves no time for the option."""
    for start, end, room, must in setting.fixed_parts:
        change = setting.room_change if room and option.room and room != option.room else 0
        if person in must and start - change < option.end and option.start < end + change:
            return True
    return False
