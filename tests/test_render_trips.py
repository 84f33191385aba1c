"""Trips as people see them: local times on both sides of the date line, visits, journeys, nights, hosts."""

import re
from datetime import UTC, date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from matchmaker.plan import Cancelled, Plan
from matchmaker.renderers import render
from matchmaker.renderers.agenda import agenda_days
from matchmaker.renderers.audience import Audience, Reader
from matchmaker.renderers.drawings.charts import day_charts
from matchmaker.renderers.hosts import host_reader
from matchmaker.renderers.overview.headroom import further_meetings
from matchmaker.renderers.overview.visits import visit_rows
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.journeys import duration
from matchmaker.renderers.words.text import clean
from matchmaker.renderers.words.tongues import skills, tongue
from matchmaker.scenario import Scenario
from render_readers import Page, instant, read_with_ical_js, read_with_vobject
from render_trips import ORGANISATIONS, PEOPLE, PLACES, VISITORS, trip_event, trip_scenario
from test_render_hostile import HOSTILE
from test_render_pages import stage

READERS = pytest.mark.parametrize("read", [read_with_vobject, read_with_ical_js], ids=["vobject", "ical.js"])


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return render(*trip_event())


def text_of(page: bytes) -> str:
    """Visible text with single spaces."""
    content = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", page.decode(), flags=re.S)
    apart = re.sub(r"</(?:h\d|p|li|t[dhr]|d[td])>|<br>", r"\g<0> ", content)
    return " ".join(Page(apart.encode()).text.split())


def entry(content: bytes, uid: str) -> Any:
    """The calendar entry with this activity."""
    return next(
        found for found in Calendar.from_ical(content).walk("VEVENT") if found["uid"] == f"tour.{uid}@matchmaker"
    )


def views_of(event: tuple[Scenario, Plan]) -> Views:
    return Views(*event)


@READERS
def test_flights_over_the_date_line_are_read_at_their_instants(
    read: Any, files: dict[str, bytes], tmp_path: Path
) -> None:
    made = {path: content for path, content in files.items() if path.endswith(".ics")}
    expected = {a.uid: (a.start.astimezone(UTC), a.end.astimezone(UTC)) for a in trip_event()[1].assignments}
    found = {e["uid"]: (instant(e["start"]), instant(e["end"])) for e in read(made, tmp_path)["calendars/_all.ics"]}
    assert found == expected


def test_a_flight_begins_and_ends_in_zones_of_its_own(files: dict[str, bytes]) -> None:
    text = files["calendars/bo.ics"].decode()
    assert "DTSTART;TZID=Asia/Tokyo:20241008T215500" in text
    assert "DTEND;TZID=Pacific/Honolulu:20241008T102000" in text
    assert {"Asia/Tokyo", "Europe/Berlin", "Pacific/Honolulu"} == set(re.findall(r"\r\nTZID:(.*)\r\n", text))
    flight = entry(files["calendars/bo.ics"], "over")
    assert flight["description"].splitlines() == [
        "Flight ZZ 47",
        "Departure: Tuesday, 8 October 2024, 21:55, Japan Standard Time (UTC+9), Haneda Airport",
        "Arrival: Tuesday, 8 October 2024, 10:20, Hawaii-Aleutian Standard Time (UTC−10), Honolulu Airport, Honolulu",
        "Under way: 7 h 25 min",
        "Be there by 19:55",
        "Home time: 14:55–22:20",
        "羽田空港",
    ]
    (alarm,) = flight.walk("VALARM")
    assert alarm["trigger"].to_ical() == b"-PT2H45M"


def test_a_visit_says_where_in_both_scripts_and_with_whom(files: dict[str, bytes]) -> None:
    visit = entry(files["calendars/cleo.ics"], "labs.2")
    assert visit["location"] == "Quantum laboratory, 4-2-1 Nukui-Kitamachi, Koganei"
    assert visit["geo"].to_ical() == "35.7;139.49"
    assert visit["categories"].to_ical() == b"Visit"
    assert visit["description"].splitlines() == [
        "Host: Quantum Institute",
        "You go with one other person. Led by Bo Lind.",
        "Languages: English, Japanese",
        "Local time: Monday, 7 October 2024, 11:00–12:00, Japan Standard Time (UTC+9)",
        "Home time: 04:00–05:00",
        "量子研究所",
        "東京都小金井市貫井北町4丁目2番1号",
    ]


