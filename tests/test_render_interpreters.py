"""Interpreters: their calendars and sheets, and their names wherever something is interpreted."""

from typing import Any

import pytest
from icalendar import Calendar

from matchmaker.plan import Cancelled
from matchmaker.renderers import render
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.duties import duty_sheet
from matchmaker.renderers.overview.interpreters import desk_days, loads
from matchmaker.renderers.view import Views
from render_events import event, plan, usual
from render_interpreters import DAY, INTERPRETERS, interpreted_event, interpreted_trip
from render_readers import Page


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return {path: content.replace(b"\r\n ", b"").decode() for path, content in render(*interpreted_event()).items()}


def entries(content: str) -> dict[str, str]:
    """Descriptions in a calendar by uid."""
    return {str(found["uid"]): str(found["description"]) for found in Calendar.from_ical(content).walk("VEVENT")}


def test_a_calendar_has_one_entry_per_duty(files: dict[str, str]) -> None:
    assert {path for path in files if path.startswith("calendars/interpreters/")} == {
        "calendars/interpreters/yuki.ics",
        "calendars/interpreters/tom.ics",
    }
    everybody = entries(files["calendars/_all.ics"])
    duties = entries(files["calendars/interpreters/yuki.ics"])
    assert list(duties) == [f"event.{name}@matchmaker" for name in ("ada+ken", "lea+south", "talk")]
    assert duties.keys() <= everybody.keys()
    assert list(entries(files["calendars/interpreters/tom.ics"])) == ["event.lea+south@matchmaker"]
    assert files["calendars/interpreters/yuki.ics"].count("BEGIN:VALARM") == 3


def test_a_duty_says_between_whom_and_for_whom(files: dict[str, str]) -> None:
    duties = entries(files["calendars/interpreters/yuki.ics"])
    assert "Dr. Ada Berg, Leiterin, North Robotics" in duties["event.ada+ken@matchmaker"]
    assert "Tanaka Ken (田中 健), Forschungsleiter, South Labs" in duties["event.ada+ken@matchmaker"]
    assert "Gedolmetscht für: Tanaka Ken (South Labs)" in duties["event.talk@matchmaker"]


def test_who_takes_part_reads_who_interprets(files: dict[str, str]) -> None:
    for path in ("ken", "hosts/south"):
        found = entries(files[f"calendars/{path}.ics"])
        assert "Interpreter: Yuki Tanaka (German, Japanese)\n" in found["event.ada+ken@matchmaker"]
        both = "Interpreters: Yuki Tanaka (German, Japanese), Tom Hale (English, Japanese)\n"
        assert both in found["event.lea+south@matchmaker"]
        assert "Interpreter" not in found["event.welcome@matchmaker"]
    assert "Dolmetschen: Yuki Tanaka (Deutsch, Japanisch)" in files["calendars/ada.ics"].replace("\\", "")
    for path in ("agendas/ken.html", "agendas/lea.html", "hosts/south.html", "hosts/north.html"):
        assert "Tom Hale" in files[path], path
        assert "Yuki Tanaka" in files[path], path
    assert "Tom Hale" not in files["agendas/ada.html"]
    assert "Zoé" not in "".join(text for path, text in files.items() if path.startswith(("agendas/", "calendars/")))


def test_a_visit_names_its_interpreters_to_the_host() -> None:
    page = render(*interpreted_trip())["hosts/institute.html"].decode()
    assert page.count("<dt>Interpreter</dt><dd><b><bdi>Yuki Tanaka</bdi></b> (German, Japanese)</dd>") == 1
    assert page.count("<dt>Interpreters</dt>") == 1


def test_what_is_called_off_is_called_off_for_the_interpreter_too() -> None:
    scenario, made = interpreted_event()
    gone = next(held for held in made.assignments if held.activity == "lea+south")
    left = tuple(held for held in made.assignments if held is not gone)
    cancelled = (Cancelled(uid=gone.uid, sequence=1, was=gone),)
    after = render(scenario, made.model_copy(update={"assignments": left, "cancelled": cancelled}))
    (only,) = Calendar.from_ical(after["calendars/interpreters/tom.ics"]).walk("VEVENT")
    assert (str(only["uid"]), only["status"]) == (gone.uid, "CANCELLED")


def test_an_interpreter_unknown_to_the_scenario_goes_by_the_id() -> None:
    made = render(*interpreted_event(interpreters=[]))
    assert "Interpreter: yuki\n" in entries(made["calendars/ken.ics"].decode())["event.ada+ken@matchmaker"]


def test_without_interpreters_nothing_is_said_of_them() -> None:
    scenario = event("Europe/Berlin", DAY)
    for path, content in render(scenario, plan(scenario, usual(scenario, DAY))).items():
        assert "interpret" not in path
        shown = Page(content).text if path.endswith(".html") else content.decode()
        assert "nterpret" not in shown, path


def test_everybody_who_interprets_has_a_sheet_in_their_language(files: dict[str, str]) -> None:
    assert {"interpreters/yuki.html", "interpreters/tom.html", "interpreters/zoe.html"} <= files.keys()
    shown = Page(files["interpreters/yuki.html"].encode()).text
    assert "Einsätze: 3 · 1 Std. 30 Min." in shown
    for text in (
        "Dr. Ada Berg",
        "Leiterin",
        "田中 健",
        "サウス研究所",
        "Japanisch (Muttersprache)",
        "Tisch 1",
        "Gold room",
    ):
        assert text in shown
    assert "1 Main Square" in shown
    assert "Mit Ihnen dolmetschen: Tom Hale (Englisch, Japanisch)" in shown
    assert "Nothing is planned for you yet." in files["interpreters/zoe.html"]
    assert "Ada Berg" not in files["interpreters/tom.html"]


