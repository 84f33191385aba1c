"""Visits for which there is no time: windows, hours of the event, holidays of the host, pins."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

from matchmaker.scenario.activities import Visit
from matchmaker.scenario.consistency.clock import Clock, starts_within
from matchmaker.scenario.consistency.words import Found, Where
from matchmaker.scenario.spans import fits
from matchmaker.scenario.time import WindowParts


def contradictions(clock: Clock) -> Found:
    """Visits that fit into none of their windows, holidays beside the event, lists due too late, pins out of order."""
    dates = {day.date for day in clock.scenario.days}
    for index, visit in enumerate(clock.scenario.visits):
        where: Where = ("visits", index)
        for number, holiday in enumerate(visit.holidays):
            if holiday not in dates:
                text = f"{holiday} is no day of the event, so nothing happens then anyway; remove it, or correct it"
                yield (*where, "holidays", number), text
        yield from _windows(clock, where, visit)
        last = None if visit.visitors_due is None else _last_day(clock, visit)
        if visit.visitors_due is not None and last is not None and visit.visitors_due > last:
            text = f"the host wants the list on {visit.visitors_due}, after the last possible day of the visit ({last})"
            yield (*where, "visitors_due"), f"{text}; correct one of the two"
    yield from _pins_in_order(clock)


def visit_starts(clock: Clock, visit: Visit, window: WindowParts) -> Iterator[datetime]:
    """When a visit can begin in one of its windows, but for what pins promise; in wide windows that is often."""
    long = timedelta(minutes=visit.length)
    spans = clock.spans([window], visit.place, visit.holidays)
    every = starts_within(spans, long, timedelta(minutes=visit.grid))
    return (start for start in every if fits((start, start + long), clock.hours))


def _last_day(clock: Clock, visit: Visit) -> date | None:
    """The last day on which a visit can begin, None if it never can."""
    starts = (start for window in visit.windows for start in visit_starts(clock, visit, window))
    return max((clock.day_of(start, visit.place) for start in starts), default=None)


def _windows(clock: Clock, where: Where, visit: Visit) -> Found:
    if not any(clock.spans([window], visit.place, visit.holidays) for window in visit.windows):
        text = "the host is closed on all days of the windows (holidays)"
        yield (*where, "windows"), f"{text}; add a window on another day, or correct the holidays"
        return
    for number, window in enumerate(visit.windows):
        spans = clock.spans([window], visit.place, visit.holidays)
        if not spans or any(True for _ in visit_starts(clock, visit, window)):
            continue
        if all(end - start < timedelta(minutes=visit.length) for start, end in spans):
            text = f"the visit takes {visit.length} minutes, which is longer than the window"
            yield (*where, "windows", number), f"{text}; widen the window, or shorten the visit"
        else:
            hours = clock.opening(visit.place)
            text = f"no possible time of the visit in this window lies within the hours of the event ({hours})"
            yield (*where, "windows", number), f"{text}; move the window, or lengthen the day"


def _pins_in_order(clock: Clock) -> Found:
    """The first pin of a visit is its first run, which begins no later than the second."""
    for visit in clock.scenario.visits:
        pins = [(index, pin) for index, pin in enumerate(clock.scenario.pins) if pin.activity == visit.id]
        timed = [(clock.pinned(pin, pin.start), index) for index, pin in pins if pin.start is not None]
        for (first, _), (second, index) in pairwise(timed):
            if second < first:
                text = f"'{visit.id}' is pinned to {clock.local(first, visit.place)} before, which is later"
                yield ("pins", index, "start"), f"{text}; put the pins of a visit in order of time"
