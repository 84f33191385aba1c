"""Who sits with whom at lunches: the best seats by hand, every rule, meeting partners apart, no seats at all."""

from pathlib import Path

import pytest

from builders import people, scenario_of, wish
from lunch_events import Data, company, event, groups, meal, of_kind, solved, two_and_two, values
from matchmaker.checker import check
from matchmaker.plan import plan_bytes
from matchmaker.scenario import load
from matchmaker.solver import Limits, Progress, solve

FIRMS: Data = {"organisations": [{"id": "acme", "name": "Acme"}, {"id": "core", "name": "Core"}]}


@pytest.mark.parametrize(("rounds", "best"), [(1, 20), (2, 40), (3, 40)])
def test_sides_sit_mixed_and_neighbours_change(rounds: int, best: int) -> None:
    # In one round two of the four pairs across can meet, in two rounds all of them; to meet again counts nothing.
    plan = solved(two_and_two(meal(rounds)))
    assert (plan.outcome.status, values(plan)) == ("OPTIMAL", {"seating": (best, best)})


def test_two_lunches_add_up() -> None:
    assert values(solved(two_and_two(meal(), meal(2, "11:00", id="late"))))["seating"] == (60, 60)


def test_sides_count_as_much_as_their_weight() -> None:
    assert values(solved(two_and_two(meal(), weights={"mixed": 7}))) == {"seating": (14, 14)}


@pytest.mark.parametrize("parts", [{"mixed_sides": False}, {"tables": ["t1"]}])
def test_where_nothing_is_to_decide_there_is_no_stage(parts: Data) -> None:
    plan = solved(two_and_two(meal(**parts)))
    assert (plan.outcome.status, values(plan)) == ("OPTIMAL", {})


def test_only_wanted_stages_count() -> None:
    assert values(solved(two_and_two(meal(), stages=["comfort"]))) == {}
    assert list(values(solved(two_and_two(meal(), stages=["seating", "comfort"])))) == ["seating"]


def test_people_who_match_sit_together() -> None:
    seeker, offerer = people("ada", seeks=["steel"]), people("ben", offers=["steel"])
    data = event([*people("cleo dan"), *seeker, *offerer], meal(), topics=[{"id": "steel", "label": "Steel"}])
    # What one seeks and the other offers is worth 15.
    assert values(solved(data)) == {"seating": (15, 15)}
    assert company(solved(data)) == [groups("ada ben", "cleo dan")]


@pytest.mark.parametrize(
    ("homes", "met"),
    [
        ({}, [("ada", "ben"), ("cleo", "dan")]),
        ({"ada": "acme", "dan": "core"}, [("ben", "acme"), ("cleo", "core")]),
        ({"ada": "acme", "ben": "core"}, [("acme", "core"), ("cleo", "dan")]),
        ({"ada": "acme", "ben": "acme", "cleo": "core", "dan": "core"}, []),
    ],
)
def test_people_who_know_each_other_sit_apart(homes: dict[str, str], met: list[tuple[str, str]]) -> None:
    guests = [guest | {"organisation": homes.get(guest["id"])} for guest in people("ada ben cleo dan")]
    data = event(guests, meal(), met_before=[{"between": list(both)} for both in met]) | FIRMS
    plan = solved(data)
    assert values(plan) == {"seating": (0, 0)}
    assert not company(plan)[0] & groups("ada ben", "cleo dan")


def test_a_loss_that_nobody_can_avoid() -> None:
    guests = people("ada ben cleo", organisation="acme")
    data = event(guests, meal(2), meal(1, "11:00", id="long", tables=["t1"]), **FIRMS)
    # Twice the same two, and all three at the single table.
    assert values(solved(data)) == {"seating": (-40, -40)}


RULES: dict[str, tuple[Data, int]] = {
    "free": ({}, 20),
    "hosts of both sides at one table": ({"hosts": {"t1": "ada", "t2": "ben"}}, 20),
    "tables of any size": ({"equal_tables": False}, 40),
}


@pytest.mark.parametrize("name", RULES)
def test_hosts_and_sizes_bind(name: str) -> None:
    parts, best = RULES[name]
    plan = solved(two_and_two(meal(**parts)))
    assert values(plan) == {"seating": (best, best)}
    if "hosts" in parts:
        assert company(plan) == [groups("ada bea", "ann ben")]


@pytest.mark.parametrize(("seats", "best"), [((3, 3), 20), ((3, 1), 20), ((1, 4), 40)])
def test_seats_bind(seats: tuple[int, int], best: int) -> None:
    # Three and one make two pairs across, as do two and two.
    assert values(solved(two_and_two(meal(equal_tables=False), seats=seats))) == {"seating": (best, best)}


