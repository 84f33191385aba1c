"""Lunches in rounds as people see them: table plans, agendas, calendars, and who may know who sits where."""

import re
from html import unescape
from itertools import pairwise
from math import atan2, pi
from typing import Any

import pytest
from icalendar import Calendar

from matchmaker.plan import Cancelled, Seat
from matchmaker.renderers import render
from matchmaker.renderers.audience import Audience, Reader
from matchmaker.renderers.drawings.labels import broken, spread, width
from matchmaker.renderers.drawings.seats import Shape, beside, places
from matchmaker.renderers.drawings.table import drawing
from matchmaker.renderers.seating import lunch_tables
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.text import clean
from render_lunches import EARLY, HOSTS, LATE, NAMES, lunch_event, lunch_plan, lunch_scenario
from render_readers import Page
from test_render_hostile import HOSTILE

SHAPES: tuple[Shape, ...] = ("round", "long", "u")


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return render(*lunch_event("en"))


def round_of(number: int, language: str = "en") -> dict[str, Seat]:
    """Who sits where in a round of the lunch."""
    _, made = lunch_event(language)
    return next(held.seating or {} for held in made.assignments if held.round == number)


def company(person: str, number: int) -> set[str]:
    """Who sits at the same table in a round, besides the person."""
    seating = round_of(number)
    table = seating[person].table
    return {other for other, seat in seating.items() if seat.table == table} - {person}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("people", range(2, 31))
def test_seats_go_round_counter_clockwise_from_the_host_and_keep_apart(shape: Shape, people: int) -> None:
    found = places(shape, people)
    assert len(found) == people
    # Seen from above with y downwards, turning counter-clockwise lowers the angle measured from x to y.
    angles = [atan2(place.y, place.x) for place in found]
    turns = [(earlier - later) % (2 * pi) for earlier, later in pairwise([*angles, angles[0]])]
    assert sum(turns) == pytest.approx(2 * pi)
    for one in range(people):
        for other in range(one):
            apart = (found[one].x - found[other].x) ** 2 + (found[one].y - found[other].y) ** 2
            assert apart >= 26**2, (one + 1, other + 1)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("people", [5, 6, 7, 8, 12])
def test_seat_two_is_at_the_right_hand_of_the_host(shape: Shape, people: int) -> None:
    host, second = places(shape, people)[:2]
    # The host looks at the middle (-x, -y); to the right of that, with y downwards, is (y, -x).
    right = host.y * (second.x - host.x) - host.x * (second.y - host.y)
    assert right > 0
    assert (host.x, host.y) != (0, 0)
    assert host.y == 0 if shape == "long" else (host.x == 0 and host.y > 0)


def test_neighbours_sit_side_by_side() -> None:
    assert beside("round", 6, 0) == (1, 5)
    assert beside("round", 2, 0) == (1,)
    assert beside("round", 1, 0) == ()
    assert beside("u", 7, 3) == (2,)  # the end of an arm
    assert beside("u", 7, 4) == (5,)
    assert beside("u", 7, 0) == (1, 6)
    assert beside("long", 6, 1) == (0,)  # across from seat 3
    assert beside("long", 8, 1) == (2, 0)  # seat 3 is at the end
    assert beside("long", 2, 0) == ()


def test_names_are_broken_cut_and_moved_apart() -> None:
    assert broken("Ada Berg", 12, 90) == ("Ada Berg",)
    assert broken("Henrik Altenbruch", 12, 90) == ("Henrik", "Altenbruch")
    assert broken("Ana Maria da Silva de Souza Costa", 12, 90)[-1].endswith("…")
    assert broken("", 12, 90) == ("",)
    for name in (*NAMES.values(), *map(clean, HOSTILE.values())):
        lines = broken(name, 12, 90)
        assert len(lines) <= 2
        assert all(width(line, 12) <= 90 for line in lines), name
    assert spread([0, 5, 40], 10) == [-2.5, 7.5, 40]
    assert spread([], 10) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_a_drawing_holds_everybody_and_says_so_in_words(shape: Shape) -> None:
    scenario, made = lunch_event("en")
    table = next(t for t in lunch_tables(Reader(scenario, "organiser", "en"), made.assignments[-1]) if t.shape == shape)
    drawn = drawing(table, "en")
    assert [mark.diner for mark in drawn.marks] == list(table.diners)
    for diner in table.diners:
        assert f"seat {diner.seat}: {diner.card.name}" in drawn.words
    assert "host of the table" in drawn.words
    small = drawing(table, "en", names=False)
    assert small.width < drawn.width
    assert all(mark.label is None for mark in small.marks)


def test_a_table_that_was_numbered_by_hand_with_holes_is_still_drawn() -> None:
    scenario, made = lunch_event("en")
    held = made.assignments[-1]
    seats = {person: Seat(table="oak", seat=n * 1000 - 5) for n, person in enumerate(held.people)}
    wild = made.model_copy(update={"assignments": (held.model_copy(update={"seating": seats}),)})
    page = render(scenario, wild)["index.html"].decode()
    assert page.count('class="name"') >= len(held.people)


