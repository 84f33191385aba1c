"""What matching adds to plans: the value of how well two fit, proposed meetings, and the reasons for both."""

from pathlib import Path
from typing import Any

import pytest

from builders import people, scenario_of, wish
from matchmaker import load
from matchmaker.checker import check
from matchmaker.plan import Plan
from matchmaker.scenario import Scenario, ScenarioError
from matchmaker.solver import solve
from matchmaker.workflow.reading import load_checked

Data = dict[str, Any]
TOPICS = [{"id": "robots", "label": {"en": "Robots", "de": "Roboter"}}, {"id": "solar"}]


def fitting(**parts: Any) -> Scenario:
    """Ada seeks robots, which ben offers (15 of 30) and cleo does not; dora likes what cleo likes (9 of 30)."""
    who = [
        *people("ada", seeks=["robots"]),
        *people("ben", offers=["robots"]),
        *people("cleo dora", interests=["solar"]),
    ]
    return scenario_of({"topics": TOPICS, "people": who} | parts)


def planned(scenario: Scenario) -> tuple[Plan, dict[str, int]]:
    """The plan, checked and proven, and the value of every stage."""
    answer = solve(scenario)
    assert answer.plan is not None
    assert check(scenario, answer.plan) == []
    assert answer.outcome.status == "OPTIMAL"
    return answer.plan, {stage.name: stage.value for stage in answer.outcome.stages}


@pytest.mark.parametrize(
    ("requests", "value"),
    [
        ([wish("ada", "ben", 2)], 10 * 2 + 15),
        ([wish("ada", "ben", 2), wish("ben", "ada", 3)], 10 * (2 + 3) + 10 + 15),
        ([wish("ada", "cleo", 2)], 10 * 2 + 0),
        ([wish("cleo", "dora", "must")], 10 * 5 + 9),
        ([wish("ada", "ben", 2, value=7)], 7),
    ],
)
def test_a_meeting_counts_wishes_and_how_well_the_two_fit(requests: list[Data], value: int) -> None:
    assert planned(fitting(requests=requests))[1]["value"] == value


def test_of_two_equal_wishes_the_better_fit_wins_the_only_slot() -> None:
    plan, values = planned(fitting(requests=[wish("ada", "cleo", 2), wish("ada", "ben", 2)], meetings={"at_most": 1}))
    assert [a.activity for a in plan.assignments] == ["ada+ben"]
    assert values["value"] == 35


def test_proposed_meetings_are_planned_count_their_fit_and_meet_nobodys_wish() -> None:
    plan, values = planned(fitting(requests=[wish("ada", "cleo", 1)], propose={"at_least": 9, "per_person": 1}))
    assert {a.activity: (a.value, a.requests) for a in plan.assignments} == {
        "ada+cleo": (10, ("ada--cleo",)),
        "ada+ben": (15, ()),
        "cleo+dora": (9, ()),
    }
    assert values["value"] == 34
    assert plan.unmet == ()


def test_a_proposal_never_displaces_somebodys_first_wish() -> None:
    scenario = fitting(requests=[wish("ada", "cleo", 1)], propose={"at_least": 9, "per_person": 1})
    crowded = scenario.model_copy(update={"meetings": scenario.meetings.model_copy(update={"at_most": 1})})
    plan, values = planned(crowded)
    assert values["coverage-1"] == 0
    assert "ada+cleo" in {a.activity for a in plan.assignments}


@pytest.mark.parametrize(
    "veto",
    [
        {"requests": [wish("ben", "ada", "never")]},
        {"met_before": [{"between": ["ben", "ada"]}]},
        {"propose": {"at_least": 16, "per_person": 1}},
    ],
)
def test_nothing_is_proposed_against_a_veto_for_old_acquaintances_or_below_the_threshold(veto: Data) -> None:
    plan, _ = planned(fitting(**({"propose": {"at_least": 15, "per_person": 1}} | veto)))
    assert plan.assignments == ()


def test_guarantees_may_be_met_by_proposals() -> None:
    parts = {"propose": {"at_least": 9, "per_person": 1}, "meetings": {"at_least": 1}}
    assert len(planned(fitting(**parts))[0].assignments) == 2


def test_a_meeting_says_why_in_the_languages_of_the_event_and_of_its_people() -> None:
    plan, _ = planned(fitting(requests=[wish("ada", "ben", 2)]))
    assert plan.assignments[0].reasons == ({"en": "Ada seeks Robots, which Ben offers"},)
    german = [*people("ada", seeks=["robots"], language="de"), *people("ben", offers=["robots"])]
    plan, _ = planned(scenario_of({"topics": TOPICS, "people": german, "requests": [wish("ada", "ben", 2)]}))
    assert plan.assignments[0].reasons[0]["de"] == "Ada sucht Roboter; das bietet Ben"


