"""Rules about who meets whom, and how often: confirmed, parties, never, own_organisation, once, limits."""

from typing import Any

import pytest

from builders import held, people, rules_that_speak, scenario_of, wish
from matchmaker.checker import judge, stage_values

BEN_WAITS = [*people("anna"), *people("ben", status="waiting")]


def pair(**parts: Any) -> dict[str, Any]:
    """Anna wishes to meet ben; slots of 20 minutes from 9 to 12."""
    return {"people": people("anna ben"), "requests": [wish("anna", "ben")], **parts}


@pytest.mark.parametrize(
    ("status", "waiting", "speaks"),
    [
        ("confirmed", "out", []),
        ("invited", "out", ["confirmed"]),
        ("declined", "fill", ["confirmed"]),
        ("waiting", "out", ["confirmed"]),
        ("waiting", "fill", []),
    ],
)
def test_only_planned_people_meet(status: str, waiting: str, speaks: list[str]) -> None:
    everybody = [*people("anna"), *people("ben", status=status)]
    scenario = scenario_of(pair(people=everybody, waiting=waiting))
    assert rules_that_speak(scenario, held("anna+ben", "09:00-09:20", "anna ben")) == speaks


def test_waiting_people_attend_the_sessions_that_name_them() -> None:
    talk = {"id": "talk", "title": "Talk", "start": "09:00", "length": 30, "must": ["anna"], "may": ["ben"]}
    dine = {"id": "dine", "title": "Dinner", "start": "10:00", "length": 30, "must": ["anna", "ben"]}
    tour = {"id": "tour", "title": "Tour", "start": "11:00", "length": 30, "may": ["anna"]}
    scenario = scenario_of({"people": BEN_WAITS, "waiting": "fill", "sessions": [talk, dine, tour]})
    times = {"talk": "09:00-09:30", "dine": "10:00-10:30", "tour": "11:00-11:30"}

    def speak(**who: str) -> list[str]:
        return rules_that_speak(scenario, *(held(name, times[name], who.get(name, "anna")) for name in times))

    assert speak() == []  # ben has to attend nothing while he waits
    assert speak(talk="anna ben", dine="anna ben") == []
    assert speak(tour="anna ben") == ["confirmed", "required_attendance"]


def test_waiting_people_do_not_meet_those_who_declined() -> None:
    everybody = [*people("ben", status="waiting"), *people("dan", status="declined")]
    scenario = scenario_of({"people": everybody, "requests": [wish("ben", "dan")], "waiting": "fill"})
    meeting = held("ben+dan", "09:00-09:20", "ben dan")
    assert rules_that_speak(scenario, meeting) == ["confirmed", "confirmed"]
    assert stage_values(scenario, [meeting])["waiting"] == 0


def test_waiting_people_do_not_stand_in_for_confirmed_colleagues() -> None:
    everybody = [
        *people("anna"),
        *people("ben", organisation="firm"),
        *people("bill", organisation="firm", status="waiting"),
        *people("carl", organisation="crew", status="waiting"),
    ]
    organisations = [{"id": name, "name": name} for name in ("firm", "crew")]
    requests = [wish("anna", "firm"), wish("anna", "crew"), wish("firm", "crew")]
    scenario = scenario_of(
        {"people": everybody, "organisations": organisations, "requests": requests, "waiting": "fill"}
    )
    # Of the crew nobody has confirmed, so carl may represent it; of the firm only ben may.
    assert rules_that_speak(scenario, held("anna+crew", "09:00-09:20", "anna carl")) == []
    assert rules_that_speak(scenario, held("anna+firm", "09:00-09:20", "anna ben")) == []
    assert rules_that_speak(scenario, held("anna+firm", "09:00-09:20", "anna bill")) == [
        "confirmed",
        "parties",  # bill represents nobody
        "parties",  # the firm is missing
    ]
    assert rules_that_speak(scenario, held("crew+firm", "09:00-09:20", "ben carl")) == []
    assert rules_that_speak(scenario, held("crew+firm", "09:00-09:20", "ben bill carl")) == ["parties"]


