"""Messages about what changed since the revision before: to whom, what they say, and that calendars understand them."""

import csv
import email
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from matchmaker.plan import Assignment, Plan, Seat, revise
from matchmaker.plan.model import Resources
from matchmaker.renderers import papers, render
from matchmaker.scenario import Scenario
from render_events import PEOPLE, assignment, event, plan, usual
from render_interpreters import INTERPRETERS
from render_readers import instant, read_with_ical_js, read_with_vobject

DAY = date(2024, 4, 22)
BERLIN = ZoneInfo("Europe/Berlin")
MAILS = {"ada": "ada@people.example", "ken": "ken@people.example"}


def scenario(**parts: Any) -> Scenario:
    """Lea has no address."""
    people = [{**person, **({"email": MAILS[person["id"]]} if person["id"] in MAILS else {})} for person in PEOPLE]
    served = [{**INTERPRETERS[0], "email": "desk@words.example"}, *INTERPRETERS[1:]]
    return event("Europe/Berlin", DAY, **({"people": people, "interpreters": served} | parts))


def later(held: Assignment, **changes: Any) -> Assignment:
    moved = {"start": held.start + timedelta(hours=2), "end": held.end + timedelta(hours=2)}
    return held.model_copy(update=moved | changes)


def updates(found: Scenario, before: list[Assignment], after: list[Assignment]) -> dict[str, bytes]:
    first = plan(found, before)
    return messages(found, first, revise(plan(found, after), first))


def messages(found: Scenario, first: Plan, second: Plan) -> dict[str, bytes]:
    files = render(found, second, first)
    return {path.removeprefix("updates/"): text for path, text in files.items() if path.startswith("updates/")}


def parsed(content: bytes) -> EmailMessage:
    mail = email.message_from_bytes(content, policy=SMTP)
    assert isinstance(mail, EmailMessage)
    return mail


def parts(content: bytes) -> tuple[str, Any, str]:
    """The text, the one entry, and the method of a message, which stands in two places alike."""
    text, calendar = parsed(content).iter_parts()
    whole = Calendar.from_ical(calendar.get_content())
    (entry,) = whole.walk("VEVENT")
    assert calendar.get_content_type() == "text/calendar"
    assert calendar.get_param("method") == str(whole["method"])
    assert calendar.get_param("charset") == "utf-8"
    return text.get_content(), entry, str(whole["method"])


def rows(files: dict[str, bytes]) -> list[list[str]]:
    return [*csv.reader(StringIO(files["updates.csv"].decode("utf-8-sig")), delimiter=";")]


def usual_change() -> tuple[Scenario, dict[str, bytes]]:
    """Ada's meeting moves, Lea's is cancelled, and Ada and Lea get a talk."""
    found = scenario()
    welcome, first, second = usual(found, DAY)
    talk = assignment(found, "lea+ada", datetime(2024, 4, 22, 15, tzinfo=BERLIN), "ada", "lea")
    return found, updates(found, [welcome, first, second], [welcome, later(first), talk])


def test_there_is_one_message_for_each_change_and_person_with_an_address() -> None:
    _, files = usual_change()
    said = {path: parts(content) for path, content in files.items() if path.endswith(".eml")}
    assert {path: (method, str(entry["uid"]), entry["sequence"]) for path, (_, entry, method) in said.items()} == {
        "ada-1.eml": ("REQUEST", "event.ada+ken@matchmaker", 1),
        "ada-2.eml": ("REQUEST", "event.lea+ada@matchmaker", 0),
        "ken-1.eml": ("CANCEL", "event.lea+south@matchmaker", 1),
        "ken-2.eml": ("REQUEST", "event.ada+ken@matchmaker", 1),
    }
    for path, (_, entry, _) in said.items():
        assert str(entry["attendee"]) == f"mailto:{MAILS[path.partition('-')[0]]}"
        assert str(entry["organizer"]) == "mailto:team@agency.example"
    assert said["ken-1.eml"][1]["status"] == "CANCELLED"
    assert said["ken-2.eml"][1]["status"] == "CONFIRMED"


