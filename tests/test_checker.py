"""The checker: a good plan passes, and each thing broken in it is named by exactly one rule."""

from datetime import datetime, timedelta
from typing import Any

import pytest

import feast
import journey
import parley
import shuttle
from builders import at, held, lunch_round, plan_of, scenario_of, stage, unmet
from matchmaker.checker import Judge, Violation, check, judge, stage_values
from matchmaker.checker.entries import wrong_entries
from matchmaker.plan import Cancelled, Left, Plan, Resources, ScenarioMark, Seat, parse_plan, plan_bytes
from matchmaker.rules import Facts, hard_rules
from matchmaker.scenario import Scenario

SCENARIO: dict[str, Any] = {
    "places": [
        {
            "id": "hall",
            "name": "Hall",
            "rooms": [{"id": "blue"}, {"id": "red", "capacity": 3}, {"id": "attic", "step_free": False}],
            "tables": [
                {"id": "t1", "room": "blue", "seats": 2},
                {"id": "t2", "room": "blue"},
                {"id": "t3", "room": "attic"},
                {"id": "t4", "room": "red"},
                {"id": "t5", "room": "red"},
            ],
        }
    ],
    "organisations": [{"id": "firm", "name": "Firm", "table": "t4"}],
    "people": [
        {"id": "anna", "name": "Anna"},
        {"id": "ben", "name": "Ben", "organisation": "firm"},
        {"id": "bill", "name": "Bill", "organisation": "firm"},
        {"id": "carl", "name": "Carl", "step_free": True, "unavailable": ["11:00-11:20"]},
        {"id": "dora", "name": "Dora"},
        {"id": "eve", "name": "Eve", "status": "declined"},
        {"id": "fred", "name": "Fred"},
        {"id": "gina", "name": "Gina"},
    ],
    "meetings": {"windows": ["09:00-12:00"], "tables": ["t1", "t2", "t3", "t5"], "spare_tables": 3},
    "requests": [
        {"from": "anna", "to": "carl", "wish": "must"},
        {"from": "carl", "to": "anna", "wish": 2},
        {"from": "anna", "to": "firm", "wish": 3},
        {"from": "fred", "to": "gina", "wish": 1},
        {"from": "dora", "to": "carl", "wish": 4},
        {"from": "anna", "to": "eve", "wish": 5},
        {"from": "anna", "to": "bill", "wish": "never"},
    ],
    "given": [{"id": "deal", "between": ["carl", "dora"]}],
    "sessions": [
        {
            "id": "talk",
            "title": "Talk",
            "start": "10:00",
            "length": 30,
            "room": "red",
            "must": ["anna"],
            "may": ["carl", "eve"],
        }
    ],
    "pins": [{"activity": "anna+carl", "start": "09:07", "table": "t2"}],
    "precedence": [{"before": "anna+carl", "after": "talk"}],
    "stages": ["musts", "coverage", "value", "attendance"],
}
BLUE, RED = {"place": "hall", "room": "blue"}, {"place": "hall", "room": "red"}
PINNED = held(
    "anna+carl",
    "09:07-09:27",
    "anna carl",
    **BLUE,
    table="t2",
    requests=("anna--carl", "carl--anna"),
    value=80,
    locked=True,
)
PAIR = held("fred+gina", "09:40-10:00", "fred gina", **BLUE, table="t1", requests=("fred--gina",), value=10)
TALK = held("talk", "10:00-10:30", "anna carl", **RED)
FIRM = held("anna+firm", "10:40-11:00", "anna ben", **RED, table="t4", requests=("anna--firm",), value=30)
DEAL = held("deal", "11:20-11:40", "carl dora", kind="meeting", **BLUE, table="t1")
ENTRIES = {entry.activity: entry for entry in (PINNED, PAIR, TALK, FIRM, DEAL)}
# By hand: anna has both of her possible wishes, carl and fred their only one, dora (one wish) none.
# Value 80 (10 * (5 + 2) + 10) + 30 + 10 + 0 for what is given; carl attends the talk though he need not.
STAGES = {
    "musts": stage("musts", "min", 0),
    "coverage-1": stage("coverage-1", "min", 1),
    "coverage-2": stage("coverage-2", "min", 1),
    "value": stage("value", "max", 120),
    "attendance": stage("attendance", "max", 1),
}
UNMET = {"dora--carl": unmet("dora--carl", "dora carl"), "anna--eve": unmet("anna--eve", "anna eve")}


def good(**parts: Any) -> Scenario:
    """The scenario, with other parts if stated."""
    return scenario_of(SCENARIO | parts)


def plan(scenario: Scenario | None = None, activity: str | None = None, **change: Any) -> Plan:
    """The good plan, with one of its assignments changed if one is named."""
    entries = dict(ENTRIES)
    if activity:
        entries[activity] = entries[activity].model_copy(update=change)
    return plan_of(scenario or good(), entries.values(), STAGES.values(), UNMET.values())


def rules(found: list[Violation]) -> set[str]:
    """The names of the rules that speak."""
    return {violation.rule for violation in found}


def test_the_good_plan_passes() -> None:
    assert check(good(), plan()) == []
    assert judge(good(), ENTRIES.values()) == []


def test_the_good_plan_passes_when_written_and_read() -> None:
    assert check(good(), parse_plan(plan_bytes(plan()), "plan.json")) == []


def test_values_of_the_good_plan() -> None:
    assert stage_values(good(), ENTRIES.values()) == {
        "musts": 0,
        "coverage-1": 1,
        "coverage-2": 1,
        "value": 120,
        "waiting": 0,
        "attendance": 1,
        "seating": 0,
        "breaks": 3,  # anna 09:40; carl 09:40 and 10:40 to 11:20
        "comfort": (33 + 10) + (33 + 50),  # anna and carl
    }


def test_a_judge_judges_several_plans() -> None:
    one = Judge(good())
    assert list(one.violations(ENTRIES.values())) == []
    assert rules(list(one.violations([]))) == {"given_meetings", "required_attendance", "pins"}
    assert one.values([])["value"] == 0
    assert one.values(ENTRIES.values())["value"] == 120