@pytest.mark.parametrize(
    ("representatives", "who", "speaks"),
    [
        ("one", "anna b1", []),
        ("one", "anna b3", []),
        ("one", "anna b1 b2", ["parties"]),
        ("one", "anna", ["parties"]),
        ("one", "b1", ["parties"]),
        ("one", "anna b1 eve", ["parties"]),
        (1, "anna b1 b2", []),
        (1, "anna", ["parties"]),
        ("at least 2", "anna b1 b3", []),
        ("at least 2", "anna b1 b2 b3", []),
        ("at least 2", "anna b1", ["parties"]),
        ("all", "anna b1 b2 b3", []),
        ("all", "anna b1 b3", ["parties"]),
        ("all", "anna", ["parties"]),
    ],
)
def test_representatives_of_an_organisation(representatives: str | int, who: str, speaks: list[str]) -> None:
    # The firm has b1, b2 and b3, and b4 who declined.
    everybody = [
        *people("anna eve"),
        *people("b1 b2 b3", organisation="firm"),
        *people("b4", organisation="firm", status="declined"),
    ]
    for parts, activity in (
        ({"requests": [wish("anna", "firm", representatives=representatives)]}, "anna+firm"),
        ({"given": [{"between": ["anna", "firm"], "representatives": representatives}]}, "given.anna+firm"),
    ):
        scenario = scenario_of({"people": everybody, "organisations": [{"id": "firm", "name": "Firm"}]} | parts)
        assert rules_that_speak(scenario, held(activity, "09:00-09:20", who)) == speaks


@pytest.mark.parametrize(
    ("one", "other", "least"),
    [("one", "all", 3), (2, "all", 3), ("one", 2, 2), (1, 2, 2), ("one", 1, 1), ("one", "one", 1)],
)
def test_the_strongest_statement_on_representatives_counts(one: str | int, other: str | int, least: int) -> None:
    everybody = [*people("anna"), *people("b1 b2 b3", organisation="firm")]
    requests = [wish("anna", "firm", representatives=one), wish("firm", "anna", representatives=other)]
    scenario = scenario_of(
        {"people": everybody, "organisations": [{"id": "firm", "name": "Firm"}], "requests": requests}
    )
    enough = ["b1", "b2", "b3"][:least]
    assert rules_that_speak(scenario, held("anna+firm", "09:00-09:20", " ".join(["anna", *enough]))) == []
    fewer = " ".join(["anna", *enough[1:]])
    assert rules_that_speak(scenario, held("anna+firm", "09:00-09:20", fewer)) == ["parties"]


def test_what_is_said_of_representatives() -> None:
    everybody = [*people("anna eve"), *people("b1 b2", organisation="firm"), *people("dan", status="declined")]
    firm = [{"id": "firm", "name": "Firm & Co"}]

    def texts(who: str, representatives: str | int = "one") -> list[str]:
        requests = [wish("anna", "firm", representatives=representatives)]
        scenario = scenario_of({"people": everybody, "organisations": firm, "requests": requests})
        found = judge(scenario, [held("anna+firm", "09:00-09:20", who)])
        return [v.text.removeprefix("The meeting of Anna and Firm & Co: ") for v in found if v.rule == "parties"]

    assert texts("anna b1 b2") == ["Firm & Co is represented by 2 people instead of one."]
    assert texts("anna b1", 2) == ["Firm & Co is represented by 1 people instead of at least 2."]
    assert texts("anna b1", "all") == ["B2 of Firm & Co should be there too."]
    assert texts("b1") == ["Anna is missing."]
    assert texts("anna b1 eve") == ["Eve represents none of the parties."]
    assert texts("anna b1 dan") == ["Dan represents none of the parties."]


def test_an_organisation_without_planned_people_is_never_represented() -> None:
    everybody = [*people("anna"), *people("ben", organisation="firm", status="declined")]
    firm = [{"id": "firm", "name": "Firm"}]
    for representatives in ("one", "all", 2):
        requests = [wish("anna", "firm", representatives=representatives)]
        scenario = scenario_of({"people": everybody, "organisations": firm, "requests": requests})
        assert rules_that_speak(scenario, held("anna+firm", "09:00-09:20", "anna")) == ["parties"]


def test_a_given_meeting_of_three() -> None:
    scenario = scenario_of({"people": people("anna ben carl"), "given": [{"between": ["anna", "ben", "carl"]}]})
    assert rules_that_speak(scenario, held("given.anna+ben+carl", "09:00-09:20", "anna ben carl")) == []
    assert rules_that_speak(scenario, held("given.anna+ben+carl", "09:00-09:20", "anna carl")) == ["parties"]