def test_a_message_says_what_changed_in_the_language_of_its_reader() -> None:
    _, files = usual_change()
    mail = parsed(files["ada-1.eml"])
    assert (mail["From"], mail["To"]) == ("Agency <team@agency.example>", '"Dr. Ada Berg" <ada@people.example>')
    assert mail["Subject"] == "Geändert: Gespräch mit Tanaka Ken (South Labs)"
    assert mail.get_content_type() == "multipart/alternative"
    text = parts(files["ada-1.eml"])[0]
    place = "Mitteleuropäische Sommerzeit (UTC+2); Tisch 1, Gold room, Town Hall, 1 Main Square"
    assert f"\nBisher: Montag, 22. April 2024, 10:00–10:30, {place}\n" in text.replace("\r", "")
    assert f"\nJetzt: Montag, 22. April 2024, 12:00–12:30, {place}\n" in text.replace("\r", "")
    assert "Tanaka Ken (田中 健), Forschungsleiter, South Labs" in text
    assert parsed(files["ken-1.eml"])["Subject"] == "Cancelled: Meeting with Lea Roy (North Robotics)"
    gone = parts(files["ken-1.eml"])[0]
    assert "Until now: Monday, 22 April 2024" in gone
    assert "Now:" not in gone
    assert parsed(files["ada-2.eml"])["Subject"] == "Neu: Gespräch mit Lea Roy (North Robotics)"
    assert "Bisher" not in parts(files["ada-2.eml"])[0]


def test_the_list_says_which_file_is_for_whom_and_who_has_no_address() -> None:
    _, files = usual_change()
    found = [(row[0], row[1], row[2], row[3]) for row in rows(files)[1:]]
    assert found == [
        ("ada-1.eml", "Dr. Ada Berg", "ada@people.example", "changed"),
        ("ada-2.eml", "Dr. Ada Berg", "ada@people.example", "new"),
        ("ken-1.eml", "Tanaka Ken", "ken@people.example", "cancelled"),
        ("ken-2.eml", "Tanaka Ken", "ken@people.example", "changed"),
        ("", "Lea Roy", "", "cancelled"),
        ("", "Lea Roy", "", "new"),
    ]
    place = "Town Hall, 1 Main Square"
    assert [(row[5][-len(place) :], row[6][-len(place) :]) for row in rows(files)[1:4]] == [
        (place, place),
        ("", place),
        (place, ""),
    ]
    assert rows(files)[0] == ["File", "Name", "E-mail", "What", "Entry", "Until now", "Now"]


def test_messages_are_the_same_to_the_byte_and_end_their_lines_with_crlf() -> None:
    _, files = usual_change()
    assert files == usual_change()[1]
    for content in (text for path, text in files.items() if path.endswith(".eml")):
        assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
        assert max(map(len, content.split(b"\r\n"))) <= 78
        content.decode("ascii")
    ids = [parsed(text)["Message-ID"] for path, text in files.items() if path.endswith(".eml")]
    assert len(set(ids)) == 4


@pytest.mark.parametrize("read", [read_with_vobject, read_with_ical_js], ids=["vobject", "ical.js"])
def test_other_programs_read_the_entry_of_a_message(read: Any, tmp_path: Path) -> None:
    _, files = usual_change()
    calendars = {}
    for path in ("ada-1.eml", "ken-1.eml"):
        _, part = parsed(files[path]).iter_parts()
        calendars[f"{path}.ics"] = part.get_payload(decode=True)
    found = read(calendars, tmp_path)
    (moved,), (gone,) = found["ada-1.eml.ics"], found["ken-1.eml.ics"]
    assert (instant(moved["start"]), moved["status"]) == (datetime(2024, 4, 22, 10, tzinfo=UTC), "CONFIRMED")
    assert (instant(gone["start"]), gone["status"]) == (datetime(2024, 4, 22, 9, tzinfo=UTC), "CANCELLED")
    assert (moved["alarms"], gone["alarms"]) == (1, 0)


def test_a_first_revision_and_one_that_is_not_the_next_have_no_messages() -> None:
    found = scenario()
    welcome, first, second = usual(found, DAY)
    one = plan(found, [welcome, first])
    two = revise(plan(found, [welcome, second]), one)
    three = revise(plan(found, [welcome]), two)
    assert not [path for path in render(found, one) if path.startswith("updates/")]
    assert messages(found, one, three) == {}
    assert [*messages(found, two, three)] == ["ken-1.eml", "updates.csv"]


def test_what_stays_is_not_told_again_in_the_revision_after() -> None:
    found = scenario()
    welcome, first, second = usual(found, DAY)
    one = plan(found, [welcome, first, second])
    two = revise(plan(found, [welcome, later(first)]), one)
    three = revise(plan(found, [welcome, later(first, table="2")]), two)
    assert [*messages(found, two, three)] == ["ada-1.eml", "ken-1.eml", "updates.csv"]


def test_who_is_no_longer_part_of_an_entry_gets_a_cancellation_and_the_others_nothing() -> None:
    found = scenario()
    welcome = usual(found, DAY)[0]
    files = updates(found, [welcome], [welcome.model_copy(update={"people": ("ada", "lea")})])
    assert [*files] == ["ken-1.eml", "updates.csv"]
    _, entry, method = parts(files["ken-1.eml"])
    assert (method, entry["sequence"], entry["status"]) == ("CANCEL", 1, "CANCELLED")


