"""Plans: their file, and what changes from one revision to the next."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from matchmaker.plan import Assignment, Outcome, Plan, ScenarioMark, parse_plan, plan_bytes, read_plan, revise
from matchmaker.scenario import ScenarioError

START = datetime(2026, 5, 4, 9, tzinfo=UTC)


def entry(uid: str, minutes: int = 0, **changes: object) -> Assignment:
    start = START + timedelta(minutes=minutes)
    facts: dict[str, object] = {
        "uid": uid,
        "activity": uid,
        "kind": "meeting",
        "start": start,
        "end": start + timedelta(minutes=20),
        "timezone": "UTC",
        "people": ("ada", "ben"),
    }
    return Assignment.model_validate(facts | changes)


def plan(*assignments: Assignment, revision: int = 1) -> Plan:
    mark = ScenarioMark(id="lunch", sha256="")
    return Plan(
        scenario=mark, revision=revision, stamp=START, outcome=Outcome(status="OPTIMAL"), assignments=assignments
    )


def test_the_same_plan_keeps_revision_and_bytes() -> None:
    first = plan(entry("a"), entry("b", 30))
    assert plan_bytes(revise(plan(entry("a"), entry("b", 30)), first)) == plan_bytes(first)


def test_only_what_moved_gets_a_higher_sequence() -> None:
    second = revise(plan(entry("a", 30), entry("b")), plan(entry("a"), entry("b")))
    assert [(a.uid, a.sequence) for a in second.assignments] == [("a", 1), ("b", 0)]
    assert (second.revision, second.based_on, second.stamp) == (2, 1, START + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("changes", "sequence"),
    [
        ({"table": "2"}, 1),
        ({"room": "hall"}, 1),
        ({"value": 7}, 0),
        ({"reasons": ({"en": "why"},)}, 0),
        ({"resources": {"interpreter": ["mia"]}}, 0),
    ],
)
def test_place_and_table_raise_the_sequence_and_value_and_interpreters_do_not(
    changes: dict[str, Any], sequence: int
) -> None:
    second = revise(plan(entry("a", **changes)), plan(entry("a")))
    assert (second.revision, second.assignments[0].sequence) == (2, sequence)


def test_what_is_gone_stays_cancelled_in_all_later_revisions_and_may_come_back() -> None:
    first = plan(entry("a"), entry("b"))
    second = revise(plan(entry("a")), first)
    assert [(c.uid, c.sequence, c.was) for c in second.cancelled] == [("b", 1, entry("b"))]
    third = revise(plan(entry("a", 30)), second)
    (gone,) = third.cancelled
    assert gone == second.cancelled[0].model_copy(update={"stamp": second.stamp})
    fourth = revise(plan(entry("a", 30), entry("b")), third)
    assert (fourth.cancelled, fourth.revision) == ((), 4)
    assert [(a.uid, a.sequence) for a in fourth.assignments] == [("a", 1), ("b", 2)]
    assert fourth.stamp == START + timedelta(minutes=3)


def test_minutes_are_elapsed_time_across_a_change_of_clocks() -> None:
    night = datetime(2024, 3, 31, 1, tzinfo=ZoneInfo("Europe/Berlin"))
    assert entry("a", start=night, end=night.replace(hour=4), timezone="Europe/Berlin").minutes == 120


def test_a_plan_of_another_scenario_is_not_continued() -> None:
    other = plan(entry("a")).model_copy(update={"scenario": ScenarioMark(id="dinner", sha256="")})
    assert revise(plan(entry("a")), other) == plan(entry("a"))


def test_the_file_reads_back_as_the_same_plan_with_its_offsets(tmp_path: Path) -> None:
    tokyo = datetime.fromisoformat("2024-10-07T09:00:00+09:00")
    original = plan(entry("a", start=tokyo, end=tokyo + timedelta(minutes=5), timezone="Asia/Tokyo"))
    (tmp_path / "plan.json").write_bytes(plan_bytes(original))
    assert b'"2024-10-07T09:00:00+09:00"' in plan_bytes(original)
    assert plan_bytes(read_plan(tmp_path / "plan.json")) == plan_bytes(original)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "plan.json:1: not readable as JSON"),
        (b"\xff\xfe", "not readable as JSON"),
        (b"[]", "plan.json: plan"),
        (b'{"format": "matchmaker-plan/2"}', "format"),
        (b"[" * 100_000, "not readable as JSON"),
        (b"1" * 5000, "not readable as JSON"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_words(content: bytes, said: str) -> None:
    with pytest.raises(ScenarioError, match=said):
        parse_plan(content, "plan.json")


def test_what_did_not_change_keeps_the_stamp_of_when_it_last_did() -> None:
    first = plan(entry("a"), entry("b"), entry("c"))
    second = revise(plan(entry("a", 30), entry("b")), first)
    third = revise(plan(entry("a", 30), entry("b", value=7)), second)
    later = START + timedelta(minutes=1)
    assert [(a.uid, a.stamp) for a in second.assignments] == [("a", None), ("b", START)]
    assert [(c.uid, c.stamp) for c in second.cancelled] == [("c", None)]
    assert [(a.uid, a.stamp) for a in third.assignments] == [("a", later), ("b", None)]
    assert [(c.uid, c.stamp) for c in third.cancelled] == [("c", later)]


def test_who_leaves_what_still_takes_place_is_remembered_until_they_come_back() -> None:
    first = plan(entry("a", people=("ada", "ben", "cleo"), place="hall"))
    second = revise(plan(entry("a", people=("ada", "cleo"), place="hall")), first)
    third = revise(plan(entry("a", people=("ada",), place="inn")), second)
    fourth = revise(plan(entry("a", people=("ada", "cleo"), place="inn")), third)
    said = [[(x.people, x.places, x.sequence) for x in made.left] for made in (second, third, fourth)]
    assert said == [
        [(("ben",), (), 1)],
        [(("ben",), (), 1), (("cleo",), ("hall",), 2)],
        [(("ben",), (), 1), ((), ("hall",), 2)],
    ]
    assert [made.assignments[0].sequence for made in (first, second, third, fourth)] == [0, 0, 1, 3]
    assert third.left[0].was == first.assignments[0]
    assert third.left[0].stamp == fourth.left[0].stamp == second.stamp
    assert fourth.left[1].stamp == third.stamp


def test_who_is_not_asked_back_when_an_entry_returns_stays_away() -> None:
    gone = revise(plan(), plan(entry("a")))
    back = revise(plan(entry("a", people=("ada", "cleo"))), gone)
    assert [(x.people, x.sequence) for x in back.left] == [(("ben",), 1)]
    assert (back.assignments[0].sequence, back.cancelled) == (2, ())
