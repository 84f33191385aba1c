"""Who has to be driven: a trivial, a forbidden and a neighbouring case for every clause."""

from typing import Any

import pytest

from builders import DATE, people
from driven import BUS, PLACES, TAXI, TOMORROW, VAN, WAYS, YESTERDAY, Part, found, part, ride, speaks, stay
from journey import leg, place, way
from matchmaker.plan import Assignment

Data = dict[str, Any]

BROKEN = ["rides"]
TALK = part("talk", "09:00-10:00", "inn")
TOUR = part("tour", "10:30-11:30", "yard")
THERE = ride("bus tour 1", "10:00-10:30", "inn yard")


def test_whoever_goes_from_place_to_place_is_driven() -> None:
    assert speaks([TALK, TOUR], [THERE]) == []
    assert speaks([TALK, TOUR], []) == BROKEN


def test_without_vehicles_nobody_is() -> None:
    assert speaks([TALK, TOUR], [], vehicles=[]) == []
    assert speaks([TALK, TOUR], [THERE], vehicles=[]) == BROKEN


@pytest.mark.parametrize("times", ["09:59-10:30", "10:01-10:30", "10:00-10:29", "10:00-10:31", "09:59-10:29"])
def test_a_ride_takes_exactly_the_time_of_the_way(times: str) -> None:
    assert speaks([TALK, TOUR], [ride("bus tour 1", times, "inn yard")]) == BROKEN * 2


@pytest.mark.parametrize("ends", ["yard inn", "inn mill", "mill yard"])
def test_a_ride_leads_along_the_way(ends: str) -> None:
    assert speaks([TALK, TOUR], [ride("bus tour 1", "10:00-10:30", ends)]) == BROKEN * 2


def test_people_set_out_as_late_as_they_can() -> None:
    later = part("tour", "12:00-13:00", "yard")
    assert speaks([TALK, later], [ride("bus tour 1", "11:30-12:00", "inn yard")]) == []
    assert speaks([TALK, later], [THERE]) == BROKEN * 2


@pytest.mark.parametrize(("boarding", "times"), [(0, "10:10-10:30"), (5, "10:05-10:30"), (10, "10:00-10:30")])
def test_boarding_is_part_of_the_ride(boarding: int, times: str) -> None:
    one = ride("bus tour 1", times, "inn yard")
    assert speaks([TALK, TOUR], [one], rules={"no_overlap": {"boarding": boarding}}) == []


def test_nobody_rides_twice_on_one_way_and_nobody_else_rides() -> None:
    again = ride("van tour 1", "10:00-10:30", "inn yard")
    assert speaks([TALK, TOUR], [THERE, again], vehicles=[BUS, VAN]) == BROKEN
    stranger = ride("van tour 1", "10:00-10:30", "inn yard", "ben")
    assert speaks([TALK, TOUR], [THERE, stranger], vehicles=[BUS, VAN]) == BROKEN
    assert speaks([TALK, TOUR], [ride("bus tour 1", "10:00-10:30", "inn yard", "ada ben")]) == BROKEN
    assert speaks([TALK], [THERE]) == BROKEN


def test_those_who_make_one_leg_share_vehicles_or_do_not() -> None:
    three = [part("talk", "09:00-10:00", "inn", "ada ben cleo"), part("tour", "10:30-11:30", "yard", "ada ben cleo")]
    first = ride("bus tour 1", "10:00-10:30", "inn yard", "ada cleo")
    second = ride("van tour 1", "10:00-10:30", "inn yard", "ben")
    assert speaks(three, [first, second], vehicles=[BUS, VAN]) == []
    assert speaks(three, [first], vehicles=[BUS, VAN]) == BROKEN
    assert speaks(three, [ride("bus tour 1", "10:00-10:30", "inn yard", "cleo")], vehicles=[BUS, VAN]) == BROKEN * 2


def test_those_who_leave_for_two_things_at_once_share_a_leg() -> None:
    one, other = part("one", "10:30-11:00", "yard", "ada"), part("other", "10:30-11:30", "yard", "ben")
    before = part("talk", "09:00-10:00", "inn", "ada ben")
    assert speaks([before, one, other], [ride("bus one 1", "10:00-10:30", "inn yard", "ada ben")]) == []


