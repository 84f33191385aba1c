"""Busy calendars in scenarios: rules, solver and checker see them, errors name line and file, nothing else leaks."""

import hashlib
from pathlib import Path
from random import Random

import pytest

from agreement import judged
from builders import at, held, rules_that_speak
from ics import calendar, event
from matchmaker.checker import check
from matchmaker.plan import plan_bytes
from matchmaker.renderers import papers
from matchmaker.scenario import Scenario, ScenarioError, load
from matchmaker.scenario.calendars import horizon
from matchmaker.scenario.document import Scenario as Model
from matchmaker.solver import solve
from sheets import scenario_with

TWO = """\
meetings: {length: 20, tables: 2}
requests: [{from: anna, to: ben, wish: 3}]
"""
PEOPLE = "people: [{id: anna, name: Anna, busy: [anna.ics]}, {id: ben, name: Ben, busy: [ben.ics]}]\n"


def day(folder: Path, more: str = TWO + PEOPLE, **calendars: str) -> Scenario:
    """A scenario from 9 to 12 with these calendars; those of Anna and Ben are empty unless given."""
    for name, content in ({"anna": calendar(), "ben": calendar()} | calendars).items():
        (folder / f"{name}.ics").write_text(content)
    return load(scenario_with(folder, more))


def busy(start: str, end: str, *lines: str) -> str:
    """A calendar with one appointment on the day."""
    return calendar(event(*lines, start=f"20260504T{start}00", end=f"20260504T{end}00"))


def said(folder: Path, more: str, **calendars: str) -> list[str]:
    """What is wrong with a scenario, without its folder."""
    with pytest.raises(ScenarioError) as error:
        day(folder, more, **calendars)
    return [str(problem).replace(f"{folder}/", "") for problem in error.value.problems]


def test_a_meeting_is_where_both_are_free(tmp_path: Path) -> None:
    """Anna is free from 10 on, Ben but from 10:05 to 10:15 and from 10:41: one slot is left, at 10:20."""
    ben = calendar(
        event(start="20260504T100500", end="20260504T101500"),
        event(start="20260504T104030", end="20260504T120000", uid="two"),
    )
    scenario = day(tmp_path, anna=busy("0600", "1000"), ben=ben)
    answer = solve(scenario)
    assert answer.plan is not None
    [meeting] = answer.plan.assignments
    assert (meeting.start, meeting.end) == (at("10:20"), at("10:40"))
    assert check(scenario, answer.plan) == []


def test_without_a_common_time_the_wish_is_not_met(tmp_path: Path) -> None:
    scenario = day(tmp_path, anna=busy("0600", "1030"), ben=busy("1030", "2200"))
    plan = solve(scenario).plan
    assert plan is not None
    assert (plan.assignments, [missed.request for missed in plan.unmet]) == ((), ["anna--ben"])


def test_the_checker_sees_what_the_calendar_says(tmp_path: Path) -> None:
    """From 9:40 to 10:00 touches what comes before and after; a minute more does not fit."""
    meeting = held("anna+ben", "09:40-10:00", "anna ben", table="1")
    free = day(tmp_path, anna=busy("0900", "0940"), ben=busy("1000", "1100"))
    assert "availability" not in rules_that_speak(free, meeting)
    late = day(tmp_path, anna=busy("0900", "0941"))
    assert "availability" in rules_that_speak(late, meeting)


def test_calendars_and_stated_times_are_taken_together(tmp_path: Path) -> None:
    more = TWO + (
        "people: [{id: anna, name: Anna, busy: [anna.ics, work.ics], unavailable: [09:00-09:40], available: "
        "[09:00-11:00]}, {id: ben, name: Ben}]\n"
    )
    scenario = day(tmp_path, more, anna=busy("0940", "1020"), work=busy("1020", "1040"))
    plan = solve(scenario).plan
    assert plan is not None
    assert [meeting.start for meeting in plan.assignments] == [at("10:40")]