def moved(activity: str, times: str, **change: Any) -> Plan:
    """The good plan with one assignment at another time."""
    start, end = times.split("-")
    return plan(None, activity, start=at(start), end=at(end), **change)


@pytest.mark.parametrize(
    ("rule", "broken"),
    [
        ("availability", moved("deal", "11:00-11:20")),
        ("confirmed", plan(None, "talk", people=("anna", "carl", "eve"))),
        ("given_meetings", plan_of(good(), (PINNED, PAIR, TALK, FIRM), STAGES.values(), UNMET.values())),
        ("never", plan(None, "anna+firm", people=("anna", "bill"))),
        ("no_overlap", moved("anna+firm", "10:20-10:40")),
        ("parties", plan(None, "anna+firm", people=("anna",))),
        ("pins", moved("anna+carl", "09:08-09:28")),
        ("required_attendance", plan(None, "talk", people=("carl",))),
        ("room_capacity", moved("fred+gina", "10:00-10:20", table="t5", room="red")),
        ("slots", moved("anna+firm", "10:41-11:01")),
        ("spare_tables", moved("fred+gina", "11:20-11:40", table="t2")),
        ("step_free", plan(None, "deal", table="t3", room="attic")),
        ("table_fit", plan(None, "anna+firm", table="t1", room="blue")),
        ("table_use", moved("fred+gina", "11:20-11:40")),
    ],
)
def test_one_change_of_the_plan_breaks_one_rule(rule: str, broken: Plan) -> None:
    assert rules(check(good(), broken)) == {rule}


def with_people(**changes: dict[str, Any]) -> dict[str, Any]:
    """The people of the scenario, some of them changed."""
    return {"people": [person | changes.get(person["id"], {}) for person in SCENARIO["people"]]}


DUO = [{"id": name, "name": name} for name in ("duo", "trio")]


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        ("break_fairness", {"rules": {"break_fairness": {"differ_at_most": 1}}}),
        ("event_hours", {"days": [{"date": "2026-05-04", "start": "09:00", "end": "11:30"}]}),
        ("fewest_meetings", with_people(gina={"meetings": {"at_least": 2}})),
        ("longest_run", {"meetings": SCENARIO["meetings"] | {"longest_run": 1}}),
        ("meal_breaks", {"meal_breaks": [{"id": "tea", "window": "10:00-11:00", "minutes": 11, "who": ["anna"]}]}),
        ("most_meetings", with_people(carl={"meetings": {"at_most": 1}})),
        (
            "once",
            with_people(
                anna={"organisation": "duo"},
                gina={"organisation": "duo"},
                carl={"organisation": "trio"},
                fred={"organisation": "trio"},
            )
            | {"organisations": SCENARIO["organisations"] + DUO},
        ),
        (
            "own_organisation",
            with_people(fred={"organisation": "duo"}, gina={"organisation": "duo"})
            | {"organisations": SCENARIO["organisations"] + DUO},
        ),
        ("precedence", {"precedence": [{"before": "talk", "after": "anna+carl"}]}),
    ],
)
def test_one_more_demand_breaks_one_rule(rule: str, parts: dict[str, Any]) -> None:
    assert rules(check(good(**parts), plan())) == {rule}


def test_the_good_lunch_passes() -> None:
    assert check(feast.scenario(), feast.plan()) == []
    assert check(feast.scenario(), parse_plan(plan_bytes(feast.plan()), "plan.json")) == []


@pytest.mark.parametrize(("rule", "broken"), feast.SEATED)
def test_one_change_of_the_lunch_breaks_one_rule(rule: str, broken: Plan) -> None:
    assert rules(check(feast.scenario(), broken)) == {rule}


def test_the_good_journey_passes() -> None:
    assert check(journey.scenario(), journey.plan()) == []
    assert check(journey.scenario(), parse_plan(plan_bytes(journey.plan()), "plan.json")) == []


@pytest.mark.parametrize(("rule", "broken"), journey.BROKEN)
def test_one_change_of_the_journey_breaks_one_rule(rule: str, broken: Plan) -> None:
    assert rules(judge(journey.scenario(), broken.assignments)) == {rule}


@pytest.mark.parametrize(("rule", "parts"), journey.DEMANDS)
def test_one_more_demand_of_the_journey_breaks_one_rule(rule: str, parts: dict[str, Any]) -> None:
    assert rules(judge(journey.scenario(**parts), journey.ENTRIES.values())) == {rule}


def test_the_good_parley_passes() -> None:
    assert check(parley.scenario(), parley.plan()) == []
    assert check(parley.scenario(), parse_plan(plan_bytes(parley.plan()), "plan.json")) == []


@pytest.mark.parametrize(("rule", "broken"), parley.BROKEN)
def test_one_change_of_the_parley_breaks_one_rule(rule: str, broken: Plan) -> None:
    assert rules(check(parley.scenario(), broken)) == {rule}


@pytest.mark.parametrize(("rule", "parts"), parley.DEMANDS)
def test_one_more_demand_of_the_parley_breaks_one_rule(rule: str, parts: dict[str, Any]) -> None:
    assert rules(judge(parley.scenario(**parts), parley.ENTRIES.values())) == {rule}


@pytest.mark.parametrize(
    ("interpreters", "text"),
    [
        ("lea tom", "its interpreters do not stand in the order of the scenario"),
        ("tom lea lea", "an interpreter is listed twice"),
        ("tom lea zoe", "unknown interpreter 'zoe'"),
        ("tom lea anna", "unknown interpreter 'anna'"),
    ],
)
def test_form_of_a_list_of_interpreters(interpreters: str, text: str) -> None:
    broken = parley.interpreted("forum", *interpreters.split())
    assert only_text(parley.scenario(), broken, "plan") == f"'Forum': {text}."


def test_every_hard_rule_is_broken_once_above() -> None:
    marks = [test_one_change_of_the_plan_breaks_one_rule, test_one_more_demand_breaks_one_rule]
    broken = [case[0] for test in marks for case in test.pytestmark[0].args[1]]
    # Those of lunches, trips, interpreters and vehicles are broken in plans of their own.
    others = {rule for rule, _ in (*feast.SEATED, *journey.BROKEN, *parley.BROKEN, *shuttle.BROKEN)}
    assert sorted({*broken, *others}) == list(hard_rules())
    assert len(broken) == len(set(broken))


