"""The order of protocol at one table: by rank to both sides of the host, neighbours of different sides if possible."""

from collections.abc import Iterable

from matchmaker.scenario import Scenario


def protocol_order(scenario: Scenario, people: Iterable[str], host: str | None) -> list[str]:
    """The people in the order of the seats from 1 on that protocol gives them; a host who is not there counts for none.

    From the head, two arms grow to the right (seats 2, 3, …) and to the left (the last seat, the one before it, …).
    """
    waiting = sorted(people, key=lambda person: _precedence(scenario, person))
    if not waiting:
        return []
    head = host if host in waiting else waiting[0]
    waiting.remove(head)
    right, left = [head], [head]
    while waiting:
        arm = left if len(left) < len(right) else right
        person = _next(scenario, waiting, arm[-1])
        waiting.remove(person)
        arm.append(person)
    return [*right, *reversed(left[1:])]


def _precedence(scenario: Scenario, person: str) -> tuple[bool, int, str]:
    rank = scenario.people_by_id[person].rank
    return rank is None, rank or 0, person


def _next(scenario: Scenario, waiting: list[str], neighbour: str) -> str:
    """The first in rank who is not of the neighbour's side; if there is none, the first."""
    side = scenario.side_of(neighbour)
    mixed = (one for one in waiting if scenario.side_of(one) is None or scenario.side_of(one) != side)
    return next(mixed, waiting[0])
