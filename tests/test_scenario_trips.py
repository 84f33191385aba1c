"""Trips as the scenario tells them: zones and homes of things, blocks of meetings, nights, wishes for visits."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from builders import people, scenario_of
from matchmaker.scenario import Scenario, load
from matchmaker.scenario.homes import Homes
from matchmaker.scenario.trips import places_of_nights, wished_visits
from matchmaker.scenario.zones import zone_of

DAYS = [{"date": "2026-05-04"}, {"date": "2026-05-05", "timezone": "Asia/Tokyo"}]
HALL = {"id": "hall", "name": "Hall", "rooms": [{"id": "blue"}], "tables": [{"id": "t1", "room": "blue"}]}
CLUB = {"id": "club", "name": "Club", "timezone": "America/New_York", "tables": [{"id": "t2"}]}


def test_the_zone_of_a_place_is_its_own_else_the_days_else_the_events() -> None:
    scenario = scenario_of({"days": DAYS, "places": [HALL, CLUB]})
    first, second, third = (date(2026, 5, day) for day in (4, 5, 6))
    assert zone_of(scenario, first) == zone_of(scenario, first, "hall") == ZoneInfo("Europe/Berlin")
    assert zone_of(scenario, second) == zone_of(scenario, second, "hall") == ZoneInfo("Asia/Tokyo")
    assert zone_of(scenario, third, "hall") == ZoneInfo("Europe/Berlin")
    for day in (first, second, third):
        assert zone_of(scenario, day, "club") == ZoneInfo("America/New_York")


def test_meetings_without_blocks_are_one_block() -> None:
    meetings = {"windows": ["09:00-10:00"], "room": "blue", "tables": 2, "spare_tables": 1}
    scenario = scenario_of({"places": [HALL], "meetings": meetings})
    (block,) = scenario.blocks
    assert (block.id, block.place, block.room, block.who) == (None, None, "blue", ("all",))
    assert (block.tables, block.spare_tables) == (("1", "2"), 1)
    assert block.windows == tuple(scenario.meetings.windows or ())
    assert scenario_of({}).blocks[0].windows is None
    assert scenario_of({}).blocks[0].tables is None


def test_counted_tables_are_named_after_their_block_and_stand_in_its_room() -> None:
    blocks = [
        {"id": "one", "windows": ["09:00-10:00"], "room": "blue", "tables": 2},
        {"id": "two", "windows": ["11:00-12:00"], "place": "club", "tables": ["t2", "t9"], "who": ["ada"]},
        {"id": "all", "windows": ["11:00-12:00"]},
    ]
    scenario = scenario_of({"people": people("ada"), "places": [HALL, CLUB], "meetings": {"blocks": blocks}})
    assert [block.tables for block in scenario.blocks] == [("one-1", "one-2"), ("t2", "t9"), None]
    assert [block.who for block in scenario.blocks] == [("all",), ("ada",), ("all",)]
    tables = scenario.tables_by_id
    assert {name: table.room for name, table in tables.items()} == {
        "t1": "blue",
        "t2": None,
        "one-1": "blue",
        "one-2": "blue",
        "t9": None,
    }
    homes = Homes(scenario)
    assert [homes.table(table) for table in tables] == ["hall", "club", "hall", "hall", "club"]
    assert [homes.block(block) for block in scenario.blocks] == ["hall", "club", None]


def test_things_are_where_they_say_else_where_their_room_or_their_tables_are_else_in_the_only_place() -> None:
    sessions = [
        {"id": "a", "title": "A", "start": "09:00", "length": 10, "place": "club"},
        {"id": "b", "title": "B", "start": "09:00", "length": 10, "room": "blue"},
        {"id": "c", "title": "C", "start": "09:00", "length": 10},
    ]
    lunches = [
        {"id": f"l{number}", "title": "L", "start": "12:00", "round_length": 20, "tables": tables}
        for number, tables in enumerate((["t1"], ["t2"], ["t1", "t2"]))
    ]
    visits = [{"id": "v", "title": "V", "place": "club", "windows": ["09:00-10:00"], "length": 60}]
    several = scenario_of({"places": [HALL, CLUB], "sessions": sessions, "lunches": lunches, "visits": visits})
    homes = Homes(several)
    assert [homes.session(session) for session in several.sessions] == ["club", "hall", None]
    assert [homes.lunch(lunch) for lunch in several.lunches] == ["hall", "club", None]
    assert [homes.named(name) for name in ("a", "b", "v", "l0", "x")] == ["club", "hall", "club", None, None]
    one = scenario_of({"places": [HALL], "sessions": sessions[1:]})
    assert [Homes(one).session(session) for session in one.sessions] == ["hall", "hall"]
    assert Homes(one).table("7") == Homes(one).block(one.blocks[0]) == "hall"
    assert Homes(scenario_of({})).table("7") is None


def test_the_first_stay_says_where_somebody_sleeps() -> None:
    stays = [
        {"who": ["ada", "ben"], "place": "hall", "first_night": "2026-05-03", "last_night": "2026-05-04"},
        {"who": ["all"], "place": "club", "first_night": "2026-05-04", "last_night": "2026-05-05"},
    ]
    scenario = scenario_of({"people": people("ada ben cy"), "places": [HALL, CLUB], "stays": stays})
    third, fourth, fifth = (date(2026, 5, day) for day in (3, 4, 5))
    assert places_of_nights(scenario) == {
        "ada": {third: "hall", fourth: "hall", fifth: "club"},
        "ben": {third: "hall", fourth: "hall", fifth: "club"},
        "cy": {fourth: "club", fifth: "club"},
    }


def test_a_wish_for_a_visit_counts_at_its_strongest() -> None:
    wishes = [
        {"who": ["ben", "ada"], "visit": "w", "wish": 2},
        {"who": ["all"], "visit": "v", "wish": 4, "value": 7},
        {"who": ["ada"], "visit": "w", "wish": 5, "value": 3},
        {"who": ["ben"], "visit": "w", "wish": 1},
        {"who": ["ada"], "visit": "v", "value": 9},
    ]
    found = wished_visits(scenario_of({"people": people("ada ben"), "visit_wishes": wishes}))
    assert [tuple(wish) for wish in found.values()] == [
        ("ada--w", "ada", "w", 5, 3),
        ("ben--w", "ben", "w", 2, None),
        ("ada--v", "ada", "v", 4, 9),
        ("ben--v", "ben", "v", 4, 7),
    ]
    assert list(found) == [("ada", "w"), ("ben", "w"), ("ada", "v"), ("ben", "v")]


TRIP = """\
matchmaker: 1
event: {title: Trip, timezone: Europe/Berlin}
days:
  - {date: 2026-05-04, start: 09:00, end: 20:00}
  - {date: 2026-05-05, start: 09:00, end: 20:00, timezone: Asia/Tokyo}
