"""Rides in vehicles: on agendas, in calendars, on bus lists, at the desk and in the overview."""

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from matchmaker.plan import Cancelled
from matchmaker.plan.model import Resources
from matchmaker.renderers import render
from matchmaker.renderers.agenda import agenda_days
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.fleet import vehicle_sheet
from matchmaker.renderers.overview.days import days, one_place
from matchmaker.renderers.overview.vehicles import all_rides, fleet
from matchmaker.renderers.view import Views
from render_events import event, plan, usual
from render_readers import Page, script_of
from render_rides import VEHICLES, ridden_event
from render_trips import PEOPLE, trip_event

SECRETS = ("secret", "Minister", "Northern Works", "Head of research", "+49 secret")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return render(*ridden_event())


def events(content: bytes) -> dict[str, Any]:
    """The entries of a calendar by uid."""
    return {str(found["uid"]): found for found in Calendar.from_ical(content).walk("VEVENT")}


def reader(audience: Any = "driver", language: str = "en", **parts: Any) -> Reader:
    return Reader(ridden_event()[0], audience, language, **parts)


def test_a_ride_on_an_agenda_says_vehicle_boarding_arrival_and_meeting_point(files: dict[str, bytes]) -> None:
    english, german = (Page(files[f"agendas/{person}.html"]).text for person in ("bo", "ada"))
    assert "Bus 1: Hotel New Garden → Quantum laboratory" in english
    assert "Board from 10:15, arrival 11:00 · Meeting point: In the lobby" in english
    assert "Board from 12:00, arrival 12:45\n" in english  # from the laboratory: no meeting point
    assert "Bus 1: Hotel New Garden → Quantenlabor" in german
    assert "Einstieg ab 08:15, Ankunft 09:00 · Treffpunkt: In der Halle" in german
    assert "Taxi: Honolulu Airport → Beach Hotel" in german
    assert "Flug ZZ 37" in german  # flights stay what they are


def test_a_ride_home_after_midnight_ends_the_evening() -> None:
    scenario, made = ridden_event()
    views, ada = Views(scenario, made), Reader(scenario, "participant", "en", "ada")
    found = agenda_days(views.entries(ada, views.planned["ada"]), views.nights(ada), "en")
    late = [(day.day, day.night and day.night.place.text) for day in found for e in day.entries if "bus-2" in e.uid]
    assert late == [(date(2024, 10, 7), "Hotel New Garden")]
    assert [day.day for day in found] == [date(2024, 10, n) for n in range(5, 10)]
    arrived = [entry.uid for day in found for entry in day.arrivals]
    assert arrived == ["tour.out@matchmaker"]
    (ride,) = (e for day in found for e in day.entries if "bus-2" in e.uid)
    assert ride.local_time.startswith("Tuesday, 8 October 2024, 00:20")


def test_a_ride_that_spans_midnight_is_no_arrival_of_the_next_day() -> None:
    scenario, made = ridden_event()
    held = [a for a in made.assignments if a.activity == "ride:bus-2:hotel:2"]
    late = held[0].model_copy(update={"start": held[0].start.replace(day=7, hour=23, minute=40)})
    views, ada = Views(scenario, plan(scenario, [late])), Reader(scenario, "participant", "en", "ada")
    (first, second) = agenda_days(
        views.entries(ada, [late]), {date(2024, 10, 8): views.nights(ada)[date(2024, 10, 7)]}, "en"
    )
    assert len(first.entries) == 1
    assert not second.arrivals


