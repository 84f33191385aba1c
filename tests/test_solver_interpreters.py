"""Interpreters, by hand: who needs one, who suits, what an interpreter cannot do. Comments derive what is proven."""

from typing import Any

import pytest

from builders import people, scenario_of, wish
from matchmaker.checker import check
from matchmaker.plan import Assignment, Plan
from matchmaker.scenario import Scenario
from matchmaker.solver import Answer, solve

Data = dict[str, Any]

MIA, MOE = ({"id": name, "name": name.title(), "languages": ["de", "ja"]} for name in ("mia", "moe"))
EARLY: Data = {"available": ["09:00-09:20"]}
GERMAN, JAPANESE, ENGLISH = ({"languages": [code]} for code in ("de", "ja", "en"))
TWO_PAIRS: Data = {
    "people": [*people("ada ben", **GERMAN, **EARLY), *people("ken yui", **JAPANESE, **EARLY)],
    "requests": [wish("ada", "ken", 1), wish("ben", "yui", 2)],
}


def day_of(*parts: Data) -> Scenario:
    """A day put together from parts."""
    whole: Data = {}
    for part in parts:
        whole |= part
    return scenario_of(whole)


def answer_to(*parts: Data, without: str | None = None) -> Answer:
    """What the solver makes of a day put together from parts."""
    return solve(day_of(*parts), without=frozenset({without} if without else ()))


def plan_of(*parts: Data, without: str | None = None) -> Plan:
    """The plan of a day put together from parts, proven to be the best."""
    answer = answer_to(*parts, without=without)
    assert answer.outcome.status == "OPTIMAL"
    assert answer.plan is not None
    assert without or check(day_of(*parts), answer.plan) == []
    return answer.plan


def interpreters(*listed: Data) -> Data:
    """The interpreters of a day."""
    return {"interpreters": list(listed)}


def parameters(**minutes: int) -> Data:
    """Parameters of the rule."""
    return {"rules": {"interpretation": minutes}}


