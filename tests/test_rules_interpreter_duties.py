"""When and where interpreters work: their times, their city, the way, and their rest."""

from typing import Any

import pytest

from builders import held, lunch_round, people, rules_that_speak, scenario_of, wish
from interpreted import MIA, Data, Talk, by, found, speaks, talk
from journey import place, way

BROKEN = ["interpreter_duties"]
NEXT_DAY = "2026-05-05"


def mia(**parts: Any) -> Data:
    """The scenario has Mia alone, of whom this is said too."""
    return {"interpreters": [MIA | parts]}


@pytest.mark.parametrize(
    ("times", "said", "broken"),
    [
        ("09:00-10:00", {"available": ["09:00-10:00"]}, False),
        ("09:00-10:01", {"available": ["09:00-10:00"]}, True),
        ("08:59-09:30", {"available": ["09:00-10:00"]}, True),
        ("09:30-10:30", {"available": ["09:00-10:00", "10:00-11:00"]}, False),  # one stretch
        ("09:30-10:30", {"available": ["09:00-10:00", "10:01-11:00"]}, True),
        ("09:00-10:00", {"unavailable": ["10:00-11:00"]}, False),
        ("09:00-10:01", {"unavailable": ["10:00-11:00"]}, True),
        ("11:00-11:30", {"unavailable": ["10:00-11:00"]}, False),
        ("10:59-11:30", {"unavailable": ["10:00-11:00"]}, True),
        ("09:00-10:00", {"available": ["09:00-12:00"], "unavailable": ["09:30-09:40"]}, True),
        ("09:00-10:00", {"available": [f"{NEXT_DAY} 09:00-12:00"]}, True),
        ("09:00-10:00", {"unavailable": [f"{NEXT_DAY} 09:00-12:00"]}, False),
    ],
)
def test_interpreters_are_there_for_the_whole_of_a_duty(times: str, said: Data, broken: bool) -> None:
    assert speaks(talk("one", times), **mia(**said)) == (BROKEN if broken else [])


def test_windows_of_interpreters_are_in_the_zone_of_the_event_day() -> None:
    # 09:00 in Tokyo is 02:00 in Berlin.
    tokyo = {"places": [place("works")], "days": [{"date": NEXT_DAY, "start": "00:00", "end": "23:00"}]}
    one = talk("one", "09:00-09:20", date=NEXT_DAY, zone="Asia/Tokyo", place="works")
    for window, broken in (("02:00-02:20", False), ("02:00-02:19", True), ("09:00-09:20", True)):
        assert speaks(one, **tokyo, **mia(available=[window])) == (BROKEN if broken else [])


PLACES = [
    place("forum", None, city="Kobe", rooms=[{"id": "red"}, {"id": "blue"}]),
    place("works", None, city="Osaka"),
    place("tower", None),
]


@pytest.mark.parametrize(
    ("city", "where", "broken"),
    [
        ("Kobe", "forum", False),
        ("Kobe", "works", True),
        ("Osaka", "works", False),
        ("Kobe", "tower", False),  # nobody says in which city it is
        ("Kobe", None, True),
        (None, "forum", False),
        (None, "works", False),
        (None, None, False),
    ],
)
def test_interpreters_stay_in_their_city(city: str | None, where: str | None, broken: bool) -> None:
    one = talk("one", "09:00-09:20", **({"place": where} if where else {}))
    assert speaks(one, places=PLACES, **mia(city=city)) == (BROKEN if broken else [])


def test_what_is_at_the_only_place_is_in_its_city() -> None:
    assert speaks(talk("one", "09:00-09:20"), places=PLACES[:1], **mia(city="Kobe")) == []


def both(first: Talk, second: Talk, **parts: Any) -> list[str]:
    """The rules that speak of two talks, forum and works being twenty minutes by car from each other."""
    stated = {"places": PLACES, "travel": [way("forum", "works", 20)], "interpreters": [MIA]}
    return speaks(first, second, **(stated | parts))


def guests(*talks: Talk) -> tuple[Talk, ...]:
    """The same talks, each for a guest of its own, so that no rule about people speaks."""
    named = zip(talks, ("yuki", "hana", "sota", "emi"), strict=False)
    return tuple(one._replace(entry=one.entry.model_copy(update={"people": (name,)})) for one, name in named)