def test_never_binds() -> None:
    nevers = [wish("ada", "ben", "never"), wish("bea", "ann", "never")]
    plan = solved(two_and_two(meal(2), requests=nevers))
    assert values(plan) == {"seating": (20, 20)}
    assert not any(tables & groups("ada ben", "ann bea") for tables in company(plan))


@pytest.mark.parametrize(("common", "best"), [(True, 0), (False, 20)])
def test_a_common_language_binds(common: bool, best: int) -> None:
    data = two_and_two(meal(common_language=common))
    spoken = ({"de": "native"}, {"de": "working", "fr": "basic"}, {"fr": "native", "de": "basic"}, {"fr": "native"})
    for guest, languages in zip(data["people"], spoken, strict=True):
        guest["languages"] = languages
    assert values(solved(data)) == {"seating": (best, best)}


@pytest.mark.parametrize("stated", [{"de": "native"}, {}])
def test_who_states_no_language_sits_anywhere(stated: dict[str, str]) -> None:
    data = two_and_two(meal(hosts={"t1": "ada", "t2": "ben"}))
    for guest, languages in zip(data["people"], (stated, {}, {"fr": "native"} if stated else {}, {}), strict=True):
        guest["languages"] = languages
    assert values(solved(data)) == {"seating": (20, 20)}


def test_seats_follow_protocol() -> None:
    guests = [*people("ada ann", side="a"), *people("ben bea bob", side="b")]
    for guest, rank in zip(guests, (3, 1, 2, None, 1), strict=True):
        guest["rank"] = rank
    lunch = meal(tables=["t1"], hosts={"t1": "ada"}, protocol=["t1"])
    plan = solved(event(guests, lunch, sides=[{"id": "a"}, {"id": "b"}]))
    seats = {person: seat.seat for person, seat in (of_kind(plan, "lunch")[0].seating or {}).items()}
    # At ada's right bob, the first of the other side, at her left ben, the next; beside bob ann, beside ben bea.
    assert seats == {"ada": 1, "bob": 2, "ann": 3, "bea": 4, "ben": 5}


# Ada meets both of the other side, or one: only then is there a seat across for her.
def test_partners_sit_apart() -> None:
    data = two_and_two(meal(apart_from_meetings=True), given=[{"between": ["ada", "ben"]}])
    plan = solved(data)
    assert values(plan)["seating"] == (20, 20)
    assert company(plan) == [groups("ada bea", "ann ben")]
    both = solved(data | {"given": [{"between": ["ada", "ben"]}, {"between": ["bea", "ada"]}]})
    # Whoever meets in every plan counts for the bound: nothing is left across.
    assert (both.outcome.status, values(both)["seating"]) == ("OPTIMAL", (0, 0))
    assert company(both) == [groups("ada ann", "ben bea")]


def test_meetings_are_chosen_that_leave_seats() -> None:
    # Every pair of three wishes to meet, but two of three share a table.
    pairs = [wish("ada", "ben", 3), wish("ben", "cleo", 2), wish("cleo", "ada", 1)]
    data = event(people("ada ben cleo"), meal(2, apart_from_meetings=True), requests=pairs, stages=["value", "seating"])
    plan = solved(data)
    assert values(plan) == {"value": (50, 50)}
    assert company(plan) == [groups("ada cleo", "ben")] * 2
    apart = data | {"lunches": [meal(2)]}
    assert values(solved(apart)) == {"value": (60, 60)}


def test_the_bound_of_seating_does_not_trust_the_meetings_chosen() -> None:
    # Either meeting is worth the same; with ann's there would be better seats.
    wishes = [wish("ada", "ben", 1), wish("ann", "ada", 1)]
    limits = {"meetings": {"at_most": 1, "windows": ["09:00-09:20"]}}
    data = two_and_two(meal(2, apart_from_meetings=True), requests=wishes, **limits)
    plan = solved(data)
    assert values(plan)["value"] == (10, 10)
    assert values(plan)["seating"][1] == 40
    assert values(plan)["seating"][0] == (20 if "ada+ben" in [a.activity for a in plan.assignments] else 40)


@pytest.mark.parametrize("near", ["ben", "bea"])
def test_later_stages_keep_neighbours_apart(near: str) -> None:
    """Comfort would like the meeting next to lunch, but ada may sit with that partner by then."""
    wishes = [wish("ada", who, 1, windows=["09:40-10:00" if who == near else "09:00-09:20"]) for who in ("ben", "bea")]
    lunch = meal(apart_from_meetings=True)
    data = two_and_two(lunch, requests=wishes, meetings={"at_most": 1}, stages=["value", "seating", "comfort"])
    plan = solved(data)
    assert values(plan)["value"] == (10, 10)
    # With the one whom ada does not meet she sits, with the others ann: two pairs across.
    assert values(plan)["seating"] == (20, 20)