def test_rides_are_no_company_and_no_columns(files: dict[str, bytes]) -> None:
    scenario, made = ridden_event()
    before = Views(scenario, made.model_copy(update={"assignments": trip_event()[1].assignments}))
    views, organiser = Views(scenario, made), Reader(scenario, "organiser", "en")
    own = {who: views.entries(Reader(scenario, "organiser", "en", who), views.planned[who]) for who in views.planned}
    assert all(not (e.partners or e.colleagues) for found in own.values() for e in found if e.ride)
    grids = [found.by_person.starts for found in days(organiser, views, own)]
    assert grids == [found.by_person.starts for found in days(organiser, before, own)]
    chart = days(organiser, views, own)[1].chart
    assert chart is not None
    assert [len(row.people) for row in chart.rows] == [6]  # two buses, one and the same morning
    assert [bar.kind for bar in chart.rows[0].bars] == ["transfer", "ride", "session"]
    assert "Ride" not in Page(files["hosts/institute.html"]).text


def test_the_way_to_an_event_leaves_it_at_one_place() -> None:
    scenario = event("Europe/Berlin", date(2024, 4, 22))
    held = usual(scenario, date(2024, 4, 22))
    bus = {"kind": "transfer", "place": "hotel", "end_place": "hall", "resources": Resources(vehicle=("b",))}
    ride = held[0].model_copy(update={**bus, "activity": "ride:b:welcome:1", "uid": "u"})
    assert one_place(plan(scenario, [*held, ride]))


def test_calendars_hold_rides_as_busy_time(files: dict[str, bytes]) -> None:
    uid = "tour.ride:bus-1:labs:1@matchmaker"
    holders = {path for path, content in files.items() if path.endswith(".ics") and uid in events(content)}
    people = {f"calendars/{person}.ics" for person in ("ada", "finn")}
    groups = {f"calendars/groups/{group}.ics" for group in ("party", "quantum")}
    hosts = {f"calendars/hosts/{name}.ics" for name in ("ministry", "works")}
    places = {f"calendars/places/{place}.ics" for place in ("hotel", "lab")}
    rest = {"calendars/_all.ics", "calendars/vehicles/bus-1.ics"}
    assert holders == people | groups | hosts | places | rest
    found = events(files["calendars/finn.ics"])[uid]
    assert str(found["summary"]) == "Bus 1: Hotel New Garden → Quantum laboratory"
    assert (found["transp"], found["categories"].to_ical()) == ("OPAQUE", b"Ride")
    assert str(found["location"]) == "Hotel New Garden, 4-1 Kioichō, Chiyoda-ku, Tokyo"
    told = str(found["description"]).splitlines()
    assert told[0].startswith(
        "Board from: Monday, 7 October 2024, 08:15, Japan Standard Time (UTC+9), Hotel New Garden"
    )
    assert told[1] == "Meeting point: In the lobby"
    assert told[2].startswith("Arrival: 09:00, Quantum laboratory, 4-2-1")
    assert "luggage" not in str(found["description"])
    everything = events(files["calendars/_all.ics"])
    assert "Taxis: 3" in str(everything["tour.ride:cab:beach:1@matchmaker"]["description"])
    assert "Mit Gepäck" not in str(everything["tour.ride:cab:beach:1@matchmaker"]["description"])


def test_a_driver_has_a_calendar_with_numbers_and_without_names(files: dict[str, bytes]) -> None:
    found = events(files["calendars/vehicles/bus-1.ics"])
    assert len(found) == files["calendars/vehicles/bus-1.ics"].count(b"BEGIN:VALARM") == 5
    told = str(found["tour.ride:bus-1:hotel:1@matchmaker"]["description"])
    for line in ("People: 4", "With luggage: 4", "Needs step-free access: 1", "Contact: Night desk, +49 30 1"):
        assert line in told.splitlines()
    assert "With luggage: 0" in str(found["tour.ride:bus-1:labs:1@matchmaker"]["description"])
    text = files["calendars/vehicles/bus-1.ics"].replace(b"\r\n ", b"").decode()
    assert not any(name in text for name in ("Ada", "Cleo", *SECRETS))
    assert "calendars/vehicles/cab.ics" not in files