def test_an_offer_for_free_time_leaves_people_free(files: dict[str, bytes]) -> None:
    assert entry(files["calendars/ada.ics"], "walk")["transp"] == "TRANSPARENT"
    assert entry(files["calendars/ada.ics"], "labs")["transp"] == "OPAQUE"


def test_hosts_places_and_groups_have_what_concerns_them(files: dict[str, bytes]) -> None:
    def uids(path: str) -> set[str]:
        return {str(found["uid"])[5:-11] for found in Calendar.from_ical(files[f"calendars/{path}.ics"]).walk("VEVENT")}

    assert uids("hosts/institute") == {"labs", "labs.2", "ada+sato", "bo+sato"}
    assert uids("hosts/harbour") == {"harbour-tour"}
    assert uids("places/hnd") == {"out", "over", "back"}
    assert uids("places/lab") == {"labs", "labs.2"}
    assert uids("groups/ports") >= {"harbour-tour", "out"}


def test_home_time_is_told_only_if_asked_for() -> None:
    scenario, made = trip_event()
    quiet = scenario.event.model_copy(update={"home_time": False})
    found = render(scenario.model_copy(update={"event": quiet}), made)
    assert "Home time" not in str(entry(found["calendars/bo.ics"], "labs.2")["description"])
    assert "Home:" not in text_of(found["agendas/bo.html"])
    assert "body:not(.home-shown) .home { display: none; }" in found["index.html"].decode()