def test_random_calendars_are_kept_and_what_could_be_met_is_met(tmp_path: Path) -> None:
    """Three people, six slots: a plan meets as many wishes as looking at all ways to place them finds."""
    for seed in range(12):
        random = Random(seed)
        names = ("anna", "ben", "cleo")
        slots = {name: sorted(random.sample(range(6), random.randrange(2, 6))) for name in names}
        calendars = {name: calendar(*map(_slot, slots[name])) for name in names}
        people = ", ".join(f"{{id: {name}, name: {name}, busy: [{name}.ics]}}" for name in names)
        pairs = [("anna", "ben"), ("ben", "cleo"), ("cleo", "anna")]
        wishes = ", ".join(f"{{from: {one}, to: {other}}}" for one, other in pairs)
        more = f"meetings: {{length: 30, tables: 1}}\npeople: [{people}]\nrequests: [{wishes}]\n"
        scenario = day(tmp_path, more, **calendars)
        answer = solve(scenario)
        judged(scenario, answer)
        assert answer.plan is not None
        free = [[slot for slot in range(6) if slot not in slots[a] and slot not in slots[b]] for a, b in pairs]
        assert len(answer.plan.assignments) == _most(free)


def _slot(number: int) -> str:
    """An appointment in a half-hour from 9 on, every day of the week."""
    start, end = (f"{9 + half // 2:02}{30 * (half % 2):02}00" for half in (number, number + 1))
    dates = (f"20260501T{start}", f"20260501T{end}")
    return event("RRULE:FREQ=DAILY;COUNT=9", start=dates[0], end=dates[1], uid=str(number))


def _most(free: list[list[int]], taken: frozenset[int] = frozenset()) -> int:
    if not free:
        return 0
    held = (1 + _most(free[1:], taken | {slot}) for slot in free[0] if slot not in taken)
    return max((_most(free[1:], taken), *held))


def test_a_session_that_collides_names_the_calendar(tmp_path: Path) -> None:
    more = (
        "people: [{id: anna, name: Anna, busy: [anna.ics]}]\n"
        "sessions: [{id: talk, title: Talk, start: 10:00, length: 30, must: [anna]}]\n"
    )
    [problem] = said(tmp_path, more, anna=busy("1015", "1020"))
    assert problem.startswith("day.yaml:5: sessions 'talk', must: must attend but is not there at 10:00-10:30: ")
    assert "'anna' (busy by the calendar anna.ics)" in problem
    assert day(tmp_path, more, anna=busy("0900", "1000")).busy.of("anna")


def test_a_promised_meeting_that_collides_names_the_calendar(tmp_path: Path) -> None:
    more = TWO + PEOPLE + 'pins: [{activity: anna+ben, start: "10:00"}]\n'
    [problem] = said(tmp_path, more, ben=busy("1010", "1020"))
    assert "'ben' cannot be there at 10:00-10:20 (busy by ben.ics); choose another time" in problem


def test_a_person_of_the_waiting_list_or_without_meetings_may_be_busy(tmp_path: Path) -> None:
    more = "people: [{id: anna, name: Anna, busy: [anna.ics], status: declined}]\n"
    assert len(day(tmp_path, more, anna=busy("0900", "1000")).busy.of("anna")) == 1


WRONG = [
    ("[nobody.ics]", "nobody.ics: there is no such file; check its name, or export the calendar again"),
    ("[folder]", "folder: this is a folder; name the calendar file in it"),
    ("[table.csv]", "table.csv: this is no calendar; export"),
    ('["a\\tb.ics"]', "'a\\tb.ics': no name of a file; write for example anna.ics"),
    ('[""]', "'': no name of a file"),
    ("[large.ics]", "large.ics: larger than 20 MB, too large for a calendar file"),
]


@pytest.mark.parametrize(("names", "text"), WRONG, ids=[names for names, _ in WRONG])
def test_a_file_that_cannot_be_read_is_told_with_the_line_that_names_it(names: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "table.csv").write_text("id;name\n")
    with (tmp_path / "large.ics").open("wb") as file:
        file.truncate(100 * 2**20)
    [problem] = said(tmp_path, f"people:\n  - id: anna\n    name: Anna\n    busy: {names}\n")
    assert problem.startswith(f"day.yaml:7: people 'anna', busy, entry 1: {text}")


