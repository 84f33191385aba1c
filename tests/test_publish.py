"""Plans on a real CalDAV server, and in a real calendar program: what is moved moves, what is gone goes."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from caldav.davclient import DAVClient

from matchmaker.cli import main
from matchmaker.console.progress import ProgressLine
from matchmaker.plan import read_plan
from matchmaker.publish.server import Server
from servers import PASSWORD, USER, Khal, free_port, radicale

FIRST = """\
matchmaker: 1
id: breakfast
event: {title: Breakfast, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 11:00}]
meetings: {length: 20, tables: 1}
people:
  - {id: ada, name: Ada Berg}
  - {id: ben, name: Ben Olsen}
  - {id: cleo, name: Cleo Martin}
requests:
  - {from: ada, to: ben, wish: must}
  - {from: cleo, to: ada}
sessions:
  - {id: talk, title: Talk, start: "10:30", length: 30, must: [all]}
"""
# Ada and Ben meet later, Cleo and Ada do not meet any more, Cleo and Ben do.
SECOND = FIRST.replace("{from: cleo, to: ada}", "{from: cleo, to: ben}").replace("start: 09:00", "start: 09:40")
AB, CA, CB, TALK = (f"breakfast.{name}@matchmaker" for name in ("ada+ben", "ada+cleo", "ben+cleo", "talk"))
BERLIN = timedelta(hours=2)
DAY = (datetime(2026, 5, 4, tzinfo=UTC), datetime(2026, 5, 5, tzinfo=UTC))


@contextmanager
def account(url: str) -> Iterator[Any]:
    """The calendars on the server, as another program sees them."""
    client: Any = DAVClient(url, username=USER, password=PASSWORD, enable_rfc6764=False)
    with client:
        yield client.principal().calendar_home_set


class Organiser:
    """Somebody who plans an event again and again, and publishes it."""

    def __init__(self, folder: Path, url: str = "") -> None:
        self.folder, self.url = folder, url
        self.scenario, self.out = folder / "breakfast.yaml", folder / "out"

    def plans(self, text: str) -> None:
        self.scenario.write_text(text)
        assert main(["solve", str(self.scenario), "--output", str(self.out), "--quiet"]) == 0

    def publishes(self, *options: str) -> int:
        plan = str(self.out / "plan.json")
        return main(["publish", str(self.scenario), plan, self.url, "--user", USER, "--quiet", *options])

    def published(self, calendar: str, within: tuple[datetime, datetime] = DAY) -> dict[str, tuple[datetime, int]]:
        """What the server says takes place in a time: by UID the start and the sequence."""
        with account(self.url) as home:
            found = home.calendar(cal_id=calendar).search(start=within[0], end=within[1], event=True)
            entries = [one.icalendar_component for one in found]
            assert all(entry["status"] == "CONFIRMED" for entry in entries)
        return {str(e["uid"]): (e.decoded("dtstart").astimezone(UTC), int(e["sequence"])) for e in entries}

    def planned(self, person: str) -> dict[str, tuple[datetime, int]]:
        """The same by the plan."""
        plan = read_plan(self.out / "plan.json")
        return {a.uid: (a.start.astimezone(UTC), a.sequence) for a in plan.of(person)}


@pytest.fixture
def organiser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Organiser]:
    monkeypatch.setenv("MATCHMAKER_PASSWORD", PASSWORD)
    (tmp_path / "server").mkdir()
    with radicale(tmp_path / "server") as url:
        yield Organiser(tmp_path, url)


def test_two_revisions_on_a_server(organiser: Organiser, capsys: pytest.CaptureFixture[str]) -> None:
    organiser.plans(FIRST)
    capsys.readouterr()
    assert organiser.publishes() == 0
    assert capsys.readouterr().out == "Published in 3 calendars: 7 entries added, 0 changed, 0 removed.\n"
    for person in ("ada", "ben", "cleo"):
        assert organiser.published(f"breakfast--{person}") == organiser.planned(person)
    assert organiser.published("breakfast--ben").keys() == {AB, TALK}
    organiser.plans(SECOND)
    capsys.readouterr()
    assert organiser.publishes() == 0
    assert capsys.readouterr().out == "Published in 3 calendars: 2 entries added, 2 changed, 2 removed.\n"
    for person in ("ada", "ben", "cleo"):
        assert organiser.published(f"breakfast--{person}") == organiser.planned(person)
    assert organiser.published("breakfast--ben").keys() == {AB, CB, TALK}
    assert organiser.published("breakfast--ada")[AB][1] == 1
    assert organiser.published("breakfast--ada")[TALK][1] == 0


def test_a_query_for_a_time_gives_what_is_then(organiser: Organiser) -> None:
    organiser.plans(FIRST)
    organiser.publishes("--one")
    talk = (datetime(2026, 5, 4, 8, 30, tzinfo=UTC), datetime(2026, 5, 4, 9, tzinfo=UTC))
    assert organiser.published("breakfast", talk).keys() == {TALK}
    before = (datetime(2026, 5, 4, 0, tzinfo=UTC), datetime(2026, 5, 4, 8, 30, tzinfo=UTC))
    assert organiser.published("breakfast", before).keys() == {AB, CA}


def test_a_second_run_changes_nothing(organiser: Organiser, capsys: pytest.CaptureFixture[str]) -> None:
    organiser.plans(FIRST)
    for options, number in (((), "3 calendars"), (("--one",), "1 calendar")):
        organiser.publishes(*options)
        capsys.readouterr()
        assert organiser.publishes(*options) == 0
        assert capsys.readouterr().out == f"Published in {number}: 0 entries added, 0 changed, 0 removed.\n"


def test_entries_of_others_are_left_alone(organiser: Organiser) -> None:
    organiser.plans(FIRST)
    organiser.publishes("--one")
    with account(organiser.url) as home:
        start = datetime(2026, 5, 4, 18, tzinfo=UTC)
        uid = "breakfast-of-my-own"
        home.calendar(cal_id="breakfast").add_event(
            uid=uid, summary="Own", dtstart=start, dtend=start.replace(hour=19), status="CONFIRMED", sequence=1
        )
    organiser.plans(SECOND)
    organiser.publishes("--one")
    assert organiser.published("breakfast").keys() == {AB, CB, TALK, uid}


def test_who_is_no_longer_in_the_plan_has_an_empty_calendar(organiser: Organiser) -> None:
    organiser.plans(FIRST)
    organiser.publishes()
    few = FIRST.replace("  - {id: cleo, name: Cleo Martin}\n", "").replace("  - {from: cleo, to: ada}\n", "")
    organiser.plans(few)
    organiser.publishes()
    assert organiser.published("breakfast--cleo") == {}
    assert organiser.published("breakfast--ada").keys() == {AB, TALK}


def test_a_run_that_was_stopped_can_be_repeated(
    organiser: Organiser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    organiser.plans(FIRST)
    put, done = Server.put, list[str]()

    def stopped(server: Server, calendar: str, uid: str, content: bytes, url: str | None = None) -> None:
        if len(done) == 3:
            raise KeyboardInterrupt
        done.append(uid)
        put(server, calendar, uid, content, url)

    monkeypatch.setattr(Server, "put", stopped)
    assert organiser.publishes() == 130
    assert "run the same command again" in capsys.readouterr().err
    monkeypatch.undo()
    monkeypatch.setenv("MATCHMAKER_PASSWORD", PASSWORD)
    assert organiser.publishes() == 0
    assert capsys.readouterr().out == "Published in 3 calendars: 4 entries added, 0 changed, 0 removed.\n"
    assert organiser.published("breakfast--cleo") == organiser.planned("cleo")


def test_a_wrong_password_ends_with_2_and_is_not_printed(
    organiser: Organiser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    organiser.plans(FIRST)
    monkeypatch.setenv("MATCHMAKER_PASSWORD", "not-the-password")
    assert organiser.publishes() == 2
    said = capsys.readouterr()
    assert f"{organiser.url}: the server does not accept the name 'organiser' with this password\n" == said.err
    assert "not-the-password" not in said.out + said.err
    plan = str(organiser.out / "plan.json")
    assert main(["publish", str(organiser.scenario), plan, organiser.url]) == 2
    assert "give --user NAME" in capsys.readouterr().err
    organiser.url += "somebody-else/"
    monkeypatch.setenv("MATCHMAKER_PASSWORD", PASSWORD)
    assert organiser.publishes() == 2
    assert "does not let this account in there" in capsys.readouterr().err


def test_a_server_without_a_certificate_is_no_safe_one(
    organiser: Organiser, capsys: pytest.CaptureFixture[str]
) -> None:
    organiser.plans(FIRST)
    organiser.url = organiser.url.replace("http:", "https:")
    assert organiser.publishes() == 2
    assert "the connection is not safe" in capsys.readouterr().err


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Organiser:
    """Without a server."""
    monkeypatch.setenv("MATCHMAKER_PASSWORD", PASSWORD)
    found = Organiser(tmp_path)
    found.plans(FIRST)
    capsys.readouterr()
    return found


def test_where_no_server_is_it_says_so(alone: Organiser, capsys: pytest.CaptureFixture[str]) -> None:
    alone.url = f"http://127.0.0.1:{free_port()}/"
    assert alone.publishes() == 2
    assert capsys.readouterr().err == f"{alone.url}: no server answers there; check the address and the network\n"


class _Pages(BaseHTTPRequestHandler):
    """A web server that knows nothing of calendars."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<html><body>Welcome!</body></html>")

    do_PROPFIND = do_REPORT = do_OPTIONS = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        pass


