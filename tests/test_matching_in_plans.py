"""What matching adds to plans: the value of how well two fit, proposed meetings, and the reasons for both."""

from typing import Any

import pytest

from builders import people, scenario_of, wish
from matchmaker.checker import check
from matchmaker.plan import Plan
from matchmaker.scenario import Scenario
from matchmaker.solver import solve

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
