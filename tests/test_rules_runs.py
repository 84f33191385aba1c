"""Rules about cells of the grid: longest_run, break_fairness, and the measure breaks."""

from typing import Any

import pytest

from builders import held, people, rules_that_speak, scenario_of, wish
from matchmaker.checker import judge, stage_values
from matchmaker.plan import Assignment

NAMES = "ben carl dora eve fred"


def anna(**parts: Any) -> dict[str, Any]:
    """Anna may meet five others; cells of 20 minutes from 9 to 12: nine of them."""
    return {"people": people(f"anna {NAMES}"), "requests": [wish("anna", name) for name in NAMES.split()], **parts}


def meetings(*starts: str, length: int = 20) -> list[Assignment]:
    """Anna's meetings at these times, one with each of the others."""
    plan = []
    for start, name in zip(starts, NAMES.split(), strict=False):
        end = int(start[:2]) * 60 + int(start[3:]) + length
        plan.append(held(f"anna+{name}", f"{start}-{end // 60:02}:{end % 60:02}", f"anna {name}"))
    return plan


@pytest.mark.parametrize(
    ("limits", "starts", "speaks"),
    [
        ({"longest_run": 2}, ["09:00", "09:20"], []),
        ({"longest_run": 2}, ["09:00", "09:20", "09:40"], ["longest_run"]),
        ({"longest_run": 2}, ["09:00", "09:20", "10:00", "10:20"], []),
        ({"longest_run": 1}, ["09:00", "09:20", "10:00", "10:20"], ["longest_run", "longest_run"]),
        ({"longest_run": 3}, ["09:00", "09:20", "09:40"], []),
        ({"longest_run": 0}, ["09:00"], ["longest_run", "longest_run"]),  # anna's and ben's
    ],
)
def test_slots_in_a_row(limits: dict[str, int], starts: list[str], speaks: list[str]) -> None:
    assert rules_that_speak(scenario_of(anna(meetings=limits)), *meetings(*starts)) == speaks


def test_a_person_s_own_longest_run_counts() -> None:
    everybody = [*people("anna", meetings={"longest_run": 2}), *people(NAMES)]
    three = meetings("09:00", "09:20", "09:40")
    assert rules_that_speak(scenario_of(anna(people=everybody, meetings={"longest_run": 5})), *three) == ["longest_run"]
    everybody = [*people("anna", meetings={"longest_run": 3}), *people(NAMES)]
    assert rules_that_speak(scenario_of(anna(people=everybody, meetings={"longest_run": 2})), *three) == []


def test_runs_end_with_their_window() -> None:
    windows = ["09:00-09:40", "09:40-10:20"]
    scenario = scenario_of(anna(meetings={"longest_run": 2, "windows": windows}))
    assert rules_that_speak(scenario, *meetings("09:00", "09:20", "09:40", "10:00")) == []
    one_window = scenario_of(anna(meetings={"longest_run": 2, "windows": ["09:00-10:20"]}))
    assert rules_that_speak(one_window, *meetings("09:00", "09:20", "09:40", "10:00")) == ["longest_run"]


def test_sessions_do_not_make_a_run_longer() -> None:
    talk = {"id": "talk", "title": "Talk", "start": "09:20", "length": 20, "may": ["all"]}
    scenario = scenario_of(anna(meetings={"longest_run": 1}, sessions=[talk]))
    assert rules_that_speak(scenario, *meetings("09:00", "09:40"), held("talk", "09:20-09:40", "anna")) == []


def test_a_meeting_occupies_every_cell_it_overlaps() -> None:
    # Cells of 10 minutes; a meeting of 20 has two of them, pinned to 9:05 it has three.
    def speak(longest: int, start: str, **parts: Any) -> list[str]:
        scenario = scenario_of(anna(meetings={"grid": 10, "longest_run": longest}, **parts))
        return rules_that_speak(scenario, *meetings(start))

    assert speak(2, "09:00") == []
    assert speak(1, "09:00") == ["longest_run", "longest_run"]
    pin = [{"activity": "anna+ben", "start": "09:05"}]
    assert speak(3, "09:05", pins=pin) == []
    assert speak(2, "09:05", pins=pin) == ["longest_run", "longest_run"]


def test_a_buffer_does_not_interrupt_a_run() -> None:
    scenario = scenario_of(anna(meetings={"buffer": 5, "longest_run": 1}))
    assert rules_that_speak(scenario, *meetings("09:00", "09:25")) == ["longest_run"]
    assert rules_that_speak(scenario, *meetings("09:00", "09:50")) == []


@pytest.mark.parametrize(
    ("starts", "breaks"),
    [
        ([], 0),
        (["09:00"], 0),
        (["09:00", "09:20"], 0),
        (["09:00", "09:40"], 1),
        (["09:00", "11:40"], 1),
        (["09:00", "09:40", "10:20"], 2),
        (["09:00", "10:00", "10:20", "11:40"], 2),
        (["09:20", "09:40", "11:00", "11:20"], 1),
    ],
)
def test_breaks_are_free_stretches_between_meetings(starts: list[str], breaks: int) -> None:
    scenario = scenario_of(anna())
    assert rules_that_speak(scenario, *meetings(*starts)) == []
    assert stage_values(scenario, meetings(*starts))["breaks"] == breaks


