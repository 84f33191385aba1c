"""Rules about lunches in rounds: who eats when, at which table, with whom."""

from typing import Any

import pytest

from builders import held, lunch_round, people, rules_that_speak, scenario_of, wish
from matchmaker.checker import judge, stage_values
from matchmaker.plan import Assignment, Resources


def hall(*tables: dict[str, Any], **rooms: dict[str, Any]) -> list[dict[str, Any]]:
    """One place with these rooms and tables."""
    return [{"id": "hall", "name": "Hall", "rooms": [{"id": k} | v for k, v in rooms.items()], "tables": list(tables)}]


def lunch(**parts: Any) -> dict[str, Any]:
    """A lunch of one round of 30 minutes from 11:00, at the tables t1 and t2."""
    return {"id": "lunch", "title": "Lunch", "start": "11:00", "round_length": 30, "tables": ["t1", "t2"]} | parts


def feast(who: str = "anna ben carl dora", meal: dict[str, Any] | None = None, **parts: Any) -> dict[str, Any]:
    """A lunch for these people, in a hall with the tables t1, t2 and t3."""
    tables = ({"id": "t1"}, {"id": "t2"}, {"id": "t3"})
    return {"places": hall(*tables), "people": people(who), "lunches": [lunch(**meal or {})]} | parts


def at_tables(t1: str, t2: str = "", times: str = "11:00-11:30", number: int = 1, **parts: Any) -> Assignment:
    """A round of the lunch with these people at t1 and t2, in the order of their seats."""
    return lunch_round("lunch", number, times, {"t1": t1, "t2": t2}, **parts)


FIRST = at_tables("anna ben", "carl dora")
SECOND = at_tables("anna carl", "ben dora", "11:30-12:00", 2)


def speaks(parts: dict[str, Any], *plan: Assignment) -> list[str]:
    """The rules that speak, in order."""
    return rules_that_speak(scenario_of(parts), *plan)


def test_every_round_takes_place_once() -> None:
    two = feast(meal={"rounds": 2})
    assert speaks(two, FIRST, SECOND) == []
    assert speaks(two, FIRST) == ["lunch_rounds"]
    assert speaks(two) == ["lunch_rounds"] * 2
    assert speaks(feast(), FIRST) == []
    assert set(speaks(feast(), FIRST, FIRST)) == {"lunch_rounds", "no_overlap"}
    assert speaks({}) == []


@pytest.mark.parametrize("number", [None, 0, 2, -1, 10**30])
def test_a_round_counts_by_its_number(number: int | None) -> None:
    assert speaks(feast(), FIRST.model_copy(update={"round": number})) == ["lunch_rounds"]


@pytest.mark.parametrize(
    ("times", "found"),
    [("11:00-11:30", 0), ("11:01-11:31", 1), ("10:59-11:29", 1), ("11:00-11:29", 1), ("11:00-11:31", 1)],
)
def test_rounds_at_their_time(times: str, found: int) -> None:
    assert speaks(feast(), at_tables("anna ben", "carl dora", times)) == ["lunch_rounds"] * found


def test_rounds_follow_each_other_and_a_start_may_have_a_date() -> None:
    parts = feast(meal={"rounds": 2, "start": "2026-05-04 10:40", "round_length": 25})
    plan = [at_tables("anna ben", "carl dora", f"{times}", n) for n, times in ((1, "10:40-11:05"), (2, "11:05-11:30"))]
    assert speaks(parts, *plan) == []
    swapped = [one.model_copy(update={"round": 3 - (one.round or 0)}) for one in plan]
    assert speaks(parts, *swapped) == ["lunch_rounds", "lunch_rounds"]


