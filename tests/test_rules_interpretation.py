"""Who needs interpreters, how many, and who is suitable."""

from typing import Any

import pytest

from builders import held, lunch_round, people, rules_that_speak, scenario_of, wish
from interpreted import DAYS, MIA, PEOPLE, Data, by, found, speaks, talk
from matchmaker.checker import judge
from matchmaker.plan import Assignment

BROKEN = ["interpretation"]


def person(name: str, *languages: str, **levels: str) -> Data:
    """Somebody who works in these languages, and speaks those with a level."""
    return people(name, languages=dict.fromkeys(languages, "working") | levels)[0]


def interpreter(name: str, *languages: str, **levels: str) -> Data:
    """An interpreter between these languages."""
    return person(name, *languages, **levels)


ANNA, KENJI = person("anna", "de", "en"), person("kenji", "ja", en="basic")


def meeting(*interpreters: str, who: str = "anna kenji", times: str = "09:00-09:20", **parts: Any) -> Assignment:
    """The meeting of the first two."""
    return held("+".join(sorted(who.split()[:2])), times, who, resources=by(*interpreters), **parts)


def met(entry: Assignment, *guests: Data, interpreters: tuple[Data, ...] = (MIA,), **parts: Any) -> list[str]:
    """The rules that speak about a meeting of the first two guests."""
    stated = {"people": list(guests or (ANNA, KENJI)), "interpreters": list(interpreters)}
    return rules_that_speak(scenario_of(stated | {"requests": [wish(*entry.activity.split("+"))]} | parts), entry)


def test_without_interpreters_in_the_scenario_nobody_needs_one() -> None:
    assert met(meeting(), interpreters=()) == []
    assert met(meeting("mia"), interpreters=()) == []  # unknown: the form is to blame
    assert speaks(talk("one", "09:00-09:20", interpreters=""), interpreters=[]) == []


def test_a_meeting_without_a_common_language_needs_exactly_one_interpreter() -> None:
    tom = interpreter("tom", "de", "ja")
    assert met(meeting("mia")) == []
    assert met(meeting()) == BROKEN
    assert met(meeting("mia", "tom"), interpreters=(MIA, tom)) == BROKEN
    assert met(meeting("mia", "mia")) == []  # listed twice: the form is to blame


@pytest.mark.parametrize(
    ("one", "other", "needed"),
    [
        (person("anna", "de"), person("kenji", "ja", "de"), False),
        (person("anna", de="native"), person("kenji", de="native"), False),
        (person("anna", "de"), person("kenji", de="basic", ja="native"), True),
        (person("anna", ja="basic", de="native"), person("kenji", "ja"), True),
        (person("anna"), person("kenji", "ja"), False),
        (person("anna", "de"), person("kenji"), False),
        (person("anna"), person("kenji"), False),
    ],
)
def test_when_two_people_need_an_interpreter(one: Data, other: Data, needed: bool) -> None:
    assert met(meeting(), one, other) == (BROKEN if needed else [])
    assert met(meeting("mia"), one, other) == ([] if needed else BROKEN)


@pytest.mark.parametrize(
    ("languages", "suits"),
    [
        ({"de": "working", "ja": "native"}, True),
        ({"en": "working", "ja": "native"}, True),
        ({"en": "working", "ja": "basic"}, False),
        ({"de": "basic", "ja": "native"}, False),
        ({"de": "native", "en": "native"}, False),
        ({"ja": "native"}, False),
        ({"fr": "native", "it": "native"}, False),
    ],
)
def test_an_interpreter_works_in_a_language_of_each_party(languages: dict[str, str], suits: bool) -> None:
    assert met(meeting("mia"), interpreters=(MIA | {"languages": languages},)) == ([] if suits else BROKEN)


def test_nobody_interprets_for_somebody_without_a_language_to_work_in() -> None:
    beginner = person("kenji", ja="basic")
    assert met(meeting(), ANNA, beginner) == met(meeting("mia"), ANNA, beginner) == BROKEN


def of_firm(*names_and_languages: str) -> list[Data]:
    """People of an organisation such as ``eva:fr``; who has no language after the colon states none."""
    split = (one.split(":") for one in names_and_languages)
    return [person(name, *filter(None, [spoken])) | {"organisation": "firm"} for name, spoken in split]


@pytest.mark.parametrize(
    ("staff", "come", "interpreters", "broken"),
    [
        (["eva:fr", "finn:ja"], "eva finn", [], False),  # Finn speaks for Eva
        (["eva:fr", "finn:it"], "eva finn", [], True),
        (["eva:fr", "finn:it"], "eva finn", ["ivo"], False),  # one of them is enough
        (["eva:fr", "finn:it"], "eva finn", ["mia"], True),
        (["eva:fr", "finn:"], "eva finn", [], False),
        (["eva:fr", "finn:"], "eva finn", ["ivo"], True),
        (["eva:it", "finn:ja"], "eva", ["ivo"], False),  # Finn is not there
        (["eva:fr", "finn:ja"], "eva", [], True),
        (["eva:fr", "finn:ja"], "finn", [], False),
    ],
)
def test_one_member_of_a_party_who_is_there_is_enough(
    staff: list[str], come: str, interpreters: list[str], broken: bool
) -> None:
    entry = held("firm+kenji", "09:00-09:20", f"{come} kenji", resources=by(*interpreters))
    scenario = scenario_of(
        {"people": [KENJI, *of_firm(*staff)], "organisations": [{"id": "firm", "name": "Firm"}]}
        | {"interpreters": [MIA, interpreter("ivo", "it", "ja")]}
        | {"requests": [wish("kenji", "firm", representatives="all" if " " in come else "one")]}
    )
    assert rules_that_speak(scenario, entry) == (BROKEN if broken else [])


