"""Blocks of meetings: each with its own times, place, tables, spare tables and people."""

from typing import Any

import pytest

from builders import held, people, rules_that_speak, scenario_of, wish
from journey import TOKYO, place, way
from matchmaker.checker import stage_values
from matchmaker.plan import Assignment
from matchmaker.rules import Case, Facts

FIRST, SECOND = "2026-05-04", "2026-05-05"


def block(name: str, *windows: str, **parts: Any) -> dict[str, Any]:
    """A block of meetings."""
    return {"id": name, "windows": list(windows)} | parts


NORTH = block("north", f"{FIRST} 09:00-10:00", place="hall", tables=2)
SOUTH = block("south", f"{SECOND} 10:30-12:00", place="park", tables=["p1", "p2"])


def event(*blocks: dict[str, Any], meetings: dict[str, Any] | None = None, **parts: Any) -> dict[str, Any]:
    """Two days with these blocks (north and south), and wishes of anna for ben, carl and dora."""
    return {
        "days": [{"date": date, "start": "09:00", "end": "12:00"} for date in (FIRST, SECOND)],
        "places": [
            place("hall", None, rooms=[{"id": "blue"}, {"id": "red"}], tables=[{"id": "h1", "room": "blue"}]),
            place("park", None, tables=[{"id": "p1"}, {"id": "p2"}]),
        ],
        "people": people("anna ben carl dora eve"),
        "requests": [wish("anna", "ben"), wish("anna", "carl"), wish("dora", "eve")],
        "meetings": {"blocks": list(blocks) or [NORTH, SOUTH]} | (meetings or {}),
    } | parts


def meets(
    times: str, table: str | None = "north-1", date: str = FIRST, partner: str = "ben", **parts: Any
) -> Assignment:
    """A meeting of anna."""
    return held(f"anna+{partner}", times, f"anna {partner}", date, table=table, **parts)


def speaks(parts: dict[str, Any], *plan: Assignment) -> list[str]:
    """The rules that speak, in order."""
    return rules_that_speak(scenario_of(parts), *plan)


@pytest.mark.parametrize(
    ("plan", "found"),
    [
        (meets("09:00-09:20"), []),
        (meets("09:40-10:00", "north-2"), []),
        (meets("09:05-09:25"), ["slots"]),
        (meets("10:00-10:20"), ["slots"]),
        (meets("10:30-10:50", "p1", SECOND), []),
        (meets("11:30-11:50", "p2", SECOND), []),
        (meets("11:20-11:40", "p2", SECOND), ["slots"]),
        (meets("09:00-09:20", "p1"), ["table_fit"]),
        (meets("10:30-10:50", "north-1", SECOND), ["table_fit"]),
        (meets("09:00-09:20", "h1"), ["table_fit"]),
        (meets("09:00-09:20", None), ["table_fit"]),
        (meets("09:00-09:20", "p1", SECOND), ["slots"]),
    ],
)
def test_a_meeting_is_held_in_one_block(plan: Assignment, found: list[str]) -> None:
    assert speaks(event(), plan) == found


def test_each_block_has_its_own_grid() -> None:
    parts = event(block("a", "09:00-10:00"), block("b", "09:10-10:00"))
    for start, found in (("09:00", []), ("09:10", []), ("09:20", []), ("09:30", []), ("09:15", ["slots"])):
        hour, minute = start.split(":")
        times = f"{start}-{hour}:{int(minute) + 20:02}"
        assert speaks(parts, meets(times, None)) == found


def test_windows_of_a_block_are_in_the_zone_of_its_place() -> None:
    parts = event(block("tokyo", f"{FIRST} 16:00-17:00", place="hall"))
    parts["places"][0]["timezone"] = TOKYO
    assert speaks(parts, meets("09:00-09:20", None)) == []  # 16:00 in Tokyo
    assert speaks(parts, held("anna+ben", "16:40-17:00", "anna ben", FIRST, TOKYO)) == []
    assert speaks(parts, held("anna+ben", "17:00-17:20", "anna ben", FIRST, TOKYO)) == ["slots"]
    parts["places"][0]["timezone"] = "Europe/Berlin"
    assert speaks(parts, meets("09:00-09:20", None)) == ["slots"]


