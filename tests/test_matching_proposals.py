"""Whom matching proposes, who is never proposed, and the report on it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import people, scenario_of, wish
from matching_events import NAMES, TOPICS, topical, two_sides
from matchmaker.matching import match, proposals, report
from matchmaker.scenario import Scenario, load

LIMITS = {"at_least": 15, "per_person": 5}


def pairs(scenario: Scenario) -> list[tuple[str, str, int]]:
    return [(proposal.one, proposal.other, proposal.value) for proposal in proposals(scenario)]


def proposed(**more: Any) -> list[tuple[str, str, int]]:
    return pairs(two_sides(propose=LIMITS, **more))


def test_proposals_go_across_the_sides_best_first_and_once_for_two_organisations() -> None:
    # Ann and Bea 23; then 15 in file order: Ada and Dan (so nobody else of North), Bea and Cy. Ada and Ben are as good
    # as Ada and Dan, but North and South meet already. Cy and Ann, of one side, share nothing anyway.
    assert proposed() == [("ann", "bea", 23), ("ada", "dan", 15), ("bea", "cy", 15)]


def test_nothing_is_proposed_unless_the_scenario_asks() -> None:
    assert proposals(two_sides()) == ()


@pytest.mark.parametrize(
    "stated",
    [
        {"requests": [wish("ann", "bea", "never")]},
        {"requests": [wish("ann", "south", "never")]},
        {"requests": [wish("north", "south", "never")]},
        {"met_before": [{"between": ["bea", "ann"]}]},
        {"met_before": [{"between": ["south", "north"]}]},
        {"met_before": [{"between": ["ann", "south"]}]},
        {"requests": [wish("bea", "ann", 3, met_before=True)]},
        {"requests": [wish("south", "north", 3, met_before=True)]},
        {"requests": [wish("ann", "bea")]},
        {"requests": [wish("bea", "north")]},
        {"requests": [wish("ada", "ben")]},
        {"given": [{"between": ["ann", "bea"]}]},
        {"given": [{"between": ["cy", "south", "north"]}]},
    ],
)
def test_vetoes_met_before_and_stated_meetings_win(stated: dict[str, Any]) -> None:
    found = proposed(**stated)
    assert ("ann", "bea", 23) not in found
    assert ("ada", "dan", 15) in found


def test_a_veto_between_two_people_leaves_their_colleagues() -> None:
    assert ("ada", "ben", 15) in proposed(requests=[wish("ann", "bea", "never")])
    assert ("ada", "ben", 15) not in proposed(requests=[wish("north", "bea", "never"), wish("ada", "south", "never")])


def test_colleagues_are_never_proposed() -> None:
    organisation = {"id": "acme", "name": "Acme", "offers": ["hydrogen"], "seeks": ["hydrogen"]}
    everybody = people("ada ben", organisation="acme") + people("cy dan", offers=["hydrogen"], seeks=["hydrogen"])
    scenario = scenario_of(
        {"topics": TOPICS, "organisations": [organisation], "people": everybody, "propose": LIMITS},
    )
    assert pairs(scenario) == [("ada", "cy", 23), ("ada", "dan", 23), ("cy", "dan", 23)]
    assert not {("ada", "ben")} & {(row.person, best.person) for row in report(scenario).people for best in row.best}


def test_own_side_decides_before_that_of_the_organisation_and_without_sides_all_may_meet() -> None:
    both = {"offers": ["hydrogen"], "seeks": ["hydrogen"], "topics": TOPICS}
    fit = {"offers": ["hydrogen"], "seeks": ["hydrogen"]}
    sides = {"sides": [{"id": "n"}, {"id": "s"}]}
    base = {"topics": both["topics"], "propose": LIMITS}
    no_sides = scenario_of(base | {"people": people("ada ben cy", **fit)})
    assert [pair[:2] for pair in pairs(no_sides)] == [("ada", "ben"), ("ada", "cy"), ("ben", "cy")]
    one_side = scenario_of(base | sides | {"people": people("ada ben", side="n", **fit) + people("cy", **fit)})
    assert [pair[:2] for pair in pairs(one_side)] == [("ada", "ben"), ("ada", "cy"), ("ben", "cy")]
    mixed = people("ada ben", side="n", **fit) + people("cy", side="s", **fit) + people("dan", **fit)
    assert [pair[:2] for pair in pairs(scenario_of(base | sides | {"people": mixed}))] == [("ada", "cy"), ("ben", "cy")]


@pytest.mark.parametrize(
    ("status", "waiting", "expected"),
    [
        ("confirmed", "out", True),
        ("waiting", "out", False),
        ("waiting", "fill", True),
        ("invited", "fill", False),
        ("declined", "fill", False),
    ],
)
def test_only_planned_people_are_proposed(status: str, waiting: str, expected: bool) -> None:
    ada, ben = people("ada", seeks=["hydrogen"]), people("ben", offers=["hydrogen"], status=status)
    scenario = scenario_of({"topics": TOPICS, "people": ada + ben, "waiting": waiting, "propose": LIMITS})
    assert bool(pairs(scenario)) == expected
    assert len(report(scenario).people) == 1 + expected


def test_people_who_take_no_meetings_are_not_proposed() -> None:
    ada, ben = people("ada", seeks=["hydrogen"]), people("ben", offers=["hydrogen"], meetings={"at_most": 0})
    assert pairs(scenario_of({"topics": TOPICS, "people": ada + ben, "propose": LIMITS})) == []


def test_limits() -> None:
    sought, offered = people("ada abe", seeks=["hydrogen"]), people("bea ben cy", offers=["hydrogen"])

    def found(at_least: int, per_person: int) -> list[tuple[str, str]]:
        limits = {"at_least": at_least, "per_person": per_person}
        scenario = scenario_of({"topics": TOPICS, "people": sought + offered, "propose": limits})
        return [pair[:2] for pair in pairs(scenario)]

    assert found(15, 1) == [("ada", "bea"), ("abe", "ben")]
    assert found(15, 2) == [("ada", "bea"), ("ada", "ben"), ("abe", "bea"), ("abe", "ben")]
    assert len(found(15, 3)) == len(found(0, 9)) == 6
    assert found(16, 3) == found(15, 0) == []


PARTY = st.fixed_dictionaries(
    {"offers": st.lists(st.sampled_from(NAMES), max_size=3), "seeks": st.lists(st.sampled_from(NAMES), max_size=3)}
)


@given(st.lists(PARTY, max_size=7), st.integers(0, 30), st.integers(0, 3))
def test_proposals_keep_the_limits_and_leave_nothing_out(
    parties: list[dict[str, Any]], at_least: int, per_person: int
) -> None:
    plain = topical(**{f"p{number}": party for number, party in enumerate(parties)})
    limits = {"at_least": at_least, "per_person": per_person}
    scenario = Scenario.model_validate({**plain.model_dump(by_alias=True), "propose": limits})
    found = pairs(scenario)
    assert found == pairs(scenario.model_copy())
    count = {person.id: sum(person.id in pair for pair in found) for person in scenario.people}
    assert max(count.values(), default=0) <= per_person
    assert [value for *_, value in found] == sorted((value for *_, value in found), reverse=True)
    for one in scenario.people:
        for other in scenario.people:
            value = match(scenario, one.id, other.id).value
            taken = (one.id, other.id, value) in found
            assert not taken or value >= max(1, at_least)
            if one.id < other.id and value >= max(1, at_least) and not taken:
                assert per_person in (count[one.id], count[other.id])


def test_report() -> None:
    found = report(two_sides(requests=[wish("ada", "ben")], propose=LIMITS))
    assert found.asked
    assert [(proposal.one, proposal.other) for proposal in found.proposals] == [("ada", "dan"), ("bea", "cy")]
    assert [(row.person, row.proposed, [(best.person, best.match.value, best.stated) for best in row.best])
            for row in found.people[:3]] == [
        ("ada", 1, [("ben", 15, True), ("bea", 15, True), ("dan", 15, False)]),
        ("ann", 0, [("bea", 23, True), ("ben", 15, True), ("dan", 15, False)]),
        ("ben", 0, [("ada", 15, True), ("ann", 15, True)]),
    ]  # fmt: skip
    assert not found.without


@pytest.mark.parametrize(
    "stated",
    [
        {"requests": [wish("ann", "south", "never")]},
        {"requests": [wish("south", "ann", 3, met_before=True)]},
        {"met_before": [{"between": ["ann", "south"]}]},
    ],
)
def test_vetoes_and_met_before_win_in_the_report_too(stated: dict[str, Any]) -> None:
    rows = {row.person: {best.person for best in row.best} for row in report(two_sides(**stated)).people}
    assert rows["ann"] == {"dan"}
    assert "ann" not in rows["bea"] | rows["ben"]
    assert "ada" in rows["bea"] & rows["ben"]


def test_report_on_topics_and_people_without_partners() -> None:
    everybody = [
        *people("ada", side="n", seeks=["hydrogen", "robotics"], offers=["cobots"]),
        *people("abe", side="n", offers=["hydrogen"], seeks=["hydrogen"]),
        *people("ben", side="s", offers=["robotics"], seeks=["tips"]),
        *people("bea cy", side="s"),
        *people("dan", side="s", interests=["hydrogen"]),
    ]
    found = report(scenario_of({"topics": TOPICS, "sides": [{"id": "n"}, {"id": "s"}], "people": everybody}))
    assert not found.asked
    assert found.limits.at_least == 15
    # Hydrogen is offered, but only by Abe, who is of the same side as Ada; tips by nobody.
    assert [(topic.topic, topic.who) for topic in found.sought] == [("tips", ("ben",)), ("hydrogen", ("ada", "abe"))]
    assert [(topic.topic, topic.who) for topic in found.offered] == [("cobots", ("ada",)), ("hydrogen", ("abe",))]
    without = [(row.person, row.has_topics) for row in found.without]
    assert without == [("abe", True), ("bea", False), ("cy", False), ("dan", True)]


def test_report_as_data_in_both_languages() -> None:
    scenario = two_sides(propose=LIMITS)
    data = report(scenario).as_data("en")
    assert json.loads(json.dumps(data)) == data
    assert data["pairs"][1] == {
        "people": [
            {"id": "ada", "name": "Ada Frost", "organisation": "Northern Robotics"},
            {"id": "dan", "name": "Dan Kent", "organisation": ""},
        ],
        "value": 15,
        "reasons": ["Dan Kent seeks robotics, which Northern Robotics offers"],
    }
    german = report(scenario).as_data("de")
    assert german["pairs"][1]["reasons"] == ["Dan Kent sucht Robotik; das bietet Northern Robotics"]
    assert german.keys() == data.keys()
    assert data == report(two_sides(propose=LIMITS)).as_data("en")


def test_report_as_text() -> None:
    everybody = people("ada", seeks=["hydrogen", "tips"]) + people("ben", offers=["hydrogen"]) + people("cy\x1b[31m")
    everybody[2]["id"] = "cy"
    found = report(scenario_of({"topics": TOPICS, "people": everybody}))
    assert found.as_text() == [
        "Proposed meetings: 1",
        "From value 15 of 30, at most 5 for a person.",
        "They are not planned: the scenario does not say propose.",
        "  15  Ada – Ben: Ada seeks hydrogen, which Ben offers",
        "",
        "Best partners",
        "  Ada: Ben (15)",
        "  Ben: Ada (15)",
        "",
        "Nobody fits",
        "  Cy [31M: no topics are stated",
        "",
        "Sought, but not offered by anybody they may meet",
        "  tips: Ada",
    ]
    german = found.as_text("de")
    assert german[3] == "  15  Ada – Ben: Ada sucht Wasserstoff; das bietet Ben"
    assert "  Cy [31M: es sind keine Themen angegeben" in german


def test_the_smallest_scenario_has_a_report() -> None:
    found = report(scenario_of({"people": people("ada")}))
    assert found.as_text()[0] == "Proposed meetings: 0"
    assert [row.person for row in found.without] == ["ada"]


def test_the_lunch_at_the_fair_finds_partners_for_nearly_everybody() -> None:
    scenario = load(Path(__file__).parent.parent / "scenarios" / "kanada-dortmund-lunch.yaml")
    found = report(scenario)
    assert [row.person for row in found.without] == ["camille-desrosiers"]
    assert match(scenario, "wiebke-harms", "gillian-stroud").reasons_in("de") == (
        "Hörde Nanobeschichtung GmbH sucht Batterierecycling; das bietet Tidewater Battery Recycling Ltd.",
        "Gillian Stroud sucht Beschichtungen; das bietet Hörde Nanobeschichtung GmbH",
    )
