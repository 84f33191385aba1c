"""Orders of activities that run in circles or against the starts that are fixed."""

from collections.abc import Sequence
from datetime import timedelta

from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.consistency.pairs import Pairs
from matchmaker.scenario.consistency.words import Found
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.spans import Span

Edge = tuple[str, str]


def contradictions(clock: Clock, pairs: Pairs) -> Found:
    """Precedences that cannot be kept."""
    yield from _transfers(clock.scenario)
    edges = [(pairs.activity(order.before), pairs.activity(order.after)) for order in clock.scenario.precedence]
    for index, (before, after) in enumerate(edges):
        if before == after:
            yield ("precedence", index, "after"), f"'{before}' cannot come before itself; name another activity"
    circle = _circle([edge for edge in edges if edge[0] != edge[1]])
    if circle:
        text = " before ".join(f"'{name}'" for name in [*circle, circle[0]][:8])
        yield (
            ("precedence", edges.index((circle[-1], circle[0]))),
            f"the order runs in a circle: {text}; remove one of these orders",
        )
    else:
        yield from _against_the_clock(clock, pairs, edges)


def _transfers(scenario: Scenario) -> Found:
    transfers = {transfer.id for transfer in scenario.transfers}
    for index, order in enumerate(scenario.precedence):
        for key, name in (("before", order.before), ("after", order.after)):
            if name in transfers:
                text = f"'{name}' is a transfer, which travellers reach in time anyway; remove this order"
                yield ("precedence", index, key), text


def _circle(edges: Sequence[Edge]) -> list[str]:
    """Activities each of which comes before the next, and the last before the first; empty if there are none."""
    later: dict[str, set[str]] = {}
    earlier: dict[str, set[str]] = {}
    for first, second in edges:
        later.setdefault(first, set()).add(second)
        earlier.setdefault(second, set()).add(first)
    done = [name for name in earlier if name not in later]
    while done:  # what nothing follows is in no circle; nor is, then, what only that follows
        last = done.pop()
        for name in earlier.get(last, ()):
            later[name].remove(last)
            if not later[name]:
                del later[name]
                done.append(name)
    return _walk(later)


def _walk(later: dict[str, set[str]]) -> list[str]:
    way: dict[str, int] = {}
    name = min(later, default=None)
    while name is not None and name not in way:
        way[name] = len(way)
        name = min(later[name])
    return [] if name is None else list(way)[way[name] :]


def _against_the_clock(clock: Clock, pairs: Pairs, edges: Sequence[Edge]) -> Found:
    fixed = _fixed(clock, pairs)
    for index, (before, after) in enumerate(edges):
        gap = timedelta(minutes=clock.scenario.precedence[index].gap)
        if before == after or before not in fixed or after not in fixed:
            continue
        end, start = fixed[before][1], fixed[after][0]
        if end + gap > start:
            text = f"'{before}' ends at {clock.local(end)}, but '{after}' begins at {clock.local(start)}"
            needed = f", and {clock.scenario.precedence[index].gap} minutes shall lie between" if gap else ""
            yield ("precedence", index), f"{text}{needed}; move one of the two, or remove the order"


def _fixed(clock: Clock, pairs: Pairs) -> dict[str, Span]:
    """Of every activity with a fixed start: from its first start to its last end, if it takes place several times."""
    found: dict[str, Span] = {}
    for session in clock.scenario.sessions:
        starts = clock.session_starts(session)
        if len(starts) == 1:
            found[session.id] = starts[0], starts[0] + timedelta(minutes=session.length)
    for lunch in clock.scenario.lunches:
        if rounds := clock.rounds(lunch):
            found[lunch.id] = rounds[0].span[0], rounds[-1].span[1]
    visits = {visit.id: visit for visit in clock.scenario.visits}
    for pin in clock.scenario.pins:
        name = pairs.activity(pin.activity)
        length = visits[name].length if name in visits else pairs.length(name)
        if pin.start is not None and length is not None:
            start = clock.pinned(pin, pin.start)
            first, last = found.get(name, (start, start))
            found[name] = min(first, start), max(last, start + timedelta(minutes=length))
    return found