def only_text(scenario: Scenario, broken: Plan, rule: str) -> str:
    """The text of the only violation, which is of that rule."""
    (found,) = check(scenario, broken)
    assert found.rule == rule
    return found.text


@pytest.mark.parametrize(
    ("activity", "change", "text"),
    [
        ("deal", {"uid": "day.other@matchmaker"}, "its uid 'day.other@matchmaker' should be 'day.deal@matchmaker'"),
        ("deal", {"timezone": "Europe/Paris"}, "its time zone is 'Europe/Paris' instead of 'Europe/Berlin'"),
        ("deal", {"timezone": "Mars"}, "its time zone is 'Mars' instead of 'Europe/Berlin'"),
        ("deal", {"start": at("10:20", zone="Europe/London")}, "its times are not written in the time zone"),
        ("deal", {"end": at("10:40", zone="Europe/London")}, "its times are not written in the time zone"),
        ("deal", {"end_timezone": "Asia/Tokyo"}, "it ends in another time zone, 'Asia/Tokyo'"),
        ("deal", {"all_day": True}, "it is marked as lasting all day"),
        ("deal", {"end_place": "station"}, "it ends in another place"),
        ("deal", {"round": 1}, "it has a round or seats"),
        ("deal", {"seating": {"carl": Seat(table="t1", seat=1)}}, "it has a round or seats"),
        ("deal", {"resources": Resources(interpreter=("ivan",))}, "unknown interpreter 'ivan'"),
        ("deal", {"resources": Resources(interpreter=("anna",))}, "unknown interpreter 'anna'"),
        ("deal", {"resources": Resources(vehicle=("bus",))}, "it has vehicles, which only rides have"),
        ("deal", {"people": ("carl", "dora", "carl")}, "somebody is listed twice"),
        ("deal", {"people": ("carl", "dora", "zeno")}, "unknown person 'zeno'"),
        ("deal", {"kind": "session"}, "its kind should be meeting, not session"),
        ("talk", {"kind": "meeting"}, "its kind should be session, not meeting"),
        ("deal", {"room": "red"}, "its room should be blue, not red"),
        ("deal", {"room": None}, "its room should be blue, not none"),
        ("talk", {"room": None}, "its room should be red, not none"),
        ("deal", {"place": None}, "its place should be hall, not none"),
        ("talk", {"place": None}, "its place should be hall, not none"),
        ("talk", {"table": "t5"}, "its table should be none, not t5"),
        ("deal", {"table": "t9"}, "unknown table 't9'"),
        ("anna+carl", {"requests": ("anna--carl",)}, "its requests should be anna--carl, carl--anna, not anna--carl."),
        (
            "anna+carl",
            {"requests": ("carl--anna", "anna--carl")},
            "its requests should be anna--carl, carl--anna, not carl--anna, anna--carl",
        ),
        ("deal", {"requests": ("dora--carl",)}, "its requests should be none, not dora--carl"),
        ("talk", {"requests": ("nonsense",)}, "its requests should be none, not nonsense"),
        ("anna+firm", {"value": 31}, "its value should be 30, not 31"),
        ("talk", {"value": 1}, "its value should be 0, not 1"),
        ("anna+carl", {"locked": False}, "a pin names it, but it is not locked"),
        ("deal", {"locked": True}, "it is marked as locked, but no pin names it"),
    ],
)
def test_form_of_an_assignment(activity: str, change: dict[str, Any], text: str) -> None:
    assert text in only_text(good(), plan(None, activity, **change), "plan")


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"uid": "day.lunch@matchmaker"}, "its uid 'day.lunch@matchmaker' should be 'day.lunch.1@matchmaker'"),
        ({"uid": "day.lunch.2@matchmaker"}, "its uid 'day.lunch.2@matchmaker' should be 'day.lunch.1@matchmaker'"),
        ({"kind": "session"}, "its kind should be lunch, not session"),
        ({"kind": "meeting"}, "its kind should be lunch, not meeting"),
        ({"room": None}, "its room should be salon, not none"),
        ({"place": None}, "its place should be hall, not none"),
        ({"table": "t1"}, "its table should be none, not t1"),
        ({"requests": ("ben--gina",)}, "its requests should be none, not ben--gina"),
        ({"value": 2}, "its value should be 0, not 2"),
        ({"locked": True}, "it is marked as locked, but no pin names it"),
        ({"resources": Resources(vehicle=("bus",))}, "it has vehicles, which only rides have"),
        ({"people": ("anna", "carl", "ben", "dora", "eve", "fred", "gina")}, "its seats are not those of its people"),
    ],
)
def test_form_of_a_round(change: dict[str, Any], text: str) -> None:
    found = check(feast.scenario(), feast.plan(feast.FIRST.model_copy(update=change)))
    about = [violation for violation in found if "stands 2 times" not in violation.text]
    assert rules(found) == {"plan"}
    assert any(text in violation.text for violation in about)
    assert all(violation.text.startswith("Round 1 of 'Lunch': ") for violation in about)


def only_form_of_lunch(**change: Any) -> str:
    """The text of the only violation of form when the first round is changed like that."""
    (found,) = wrong_entries(Facts(feast.scenario()), [feast.FIRST.model_copy(update=change)])
    return found.text


def test_people_and_seats_of_a_round_stand_in_order() -> None:
    names = ("anna", "carl", "ben", "dora", "eve", "fred", "gina")
    seating = {name: (feast.FIRST.seating or {})[name] for name in names}
    assert "its seats are not those of its people, in the same order" in only_form_of_lunch(seating=seating)
    swapped = only_form_of_lunch(seating=seating, people=names)
    assert swapped == "Round 1 of 'Lunch': its people do not stand in the order of the scenario."