def test_a_bus_list_has_names_to_tick_off_luggage_and_empty_runs() -> None:
    scenario, made = ridden_event()
    sheet = vehicle_sheet(reader(), Views(scenario, made), scenario.vehicles[0])
    assert [
        [(leg.entry.number, leg.entry.ride.luggage, leg.empty is not None) for leg in legs if leg.entry.ride]
        for _, legs in sheet.days
    ] == [[(4, 4, False)], [(2, 0, False), (2, 0, True), (2, 0, False)], [(4, 4, False)]]
    (empty,) = (leg.empty for _, legs in sheet.days for leg in legs if leg.empty)
    assert empty.time == "09:00\N{EN DASH}10:15"
    assert (empty.origin.place.text, empty.destination.place.text) == ("Quantum laboratory", "Hotel New Garden")
    needs = [p.card.id for _, legs in sheet.days for leg in legs for p in leg.entry.ride.passengers if p.step_free]  # type: ignore[union-attr]
    assert needs == ["cleo"] * 4


def test_a_bus_list_reads_well(files: dict[str, bytes]) -> None:
    shown = Page(files["vehicles/bus-1.html"]).text
    for text in (
        "Bus list, Jiro Mori",
        "Haneda Airport → Hotel New Garden",
        "東京都千代田区紀尾井町4-1",
        "Dr. Ada Berg",
        "4 / 4",
        "With luggage: 4 · Needs step-free access: 1",
        "09:00\N{EN DASH}10:15 drives empty from Quantum laboratory to Hotel New Garden",
        "Night desk",
    ):
        assert text in shown
    assert not any(word in shown for word in SECRETS)
    assert "Leerfahrt" not in Page(files["vehicles/bus-2.html"]).text  # stands where it is wanted on each day
    assert "Busliste" in Page(files["vehicles/bus-2.html"]).text


def test_taxis_are_to_be_ordered(files: dict[str, bytes]) -> None:
    shown = Page(files["vehicles/cab.html"]).text
    for text in (
        "Taxis zu bestellen",
        "11:20\N{EN DASH}11:50",
        "Honolulu Airport → Beach Hotel",
        "3 Taxis",
        "Eva Roth",
    ):
        assert text in shown


def test_luggage_is_moved_from_bed_to_bed_only() -> None:
    scenario, made = ridden_event()
    found = {
        entry.uid: entry.ride.luggage
        for entry in Views(scenario, made).entries(reader(), made.assignments)
        if entry.ride and entry.ride.luggage
    }
    names = ("bus-1:hotel:1", "bus-2:hotel:1", "bus-1:over:1", "bus-2:over:1", "cab:beach:1")
    assert found == dict(zip((f"tour.ride:{name}@matchmaker" for name in names), (4, 2, 4, 2, 5), strict=True))


def test_luggage_waits_at_the_old_hotel_until_it_is_left_for_good() -> None:
    scenario, made = ridden_event()
    out = next(held for held in made.assignments if held.activity == "ride:bus-1:over:1")
    tour = {"place": "hotel", "end_place": "lab", "uid": "early", "activity": "ride:bus-1:labs:9"}
    early = out.model_copy(update={**tour, "start": out.start.replace(hour=9), "end": out.end.replace(hour=10)})
    found = Views(scenario, plan(scenario, [early, out])).entries(reader(), [early, out])
    assert [entry.ride and entry.ride.luggage for entry in found] == [0, 4]


def test_the_desk_reads_all_rides_by_time_and_can_pick_a_vehicle(files: dict[str, bytes]) -> None:
    scenario, made = ridden_event()
    listed = all_rides(Reader(scenario, "organiser", "en"), Views(scenario, made))
    assert [[entry.ride.vehicle for entry in day.entries if entry.ride] for day in listed] == [
        ["bus-1", "bus-2"],
        ["bus-1", "bus-1", "bus-1", "bus-2"],
        ["bus-1", "bus-2", "cab"],
    ]
    page = Page(files["vehicles/index.html"])
    assert {found["data-vehicle"] for _, found in page.elements if "data-vehicle" in found} == {"bus-1", "bus-2", "cab"}
    assert "Jiro Mori, +81 secret-phone-driver" in page.text
    assert "Taxis: 3" in page.text
    assert "filter-vehicle" in script_of(files["vehicles/index.html"])


