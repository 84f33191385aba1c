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
    stated = _stated(scenario, wished)
    values = [stated.get(_pair(request), _formula(scenario, request)) for request in wished]
    for wish in wished_visits(scenario).values():
        values.append(scenario.weights.wish * wish.wish if wish.value is None else wish.value)
    return min(values) if values and min(values) > 0 else None


def _stated(scenario: Scenario, wished: list[Request]) -> dict[str, int]:
    """The values stated for pairs: for the pair itself, else the greatest of those of its requests."""
    found: dict[str, int] = {}
    for request in wished:
        if request.value is not None:
            found[_pair(request)] = max(request.value, found.get(_pair(request), request.value))
    return found | {pair_id(*stated.between): stated.value for stated in scenario.pair_values}


def _formula(scenario: Scenario, request: Request) -> int:
    """The least that the meeting is worth if no value is stated for it."""
    return scenario.weights.wish * (5 if request.wish == "must" else int(request.wish))


def _pair(request: Request) -> str:
    return pair_id(request.wisher, request.partner)