def test_who_is_no_longer_in_the_scenario_is_listed_by_id() -> None:
    before = scenario()
    held = usual(before, DAY)
    few = scenario(people=[p for p in PEOPLE if p["id"] != "ken"], requests=[], organisations=ORGANISATION)
    first = plan(before, held)
    files = messages(few, first, revise(plan(few, [held[0].model_copy(update={"people": ("ada", "lea")})]), first))
    assert [row[1] for row in rows(files)[1:] if not row[2]].count("ken") == 3


ORGANISATION = [{"id": "north", "name": "North Robotics"}]


def test_where_only_the_seats_of_others_changed_there_is_no_message() -> None:
    found = scenario(
        lunches=[{"id": "lunch", "title": "Lunch", "start": "13:00", "rounds": 1, "round_length": 60, "tables": ["1"]}]
    )
    start = datetime(2024, 4, 22, 13, tzinfo=BERLIN)

    def lunch(**seats: tuple[str, int]) -> Assignment:
        seating = {person: Seat(table=table, seat=seat) for person, (table, seat) in seats.items()}
        facts: dict[str, Any] = {"kind": "lunch", "table": None, "round": 1, "seating": seating}
        return assignment(found, "lunch", start, *seats, **facts)

    files = updates(
        found,
        [lunch(ada=("1", 1), ken=("2", 1), lea=("2", 2))],
        [lunch(ada=("1", 1), ken=("2", 2), lea=("2", 1))],
    )
    assert [*files] == ["ken-1.eml", "updates.csv"]
    text, entry, _ = parts(files["ken-1.eml"])
    assert "Table 2, Seat 1" in text
    assert "Table 2, Seat 2" in text
    assert entry["sequence"] == 1


def test_interpreters_are_told_of_their_duties() -> None:
    found = scenario()
    first = usual(found, DAY)[1]
    served = first.model_copy(update={"resources": Resources(interpreter=(INTERPRETERS[0]["id"],))})
    files = updates(found, [served], [later(served)])
    name = f"{INTERPRETERS[0]['id']}-1.eml"
    assert parts(files[name])[1]["attendee"] == "mailto:desk@words.example"
    files = updates(found, [served], [first])
    assert {*files} == {name, "updates.csv"}
    assert parts(files[name])[2] == "CANCEL"


def test_without_an_address_of_the_organiser_there_are_no_messages() -> None:
    whole = scenario()
    stated = {**whole.event.model_dump(exclude={"organiser"}), "organiser": {"name": "Agency"}}
    found = scenario(event=stated)
    assert updates(found, usual(found, DAY), []) == {}
    assert updates(whole, usual(whole, DAY), []) != {}


def test_messages_are_only_for_those_whose_papers_are_asked_for() -> None:
    found = scenario()
    held = usual(found, DAY)
    first = plan(found, held)
    second = revise(plan(found, []), first)
    assert {path for path in papers(found, second, ["ada"], previous=first) if path.startswith("updates/")} == {
        "updates/ada-1.eml",
        "updates/ada-2.eml",
        "updates/updates.csv",
    }


@pytest.mark.parametrize("secret", ["+49 private", "ken@people.example", "Lea Roy"])
def test_a_message_holds_what_the_calendar_of_its_reader_holds_and_no_more(secret: str) -> None:
    people = [{**p, "email": MAILS.get(p["id"], "lea@people.example"), "phone": "+49 private"} for p in PEOPLE]
    found = scenario(people=people)
    files = updates(found, usual(found, DAY), [later(held) for held in usual(found, DAY)])
    for path in ("ada-1.eml", "ada-2.eml"):
        mail = parsed(files[path])
        whole = "".join(part.get_content() for part in mail.iter_parts()) + str(mail["To"])
        assert secret not in whole


def test_names_by_people_stay_in_their_header() -> None:
    name = 'Berg, "Ada"\r\nBcc: all@people.example <x>'
    people = [{**PEOPLE[0], "title": "", "name": name, "email": "jörg@people.example"}, *PEOPLE[1:]]
    found = scenario(people=people)
    files = updates(found, usual(found, DAY)[:1], [])
    mail = parsed(files["ada-1.eml"])
    assert mail["Bcc"] is None
    assert "<jörg@people.example>\r\n".encode() in files["ada-1.eml"]
    assert mail["To"].addresses[0].display_name == name.replace("\r\n", " ")
    formula = scenario(people=[{**PEOPLE[0], "title": "", "name": "=HYPERLINK(1)"}, *PEOPLE[1:]])
    assert "'=HYPERLINK(1)" in [row[1] for row in rows(updates(formula, usual(formula, DAY)[:1], []))]
