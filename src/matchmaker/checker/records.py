"""Whether the plan as a whole belongs to the scenario: its mark, its uids, its list of unmet wishes."""

from collections import Counter
from collections.abc import Iterator

from matchmaker.plan import Plan
from matchmaker.rules import Facts, Violation

RULE = "plan"


def wrong_records(facts: Facts, plan: Plan) -> Iterator[Violation]:
    """Everything wrong outside of single assignments."""
    for text in (*_mark(facts, plan), *_uids(plan), *_left(plan)):
        yield Violation(RULE, (), None, (), text)
    yield from _unmet(facts, plan)


def _mark(facts: Facts, plan: Plan) -> Iterator[str]:
    if plan.scenario.id != facts.scenario.id:
        yield f"The plan is for the scenario {plan.scenario.id!r}, not for {facts.scenario.id!r}."
    elif plan.scenario.sha256 != facts.scenario.sha256:
        yield "The scenario has changed since the plan was made; solve it again."


def _uids(plan: Plan) -> Iterator[str]:
    uids = Counter([*(entry.uid for entry in plan.assignments), *(entry.uid for entry in plan.cancelled)])
    for uid, times in uids.items():
        if times > 1:
            yield f"The uid {uid!r} stands {times} times in the plan; every calendar entry needs its own."
    for gone in (*plan.cancelled, *plan.left):
        if gone.uid != gone.was.uid:
            yield f"The cancelled entry {gone.uid!r} was {gone.was.uid!r}; the two must be the same."


def _left(plan: Plan) -> Iterator[str]:
    there = {entry.uid: {*entry.people} for entry in plan.assignments}
    for left in plan.left:
        for person in there.get(left.uid, set()).intersection(left.people):
            yield f"{person!r} is said to have left {left.uid!r}, but takes part in it."


def _unmet(facts: Facts, plan: Plan) -> Iterator[Violation]:
    listed = Counter(unmet.request for unmet in plan.unmet)
    missing = _missing(facts, {entry.activity for entry in plan.assignments}) | _unvisited(facts, plan)
    for name in sorted({*missing, *listed}):
        if name not in missing:
            yield _about(name, (), "is listed as unmet, but is " + ("met" if _known(facts, name) else "unknown"))
        elif listed[name] != 1:
            yield _about(name, (), f"is not met, but stands {listed[name]} times in the list of unmet requests")
    wished = {wish.name: wish.person for wish in facts.visits.wishes.values()}
    for unmet in plan.unmet:
        strangers = [person for person in unmet.people if person not in facts.scenario.people_by_id]
        if strangers:
            yield _about(unmet.request, unmet.people, f"names unknown people: {', '.join(strangers)}")
        elif unmet.people != (person := wished.get(unmet.request),) and person:
            who = ", ".join(unmet.people) or "nobody"
            yield _about(unmet.request, unmet.people, f"is one of {person} alone, not of {who}")


def _missing(facts: Facts, activities: set[str]) -> set[str]:
    """The names of the wishes (no never) with fewer meetings than they ask for."""
    held = Counter(found[0].id for activity in activities if (found := facts.meetings.find(activity)))
    pairs = facts.meetings.pairs.values()
    return {request.name for pair in pairs for request in pair.requests if held[pair.id] < request.times}


def _unvisited(facts: Facts, plan: Plan) -> set[str]:
    """The names of the wishes of people, whatever their status, for visits to which they do not come."""
    found = ((facts.visits.find(entry.activity), entry.people) for entry in plan.assignments)
    met = {(person, visit[0].id) for visit, people in found if visit for person in people}
    return {wish.name for wished, wish in facts.visits.wishes.items() if wished not in met}


def _known(facts: Facts, name: str) -> bool:
    requests = any(request.name == name for request in facts.scenario.requests)
    return requests or any(wish.name == name for wish in facts.visits.wishes.values())


def _about(request: str, people: tuple[str, ...], text: str) -> Violation:
    return Violation(RULE, people, None, (), f"The request {request!r} {text}.")