@pytest.mark.parametrize(
    ("length", "back", "times", "speaks"),
    [
        (None, None, "09:00-09:20", []),
        (None, None, "09:00-09:21", ["parties"]),
        (None, None, "09:00-09:19", ["parties"]),
        (30, None, "09:00-09:30", []),
        (30, None, "09:00-09:20", ["parties"]),
        (None, 30, "09:00-09:30", []),
    ],
)
def test_length_of_a_meeting(length: int | None, back: int | None, times: str, speaks: list[str]) -> None:
    scenario = scenario_of(pair(requests=[wish("anna", "ben", length=length), wish("ben", "anna", length=back)]))
    assert rules_that_speak(scenario, held("anna+ben", times, "anna ben")) == speaks


def test_length_of_a_given_meeting() -> None:
    scenario = scenario_of({"people": people("anna ben"), "given": [{"between": ["anna", "ben"], "length": 40}]})
    assert rules_that_speak(scenario, held("given.anna+ben", "09:00-09:40", "anna ben")) == []
    assert rules_that_speak(scenario, held("given.anna+ben", "09:00-09:39", "anna ben")) == ["parties"]


def test_no_more_copies_than_wished() -> None:
    scenario = scenario_of(pair(requests=[wish("anna", "ben", times=2), wish("ben", "anna")]))
    two = held("anna+ben", "09:00-09:20", "anna ben"), held("anna+ben.2", "09:20-09:40", "anna ben")
    assert rules_that_speak(scenario, *two) == []
    third = held("anna+ben.3", "09:40-10:00", "anna ben")
    assert rules_that_speak(scenario, *two, third) == ["once", "parties"]


@pytest.mark.parametrize(
    ("requests", "general", "speaks"),
    [
        ([wish("anna", "ben")], "bonus", []),
        ([wish("anna", "ben")], "required", ["parties"]),
        ([wish("anna", "ben", mutual="required")], "bonus", ["parties"]),
        ([wish("anna", "ben", mutual="bonus")], "required", []),
        ([wish("anna", "ben", mutual="required"), wish("ben", "anna", 1)], "bonus", []),
        ([wish("anna", "ben", mutual="required"), wish("anna", "ben", id="again")], "bonus", ["parties"]),
    ],
)
def test_both_have_to_wish_where_that_is_required(
    requests: list[dict[str, Any]], general: str, speaks: list[str]
) -> None:
    scenario = scenario_of(pair(requests=requests, meetings={"mutual": general}))
    assert rules_that_speak(scenario, held("anna+ben", "09:00-09:20", "anna ben")) == speaks


FIRMS: dict[str, Any] = {
    "organisations": [{"id": name, "name": name} for name in ("north", "south")],
    "people": [*people("nora nick", organisation="north"), *people("sara sven", organisation="south"), *people("anna")],
}


@pytest.mark.parametrize(
    ("one", "other", "speaks"),
    [
        ("nora", "sara", ["never"]),
        ("sara", "nora", ["never"]),
        ("north", "south", ["never"]),
        ("north", "sara", ["never"]),
        ("nora", "south", ["never"]),
        ("nick", "sara", []),
        ("nick", "south", []),
        ("anna", "south", []),
        ("nora", "nick", []),
    ],
)
def test_never_covers_everybody_of_an_organisation(one: str, other: str, speaks: list[str]) -> None:
    never = wish(one, other, "never", id="n")
    scenario = scenario_of(FIRMS | {"requests": [wish("nora", "sara"), wish("north", "sara", id="n-s"), never]})
    assert rules_that_speak(scenario, held("nora+sara", "09:00-09:20", "nora sara")) == speaks
    assert rules_that_speak(scenario, held("north+sara", "09:00-09:20", "nora sara")) == speaks
    if one == "nora":
        # The organisation may send somebody else.
        assert rules_that_speak(scenario, held("north+sara", "09:00-09:20", "nick sara")) == []


def test_never_holds_in_given_meetings_but_not_on_one_side() -> None:
    given = [{"id": "round", "between": ["anna", "north", "sara"], "representatives": "all"}]
    meeting = held("round", "09:00-09:20", "anna nora nick sara", kind="meeting")

    def speak(one: str, other: str) -> list[str]:
        return rules_that_speak(scenario_of(FIRMS | {"given": given, "requests": [wish(one, other, "never")]}), meeting)

    assert speak("anna", "sara") == ["never"]
    assert speak("sara", "north") == ["never", "never"]
    assert speak("nora", "nick") == []


