"""Interpreters: their calendars and sheets, and their names wherever something is interpreted."""

import pytest
from icalendar import Calendar

from matchmaker.plan import Cancelled
from matchmaker.renderers import render
from render_events import event, plan, usual
from render_interpreters import DAY, interpreted_event, interpreted_trip
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
