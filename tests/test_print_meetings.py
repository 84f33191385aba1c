"""Who meets whom on paper: every meeting by time and table, and everybody by name over the times of the day."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from matchmaker.plan import Plan
from matchmaker.renderers.overview.timetable import Cell, Row, Timetable
from matchmaker.renderers.printing.grids import MOST_COLUMNS, grids
from matchmaker.renderers.words.text import Phrase
from matchmaker.scenario import Scenario
from printed import Pdf, printed
from render_crowd import crowd
from render_events import assignment, event, plan, usual
from render_interpreters import interpreted_event
from render_trips import trip_event

DAY = date(2024, 4, 22)
DAYS = timedelta(days=3)
ZONE = ZoneInfo("Europe/Berlin")


def listed(scenario: Scenario, made: Plan, **asked: Any) -> Pdf:
    return Pdf(printed(scenario, made, "meetings", **asked)["meetings.pdf"])


def ordinary(hours: int = 2) -> tuple[Scenario, Plan]:
    """Two meetings, or one more every hour."""
    scenario = event(
        "Europe/Berlin", DAY, requests=[{"from": "ada", "to": "ken", "times": 20}, {"from": "south", "to": "lea"}]
    )
    held = usual(scenario, DAY)
    for n in range(2, hours):
        start = datetime.combine(DAY, time(10), ZONE) + timedelta(hours=n)
        held.append(assignment(scenario, f"ada+ken.{n}", start, "ada", "ken", table="12"))
    return scenario, plan(scenario, held)


def test_every_meeting_stands_under_its_time_with_table_and_both_sides() -> None:
    found = listed(*ordinary())
    assert found.is_tagged
    assert found.title == "Who meets whom"
    assert found.says("10:00–10:30 Table 1 Ada Berg (North Robotics) Tanaka Ken (South Labs)")
    assert found.says("11:00–11:30 Table 2 Tanaka Ken (South Labs) Lea Roy (North Robotics)")
    assert found.says("Meetings: 2")
    assert not found.says("Welcome")


def test_room_and_place_are_said_once_if_all_tables_are_there() -> None:
    assert listed(*ordinary()).text.count("Gold room") == 1


def test_a_grid_says_by_name_where_to_go_and_whom_to_meet() -> None:
    (grid,) = (page for page in listed(*ordinary()).pages if "By name" in page)
    rows = grid.partition("By name")[2]
    assert "Name 10:00 11:00" in rows
    ada, lea, tanaka = (rows.index(name) for name in ("Ada Berg Table 1", "Lea Roy Table 2", "Tanaka, Ken Table 1"))
    assert ada < lea < tanaka
    assert "Tanaka, Ken Table 1 Ada Berg Table 2 Lea Roy" in rows


def test_tables_are_in_order_of_their_numbers() -> None:
    scenario, made = ordinary(3)
    moved = [
        held.model_copy(update={"start": made.assignments[1].start, "end": made.assignments[1].end})
        for held in made.assignments
    ]
    text = listed(scenario, plan(scenario, moved)).text
    assert text.index("Table 1 ") < text.index("Table 2 ") < text.index("Table 12 ")


def test_meetings_of_a_trip_stand_by_the_time_there() -> None:
    found = listed(*trip_event(), language="en")
    assert found.bookmarks == ["Who meets whom", "By name"]
    assert found.says("Monday, 7 October 2024 Tokyo")
    assert found.says("Salon, Hotel New Garden · Local time: Japan Standard Time (UTC+9)")
    assert found.says("Ada Berg (Ministry of Trade) Satō Yuki (Quantum Institute)")


def test_days_with_meetings_stand_under_their_dates() -> None:
    scenario, made = ordinary()
    later = [
        held.model_copy(update={"uid": f"later-{held.uid}", "start": held.start + DAYS, "end": held.end + DAYS})
        for held in made.assignments
    ]
    found = listed(scenario, plan(scenario, [*made.assignments, *later]))
    by_name = ["By name"]
    assert found.bookmarks == ["Who meets whom", "Monday, 22 April 2024", *by_name, "Thursday, 25 April 2024", *by_name]


def test_interpreters_stand_beside_their_meetings() -> None:
    assert listed(*interpreted_event()).says("Tanaka Ken (South Labs) Yuki Tanaka")


def test_german() -> None:
    found = listed(*ordinary(), language="de")
    assert found.title == "Wer trifft wen"
    assert found.says("Nach Namen")


def test_many_meetings_flow_over_pages_that_all_have_heads() -> None:
    found = listed(*crowd(160))
    by_time, by_name = ([page for page in found.pages if head in page] for head in ("Where Who Whom", "Name 10:00"))
    assert len(found.pages) == len(by_time) + len(by_name) > 6
    assert sum(page.count("Table") for page in by_time) == 320
    assert sum(page.count("Table") for page in by_name) == 640
    assert found.size == (297, 210)


def test_nothing_is_printed_where_nobody_meets() -> None:
    scenario, made = ordinary()
    assert not printed(scenario, plan(scenario, list(made.assignments[:1])), "meetings")


def test_more_times_than_fit_are_dealt_to_grids_of_their_own() -> None:
    starts = listed(*ordinary(12)).text
    assert starts.count("Name 10:00 11:00 12:00 13:00 14:00 15:00") == 1
    assert starts.count("Name 16:00 17:00") == 1


@pytest.mark.parametrize(("columns", "parts"), [(0, []), (10, [10]), (11, [5, 6]), (21, [7, 7, 7])])
def test_grids_are_as_even_as_can_be(columns: int, parts: list[int]) -> None:
    row = Row(Phrase("Ada"), ())
    table = Timetable(tuple(map(str, range(columns))), ((row, (Cell(columns),)),))
    assert [len(grid["starts"]) for grid in grids(table, lambda _row, _entry: {})] == parts
    assert all(part <= MOST_COLUMNS for part in parts)


def test_what_goes_on_beyond_the_edge_stands_on_both_sides_and_free_rows_nowhere() -> None:
    views = ordinary()
    reading: list[object] = [views]  # anything that is there stands for an entry
    table = Timetable(
        tuple(map(str, range(12))),
        (
            (Row(Phrase("long"), ()), (Cell(5), Cell(3, tuple(reading)), Cell(4))),  # type: ignore[arg-type]
            (Row(Phrase("early"), ()), (Cell(1, tuple(reading)), Cell(11))),  # type: ignore[arg-type]
        ),
    )
    first, second = grids(table, lambda _row, _entry: {"there": True})
    shown = [[(c["columns"], bool(c["items"])) for c in row["cells"]] for row in first["rows"] + second["rows"]]
    assert shown == [[(5, False), (1, True)], [(1, True), (5, False)], [(2, True), (4, False)]]