@pytest.mark.parametrize(
    ("person", "eats"),
    [
        ({}, [1, 2]),
        ({"arrival": "2026-05-04 11:00"}, [1, 2]),
        ({"arrival": "2026-05-04 11:01"}, [2]),
        ({"arrival": "2026-05-04 11:30"}, [2]),
        ({"arrival": "2026-05-04 11:31"}, []),
        ({"departure": "2026-05-04 11:59"}, [1]),
        ({"departure": "2026-05-04 11:30"}, [1]),
        ({"available": ["11:00-11:20", "11:20-11:30"]}, [1]),
        ({"unavailable": ["11:29-11:31"]}, []),
        ({"unavailable": ["11:29-11:30"]}, [2]),
    ],
)
def test_who_is_not_there_for_a_whole_round_misses_it(person: dict[str, Any], eats: list[int]) -> None:
    parts = feast(meal={"rounds": 2, "equal_tables": False}, people=[*people("anna ben"), *people("carl", **person)])
    for numbers in ([1, 2], [1], [2], []):
        plan = [
            at_tables("anna ben carl" if n in numbers else "anna ben", "", times, n)
            for n, times in ((1, "11:00-11:30"), (2, "11:30-12:00"))
        ]
        assert ("lunch_rounds" in speaks(parts, *plan)) == (numbers != eats)


@pytest.mark.parametrize("status", ["waiting", "invited", "declined"])
def test_only_who_confirmed_eats(status: str) -> None:
    parts = feast(people=[*people("anna ben"), *people("carl", status=status)], waiting="fill")
    assert speaks(parts, at_tables("anna", "ben")) == []
    assert speaks(parts, at_tables("anna carl", "ben")) == ["confirmed", "lunch_rounds"]


def test_who_is_not_named_does_not_eat() -> None:
    parts = feast("anna ben carl", {"who": ["guests", "carl"]}, sides=[{"id": "guests"}])
    parts["people"][0]["side"] = "guests"
    assert speaks(parts, at_tables("anna", "carl")) == []
    assert speaks(parts, at_tables("anna")) == ["lunch_rounds"]
    assert speaks(parts, at_tables("anna ben", "carl")) == ["lunch_rounds"]


def test_a_round_without_anybody_does_not_take_place() -> None:
    parts = feast("anna", {"rounds": 2})
    parts["people"][0]["departure"] = "2026-05-04 11:30"
    assert speaks(parts, at_tables("anna")) == []
    assert speaks(parts, at_tables("anna"), at_tables("", "", "11:30-12:00", 2)) == ["lunch_rounds"]


def test_everything_else_is_left_to_the_rules_of_time() -> None:
    talk = {"id": "talk", "title": "Talk", "start": "10:28", "length": 30, "must": ["anna"], "room": "red"}
    rooms = hall({"id": "t1"}, {"id": "t2"}, red={}, blue={"capacity": 4})
    parts = feast(meal={"room": "blue"}, places=rooms, sessions=[talk])
    plan = held("talk", "10:28-10:58", "anna", room="red"), at_tables("anna ben", "carl dora", room="blue")
    assert speaks(parts, *plan) == ["no_overlap"]  # two minutes from the red room to the blue one
    parts["rules"] = {"no_overlap": {"room_change": 2}}
    assert speaks(parts, *plan) == []
    parts["places"] = hall({"id": "t1"}, {"id": "t2"}, red={}, blue={"capacity": 3})
    assert speaks(parts, *plan) == ["room_capacity"]
    assert speaks(feast(days=[{"date": "2026-05-04", "start": "09:00", "end": "11:29"}]), FIRST) == ["event_hours"]
    assert speaks(feast(precedence=[{"before": "talk", "after": "lunch", "gap": 2}], sessions=[talk]), *plan) == []


def test_a_session_and_a_lunch_share_a_room() -> None:
    talk = {"id": "talk", "title": "Talk", "start": "11:00", "length": 30, "room": "blue"}
    parts = feast(meal={"room": "blue"}, places=hall({"id": "t1"}, {"id": "t2"}, blue={}), sessions=[talk])
    plan = held("talk", "11:00-11:30", "", room="blue"), at_tables("anna ben", "carl dora", room="blue")
    assert speaks(parts, *plan) == []


@pytest.mark.parametrize(("gap", "found"), [(0, []), (30, []), (31, ["precedence"]), (60, ["precedence"])])
def test_a_lunch_comes_first_or_last_with_all_its_rounds(gap: int, found: list[str]) -> None:
    def session(name: str, start: str) -> dict[str, Any]:
        return {"id": name, "title": name, "start": start, "length": 30}

    early, late = held("early", "09:30-10:00", ""), held("late", "11:30-12:00", "")
    parts = feast("anna", {"rounds": 2, "start": "10:30", "round_length": 15})
    parts["sessions"] = [session("early", "09:30"), session("late", "11:30")]
    plan = [early, at_tables("anna", "", "10:30-10:45"), at_tables("anna", "", "10:45-11:00", 2), late]
    for order in ({"before": "lunch", "after": "late"}, {"before": "early", "after": "lunch"}):
        parts["precedence"] = [order | {"gap": gap}]
        # The round in between, or the other one, may have time enough.
        assert sorted(set(speaks(parts, *plan))) == found