def served(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Who interprets, by activity."""
    return {held.activity: held.resources.interpreter for held in plan.assignments}


def clock(held: Assignment) -> str:
    """When it starts."""
    return f"{held.start:%H:%M}"


def long_day(number: int, end: str, **parts: Any) -> Data:
    """Ada until some time with so many Japanese, whom she wishes to meet for 20 minutes each, at 10 a meeting."""
    names = [f"k{n}" for n in range(number)]
    return {
        "people": [*people("ada", **GERMAN, available=[f"09:00-{end}"]), *people(" ".join(names), **JAPANESE)],
        "requests": [wish("ada", name, 1) for name in names],
        **parts,
    }


def test_of_two_meetings_at_once_one_interpreter_serves_the_one_worth_more() -> None:
    plan = plan_of(TWO_PAIRS, interpreters(MIA))
    assert served(plan) == {"ben+yui": ("mia",)}
    (unmet,) = plan.unmet
    assert (unmet.request, unmet.reason) == ("ada--ken", "no_interpreter")
    assert unmet.detail == {"en": "No interpreter between German and Japanese is free at any time when both are there."}


def test_two_interpreters_serve_both() -> None:
    assert sorted(served(plan_of(TWO_PAIRS, interpreters(MIA, MOE))).values()) == [("mia",), ("moe",)]


def test_without_the_encoding_nobody_has_an_interpreter() -> None:
    plan = plan_of(TWO_PAIRS, interpreters(MIA), without="interpretation")
    assert served(plan) == {"ada+ken": (), "ben+yui": ()}


def test_without_the_encoding_of_duties_an_interpreter_can_be_in_two_places() -> None:
    plan = plan_of(TWO_PAIRS, interpreters(MIA), without="interpreter_duties")
    assert served(plan) == {"ada+ken": ("mia",), "ben+yui": ("mia",)}


@pytest.mark.parametrize(
    ("one", "other", "mia", "expected"),
    [
        pytest.param(GERMAN, {"languages": ["ja", "de"]}, MIA, (), id="common language"),
        pytest.param(GERMAN, {}, MIA, (), id="who states none speaks all"),
        pytest.param({}, {}, MIA, (), id="both state none"),
        pytest.param(GERMAN, {"languages": {"ja": "native", "de": "basic"}}, MIA, ("mia",), id="basic is not enough"),
        pytest.param(GERMAN, ENGLISH, MIA, None, id="the wrong languages"),
        pytest.param(GERMAN, JAPANESE, MIA | {"languages": {"de": "native", "ja": "basic"}}, None, id="too little"),
        pytest.param(GERMAN, JAPANESE, MIA | {"available": ["09:00-09:19"]}, None, id="leaves too early"),
        pytest.param(GERMAN, JAPANESE, MIA | {"available": ["09:00-09:20"]}, ("mia",), id="there long enough"),
        pytest.param(GERMAN, JAPANESE, MIA | {"unavailable": ["09:19-10:00"]}, None, id="away"),
    ],
)
def test_a_meeting_has_an_interpreter_if_it_needs_one(
    one: Data, other: Data, mia: Data, expected: tuple[str, ...] | None
) -> None:
    both = [*people("ada", **one, **EARLY), *people("ken", **other)]
    plan = plan_of({"people": both, "requests": [wish("ada", "ken")]}, interpreters(mia))
    assert served(plan) == ({} if expected is None else {"ada+ken": expected})
    assert [unmet.reason for unmet in plan.unmet] == (
        [] if expected else ["no_interpreter"] if expected is None else []
    )


def test_nobody_is_wasted() -> None:
    plan = plan_of(
        {"people": people("ada ben", **GERMAN), "requests": [wish("ada", "ben")]},
        {"sessions": [{"id": "talk", "title": "Talk", "start": "11:00", "length": 20, "may": ["all"]}]},
        interpreters(MIA, MOE),
    )
    assert set(served(plan).values()) == {()}


@pytest.mark.parametrize(
    ("end", "number", "minutes", "met"),
    [
        # Three meetings on end are 60 minutes of work; the fourth has to wait, and then it is too late.
        ("10:20", 4, {}, 3),
        ("10:40", 4, {}, 4),
        ("10:20", 4, {"rest_after": 80}, 4),
        ("10:20", 4, {"rest": 0}, 4),
        # After each meeting one slot of 20 minutes is lost, though 15 would do: at 09:00, 09:40 and 10:20.
        ("10:40", 5, {"rest_after": 20}, 3),
        # A rest of 25 minutes takes two slots.
        ("10:40", 5, {"rest_after": 20, "rest": 25}, 2),
        ("10:00", 3, {"rest_after": 1}, 2),
    ],
)
def test_interpreters_rest(end: str, number: int, minutes: dict[str, int], met: int) -> None:
    plan = plan_of(long_day(number, end), interpreters(MIA), parameters(**minutes))
    assert len(plan.assignments) == met
    assert {unmet.reason for unmet in plan.unmet} == ({"no_interpreter"} if met < number else set())


def test_short_breaks_are_no_rest_and_count_from_end_to_start() -> None:
    # On a grid of 5 minutes: 09:00-09:20 and 09:35-09:55 have 15 minutes between them, which is a rest.
    day = long_day(2, "09:55", meetings={"grid": 5})
    plan = plan_of(day, interpreters(MIA), parameters(rest_after=20))
    assert [clock(held) for held in plan.assignments] == ["09:00", "09:35"]
    assert len(plan_of(day, interpreters(MIA), parameters(rest_after=20, rest=16)).assignments) == 1


def test_who_rests_is_relieved_by_another() -> None:
    plan = plan_of(long_day(6, "11:00"), interpreters(MIA, MOE))
    assert len(plan.assignments) == 6


@pytest.mark.parametrize(("length", "expected"), [(90, 1), (91, 2)])
def test_long_meetings_take_two_interpreters(length: int, expected: int) -> None:
    pair = {"people": [*people("ada", **GERMAN), *people("ken", **JAPANESE)]}
    meeting = {"given": [{"id": "deal", "between": ["ada", "ken"], "length": length}]}
    assert len(served(plan_of(pair, meeting, interpreters(MIA, MOE)))["deal"]) == expected
    assert answer_to(pair, meeting, interpreters(MIA)).outcome.status == ("OPTIMAL" if expected == 1 else "INFEASIBLE")


TOWNS: Data = {
    "places": [{"id": "hall", "name": "Hall", "city": "Kiel"}, {"id": "mill", "name": "Mill", "city": "Jena"}],
    "travel": [{"from": "hall", "to": "mill", "minutes": 30, "mode": "walk"}],
    "people": [*people("ada ben", **GERMAN), *people("ken yui", **JAPANESE)],
}


def talk(name: str, start: str, place: str, who: list[str], **parts: Any) -> Data:
    """A session of 20 minutes in German that these people must attend."""
    stated = {"id": name, "title": name, "start": start, "length": 20, "place": place, "must": who}
    return stated | {"languages": ["de"]} | parts


@pytest.mark.parametrize(("start", "possible"), [("09:49", False), ("09:50", True)])
def test_interpreters_take_time_from_place_to_place(start: str, possible: bool) -> None:
    talks = {"sessions": [talk("one", "09:00", "hall", ["ken"]), talk("two", start, "mill", ["yui"])]}
    answer = answer_to(TOWNS, talks, interpreters(MIA))
    assert answer.outcome.status == ("OPTIMAL" if possible else "INFEASIBLE")
    assert served(plan_of(TOWNS, talks, interpreters(MIA, MOE))).keys() == {"one", "two"}


def test_without_a_known_way_another_date_is_needed() -> None:
    apart = TOWNS | {"travel": [], "days": [{"date": "2026-05-04"}, {"date": "2026-05-05"}]}
    for date, possible in (("2026-05-04", False), ("2026-05-05", True)):
        later = talk("two", f"{date} 16:00", "mill", ["yui"])
        answer = answer_to(
            apart, {"sessions": [talk("one", "2026-05-04 09:00", "hall", ["ken"]), later]}, interpreters(MIA)
        )
        assert answer.outcome.status == ("OPTIMAL" if possible else "INFEASIBLE")


def test_interpreters_change_rooms_like_people_but_need_no_buffer() -> None:
    rooms = {"places": [{"id": "house", "name": "House", "rooms": [{"id": "hall"}, {"id": "loft"}]}]}
    pair = {"people": [*people("ada", **GERMAN), *people("ken", **JAPANESE)]}
    for start, room, possible in (("09:24", "loft", False), ("09:25", "loft", True), ("09:20", "hall", True)):
        one, two = talk("one", "09:00", "house", ["ken"]), talk("two", start, "house", ["ada"], languages=["ja"])
        sessions = {"sessions": [one | {"room": "hall"}, two | {"room": room}]}
        answer = answer_to(rooms, pair, sessions, interpreters(MIA))
        assert answer.outcome.status == ("OPTIMAL" if possible else "INFEASIBLE")
    meetings = {"meetings": {"buffer": 10, "grid": 20}}
    follow_up = [
        *people("ada", **GERMAN, **EARLY),
        *people("ben", **GERMAN, available=["09:20-09:40"]),
        *people("ken yui", **JAPANESE),
    ]
    requests = {"people": follow_up, "requests": [wish("ada", "ken"), wish("ben", "yui")]}
    assert len(plan_of(meetings, requests, interpreters(MIA)).assignments) == 2


@pytest.mark.parametrize(("city", "place", "possible"), [("Kiel", "hall", True), ("Jena", "hall", False)])
def test_interpreters_stay_in_their_city(city: str, place: str, possible: bool) -> None:
    answer = answer_to(TOWNS, {"sessions": [talk("one", "09:00", place, ["ken"])]}, interpreters(MIA | {"city": city}))
    assert answer.outcome.status == ("OPTIMAL" if possible else "INFEASIBLE")
    assert answer.clash is None or answer.clash.rules == ("interpretation", "interpreter_duties")


def test_a_place_without_city_is_for_everybody_and_no_place_for_those_without_city() -> None:
    both = [{"id": "hall", "name": "Hall"}, {"id": "mill", "name": "Mill", "city": "Jena"}]
    towns, mia = TOWNS | {"places": both}, MIA | {"city": "Jena"}
    here = talk("one", "09:00", "hall", ["ken"])
    nowhere = {key: value for key, value in here.items() if key != "place"}
    assert answer_to(towns, {"sessions": [here]}, interpreters(mia)).outcome.status == "OPTIMAL"
    assert answer_to(towns, {"sessions": [nowhere]}, interpreters(mia)).outcome.status == "INFEASIBLE"
    assert answer_to(towns, {"sessions": [nowhere]}, interpreters(MIA)).outcome.status == "OPTIMAL"


def test_a_given_meeting_without_interpreter_clashes_with_the_rule() -> None:
    pair = {"people": [*people("ada", **GERMAN), *people("ken", **ENGLISH)]}
    answer = answer_to(pair, {"given": [{"id": "deal", "between": ["ada", "ken"]}]}, interpreters(MIA))
    assert answer.outcome.status == "INFEASIBLE"
    assert answer.clash is not None
    assert answer.clash.rules == ("interpretation",)
    assert answer.clash.lines == ("given.0: the given meeting deal takes place",)


def acme(*staff: Data) -> Data:
    """Ada and Acme, who can meet at 09:00 only, as Ben and Yui can; both pairs speak German and Japanese."""
    return {
        "organisations": [{"id": "acme", "name": "Acme"}],
        "people": [*TWO_PAIRS["people"], *staff],
        "requests": [wish("ada", "acme", 1), wish("ben", "yui", 2)],
    }


KEN, DOC = people("kai", **JAPANESE, organisation="acme")[0], people("doc", **GERMAN, organisation="acme")[0]


def test_who_shares_the_language_is_sent_when_no_interpreter_is_free() -> None:
    plan = plan_of(acme(KEN, DOC), interpreters(MIA))
    assert served(plan) == {"acme+ada": (), "ben+yui": ("mia",)}
    assert {held.activity: held.people for held in plan.assignments}["acme+ada"] == ("ada", "doc")


def test_who_needs_the_interpreter_comes_when_one_is_free() -> None:
    away = DOC | {"unavailable": ["09:00-09:20"]}
    assert served(plan_of(acme(KEN, away), interpreters(MIA, MOE))).keys() == {"acme+ada", "ben+yui"}
    assert served(plan_of(acme(KEN, away), interpreters(MIA))).keys() == {"ben+yui"}


def test_of_several_representatives_one_is_enough_to_understand_or_to_be_interpreted() -> None:
    two = acme(KEN, DOC)
    two["requests"][0] = wish("ada", "acme", 1, representatives="all")
    assert served(plan_of(two, interpreters(MIA)))["acme+ada"] == ()
    english = people("eve", **ENGLISH, organisation="acme")[0]
    two["people"][-1] = english
    plan = plan_of(two, interpreters(MIA, MOE))
    assert len(served(plan)["acme+ada"]) == 1


def test_two_organisations_send_two_who_understand_each_other() -> None:
    both: Data = {
        "organisations": [{"id": "acme", "name": "Acme"}, {"id": "beta", "name": "Beta"}],
        "people": [
            *people("a1", **GERMAN, organisation="acme"),
            *people("a2", **ENGLISH, organisation="acme"),
            *people("b1", **JAPANESE, organisation="beta"),
            *people("b2", **ENGLISH, organisation="beta"),
        ],
        "requests": [wish("acme", "beta")],
    }
    assert [held.people for held in plan_of(both, interpreters(MOE | {"languages": ["fr"]})).assignments] == [
        ("a2", "b2")
    ]
    both["people"][3] |= JAPANESE
    (held,) = plan_of(both, interpreters(MIA)).assignments
    assert held.people[0] == "a1"
    assert held.resources.interpreter == ("mia",)


def visit(**parts: Any) -> Data:
    """A visit in German at 09:00, which everybody wishes."""
    stated = {"id": "tour", "title": "Tour", "place": "hall", "windows": ["09:00-09:20"], "length": 20, "may": ["all"]}
    return {
        "places": [{"id": "hall", "name": "Hall"}],
        "visits": [stated | {"languages": ["de"]} | parts],
        "visit_wishes": [{"who": ["all"], "visit": "tour"}],
    }


GUESTS: Data = {"people": [*people("ada", **GERMAN), *people("ken", **JAPANESE), *people("eve", **ENGLISH)]}


def test_guests_of_a_visit_come_as_far_as_they_are_understood() -> None:
    plan = plan_of(GUESTS, visit(), interpreters(MIA))
    (held,) = plan.assignments
    assert (held.people, held.resources.interpreter) == (("ada", "ken"), ("mia",))
    (unmet,) = plan.unmet
    assert (unmet.request, unmet.reason) == ("eve--tour", "no_interpreter")
    text = "No interpreter between English and German is free at any time at which “Tour” can begin."
    assert unmet.detail == {"en": text}


def test_one_interpreter_understands_all_guests_in_need() -> None:
    # Two interpreters for two guests would be one too many; who speaks three languages can take both along.
    eve = {"id": "eva", "name": "Eva", "languages": ["de", "en"]}
    polyglot = {"id": "pia", "name": "Pia", "languages": ["de", "en", "ja"]}
    (held,) = plan_of(GUESTS, visit(), interpreters(MIA, eve)).assignments
    assert len(held.people) == 2
    (held,) = plan_of(GUESTS, visit(), interpreters(MIA, eve, polyglot)).assignments
    assert (held.people, held.resources.interpreter) == (("ada", "ken", "eve"), ("pia",))


def test_a_visit_without_languages_needs_nobody() -> None:
    (held,) = plan_of(GUESTS, visit(languages=[]), interpreters(MIA)).assignments
    assert (len(held.people), held.resources.interpreter) == (3, ())


def test_a_visit_is_missed_because_the_interpreter_is_busy() -> None:
    pair = {"given": [{"id": "deal", "between": ["ben", "yui"]}]}
    guests = {"people": [*people("ken", **JAPANESE), *people("ben", **GERMAN, **EARLY), *people("yui", **JAPANESE)]}
    plan = plan_of(guests, pair, visit(may=["ken"]), {"visit_wishes": [{"who": ["ken"], "visit": "tour"}]})
    assert {held.activity for held in plan.assignments} == {"deal", "tour"}
    plan = plan_of(
        guests, pair, visit(may=["ken"]), {"visit_wishes": [{"who": ["ken"], "visit": "tour"}]}, interpreters(MIA)
    )
    assert [(unmet.request, unmet.reason) for unmet in plan.unmet] == [("ken--tour", "no_interpreter")]


def test_interpreters_stand_in_order_of_the_file() -> None:
    pair = {"people": [*people("ada", **GERMAN), *people("ken", **JAPANESE)]}
    meeting = {"given": [{"id": "deal", "between": ["ada", "ken"], "length": 100}]}
    assert served(plan_of(pair, meeting, interpreters(MOE, MIA)))["deal"] == ("moe", "mia")