def test_the_table_plan_shows_every_round_table_and_seat(files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    plan_ = page.partition('<section id="tables">')[2].partition("</section>")[0]
    assert plan_.count("<figure") == 9
    for number in (1, 2, 3):
        assert f"Round {number}, " in plan_
        for person, seat in round_of(number).items():
            assert plan_.count(f'data-seat="{person}"') == sum(person in round_of(n) for n in (1, 2, 3))
            assert seat.seat <= 8
    for words in (
        "Oak table",
        "Pier table",
        "Bay table",
        "Hosts",
        "guests",
        "host of the table",
        "in order of protocol",
    ):
        assert words in plan_
    assert re.findall(r"Not there: <bdi>(.*?)</bdi></p>", plan_) == ["Late Comer", "Early Leaver"]


def test_sides_and_hosts_are_told_without_colours(files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    for person in ("ada", "ken"):
        seat = re.search(rf'<g class="([^"]*)" data-seat="{person}">.*?\n</g>\n', page, re.S)
        assert seat
        assert "host" in seat[1]
        assert ("<rect" in seat[0]) == (person == "ken")
        assert seat[0].count('class="sign"') == 2
    for person in set(NAMES) - set(HOSTS.values()):
        seat = re.search(rf'<g class="([^"]*)" data-seat="{person}">.*?\n</g>\n', page, re.S)
        assert seat
        assert seat[0].count('class="sign"') == 1


def test_the_views_show_rounds(files: dict[str, bytes]) -> None:
    page = files["index.html"].decode()
    by_person = page.partition('id="by-person"')[2].partition('id="by-time"')[0]
    row = by_person.partition('<tr data-people="jo">')[2].partition("</tr>")[0]
    for number in (1, 2, 3):
        seat = round_of(number)["jo"]
        assert f"Seat {seat.seat}" in row
        assert {"oak": "Oak table", "pier": "Pier table", "bay": "Bay table"}[seat.table] in row
    by_time = page.partition('id="by-time"')[2].partition('id="by-table"')[0]
    assert by_time.count("Lunch at tables, round ") == 3
    by_table = page.partition('id="by-table"')[2].partition("</section>")[0]
    cells = re.findall(r'<div class="slot lunch" data-people="([^"]*)">', by_table)
    assert len(cells) == 9
    assert sorted(" ".join(cells).split()) == sorted(p for n in (1, 2, 3) for p in round_of(n))


def test_neighbours_come_first_and_then_the_others_at_the_table(files: dict[str, bytes]) -> None:
    shapes: dict[str, Shape] = {"oak": "round", "pier": "long", "bay": "u"}
    agenda = files["agendas/jo.html"].decode()
    dossier = files["index.html"].decode().partition('id="person-jo"')[2].partition("</article>")[0]
    for text, near_words, other_words in ((agenda, "Next to you: ", "At your table: "), (dossier, "Beside ", "At the")):
        for number in (1, 2, 3):
            part = text.partition(f"round {number}")[2]
            near, others = part.partition(near_words)[2], part.partition(other_words)[2]
            seating = round_of(number)
            own, around = seating["jo"], company("jo", number)
            beside_jo = {n + 1 for n in beside(shapes[own.table], len(around) + 1, own.seat - 1)}
            first = [other for other in around if seating[other].seat in beside_jo]
            assert sorted(named(near.partition(other_words)[0])) == sorted(map(printed, first))
            rest = re.split("<svg|</td>", others)[0]
            assert sorted(named(rest)) == sorted(map(printed, around - set(first)))


def named(text: str) -> list[str]:
    return [unescape(name) for name in re.findall(r'<bdi class="who">(.*?)</bdi>', text)]


def printed(person: str) -> str:
    name = clean(NAMES.get(person, "Tanaka Ken"))
    return f"Dr. {name}" if person == "ada" else name


def test_an_agenda_shows_the_own_seat_in_every_round_attended(files: dict[str, bytes]) -> None:
    for person, rounds in {"jo": 3, LATE: 2, EARLY: 2}.items():
        page = files[f"agendas/{person}.html"].decode()
        assert page.count("<svg") == rounds
        assert page.count(" own") == rounds
    german = render(*lunch_event())["agendas/jo.html"].decode()
    for words in ("Mittagessen an Tischen, Runde 1", "Platz ", "Neben Ihnen: ", "Mit am Tisch: "):
        assert words in german


def entries(files: dict[str, bytes], path: str) -> dict[str, Any]:
    return {str(found["uid"]): found for found in Calendar.from_ical(files[f"calendars/{path}.ics"]).walk("VEVENT")}


def test_a_calendar_has_an_entry_for_every_round(files: dict[str, bytes]) -> None:
    found = entries(files, "jo")
    for number in (1, 2, 3):
        entry = found[f"event.lunch.{number}@matchmaker"]
        seat = round_of(number)["jo"]
        assert entry["summary"] == f"Lunch at tables, round {number}"
        name = {"oak": "Oak table", "pier": "Pier table", "bay": "Bay table"}[seat.table]
        assert entry["location"] == f"{name}, Seat {seat.seat}, Gold, Town Hall, 1 Main Square"
        for other in company("jo", number):
            assert clean(NAMES.get(other, "Tanaka Ken")) in entry["description"]
    assert "event.lunch.1@matchmaker" not in entries(files, LATE)
    assert "event.lunch.3@matchmaker" not in entries(files, EARLY)


def test_shared_calendars_name_people_to_the_organiser_and_numbers_to_hosts(files: dict[str, bytes]) -> None:
    everything = entries(files, "_all")["event.lunch.2@matchmaker"]["description"]
    assert all(clean(name) in everything for name in NAMES.values())
    assert "Oak table: Dr. Ada Berg (North Robotics), " in everything
    for path in ("hosts/north", "places/hall"):
        told = entries(files, path)["event.lunch.2@matchmaker"]["description"]
        assert "Oak table: 7\nPier table: 7\nBay table: 7" in told
        assert "Ada" not in told


def test_a_person_reads_of_their_own_table_only(files: dict[str, bytes]) -> None:
    for person in ("jo", "noah", "mia"):
        known = {other for number in (1, 2, 3) for other in company(person, number)} | {person}
        strangers = set(NAMES) - known
        assert strangers
        for path in (f"agendas/{person}.html", f"calendars/{person}.ics"):
            text = Page(files[path]).text if path.endswith("html") else files[path].replace(b"\r\n ", b"").decode()
            for other in strangers - {"jo"}:  # a short name that is part of other words
                assert clean(NAMES[other]) not in text, (path, other)


def test_diets_and_allergies_stand_on_the_overview_only(files: dict[str, bytes]) -> None:
    plates = files["index.html"].decode().partition('class="plates"')[2].partition("</details>")[0]
    for words in ("secret-diet-vegan", "secret-allergies-nuts", "Oak table", "Dr. Ada Berg"):
        assert words in plates
    for path, content in files.items():
        text = content.replace(b"\r\n ", b"").decode()
        assert ("secret" in text) == (path == "index.html"), path
        assert ("vegetarian" in text) == (path == "index.html"), path


@pytest.mark.parametrize(
    ("audience", "person", "tables", "people"),
    [
        ("organiser", None, 3, 21),
        ("organiser", "ada", 1, 7),
        ("participant", "ada", 1, 7),
        ("participant", "max", 0, 0),
        ("participant", None, 0, 0),
        ("host", None, 3, 0),
        ("everybody", None, 0, 0),
        ("public", None, 0, 0),
        ("public", "ada", 0, 0),
    ],
)
def test_who_may_know_who_sits_where(audience: Audience, person: str | None, tables: int, people: int) -> None:
    scenario, made = lunch_event("en")
    held = next(found for found in made.assignments if found.round == 2)
    seen = lunch_tables(Reader(scenario, audience, "en", person), held)
    assert len(seen) == tables
    assert sum(len(table.diners) for table in seen) == people


@pytest.mark.parametrize("kind", HOSTILE)
def test_names_at_tables_come_out_literally(kind: str) -> None:
    name = HOSTILE[kind]
    place = lunch_scenario("en").places[0].model_dump()
    tables = [{**table, "name": name} for table in place["tables"]]
    people = [{**person.model_dump(exclude={"name"}), "name": name} for person in lunch_scenario("en").people]
    lunch = {**lunch_scenario("en").lunches[0].model_dump(), "title": name}
    scenario = lunch_scenario("en", people=people, places=[{**place, "tables": tables}], lunches=[lunch])
    made = render(scenario, lunch_plan(scenario))
    ordinary = {tag for tag, _ in Page(render(*lunch_event("en"))["index.html"]).elements}
    for path in ("index.html", "agendas/jo.html"):
        page = Page(made[path])
        assert clean(name) in page.text
        assert {tag for tag, _ in page.elements} <= ordinary | {"table", "thead", "dl", "dt", "dd"}, path
        assert any(clean(name) in (attributes.get("aria-label") or "") for _, attributes in page.elements)
        assert not any(key.startswith("on") for _, attributes in page.elements for key in attributes)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", made[path].decode())


def test_a_cancelled_round_and_a_lunch_that_the_scenario_has_lost_still_read_well() -> None:
    scenario, made = lunch_event("en")
    lost = made.assignments[-1]
    gone = Cancelled(uid=lost.uid, sequence=1, was=lost)
    files = render(
        lunch_scenario("en", lunches=[], places=[]),
        made.model_copy(update={"assignments": made.assignments[:-1], "cancelled": (gone,)}),
    )
    assert entries(files, "jo")[lost.uid]["summary"] == "Cancelled: lunch, round 3"
    assert "lunch, round 1" in files["agendas/jo.html"].decode()
    assert scenario.lunches


def test_a_lunch_of_one_round_is_not_numbered() -> None:
    once = {**lunch_scenario("en").lunches[0].model_dump(), "rounds": 1}
    scenario = lunch_scenario("en", lunches=[once])
    made = lunch_plan(scenario)
    entry = Views(scenario, made).entries(Reader(scenario, "organiser", "en"), made.assignments[-3:])[0]
    assert entry.title.text == "Lunch at tables"


def test_the_same_lunch_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert render(*lunch_event("en")) == files