def test_a_given_meeting_of_three_needs_a_language_of_all_three() -> None:
    trio = [person("anna", "de", "en"), person("ben", "en", "ja"), person("cleo", "ja", "de")]
    given = {"people": trio, "given": [{"id": "deal", "between": ["anna", "ben", "cleo"]}]}
    for languages, broken in ((["de", "en"], False), (["de"], True), (["de", "ja"], False), (["ja"], True)):
        scenario = scenario_of(given | {"interpreters": [MIA | {"languages": languages}]})
        entry = held("deal", "09:00-09:20", "anna ben cleo", kind="meeting", resources=by("mia"))
        assert rules_that_speak(scenario, entry) == (BROKEN if broken else []), languages
        assert rules_that_speak(scenario, held("deal", "09:00-09:20", "anna ben cleo", kind="meeting")) == BROKEN


def test_a_party_from_which_nobody_comes_needs_nobody() -> None:
    entry = held("anna+kenji", "09:00-09:20", "anna")
    assert met(entry) == ["parties"]


@pytest.mark.parametrize(
    ("spoken", "who", "needed"),
    [
        (["de"], "kenji", True),
        (["de"], "anna ben carl", False),
        (["de"], "anna kenji", True),
        (["ja"], "kenji carl", False),
        (["ja"], "ben", True),  # basic is not enough
        (["en"], "ben kenji", True),
        (["de", "ja"], "anna ben carl kenji", False),
        (["de", "ja"], "", False),
        ([], "anna ben carl kenji", False),
        (["fr"], "carl", False),
    ],
)
def test_who_needs_an_interpreter_at_a_session(spoken: list[str], who: str, needed: bool) -> None:
    both = [MIA | {"languages": ["de", "en", "ja"]}]
    with_one, without = (
        speaks(talk("one", "09:00-09:20", who, one, languages=spoken), interpreters=both) for one in ("mia", "")
    )
    assert (with_one, without) == (([], BROKEN) if needed else (BROKEN, []))


@pytest.mark.parametrize(
    ("languages", "suits"),
    [
        (["fr", "ja", "de"], True),
        (["it", "ja", "en"], True),  # one of the languages of the session, one of each who is lost
        (["fr", "ja"], False),  # nothing for Anna
        (["fr", "de"], False),  # nothing for Kenji
        (["de", "ja"], False),  # none of the session's
        ({"fr": "basic", "ja": "native", "de": "native"}, False),
        ({"fr": "native", "ja": "basic", "de": "native"}, False),
    ],
)
def test_an_interpreter_speaks_to_everybody_who_is_lost(languages: Any, suits: bool) -> None:
    one = talk("one", "09:00-09:20", "anna carl kenji", languages=["fr", "it"])
    assert speaks(one, interpreters=[MIA | {"languages": languages}]) == ([] if suits else BROKEN)


def visit(who: str, *interpreters: str, times: str = "09:00-10:00", **parts: Any) -> list[str]:
    """The rules that speak about a visit in Japanese of an hour."""
    fab = {"id": "fab", "title": "Fab", "place": "works", "windows": ["09:00-12:00"], "length": 60, "languages": ["ja"]}
    scenario = scenario_of(
        {"people": PEOPLE, "places": [{"id": "works", "name": "Works"}], "interpreters": [MIA]}
        | {"visits": [fab | parts]}
    )
    entry = held("fab", times, who, kind="visit", place="works", resources=by(*interpreters))
    return rules_that_speak(scenario, entry)


def test_visits_need_interpreters_like_sessions() -> None:
    assert visit("anna kenji", "mia") == visit("kenji carl") == visit("anna", languages=[]) == []
    assert visit("anna kenji") == visit("kenji", "mia") == visit("anna", "mia", languages=[]) == BROKEN