def test_free_time_stands_between_duties_and_not_where_there_is_none() -> None:
    scenario, made = interpreted_event()
    sheet = duty_sheet(Reader(scenario, "interpreter", "en"), Views(scenario, made), "yuki")
    ((_, duties),) = sheet.days
    assert [duty.rest and (duty.rest.time, duty.rest.duration) for duty in duties] == [
        None,
        ("10:30–11:00", "30 min"),
        None,
    ]
    assert [[[card.id for card in party] for party in duty.parties] for duty in duties] == [
        [["ada"], ["ken"]],
        [["ken"], ["lea"]],
        [],
    ]


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ({"from": "lab", "to": "hotel", "minutes": 45, "mode": "train"}, "45 min by train"),
        ({"from": "hotel", "to": "lab", "minutes": 50}, "50 min by car"),
        ({"from": "hotel", "to": "lab", "minutes": 50, "both_ways": False}, ""),
    ],
)
def test_the_way_to_the_next_duty_is_told_if_it_is_stated(way: dict[str, Any], told: str) -> None:
    scenario, made = interpreted_trip(travel=[way])
    sheet = duty_sheet(Reader(scenario, "interpreter", "en"), Views(scenario, made), "yuki")
    assert [duty.rest.way for _, duties in sheet.days for duty in duties if duty.rest] == ["", told]


def test_the_sheet_of_a_trip_names_cities_and_shows_addresses_in_local_script() -> None:
    shown = Page(render(*interpreted_trip())["interpreters/yuki.html"]).text
    assert "Koganei – Tokyo" in shown
    assert "東京都小金井市貫井北町4丁目2番1号" in shown


def test_a_sheet_says_what_no_longer_takes_place() -> None:
    scenario, made = interpreted_event()
    gone = next(held for held in made.assignments if held.activity == "lea+south")
    left = tuple(held for held in made.assignments if held is not gone)
    cancelled = (Cancelled(uid=gone.uid, sequence=1, was=gone),)
    page = Page(
        render(scenario, made.model_copy(update={"assignments": left, "cancelled": cancelled}))["interpreters/tom.html"]
    )
    assert "No longer takes place" in page.text
    assert "Lea Roy" in page.text


def test_the_desk_reads_who_interprets_where_by_time_and_by_table(files: dict[str, str]) -> None:
    scenario, made = interpreted_event()
    (desk,) = desk_days(Reader(scenario, "organiser", "en"), Views(scenario, made))
    assert [
        (time, entry.site.nearby, [card.id for card in entry.interpreters])
        for time, entries in desk.day.times
        for entry in entries
    ] == [
        ("10:00\N{EN DASH}10:30", "Table 1, Gold room", ["yuki"]),
        ("11:00\N{EN DASH}11:30", "Table 2, Gold room", ["yuki", "tom"]),
        ("11:30\N{EN DASH}12:00", "Gold room", ["yuki"]),
    ]
    assert [row.label.text for row, _ in desk.day.by_table.rows] == ["Table 1", "Table 2", "Gold room"]
    assert [[len(cell.entries) for cell in cells] for _, cells in desk.by_interpreter.rows] == [[1, 1, 1], [0, 1, 0]]
    shown = Page(files["interpreters/index.html"].encode()).text
    for text in ("Yuki Tanaka", "Tom Hale", "Table 2, Gold room", "Interpreted for: Tanaka Ken"):
        assert text in shown


def test_the_desk_of_an_idle_day_says_so() -> None:
    scenario = event("Europe/Berlin", DAY, interpreters=INTERPRETERS)
    shown = Page(render(scenario, plan(scenario, usual(scenario, DAY)))["interpreters/index.html"]).text
    assert "Nothing is interpreted." in shown
    assert "Zoé Petit" in shown


def test_the_overview_shows_the_load_of_every_interpreter(files: dict[str, str]) -> None:
    scenario, made = interpreted_event()
    found = loads(Reader(scenario, "organiser", "en"), Views(scenario, made), files)
    assert [(load.card.id, load.duties, load.time, load.share) for load in found] == [
        ("yuki", 3, "1 h 30 min", 100),
        ("tom", 1, "30 min", 33),
        ("zoe", 0, "0 min", 0),
    ]
    links = {attributes.get("href") for _, attributes in Page(files["index.html"].encode()).elements}
    assert {"interpreters/index.html", "interpreters/zoe.html", "calendars/interpreters/tom.ics"} <= links
    assert "calendars/interpreters/zoe.ics" not in links


def test_the_overview_can_be_filtered_by_interpreter(files: dict[str, str]) -> None:
    elements = Page(files["index.html"].encode()).elements
    served = {found["data-person"]: found["data-interpreter"] for _, found in elements if "data-person" in found}
    assert served == {"ada": "yuki", "ken": "yuki tom", "lea": "yuki tom"}
    chosen = [found["value"] for tag, found in elements if tag == "option"]
    assert {"yuki", "tom"} <= set(chosen)
    assert "zoe" not in chosen
