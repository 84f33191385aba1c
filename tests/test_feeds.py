"""Calendars to subscribe to: names that cannot be guessed and stay, and a secret that stays with the organiser."""

import csv
import re
import stat
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from matchmaker.cli import main
from matchmaker.plan import Plan, revise
from matchmaker.renderers import papers
from matchmaker.renderers.calendar.colours import css_name
from matchmaker.scenario import Scenario
from render_events import PEOPLE, event, plan, usual

DAY = date(2024, 4, 22)
SECRET = b"s" * 32
SMALLEST = Path("scenarios/smallest.yaml").read_text()
ASKED = SMALLEST.replace("title: Breakfast of ideas", "title: Breakfast, feeds: https://agency.example/calendars")


def scenario(**parts: Any) -> Scenario:
    whole = event("Europe/Berlin", DAY)
    return event("Europe/Berlin", DAY, **({"event": whole.event.model_dump() | FEEDS} | parts))


FEEDS = {"feeds": "https://agency.example/calendars/", "colour": "#1f4e79"}


def files(
    found: Scenario, made: Plan, secret: bytes | None = SECRET, names: list[str] | None = None
) -> dict[str, bytes]:
    return dict(papers(found, made, names, secret=secret))


def rows(made: dict[str, bytes]) -> dict[str, list[str]]:
    """Of feeds.csv, by calendar."""
    read = csv.reader(StringIO(made["calendars/feeds.csv"].decode("utf-8-sig")), delimiter=";")
    return {row[0]: row[1:] for row in read}


def entries(content: bytes) -> dict[str, tuple[str, int]]:
    walked = Calendar.from_ical(content).walk("VEVENT")
    return {str(entry["uid"]): (str(entry["status"]), int(str(entry["sequence"]))) for entry in walked}


def test_every_calendar_has_a_feed_with_the_same_entries() -> None:
    found = scenario()
    made = files(found, plan(found, usual(found, DAY)))
    calendars = {path for path in made if path.endswith(".ics") and "/feeds/" not in path}
    listed = rows(made)
    assert {f"calendars/{name}.ics" for name in listed} - {"calendars/Calendar.ics"} == calendars
    assert {f"calendars/{row[2]}" for row in listed.values()} - {"calendars/File"} == {
        path for path in made if "/feeds/" in path
    }
    for name, row in listed.items():
        if name != "Calendar":
            assert entries(made[f"calendars/{name}.ics"]) == entries(made[f"calendars/{row[2]}"])


def test_the_list_says_whose_feed_is_which_with_a_link_that_opens_in_calendar_programs() -> None:
    people = [{**PEOPLE[0], "email": "ada@people.example"}, *PEOPLE[1:]]
    found = scenario(people=people)
    made = files(found, plan(found, usual(found, DAY)))
    assert rows(made)["Calendar"] == ["Name", "E-mail", "File", "Link", "Address"]
    name, mail, file, link, address = rows(made)["ada"]
    assert (name, mail) == ("Partnertag – Dr. Ada Berg", "ada@people.example")
    assert re.fullmatch(r"feeds/[a-z2-7]{26}\.ics", file)
    assert link == f"webcal://agency.example/calendars/{file.removeprefix('feeds/')}"
    assert address == link.replace("webcal:", "https:")
    assert rows(made)["groups/energy"][0] == "Partner day – Energy"


def test_a_feed_has_its_name_a_colour_and_says_when_to_look_again_even_with_one_entry() -> None:
    found = scenario()
    made = files(found, plan(found, usual(found, DAY)[:1]))
    text = made[f"calendars/{rows(made)['ada'][2]}"].decode().replace("\r\n ", "")
    for line in (
        "NAME:Partnertag – Dr. Ada Berg",
        "X-WR-CALNAME:Partnertag – Dr. Ada Berg",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "X-PUBLISHED-TTL:PT12H",
        "COLOR:darkslateblue",
        "X-APPLE-CALENDAR-COLOR:#1f4e79",
    ):
        assert text.count(f"\r\n{line}\r\n") == 1, line
    assert "\r\nNAME:" not in made["calendars/ada.ics"].decode()


@pytest.mark.parametrize(
    ("colour", "name"), [("#000090", "navy"), ("#f00505", "red"), ("#fdfdfd", "white"), ("#4080b0", "steelblue")]
)
def test_a_colour_is_called_by_the_nearest_name(colour: str, name: str) -> None:
    assert css_name(colour) == name