GUESTS: Data = {"people": people("yuki hana sota emi", languages=["ja"])}


@pytest.mark.parametrize(
    ("second", "broken"), [("09:20-09:40", False), ("09:19-09:40", True), ("09:00-09:20", True), ("09:05-09:10", True)]
)
def test_nobody_interprets_two_things_at_once(second: str, broken: bool) -> None:
    assert speaks(*guests(talk("one", "09:00-09:20"), talk("two", second)), **GUESTS) == (BROKEN if broken else [])


@pytest.mark.parametrize(("start", "broken"), [("09:50-10:10", False), ("09:49-10:10", True)])
def test_interpreters_need_time_for_the_way(start: str, broken: bool) -> None:
    one, two = guests(talk("one", "09:00-09:20", place="forum"), talk("two", start, place="works"))
    assert both(one, two, **GUESTS) == (BROKEN if broken else [])
    # Another one may interpret there.
    tom = two._replace(entry=two.entry.model_copy(update={"resources": by("tom")}))
    assert both(one, tom, **GUESTS, interpreters=[MIA, MIA | {"id": "tom"}]) == []


@pytest.mark.parametrize(("boarding", "broken"), [(10, False), (11, True)])
def test_boarding_takes_interpreters_as_long_as_people(boarding: int, broken: bool) -> None:
    one, two = guests(talk("one", "09:00-09:20", place="forum"), talk("two", "09:50-10:10", place="works"))
    assert both(one, two, **GUESTS, rules={"no_overlap": {"boarding": boarding}}) == (BROKEN if broken else [])


@pytest.mark.parametrize(
    ("start", "room", "broken"),
    [("09:25-09:45", "blue", False), ("09:24-09:45", "blue", True), ("09:20-09:40", "red", False)],
)
def test_interpreters_need_time_to_change_rooms(start: str, room: str, broken: bool) -> None:
    one = talk("one", "09:00-09:20", place="forum", room="red")
    one, two = guests(one, talk("two", start, place="forum", room=room))
    assert both(one, two, **GUESTS) == (BROKEN if broken else [])


@pytest.mark.parametrize(("start", "broken"), [("09:50-10:10", False), ("09:49-10:09", True)])
def test_a_duty_at_an_unknown_place_does_not_shorten_the_way(start: str, broken: bool) -> None:
    one, call, two = guests(
        talk("one", "09:00-09:20", place="forum"), talk("call", "09:25-09:30"), talk("two", start, place="works")
    )
    stated = {"places": PLACES, "travel": [way("forum", "works", 20)], "interpreters": [MIA]}
    assert speaks(one, call, two, **stated, **GUESTS) == (BROKEN if broken else [])


@pytest.mark.parametrize(
    ("date", "travel", "broken"),
    [("2026-05-04", [], True), (NEXT_DAY, [], False), ("2026-05-04", [way("forum", "works", 20)], False)],
)
def test_where_no_way_is_known_a_night_is_enough(date: str, travel: list[Data], broken: bool) -> None:
    one, two = guests(talk("one", "09:00-09:20", place="forum"), talk("two", "19:00-19:20", date=date, place="works"))
    assert both(one, two, **GUESTS, travel=travel) == (BROKEN if broken else [])


def test_dates_are_those_of_the_places() -> None:
    # One ends at 18:00 in Berlin, which is 01:00 of the next date in Tokyo; two begins at 01:30 there.
    tokyo = [place("forum", None), place("works")]
    late = {"days": [{"date": date, "start": "00:00", "end": "23:00"} for date in ("2026-05-04", NEXT_DAY)]}
    two = talk("two", "01:30-01:50", date=NEXT_DAY, zone="Asia/Tokyo", place="works")
    one, two = guests(talk("one", "17:40-18:00", place="forum"), two)
    assert both(one, two, **GUESTS, **late, places=tokyo, travel=[]) == []
    # The other way round it is the same date.
    one = talk("one", "23:00-23:20", date="2026-05-04", zone="Asia/Tokyo", place="works")
    one, two = guests(one, talk("two", "17:00-17:20", place="forum"))
    assert both(one, two, **GUESTS, **late, places=tokyo, travel=[]) == BROKEN