def test_a_block_is_for_its_people() -> None:
    parts = event(NORTH | {"who": ["anna", "carl"]}, SOUTH)
    assert speaks(parts, meets("09:00-09:20", partner="carl")) == []
    assert speaks(parts, meets("09:00-09:20")) == ["parties"]
    assert speaks(parts, meets("10:30-10:50", "p1", SECOND)) == []
    alike = NORTH | {"id": "alike", "who": ["anna", "ben"], "tables": ["h1"]}
    parts = event(NORTH | {"who": ["anna", "carl"]}, alike)
    assert speaks(parts, meets("09:00-09:20", "h1")) == []
    assert speaks(parts, meets("09:00-09:20", "north-1")) == ["parties"]


def test_tables_that_belong_to_somebody_are_free_in_no_block() -> None:
    everybody = [*people("anna", table="p1"), *people("ben carl dora eve")]
    parts = event(people=everybody)
    assert speaks(parts, meets("10:30-10:50", "p1", SECOND)) == []
    assert speaks(parts, meets("09:00-09:20", "p1")) == []  # at any time of any block, but always at that table
    assert speaks(parts, meets("10:00-10:20", "p1")) == ["slots"]
    assert speaks(parts, meets("10:30-10:50", "p2", SECOND)) == ["table_fit"]
    other = held("dora+eve", "10:30-10:50", "dora eve", SECOND)
    assert speaks(parts, other.model_copy(update={"table": "p1"})) == ["table_fit"]
    assert speaks(parts, other.model_copy(update={"table": "p2"})) == []


def test_promised_starts_and_tables_are_those_of_any_block() -> None:
    start = event(pins=[{"activity": "anna+ben", "start": f"{FIRST} 11:07"}])
    for one in ("north-1", "north-2", "p1"):
        assert speaks(start, meets("11:07-11:27", one)) == []
    assert speaks(start, meets("11:07-11:27", "h1")) == ["table_fit"]
    assert speaks(start, meets("09:00-09:20")) == ["pins"]
    table = event(pins=[{"activity": "anna+ben", "table": "h1"}])
    assert speaks(table, meets("09:00-09:20", "h1")) == speaks(table, meets("10:30-10:50", "h1", SECOND)) == []
    assert speaks(table, meets("09:10-09:30", "h1")) == ["slots"]
    assert speaks(table, meets("09:00-09:20", "north-1")) == ["pins", "table_fit"]


@pytest.mark.parametrize(("spare", "found"), [(0, []), (1, ["spare_tables"])])
def test_spare_tables_are_those_of_the_block(spare: int, found: list[str]) -> None:
    here, there = meets("09:00-09:20"), held("dora+eve", "09:00-09:20", "dora eve", FIRST, table="north-2")
    assert speaks(event(NORTH | {"spare_tables": spare}, SOUTH), here, there) == found
    assert speaks(event(NORTH, SOUTH | {"spare_tables": 2}), here, there) == []
    assert speaks(event(NORTH | {"spare_tables": spare}, SOUTH), here) == []


def test_two_blocks_with_the_same_tables_spare_each_its_own() -> None:
    first = block("first", f"{FIRST} 09:00-10:00", tables=["p1", "p2"])
    second = block("second", f"{SECOND} 09:00-10:00", tables=["p1", "p2"], spare_tables=1)
    other = held("dora+eve", "09:00-09:20", "dora eve", FIRST, table="p2")
    assert speaks(event(first, second), meets("09:00-09:20", "p1"), other) == []
    plan = held("dora+eve", "09:00-09:20", "dora eve", SECOND, table="p2"), meets("09:00-09:20", "p1", SECOND)
    assert speaks(event(first, second), *plan) == ["spare_tables"]