def test_a_lunch_is_a_meal_and_no_meeting() -> None:
    parts = feast(meal={"start": "10:00", "round_length": 60}, meetings={"at_most": 0, "buffer": 20, "longest_run": 0})
    parts |= {"meal_breaks": [{"id": "m", "window": "10:00-11:00", "minutes": 30}], "sessions": []}
    plan = at_tables("anna ben", "carl dora", "10:00-11:00")
    assert speaks(parts, plan) == []
    parts["sessions"] = [{"id": "talk", "title": "Talk", "start": "11:20", "length": 30, "must": ["anna"]}]
    assert stage_values(scenario_of(parts), [plan, held("talk", "11:20-11:50", "anna")])["comfort"] == 20
    assert speaks(parts, plan.model_copy(update={"kind": "meeting"}), held("talk", "11:20-11:50", "anna")) == []


def test_a_break_between_meetings_is_none_while_somebody_eats() -> None:
    parts = feast("anna ben", {"start": "09:20", "round_length": 20}, requests=[wish("anna", "ben", times=2)])
    plan = held("anna+ben", "09:00-09:20", "anna ben"), held("anna+ben.2", "09:40-10:00", "anna ben")
    assert stage_values(scenario_of(parts), plan)["breaks"] == 2
    assert stage_values(scenario_of(parts), [*plan, at_tables("anna", "ben", "09:20-09:40")])["breaks"] == 0


def seats(**sits: str) -> dict[str, Any]:
    """Where people sit: t1_2 is the second seat of table t1."""
    return {who: {"table": seat.split("_")[0], "seat": int(seat.split("_")[1])} for who, seat in sits.items()}


@pytest.mark.parametrize(
    ("seating", "number"),
    [
        (seats(anna="t1_1", ben="t1_2", carl="t2_1"), 0),
        (seats(anna="t1_2", ben="t1_1", carl="t2_1"), 0),
        (seats(anna="t1_1", ben="t1_3", carl="t2_1"), 1),
        (seats(anna="t1_0", ben="t1_1", carl="t2_1"), 1),
        (seats(anna="t1_1", ben="t1_1", carl="t2_1"), 1),
        (seats(anna="t1_1", ben="t1_2", carl="t2_2"), 1),
        (seats(anna="t1_1", ben="t1_-2", carl=f"t2_{10**20}"), 2),
        (seats(anna="t1_1", carl="t2_1"), 1),  # ben stands
        (seats(anna="t1_1", carl="t1_2"), 1),
        (seats(anna="t1_1", ben="t3_1", carl="t2_1"), 1),  # no table of this lunch
        (seats(anna="t1_1", ben="t9_1", carl="t2_1"), 1),
        (seats(anna="t1_1", ben="t1_2", carl="t2_1", dora="t2_2"), 1),  # dora is not there
        (seats(anna="t1_1", ben="t1_2", carl="t2_1", zeno="t2_2"), 1),
        ({}, 3),
        (None, 3),
    ],
)
def test_everybody_has_one_seat(seating: dict[str, Any] | None, number: int) -> None:
    parts = feast("anna ben carl", {"equal_tables": False})
    entry = Assignment.model_validate(at_tables("anna ben", "carl").model_dump() | {"seating": seating})
    assert speaks(parts, entry) == ["lunch_seats"] * number


@pytest.mark.parametrize(("number", "found"), [(3, []), (2, ["lunch_seats"]), (None, []), (0, ["lunch_seats"])])
def test_a_table_has_so_many_seats(number: int | None, found: list[str]) -> None:
    parts = feast("anna ben carl", {"tables": ["t1"]}, places=hall({"id": "t1", "seats": number}))
    assert speaks(parts, at_tables("anna ben carl")) == found