def test_seats_of_a_round() -> None:
    assert "nobody has a seat" in only_form_of_lunch(seating=None)
    seating = dict(feast.FIRST.seating or {})
    assert "unknown table 't9'" in only_form_of_lunch(seating=seating | {"anna": Seat(table="t9", seat=1)})
    found = wrong_entries(
        Facts(feast.scenario()),
        [feast.FIRST.model_copy(update={"seating": seating | {"zeno": Seat(table="t1", seat=4)}})],
    )
    assert [violation.text.partition(": ")[2] for violation in found] == [
        "its seats are not those of its people, in the same order.",
        "there is a seat for the unknown person 'zeno'.",
    ]


@pytest.mark.parametrize(
    ("activity", "change", "text"),
    [
        ("flight", {"uid": "day.leg@matchmaker"}, "its uid 'day.leg@matchmaker' should be 'day.flight@matchmaker'"),
        ("flight", {"kind": "session"}, "its kind should be transfer, not session"),
        ("flight", {"place": None}, "its place should be frankfurt, not none"),
        ("flight", {"end_place": None}, "its end_place should be narita, not none"),
        ("flight", {"end_place": "frankfurt"}, "its end_place should be narita, not frankfurt"),
        ("flight", {"timezone": "Asia/Tokyo"}, "its time zone is 'Asia/Tokyo' instead of 'Europe/Berlin'"),
        ("flight", {"end_timezone": None}, "it ends in the time zone 'Europe/Berlin' instead of 'Asia/Tokyo'"),
        ("flight", {"end_timezone": "Asia/Seoul"}, "it ends in the time zone 'Asia/Seoul' instead of 'Asia/Tokyo'"),
        ("flight", {"end": at("01:00", journey.SUNDAY)}, "its times are not written in the time zone 'Asia/Tokyo'"),
        (
            "flight",
            {"start": at("20:00", journey.OUT, journey.TOKYO)},
            "its times are not written in the time zone 'Europe/Berlin'",
        ),
        ("flight", {"requests": ("anna--lab",)}, "its requests should be none, not anna--lab"),
        ("flight", {"value": 1}, "its value should be 0, not 1"),
        ("flight", {"room": "blue"}, "its room should be none, not blue"),
        ("flight", {"table": "monday-1"}, "its table should be none, not monday-1"),
        ("flight", {"reasons": ({"en": "Fast."},)}, "it has reasons"),
        ("flight", {"locked": True}, "it is marked as locked, but no pin names it"),
        ("flight", {"people": ("ben", "anna", "carl", "dora")}, "its people do not stand in the order of the scenario"),
        ("lab", {"kind": "session"}, "its kind should be visit, not session"),
        ("lab", {"uid": "day.lab.1@matchmaker"}, "its uid 'day.lab.1@matchmaker' should be 'day.lab@matchmaker'"),
        ("lab", {"place": "works"}, "its place should be lab, not works"),
        ("lab", {"end_place": "works"}, "it ends in another place"),
        ("lab", {"timezone": "Europe/Berlin"}, "its time zone is 'Europe/Berlin' instead of 'Asia/Tokyo'"),
        ("lab", {"requests": ()}, "its requests should be anna--lab, not none"),
        ("lab", {"value": 0}, "its value should be 7, not 0"),
        ("lab", {"locked": False}, "a pin names it, but it is not locked"),
        ("lab", {"reasons": ({"en": "Chips."},)}, "it has reasons"),
        ("lab", {"table": "monday-1"}, "its table should be none, not monday-1"),
        ("fab.2", {"uid": "day.fab@matchmaker"}, "its uid 'day.fab@matchmaker' should be 'day.fab.2@matchmaker'"),
        (
            "fab.2",
            {"requests": ("dora--fab", "ben--fab")},
            "its requests should be ben--fab, dora--fab, not dora--fab, ben--fab",
        ),
        ("ben+mika", {"place": "forum"}, "its place should be works, not forum"),
        ("anna+kenji", {"place": "works"}, "its place should be forum, not works"),
        ("reception", {"timezone": "Asia/Seoul"}, "its time zone is 'Asia/Seoul' instead of 'Asia/Tokyo'"),
    ],
)
def test_form_of_the_parts_of_a_journey(activity: str, change: dict[str, Any], text: str) -> None:
    found = check(journey.scenario(), journey.plan(activity, **change))
    assert rules(found) == {"plan"}
    assert any(text in violation.text for violation in found)


def test_a_journey_ends_in_the_zone_of_its_day_if_its_place_has_none() -> None:
    places = [place | ({"timezone": None} if place["id"] == "narita" else {}) for place in journey.SCENARIO["places"]]
    assert check(journey.scenario(places=places, id="day"), journey.plan()) == []


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        ([], "The request 'kenji--lab' is not met, but stands 0 times in the list of unmet requests."),
        (["kenji--lab", "kenji--lab"], "The request 'kenji--lab' is not met, but stands 2 times"),
        (["kenji--lab", "anna--lab"], "The request 'anna--lab' is listed as unmet, but is met."),
        (["kenji--lab", "dora--fab"], "The request 'dora--fab' is listed as unmet, but is met."),
        (["kenji--lab", "dora--lab"], "The request 'dora--lab' is listed as unmet, but is unknown."),
    ],
)
def test_every_unmet_wish_for_a_visit_is_listed_once(listed: list[str], text: str) -> None:
    broken = journey.plan().model_copy(update={"unmet": tuple(unmet(name, name.partition("--")[0]) for name in listed)})
    assert text in only_text(journey.scenario(), broken, "plan")


def test_wishes_of_people_who_have_not_confirmed_are_unmet_too() -> None:
    wishes = [*journey.SCENARIO["visit_wishes"], {"who": ["otto", "kenji"], "visit": "lab"}]
    scenario = journey.scenario(visit_wishes=wishes)
    assert "'otto--lab' is not met" in only_text(scenario, journey.plan(), "plan")
    missing = (*journey.UNMET, unmet("otto--lab", "otto"))
    assert check(scenario, journey.plan().model_copy(update={"unmet": missing})) == []


def test_an_unmet_visit_names_the_one_person() -> None:
    broken = journey.plan().model_copy(update={"unmet": (unmet("kenji--lab", "kenji anna"),)})
    text = "The request 'kenji--lab' is one of kenji alone, not of kenji, anna."
    assert only_text(journey.scenario(), broken, "plan") == text


