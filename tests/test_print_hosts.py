"""Sheets for hosts on paper: who comes when, and whom their own people meet; nothing private, no reasons."""

from datetime import date

import pytest

from matchmaker.plan import Cancelled
from printed import Pdf, printed
from render_events import event, plan, usual
from render_trips import trip_event


@pytest.fixture(scope="module")
def files() -> dict[str, Pdf]:
    return {path: Pdf(content) for path, content in printed(*trip_event(), "hosts", language="en").items()}


def test_whoever_is_visited_or_meets_somebody_has_a_sheet(files: dict[str, Pdf]) -> None:
    assert list(files) == [f"hosts/{name}.pdf" for name in ("ministry", "works", "institute", "harbour")]
    assert all(found.is_tagged for found in files.values())


def test_a_visit_has_time_place_languages_the_day_of_the_list_and_who_comes(files: dict[str, Pdf]) -> None:
    found = files["hosts/institute.pdf"]
    assert found.title == "Sheet for Quantum Institute"
    assert found.says("Quantum Institute 量子研究所")
    assert found.says("When Monday, 7 October 2024, 09:00–10:00")
    assert found.says("Local time Japan Standard Time (UTC+9)")
    assert found.says("Visitors 2")
    assert found.says("Head of the group Dr. Ada Berg")
    assert found.says("Languages English, Japanese")
    assert found.says("List of visitors wanted by Friday, 27 September 2024")
    assert found.says("1 Dr. Ada Berg Head of the group Minister About Ada. Ministry of Trade German (native), English")
    assert found.says("2 Finn Aas Northern Works")
    assert found.text.index("09:00–10:00") < found.text.index("11:00–12:00")  # the second group


def test_its_own_people_have_their_meetings_there(files: dict[str, Pdf]) -> None:
    found = files["hosts/institute.pdf"]
    assert found.says("15:00–15:20 Dr. Ada Berg, Minister")
    assert found.says("For you: Satō Yuki")
    assert not files["hosts/harbour.pdf"].says("Satō")


def test_nothing_private_and_no_profile_without_consent_is_told(files: dict[str, Pdf]) -> None:
    assert not [path for path, found in files.items() if found.says("secret")]


def test_a_host_reads_the_own_language_unless_another_is_asked_for() -> None:
    german = Pdf(printed(*trip_event(), "hosts")["hosts/ministry.pdf"])
    assert german.says("Ihre Gespräche und Ihr Programm")


def test_what_no_longer_takes_place_is_told() -> None:
    scenario, made = trip_event()
    visit = next(held for held in made.assignments if held.activity == "harbour-tour")
    gone = Cancelled(uid=visit.uid, sequence=1, was=visit)
    held = tuple(held for held in made.assignments if held != visit)
    now = made.model_copy(update={"assignments": held, "cancelled": (gone,)})
    found = Pdf(printed(scenario, now, "hosts", language="en")["hosts/harbour.pdf"])
    assert found.says("No longer takes place Cancelled: Hydrogen in the port")
    assert not found.says("Who visits you")


def test_only_those_named_have_sheets() -> None:
    assert list(printed(*trip_event(), "hosts", names=["harbour"])) == ["hosts/harbour.pdf"]
    scenario = event("Europe/Berlin", date(2024, 4, 22))
    nobody = plan(scenario, usual(scenario, date(2024, 4, 22))[:1])
    assert not printed(scenario, nobody.model_copy(update={"assignments": ()}), "hosts")
