"""The names of meetings: by what id a meeting is known in plans, pins and precedence."""

from collections import Counter

from matchmaker.scenario.document import Scenario


def pair_id(first: str, second: str) -> str:
    """Id of the meeting of two parties, the same whoever wishes it."""
    return "+".join(sorted((first, second)))


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


def activity_names(scenario: Scenario) -> set[str]:
    """Every name by which a pin or a precedence may speak of an activity."""
    names = {session.id for session in scenario.sessions} | {visit.id for visit in scenario.visits}
    names |= {lunch.id for lunch in scenario.lunches} | {transfer.id for transfer in scenario.transfers}
    for request in scenario.requests:
        names |= {request.name, pair_id(request.wisher, request.partner)}
    return names | set(given_ids(scenario))