def test_a_pair_about_which_there_is_only_a_never() -> None:
    scenario = scenario_of(pair(requests=[wish("anna", "ben", "never")]))
    assert rules_that_speak(scenario) == []
    assert rules_that_speak(scenario, held("anna+ben", "09:00-09:20", "anna ben")) == ["never"]


@pytest.mark.parametrize(
    ("activity", "who", "speaks"),
    [
        ("nora+sara", "nora sara", []),
        ("nick+nora", "nick nora", ["own_organisation"]),
        ("nora+north", "nora nick", ["own_organisation"]),
        ("anna+north", "anna nick", []),
    ],
)
def test_nobody_meets_their_own_organisation(activity: str, who: str, speaks: list[str]) -> None:
    requests = [wish("nora", "sara"), wish("nick", "nora"), wish("nora", "north"), wish("anna", "north")]
    found = set(rules_that_speak(scenario_of(FIRMS | {"requests": requests}), held(activity, "09:00-09:20", who)))
    # nora+north has nora on both sides as well, one person too many for the organisation.
    assert found - {"parties"} == set(speaks)


def test_own_organisation_in_a_given_meeting() -> None:
    scenario = scenario_of(FIRMS | {"given": [{"id": "g", "between": ["nora", "anna", "nick"]}]})
    assert rules_that_speak(scenario, held("g", "09:00-09:20", "nora anna nick", kind="meeting")) == [
        "own_organisation"
    ]


NORA_SARA, NICK_SVEN = held("nora+sara", "09:00-09:20", "nora sara"), held("nick+sven", "09:20-09:40", "nick sven")


@pytest.mark.parametrize(
    ("requests", "speaks"),
    [
        ([wish("nora", "sara"), wish("nick", "sven")], ["once"]),
        ([wish("nora", "sara"), wish("nick", "sven", times=2)], []),
        ([wish("nora", "sara"), wish("nick", "sven"), wish("south", "north", times=2)], []),
        ([wish("nora", "sara"), wish("nick", "sven"), wish("south", "anna", times=2)], ["once"]),
    ],
)
def test_two_organisations_meet_once(requests: list[dict[str, Any]], speaks: list[str]) -> None:
    scenario = scenario_of(FIRMS | {"requests": requests})
    assert rules_that_speak(scenario, NORA_SARA) == []
    assert rules_that_speak(scenario, NORA_SARA, NICK_SVEN) == speaks


def test_given_meetings_count_among_those_of_two_organisations() -> None:
    two = [{"id": "g1", "between": ["nora", "sara"]}, {"id": "g2", "between": ["nick", "sven", "anna"]}]
    first = held("g1", "09:00-09:20", "nora sara", kind="meeting")
    second = held("g2", "09:20-09:40", "nick sven anna", kind="meeting")
    wished = held("nick+sara", "10:00-10:20", "nick sara")
    requests = [wish("nick", "sara")]
    assert rules_that_speak(scenario_of(FIRMS | {"given": two}), first, second) == []
    assert rules_that_speak(scenario_of(FIRMS | {"given": two[:1], "requests": requests}), first, wished) == ["once"]
    both = scenario_of(FIRMS | {"given": two, "requests": requests})
    assert rules_that_speak(both, first, second, wished) == ["once"]


def test_a_person_without_organisation_counts_as_one() -> None:
    requests = [wish("anna", "sara"), wish("anna", "sven"), wish("anna", "nora")]
    scenario = scenario_of(FIRMS | {"requests": requests})
    sara, sven = held("anna+sara", "09:00-09:20", "anna sara"), held("anna+sven", "09:20-09:40", "anna sven")
    nora = held("anna+nora", "09:20-09:40", "anna nora")
    assert rules_that_speak(scenario, sara, nora) == []
    assert rules_that_speak(scenario, sara, sven) == ["once"]


def three(general: dict[str, Any], **own: Any) -> dict[str, Any]:
    """Anna may meet ben, carl and dora; the limits of all, and anna's own."""
    return {
        "people": [*people("anna", **own), *people("ben carl dora")],
        "requests": [wish("anna", name) for name in ("ben", "carl", "dora")],
        "meetings": general,
    }


PLANS = [
    held("anna+ben", "09:00-09:20", "anna ben"),
    held("anna+carl", "09:20-09:40", "anna carl"),
    held("anna+dora", "09:40-10:00", "anna dora"),
]