def test_nobody_interprets_at_transfers_and_at_lunches_that_promise_nobody() -> None:
    hall = {"places": [{"id": "hall", "name": "Hall", "tables": [{"id": "t1"}]}, {"id": "port", "name": "Port"}]}
    meal = {"id": "lunch", "title": "Lunch", "start": "12:00", "round_length": 20, "tables": ["t1"], "place": "hall"}
    lunch = {"lunches": [meal | {"common_language": False}], "days": DAYS[:1]}
    scenario = scenario_of(hall | lunch | {"people": [ANNA, KENJI], "interpreters": [MIA]})
    eats = lunch_round("lunch", 1, "12:00-12:20", {"t1": "anna kenji"}, place="hall")
    assert rules_that_speak(scenario, eats) == []
    assert rules_that_speak(scenario, eats.model_copy(update={"resources": by("mia")})) == BROKEN

    leg = {"id": "leg", "title": "Leg", "mode": "ferry", "from": "hall", "to": "port", "who": ["all"]}
    sails = {"transfers": [leg | {"departure": "2026-05-04 09:00", "arrival": "2026-05-04 10:00"}]}
    scenario = scenario_of(hall | sails | {"people": [ANNA, KENJI], "interpreters": [MIA]})
    trip = held("leg", "09:00-10:00", "anna kenji", kind="transfer", place="hall", end_place="port")
    assert rules_that_speak(scenario, trip) == []
    assert rules_that_speak(scenario, trip.model_copy(update={"resources": by("mia")})) == BROKEN


@pytest.mark.parametrize(
    ("there", "right"),
    [("mia uma", True), ("uma mia", True), ("mia", False), ("mia tom uma", False), ("mia tom", False), ("", False)],
)
@pytest.mark.parametrize("who", ["anna kenji", "anna"])
def test_at_a_lunch_exactly_those_of_its_tables_interpret(who: str, there: str, right: bool) -> None:
    trio = [MIA | {"id": name, "name": name.title()} for name in ("mia", "tom", "uma")]
    hall = {"places": [{"id": "hall", "name": "Hall", "tables": [{"id": "t1"}, {"id": "t2"}]}]}
    meal = {"id": "lunch", "title": "Lunch", "start": "12:00", "round_length": 100, "tables": ["t1", "t2"]}
    parts = meal | {"interpreters": {"t1": "uma", "t2": "mia"}, "equal_tables": False, "who": who.split()}
    scenario = scenario_of(hall | {"lunches": [parts], "people": [ANNA, KENJI], "interpreters": trio, "days": DAYS[:1]})
    eats = lunch_round("lunch", 1, "12:00-13:40", {"t1": who}, place="hall", resources=by(*there.split()))
    assert rules_that_speak(scenario, eats) == ([] if right else BROKEN)
    if there == "mia tom":
        (violation,) = judge(scenario, [eats])
        told = "Round 1 of 'Lunch', 2026-05-04 12:00–13:40, should have Mia and Uma to interpret, but has Mia and Tom."
        assert violation.text == told


@pytest.mark.parametrize(
    ("times", "rules", "number"),
    [
        ("09:00-10:29", {}, 1),
        ("09:00-10:30", {}, 1),
        ("09:00-10:31", {}, 2),
        ("09:00-12:00", {}, 2),
        ("09:00-09:40", {"alone": 40}, 1),
        ("09:00-09:41", {"alone": 40}, 2),
    ],
)
def test_two_interpreters_for_what_takes_long(times: str, rules: dict[str, int], number: int) -> None:
    trio = [MIA | {"id": name} for name in ("mia", "tom", "uma")]
    for count, names in enumerate(("", "mia", "mia tom", "mia tom uma")):
        said = speaks(talk("one", times, "kenji", names), interpreters=trio, rules={"interpretation": rules})
        assert said == ([] if count == number else BROKEN)


def test_each_of_two_interpreters_is_suitable() -> None:
    pair = [MIA, MIA | {"id": "tom", "name": "Tom", "languages": ["de", "fr"]}]
    (violation,) = found(talk("one", "09:00-11:00", "anna kenji", "mia tom"), interpreters=pair)
    times = "2026-05-04 09:00–11:00"
    assert violation.text == f"'One', {times}, has Tom, who does not interpret between its languages."


@pytest.mark.parametrize(
    ("times", "who", "interpreters", "text"),
    [
        ("09:00-09:20", "anna kenji", "", "09:00–09:20, needs one interpreter for Kenji, but has nobody"),
        ("09:00-11:00", "anna kenji", "mia", "09:00–11:00, needs two interpreters for Kenji, but has Mia Sato"),
        ("09:00-09:20", "anna", "mia", "09:00–09:20, needs no interpreter, but has Mia Sato"),
    ],
)
def test_what_is_said(times: str, who: str, interpreters: str, text: str) -> None:
    (violation,) = found(talk("one", times, who, interpreters))
    assert violation.text == f"'One', 2026-05-04 {text}."
    assert (violation.people, violation.activities) == (tuple(who.split()), ("one",))
    assert violation.start is not None
    assert violation.start.hour == 9


def test_what_is_said_of_a_meeting() -> None:
    scenario = scenario_of({"people": [ANNA, KENJI], "interpreters": [MIA], "requests": [wish("anna", "kenji")]})
    (violation,) = judge(scenario, [meeting()])
    told = "The meeting of Anna and Kenji, 2026-05-04 09:00–09:20, needs one interpreter for Anna and Kenji, but has"
    assert violation.text == f"{told} nobody."