def test_names_stay_from_revision_to_revision_and_differ_with_the_secret() -> None:
    found = scenario()
    welcome, first, second = usual(found, DAY)
    one = plan(found, [welcome, first, second])
    later = first.model_copy(update={"start": first.start + timedelta(hours=3), "end": first.end + timedelta(hours=3)})
    two = revise(plan(found, [welcome, later]), one)
    before, after = files(found, one), files(found, two)
    assert rows(before) == rows(after)
    feed = f"calendars/{rows(before)['ken'][2]}"
    assert entries(after[feed]) == {
        "event.welcome@matchmaker": ("CONFIRMED", 0),
        "event.ada+ken@matchmaker": ("CONFIRMED", 1),
        "event.lea+south@matchmaker": ("CANCELLED", 1),
    }
    other = files(found, one, b"t" * 32)
    assert not {path for path in other if "/feeds/" in path} & {path for path in before if "/feeds/" in path}


def test_who_is_no_longer_in_the_scenario_keeps_the_feed_with_everything_cancelled() -> None:
    found = scenario()
    one = plan(found, usual(found, DAY))
    few = scenario(people=[p for p in PEOPLE if p["id"] != "lea"], requests=[{"from": "ada", "to": "ken"}])
    welcome, first, _ = usual(found, DAY)
    two = revise(plan(few, [welcome.model_copy(update={"people": ("ada", "ken")}), first]), one)
    before, after = files(found, one), files(few, two)
    assert rows(after)["lea"][2:] == rows(before)["lea"][2:]
    assert {status for status, _ in entries(after[f"calendars/{rows(after)['lea'][2]}"]).values()} == {"CANCELLED"}
    assert "agendas/lea.html" not in after


def test_feeds_are_only_there_if_asked_for_and_only_of_those_whose_papers_are() -> None:
    found, plain = scenario(), event("Europe/Berlin", DAY)
    made = plan(found, usual(found, DAY))
    assert not [path for path in files(plain, made) if "feeds" in path]
    assert not [path for path in files(found, made, None) if "feeds" in path]
    assert rows(files(found, made, names=["ken"])).keys() == {"Calendar", "ken", "_all"}


def test_the_secret_is_made_once_for_its_owner_and_stands_in_nothing_that_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "breakfast.yaml", tmp_path / "out"
    path.write_text(ASKED)
    assert main(["solve", str(path), "--output", str(out)]) == 0
    kept = tmp_path / ".breakfast.feed-secret"
    secret = kept.read_text().strip()
    assert re.fullmatch(r"[0-9a-f]{64}", secret)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    names = {file.name for file in (out / "calendars" / "feeds").iterdir()}
    assert len(names) == 4
    assert main(["solve", str(path), "--output", str(tmp_path / "again")]) == 0
    assert {file.name for file in (tmp_path / "again" / "calendars" / "feeds").iterdir()} == names
    assert main(["render", str(path), str(out / "plan.json")]) == 0
    assert {file.name for file in (out / "papers" / "calendars" / "feeds").iterdir()} == names
    said = capsys.readouterr()
    assert secret not in said.out + said.err
    written = [file for file in out.rglob("*") if file.is_file()]
    assert not [file for file in written if secret.encode() in file.read_bytes()]
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        ".breakfast.feed-secret",
        "again",
        "breakfast.yaml",
        "out",
    ]


def test_papers_for_some_leave_a_folder_alone_that_has_all_feeds(tmp_path: Path) -> None:
    path, out = tmp_path / "breakfast.yaml", tmp_path / "out"
    path.write_text(ASKED)
    main(["solve", str(path), "--output", str(out)])
    before = {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
    assert main(["solve", str(path), "--output", str(out), "--for", "ada"]) == 0
    assert {file: file.read_bytes() for file in out.rglob("*") if file.is_file()} == before


def test_a_scenario_without_feeds_makes_no_secret(tmp_path: Path) -> None:
    path = tmp_path / "breakfast.yaml"
    path.write_text(SMALLEST)
    main(["solve", str(path), "--output", str(tmp_path / "out")])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["breakfast.yaml", "out"]


@pytest.mark.parametrize("content", ["", "no secret", "ab", "\xff"])
def test_a_secret_that_is_none_is_refused_and_kept(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, kept = tmp_path / "breakfast.yaml", tmp_path / ".breakfast.feed-secret"
    path.write_text(ASKED)
    kept.write_bytes(content.encode("latin-1"))
    assert main(["solve", str(path), "--output", str(tmp_path / "out")]) == 2
    assert "is not the secret that was written there; restore it" in capsys.readouterr().err
    assert kept.read_bytes() == content.encode("latin-1")


@pytest.mark.parametrize(
    "address", ["http://agency.example", "https://a b", "https://x.example/?a", "https://u:p@x.example", "x"]
)
def test_the_folder_of_feeds_is_a_web_address(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "breakfast.yaml"
    path.write_text(ASKED.replace("https://agency.example/calendars", f'"{address}"'))
    assert main(["validate", str(path)]) == 2
    assert "is no address of a folder; write for example https://" in capsys.readouterr().err


def test_no_secret_is_kept_with_the_project() -> None:
    assert "\n.*.feed-secret\n" in Path(".gitignore").read_text()