@pytest.mark.parametrize(
    ("t1", "t2", "t3", "found"),
    [
        ("anna ben", "carl dora", "eve", []),
        ("anna ben", "carl", "dora eve", []),
        ("anna ben carl", "dora", "eve", ["table_sizes"]),
        ("anna ben carl", "dora eve", "", ["table_sizes"]),
    ],
)
def test_tables_of_one_size(t1: str, t2: str, t3: str, found: list[str]) -> None:
    tables = {"tables": ["t1", "t2", "t3"]}
    entry = lunch_round("lunch", 1, "11:00-11:30", {"t1": t1, "t2": t2, "t3": t3})
    assert speaks(feast("anna ben carl dora eve", tables), entry) == found
    assert speaks(feast("anna ben carl dora eve", tables | {"equal_tables": False}), entry) == []


def test_an_empty_table_counts_as_one_of_nobody() -> None:
    assert speaks(feast("anna"), at_tables("anna")) == []
    assert speaks(feast("anna ben"), at_tables("anna ben")) == ["table_sizes"]


@pytest.mark.parametrize(
    ("hosts", "found"),
    [
        ({}, []),
        ({"t1": "anna"}, []),
        ({"t1": "ben", "t2": "dora"}, []),
        ({"t2": "anna"}, ["table_hosts"]),
        ({"t1": "carl", "t2": "anna"}, ["table_hosts"] * 2),
        ({"t2": "eve"}, []),  # does not eat
    ],
)
def test_hosts_sit_at_their_tables(hosts: dict[str, str], found: list[str]) -> None:
    everybody = [*people("anna ben carl dora"), *people("eve", arrival="2026-05-04 11:01")]
    assert speaks(feast(meal={"hosts": hosts}, people=everybody), FIRST) == found


def test_hosts_stay_in_every_round() -> None:
    parts = feast(meal={"rounds": 2, "hosts": {"t1": "anna"}})
    assert speaks(parts, FIRST, SECOND) == []
    assert speaks(parts, FIRST, at_tables("ben carl", "anna dora", "11:30-12:00", 2)) == ["table_hosts"]
    parts["lunches"][0]["hosts"] = {"t1": "ben"}
    assert speaks(parts, FIRST, SECOND) == ["table_hosts"]


@pytest.mark.parametrize(
    ("anna", "ben", "carl", "common"),
    [
        ({}, {}, {}, True),
        (["de"], ["de"], ["de"], True),
        (["de"], ["en"], {}, False),
        (["de"], {}, ["de"], True),
        ({"de": "basic"}, {}, {}, False),
        (["de", "en"], ["en", "fr"], ["fr", "de"], False),  # any two of them, but not all three
        (["de", "en"], ["en", "fr"], ["fr", "en"], True),
        ({"de": "native"}, {"de": "working"}, {}, True),
        ({"de": "native"}, {"de": "basic"}, {}, False),
        ({"de": "native", "en": "working"}, {"de": "basic", "en": "native"}, {}, True),
    ],
)
def test_a_language_for_every_table(anna: Any, ben: Any, carl: Any, common: bool) -> None:
    everybody = [
        person | {"languages": languages}
        for person, languages in zip(people("anna ben carl"), (anna, ben, carl), strict=True)
    ]
    entry = at_tables("anna ben carl")
    for asked in (True, False):
        parts = feast(meal={"tables": ["t1"], "common_language": asked}, people=everybody)
        assert speaks(parts, entry) == ([] if common or not asked else ["common_language"])


@pytest.mark.parametrize(
    ("anna", "ben", "carl", "mia", "understood"),
    [
        (["de"], ["ja"], {}, ["de", "ja"], True),
        (["de"], ["ja"], ["fr"], ["de", "ja"], False),  # carl shares no language with mia
        (["de"], ["ja"], ["fr"], ["de", "ja", "fr"], True),
        (["de"], {"ja": "basic", "en": "working"}, {}, ["de", "ja"], False),
        (["de"], ["ja"], {}, {"de": "native", "ja": "basic"}, False),
        (["fr"], ["fr"], ["fr"], ["de", "ja"], True),  # as without her
        ({}, {}, {}, ["de", "ja"], True),
    ],
)
def test_an_interpreter_at_the_table_makes_up_for_a_language(
    anna: Any, ben: Any, carl: Any, mia: Any, understood: bool
) -> None:
    spoken = zip(people("anna ben carl"), (anna, ben, carl), strict=True)
    alike: dict[str, Any] = {
        "people": [person | {"languages": languages} for person, languages in spoken],
        "interpreters": [{"id": "mia", "name": "Mia", "languages": mia}],
    }
    entry = at_tables("anna ben carl", resources=Resources(interpreter=("mia",)))
    meal = {"tables": ["t1", "t2"], "equal_tables": False}
    assert speaks(feast(meal=meal | {"interpreters": {"t1": "mia"}}, **alike), entry) == (
        [] if understood else ["common_language"]
    )
    # At the other table she is of no use.
    elsewhere = feast(meal=meal | {"interpreters": {"t2": "mia"}}, **alike)
    assert speaks(elsewhere, entry) == ([] if anna == ben == carl else ["common_language"])
    assert speaks(feast(meal=meal | {"interpreters": {"t1": "mia"}, "common_language": False}, **alike), entry) == []


