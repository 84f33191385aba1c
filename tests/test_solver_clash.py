"""Why a scenario has no plan: the demands named are a smallest set that clashes, each with its line of the file."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from matchmaker.scenario import load
from matchmaker.solver import Answer, solve

HEAD = """\
matchmaker: 1
event: {title: Day, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 12:00}]
"""
PEOPLE = """\
people:
  - {id: ada, name: Ada Berg}
  - {id: ben, name: Ben Olsen}
  - {id: cleo, name: Cleo Martin, available: [09:00-09:20]}
  - {id: dan, name: Dan Novak, available: [09:00-09:20]}
"""


@dataclass(frozen=True)
class Case:
    """An infeasible file; ``clash`` says which of its lines (by a word in them) demand what; ``rules`` forbid that."""

    text: str
    clash: tuple[tuple[str, str], ...]
    rules: tuple[str, ...]


CASES = {
    "one person in two sessions that do not fit": Case(
        PEOPLE
        + """\
sessions:
  - {id: talk, title: Talk, length: 20, windows: [09:00-09:30], must: [ada, ben]}
  - {id: tour, title: Tour, length: 20, windows: [09:00-09:35], must: [ada]}
  - {id: walk, title: Walk, length: 20, must: [ada, ben]}
""",
        (
            ("talk", "session talk takes place"),
            ("talk", "session talk needs Ada Berg"),
            ("tour", "session tour takes place"),
            ("tour", "session tour needs Ada Berg"),
        ),
        ("no_overlap",),
    ),
    "a given meeting with somebody who is away": Case(
        """\
people:
  - {id: ada, name: Ada Berg}
  - {id: ben, name: Ben Olsen, available: [09:00-09:15]}
  - {id: cleo, name: Cleo Martin}
given:
  - {id: first, between: [ada, cleo]}
  - {id: second, between: [ada, ben]}
""",
        (("second", "the given meeting second takes place"),),
        ("availability", "parties"),
    ),
    "two promises of one table at one time": Case(
        PEOPLE
        + """\
meetings: {tables: 2}
requests:
  - {from: ada, to: ben}
  - {from: cleo, to: dan}
pins:
  - {activity: ada--ben, start: 09:10, table: "1"}
  - {activity: cleo--dan, table: "1"}
""",
        (
            ("activity: ada--ben", "what is promised for ada+ben is kept"),
            ("activity: cleo--dan", "what is promised for cleo+dan is kept"),
        ),
        ("availability", "parties", "table_use"),
    ),
    "guaranteed meetings without the time for them": Case(
        """\
people:
  - {id: ada, name: Ada Berg}
  - id: cleo
    name: Cleo Martin
    available: [09:00-09:20]
    meetings: {at_least: 2}
  - id: dan
    name: Dan Novak
    meetings: {at_least: 1}
requests:
  - {from: cleo, to: ada}
  - {from: dan, to: cleo}
  - {from: dan, to: ada}
""",
        (("meetings: {at_least: 2}", "Cleo Martin has the guaranteed number of meetings"),),
        ("availability", "no_overlap"),
    ),
    "a room too small for two things at once": Case(
        PEOPLE
        + """\
places:
  - {id: house, name: House, rooms: [{id: hall, capacity: 3}]}
meetings: {room: hall}
sessions: [{id: talk, title: Talk, start: 09:00, length: 30, room: hall, must: [ada, ben]}]
given: [{id: chat, between: [cleo, dan]}]
""",
        (
            ("chat", "the given meeting chat takes place"),
            ("talk", "session talk takes place"),
            ("talk", "session talk needs Ada Berg"),
            ("talk", "session talk needs Ben Olsen"),
        ),
        ("availability", "parties", "room_capacity"),
    ),
    # Ada cannot be at the tour before 09:35, but without her the day is too short for ben as well.
    "a day too short for two sessions and a meal": Case(
        """\
people:
  - {id: ada, name: Ada Berg, unavailable: [09:20-09:35]}
  - {id: ben, name: Ben Olsen, departure: 2026-05-04 10:00}
meal_breaks: [{id: snack, window: 09:05-09:30, minutes: 20}]
sessions:
  - {id: talk, title: Talk, length: 20, must: [ben]}
  - {id: tour, title: Tour, length: 20, windows: [09:25-09:55], must: [ada, ben]}
  - {id: walk, title: Walk, length: 20, windows: [10:30-11:00], must: [ada]}
""",
        (
            ("talk", "session talk takes place"),
            ("talk", "session talk needs Ben Olsen"),
            ("tour", "session tour takes place"),
            ("tour", "session tour needs Ben Olsen"),
        ),
        ("availability", "meal_breaks", "no_overlap"),
    ),
    "an order that cannot be kept": Case(
        PEOPLE
        + """\
sessions:
  - {id: welcome, title: Welcome, length: 20, windows: [10:00-11:00]}
  - {id: farewell, title: Farewell, length: 20, windows: [09:00-10:35]}
  - {id: lunch, title: Lunch, start: 11:30, length: 20, must: [all-but-late]}
groups: [{id: all-but-late, members: [ada, ben]}]
precedence: [{before: welcome, after: farewell}]
""",
        (("id: welcome", "session welcome takes place"), ("id: farewell", "session farewell takes place")),
        ("precedence",),
    ),
    "more given meetings than a person takes": Case(
        """\
people:
  - {id: ada, name: Ada Berg, meetings: {at_most: 1}}
  - {id: ben, name: Ben Olsen}
  - {id: cleo, name: Cleo Martin}
given:
  - {id: one, between: [ada, ben]}
  - {id: two, between: [ada, cleo]}
  - {id: three, between: [ben, cleo]}
""",
        (("id: one", "the given meeting one takes place"), ("id: two", "the given meeting two takes place")),
        ("most_meetings", "parties"),
    ),
}


def solved(lines: list[str], folder: Path) -> tuple[Path, Answer]:
    """The file with these lines, solved."""
    file = folder / "day.yaml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file, solve(load(file))


@pytest.mark.parametrize("name", CASES)
def test_the_smallest_clash_is_named_with_its_lines(name: str, tmp_path: Path) -> None:
    case = CASES[name]
    lines = (HEAD + case.text).splitlines()
    file, answer = solved(lines, tmp_path)
    assert answer.outcome.status == "INFEASIBLE"
    assert answer.plan is None
    assert answer.clash is not None
    expected = {f"{file}:{line_with(lines, word)}: {said}" for word, said in case.clash}
    assert set(answer.clash.lines) == expected
    assert len(answer.clash.lines) == len(answer.clash.demands) == len(expected)
    assert answer.clash.rules == case.rules


@pytest.mark.parametrize("name", CASES)
def test_without_any_of_the_demands_there_is_a_plan(name: str, tmp_path: Path) -> None:
    lines = (HEAD + CASES[name].text).splitlines()
    for word, _ in CASES[name].clash:
        number = line_with(lines, word)
        _, answer = solved([*lines[: number - 1], "#", *unnamed(lines[number:], word)], tmp_path)
        assert answer.outcome.status == "OPTIMAL"


def line_with(lines: list[str], word: str) -> int:
    """Number (from 1) of the first line with the word."""
    return next(number for number, line in enumerate(lines, 1) if word in line)


def unnamed(lines: list[str], word: str) -> list[str]:
    """The lines without the order that names the activity that is gone."""
    return [line for line in lines if not ("before" in line and word.removeprefix("id: ") in line)]