def test_two_at_once_are_not_excused_by_dates() -> None:
    tokyo = [place("forum", None), place("works")]
    late = {"days": [{"date": date, "start": "00:00", "end": "23:00"} for date in ("2026-05-04", NEXT_DAY)]}
    two = talk("two", "01:00-01:20", date=NEXT_DAY, zone="Asia/Tokyo", place="works")
    one, two = guests(talk("one", "17:50-18:10", place="forum"), two)
    assert both(one, two, **GUESTS, **late, places=tokyo, travel=[]) == BROKEN


def test_the_buffer_between_meetings_is_not_for_interpreters() -> None:
    pairs = [("anna", "kenji"), ("ben", "emi")]
    spoken = [*people("anna ben", languages=["de"]), *people("kenji emi", languages=["ja"])]
    meetings = {"buffer": 10, "grid": 10, "length": 20}
    scenario = scenario_of(
        {"people": spoken, "interpreters": [MIA], "meetings": meetings, "requests": [wish(*pair) for pair in pairs]}
    )
    first = held("anna+kenji", "09:00-09:20", "anna kenji", resources=by("mia"))
    second = held("ben+emi", "09:20-09:40", "ben emi", resources=by("mia"))
    assert rules_that_speak(scenario, first, second) == []


def working(*times: str, **rules: int) -> list[str]:
    """The rules that speak when Mia interprets at these times, with other limits if stated."""
    names = ("one", "two", "three", "four")
    talks = guests(*(talk(name, time) for name, time in zip(names, times, strict=False)))
    return speaks(*talks, **GUESTS, rules={"interpretation": rules})


@pytest.mark.parametrize(
    ("times", "broken"),
    [
        (["09:00-10:15"], False),  # one activity may take longer
        (["09:00-10:00", "10:15-10:30"], False),
        (["09:00-10:00", "10:14-10:30"], True),
        (["09:00-10:15", "10:29-10:30"], True),
        (["09:00-09:59", "10:00-10:20"], False),
        (["09:00-09:59", "10:00-10:20", "10:30-10:40"], True),
        (["09:00-09:59", "10:00-10:20", "10:35-10:55", "11:00-11:20"], False),  # rested in between
        (["09:00-09:20", "09:20-09:40", "09:40-10:00"], False),
        (["09:00-09:20", "09:20-09:40", "09:40-10:00", "10:14-10:34"], True),
        (["09:00-09:20", "09:20-09:40", "09:40-10:00", "10:15-10:35"], False),
        (["09:00-09:20", "09:34-09:54", "10:08-10:28", "10:42-11:02"], True),  # short breaks are none
        (["09:00-09:20", "09:34-09:54", "10:08-10:27", "10:41-11:01"], False),
        (["09:00-09:20", "09:35-09:55", "10:09-10:29", "10:43-11:03"], False),
    ],
)
def test_interpreters_rest(times: list[str], broken: bool) -> None:
    assert working(*times) == (BROKEN if broken else [])
    assert working(*reversed(times)) == (BROKEN if broken else [])


@pytest.mark.parametrize(
    ("limits", "broken"),
    [
        ({"rest_after": 40, "rest": 10}, False),
        ({"rest_after": 40, "rest": 11}, True),
        ({"rest_after": 41, "rest": 11}, False),
        ({"rest_after": 1, "rest": 0}, False),
        ({"rest_after": 40}, True),
    ],
)
def test_how_long_interpreters_work_and_rest_are_parameters(limits: dict[str, int], broken: bool) -> None:
    assert working("09:00-09:40", "09:50-10:10", **limits) == (BROKEN if broken else [])


def test_of_two_interpreters_each_rests() -> None:
    tom = MIA | {"id": "tom", "name": "Tom"}
    for who in ("mia", "tom"):
        for times, broken in (("11:15-11:20", False), ("11:14-11:20", True)):
            talks = guests(talk("one", "09:00-11:00", interpreters="mia tom"), talk("two", times, interpreters=who))
            assert speaks(*talks, **GUESTS, interpreters=[MIA, tom]) == (BROKEN if broken else [])


