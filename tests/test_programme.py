"""The programme of the whole event as everybody may know it, and who takes part."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from matchmaker.plan import Plan
from matchmaker.renderers.audience import Audience, Reader
from matchmaker.renderers.directory import delegations, houses, locations
from matchmaker.renderers.programme import ProgrammeDay, programme
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.crowds import groups_of
from matchmaker.scenario import Scenario
from render_events import assignment, event, plan, usual
from render_lunches import lunch_event
from render_rides import ridden_event
from render_trips import VISITORS, trip_event, trip_scenario

DAY = date(2024, 4, 22)
ZONE = ZoneInfo("Europe/Berlin")
MEETINGS = "Individual meetings"


def days_of(found: tuple[Scenario, Plan], audience: Audience = "everybody") -> tuple[ProgrammeDay, ...]:
    return programme(Reader(found[0], audience, "en"), Views(*found))


def told(day: ProgrammeDay) -> list[tuple[str, str]]:
    return [(part.entry.time, part.entry.title.text) for part in day.parts]


def meetings_at(*starts: str, **parts: str) -> tuple[Scenario, Plan]:
    """Ada meets Ken for half an hour at each of these times."""
    scenario = event("Europe/Berlin", DAY, requests=[{"from": "ada", "to": "ken", "times": len(starts)}])
    moments = [datetime.combine(DAY, time.fromisoformat(start), ZONE) for start in starts]
    held = [assignment(scenario, f"ada+ken.{n}", at, "ada", "ken", **parts) for n, at in enumerate(moments, 2)]
    return scenario, plan(scenario, held)


def test_meetings_make_blocks_that_end_before_a_long_break() -> None:
    (day,) = days_of(meetings_at("09:00", "09:30", "10:40", "11:55"))
    assert told(day) == [("09:00–11:10", MEETINGS), ("11:55–12:25", MEETINGS)]  # 40 minutes are no break, 45 are


def test_meetings_at_two_places_are_two_blocks() -> None:
    scenario, made = meetings_at("09:00", "09:30")
    other = made.assignments[1].model_copy(update={"place": "elsewhere"})
    (day,) = days_of((scenario, plan(scenario, [made.assignments[0], other])))
    assert told(day) == [("09:00–09:30", MEETINGS), ("09:30–10:00", MEETINGS)]


def test_a_block_tells_its_room_only_if_it_is_one_and_never_a_table() -> None:
    (day,) = days_of(meetings_at("09:00", "09:30"))
    assert day.parts[0].entry.site.nearby == "Gold room"
    scenario, made = meetings_at("09:00", "09:30")
    moved = made.assignments[1].model_copy(update={"room": None})
    (day,) = days_of((scenario, plan(scenario, [made.assignments[0], moved])))
    assert day.parts[0].entry.site.nearby == ""


def test_it_is_the_same_whoever_meets_whom() -> None:
    scenario = event("Europe/Berlin", DAY)
    held = usual(scenario, DAY)
    other = [held[0], *(a.model_copy(update={"people": b.people}) for a, b in zip(held[1:], held[:0:-1], strict=True))]
    assert other[1].people != held[1].people
    assert days_of((scenario, plan(scenario, held))) == days_of((scenario, plan(scenario, other)))


def test_rounds_of_a_lunch_are_one_part_with_their_starts() -> None:
    parts = [part for day in days_of(lunch_event()) for part in day.parts if part.starts]
    assert [(part.entry.time, part.entry.title.text) for part in parts] == [("12:30–13:45", "Lunch at tables")]
    assert parts[0].starts == ("12:30", "12:55", "13:20")
    assert parts[0].entry.tables == ()


def test_vehicles_that_leave_together_are_one_ride_and_a_ride_of_one_person_is_none() -> None:
    days = days_of(ridden_event())
    rides = {part.entry.time: [name.text for name in part.vehicles] for d in days for part in d.parts if part.vehicles}
    assert rides["09:40–10:30"] == ["Bus 1", "bus-2"]
    assert rides["08:15–09:00"] == ["Bus 1"]
    assert "00:20–01:05" not in rides


def test_who_goes_is_told_of_what_not_nearly_everybody_takes_part_in() -> None:
    days = days_of(trip_event())
    who = {part.entry.title.text: part.who for day in days for part in day.parts}
    assert who["Hydrogen in the port"] == "Ports"
    assert who["Welcome dinner"] == ""
    assert who[MEETINGS] == ""


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (VISITORS, "Delegation"),
        (("ada", "bo", "cleo"), "Quantum"),
        ((*VISITORS, "sato"), "Quantum, Ports and others"),
        (("ada", "bo", "cleo", "dov", "eva"), "Quantum, Ports"),
        (("ada", "finn"), ""),
    ],
)
def test_groups_are_named_that_are_there_as_a_whole(people: tuple[str, ...], words: str) -> None:
    scenario = trip_scenario()
    assert groups_of(Reader(scenario, "everybody", "en"), people) == words
    assert groups_of(Reader(scenario, "participant", "en", "ada"), people) == ""


def test_nights_name_the_hotels_and_who_sleeps_there_if_there_are_several() -> None:
    nights = {day.day.day.day: [(n.site.place.text, n.who) for n in day.nights] for day in days_of(trip_event())}
    assert nights[7] == [("Hotel New Garden", "")]
    assert nights[5] == []
    stays = [
        {"who": ["quantum"], "place": "hotel", "first_night": "2024-10-06", "last_night": "2024-10-06"},
        {"who": ["ports"], "place": "beach", "first_night": "2024-10-06", "last_night": "2024-10-06"},
    ]
    split = {day.day.day.day: day.nights for day in days_of(trip_event(stays=stays))}
    assert [(night.site.place.text, night.who) for night in split[6]] == [
        ("Hotel New Garden", "Quantum"),
        ("Beach Hotel", "Ports"),
    ]


def test_each_date_comes_once_in_order() -> None:
    dates = [day.day.day for day in days_of(trip_event())]
    assert dates == [date(2024, 10, 5) + timedelta(days=n) for n in range(5)]


def test_people_stand_by_side_in_order_of_rank_and_of_name() -> None:
    people = [
        {"id": "zoe", "name": "Zoe Zand", "family": "Zand", "side": "guests"},
        {"id": "abe", "name": "Abe Öhm", "family": "Öhm", "side": "guests"},
        {"id": "chief", "name": "Yan Young", "side": "guests", "rank": 2},
        {"id": "boss", "name": "Xi Xan", "side": "guests", "rank": 1},
        {"id": "host", "name": "Hal Host", "side": "hosts"},
        {"id": "gone", "name": "Gil Gone", "side": "hosts", "status": "declined"},
        {"id": "lone", "name": "Lu Lone"},
    ]
    sides = [{"id": "hosts", "name": {"en": "Hosts"}}, {"id": "guests"}]
    scenario = event("Europe/Berlin", DAY, people=people, sides=sides, requests=[], groups=[])
    found = delegations(Reader(scenario, "everybody", "en"), Views(scenario, plan(scenario, [])))
    assert [(part.side.text, [card.name for card in part.cards]) for part in found] == [
        ("Hosts", ["Hal Host"]),
        ("guests", ["Xi Xan", "Yan Young", "Abe Öhm", "Zoe Zand"]),
        ("", ["Lu Lone"]),
    ]


def test_the_public_gets_no_lists_of_people_and_organisations() -> None:
    scenario, made = trip_event()
    views = Views(scenario, made)
    assert delegations(Reader(scenario, "public", "en"), views) == ()
    assert houses(Reader(scenario, "public", "en"), views) == ((), ())


def test_hosts_stand_in_order_of_visits_with_their_times_and_senders_by_name() -> None:
    scenario, made = trip_event()
    hosts, senders = houses(Reader(scenario, "everybody", "en"), Views(scenario, made))
    assert [(house.name, house.visits) for house in hosts] == [
        ("Quantum Institute", ("Mon 7 Oct, 09:00–10:00", "Mon 7 Oct, 11:00–12:00")),
        ("Harbour Authority", ("Mon 7 Oct, 10:00–11:30",)),
    ]
    assert [house.name for house in senders] == ["Ministry of Trade", "Northern Works"]


def test_places_are_those_of_the_programme_with_ways_between_them_but_not_its_journeys() -> None:
    travel = [
        {"from": "hotel", "to": "lab", "minutes": 40, "mode": "bus"},
        {"from": "hotel", "to": "museum", "minutes": 9, "mode": "walk"},
        {"from": "fra", "to": "hnd", "minutes": 805},
    ]
    places = [*trip_scenario().model_dump(by_alias=True)["places"], {"id": "museum", "name": "Museum", "city": "Tokyo"}]
    found = trip_event(travel=travel, places=places)
    cities = locations(Reader(found[0], "everybody", "en"), days_of(found))
    assert list(cities) == ["Frankfurt", "Tokyo", "Koganei", "Osaka", "Honolulu"]
    ways = {loc.site.place.text: [(to.text, way) for to, way in loc.ways] for city in cities.values() for loc in city}
    assert ways["Hotel New Garden"] == [("Quantum laboratory", "40 min by bus")]
    assert ways["Frankfurt Airport"] == []
    assert "Museum" not in ways