people:
  - {id: anna, name: Anna Berg}
  - {id: ben, name: Ben Olsen}
  - {id: cleo, name: Cleo Martin, status: invited}
"""
PLACES = """\
places:
  - {id: hotel, name: Hotel, city: Tokyo, timezone: Asia/Tokyo}
  - {id: lab, name: Lab, city: Tokyo, timezone: Asia/Tokyo}
  - {id: home, name: Home, city: Kiel, timezone: Europe/Berlin}
"""

ACCEPTED = {
    "one way there, another back, by way of a third place": f"""{TRIP}
places: [{{id: a, name: A}}, {{id: b, name: B}}, {{id: c, name: C}}]
travel:
  - {{from: a, to: b, minutes: 10, both_ways: false}}
  - {{from: b, to: c, minutes: 10, both_ways: false}}
  - {{from: c, to: a, minutes: 12, both_ways: false}}
  - {{from: a, to: b, minutes: 30, mode: walk}}
sessions:
  - {{id: one, title: One, start: 2026-05-04 10:00, length: 30, place: a, must: [all]}}
  - {{id: two, title: Two, start: 2026-05-04 12:00, length: 30, place: c, must: [all]}}
""",
    "two cities that only a flight connects; several places that nobody needs both": f"""{TRIP}{PLACES}
visits:
  - {{id: plant, title: Plant, place: lab, windows: ["10:00-12:00"], length: 60, may: [ben]}}
sessions:
  - {{id: dinner, title: Dinner, start: 2026-05-05 18:00, length: 60, place: hotel, must: [anna, cleo]}}
  - {{id: start, title: Start, start: 2026-05-04 09:00, length: 60, place: home, must: [all]}}
""",
    "coordinates and a speed": f"""{TRIP}
places:
  - {{id: a, name: A, city: X, latitude: 50, longitude: 10}}
  - {{id: b, name: B, city: X, latitude: 50.1, longitude: 10}}
  - {{id: c, name: C, city: X}}
travel_speed: {{mode: bus}}
travel: [{{from: c, to: b, minutes: 3}}]
meetings: {{place: a}}
requests: [{{from: anna, to: ben}}]
sessions:
  - {{id: two, title: Two, start: 2026-05-04 12:00, length: 30, place: b, must: [all]}}
  - {{id: three, title: Three, start: 2026-05-04 15:00, length: 30, place: c, must: [all]}}
""",
    "nights before and after; two hotels in turn; the same wish twice": f"""{TRIP}{PLACES}
travel: [{{from: hotel, to: lab, minutes: 20}}]
stays:
  - {{who: [all], place: home, first_night: 2026-05-03, last_night: 2026-05-03}}
  - {{who: [anna, ben], place: lab, first_night: 2026-05-04, last_night: 2026-05-05}}
  - {{who: [cleo], place: hotel, first_night: 2026-05-05, last_night: 2026-05-05}}
visits: [{{id: plant, title: Plant, place: lab, windows: ["10:00-12:00"], length: 60}}]
visit_wishes: [{{who: [all], visit: plant}}, {{who: [anna], visit: plant, wish: 5}}]
""",
    "over the date line, and on at once": f"""{TRIP}
