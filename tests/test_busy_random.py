"""Random series against an expander that looks at one day after the other."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ics import BERLIN, spans
from matchmaker.scenario.spans import Span, merged, overlap
from naive_repeats import Series, SeriesMaker

AROUND = (date(2026, 3, 28), date(2026, 5, 4), date(2026, 10, 24), date(2024, 2, 28), date(2026, 12, 31))
HOMES = (BERLIN, ZoneInfo("America/Los_Angeles"))


def drawn(seed: int) -> tuple[Series, date, ZoneInfo]:
    random = Random(seed)
    day, home = random.choice(AROUND), random.choice(HOMES)
    return SeriesMaker(random, day).series(), day, home


def expected(series: Series, first: date, last: date, home: ZoneInfo) -> list[Span]:
    """The same by looking at every day."""
    ends = (first, last + timedelta(days=1))
    start, end = (datetime.combine(day, time(), home).astimezone(UTC) for day in ends)
    common = (overlap(span, (start, end)) for span in series.spans(last + timedelta(days=30), home))
    return merged(span for span in common if span)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**6))
def test_series_take_place_when_a_naive_expander_says(seed: int) -> None:
    series, day, home = drawn(seed)
    last = day + timedelta(days=6)
    assert spans(series.text(), first=day, last=last, home=home) == expected(series, day, last, home)


def test_the_random_series_are_worth_it() -> None:
    """Most of them take place within the days, and exceptions and changes make a difference."""
    busy = changed = 0
    for seed in range(200):
        series, day, home = drawn(seed)
        last = day + timedelta(days=6)
        found = expected(series, day, last, home)
        series.never, series.moved = [], {}
        busy += bool(found)
        changed += found != expected(series, day, last, home)
    assert busy >= 80
    assert changed >= 25


@pytest.mark.parametrize("zone", ["Customized Time Zone", "Eastern Standard Time"])
def test_a_series_keeps_its_wall_clock_when_clocks_change(zone: str) -> None:
    text = SeriesMaker(Random(1), date(2026, 3, 28)).series()
    text.zone, text.clock, text.length, text.all_day = zone, time(9), timedelta(hours=1), False
    text.first, text.never, text.moved, text.also = date(2026, 1, 5), [], {}, []
    text.repeat = type(text.repeat)("DAILY", 1, text="FREQ=DAILY")
    found = spans(text.text(), first=date(2026, 3, 1), last=date(2026, 4, 5))
    local = {start.astimezone(ZoneInfo({"C": "Europe/Berlin", "E": "America/New_York"}[zone[0]])) for start, _ in found}
    assert {f"{start:%H:%M}" for start in local} == {"09:00"}
    assert len({start.utcoffset() for start in local}) == 2