def test_an_agenda_goes_day_by_day_through_the_cities(files: dict[str, bytes]) -> None:
    text = text_of(files["agendas/cleo.html"])
    parts = [
        "Saturday, 5 October 2024 Frankfurt",
        "Flight ZZ 37 Departure 12:15, Frankfurt Airport (UTC+2)",
        "Arrival Sunday, 6 October 2024, 08:40, Haneda Airport (UTC+9)",
        "Be there by 10:15 · Under way: 13 h 25 min",
        "Sunday, 6 October 2024 Tokyo",
        "08:40 Arrival: Flight Frankfurt – Tokyo",
        "Luggage and formalities until about 09:40",
        "Night Hotel New Garden ホテル ニューガーデン",
        "Monday, 7 October 2024 Koganei – Tokyo",
        "11:00–12:00 Home: 04:00–05:00 Quantum laboratory",
        "You go with one other person. Led by Bo Lind.",
        "Languages: English, Japanese",
        "Tuesday, 8 October 2024 Tokyo – Honolulu",
        "Night Beach Hotel",
        "Wednesday, 9 October 2024 Honolulu",
        "Arrival Thursday, 10 October 2024, 16:15, Haneda Airport (UTC+9)",
        "To show to a taxi driver.",
        "東京都小金井市貫井北町4丁目2番1号",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert "You lead this group" not in text
    assert "Sie leiten diese Gruppe (2 Personen)." in text_of(files["agendas/ada.html"])


def test_a_day_that_comes_twice_stays_in_the_order_in_which_it_is_lived() -> None:
    scenario, made = trip_event()
    reader = Reader(scenario, "participant", "en", "ada")
    views = Views(scenario, made)
    entries = views.entries(reader, views.planned["ada"])
    days = agenda_days((entries[1], entries[0]), views.nights(reader), "en")
    assert [day.day for day in days][:2] == [date(2024, 10, 6), date(2024, 10, 5)]
    nights = {day.day: day.night.place.text for day in days if day.night}
    assert nights[date(2024, 10, 7)] == "Hotel New Garden"
    assert not next(day for day in days if day.day == date(2024, 10, 7)).entries


def test_the_drawing_shows_who_is_where() -> None:
    scenario, made = trip_event()
    reader = Reader(scenario, "organiser", "en")
    views = Views(scenario, made)
    charts = day_charts(reader, views, views.entries(reader, made.assignments))
    first, second, third = (charts[date(2024, 10, day)] for day in (5, 6, 7))
    (everybody,) = first.rows
    assert (everybody.label.text, len(everybody.people)) == ("Delegation", 6)
    assert [bar.cut for bar in everybody.bars] == [(False, False)]
    assert [(bar.kind, bar.cut[0]) for bar in second.rows[0].bars] == [("transfer", True), ("session", False)]
    assert second.zone == "Japan Standard Time (UTC+9)"
    ports = third.rows[0]
    assert ports.label.text == "Ports"
    assert [(bar.title.text, bar.city, bar.time) for bar in ports.bars] == [
        ("Hydrogen in the port", "Osaka", "10:00–11:30")
    ]
    sato = next(row for row in third.rows if row.label.text == "Satō Yuki")
    assert [bar.title.text for bar in sato.bars] == ["Meetings: 2"]
    assert len({number for number, _ in third.cities}) == 3
    for row in third.rows:
        assert all(0 <= bar.left < bar.left + bar.width <= 100.001 for bar in row.bars)


def test_events_in_one_place_have_no_drawing() -> None:
    scenario, made = trip_event()
    there = made.model_copy(update={"assignments": tuple(a for a in made.assignments if a.place == "lab")})
    assert 'id="days"' not in render(scenario, there)["index.html"].decode()


def test_the_overview_lists_visits_with_those_who_go_and_those_who_do_not() -> None:
    scenario, made = trip_event()
    reader = Reader(scenario, "organiser", "en")
    labs, harbour, museum = visit_rows(reader, Views(scenario, made), {"hosts/institute.html"})
    assert [run.left for run in labs.runs] == [0, 0]
    assert [[card.id for card in run.entry.outing.visitors] for run in labs.runs if run.entry.outing] == [
        ["ada", "finn"],
        ["bo", "cleo"],
    ]
    assert (labs.sheet, labs.due, labs.size) == ("hosts/institute.html", "27 Sept 2024", "2–2")
    assert [(missed.reason.text, [card.id for card in missed.people]) for missed in labs.missed] == [
        ("The visit is full.", ["eva"])
    ]
    assert (harbour.runs[0].left, harbour.sheet, harbour.size) == (None, None, "at least 2")
    assert (museum.runs, [card.id for card in museum.missed[0].people]) == ((), ["dov", "eva"])


def test_the_overview_counts_and_explains_wishes_for_visits(files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    text = text_of(files["index.html"])
    for words in ("Besuche", "findet nicht statt", "Nur 2 von 5 können.", "Wasserstoff im Hafen", "Nach Orten", "voll"):
        assert words in text
    eva = unescape(page.partition('id="person-eva"')[2].partition("</article>")[0])
    for words in ("Schiffsmuseum", "Wunsch 3 von 5", "Der Besuch ist voll.", "Besuche: 1"):
        assert words in eva
    assert "3 / 6" in text
    assert "Bo Lind" not in page.partition('id="unmet"')[2].partition("</section>")[0]


def test_a_host_reads_who_comes_and_nothing_private(files: dict[str, bytes]) -> None:
    page = files["hosts/institute.html"].decode()
    text = text_of(page.encode())
    for words in (
        "Quantum Institute 量子研究所",
        "Monday, 7 October 2024, 09:00–10:00 Japan Standard Time (UTC+9)",
        "Visitors 2",
        "Head of the group Dr. Ada Berg",
        "Languages English, Japanese",
        "List of visitors wanted by Friday, 27 September 2024",
        "About Ada. Ministry of Trade German (native), English, Japanese (basic)",
        "For you: Satō Yuki",
    ):
        assert words in text
    assert '<html lang="en">' in page
    assert set(files) >= {"hosts/institute.html", "hosts/harbour.html"}
    assert "Ada Berg" not in text_of(files["hosts/harbour.html"])


def test_nobody_but_the_organiser_reads_secrets_of_a_trip(files: dict[str, bytes]) -> None:
    for path, content in files.items():
        if path != "index.html":
            text = content.replace(b"\r\n ", b"").decode()
            for word in ("secret", "wish", "Wunsch", "The visit is full", "Der Besuch ist voll", "Only 2 of 5"):
                assert word not in text, (path, word)


@pytest.mark.parametrize(
    ("audience", "visitors", "number"),
    [("organiser", 2, 2), ("host", 2, 2), ("participant", 0, 2), ("everybody", 0, 2), ("public", 0, None)],
)
def test_who_may_know_who_goes(audience: Audience, visitors: int, number: int | None) -> None:
    scenario, made = trip_event()
    reader = Reader(scenario, audience, "en")
    visit = next(found for found in Views(scenario, made).entries(reader, made.assignments) if found.outing)
    assert visit.outing is not None
    assert len(visit.outing.visitors) == visitors
    assert visit.outing.number == number
    assert bool(reader.card("ada").languages) == (audience in ("organiser", "host"))


def test_a_traveller_reads_only_of_the_own_nights() -> None:
    views = views_of(trip_event())
    assert views.nights(Reader(views.scenario, "participant", "en", "sato")) == {}
    assert views.nights(Reader(views.scenario, "organiser", "en")) == {}


def test_a_host_reads_what_no_longer_takes_place() -> None:
    scenario, made = trip_event()
    gone = next(held for held in made.assignments if held.activity == "harbour-tour")
    kept = tuple(held for held in made.assignments if held != gone)
    cancelled = (Cancelled(uid=gone.uid, sequence=1, was=gone),)
    found = render(scenario, made.model_copy(update={"assignments": kept, "cancelled": cancelled}))
    assert "No longer takes place" in text_of(found["hosts/harbour.html"])
    assert b"STATUS:CANCELLED" in found["calendars/hosts/harbour.ics"]


def test_a_host_reads_the_language_of_its_people_else_of_its_visits() -> None:
    scenario = trip_scenario()
    languages = {name: host_reader(scenario, name).language for name in ("ministry", "institute", "harbour")}
    assert languages == {"ministry": "de", "institute": "en", "harbour": "en"}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_names_come_out_literally(kind: str) -> None:
    name = HOSTILE[kind]
    native = {"native_name": {"text": name, "language": "ja"}}
    event = trip_event(
        places=[
            {**p, "name": name, "city": name, "address": name, "native_address": native["native_name"]} for p in PLACES
        ],
        people=[{**p, **native, "title": "", "family": None, "given": None, "name": name} for p in PEOPLE],
        organisations=[{**o, **native, "name": name} for o in ORGANISATIONS],
        groups=[{"id": part, "name": name, "members": list(VISITORS)} for part in ("party", "quantum", "ports")],
        visits=[{**v.model_dump(), "title": name} for v in trip_scenario().visits],
        transfers=[{**t.model_dump(by_alias=True), "title": name, "number": name} for t in trip_scenario().transfers],
    )
    for path, content in render(*event).items():
        if path.endswith(".html"):
            assert content.count(b"<script") == (path == "index.html"), path
            page = Page(content)
            assert clean(name) in page.text, path
            assert not any(key.startswith("on") for _, attributes in page.elements for key in attributes), path
            assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", content.decode()), path


def test_room_for_more_counts_the_least_of_meetings_and_visits() -> None:
    scenario, made = trip_event()
    assert further_meetings(scenario, made) == 0
    wide = made.outcome.model_copy(update={"stages": (stage("value", 300, 345),)})
    assert further_meetings(scenario, made.model_copy(update={"outcome": wide})) == 2


def test_languages_and_durations_in_words() -> None:
    assert tongue("zh-Hans", "en") == "Chinese (Simplified)"
    assert tongue("xx-nope", "en") == "xx-nope"
    assert skills({"en": "basic", "ja": "native", "fr": "working"}, "de") == (
        "Japanisch (Muttersprache)",
        "Französisch",
        "Englisch (Grundkenntnisse)",
    )
    assert (duration(45, "en"), duration(605, "de")) == ("45 min", "10 Std. 05 Min.")


def test_the_same_trip_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    scenario, made = trip_event()
    turned = made.model_copy(update={"assignments": made.assignments[::-1]})
    assert render(scenario, turned) == files


def test_a_large_trip_stays_usable() -> None:
    made = trip_event()[1]
    crowd = [{**PEOPLE[1], "id": f"extra-{n}", "name": f"Extra Person Number {n}"} for n in range(70)]
    wide = trip_scenario(people=[*PEOPLE, *crowd])
    names = tuple(person["id"] for person in crowd)
    held = tuple(a.model_copy(update={"people": (*a.people, *names)}) for a in made.assignments if a.kind != "meeting")
    copies = (
        a.model_copy(update={"uid": f"{a.uid}{n}", "start": a.start.replace(minute=n)})
        for n in range(24)
        for a in made.assignments
        if a.kind == "meeting"
    )
    found = render(wide, made.model_copy(update={"assignments": (*held, *copies)}))
    assert max(map(len, found.values())) < 2_000_000
    assert found["index.html"].count(b'class="whose"') < 40


def test_times_of_a_plan_are_not_changed_by_the_zone_of_the_machine() -> None:
    flight = next(held for held in trip_event()[1].assignments if held.activity == "over")
    assert flight.start.astimezone(UTC) == datetime(2024, 10, 8, 12, 55, tzinfo=UTC)
    assert flight.minutes == 445
