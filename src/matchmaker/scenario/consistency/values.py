"""Lists in which something stands twice."""

from collections.abc import Hashable, Iterable

from matchmaker.scenario.consistency.trips.blocks import blocks_in
from matchmaker.scenario.consistency.words import Found, Where
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.pairs import pair_id


def contradictions(scenario: Scenario) -> Found:
    """Stages, languages, tables and values that are stated more than once, or of nobody."""
    yield from _doubled(("stages",), scenario.stages or ())
    yield from _doubled(("event", "languages"), scenario.event.languages)
    for where, block in blocks_in(scenario):
        yield from _doubled((*where, "tables"), block.tables or ())
    for index, lunch in enumerate(scenario.lunches):
        yield from _doubled(("lunches", index, "tables"), lunch.tables)
        yield from _doubled(("lunches", index, "protocol"), lunch.protocol)
    seen: set[str] = set()
    for index, pair in enumerate(scenario.pair_values):
        one, other = pair.between
        if one == other:
            yield ("pair_values", index, "between"), f"'{one}' stands twice; name two different parties"
        elif pair_id(one, other) in seen:
            yield ("pair_values", index), f"the value of '{one}' and '{other}' is stated already; keep one of the two"
        seen.add(pair_id(one, other))


def _doubled(where: Where, entries: Iterable[Hashable]) -> Found:
    seen: set[Hashable] = set()
    for index, entry in enumerate(entries):
        if entry in seen:
            yield (*where, index), f"'{entry}' stands twice; keep one of the two"
        seen.add(entry)
