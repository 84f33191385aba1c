"""Calendars from revision to revision: what changed reads so, what did not is the same to the byte."""

import re
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from matchmaker.plan import Assignment, Plan, revise
from matchmaker.plan.model import Resources
from matchmaker.renderers import render
from matchmaker.scenario import Scenario
from render_events import assignment, event, plan, usual
from render_interpreters import INTERPRETERS

DAY = date(2024, 4, 22)
BERLIN = ZoneInfo("Europe/Berlin")
WELCOME, FIRST, SECOND = (f"event.{name}@matchmaker" for name in ("welcome", "ada+ken", "lea+south"))


def scenario() -> Scenario:
    places = [
        {"id": "hall", "name": "Town Hall", "rooms": [{"id": "gold", "name": "Gold room"}]},
        {"id": "inn", "name": "Old Inn"},
    ]
    return event("Europe/Berlin", DAY, places=places, interpreters=INTERPRETERS)


def moved(held: Assignment, **changes: Any) -> Assignment:
    """Two hours later, unless the changes say otherwise."""
    later: dict[str, Any] = {"start": held.start + timedelta(hours=2), "end": held.end + timedelta(hours=2)}
    return held.model_copy(update=changes or later)


def revisions() -> tuple[Scenario, list[Plan]]:
    """The first meeting moves and the second is dropped; then the first moves on to another place without Ken."""
    found = scenario()
    welcome, first, second = usual(found, DAY)
    one = plan(found, [welcome, first, second])
    two = revise(plan(found, [welcome, moved(first)]), one)
    late = assignment(found, "ada+ken", datetime(2024, 4, 22, 14, tzinfo=BERLIN), "ada", place="inn", room=None)
    return found, [one, two, revise(plan(found, [welcome, late]), two)]


def blocks(content: bytes) -> dict[str, bytes]:
    """The whole text of every entry by UID."""
    found = re.findall(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", content, re.DOTALL)
    return {re.findall(r"\r\nUID:(.*)\r\n", block.decode())[0]: block for block in found}


def state(block: bytes) -> tuple[str, int]:
    text = block.decode()
    return re.findall(r"STATUS:(\w+)", text)[0], int(re.findall(r"SEQUENCE:(\d+)", text)[0])


def history(path: str) -> list[dict[str, bytes]]:
    found, plans = revisions()
    return [blocks(render(found, made).get(path, b"")) for made in plans]


def test_uids_stay_and_the_sequence_of_what_moved_rises_over_three_revisions() -> None:
    said = [{uid: state(block) for uid, block in revision.items()} for revision in history("calendars/ada.ics")]
    assert said == [
        {WELCOME: ("CONFIRMED", 0), FIRST: ("CONFIRMED", 0)},
        {WELCOME: ("CONFIRMED", 0), FIRST: ("CONFIRMED", 1)},
        {WELCOME: ("CONFIRMED", 0), FIRST: ("CONFIRMED", 2)},
    ]


def test_what_is_cancelled_stays_so_in_every_later_revision_with_the_same_bytes() -> None:
    one, two, three = history("calendars/lea.ics")
    assert [state(revision[SECOND]) for revision in (one, two, three)] == [
        ("CONFIRMED", 0),
        ("CANCELLED", 1),
        ("CANCELLED", 1),
    ]
    assert two[SECOND] == three[SECOND]


def test_what_did_not_change_is_the_same_to_the_byte() -> None:
    for path in ("calendars/ada.ics", "calendars/_all.ics", "calendars/groups/energy.ics"):
        one, two, three = history(path)
        assert one[WELCOME] == two[WELCOME] == three[WELCOME], path
        assert one[FIRST] != two[FIRST] != three[FIRST], path
    found, plans = revisions()
    files = [render(found, made)["calendars/lea.ics"] for made in plans]
    assert files[0] != files[1] == files[2]


def test_who_no_longer_takes_part_reads_that_it_is_cancelled_and_others_do_not() -> None:
    said = [{uid: state(block) for uid, block in revision.items()} for revision in history("calendars/ken.ics")]
    assert said == [
        {WELCOME: ("CONFIRMED", 0), FIRST: ("CONFIRMED", 0), SECOND: ("CONFIRMED", 0)},
        {WELCOME: ("CONFIRMED", 0), FIRST: ("CONFIRMED", 1), SECOND: ("CANCELLED", 1)},
        {WELCOME: ("CONFIRMED", 0), FIRST: ("CANCELLED", 3), SECOND: ("CANCELLED", 1)},
    ]
    third = history("calendars/ken.ics")[2][FIRST]
    assert b"SUMMARY:Cancelled: Meeting with Dr. Ada Berg" in third.replace(b"\r\n ", b"")
    assert b"20240422T120000" in third


def test_a_place_that_an_entry_moved_away_from_shows_it_as_cancelled() -> None:
    assert [state(revision[FIRST])[0] for revision in history("calendars/places/hall.ics")] == [
        "CONFIRMED",
        "CONFIRMED",
        "CANCELLED",
    ]
    assert [[*revision] for revision in history("calendars/places/inn.ics")] == [[], [], [FIRST]]


def test_an_interpreter_who_is_replaced_reads_that_the_duty_is_cancelled() -> None:
    found = scenario()
    (_, first, _), (one, other) = usual(found, DAY), (part["id"] for part in INTERPRETERS[:2])
    before = plan(found, [moved(first, resources=Resources(interpreter=(one,)))])
    after = revise(plan(found, [moved(first, resources=Resources(interpreter=(other,)))]), before)
    files = render(found, after)
    assert state(blocks(files[f"calendars/interpreters/{one}.ics"])[FIRST]) == ("CANCELLED", 1)
    assert state(blocks(files[f"calendars/interpreters/{other}.ics"])[FIRST]) == ("CONFIRMED", 0)
    assert state(blocks(files["calendars/ada.ics"])[FIRST]) == ("CONFIRMED", 0)