def texts(*talks: Talk, **parts: Any) -> list[str]:
    """What is said about these talks, between forum and works."""
    stated = {"places": PLACES, "travel": [way("forum", "works", 20)], **GUESTS}
    violations = found(*guests(*talks), **(stated | parts))
    assert {violation.people for violation in violations} == {("mia",)}
    return [violation.text for violation in violations]


def test_what_is_said() -> None:
    there, gone = talk("one", "09:00-09:20", place="forum"), talk("two", "09:30-09:50", place="works")
    times = "2026-05-04 09:00–09:20"
    assert texts(there, **mia(available=["09:10-10:00"])) == [f"Mia Sato is not there for all of 'One', {times}."]
    assert texts(there, **mia(city="Osaka")) == [
        f"Mia Sato works in Osaka only, but interprets 'One', {times}, at 'Forum'."
    ]
    (nowhere,) = texts(talk("one", "09:00-09:20"), **mia(city="Osaka"))
    assert nowhere == f"Mia Sato works in Osaka only, but interprets 'One', {times}, at an unknown place."
    way_to = "from 'Forum' to 'Works'"
    assert texts(there, gone) == [f"Mia Sato has 10 minutes between 'One' and 'Two', but needs 30 {way_to}."]
    assert texts(there, gone, travel=[]) == [f"Mia Sato has no way {way_to} between 'One' and 'Two'."]
    long, soon = talk("one", "09:00-10:10"), talk("two", "10:20-10:30")
    (tired,) = texts(long, soon)
    rest = "Mia Sato has worked for 70 minutes without 15 minutes of rest"
    assert tired == f"{rest} when 'Two' begins at 2026-05-04 10:20."


def test_who_and_what_is_concerned() -> None:
    (violation,) = found(*guests(talk("one", "09:00-10:10"), talk("two", "10:20-10:30")), **GUESTS)
    assert (violation.people, violation.activities) == (("mia",), ("two", "one"))
    assert violation.start is not None
    assert f"{violation.start:%H:%M}" == "10:20"


@pytest.mark.parametrize(
    ("rounds", "talk_at", "said", "broken"),
    [
        (2, "11:00-11:20", {}, 0),
        (2, "11:50-12:01", {}, 1),  # two at once
        (2, "12:59-13:20", {}, 2),  # two at once, and no rest after sixty minutes of work
        (2, "13:00-13:20", {}, 1),
        (2, "13:14-13:34", {}, 1),
        (2, "13:15-13:35", {}, 0),
        (3, "15:00-15:20", {}, 1),  # the third round
        (2, "15:00-15:20", {"available": ["12:00-16:00"]}, 0),
        (2, "15:00-15:20", {"available": ["12:01-16:00"]}, 1),
        (2, "15:00-15:20", {"unavailable": ["12:59-13:00"]}, 1),
    ],
)
def test_rounds_of_a_lunch_are_duties_like_others(rounds: int, talk_at: str, said: Data, broken: int) -> None:
    """Rounds of half an hour from 12:00 on, and a talk."""
    meal = {"id": "lunch", "title": "Lunch", "start": "12:00", "round_length": 30, "rounds": rounds, "tables": ["t1"]}
    one = talk("one", talk_at, place="forum")
    parts: Data = {
        "days": [{"date": "2026-05-04", "start": "08:00", "end": "20:00"}],
        "places": [place("forum", None, tables=[{"id": "t1"}])],
        "people": [*people("anna", languages=["de"]), *people("kenji", languages=["ja"])],
        "lunches": [meal | {"who": ["anna"], "interpreters": {"t1": "mia"}}],
        "sessions": [one.session],
    }
    eaten = [
        lunch_round("lunch", number, times, {"t1": "anna"}, place="forum", resources=by("mia"))
        for number, times in enumerate(("12:00-12:30", "12:30-13:00", "13:00-13:30")[:rounds], start=1)
    ]
    assert rules_that_speak(scenario_of(parts | mia(**said)), *eaten, one.entry) == BROKEN * broken