def test_the_overview_shows_the_load_of_every_vehicle(files: dict[str, bytes]) -> None:
    scenario, made = ridden_event()
    bus, _, cab = fleet(Reader(scenario, "organiser", "en"), Views(scenario, made), files)
    assert [(load.rides, load.aboard, load.share, load.time, load.empty) for load in bus.days] == [
        (1, "4 of 4", 100, "50 min", 0),
        (3, "2 of 4", 50, "2 h 15 min", 1),
        (1, "4 of 4", 100, "50 min", 0),
    ]
    assert [(load.aboard, load.empty) for load in cab.days] == [("Taxis: 3", 0)]
    assert (bus.calendar, cab.calendar) == ("calendars/vehicles/bus-1.ics", None)
    links = {found.get("href") for _, found in Page(files["index.html"]).elements}
    assert {"vehicles/index.html", "vehicles/bus-1.html", "calendars/vehicles/bus-1.ics", "vehicles/cab.html"} <= links


def test_who_drives_is_for_the_organiser(files: dict[str, bytes]) -> None:
    assert {path for path, content in files.items() if b"secret-phone-driver" in content} == {
        "index.html",
        "vehicles/index.html",
    }


def test_a_person_reads_of_their_own_rides_only(files: dict[str, bytes]) -> None:
    for path in ("agendas/ada.html", "calendars/ada.ics", "heads/quantum.html"):
        shown = files[path].decode()
        assert "bus-2" in shown
        assert "ab 10:15" not in shown
        assert "labs.2:1" not in shown
        assert "Eva" not in shown
    assert "Ada" not in files["agendas/eva.html"].decode()


def test_what_is_called_off_is_called_off_for_the_driver_too() -> None:
    scenario, made = ridden_event()
    gone = next(held for held in made.assignments if held.activity == "ride:bus-1:labs:1")
    left = tuple(held for held in made.assignments if held is not gone)
    cancelled = (Cancelled(uid=gone.uid, sequence=1, was=gone),)
    after = render(scenario, made.model_copy(update={"assignments": left, "cancelled": cancelled}))
    assert events(after["calendars/vehicles/bus-1.ics"])[gone.uid]["status"] == "CANCELLED"
    assert "Cancelled: Bus 1: Hotel New Garden → Quantum laboratory" in Page(after["vehicles/bus-1.html"]).text


def test_idle_and_unknown_vehicles() -> None:
    scenario, made = ridden_event(vehicles=VEHICLES[1:])
    files = render(scenario, made)
    assert "bus-1: Hotel New Garden" in Page(files["agendas/finn.html"]).text
    idle = render(scenario, trip_event()[1])
    assert "Niemand muss gefahren werden." in Page(idle["vehicles/cab.html"]).text
    assert "Keine Fahrten" in Page(idle["index.html"]).text
    assert not any(path.startswith("calendars/vehicles/") for path in idle)


def test_without_vehicles_nothing_is_said_of_them() -> None:
    for path, content in render(*trip_event()).items():
        assert "vehicle" not in path
        shown = Page(content).text if path.endswith(".html") else content.decode()
        assert not any(word in shown for word in ("Fahrzeug", "Vehicle", "Board from", "Einstieg")), path


def test_the_names_of_many_are_folded_at_the_desk() -> None:
    crowd = [{**person, "id": f"p{n}"} for n, person in enumerate(trip_event()[0].model_dump()["people"] * 2)]
    scenario, made = ridden_event(people=[*PEOPLE, *crowd])
    full = next(held for held in made.assignments if held.activity == "ride:bus-1:labs:1")
    many = full.model_copy(update={"people": tuple(person["id"] for person in crowd)})
    page = Page(render(scenario, plan(scenario, [many]))["vehicles/index.html"])
    assert [tag for tag, _ in page.elements].count("details") == 1
    assert "Personen: 14" in page.text
