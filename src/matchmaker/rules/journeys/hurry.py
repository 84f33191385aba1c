"""How violations tell that there is too little time between two activities."""

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.journeys.travel import NO_WAY
from matchmaker.rules.times.grid import MINUTE


def hurry(case: Case, before: Held, after: Held, needed: int) -> str:
    """What somebody lacks who goes from one to the other: the time, or the way; follows the name of that somebody."""
    words = case.facts.words
    first, second = case.what(before), case.what(after)
    free = (after.span.start - before.span.end) // MINUTE
    if free < 0:
        return f"is at {first} until {words.time(before.span.end, before.end_place)}, but {second} begins before that"
    ends = before.end_place, after.place
    way = f"from {words.place(ends[0])} to {words.place(ends[1])}" if None not in ends and ends[0] != ends[1] else ""
    if needed >= NO_WAY:
        return f"has no way {way} between {first} and {second}"
    return f"has {free} minutes between {first} and {second}, but needs {needed}" + (f" {way}" if way else "")