def test_people_in_a_spreadsheet_name_calendars_too(tmp_path: Path) -> None:
    (tmp_path / "one.ics").write_text(busy("0900", "0930"))
    (tmp_path / "two.ics").write_text(busy("1000", "1030"))
    sheet = "id;name;busy\nanna;Anna;one.ics|two.ics\nben;Ben;gone.ics\n"
    file = scenario_with(tmp_path, people=sheet)
    with pytest.raises(ScenarioError) as error:
        load(file)
    [problem] = error.value.problems
    assert str(problem).replace(f"{tmp_path}/", "").startswith("people.csv:3: column busy, entry 1: gone.ics: there is")
    (tmp_path / "gone.ics").write_text(calendar())
    scenario = load(file)
    assert [one.file for one in scenario.busy.files("anna")] == ["one.ics", "two.ics"]
    assert len(scenario.busy.of("anna")) == 2


def test_the_hash_is_that_of_all_files_in_order(tmp_path: Path) -> None:
    content = {"anna": busy("0900", "0930"), "ben": busy("1000", "1030")}
    scenario = day(tmp_path, **content)
    files = [(tmp_path / "day.yaml").read_bytes(), *(text.encode() for text in content.values())]
    whole = b"".join(hashlib.sha256(file).digest() for file in files)
    assert scenario.sha256 == hashlib.sha256(whole).hexdigest()
    assert day(tmp_path, anna=content["anna"], ben=busy("1000", "1031")).sha256 != scenario.sha256


def test_a_file_that_several_name_counts_once_and_is_each_ones_own(tmp_path: Path) -> None:
    team = busy("0900", "0930", "ATTENDEE;PARTSTAT=DECLINED:mailto:ben@olsen.example")
    more = (
        "people: [{id: anna, name: Anna, email: anna@berg.example, busy: [team.ics]}, "
        "{id: ben, name: Ben, email: ben@olsen.example, busy: [team.ics, team.ics]}]\n"
    )
    scenario = day(tmp_path, more, team=team)
    assert (len(scenario.busy.of("anna")), scenario.busy.of("ben")) == (1, ())
    assert len(scenario.busy.calendars) == 2


def test_times_reach_from_the_day_before_to_the_day_after(tmp_path: Path) -> None:
    always = calendar(event(start="20200101T000000", end="20300101T000000"))
    scenario = day(tmp_path, anna=always)
    [span] = scenario.busy.of("anna")
    assert span == horizon(scenario) == (at("00:00", "2026-05-03"), at("00:00", "2026-05-06"))


def test_a_scenario_in_memory_does_not_free_what_nobody_read() -> None:
    data = {
        "matchmaker": 1,
        "id": "x",
        "event": {"title": "X", "timezone": "Europe/Berlin"},
        "days": [{"date": "2026-05-04"}],
    }
    scenario = Model.model_validate(data | {"people": [{"id": "anna", "name": "Anna", "busy": ["anna.ics"]}]})
    with pytest.raises(ScenarioError, match="busy calendars are read with a file; use load"):
        _ = scenario.busy


def test_what_stands_in_a_calendar_reaches_neither_plan_nor_papers(tmp_path: Path) -> None:
    secret = ("SUMMARY:secret-title", "LOCATION:secret-place", "DESCRIPTION:secret-text", "COMMENT:secret-comment")
    anna = busy("0900", "1000", *secret, "ORGANIZER:mailto:secret@mail.example", "UID:secret-uid")
    scenario = day(tmp_path, anna=anna, ben=calendar(event(*secret, start="secret-start")))
    plan = solve(scenario).plan
    assert plan is not None
    assert scenario.busy.of("anna")
    everything = [plan_bytes(plan), *papers(scenario, plan).values(), repr(scenario.busy.calendars).encode()]
    assert [content for content in everything if b"secret" in content] == []
    assert all(b"anna.ics:" not in content for content in everything)