places:
  - {{id: tokyo, name: Tokyo, city: Tokyo, timezone: Asia/Tokyo}}
  - {{id: honolulu, name: Honolulu, city: Honolulu, timezone: Pacific/Honolulu}}
  - {{id: kona, name: Kona, city: Kona, timezone: Pacific/Honolulu}}
transfers:
  - id: east
    title: East
    mode: flight
    from: tokyo
    to: honolulu
    departure: 2026-05-04 21:00
    arrival: 2026-05-04 09:10
    clearance: 60
  - id: on
    title: On
    mode: flight
    from: honolulu
    to: kona
    departure: 2026-05-04 10:40
    arrival: 2026-05-04 11:30
    check_in: 30
""",
    "a visit that is partly outside of the hours, on a holiday by promise, due on its day": f"""{TRIP}{PLACES}
visits:
  - id: plant
    title: Plant
    place: lab
    windows: [2026-05-05 07:00-10:00, "16:00-19:00"]
    holidays: [2026-05-04]
    length: 60
    at_least: 2
    at_most: 2
    visitors_due: 2026-05-05
  - {{id: night, title: Night, place: lab, windows: ["16:00-17:00"], holidays: [2026-05-05], length: 60}}
pins: [{{activity: plant, start: 2026-05-04 17:00}}]
""",
    "a group led by its deputy, with must people": f"""{TRIP}{PLACES}
groups: [{{id: lead, head: cleo, deputy: ben, members: [cleo, ben]}}]
visits:
  - id: plant
    title: Plant
    place: lab
    windows: [2026-05-05 10:00-12:00]
    length: 60
    must: [anna]
    may: [cleo, ben]
    at_most: 2
    led_by: lead
  - {{id: farm, title: Farm, place: lab, windows: [2026-05-05 10:00-12:00], length: 60, must: [cleo], runs: 2}}
precedence: [{{before: plant, after: farm}}]
""",
    "blocks of meetings in two zones at times of their own": f"""{TRIP}
  - {{id: dan, name: Dan Ek, organisation: acme}}
organisations: [{{id: acme, name: Acme Inc.}}]
places:
  - {{id: hotel, name: Hotel, city: Tokyo, timezone: Asia/Tokyo, rooms: [{{id: blue}}]}}
  - {{id: home, name: Home, city: Kiel, timezone: Europe/Berlin, tables: [{{id: t1}}]}}
meetings:
  blocks:
    - {{id: kiel, windows: [2026-05-04 09:00-12:00], tables: [t1], who: [anna, ben]}}
    - {{id: tokyo, windows: [2026-05-05 09:00-12:00, 2026-05-05 14:00-15:00], room: blue, tables: 2, spare_tables: 1}}
requests:
  - {{from: anna, to: ben}}
  - {{from: anna, to: acme, windows: [2026-05-05 14:00-14:20]}}
given: [{{between: [ben, dan]}}]
""",
}


def read(text: str, folder: Path) -> Scenario:
    """The scenario of a file with this text."""
    file = folder / "trip.yaml"
    file.write_text(text, encoding="utf-8")
    return load(file)


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_a_trip_in_order_is_accepted(text: str, tmp_path: Path) -> None:
    assert read(text, tmp_path).people


def test_local_times_are_those_of_the_place(tmp_path: Path) -> None:
    from matchmaker.scenario.consistency.clock import Clock
    from matchmaker.scenario.consistency.trips.visit_times import visit_starts

    scenario = read(
        f"""{TRIP}{PLACES}
travel: [{{from: hotel, to: lab, minutes: 20}}]
visits: [{{id: plant, title: Plant, place: lab, windows: ["16:00-18:00"], length: 60, grid: 60}}]
sessions: [{{id: talk, title: Talk, windows: [2026-05-04 16:00-16:30], length: 30, place: lab, must: [all]}}]
meetings: {{blocks: [{{id: one, place: hotel, windows: [2026-05-04 18:00-18:20]}}]}}
pins: [{{activity: plant, start: 2026-05-04 17:00}}]
""",
        tmp_path,
    )
    clock, visit = Clock(scenario), scenario.visits[0]
    tokyo = ZoneInfo("Asia/Tokyo")
    # Summer time in Berlin: 16:00 in Tokyo is 09:00 there, when the day begins.
    assert list(visit_starts(clock, visit, visit.windows[0])) == [
        datetime(2026, 5, day, hour, tzinfo=tokyo) for day in (4, 5) for hour in (16, 17)
    ]
    assert clock.session_starts(scenario.sessions[0]) == [datetime(2026, 5, 4, 16, tzinfo=tokyo)]
    assert clock.slots(20) == [datetime(2026, 5, 4, 18, tzinfo=tokyo)]
    pin = scenario.pins[0]
    assert pin.start is not None
    assert clock.pinned(pin, pin.start) == datetime(2026, 5, 4, 17, tzinfo=tokyo)
    assert clock.local(datetime(2026, 5, 4, 17, tzinfo=tokyo), "lab") == "2026-05-04 17:00"
