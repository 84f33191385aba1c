"""Calendar files: right instants in other programs' eyes, the agreed form, the same bytes every time."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from matchmaker.plan import Assignment, Cancelled, Plan, uid_of
from matchmaker.renderers import render
from matchmaker.scenario import Scenario
from render_events import STAMP, assignment, event, plan, trip, usual
from render_readers import Read, instant, read_with_ical_js, read_with_vobject

GOLDEN = Path(__file__).parent / "golden"
CHANGES = {
    "Europe/Berlin": [date(2024, 3, 31), date(2024, 10, 27)],
    "America/Detroit": [date(2024, 3, 10), date(2024, 11, 3)],
    "America/Los_Angeles": [date(2024, 3, 10), date(2024, 11, 3)],
    "Asia/Tokyo": [],
    "Europe/Moscow": [],
}
ORDINARY = [date(2024, 1, 15), date(2024, 4, 22), date(2024, 7, 1), date(2024, 12, 10)]
SPRING = date(2024, 4, 22)
Reader = Callable[[dict[str, bytes], Path], Read]
READERS = pytest.mark.parametrize("read", [read_with_vobject, read_with_ical_js], ids=["vobject", "ical.js"])


def calendars(scenario: Scenario, made: Plan) -> dict[str, bytes]:
    return {path: content for path, content in render(scenario, made).items() if path.endswith(".ics")}


def hourly(zone: str) -> tuple[Scenario, Plan]:
    """Half an hour in every hour of the days around changes of the clock, and some in ordinary days of the year."""
    days = sorted({*ORDINARY, *CHANGES[zone]})
    scenario = event(zone, days[0], days=[{"date": day} for day in days], requests=[{"from": "ada", "to": "ken"}])
    hours = [start for day in days for start in _starts(day, ZoneInfo(zone), every=1 if day in CHANGES[zone] else 7)]
    names = [f"ada+ken.{number}" for number in range(2, len(hours) + 2)]
    held = [assignment(scenario, name, hour, "ada", "ken") for name, hour in zip(names, hours, strict=True)]
    return scenario, plan(scenario, held)


def _starts(day: date, zone: ZoneInfo, every: int) -> Iterator[datetime]:
    start = datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)
    return ((start + timedelta(hours=n)).astimezone(zone) for n in range(-2, 28, every))


def expected(made: Plan) -> dict[str, tuple[datetime, datetime]]:
    return {a.uid: (a.start.astimezone(UTC), a.end.astimezone(UTC)) for a in made.assignments}


@READERS
@pytest.mark.parametrize("zone", CHANGES)
def test_other_programs_read_the_instants_of_the_plan(zone: str, read: Reader, tmp_path: Path) -> None:
    scenario, made = hourly(zone)
    files = calendars(scenario, made)
    read_back = read(files, tmp_path)
    for name in ("calendars/ada.ics", "calendars/_all.ics", "calendars/hosts/south.ics", "calendars/places/hall.ics"):
        found = {entry["uid"]: (instant(entry["start"]), instant(entry["end"])) for entry in read_back[name]}
        assert found == expected(made), name
    assert f"TZID:{zone}".encode() in files["calendars/_all.ics"]


@READERS
def test_a_trip_through_five_zones_reads_right_in_one_file(read: Reader, tmp_path: Path) -> None:
    scenario, made = trip()
    found = {e["uid"]: instant(e["start"]) for e in read(calendars(scenario, made), tmp_path)["calendars/ada.ics"]}
    assert found == {uid: start for uid, (start, _) in expected(made).items()}


def test_zones_stand_sorted_before_the_entries_and_only_those_used() -> None:
    scenario, made = trip()
    text = calendars(scenario, made)["calendars/ada.ics"].decode()
    zones = re.findall(r"\r\nTZID:(.*)\r\n", text)
    assert zones == sorted(CHANGES)
    assert text.index("BEGIN:VEVENT") > text.rindex("END:VTIMEZONE")
    assert "DTSTART;TZID=Europe/Berlin:20241001T110000" in text
    assert "DTEND;TZID=America/Detroit:20241001T140000" in text


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Asia/Jerusalem", SPRING),
        ("America/Nuuk", SPRING),
        ("America/Santiago", SPRING),
        ("Europe/Moscow", date(2013, 4, 22)),
        ("America/Detroit", date(2006, 4, 4)),
        ("UTC", SPRING),
    ],
)
def test_times_go_out_in_utc_where_the_zone_cannot_be_said(zone: str, day: date) -> None:
    scenario = event(zone, day)
    made = plan(scenario, usual(scenario, day))
    for path, content in calendars(scenario, made).items():
        assert b"TZID" not in content, path
        starts = {str(entry["uid"]): entry.decoded("dtstart") for entry in Calendar.from_ical(content).walk("VEVENT")}
        assert starts.items() <= {a.uid: a.start.astimezone(UTC) for a in made.assignments}.items()


def test_local_times_that_exist_twice_go_out_in_utc() -> None:
    scenario, made = hourly("Europe/Berlin")
    text = calendars(scenario, made)["calendars/_all.ics"].decode()
    assert "DTSTART:20241027T000000Z" in text
    assert "DTSTART:20241027T010000Z" in text
    assert "TZID=Europe/Berlin:20241027T02" not in text


def every_file() -> Iterator[tuple[str, bytes]]:
    scenario = event("America/Detroit", SPRING)
    cancelled = Cancelled(uid="event.old@matchmaker", sequence=3, was=usual(scenario, SPRING)[1])
    yield from calendars(scenario, plan(scenario, usual(scenario, SPRING), cancelled=(cancelled,))).items()
    yield from calendars(*trip()).items()


def test_form_of_every_file() -> None:
    for path, content in every_file():
        assert content.count(b"\n") == content.count(b"\r") == content.count(b"\r\n"), path
        for line in content.split(b"\r\n"):
            assert len(line) <= 75, (path, line)
            line.decode("utf-8")  # no character is split by folding
        text = content.replace(b"\r\n ", b"").decode()
        uids = re.findall(r"\r\nUID:(.*)\r\n", text)
        assert len(uids) == len(set(uids)) == text.count("BEGIN:VEVENT")
        assert "ATTENDEE" not in text
        assert text.count("METHOD:PUBLISH") == 1
        assert text.count(f"DTSTAMP:{STAMP:%Y%m%dT%H%M%SZ}") == len(uids)
        assert text.count(f"LAST-MODIFIED:{STAMP:%Y%m%dT%H%M%SZ}") == len(uids)
        assert text.count("ORGANIZER;CN=Agency:mailto:team@agency.example") == len(uids)
        assert ("X-WR-CALNAME" in text) == ("\r\nNAME:" in text) == (len(uids) > 1)
        assert len(content) < 1_000_000


def test_a_file_of_hundreds_of_entries_stays_below_a_megabyte() -> None:
    scenario = event("Europe/Berlin", SPRING)
    first = usual(scenario, SPRING)[1]
    why = ({"en": "South Labs seeks robots that weld, which North Robotics offers " * 3},)
    names = [f"ada+ken.{number}" for number in range(2, 702)]
    many = [
        first.model_copy(update={"activity": name, "uid": uid_of(scenario.id, name), "reasons": why}) for name in names
    ]
    content = calendars(scenario, plan(scenario, many))["calendars/ada.ics"]
    assert content.count(b"BEGIN:VEVENT") == 700
    assert len(content) < 1_000_000


def test_an_entry_has_one_uid_in_everybodys_file() -> None:
    scenario = event("Europe/Berlin", SPRING)
    files = calendars(scenario, plan(scenario, usual(scenario, SPRING)))
    uid = f"UID:{uid_of(scenario.id, 'ada+ken')}".encode()
    holders = [path for path, content in files.items() if uid in content]
    assert holders == [
        "calendars/_all.ics",
        "calendars/ada.ics",
        "calendars/groups/energy.ics",
        "calendars/hosts/north.ics",
        "calendars/hosts/south.ics",
        "calendars/ken.ics",
        "calendars/places/hall.ics",
    ]


@READERS
def test_what_a_person_reads(read: Reader, tmp_path: Path) -> None:
    scenario = event("Europe/Berlin", SPRING)
    files = calendars(scenario, plan(scenario, usual(scenario, SPRING)))
    entry = next(e for e in read(files, tmp_path)["calendars/ada.ics"] if e["uid"] == "event.ada+ken@matchmaker")
    assert entry["summary"] == "Gespräch mit Tanaka Ken (South Labs)"
    assert entry["location"] == "Tisch 1, Gold room, Town Hall, 1 Main Square"
    assert entry["description"] == (
        "Tanaka Ken (田中 健), Forschungsleiter, South Labs\n"
        "Ortszeit: Montag, 22. April 2024, 10:00–10:30, Mitteleuropäische Sommerzeit (UTC+2)"
    )
    assert (entry["status"], entry["sequence"], entry["alarms"]) == ("CONFIRMED", 0, 1)
    assert entry["organizer"] == "mailto:team@agency.example"


def test_whom_one_meets_and_why_stands_in_the_entry() -> None:
    scenario = event("Europe/Berlin", SPRING)
    why = {"reasons": ({"en": "South seeks robots", "de": "South sucht Roboter"},)}
    held = [entry.model_copy(update=why) if entry.kind == "meeting" else entry for entry in usual(scenario, SPRING)]
    files = {path: text.replace(b"\r\n ", b"") for path, text in calendars(scenario, plan(scenario, held)).items()}
    assert rb"South Labs\nWarum: South sucht Roboter\nOrtszeit" in files["calendars/ada.ics"]
    assert b"Why: South seeks robots" in files["calendars/ken.ics"]
    assert b"Why" not in files["calendars/hosts/north.ics"]


def test_alarms_are_for_people_only_and_stand_last() -> None:
    scenario = event("Europe/Berlin", SPRING)
    files = calendars(scenario, plan(scenario, usual(scenario, SPRING)))
    assert b"VALARM" not in files["calendars/_all.ics"]
    assert b"VALARM" not in files["calendars/hosts/north.ics"]
    alarm = files["calendars/ada.ics"].decode().partition("BEGIN:VALARM")[2]
    assert "TRIGGER:-PT15M\r\nEND:VALARM\r\nEND:VEVENT" in alarm
    assert "ACTION:DISPLAY" in alarm
    assert "DESCRIPTION:" in alarm


def test_cancelled_entries_stay_with_their_uid_and_sequence() -> None:
    scenario = event("Europe/Berlin", SPRING)
    welcome, first, second = usual(scenario, SPRING)
    gone = Cancelled(uid=first.uid, sequence=4, was=first)
    files = calendars(scenario, plan(scenario, [welcome, second], cancelled=(gone,)))
    (entry,) = [e for e in Calendar.from_ical(files["calendars/ada.ics"]).walk("VEVENT") if e["uid"] == first.uid]
    assert (entry["status"], entry["sequence"], entry["transp"]) == ("CANCELLED", 4, "TRANSPARENT")
    assert entry["summary"] == "Entfällt: Gespräch mit Tanaka Ken (South Labs)"
    assert entry.walk("VALARM") == []
    assert first.uid.encode() not in files["calendars/lea.ics"]


def test_an_activity_that_takes_place_again_is_not_cancelled_as_well() -> None:
    scenario = event("Europe/Berlin", SPRING)
    held = usual(scenario, SPRING)
    gone = Cancelled(uid=held[1].uid, sequence=1, was=held[1])
    text = calendars(scenario, plan(scenario, held, cancelled=(gone,)))["calendars/ada.ics"].decode()
    assert text.count(f"UID:{held[1].uid}") == 1
    assert "CANCELLED" not in text


def test_who_has_nothing_gets_no_file() -> None:
    scenario = event("Europe/Berlin", SPRING)
    made = plan(scenario, usual(scenario, SPRING)[1:2])
    assert "calendars/lea.ics" not in calendars(scenario, made)
    assert calendars(scenario, plan(scenario, [])) == {}


def test_a_whole_day_has_dates_and_ends_the_day_after() -> None:
    scenario = event("Europe/Berlin", SPRING)
    start = datetime(2024, 4, 22, tzinfo=ZoneInfo("Europe/Berlin"))
    whole = assignment(scenario, "fair", start, "ada", kind="session", all_day=True, end=start + timedelta(days=2))
    text = calendars(scenario, plan(scenario, [whole]))["calendars/ada.ics"].decode()
    assert "DTSTART;VALUE=DATE:20240422\r\n" in text
    assert "DTEND;VALUE=DATE:20240424\r\n" in text


def test_the_place_has_its_position() -> None:
    scenario = event("Europe/Berlin", SPRING)
    text = calendars(scenario, plan(scenario, usual(scenario, SPRING)))["calendars/ada.ics"].decode()
    assert "GEO:51.5;7.25\r\n" in text


def golden_files() -> dict[str, bytes]:
    scenario = event("Europe/Berlin", SPRING)
    welcome, first, second = usual(scenario, SPRING)
    gone = Cancelled(uid=second.uid, sequence=1, was=second)
    day = calendars(scenario, plan(scenario, [welcome, first], cancelled=(gone,)))
    around = calendars(*trip())
    names = {"day-ada.ics": day["calendars/ada.ics"], "day-all.ics": day["calendars/_all.ics"]}
    return names | {"trip-ada.ics": around["calendars/ada.ics"]}


@pytest.mark.parametrize("name", ["day-ada.ics", "day-all.ics", "trip-ada.ics"])
def test_golden_files(name: str) -> None:
    """Set UPDATE_GOLDEN=1 to write the files anew, then read what changed."""
    content = golden_files()[name]
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_bytes(content)
    assert content == (GOLDEN / name).read_bytes()


def digest() -> str:
    """One number over all files of a plan, for comparing processes."""
    scenario = event("Europe/Berlin", SPRING)
    made = render(scenario, plan(scenario, usual(scenario, SPRING))) | render(*trip())
    return hashlib.sha256(b"".join(name.encode() + content for name, content in made.items())).hexdigest()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_same_bytes_in_another_process(seed: str) -> None:
    command = [sys.executable, "-c", "import test_render_calendars as t; print(t.digest())"]
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "TZ": "Asia/Kathmandu",
        "PYTHONPATH": str(Path(__file__).parent),
    }
    done = subprocess.run(command, capture_output=True, env=environment, check=True, encoding="utf-8")
    assert done.stdout.strip() == digest()


def test_the_same_bytes_whatever_the_order_of_assignments() -> None:
    scenario = event("Europe/Berlin", SPRING)
    held: list[Assignment] = usual(scenario, SPRING)
    assert render(scenario, plan(scenario, held)) == render(scenario, plan(scenario, held[::-1]))