@pytest.mark.parametrize(
    ("at", "mia", "equal", "best"),
    [
        ({}, ["de", "ja"], True, 0),
        ({"t1": "mia"}, ["de", "ja"], True, 0),  # if two sides share her table, so do the others at that without her
        ({"t1": "mia"}, ["de", "ja"], False, 40),  # all sit with her
        ({"t1": "mia"}, ["de", "fr"], False, 0),
        ({"t1": "moe", "t2": "mia"}, ["de", "ja"], True, 20),
        ({"t1": "moe", "t2": "mia"}, ["de", "fr"], True, 0),
    ],
)
def test_an_interpreter_at_a_table_makes_up_for_a_language(
    at: dict[str, str], mia: list[str], equal: bool, best: int
) -> None:
    data = two_and_two(meal(interpreters=at, equal_tables=equal))
    for guest in data["people"]:
        guest["languages"] = ["de"] if guest["side"] == "a" else ["ja"]
    spoken = {"mia": mia, "moe": ["ja", "de"], "uma": ["de", "ja"]}
    data["interpreters"] = [{"id": who, "name": who.title(), "languages": spoken[who]} for who in spoken]
    plan = solved(data)
    assert values(plan) == {"seating": (best, best)}
    assert [held.resources.interpreter for held in of_kind(plan, "lunch")] == [tuple(sorted(at.values()))]


@pytest.mark.parametrize(
    ("window", "reasons"),
    [("10:00-11:15", ["no_interpreter"]), ("10:00-11:20", []), ("10:00-10:20", ["no_interpreter"])],
)
def test_whoever_sits_at_a_table_interprets_nothing_else_in_any_round(window: str, reasons: list[str]) -> None:
    """The rounds are over at 10:30 and at 11:00."""
    guests = [*people("ada ben", languages=["de"]), *people("cleo", languages=["ja"], available=["10:00-11:20"])]
    mia = {"id": "mia", "name": "Mia", "languages": ["de", "ja"], "available": ["10:00-11:20"]}
    lunch = meal(2, who=["ben"], tables=["t1"], interpreters={"t1": "mia"})
    rest: Data = {"rules": {"interpretation": {"rest_after": 100}}, "meetings": {"grid": 5, "windows": [window]}}
    plan = solved(event(guests, lunch, interpreters=[mia], requests=[wish("ada", "cleo")], **rest))
    assert [entry.reason for entry in plan.unmet] == reasons


HEAD = """\
matchmaker: 1
event: {title: Day, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 12:00}]
places: [{id: house, name: House, tables: [{id: t1, seats: 2}, {id: t2, seats: 2}]}]
people:
  - {id: ada, name: Ada, languages: [de]}
  - {id: ben, name: Ben, languages: [de]}
  - {id: cleo, name: Cleo, languages: [fr], arrival: 2026-05-04 10:15}
"""
MEAL = "  - {id: meal, title: Lunch, start: 10:00, rounds: 2, round_length: 30, tables: [t1, t2]"


def test_a_lunch_without_seats_is_explained(tmp_path: Path) -> None:
    file = tmp_path / "day.yaml"
    file.write_text(HEAD + "lunches:\n" + MEAL + ", hosts: {t1: ada, t2: ben}}\n", encoding="utf-8")
    answer = solve(load(file))
    assert (answer.outcome.status, answer.plan) == ("INFEASIBLE", None)
    assert answer.clash is not None
    # In the first round cleo is not there yet; in the second she understands neither host.
    assert answer.clash.lines == (f"{file}:10: round 2 of the lunch meal takes place",)
    assert answer.clash.rules == ("common_language", "table_hosts")


def test_people_who_must_never_meet_need_tables_enough() -> None:
    nevers = [wish("ada", "ben", "never"), wish("ben", "cleo", "never"), wish("cleo", "ada", "never")]
    answer = solve(scenario_of(event(people("ada ben cleo"), meal(), requests=nevers)))
    assert answer.outcome.status == "INFEASIBLE"
    assert answer.clash is not None
    assert answer.clash.rules == ("never",)


def test_meetings_that_leave_no_seats_are_explained() -> None:
    given = [{"between": list(pair)} for pair in (("ada", "ben"), ("ben", "cleo"), ("cleo", "ada"), ("ada", "dan"))]
    answer = solve(scenario_of(event(people("ada ben cleo dan"), meal(2, apart_from_meetings=True), given=given)))
    assert answer.outcome.status == "INFEASIBLE"
    assert answer.clash is not None
    assert {demand.rule for demand in answer.clash.demands} == {"given_meetings", "lunch_rounds"}
    assert len(answer.clash.demands) == 4
    assert "partners_apart" in answer.clash.rules
    assert solve(scenario_of(event(people("ada ben cleo dan"), meal(2), given=given))).outcome.status == "OPTIMAL"