@pytest.mark.parametrize(("number", "shown"), [(None, "none"), (0, "0"), (3, "3"), (-7, "-7"), (10**30, str(10**30))])
def test_unknown_rounds(number: int | None, shown: str) -> None:
    text = only_form_of_lunch(round=number)
    assert text == f"'Lunch': its round should be a number from 1 to 2, not {shown}."
    found = check(
        feast.scenario(), feast.plan(feast.SECOND.model_copy(update={"round": number}), instead_of=feast.SECOND)
    )
    assert rules(found) == {"plan", "lunch_rounds"}


ROOMS = {
    "hall": {
        "rooms": [{"id": "blue"}],
        "tables": [{"id": "h"}, {"id": "b", "room": "blue"}, {"id": "b2", "room": "blue"}],
    },
    "park": {"rooms": [{"id": "green"}], "tables": [{"id": "p"}]},
}


@pytest.mark.parametrize(
    ("stated", "places", "room", "place"),
    [
        ({"tables": ["b", "b2"]}, "hall park", "blue", "hall"),
        ({"tables": ["b", "h"]}, "hall park", None, "hall"),
        ({"tables": ["b", "p"]}, "hall park", None, None),
        ({"tables": ["h", "p"]}, "hall park", None, None),
        ({"tables": ["b", "b2"], "room": "green"}, "hall park", "green", "park"),
        ({"tables": ["p"], "room": "blue", "place": "park"}, "hall park", "blue", "park"),
        ({"tables": ["p"], "place": "hall"}, "hall park", None, "hall"),
        ({"tables": ["1"]}, "hall", "blue", "hall"),  # a counted table stands in the room of meetings
        ({"tables": ["1"]}, "hall park", "blue", "hall"),
        ({"tables": ["2"]}, "hall", None, "hall"),  # one that nobody knows is nowhere; there is only one place
        ({"tables": ["2"]}, "hall park", None, None),
    ],
)
def test_room_and_place_of_a_lunch(stated: dict[str, Any], places: str, room: str | None, place: str | None) -> None:
    lunch = {"id": "lunch", "title": "Lunch", "start": "10:00", "round_length": 30, "equal_tables": False}
    parts = {"places": [{"id": name, "name": name} | ROOMS[name] for name in places.split()]}
    meetings = {"tables": 1, "room": "blue"}
    scenario = scenario_of(
        parts | {"people": SCENARIO["people"][:1], "lunches": [lunch | stated], "meetings": meetings}
    )
    for one in (None, "blue", "green"):
        for other in (None, "hall", "park"):
            entry = lunch_round("lunch", 1, "10:00-10:30", {stated["tables"][0]: "anna"}, room=one, place=other)
            texts = [violation.text for violation in wrong_entries(Facts(scenario), [entry])]
            wrong = {key for key in ("room", "place") if any(f"its {key} should be" in text for text in texts)}
            assert wrong == {key for key, differs in (("room", one != room), ("place", other != place)) if differs}


def test_unknown_rooms_and_places_are_named_besides_being_wrong() -> None:
    for key in ("room", "place"):
        found = check(good(), plan(None, "deal", **{key: "moon"}))
        assert [violation.rule for violation in found] == ["plan", "plan"]
        assert f"unknown {key} 'moon'" in found[0].text


def test_times_in_whole_minutes_and_in_order() -> None:
    second = timedelta(seconds=1)
    shifted = plan(None, "deal", start=DEAL.start + second, end=DEAL.end + second)
    assert rules(check(good(), shifted)) == {"plan", "slots"}
    sparks = {"start": DEAL.start + timedelta(microseconds=1), "end": DEAL.end + second}
    for key, moment in sparks.items():
        found = check(good(), plan(None, "deal", **{key: moment}))
        assert "its times are no whole minutes" in found[0].text
    assert "does not end after its start" in check(good(), plan(None, "deal", end=DEAL.start))[0].text
    backwards = check(good(), plan(None, "deal", end=DEAL.start - timedelta(minutes=1)))
    assert next((v.rule, v.text) for v in backwards) == (
        "plan",
        "The meeting of Carl and Dora: it does not end after its start.",
    )
    assert rules(backwards) == {"plan", "parties"}


def test_an_unknown_activity() -> None:
    stranger = held("zeno+anna", "09:00-09:05", "gina", **BLUE)
    broken = plan_of(good(), [*ENTRIES.values(), stranger], STAGES.values(), UNMET.values())
    assert "the scenario knows no such activity" in only_text(good(), broken, "plan")
    for activity in ("anna+carl.1", "anna+carl.02", "anna+carl.x", "anna", "dora--carl"):
        stranger = held(activity, "09:00-09:05", "gina", kind="meeting", **BLUE)
        broken = plan_of(good(), [*ENTRIES.values(), stranger], STAGES.values(), UNMET.values())
        assert "the scenario knows no such activity" in only_text(good(), broken, "plan")


def changed(**parts: Any) -> Plan:
    """The good plan with other parts."""
    return plan().model_copy(update=parts)


def test_the_plan_is_that_of_the_scenario() -> None:
    other = changed(scenario=ScenarioMark(id="other", sha256=""))
    assert only_text(good(), other, "plan") == "The plan is for the scenario 'other', not for 'day'."
    older = changed(scenario=ScenarioMark(id="day", sha256="0" * 64))
    assert "has changed since the plan was made" in only_text(good(), older, "plan")


def test_the_plan_of_a_scenario_from_a_file() -> None:
    text = "matchmaker: 1\nevent: {title: Day, timezone: Europe/Berlin}\ndays: [{date: 2026-05-04}]\n"
    scenario = scenario_of(text)
    assert len(scenario.sha256) == 64
    assert check(scenario, plan_of(scenario, [])) == []
    assert rules(check(scenario_of(text + "# changed\n"), plan_of(scenario, []))) == {"plan"}