def test_a_table_holds_one_meeting_whatever_the_block() -> None:
    parts = event(block("a", "09:00-10:00", tables=["p1"]), block("b", "09:10-10:00", tables=["p1"]))
    plan = meets("09:00-09:20", "p1"), held("dora+eve", "09:10-09:30", "dora eve", FIRST, table="p1")
    assert speaks(parts, *plan) == ["table_use"]


@pytest.mark.parametrize(("second", "found"), [("09:20-09:40", ["no_overlap"]), ("09:40-10:00", [])])
def test_from_block_to_block_people_travel(second: str, found: list[str]) -> None:
    parts = event(
        block("a", "09:00-09:20", place="hall"),
        block("b", "09:20-10:00", place="park"),
        travel=[way("hall", "park", 10)],
    )
    assert speaks(parts, meets("09:00-09:20", None), meets(second, None, partner="carl")) == found


def where(parts: dict[str, Any], entry: Assignment) -> tuple[str | None, str | None]:
    """Room and place of a meeting."""
    facts = Facts(scenario_of(parts))
    (only,) = Case(facts, [entry]).held
    assert only.choice is not None
    return facts.tables.room(only.table, only.choice.venue), only.place


def test_room_and_place_of_a_meeting() -> None:
    inside = block("inside", "09:00-10:00", room="red", place="park", tables=1)
    outside = block("outside", "09:00-11:00", place="park")
    parts = event(inside, outside)
    assert where(parts, meets("09:00-09:20", "inside-1")) == ("red", "hall")
    assert where(parts, meets("09:00-09:20", None)) == (None, "park")
    assert where(event(outside, inside), meets("09:00-09:20", None)) == (None, "park")
    assert where(event(block("x", "09:00-10:00", place="hall"), outside), meets("09:40-10:00", None)) == (None, "hall")
    assert where(event(block("x", "09:00-10:00", place="hall"), outside), meets("10:00-10:20", None)) == (None, "park")
    mine = block("mine", "09:00-10:00", place="hall", who=["anna", "carl"])
    assert where(event(mine, outside), meets("09:00-09:20", None)) == (None, "park")
    assert where(event(mine, outside), meets("09:00-09:20", None, partner="carl")) == (None, "hall")
    listed = event(block("x", "09:00-10:00", room="red", tables=["h1", "p1"]))
    assert where(listed, meets("09:00-09:20", "h1")) == ("blue", "hall")
    assert where(listed, meets("09:00-09:20", "p1")) == ("red", "park")


def test_runs_and_breaks_count_the_cells_of_all_blocks() -> None:
    blocks = block("a", f"{FIRST} 09:00-09:40"), block("b", f"{FIRST} 10:00-11:00")
    plan = meets("09:00-09:20", None), meets("10:00-10:20", None, partner="carl")
    assert stage_values(scenario_of(event(*blocks)), plan)["breaks"] == 1
    full = [wish("anna", "ben"), wish("anna", "carl"), wish("anna", "dora"), wish("anna", "eve")]
    run = event(*blocks, requests=full, meetings={"longest_run": 1})
    late = meets("09:20-09:40", None, partner="dora")
    assert speaks(run, *plan) == []
    assert speaks(run, *plan, late) == ["longest_run"]
    # The cell before 10:00 belongs to no block: the two runs stay apart.
    run = event(*blocks, requests=full, meetings={"longest_run": 2})
    assert speaks(run, *plan, late, meets("10:20-10:40", None, partner="eve")) == []


def test_the_same_window_in_two_blocks_has_its_cells_once() -> None:
    blocks = block("a", f"{FIRST} 09:00-10:00", place="hall"), block("b", f"{FIRST} 09:00-10:00", place="park")
    plan = meets("09:00-09:20", None), meets("09:40-10:00", None, partner="carl")
    scenario = scenario_of(event(*blocks, meetings={"longest_run": 1}))
    assert len(Facts(scenario).grid.cells_by_day) == 1
    assert [len(cells) for cells in Facts(scenario).grid.cells_by_window] == [3]
    assert stage_values(scenario, plan)["breaks"] == 1
    assert rules_that_speak(scenario, *plan) == []