@pytest.mark.parametrize(
    ("general", "own", "most"),
    [
        ({}, {}, 3),
        ({"at_most": 2}, {}, 2),
        ({"at_most": 1}, {"at_most": 2}, 2),
        ({"at_most": 2}, {"at_most": 1}, 1),
        ({"at_most": 2}, {"at_most": 0}, 0),
    ],
)
def test_most_meetings_of_a_person(general: dict[str, int], own: dict[str, int], most: int) -> None:
    scenario = scenario_of(three(general, meetings=own))
    for number in range(4):
        speaks = [] if number <= most else ["most_meetings"]
        assert rules_that_speak(scenario, *PLANS[:number]) == speaks


def test_given_meetings_count_as_meetings_of_a_person_but_sessions_do_not() -> None:
    talk = {"id": "talk", "title": "Talk", "start": "11:00", "length": 20, "may": ["all"]}
    parts = three({"at_most": 2}) | {"given": [{"id": "g", "between": ["anna", "dora"]}], "sessions": [talk]}
    given, session = held("g", "10:00-10:20", "anna dora", kind="meeting"), held("talk", "11:00-11:20", "anna")
    assert rules_that_speak(scenario_of(parts), PLANS[0], given, session) == []
    assert rules_that_speak(scenario_of(parts), *PLANS[:2], given, session) == ["most_meetings"]


@pytest.mark.parametrize(("general", "own", "least"), [({}, {"at_least": 2}, 2), ({"at_least": 1}, {"at_least": 0}, 0)])
def test_guaranteed_meetings_of_a_person(general: dict[str, int], own: dict[str, int], least: int) -> None:
    parts = three({}, meetings=own)
    assert rules_that_speak(scenario_of(parts), *PLANS[:least]) == []
    if least:
        assert rules_that_speak(scenario_of(parts), *PLANS[: least - 1]) == ["fewest_meetings"]
    # The general guarantee holds for the other three.
    everybody = rules_that_speak(scenario_of(parts | {"meetings": general}))
    assert everybody == ["fewest_meetings"] * (3 * bool(general) + bool(least))


def test_only_confirmed_people_are_guaranteed_meetings() -> None:
    parts = {"people": BEN_WAITS, "requests": [wish("anna", "ben")], "meetings": {"at_least": 1}}
    for waiting in ("out", "fill"):
        assert rules_that_speak(scenario_of(parts | {"waiting": waiting})) == ["fewest_meetings"]


@pytest.mark.parametrize(
    ("activity", "kind", "speaks"),
    [
        ("zeno", "meeting", ["most_meetings"]),  # unknown: its kind decides
        ("zeno", "session", []),
        ("talk", "meeting", []),  # known: its kind is wrong, and left to the structure check
        ("anna+ben", "session", ["most_meetings"]),
    ],
)
def test_what_counts_as_a_meeting(activity: str, kind: str, speaks: list[str]) -> None:
    talk = {"id": "talk", "title": "Talk", "length": 20, "may": ["all"]}
    scenario = scenario_of(three({}, meetings={"at_most": 0}) | {"sessions": [talk]})
    who = "anna ben" if "+" in activity else "anna"
    others = [] if activity == "talk" else [held("talk", "10:00-10:20", "")]
    assert rules_that_speak(scenario, held(activity, "09:00-09:20", who, kind=kind), *others) == speaks


def test_a_violation_says_who_when_and_what() -> None:
    scenario = scenario_of(three({"at_most": 1}))
    (found,) = judge(scenario, PLANS[:2])
    assert (found.rule, found.people, found.activities) == ("most_meetings", ("anna",), ("anna+ben", "anna+carl"))
    assert f"{found.start:%H:%M %Z}" == "09:00 CEST"
    assert found.text == "Anna has 2 meetings, but wants at most 1."
    assert str(found) == "most_meetings: Anna has 2 meetings, but wants at most 1. (anna; 2026-05-04 09:00)"


def test_names_by_people_cannot_break_the_line() -> None:
    everybody = [{"id": "anna", "name": "Anna\r\n{0}\x1b[2J {}"}, *people("ben")]
    scenario = scenario_of(pair(people=everybody, requests=[wish("anna", "ben", "never")]))
    (found,) = judge(scenario, [held("anna+ben", "09:00-09:20", "anna ben")])
    assert str(found) == (
        "never: Anna {0}[2J {} and Ben must never meet, but do so in the meeting of Anna {0}[2J {} and Ben. "
        "(anna, ben; 2026-05-04 09:00)"
    )