def test_a_uid_stands_once() -> None:
    twice = plan_of(good(), [*ENTRIES.values(), TALK], STAGES.values(), UNMET.values())
    assert rules(check(good(), twice)) == {"plan", "no_overlap", "required_attendance", "room_capacity"}
    gone = Cancelled(uid=TALK.uid, sequence=1, was=TALK)
    assert "stands 2 times" in only_text(good(), changed(cancelled=(gone,)), "plan")
    former = held("ida+joe", "09:00-09:20", "ida joe")
    gone = Cancelled(uid=former.uid, sequence=1, was=former)
    assert check(good(), changed(cancelled=(gone,))) == []
    assert "stands 2 times" in only_text(good(), changed(cancelled=(gone, gone)), "plan")
    mixed = gone.model_copy(update={"uid": "day.x@matchmaker"})
    assert "was 'day.ida+joe@matchmaker'" in only_text(good(), changed(cancelled=(mixed,)), "plan")


@pytest.mark.parametrize(
    ("listed", "text"),
    [
        (["anna--eve"], "The request 'dora--carl' is not met, but stands 0 times in the list of unmet requests."),
        (["dora--carl"], "The request 'anna--eve' is not met, but stands 0 times"),
        (["anna--eve", "dora--carl", "dora--carl"], "The request 'dora--carl' is not met, but stands 2 times"),
        (["anna--eve", "dora--carl", "anna--firm"], "The request 'anna--firm' is listed as unmet, but is met."),
        (["anna--eve", "dora--carl", "anna--bill"], "The request 'anna--bill' is listed as unmet, but is"),
        (["anna--eve", "dora--carl", "zeno"], "The request 'zeno' is listed as unmet, but is unknown."),
    ],
)
def test_every_unmet_request_is_listed_once(listed: list[str], text: str) -> None:
    assert text in only_text(good(), changed(unmet=tuple(unmet(name) for name in listed)), "plan")


def test_unmet_requests_name_known_people() -> None:
    strange = (UNMET["anna--eve"], unmet("dora--carl", "dora zeno"))
    text = "The request 'dora--carl' names unknown people: zeno."
    assert only_text(good(), changed(unmet=strange), "plan") == text


def test_a_request_is_unmet_until_all_its_meetings_take_place() -> None:
    requests = [{"from": "anna", "to": "ben", "times": 2}, {"from": "ben", "to": "anna"}]
    scenario = scenario_of({"people": [*SCENARIO["people"][:1], {"id": "ben", "name": "Ben"}], "requests": requests})
    first = held("anna+ben", "09:00-09:20", "anna ben", requests=("anna--ben", "ben--anna"), value=70)
    second = held("anna+ben.2", "09:20-09:40", "anna ben", requests=("anna--ben",), value=70)
    assert check(scenario, plan_of(scenario, [first], [], [unmet("anna--ben")])) == []
    assert check(scenario, plan_of(scenario, [first, second])) == []
    assert rules(check(scenario, plan_of(scenario, [first]))) == {"plan"}
    assert rules(check(scenario, plan_of(scenario, [first, second], [], [unmet("anna--ben")]))) == {"plan"}


def with_stages(*names: str, **changes: dict[str, Any]) -> Plan:
    """The good plan with these stages only, some of them changed; the summary of the outcome follows from them."""
    stages = [STAGES[name].model_copy(update=changes.get(name.replace("-", "_"), {})) for name in names or STAGES]
    return plan_of(good(), ENTRIES.values(), stages, UNMET.values())


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        (with_stages(value={"value": 119, "bound": 119}), "The stage 'value' says its value is 119; it is 120."),
        (with_stages(musts={"value": 1, "bound": 1}), "The stage 'musts' says its value is 1; it is 0."),
        (with_stages(coverage_2={"value": 2, "bound": 2}), "The stage 'coverage-2' says its value is 2; it is 1."),
        (with_stages(attendance={"sense": "min"}), "The stage 'attendance' has the sense min instead of max."),
        (with_stages(value={"bound": 119, "status": "FEASIBLE"}), "has the bound 119, which its value 120 passes"),
        (with_stages(coverage_1={"bound": 2, "status": "FEASIBLE"}), "has the bound 2, which its value 1 passes"),
        (with_stages(value={"bound": 121}), "The stage 'value' has the status OPTIMAL instead of FEASIBLE."),
        (with_stages(value={"status": "FEASIBLE"}), "The stage 'value' has the status FEASIBLE instead of OPTIMAL."),
        (with_stages(value={"status": "UNKNOWN"}), "The stage 'value' has the status UNKNOWN instead of OPTIMAL."),
        (with_stages("value", "musts"), "The stages do not stand in their order: value, musts."),
        (with_stages("musts", "musts", "value"), "The stages do not stand in their order: musts, musts, value."),
    ],
)
def test_stages_of_the_outcome(broken: Plan, text: str) -> None:
    assert text in only_text(good(), broken, "outcome")


@pytest.mark.parametrize(
    "right",
    [
        with_stages(value={"bound": 130, "status": "FEASIBLE"}),
        with_stages(coverage_1={"bound": 0, "status": "FEASIBLE"}),
        with_stages("musts", "value"),
        with_stages("coverage-1"),
    ],
)
def test_unproven_and_missing_stages_are_no_violation(right: Plan) -> None:
    assert check(good(), right) == []


def test_stages_that_nobody_asked_for() -> None:
    comfort = stage("comfort", "min", 126)
    extra = plan_of(good(), ENTRIES.values(), [*STAGES.values(), comfort], UNMET.values())
    assert only_text(good(), extra, "outcome") == "The scenario does not ask for the stage 'comfort'."
    everything = good(stages=None)
    assert check(everything, extra) == []
    breaks = plan_of(good(), ENTRIES.values(), [*STAGES.values(), stage("breaks", "min", 3)], UNMET.values())
    assert only_text(everything, breaks, "outcome") == "The scenario does not ask for the stage 'breaks'."
    assert check(good(stages=[*SCENARIO["stages"], "breaks"]), breaks) == []