@pytest.mark.parametrize(
    ("length", "start", "breaks"),
    [
        (40, "09:20", 0),  # the talk fills both cells between the meetings
        (20, "09:20", 1),  # one cell is left
        (21, "09:20", 0),  # a minute keeps the second one busy
        (40, "10:20", 1),  # after the last meeting
    ],
)
def test_a_session_between_two_meetings_is_no_break(length: int, start: str, breaks: int) -> None:
    talk = {"id": "talk", "title": "Talk", "start": start, "length": length, "may": ["all"]}
    end = int(start[:2]) * 60 + int(start[3:]) + length
    scenario = scenario_of(anna(sessions=[talk]))
    plan = [*meetings("09:00", "10:00"), held("talk", f"{start}-{end // 60:02}:{end % 60:02}", "anna")]
    assert rules_that_speak(scenario, *plan) == []
    assert stage_values(scenario, plan)["breaks"] == breaks


def test_a_session_in_the_middle_splits_a_break() -> None:
    talk = {"id": "talk", "title": "Talk", "start": "09:40", "length": 20, "may": ["all"]}
    scenario = scenario_of(anna(sessions=[talk]))
    plan = [*meetings("09:00", "10:20"), held("talk", "09:40-10:00", "anna")]
    assert stage_values(scenario, plan)["breaks"] == 2


def test_no_break_between_windows_as_there_is_no_cell() -> None:
    scenario = scenario_of(anna(meetings={"windows": ["09:00-09:40", "11:00-11:40"]}))
    assert stage_values(scenario, meetings("09:20", "11:00"))["breaks"] == 0
    assert stage_values(scenario, meetings("09:00", "11:00"))["breaks"] == 1
    assert stage_values(scenario, meetings("09:00", "11:20"))["breaks"] == 1  # 09:20 and 11:00 are one run


def test_breaks_of_everybody_on_every_day() -> None:
    days = [{"date": f"2026-05-0{day}", "start": "09:00", "end": "12:00"} for day in (4, 5)]
    everybody = [*people("anna ben"), *people("carl", status="waiting")]
    requests = [wish("anna", "ben", times=4), wish("anna", "carl", times=2)]
    scenario = scenario_of({"days": days, "people": everybody, "requests": requests, "waiting": "fill"})
    plan = [
        held("anna+ben", "09:00-09:20", "anna ben"),
        held("anna+ben.2", "11:00-11:20", "anna ben"),
        held("anna+carl", "09:00-09:20", "anna carl", date="2026-05-05"),
        held("anna+carl.2", "09:40-10:00", "anna carl", date="2026-05-05"),
    ]
    # Monday: anna and ben one each; Tuesday: anna and carl, who waits, one each; none over night.
    assert rules_that_speak(scenario, *plan) == []
    assert stage_values(scenario, plan)["breaks"] == 4


def fair(differ: int | None, **parts: Any) -> dict[str, Any]:
    """As ``anna``, with the rule on fairness switched on."""
    return anna(rules={"break_fairness": {"differ_at_most": differ}}, **parts)


@pytest.mark.parametrize(
    ("differ", "starts", "speaks"),
    [
        (None, ["09:00", "09:40", "10:20"], []),
        (2, ["09:00", "09:40", "10:20"], []),
        (1, ["09:00", "09:40", "10:20"], ["break_fairness"]),
        (0, ["09:00", "09:40"], ["break_fairness"]),
        (0, ["09:00", "09:20"], []),
    ],
)
def test_breaks_do_not_differ_too_much(differ: int | None, starts: list[str], speaks: list[str]) -> None:
    assert rules_that_speak(scenario_of(fair(differ)), *meetings(*starts)) == speaks


def test_fairness_compares_confirmed_people_only() -> None:
    # Anna and ben meet twice with a break; the only one without, carl, waits.
    requests = [wish("anna", "ben", times=2)]
    plan = [held("anna+ben", "09:00-09:20", "anna ben"), held("anna+ben.2", "09:40-10:00", "anna ben")]
    for status, speaks in (("confirmed", ["break_fairness"]), ("waiting", [])):
        everybody = [*people("anna ben"), *people("carl", status=status)]
        scenario = scenario_of(fair(0, people=everybody, requests=requests, waiting="fill"))
        assert rules_that_speak(scenario, *plan) == speaks


def test_fairness_among_nobody() -> None:
    assert rules_that_speak(scenario_of(fair(0, people=[], requests=[]))) == []


def test_the_text_names_those_with_most_and_fewest_breaks() -> None:
    (found,) = judge(scenario_of(fair(0)), meetings("09:00", "09:40"))
    assert found.people == ("anna", "ben")
    assert found.text == "Anna has 1 breaks and Ben 0; at most 0 apart."
