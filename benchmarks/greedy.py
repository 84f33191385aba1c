"""First come, first served: a plan as an organiser makes it with a spreadsheet, entry by entry, nothing taken back.

What is fixed or promised comes first, then musts, guaranteed meetings, and wishes: in the order of the file, of their
value, or in turns (everybody's dearest, everybody's second …), whichever is best in the end; then meetings for waiting
people, guests of sessions, and seats at lunch. A meeting takes the first slot, people and table against which no rule
speaks; a visit the start that suits most of those who wish it. Interpreters are the first in the file who are free;
nobody plans rides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frame import invite, lay, open_fixed, open_movable, seat, travel
from runs import go, visitors
from sheet import UNPLANNED, Sheet
from slots import meet

from matchmaker.checker import Judge, Violation
from matchmaker.checker.entries import wrong_entries
from matchmaker.plan import Assignment, when
from matchmaker.rules import Facts, soft_rules
from matchmaker.rules.meeting.meetings import Meeting
from matchmaker.scenario import Scenario
from matchmaker.scenario.activities import Visit

ORDERS = ("file", "value", "turns")


@dataclass(frozen=True)
class ByHand:
    """A greedy plan: the order of wishes, its worth stage by stage, and what the checker has against it but rides."""

    order: str
    assignments: tuple[Assignment, ...]
    values: dict[str, int]
    violations: tuple[Violation, ...]


def plan_by_hand(scenario: Scenario) -> ByHand:
    """The best of the plans in all orders: with the fewest breaches of rules, then stage by stage."""
    judge = Judge(scenario)
    return min((plan_in(judge, order) for order in ORDERS), key=_badness)


def _badness(plan: ByHand) -> tuple[int, ...]:
    senses = soft_rules()
    signed = (v if senses[name.partition("-")[0]].SENSE == "min" else -v for name, v in plan.values.items())
    return (len(plan.violations), *signed)


def plan_in(judge: Judge, order: str) -> ByHand:
    """The plan in one of ORDERS, judged."""
    facts = judge.facts
    assignments = tuple(sorted(_assignments(facts, order), key=when))
    stages = facts.scenario.stages
    wanted = {name for name in soft_rules() if name != "breaks"} if stages is None else set(stages)
    values = {name: v for name, v in judge.values(assignments).items() if name.partition("-")[0] in wanted}
    told = (violation for violation in judge.violations(assignments) if violation.rule != UNPLANNED)
    return ByHand(order, assignments, values, (*wrong_entries(facts, assignments), *told))


def _assignments(facts: Facts, order: str) -> list[Assignment]:
    sheet = Sheet(facts)
    travel(sheet)
    open_fixed(sheet)
    lay(sheet)
    _keep_promises(sheet)
    open_movable(sheet)
    for meeting in facts.meetings.given.values():
        meet(sheet, meeting, 1)
    _wished(sheet, order)
    invite(sheet)
    seat(sheet)
    return sheet.entries


def _keep_promises(sheet: Sheet) -> None:
    """What is pinned but for sessions, in order of the file."""
    for activity in sheet.facts.pins.by_activity:
        if meeting := sheet.facts.meetings.find(activity):
            meet(sheet, *meeting)
        elif visit := sheet.facts.visits.find(activity):
            go(sheet, *visit)


def _wished(sheet: Sheet, order: str) -> None:
    """Meetings and visits: musts first, then what is guaranteed, meetings for waiting people last."""
    meetings = sheet.facts.meetings
    main = [meeting for meeting in meetings.pairs.values() if meetings.is_main(meeting)]
    _all(sheet, order, [m for m in main if any(request.wish == "must" for request in m.requests)])
    _guaranteed(sheet, order, main)
    _all(sheet, order, [*main, *sheet.facts.scenario.visits])
    _all(sheet, order, [meeting for meeting in meetings.pairs.values() if meetings.is_waiting(meeting)])


def _all(sheet: Sheet, order: str, wishes: Iterable[Meeting | Visit]) -> None:
    for wish in _sorted(sheet, order, wishes):
        if isinstance(wish, Meeting):
            for number in range(1, wish.times + 1):
                meet(sheet, wish, number)
        else:
            for number in range(1, wish.runs + 1):
                go(sheet, wish, number)


def _guaranteed(sheet: Sheet, order: str, meetings: Sequence[Meeting]) -> None:
    """Meetings for those who are to have some, first for those who have the fewest to choose from."""
    people = sheet.facts.people
    own = {p: [m for m in meetings if any(people.stands_for(p, q) for q in m.parties)] for p in people.confirmed}
    for person in sorted(own, key=lambda p: (len(own[p]), p)):
        for meeting in _sorted(sheet, order, own[person]):
            if sum(held.is_meeting for held in sheet.of[person]) < (people.limit(person, "at_least") or 0):
                _all(sheet, order, [meeting])


def _sorted(sheet: Sheet, order: str, wishes: Iterable[Meeting | Visit]) -> list[Meeting | Visit]:
    listed = list(wishes)
    if order == "file":
        return listed
    worth = {wish.id: _worth(sheet, wish) for wish in listed}
    by_worth = sorted(listed, key=lambda wish: -worth[wish.id])
    if order == "value":
        return by_worth
    turns: dict[str, int] = {}
    taken: dict[str, int] = {}
    for wish in by_worth:
        wishers = {request.wisher for request in wish.requests} if isinstance(wish, Meeting) else set()
        turns[wish.id] = min((taken.get(wisher, 0) for wisher in wishers), default=0)
        taken |= {wisher: taken.get(wisher, 0) + 1 for wisher in wishers}
    return sorted(by_worth, key=lambda wish: turns[wish.id])


def _worth(sheet: Sheet, wish: Meeting | Visit) -> int:
    """The value of a meeting, or of a run of a visit with those to whom it is worth most."""
    if isinstance(wish, Meeting):
        return wish.value
    values = sorted((sheet.facts.visits.value(person, wish.id) for person in visitors(sheet, wish)), reverse=True)
    return sum(value for value in values[: wish.at_most] if value > 0)
