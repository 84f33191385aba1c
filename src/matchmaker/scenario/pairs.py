"""Pairs of parties: who has met before, and by what id a meeting is known in plans, pins and precedence."""

from collections import Counter

from matchmaker.scenario.document import Scenario


def pair_id(first: str, second: str) -> str:
    """Id of the meeting of two parties, the same whoever wishes it."""
    return "+".join(sorted((first, second)))


def met_before(scenario: Scenario) -> frozenset[frozenset[str]]:
    """Pairs of parties that are stated to know each other: in a list of their own, or with a request."""
    asked = ({request.wisher, request.partner} for request in scenario.requests if request.met_before)
    return frozenset(map(frozenset, (*(known.between for known in scenario.met_before), *asked)))


def copy_id(activity: str, number: int) -> str:
    """Id of the ``number``-th (from 1) meeting of the same parties."""
    return activity if number == 1 else f"{activity}.{number}"


def given_ids(scenario: Scenario) -> tuple[str, ...]:
    """Ids of the given meetings in file order: stated, or made of the parties (then numbered from the second on)."""
    seen: Counter[str] = Counter()
    ids = []
    for given in scenario.given:
        name = given.id or f"given.{'+'.join(sorted(given.between))}"
        seen[name] += 1
        ids.append(copy_id(name, seen[name]))
    return tuple(ids)


def proposable_names(scenario: Scenario) -> set[str]:
    """Pairs of parties that pins and precedence name, and that matching may propose as far as the file alone says."""
    if scenario.propose is None:
        return set()
    named = {pin.activity for pin in scenario.pins}
    named |= {name for order in scenario.precedence for name in (order.before, order.after)}
    known = scenario.people_by_id.keys() | scenario.organisations_by_id.keys()
    pairs = (name.split("+") for name in named)
    return {pair_id(*pair) for pair in pairs if len(pair) == 2 and pair[0] != pair[1] and known.issuperset(pair)}


def activity_names(scenario: Scenario) -> set[str]:
    """Every name by which a pin or a precedence may speak of an activity."""
    names = {session.id for session in scenario.sessions} | {visit.id for visit in scenario.visits}
    names |= {lunch.id for lunch in scenario.lunches} | {transfer.id for transfer in scenario.transfers}
    for request in scenario.requests:
        names |= {request.name, pair_id(request.wisher, request.partner)}
    return names | set(given_ids(scenario))