@pytest.mark.parametrize("name", ["coverage-3", "coverage-0", "coverage", "value-1", "beauty"])
def test_unknown_stages(name: str) -> None:
    extra = plan_of(good(), ENTRIES.values(), [*STAGES.values(), stage(name, "min", 0)], UNMET.values())
    assert only_text(good(), extra, "outcome") == f"There is no stage {name!r}."


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"status": "FEASIBLE"}, "The outcome has the status FEASIBLE instead of OPTIMAL."),
        ({"status": "UNKNOWN"}, "The outcome has the status UNKNOWN instead of OPTIMAL."),
        ({"objective": 121}, "The outcome says 121 of at best 120 instead of 120 of 120."),
        ({"bound": 121}, "The outcome says 120 of at best 121 instead of 120 of 120."),
        ({"objective": None}, "The outcome says None of at best 120 instead of 120 of 120."),
        ({"gap": 0.1}, "The outcome says the optimality gap is 0.1 instead of 0.000000."),
        ({"gap": None}, "The outcome says the optimality gap is None instead of 0.000000."),
    ],
)
def test_summary_of_the_outcome(change: dict[str, Any], text: str) -> None:
    assert only_text(good(), changed(outcome=plan().outcome.model_copy(update=change)), "outcome") == text


def test_the_summary_is_that_of_the_value_else_of_the_last_stage() -> None:
    unproven = with_stages(value={"bound": 150, "status": "FEASIBLE"})
    assert (unproven.outcome.objective, unproven.outcome.bound, unproven.outcome.gap) == (120, 150, 0.25)
    assert check(good(), unproven) == []
    proven = unproven.outcome.model_copy(update={"status": "OPTIMAL"})
    text = "The outcome has the status OPTIMAL instead of FEASIBLE."
    assert only_text(good(), unproven.model_copy(update={"outcome": proven}), "outcome") == text
    last = with_stages("musts", "attendance")
    wrong = last.outcome.model_copy(update={"objective": 0, "bound": 0})
    assert "instead of 1 of 1" in only_text(good(), last.model_copy(update={"outcome": wrong}), "outcome")


@pytest.mark.parametrize(("meetings", "bound", "gap"), [(0, 3, 3.0), (1, 3, 2.0), (1, 1, 0.0)])
def test_the_gap_is_relative_to_the_value_or_to_one(meetings: int, bound: int, gap: float) -> None:
    requests = [{"from": "fred", "to": "gina", "value": 1}]
    scenario = scenario_of({"people": SCENARIO["people"][6:], "requests": requests})
    entries = [held("fred+gina", "09:00-09:20", "fred gina", requests=("fred--gina",), value=1)][:meetings]
    missing = [] if entries else [unmet("fred--gina")]
    made = plan_of(scenario, entries, [stage("value", "max", meetings, bound)], missing)
    for stated, speaks in ((gap, set()), (gap + 0.5, {"outcome"})):
        outcome = made.outcome.model_copy(update={"gap": stated})
        assert rules(check(scenario, made.model_copy(update={"outcome": outcome}))) == speaks


def test_a_plan_without_stages() -> None:
    empty = plan_of(good(), ENTRIES.values(), [], UNMET.values())
    assert check(good(), empty) == []
    wrong = empty.outcome.model_copy(update={"status": "FEASIBLE"})
    assert rules(check(good(), empty.model_copy(update={"outcome": wrong}))) == {"outcome"}


def test_form_comes_first_then_rules_then_the_outcome() -> None:
    broken = moved("anna+firm", "10:41-11:01", value=1, people=("anna", "ben", "zeno"))
    outcome = broken.outcome.model_copy(update={"gap": 1.0})
    found = [violation.rule for violation in check(good(), broken.model_copy(update={"outcome": outcome}))]
    assert found == ["plan", "plan", "slots", "outcome"]


def test_the_place_of_meetings_and_sessions_without_table_or_room() -> None:
    places = [{"id": "hall", "name": "Hall", "rooms": [{"id": "blue"}]}, {"id": "park", "name": "Park"}]
    session = {"id": "talk", "title": "Talk", "start": "10:00", "length": 30, "may": ["all"]}
    parts: dict[str, Any] = {
        "people": SCENARIO["people"][:1] + SCENARIO["people"][6:],
        "requests": [{"from": "fred", "to": "gina", "wish": 1}],
        "places": places,
    }

    def places_of(**stated: Any) -> set[tuple[str | None, str | None]]:
        """The places of the meeting and of the session with which the plan passes."""
        scenario = scenario_of(parts | {"meetings": stated["meetings"], "sessions": [session | stated["session"]]})
        found = set()
        for one in ("hall", "park", None):
            for other in ("hall", "park", None):
                room = {"room": stated["meetings"].get("room"), "place": one}
                meeting = held("fred+gina", "09:00-09:20", "fred gina", requests=("fred--gina",), value=10, **room)
                talk = held("talk", "10:00-10:30", "", room=stated["session"].get("room"), place=other)
                if not check(scenario, plan_of(scenario, [meeting, talk])):
                    found.add((one, other))
        return found

    assert places_of(meetings={}, session={}) == {(None, None)}
    assert places_of(meetings={"place": "park"}, session={}) == {("park", None)}
    assert places_of(meetings={}, session={"place": "hall"}) == {(None, "hall")}
    assert places_of(meetings={"room": "blue"}, session={"room": "blue"}) == {("hall", "hall")}
    assert places_of(meetings={"room": "blue", "place": "park"}, session={"room": "blue"}) == {("hall", "hall")}
    parts["places"] = places[1:]
    assert places_of(meetings={}, session={}) == {("park", "park")}


@pytest.mark.parametrize(
    ("table", "room", "place"),
    [("h", None, "hall"), ("p", None, "park"), ("b", "blue", "hall"), ("c", "green", "park")],
)
def test_the_place_of_a_table_is_the_one_that_lists_it(table: str, room: str | None, place: str) -> None:
    hall = {
        "id": "hall",
        "name": "Hall",
        "rooms": [{"id": "blue"}],
        "tables": [{"id": "h"}, {"id": "b", "room": "blue"}],
    }
    park = {
        "id": "park",
        "name": "Park",
        "rooms": [{"id": "green"}],
        "tables": [{"id": "p"}, {"id": "c", "room": "green"}],
    }
    requests = [{"from": "fred", "to": "gina", "wish": 1}]
    scenario = scenario_of(
        {
            "people": SCENARIO["people"][6:],
            "requests": requests,
            "places": [hall, park],
            "meetings": {"tables": [table]},
        }
    )
    right = held("fred+gina", "09:00-09:20", "fred gina", table=table, room=room, requests=("fred--gina",), value=10)
    for stated in ("hall", "park", None):
        entry = right.model_copy(update={"place": stated})
        assert rules(check(scenario, plan_of(scenario, [entry]))) == (set() if stated == place else {"plan"})