def test_what_is_said_of_a_table_that_its_interpreter_does_not_understand() -> None:
    everybody = [*people("anna", languages=["de"]), *people("ben", languages=["fr"])]
    mia = {"id": "mia", "name": "Mia Sato", "languages": ["de", "ja"]}
    meal = {"tables": ["t1"], "interpreters": {"t1": "mia"}}
    entry = at_tables("anna ben", resources=Resources(interpreter=("mia",)))
    (violation,) = judge(scenario_of(feast(meal=meal, people=everybody, interpreters=[mia])), [entry])
    told = "Anna and Ben share no language that all of them speak at table 't1' in round 1 of 'Lunch'"
    assert violation.text == f"{told}, and not each of them one with Mia Sato."


def test_each_table_has_its_own_language() -> None:
    everybody = [*people("anna ben", languages=["de"]), *people("carl dora", languages=["fr"])]
    assert speaks(feast(people=everybody), FIRST) == []
    assert speaks(feast(people=everybody), at_tables("anna carl", "ben dora")) == ["common_language"] * 2


@pytest.mark.parametrize("kind", ["wished", "proposed", "given", "waiting"])
def test_partners_of_meetings_sit_apart(kind: str) -> None:
    status = "waiting" if kind == "waiting" else "confirmed"
    everybody = [*people("anna carl dora"), *people("ben", status=status)]
    given = [{"id": "deal", "between": ["ben", "anna"]}] if kind == "given" else []
    parts = feast(people=everybody, given=given, waiting="fill", meetings={"windows": ["09:00-10:00"]})
    if kind == "proposed":
        parts["topics"] = [{"id": "ice"}]
        everybody[0]["seeks"], everybody[3]["offers"] = ["ice"], ["ice"]
        parts["propose"] = {"at_least": 15}
    elif kind != "given":
        parts["requests"] = [wish("anna", "ben")]
    meeting = held("deal" if given else "anna+ben", "09:00-09:20", "anna ben", kind="meeting")
    # A waiting person does not eat; if one does, other rules speak too.
    others = {"waiting": ["confirmed", "lunch_rounds"]}.get(kind, [])
    for apart in (True, False):
        parts["lunches"] = [lunch(apart_from_meetings=apart)]
        assert speaks(parts, meeting, FIRST) == sorted([*others, *(["partners_apart"] if apart else [])])
        assert speaks(parts, meeting, at_tables("anna carl", "ben dora")) == others


def test_partners_sit_apart_at_those_lunches_only_that_ask_for_it() -> None:
    parts = feast(requests=[wish("anna", "ben")])
    meeting, early = held("anna+ben", "10:00-10:20", "anna ben"), {"start": "09:00", "apart_from_meetings": True}
    parts["lunches"] = [lunch(**early), lunch(id="supper")]
    plan = [meeting, at_tables("anna carl", "ben dora", "09:00-09:30")]
    supper = lunch_round("supper", 1, "11:00-11:30", {"t1": "anna ben", "t2": "carl dora"})
    assert speaks(parts, *plan, supper) == []
    parts["lunches"][1]["apart_from_meetings"] = True
    assert speaks(parts, *plan, supper) == ["partners_apart"]


