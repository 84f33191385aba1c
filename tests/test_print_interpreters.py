"""Interpreters on paper: the desk's plan by time and by name, and each one's sheet; nothing of the others."""

import pytest

from matchmaker.plan import Cancelled
from printed import Pdf, printed
from render_events import busy_event
from render_interpreters import interpreted_event, interpreted_trip


@pytest.fixture(scope="module")
def files() -> dict[str, Pdf]:
    return {path: Pdf(content) for path, content in printed(*interpreted_event(), "interpreters").items()}


def test_there_is_a_plan_and_a_sheet_for_each_with_a_duty(files: dict[str, Pdf]) -> None:
    assert list(files) == ["interpreters.pdf", "interpreters/yuki.pdf", "interpreters/tom.pdf"]
    assert all(found.is_tagged for found in files.values())


def test_the_plan_says_by_time_where_who_interprets_what(files: dict[str, Pdf]) -> None:
    found = files["interpreters.pdf"]
    assert found.says("11:00–11:30 Table 2, Gold room, Town Hall Yuki Tanaka (German, Japanese), Tom Hale")
    assert found.says("Interpreted for: Tanaka Ken")
    assert not found.says("Welcome")
    assert "By interpreter" in found.bookmarks
    grid = found.text.partition("By interpreter")[2]
    assert "Interpreter 10:00 11:00 11:30" in grid
    assert grid.index("Yuki Tanaka") < grid.index("Tom Hale")


def test_a_sheet_has_all_duties_with_both_sides_and_the_rest_between(files: dict[str, Pdf]) -> None:
    found = files["interpreters/yuki.pdf"]
    assert found.title == "Dolmetschen: Yuki Tanaka"
    assert found.says("Einsätze: 3 · 1 Std. 30 Min.")
    assert found.says("North Robotics Dr. Ada Berg, Leiterin")
    assert found.says("South Labs サウス研究所 Tanaka Ken 田中 健, Forschungsleiter")
    assert found.says("10:30–11:00 Frei: 30 Min.")
    assert found.says("Warum: open-reason")
    assert found.says("Vortrag")
    other = files["interpreters/tom.pdf"]
    assert other.says("Duties: 1")
    assert not other.says("Ada Berg")


def test_a_sheet_of_a_trip_has_days_cities_and_addresses_to_show() -> None:
    found = Pdf(printed(*interpreted_trip(), "interpreters", language="en")["interpreters/yuki.pdf"])
    assert found.says("Sunday, 6 October 2024 Tokyo")
    assert found.says("Quantum laboratory")
    assert found.says("東京都千代田区紀尾井町4-1")
    assert found.says("Meeting point: In the lobby")


def test_nothing_private_is_told() -> None:
    for event in (interpreted_event, interpreted_trip):
        assert not [path for path, content in printed(*event(), "interpreters").items() if Pdf(content).says("secret")]


def test_what_no_longer_takes_place_is_told() -> None:
    scenario, made = interpreted_event()
    gone = Cancelled(uid=made.assignments[2].uid, sequence=1, was=made.assignments[2])
    now = made.model_copy(update={"assignments": made.assignments[:1], "cancelled": (gone,)})
    files = printed(scenario, now, "interpreters", language="en")
    assert list(files) == ["interpreters/yuki.pdf", "interpreters/tom.pdf"]
    found = Pdf(files["interpreters/tom.pdf"])
    assert found.says("No longer takes place Cancelled:")
    assert found.says("Nothing is planned for you yet.")


def test_only_those_named_have_sheets_and_events_without_have_nothing() -> None:
    files = printed(*interpreted_event(), "interpreters", names=["tom"])
    assert list(files) == ["interpreters.pdf", "interpreters/tom.pdf"]
    assert not printed(*busy_event(), "interpreters")