def test_the_checker_notices_a_proposal_that_matching_does_not_make() -> None:
    proposing = fitting(propose={"at_least": 9, "per_person": 1})
    plan, _ = planned(proposing)
    strict = proposing.model_copy(update={"propose": None})
    assert any("ada+ben" in str(violation) or "Ada" in str(violation) for violation in check(strict, plan))


PROPOSING = """\
matchmaker: 1
event: {title: Partner day, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 12:00}]
topics: [{id: robots}]
people:
  - {id: ada, name: Ada Berg, seeks: [robots]}
  - {id: ben, name: Ben Olsen, offers: [robots]}
  - {id: cleo, name: Cleo Martin, offers: [robots], departure: 2026-05-04 11:00}
  - {id: dan, name: Dan Ek}
organisations: [{id: acme, name: Acme Inc.}]
meetings: {tables: 2}
sessions: [{id: talk, title: Talk, start: 10:00, length: 30, must: [ben]}]
propose: {at_least: 9}
"""


def written(folder: Path, text: str) -> Path:
    """A file with the scenario in which matching proposes two meetings, and more."""
    file = folder / "day.yaml"
    file.write_text(PROPOSING + text, encoding="utf-8")
    return file


def test_a_proposed_meeting_can_be_promised_and_put_in_order(tmp_path: Path) -> None:
    text = """\
pins: [{activity: ada+ben, start: 11:07, table: "2"}]
precedence: [{before: talk, after: ada+cleo}]
"""
    scenario = load(written(tmp_path, text))
    assert load_checked(tmp_path / "day.yaml").pins == scenario.pins
    plan, _ = planned(scenario)
    found = {a.activity: (f"{a.start:%H:%M}", a.table, a.locked) for a in plan.assignments}
    assert found["ada+ben"] == ("11:07", "2", True)
    assert found["ada+cleo"][0] == "10:40"


def test_a_promise_of_a_meeting_that_matching_does_not_propose_is_refused(tmp_path: Path) -> None:
    text = """\
pins:
  - {activity: ada+dan, start: 11:00}
  - {activity: ada+ben}
precedence:
  - {before: acme+ada, after: talk}
  - {before: talk, after: ben+cleo}
"""
    file = written(tmp_path, text)
    assert load(file).pins, "reading alone does not know what matching proposes"
    with pytest.raises(ScenarioError) as refused:
        load_checked(file)
    cure = "add a request for it, or remove this entry; matchmaker match shows what is proposed"
    assert str(refused.value).replace(str(file), "").splitlines() == [
        f":15: pins, entry 1, activity: matching does not propose the meeting 'ada+dan'; {cure}",
        f":18: precedence, entry 1, before: matching does not propose the meeting 'acme+ada'; {cure}",
        f":19: precedence, entry 2, after: matching does not propose the meeting 'ben+cleo'; {cure}",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{activity: ada+ben, start: 10:10}", "pins, entry 1, start: 'ben' must attend session 'talk' at 10:00-10:30"),
        ("{activity: ada+cleo, start: 10:50}", "pins, entry 1, start: 'cleo' cannot be there at 10:50-11:10"),
        ("{activity: ada+ben, start: 11:50}", "pins, entry 1, start: 11:50-12:10 is not within the hours"),
        ("{activity: ada+ben, table: t9}", "pins, entry 1, table: unknown table 't9'"),
        ("{activity: ben+ada}", "pins, entry 1, activity: unknown activity 'ben+ada'"),
        ("{activity: ada+ada}", "pins, entry 1, activity: unknown activity 'ada+ada'"),
        ("{activity: ada+eva}", "pins, entry 1, activity: unknown activity 'ada+eva'"),
        ("{activity: ada+ben}, {activity: ada+ben}", "pins, entry 2: 'ada+ben' is pinned more often than it takes"),
    ],
)
def test_impossible_promises_of_proposed_meetings_are_refused(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ScenarioError) as refused:
        load(written(tmp_path, f"pins: [{text}]\n"))
    assert [problem.text.startswith(said) for problem in refused.value.problems] == [True], str(refused.value)


def test_without_proposals_only_stated_meetings_can_be_promised(tmp_path: Path) -> None:
    file = written(tmp_path, "pins: [{activity: ada+ben}]\n")
    file.write_text(file.read_text().replace("propose: {at_least: 9}\n", ""))
    with pytest.raises(ScenarioError, match="unknown activity 'ada\\+ben'"):
        load(file)