def test_no_move_within_a_place_or_without_a_way() -> None:
    assert speaks([TALK, part("next", "10:00-11:00", "inn")], []) == []
    # Nobody comes from the mill to the moon; the rule about overlaps says so alone.
    moon = [*PLACES, place("moon", None, city="Kiel")]
    assert speaks([TALK, part("next", "11:00-12:00", "moon")], [], places=moon) == ["no_overlap"]


def test_what_is_at_no_known_place_is_no_stop() -> None:
    call = part("call", "10:05-10:10", None)
    assert speaks([TALK, call, TOUR], [THERE]) == []
    assert speaks([TALK, call, TOUR], []) == BROKEN


@pytest.mark.parametrize(("mode", "minutes", "driven"), [("walk", 31, True), ("walk", 30, False)])
def test_whoever_is_as_quick_on_foot_walks(mode: str, minutes: int, driven: bool) -> None:
    stated = [*WAYS, way("inn", "yard", minutes, mode)]
    assert speaks([TALK, TOUR], [THERE], travel=stated) == ([] if driven else BROKEN)
    assert speaks([TALK, TOUR], [], travel=stated) == (BROKEN if driven else [])


@pytest.mark.parametrize(("minutes", "driven"), [(21, True), (20, False)])
def test_whoever_is_as_quick_by_train_takes_it(minutes: int, driven: bool) -> None:
    """Trains are boarded too."""
    stated = [*WAYS, way("inn", "yard", minutes, "train")]
    assert speaks([TALK, TOUR], [THERE] if driven else [], travel=stated) == []
    assert speaks([TALK, TOUR], [] if driven else [THERE], travel=stated) == BROKEN


def test_a_walk_to_the_train_is_no_ride() -> None:
    to_port, from_mill = part("ship", "12:00-13:00", "port"), part("talk", "09:00-10:00", "mill")
    assert speaks([from_mill, to_port], []) == []
    # But over the road to the train is one: 30 minutes and 50.
    assert speaks([part("talk", "09:00-10:00", "yard"), to_port], []) == BROKEN
    assert (
        speaks([part("talk", "09:00-10:00", "yard"), to_port], [ride("bus ship 1", "10:40-12:00", "yard port")]) == []
    )


@pytest.mark.parametrize(("mode", "driven"), [("walk", False), ("train", False), ("car", True), ("bus", True)])
def test_estimated_ways_count_where_none_is_stated(mode: str, driven: bool) -> None:
    near = [place(name, None, latitude=54.3, longitude=10 + east) for name, east in (("inn", 0), ("yard", 0.03))]
    stated: Data = {"places": near, "travel": [], "travel_speed": {"mode": mode, "kilometres_per_hour": 60}}
    assert speaks([TALK, TOUR], [], **stated) == (BROKEN if driven else [])
    # A stated way takes their place, however slow it is.
    road = stated | {"travel": [way("inn", "yard", 20)]}
    assert speaks([TALK, TOUR], [THERE], **road) == []
    assert speaks([TALK, TOUR], [], **road) == BROKEN


CITIES = ["Kiel", "Lubeck", None]


@pytest.mark.parametrize("origin", CITIES)
@pytest.mark.parametrize("destination", CITIES)
@pytest.mark.parametrize("city", ["Kiel", "Bonn", None])
def test_people_get_around_on_their_own_where_no_vehicle_drives(
    origin: str | None, destination: str | None, city: str | None
) -> None:
    towns = [place("inn", None, city=origin), place("yard", None, city=destination)]
    stated: Data = {"places": [*towns, place("dome", None, city="Bonn")], "travel": [way("inn", "yard", 20)]}
    served = city is None or origin is None or destination is None or city in (origin, destination)
    for vehicle in (BUS, TAXI):
        name = vehicle["id"]
        one = ride(f"{name} tour 1", "10:00-10:30", "inn yard")
        assert speaks([TALK, TOUR], [], **stated, vehicles=[vehicle | {"city": city}]) == (BROKEN if served else [])
        rules = speaks([TALK, TOUR], [one], **stated, vehicles=[vehicle | {"city": city}])
        assert rules == ([] if served else ["rides", "vehicle_duties"])


def to_bed(times: str, ends: str = "yard inn", date: str = DATE) -> Assignment:
    """A ride to the inn."""
    return ride("bus inn 1", times, ends, date=date)


