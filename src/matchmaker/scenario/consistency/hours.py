"""The hours of the event against the windows of meetings, requests and meals."""

from datetime import timedelta

from matchmaker.scenario.blocks import Block
from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.consistency.pairs import Pairs
from matchmaker.scenario.consistency.trips.blocks import blocks_in
from matchmaker.scenario.consistency.words import Found, Where
from matchmaker.scenario.spans import Span, fits, overlap
from matchmaker.scenario.time import WindowParts


def contradictions(clock: Clock, pairs: Pairs) -> Found:
    """Windows outside the hours, windows that overlap, windows in which nothing fits."""
    for where, block in blocks_in(clock.scenario):
        yield from _meeting_windows(clock, where, block)
    yield from _meals(clock)
    scenario = clock.scenario
    if scenario.blocks[0].windows is None and pairs and not any(map(clock.slots, _lengths(clock))):
        text = f"no meeting of {scenario.meetings.length} minutes fits into a day; shorten it or lengthen the day"
        yield ("meetings", "length"), text
        return
    yield from _requests(clock, pairs)
    for index, given in enumerate(clock.scenario.given):
        blocks = pairs.blocks(given.between, given.representatives)
        if blocks and not pairs.promised_start(pairs.given_ids[index]):
            yield from _slot(clock, ("given", index), given.length, given.windows, blocks)


def _meeting_windows(clock: Clock, block_where: Where, block: Block) -> Found:
    seen: list[Span] = []
    shortest = min(_lengths(clock))
    for index, window in enumerate(block.windows or ()):
        where = (*block_where, "windows", index)
        spans = clock.spans([window], clock.homes.block(block))
        if not _within_hours(clock, window, spans):
            text = f"the window is not within the hours of the event ({clock.opening(clock.homes.block(block))})"
            yield where, f"{text}; shorten it, or lengthen the day"
        elif any(overlap(span, other) for span in spans for other in seen):
            yield where, "the window overlaps another one; make one window of the two, or separate them"
        elif all(end - start < timedelta(minutes=shortest) for start, end in spans):
            yield where, f"no meeting fits into the window, the shortest takes {shortest} minutes; widen or remove it"
        seen += spans


def _within_hours(clock: Clock, window: WindowParts, spans: list[Span]) -> bool:
    # One window for several days may be wider than the hours of some of them.
    if window.date is None and len(clock.hours) > 1:
        return any(overlap(span, hours) for span in spans for hours in clock.hours)
    return all(fits(span, clock.hours) for span in spans)


def _lengths(clock: Clock) -> set[int]:
    scenario = clock.scenario
    stated = {r.length for r in scenario.requests if r.length} | {g.length for g in scenario.given if g.length}
    return stated | {scenario.meetings.length}


def _meals(clock: Clock) -> Found:
    for index, meal in enumerate(clock.scenario.meal_breaks):
        start, end = clock.spans([meal.window])[0]
        if end - start < timedelta(minutes=meal.minutes):
            text = f"{meal.minutes} free minutes do not fit into the window {clock.text((start, end))}; widen it"
            yield ("meal_breaks", index, "window"), text


def _requests(clock: Clock, pairs: Pairs) -> Found:
    for pair in pairs:
        blocks = pairs.blocks(pair.parties, pair.representatives)
        for index, request in pair.wishes if blocks and not pairs.promised_start(pair.id) else ():
            if request.length is not None or request.windows is not None:
                yield from _slot(clock, ("requests", index), pair.length, request.windows, blocks)


def _slot(
    clock: Clock,
    where: tuple[str | int, ...],
    length: int | None,
    windows: list[WindowParts] | None,
    blocks: tuple[Block, ...],
) -> Found:
    minutes = length or clock.scenario.meetings.length
    if clock.slots(minutes, windows, blocks):
        return
    slots = [clock.local(start) for start in clock.slots(minutes, None, blocks)]
    if not slots:
        text = f"no meeting of {minutes} minutes fits into the hours; shorten it, or widen the windows of meetings"
        yield (*where, "length"), text
    else:
        begin = ", ".join(slots[:6]) + (", …" if len(slots) > 6 else "")
        text = f"no meeting of {minutes} minutes fits, as they can begin at {begin}; widen the window"
        yield (*where, "windows"), text
