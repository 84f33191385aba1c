"""How many more wishes for meetings and visits any plan could meet on top of those that this one meets."""

from matchmaker.plan import Plan
from matchmaker.scenario import Scenario, pair_id
from matchmaker.scenario.requests import Request
from matchmaker.scenario.trips import wished_visits


def further_meetings(scenario: Scenario, plan: Plan) -> int | None:
    """A proven limit, or None if nothing worth saying is known.

    A plan with these meetings and visits and more is as good in all that counts before value, so its value is at most
    the bound; each more has a least value, and so the room up to the bound holds only so many.
    """
    room = next((stage.bound - stage.value for stage in plan.outcome.stages if stage.name == "value"), None)
    least = _least_value(scenario)
    # Meetings with people on the waiting list count in a stage of their own, so this bound says nothing of them.
    if room is None or least is None or scenario.waiting == "fill":
        return None
    limit = room // least
    return limit if limit < len(plan.unmet) else None


def _least_value(scenario: Scenario) -> int | None:
    """What every wish met is worth at least; None if one may be worth nothing."""
    wished = [request for request in scenario.requests if request.wish != "never"]
    stated = {pair_id(*value.between): value.value for value in scenario.pair_values}
    values = [_value(scenario, request, wished, stated) for request in wished]
    for wish in wished_visits(scenario).values():
        values.append(scenario.weights.wish * wish.wish if wish.value is None else wish.value)
    return min(values) if values and min(values) > 0 else None


def _value(scenario: Scenario, request: Request, wished: list[Request], stated: dict[str, int]) -> int:
    pair = pair_id(request.wisher, request.partner)
    if pair in stated:
        return stated[pair]
    if request.value is not None:
        # The greatest of the values stated for a pair counts; each of them is at most that.
        return request.value
    others = [r.value for r in wished if r.value is not None and pair_id(r.wisher, r.partner) == pair]
    strength = 5 if request.wish == "must" else int(request.wish)
    return max(others) if others else scenario.weights.wish * strength