EVENING = part("dinner", "19:00-20:00", "yard")
MORNING = part("tour", "10:00-11:00", "yard", date=TOMORROW)
BACK = ride("bus tour 1", "09:30-10:00", "inn yard", date=TOMORROW)


def test_people_go_to_bed_and_come_from_there() -> None:
    nights: Data = {"stays": [stay(first=DATE, last=DATE)]}
    assert speaks([EVENING, MORNING], [to_bed("20:00-20:30"), BACK], **nights) == []
    assert speaks([EVENING, MORNING], [BACK], **nights) == BROKEN
    assert speaks([EVENING, MORNING], [to_bed("20:00-20:30")], **nights) == BROKEN
    assert speaks([EVENING, MORNING], [to_bed("20:01-20:31"), BACK], **nights) == BROKEN * 2
    assert speaks([EVENING, MORNING], [], **nights) == BROKEN * 2


def test_of_several_beds_the_first_and_the_last_count() -> None:
    three: Data = {"days": [{"date": f"2026-05-0{day}", "start": "06:00", "end": "22:00"} for day in (4, 5, 6)]}
    at_mill = ride("bus tour 1", "09:40-10:00", "mill yard", date="2026-05-06")
    later = part("tour", "10:00-11:00", "yard", date="2026-05-06")
    for hotels, out, into in (("inn mill", "20:00-20:30", at_mill), ("mill mill", "20:00-20:20", at_mill)):
        one, other = hotels.split()
        beds = [stay(first=DATE, last=DATE, where=one), stay(first=TOMORROW, last=TOMORROW, where=other)]
        home = ride(f"bus {one} 1", out, f"yard {one}")
        assert speaks([EVENING, later], [home, into], **three, stays=beds) == []
        assert speaks([EVENING, later], [], **three, stays=beds) == BROKEN * 2


@pytest.mark.parametrize(("first", "driven"), [(YESTERDAY, True), (DATE, False)])
def test_the_first_way_is_from_the_bed_of_the_night_before(first: str, driven: bool) -> None:
    one = ride("bus tour 1", "10:00-10:30", "inn yard")
    nights: Data = {"stays": [stay(first=first, last=DATE)]}
    home = ride("bus inn 1", "11:30-12:00", "yard inn")
    assert speaks([TOUR], [one, home] if driven else [home], **nights) == []
    assert speaks([TOUR], [home] if driven else [one, home], **nights) == BROKEN


@pytest.mark.parametrize(("last", "driven"), [(YESTERDAY, False), (DATE, True), (TOMORROW, True)])
def test_the_last_way_is_to_the_bed_of_the_night_after(last: str, driven: bool) -> None:
    nights: Data = {"stays": [stay(last=last)]}
    home = ride("bus inn 1", "11:30-12:00", "yard inn")
    assert speaks([TOUR], [THERE, home] if driven else [THERE], **nights) == []
    assert speaks([TOUR], [THERE] if driven else [THERE, home], **nights) == BROKEN


@pytest.mark.parametrize(("times", "evening"), [("03:59-04:20", True), ("04:00-04:20", False)])
def test_what_begins_at_four_belongs_to_the_morning(times: str, evening: bool) -> None:
    """Only what begins before comes before the night."""
    late: Data = {"days": [{"date": DATE, "start": "00:00", "end": "23:00"}], "stays": [stay(last=YESTERDAY)]}
    early = part("dance", times, "yard")
    home, into = ride("bus inn 1", "04:20-04:50", "yard inn"), ride("bus dance 1", "03:30-04:00", "inn yard")
    assert speaks([early], [home if evening else into], **late) == []
    assert speaks([early], [into if evening else home], **late) == BROKEN * 2


def test_a_bed_at_the_place_of_an_activity_needs_no_ride() -> None:
    assert speaks([TALK], [], stays=[stay()]) == []
    assert speaks([TALK, part("next", "10:15-11:00", "mill")], [], stays=[stay()]) == []  # on foot


def test_only_whoever_sleeps_somewhere_is_driven_if_anybody_does() -> None:
    sleeps: Data = {"stays": [stay("ben")]}
    assert speaks([TALK, TOUR], [], **sleeps) == []
    assert speaks([TALK, TOUR], [THERE], **sleeps) == BROKEN


