"""Which visits are worth something to people, and which of these are possible for them alone."""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from matchmaker.rules.facts import Facts
from matchmaker.rules.journeys.leisure import Leisure
from matchmaker.rules.journeys.obligations import stop_at
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.times.spans import Span
from matchmaker.scenario.activities import Visit

_KNOWN: WeakKeyDictionary[Facts, dict[str, int]] = WeakKeyDictionary()


def possible_visits(facts: Facts) -> dict[str, int]:
    """By confirmed person, how many visits of some value to them are possible alone; worked out once."""
    if facts not in _KNOWN:
        _KNOWN[facts] = _possible(facts)
    return _KNOWN[facts]


def _possible(facts: Facts) -> dict[str, int]:
    leisure = Leisure(facts)
    found: dict[str, int] = {}
    for visit in facts.visits.by_id.values():
        spans = [span for span in _spans(facts, visit) if leisure.within_hours(span)]
        for person in facts.visits.named[visit.id] & facts.people.confirmed if spans else ():
            if facts.visits.value(person, visit.id) > 0:
                free = any(leisure.could(person, stop_at(span, visit.place, None)) for span in spans)
                found[person] = found.get(person, 0) + free
    return found


def _spans(facts: Facts, visit: Visit) -> Iterator[Span]:
    """When the visit may take place; a run whose start is promised has no other."""
    # Runs after the last pinned one are all alike.
    different = min(visit.runs, 1 + sum(pin.activity == visit.id for pin in facts.scenario.pins))
    starts = {start for number in range(1, different + 1) for start in facts.visits.starts(visit, number)}
    for start in sorted(starts):
        yield Span(start, start + visit.length * MINUTE)