def test_a_lunch_at_the_time_of_a_talk_is_explained() -> None:
    talk = {"id": "talk", "title": "Talk", "start": "10:40", "length": 10, "must": ["ada"]}
    answer = solve(scenario_of(event(people("ada ben"), meal(2), sessions=[talk])))
    assert answer.clash is not None
    assert {demand.activity for demand in answer.clash.demands} == {"meal.2", "talk"}
    assert answer.clash.rules == ("no_overlap",)


def crowd() -> Data:
    """Twenty people at four tables, whom no search seats as well as the bound says."""
    guests = people(" ".join(f"p{number}" for number in range(20)))
    for number, guest in enumerate(guests):
        guest["seeks"] = [f"x{number * 5 % 12}", f"x{number * 7 % 11}"]
        guest["offers"] = [f"x{number * number % 12}"]
    topics = [{"id": f"x{number}", "label": f"Topic {number}"} for number in range(12)]
    wishes = [wish(f"p{number}", f"p{(number * 7 + 3) % 20}", 1 + number % 5) for number in range(0, 20, 2)]
    lunch = meal(3, tables=["t1", "t2", "t3", "t4"], apart_from_meetings=True)
    return event(guests, lunch, topics=topics, requests=wishes, seats=(None,) * 4)


def test_ctrl_c_while_seating_leaves_a_whole_plan() -> None:
    calls: list[str] = []

    def progress(found: Progress) -> None:
        calls.append(found.stage)
        if found.stage == "seating" and calls.count("seating") == 2:
            raise KeyboardInterrupt

    scenario = scenario_of(crowd())
    answer = solve(scenario, progress=progress)
    assert answer.plan is not None
    assert check(scenario, answer.plan) == []
    assert answer.interrupted
    assert not answer.reproducible
    assert answer.outcome.status == "FEASIBLE"
    value, bound = values(answer.plan)["seating"]
    assert value < bound


@pytest.mark.parametrize("seconds", [0.8, 1.5])
def test_the_time_limit_leaves_a_whole_plan(seconds: float) -> None:
    scenario = scenario_of(crowd())
    answer = solve(scenario, Limits(time_limit=seconds))
    assert not answer.reproducible
    assert answer.outcome.status in {"FEASIBLE", "UNKNOWN"}
    if answer.plan is not None:
        assert check(scenario, answer.plan) == []
        assert values(answer.plan)["seating"][0] <= values(answer.plan)["seating"][1]


def test_the_same_lunch_gives_the_same_bytes() -> None:
    scenario = scenario_of(crowd())
    plans = [solve(scenario, Limits(effort=0.3)).plan for _ in range(2)]
    assert plans[0] is not None
    assert plans[1] is not None
    assert check(scenario, plans[0]) == []
    assert plan_bytes(plans[0]) == plan_bytes(plans[1])


def test_a_first_round_in_which_nobody_can_move_is_no_obstacle() -> None:
    guests = [*people("ada", arrival="2026-05-04 09:20"), *people("cleo"), *people("dan")]
    solved(event(guests, meal(2, "09:00", hosts={"t1": "dan"})))


def test_seats_once_chosen_prove_nothing_about_what_follows() -> None:
    # The seats chosen forbid the meeting that would end the wait; other seats of the same worth would not.
    guests = [
        *people("ada"),
        *people("ben", organisation="acme", languages=["de"], unavailable=["09:20-09:50"]),
        *people("cleo", languages=["en"]),
        *people("dan"),
        *people("eva", organisation="acme", languages=["en"]),
    ]
    lunch = meal(2, "09:45", round_length=15, tables=["t1", "t2", "t3"], apart_from_meetings=True)
    data = event(
        guests,
        lunch,
        seats=(None, None, None),
        days=[{"date": "2026-05-04", "start": "09:00", "end": "10:30"}],
        organisations=[{"id": "acme", "name": "Acme"}],
        requests=[wish("ada", "acme")],
    )
    assert values(solved(data))["comfort"][1] <= 10


def test_a_request_may_say_that_two_have_met_before() -> None:
    requests = [wish("ada", "ben", wish=1, met_before=True)]
    apart = values(solved(two_and_two(meal(), requests=requests, stages=["seating"])))
    assert apart["seating"] == (20, 20)
    both = values(solved(two_and_two(meal(2), requests=requests, stages=["seating"])))
    assert both["seating"][0] < 40