def flight(**parts: Any) -> tuple[Data, Part]:
    """A train from the yard to the port, and a talk there afterwards, for ada and nobody else."""
    stated: Data = {"id": "rail", "title": "Rail", "mode": "train", "from": "yard", "to": "mill", "who": ["ada"]}
    stated |= {"departure": f"{DATE} 12:00", "arrival": f"{DATE} 12:40"} | parts
    entry = leg("rail", f"{DATE} 12:00", f"{DATE} 12:40", "ada", "yard mill", "Europe/Berlin Europe/Berlin")
    return {"transfers": [stated]}, Part({}, entry)


@pytest.mark.parametrize("check_in", [0, 15])
@pytest.mark.parametrize("clearance", [0, 20])
def test_check_in_and_clearance_come_before_and_after_rides(check_in: int, clearance: int) -> None:
    rail, on_board = flight(check_in=check_in, clearance=clearance)
    supper = part("supper", "18:00-19:00", "yard")
    into = ride("bus rail 1", f"11:{30 - check_in:02}-{'12:00' if not check_in else '11:45'}", "inn yard")
    onward = ride("bus supper 1", "17:40-18:00", "mill yard")
    entries = [into, onward, on_board.entry]
    assert speaks([TALK, supper], entries, **rail) == []
    assert speaks([TALK, supper], entries, transfers=[rail["transfers"][0] | {"check_in": check_in + 1}]) == BROKEN * 2
    # From the last stop to bed, people leave after clearance.
    home = ride("bus yard 1", f"{'12:40-13:00' if not clearance else '13:00-13:20'}", "mill yard")
    beds = [stay(first=DATE, last=DATE, where="yard")]
    assert speaks([TALK], [into, on_board.entry, home], **rail, stays=beds) == []
    longer = [rail["transfers"][0] | {"clearance": clearance + 1}]
    assert speaks([TALK], [into, on_board.entry, home], transfers=longer, stays=beds) == BROKEN * 2


def test_a_flight_of_the_scenario_is_no_ride() -> None:
    rail, on_board = flight()
    assert speaks([], [on_board.entry], **rail) == []


def test_rides_are_seen_by_no_other_rule() -> None:
    """Ada is not there before ten, cannot climb, and has to eat; she rides all the same."""
    ada = {"id": "ada", "name": "Ada", "available": ["10:30-11:30"], "status": "confirmed", "step_free": True}
    meals: Data = {"meal_breaks": [{"id": "snack", "window": "10:00-10:30", "minutes": 30}]}
    who: Data = {"people": [ada, *people("ben cleo dan")], "stays": [stay(last=YESTERDAY)]}
    steps: Data = {"places": [PLACES[0] | {"step_free": False}, *PLACES[1:]]}
    assert speaks([TOUR], [THERE], **who, **meals, **steps) == []


def test_what_is_said() -> None:
    way_there = "from 'Inn' to 'Yard', 2026-05-04 10:00–10:30"
    (left,) = found([TALK, TOUR], [])
    assert left.text == f"Ada has no ride {way_there}."
    assert (left.people, left.activities) == (("ada",), ("tour",))
    (twice,) = found([TALK, TOUR], [THERE, ride("van tour 1", "10:00-10:30", "inn yard")], vehicles=[BUS, VAN])
    assert twice.text == f"Ada has 2 rides {way_there}."
    (stranger,) = found([TALK, TOUR], [THERE.model_copy(update={"people": ("ada", "ben")})])
    assert stranger.text == f"Ben rides in Bus 1 {way_there}, but does not have to be driven that way then."
    assert (stranger.people, stranger.activities) == (("ben",), ("ride:bus:tour:1",))
    assert stranger.start is not None
    assert f"{stranger.start:%H:%M}" == "10:00"
    home, *_ = found([EVENING, MORNING], [BACK], stays=[stay(first=DATE, last=DATE)])
    assert home.text == "Ada has no ride from 'Yard' to 'Inn', 2026-05-04 20:00–20:30."
    assert home.activities == ("dinner",)


def test_times_are_told_as_clocks_show_them_at_both_ends() -> None:
    zones = [place("inn", None), place("yard", "Europe/London")]
    talk, tour = TALK, part("tour", "09:30-10:30", "yard", zone="Europe/London")
    (left,) = found([talk, tour], [], places=zones, travel=WAYS[:1])
    assert left.text == "Ada has no ride from 'Inn' to 'Yard', 2026-05-04 10:00 (inn) – 2026-05-04 09:30 (yard)."