def test_partners_sit_apart_in_every_round_and_by_who_sits_in_the_meeting() -> None:
    parts = feast(meal={"rounds": 2, "apart_from_meetings": True}, organisations=[{"id": "firm", "name": "Firm"}])
    parts |= {"requests": [wish("anna", "firm")], "people": [*people("anna dora"), *people("ben carl")]}
    for person in parts["people"][2:]:
        person["organisation"] = "firm"
    ben, carl = (held("anna+firm", "09:00-09:20", f"anna {who}") for who in ("ben", "carl"))
    assert speaks(parts, ben, FIRST, SECOND) == ["partners_apart"]  # in the first round
    assert speaks(parts, carl, FIRST, SECOND) == ["partners_apart"]  # in the second
    assert speaks(parts, FIRST, SECOND) == []
    # Ben and carl sit on one side of it.
    parts["requests"] = [wish("anna", "firm", representatives="all")]
    both = held("anna+firm", "09:00-09:20", "anna ben carl")
    assert (
        speaks(parts, both, at_tables("anna dora", "ben carl"), at_tables("anna dora", "ben carl", "11:30-12:00", 2))
        == []
    )


@pytest.mark.parametrize(
    ("never", "found"),
    [(("anna", "ben"), 1), (("ben", "anna"), 1), (("anna", "firm"), 1), (("anna", "carl"), 0), (("dora", "firm"), 0)],
)
def test_who_must_never_meet_shares_no_table(never: tuple[str, str], found: int) -> None:
    parts = feast(organisations=[{"id": "firm", "name": "Firm"}], requests=[wish(*never, "never")])
    parts["people"][1]["organisation"] = "firm"
    assert speaks(parts, FIRST) == ["never"] * found
    assert speaks(parts, at_tables("anna dora", "ben carl")) == []


@pytest.mark.parametrize(
    ("table", "room", "found"),
    [
        ({}, {}, []),
        ({"step_free": False}, {}, ["step_free"]),
        ({}, {"step_free": False}, ["step_free"]),
        ({"step_free": True}, {"step_free": False}, []),
    ],
)
def test_lunch_tables_without_steps(table: dict[str, Any], room: dict[str, Any], found: list[str]) -> None:
    tables = {"id": "t1", "room": "attic"} | table, {"id": "t2"}
    parts = feast("anna ben", places=hall(*tables, attic=room))
    parts["people"][0]["step_free"] = True
    assert speaks(parts, at_tables("anna", "ben")) == found
    assert speaks(parts, at_tables("ben", "anna")) == []


@pytest.mark.parametrize(
    ("table", "start", "found"),
    [
        ("t1", "10:40", []),
        ("t1", "10:41", ["table_use"]),
        ("t2", "11:10", ["table_use"]),  # nobody sits there, but it is laid
        ("t3", "11:10", []),
        ("t1", "11:29", ["table_use"]),
        ("t1", "11:30", []),
    ],
)
def test_no_meeting_at_a_table_of_a_lunch(table: str, start: str, found: list[str]) -> None:
    parts = feast("anna ben carl", {"who": ["carl"]}, requests=[wish("anna", "ben")], meetings={"tables": 1})
    parts["pins"] = [{"activity": "anna+ben", "start": start, "table": table}]
    minutes = int(start[:2]) * 60 + int(start[3:]) + 20
    meeting = held("anna+ben", f"{start}-{minutes // 60}:{minutes % 60:02}", "anna ben", table=table)
    assert speaks(parts, meeting, at_tables("carl")) == found


def test_spare_tables_are_those_of_meetings() -> None:
    parts = feast("anna ben carl", {"who": ["carl"], "tables": ["t2"]}, requests=[wish("anna", "ben")])
    parts |= {"meetings": {"tables": ["t1", "t2"], "spare_tables": 1}}
    meeting = held("anna+ben", "11:00-11:20", "anna ben", table="t1")
    assert speaks(parts, meeting, at_tables("", "carl")) == []


def test_what_is_said_of_lunches() -> None:
    parts = feast(meal={"rounds": 2, "title": {"de": "Mittag", "en": "A meal\n"}, "hosts": {"t2": "anna"}})
    found = judge(scenario_of(parts), [FIRST])
    assert [(one.rule, one.activities, one.text) for one in found] == [
        ("lunch_rounds", (), "Round 2 of 'A meal' takes place 0 times instead of once."),
        ("table_hosts", ("lunch",), "Anna is the host of table 't2', but sits at 't1' in round 1 of 'A meal'."),
    ]
