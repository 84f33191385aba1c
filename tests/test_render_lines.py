"""What is written once and used again: the same as if it had been written anew each time."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar

from matchmaker.plan import Plan
from matchmaker.renderers import render
from matchmaker.renderers.calendar.lines import text_line, time_line, written
from matchmaker.renderers.words.local import clock, zone_name
from matchmaker.scenario import Scenario
from render_events import trip
from render_lunches import lunch_event

BERLIN = datetime(2024, 4, 22, 10, tzinfo=ZoneInfo("Europe/Berlin"))
TOKYO = BERLIN.astimezone(ZoneInfo("Asia/Tokyo"))


@pytest.mark.parametrize("made", [lunch_event, trip])
def test_calendars_read_as_if_the_library_had_written_them_whole(made: Callable[[], tuple[Scenario, Plan]]) -> None:
    files = {path: content for path, content in render(*made()).items() if path.endswith(".ics")}
    assert files
    assert {path: Calendar.from_ical(content).to_ical() for path, content in files.items()} == files


def test_one_instant_in_two_zones_is_two_times() -> None:
    assert BERLIN == TOKYO
    assert time_line("dtstart", BERLIN) == b"DTSTART;TZID=Europe/Berlin:20240422T100000\r\n"
    assert time_line("dtstart", TOKYO) == b"DTSTART;TZID=Asia/Tokyo:20240422T170000\r\n"
    assert [clock(moment, "de") for moment in (BERLIN, TOKYO)] == ["10:00", "17:00"]
    assert zone_name(BERLIN, "en") == "Central European Summer Time (UTC+2)"
    assert zone_name(TOKYO, "en") == "Japan Standard Time (UTC+9)"


def test_the_hour_that_comes_twice_has_two_names() -> None:
    first = datetime(2024, 10, 27, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert zone_name(first, "en") == "Central European Summer Time (UTC+2)"
    assert zone_name(first.replace(fold=1), "en") == "Central European Standard Time (UTC+1)"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
@example("a" * 66 + "\\" + "b" * 80)
@example("ö" * 200)
@example("^" * 200)
@example("é" + "\\,;" * 60)
@example("\\N \\n \r\n \n \r")
def test_texts_are_written_as_the_library_writes_them(text: str) -> None:
    assert text_line("description", text) == written("description", text)