def test_a_server_of_another_kind_is_told_apart(alone: Organiser, capsys: pytest.CaptureFixture[str]) -> None:
    with HTTPServer(("127.0.0.1", 0), _Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        alone.url = f"http://127.0.0.1:{server.server_port}/"
        assert alone.publishes() == 2
        server.shutdown()
    assert "does not answer as a CalDAV server" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("http://calendars.example/dav/", "http://calendars.example/dav/: passwords are sent over https:// only"),
        ("https://me:hush@calendars.example/", "calendars.example/: give the name with --user; the password is asked"),
        ("calendars.example", "calendars.example: is no address of a server; it begins with https://"),
        ("ftp://calendars.example", "ftp://calendars.example: is no address of a server"),
    ],
)
def test_an_address_over_which_others_could_read_the_password_is_refused_before_asking_for_it(
    url: str, said: str, alone: Organiser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("MATCHMAKER_PASSWORD")
    alone.url = url
    assert alone.publishes() == 2
    error = capsys.readouterr().err
    assert error.startswith(said)
    assert "hush" not in error


def test_without_the_library_it_says_how_to_get_it(
    alone: Organiser, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "caldav.davclient", None)
    alone.url = "https://calendars.example/"
    assert alone.publishes() == 2
    assert "pip install 'matchmaker-planner[publish]'" in capsys.readouterr().err


def test_a_plan_that_is_wrong_is_not_published(alone: Organiser, capsys: pytest.CaptureFixture[str]) -> None:
    alone.url = "https://calendars.example/"
    alone.scenario.write_text(SECOND)
    assert alone.publishes() == 1
    assert "The scenario has changed since the plan was made" in capsys.readouterr().out


def test_progress_counts_calendars() -> None:
    stream = StringIO()
    stream.isatty = lambda: True  # type: ignore[method-assign]
    with ProgressLine(stream) as line:
        line.published(2_000, 2_000)
    assert stream.getvalue() == "\rpublishing 2,000 of 2,000 calendars\n"


def test_khal_shows_two_revisions_without_doubled_or_stale_entries(tmp_path: Path) -> None:
    khal, organiser = Khal(tmp_path), Organiser(tmp_path)
    shown = []
    for text in (FIRST, SECOND, SECOND):
        organiser.plans(text)
        khal.take(organiser.out / "calendars" / "ada.ics")
        shown.append(sorted(line.strip() for line in khal.listed("2026-05-04")))
        confirmed = [line[:5] for line in shown[-1] if line.endswith("CONFIRMED")]
        assert confirmed == sorted(f"{start + BERLIN:%H:%M}" for start, _ in organiser.planned("ada").values())
    assert shown[0] == [
        "09:40-10:00 Meeting with Cleo Martin CONFIRMED",
        "10:00-10:20 Meeting with Ben Olsen CONFIRMED",
        "10:30-11:00 Talk CONFIRMED",
    ]
    assert (
        shown[1]
        == shown[2]
        == [
            "09:40-10:00 Cancelled: Meeting with Cleo Martin CANCELLED",
            "09:40-10:00 Meeting with Ben Olsen CONFIRMED",
            "10:30-11:00 Talk CONFIRMED",
        ]
    )
