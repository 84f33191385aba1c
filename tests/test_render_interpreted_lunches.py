"""Interpreters at lunch tables: everybody reads who interprets at the own table, the interpreters where they sit."""

import re

import pytest
from icalendar import Calendar

from matchmaker.plan import Assignment, Cancelled, Plan
from matchmaker.plan.model import Resources
from matchmaker.renderers import render
from matchmaker.renderers.audience import Audience, Reader
from matchmaker.renderers.duties import duty_sheet
from matchmaker.renderers.overview.interpreters import desk_days
from matchmaker.renderers.seating import lunch_tables
from matchmaker.renderers.view import Views
from matchmaker.scenario import Scenario
from render_interpreters import INTERPRETERS
from render_lunches import lunch_event, lunch_plan, lunch_scenario
from render_readers import Page

AT = {"pier": "yuki2", "bay": "zoe"}


def interpreted_lunch(language: str = "en") -> tuple[Scenario, Plan]:
    """Yuki interprets at the pier table, Zoé at the bay; nobody at the oak table."""
    lunch = lunch_event(language)[0].lunches[0].model_dump(exclude_unset=True) | {"interpreters": AT}
    # One of the guests is called yuki.
    listed = [INTERPRETERS[0] | {"id": "yuki2", "city": None, "language": "en"}, INTERPRETERS[2]]
    scenario = lunch_scenario(language, lunches=[lunch], interpreters=listed)
    made = lunch_plan(scenario)
    by = Resources(interpreter=tuple(AT.values()))
    held = [one.model_copy(update={"resources": by}) if one.kind == "lunch" else one for one in made.assignments]
    return scenario, made.model_copy(update={"assignments": tuple(held)})


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    made = render(*interpreted_lunch())
    return {path: content.replace(b"\r\n ", b"").decode() for path, content in made.items()}


def test_the_table_plan_names_the_interpreter_of_a_table(files: dict[str, str]) -> None:
    plan = files["index.html"].partition('<section id="tables">')[2].partition("</section>")[0]
    captions = re.findall(r"<figcaption><b>(.*?)</b>(.*?)</figcaption>", plan, re.S)
    named = {
        (Page(table.encode()).text.strip(), *re.findall(r"Interpreter: <bdi>(.*?)</bdi>", rest))
        for table, rest in captions
    }
    assert named == {("Oak table",), ("Pier table", "Yuki Tanaka"), ("Bay table", "Zoé Petit")}


def test_people_read_who_interprets_at_their_table_alone(files: dict[str, str]) -> None:
    _, made = interpreted_lunch()
    names = {"pier": "Yuki Tanaka", "bay": "Zoé Petit"}
    for person in ("ken", "ines", "ada", "jo"):
        seats = [held.seating[person] for held in made.assignments if held.seating and person in held.seating]
        met = {names[seat.table] for seat in seats if seat.table in names}
        for path in (f"agendas/{person}.html", f"calendars/{person}.ics"):
            assert {name for name in names.values() if name in files[path]} == met, path
    assert "Yuki" not in files["agendas/ada.html"]
    assert "Interpreter: <b><bdi>Yuki Tanaka" in files["agendas/ken.html"]


def test_the_sheet_and_the_calendar_of_an_interpreter_name_the_table(files: dict[str, str]) -> None:
    scenario, made = interpreted_lunch()
    sheet = duty_sheet(Reader(scenario, "interpreter", "en"), Views(scenario, made), "zoe")
    ((_, duties),) = sheet.days
    assert [duty.entry.site.nearby for duty in duties] == ["Bay table, Gold"] * 3
    at_bay = [sum(s.table == "bay" for s in held.seating.values()) for held in made.assignments if held.seating]
    assert [duty.entry.number for duty in duties] == at_bay
    assert not any(duty.beside for duty in duties)
    assert "Bay table" in Page(files["interpreters/zoe.html"].encode()).text
    for entry in Calendar.from_ical(files["calendars/interpreters/zoe.ics"]).walk("VEVENT"):
        assert str(entry["location"]).startswith("Bay table, Gold")
        assert "Yuki" not in str(entry["description"])


def test_a_lunch_called_off_is_told_with_its_table() -> None:
    scenario, made = interpreted_lunch()
    gone = next(held for held in made.assignments if held.kind == "lunch")
    left = tuple(held for held in made.assignments if held is not gone)
    changed = made.model_copy(
        update={"assignments": left, "cancelled": (Cancelled(uid=gone.uid, sequence=1, was=gone),)}
    )
    sheet = duty_sheet(Reader(scenario, "interpreter", "en"), Views(scenario, changed), "yuki2")
    assert [entry.site.nearby for entry in sheet.gone] == ["Pier table, Gold"]


def test_the_desk_reads_rounds_table_by_table(files: dict[str, str]) -> None:
    scenario, made = interpreted_lunch()
    (desk,) = desk_days(Reader(scenario, "organiser", "en"), Views(scenario, made))
    told = [
        [(entry.site.nearby, [card.id for card in entry.interpreters]) for entry in entries]
        for _, entries in desk.day.times
    ]
    assert told == [[("Pier table, Gold", ["yuki2"]), ("Bay table, Gold", ["zoe"])]] * 3
    assert [row.label.text for row, _ in desk.day.by_table.rows] == ["Pier table", "Bay table"]
    assert [[e.site.nearby for e in row.entries] for row, _ in desk.by_interpreter.rows] == [
        ["Pier table, Gold"] * 3,
        ["Bay table, Gold"] * 3,
    ]
    assert "Pier table, Gold" in Page(files["interpreters/index.html"].encode()).text


def test_an_interpreter_finds_the_table_at_which_nobody_sits() -> None:
    scenario, made = interpreted_lunch()
    held = tuple(_without(one, "bay") if one.kind == "lunch" else one for one in made.assignments)
    alone = made.model_copy(update={"assignments": held})
    sheet = duty_sheet(Reader(scenario, "interpreter", "en"), Views(scenario, alone), "zoe")
    told = [(duty.entry.site.nearby, duty.entry.number) for _, duties in sheet.days for duty in duties]
    assert told == [("Bay table, Gold", 0)] * 3
    (desk,) = desk_days(Reader(scenario, "organiser", "en"), Views(scenario, alone))
    assert [len(entries) for _, entries in desk.day.times] == [2, 2, 2]
    assert "Zoé Petit" in Page(render(scenario, alone)["index.html"]).text.partition("Table plan")[2]


def _without(held: Assignment, table: str) -> Assignment:
    """The round as if those at the table were not there."""
    seating = {who: seat for who, seat in (held.seating or {}).items() if seat.table != table}
    return held.model_copy(update={"seating": seating, "people": tuple(seating)})


@pytest.mark.parametrize(
    ("audience", "named"), [("organiser", True), ("host", True), ("interpreter", True), ("public", False)]
)
def test_who_may_know_who_interprets_at_a_table(audience: Audience, named: bool) -> None:
    scenario, made = interpreted_lunch()
    held = next(held for held in made.assignments if held.kind == "lunch")
    tables = lunch_tables(Reader(scenario, audience, "en"), held)
    assert [table.interpreter.id for table in tables if table.interpreter] == (list(AT.values()) if named else [])


def test_in_german() -> None:
    index = render(*interpreted_lunch("de"))["index.html"].decode()
    assert "Dolmetschen: <bdi>Zoé Petit</bdi></span></figcaption>" in index