def test_times_are_written_in_the_zone_of_their_day() -> None:
    days = [
        {"date": "2024-10-07", "start": "09:00", "end": "12:00", "timezone": "Asia/Tokyo"},
        {"date": "2024-10-09", "start": "09:00", "end": "12:00"},
    ]
    request = {"from": "fred", "to": "gina", "wish": 1, "times": 2}
    scenario = scenario_of({"days": days, "people": SCENARIO["people"][6:], "requests": [request]})
    facts: dict[str, Any] = {"requests": ("fred--gina",), "value": 10}
    tokyo = held("fred+gina", "09:00-09:20", "fred gina", "2024-10-07", "Asia/Tokyo", **facts)
    berlin = held("fred+gina.2", "09:00-09:20", "fred gina", "2024-10-09", **facts)
    assert check(scenario, plan_of(scenario, [tokyo, berlin])) == []
    early = held("fred+gina", "02:00-02:20", "fred gina", "2024-10-07", **facts)  # the same instants as in Tokyo
    text = "its time zone is 'Europe/Berlin' instead of 'Asia/Tokyo'"
    assert text in only_text(scenario, plan_of(scenario, [early, berlin]), "plan")
    seoul = tokyo.model_copy(update={"timezone": "Asia/Seoul"})  # the same offset, but another zone
    text = "its time zone is 'Asia/Seoul' instead of 'Asia/Tokyo'"
    assert text in only_text(scenario, plan_of(scenario, [seoul, berlin]), "plan")


def test_nonsense_is_judged_without_a_crash() -> None:
    nonsense = [
        held(activity, "09:00-09:20", "zeno anna", kind=kind, room="moon", table="t9", place="mars")
        for activity in ("", "x+y", "talk", "deal", "anna+carl.99", "x+y.2", "anna+firm", "given.", "+")
        for kind in ("meeting", "session", "visit", "lunch", "transfer")
    ]
    scenario = good(waiting="fill", rules={"break_fairness": {"differ_at_most": 0}})
    found = check(scenario, plan_of(scenario, nonsense, STAGES.values()))
    assert {"plan", "no_overlap", "given_meetings", "parties", "outcome"} <= rules(found)
    assert all("\n" not in str(violation) for violation in found)


def test_nonsense_about_lunches_is_judged_without_a_crash() -> None:
    seatings: list[dict[str, Seat] | None] = [
        None,
        {},
        {"": Seat(table="", seat=0), "zeno": Seat(table="\n", seat=-(10**30))},
        {name: Seat(table=f"t{n % 4}", seat=n % 3) for n, name in enumerate(["ben", "gina", "x", "anna", "dora"])},
    ]
    nonsense = [
        held(activity, "11:00-11:20", who, kind=kind, round=number, seating=seating)
        for activity in ("lunch", "lunch.1", "hugo+ida")
        for kind in ("meeting", "session", "lunch")
        for who in ("", "zeno ben ben gina")
        for number in (None, -1, 1, 10**30)
        for seating in seatings
    ]
    nonsense.append(feast.FIRST.model_copy(update={"end": feast.FIRST.start - timedelta(days=9)}))
    found = check(feast.scenario(), plan_of(feast.scenario(), nonsense, feast.STAGES))
    assert {"plan", "lunch_rounds", "lunch_seats", "never", "outcome"} <= rules(found)
    assert all("\n" not in str(violation) for violation in found)


def test_nonsense_about_journeys_is_judged_without_a_crash() -> None:
    moments = ["0001-01-01T00:00:00+14:00", "2026-10-26T09:00:00+09:00", "9999-12-31T23:59:00-12:00"]
    nonsense = [
        journey.LAB.model_copy(update={"activity": activity, "kind": kind, "people": tuple(who.split())})
        for activity in ("lab", "lab.2", "fab.1", "fab.02", "fab.3", "fab." + "9" * 5000, "flight", "flight.2", "x.2")
        for kind in ("visit", "transfer", "meeting")
        for who in ("", "zeno otto anna anna")
    ]
    for first in moments:
        for second in moments:
            change = {"start": datetime.fromisoformat(first), "end": datetime.fromisoformat(second)}
            for name, place in zip(journey.ENTRIES, ("x", None, "lab", "frankfurt") * 3, strict=False):
                odd = change | {"place": place, "end_place": place, "timezone": "\n", "end_timezone": "Mars"}
                nonsense.append(journey.ENTRIES[name].model_copy(update=odd))
    found = check(journey.scenario(), plan_of(journey.scenario(), nonsense, journey.STAGES, journey.UNMET))
    expected = {"plan", "transfers", "visits", "visit_groups", "leadership", "no_overlap", "night_rest"}
    assert expected <= rules(found)
    assert all("\n" not in str(violation) for violation in found)


def test_the_stage_of_seating() -> None:
    wrong = feast.plan(seating=3)
    assert only_text(feast.scenario(), wrong, "outcome") == "The stage 'seating' says its value is 3; it is 2."
    assert only_text(feast.scenario(stages=["value"]), feast.plan(), "outcome").endswith("the stage 'seating'.")
    assert check(feast.scenario(stages=["seating", "value"]), feast.plan()) == []


def test_who_is_said_to_have_left_takes_no_part() -> None:
    held = plan_of(good(), ENTRIES.values(), STAGES.values(), UNMET.values()).assignments[0]
    left = Left(uid=held.uid, sequence=1, was=held, people=held.people[:1])
    assert "is said to have left" in only_text(good(), changed(left=(left,)), "plan")
    stranger = left.model_copy(update={"people": ("zeno",)})
    assert check(good(), changed(left=(stranger,))) == []
    mixed = stranger.model_copy(update={"uid": "day.x@matchmaker"})
    assert "the two must be the same" in only_text(good(), changed(left=(mixed,)), "plan")
