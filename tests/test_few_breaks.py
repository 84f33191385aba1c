"""Given meetings with as few breaks as possible: files of forums, their scenarios, unary counters, proofs."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from ortools.sat.python import cp_model

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

import forum_scenarios
import forums
from b2b import measure
from forum_scenarios import Contradiction, scenario_text, starts_of
from forums import Forum, Meeting, read_forum

from agreement import agreed
from builders import people, scenario_of
from matchmaker.checker import check
from matchmaker.scenario import Scenario, ScenarioError
from matchmaker.scenario.consistency import contradictions
from matchmaker.solver import Limits, solve
from matchmaker.solver.breaks import breaks_of
from matchmaker.solver.counting import at_most, exactly
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.setting import Setting
from matchmaker.solver.timetable import is_timetable

# Person 1 meets 2, 3 and 2 again; 3 cannot at slot 2; the first meeting is in the morning (1 or 2), the third after
# the second, the second in the afternoon, and the third at slot 4.
FILE = """nBusiness = 4;
nMeetings = 3;
nTables = 2;
nTotalSlots = 4;
nMorningSlots = 2;

requested = [|1, 2,1,
|1, 3,2,
|1, 2,3,
|];

meetingsxBusiness = [{1,2,3,4},
{1,2,4},
{1,3},
{1}];

nMeetingsBusiness = [3,2,1,0];

forbidden = [{0},
{},
{0,2},
{0}];

fixed = [0,0,4];

precedences = [{},
{},
{2}];
"""


def written(folder: Path, text: str = FILE) -> Path:
    file = folder / "tic-9.crafa.dzn"
    file.write_text(text, encoding="latin-1")
    return file


def loaded(forum: Forum) -> Scenario:
    return scenario_of(scenario_text(forum))


def random_forum(seed: int) -> Forum:
    """Up to four meetings in up to six slots, of two or three people, beside one more now and then."""
    draw = Random(seed)
    slots, number = draw.randint(4, 6), draw.randint(2, 4)
    persons = range(1, draw.choice((2, 3, 3)) + 1)
    morning = draw.randint(1, slots)
    sessions = [range(1, slots + 1)] * 9 + [range(1, morning + 1), range(morning + 1, slots + 1)]
    meetings = {}
    for count in range(1, number + 1):
        one, other = sorted(draw.sample(persons, 2))
        after = frozenset({draw.randrange(1, count)}) if count > 1 and draw.random() < 0.1 else frozenset[int]()
        open_at = draw.choice([found for found in sessions if found])
        fixed = draw.choice(open_at) if draw.random() < 0.05 else 0
        meetings[count] = Meeting((one, other), open_at, fixed, after)
    forbidden = {
        person: frozenset(slot for slot in range(1, slots + 1) if draw.random() < 0.3)
        for person in range(1, len(persons) + draw.choice((1, 1, 2)))
    }
    return Forum(f"random-{seed}", draw.randint(1, 2), slots, meetings, forbidden)


def fewest(forum: Forum) -> int | None:
    """The fewest breaks of all ways to place the meetings; None if there is no way."""
    return min(_all_breaks(forum), default=None)


def _all_breaks(forum: Forum) -> Iterator[int]:
    for slots in product(*(meeting.slots for meeting in forum.meetings.values())):
        try:
            yield forum.breaks(dict(zip(forum.meetings, slots, strict=True)))
        except ValueError:
            continue


def test_a_file_is_read_with_all_that_it_asks_for(tmp_path: Path) -> None:
    none = frozenset[int]()
    assert read_forum(written(tmp_path)) == Forum(
        "tic-9.crafa",
        2,
        4,
        {
            1: Meeting((1, 2), range(1, 3), 0, none),
            2: Meeting((1, 3), range(3, 5), 0, none),
            3: Meeting((1, 2), range(1, 5), 4, frozenset({2})),
        },
        {1: none, 2: none, 3: frozenset({2}), 4: none},
    )


def test_a_file_that_states_another_number_of_meetings_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not as many as stated"):
        read_forum(written(tmp_path, FILE.replace("nMeetings = 3", "nMeetings = 4")))


def test_breaks_of_a_plan_are_counted_by_the_file_alone(tmp_path: Path) -> None:
    forum = read_forum(written(tmp_path))
    assert forum.breaks({1: 2, 2: 3, 3: 4}) == 1  # person 2 waits at slot 3
    assert forum.breaks({1: 1, 2: 3, 3: 4}) == 2  # person 1 at slot 2, person 2 at slots 2 and 3, which is one break


@pytest.mark.parametrize(
    ("starts", "why"),
    [
        ({1: 3, 2: 3, 3: 4}, "meeting 1 cannot be at slot 3"),
        ({1: 2, 2: 3, 3: 3}, "meeting 3 cannot be at slot 3"),
        ({1: 2, 2: 4, 3: 4}, "too early"),
    ],
)
def test_a_plan_against_the_file_is_refused(tmp_path: Path, starts: dict[int, int], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_forum(written(tmp_path)).breaks(starts)


def test_a_file_becomes_a_scenario_that_is_planned_and_proven(tmp_path: Path) -> None:
    row = measure(written(tmp_path), tmp_path, 60.0, 1)
    assert (row.instance, row.status, row.objective, row.bound) == ("tic-9.crafa", "OPTIMAL", 1, 1)
    assert 'between": ["p1", "p3"], "windows": ["08:40-09:20"]' in (tmp_path / "tic-9.crafa.yaml").read_text()


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        ("nTables = 2", "nTables = 1", "OPTIMAL"),
        ("{0,2}", "{0,2,3}", "INFEASIBLE"),  # then the second meeting could only be at 4, where the third is fixed
        ("{0,2}", "{0,3,4}", "INFEASIBLE"),
        ("fixed = [0,0,4]", "fixed = [0,0,3]", "INFEASIBLE"),  # nothing can be before it in the afternoon
        ("fixed = [0,0,4]", "fixed = [3,0,4]", "INFEASIBLE"),  # outside of its session
        ("precedences = [{},\n{}", "precedences = [{},\n{3}", "INFEASIBLE"),  # in a circle
    ],
)
def test_variants_are_decided(tmp_path: Path, old: str, new: str, status: str) -> None:
    assert old in FILE
    assert measure(written(tmp_path, FILE.replace(old, new)), tmp_path, 60.0, 1).status == status


def test_plans_are_as_good_as_all_that_can_be_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    for seed in range(160):
        width = seed % 3
        for module in (forums, forum_scenarios):
            monkeypatch.setattr(module, "DIFFER_AT_MOST", width)
        forum = random_forum(seed)
        best = fewest(forum)
        try:
            scenario = loaded(forum)
        except (Contradiction, ScenarioError):
            assert best is None
            continue
        answer = solve(scenario)
        assert answer.outcome.status == ("INFEASIBLE" if best is None else "OPTIMAL"), seed
        assert answer.outcome.objective == best, seed
        if answer.plan:
            assert check(scenario, answer.plan) == []
            assert forum.breaks(starts_of(answer.plan.assignments)) == best
        seen.append(best)
    assert seen.count(None) >= 12
    assert sum(bool(best) for best in seen) >= 24


def test_plans_of_timetables_are_those_of_the_oracle() -> None:
    assert (
        sum(agreed(loaded(forum), solve(loaded(forum))) for forum in map(random_forum, range(8)) if legal(forum)) >= 4
    )


def legal(forum: Forum) -> bool:
    """Whether the scenario does not contradict itself."""
    try:
        return not list(contradictions(loaded(forum)))
    except (Contradiction, ScenarioError):
        return False


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_prove_the_same(workers: int) -> None:
    forum = replace(random_forum(5), tables=2)
    assert solve(loaded(forum), Limits(workers=workers)).outcome.objective == fewest(forum)


@pytest.mark.parametrize("size", range(6))
@pytest.mark.parametrize("number", range(7))
def test_counters_allow_exactly_the_right_numbers(size: int, number: int) -> None:
    for post, right in ((at_most, range(number + 1)), (exactly, range(number, number + 1))):
        for values in product((0, 1), repeat=size):
            model = cp_model.CpModel()
            literals = [model.new_bool_var("") for _ in range(size)]
            post(model, literals, number)
            for literal, value in zip(literals, values, strict=True):
                model.add(literal == value)
            allowed = cp_model.CpSolver().solve(model) != cp_model.INFEASIBLE
            assert allowed == (sum(values) in right)


DAY: dict[str, Any] = {
    "people": people("ada ben cleo"),
    "days": [{"date": "2026-05-04", "start": "09:00", "end": "10:20"}],
    "given": [{"id": "one", "between": ["ada", "ben"]}, {"id": "two", "between": ["ada", "cleo"]}],
    "stages": ["breaks"],
}


@pytest.mark.parametrize(
    ("parts", "timetable"),
    [
        ({}, True),
        ({"pins": [{"activity": "one", "start": "09:40"}]}, True),
        ({"pins": [{"activity": "one", "start": "09:30"}]}, False),  # over two cells
        ({"given": [*DAY["given"], {"id": "three", "between": ["ada", "ben", "cleo"]}]}, False),
        ({"given": [*DAY["given"], {"id": "three", "between": ["ben", "cleo"], "length": 40}]}, False),
        ({"requests": [{"from": "ben", "to": "cleo"}]}, False),
        ({"sessions": [{"id": "talk", "title": "Talk", "start": "09:00", "length": 20, "must": ["ada"]}]}, False),
        ({"meetings": {"windows": ["09:00-09:40", "09:40-10:20"]}}, True),
        ({"meetings": {"windows": ["09:00-09:40", "09:30-10:10"]}}, False),  # cells overlap
    ],
)
def test_only_given_meetings_of_one_cell_make_a_timetable(parts: dict[str, Any], timetable: bool) -> None:
    assert is_timetable(Formulation(Setting(scenario_of(DAY | parts)))) == timetable


def test_nothing_is_concluded_where_a_rule_is_left_out() -> None:
    assert not is_timetable(Formulation(Setting(scenario_of(DAY), frozenset({"table_use"}))))
    assert not is_timetable(Formulation(Setting(scenario_of(DAY), demanding=False)))


def test_only_those_who_could_wait_have_breaks() -> None:
    form = Formulation(Setting(scenario_of(DAY)))
    assert [len(breaks_of(form, person)) for person in ("ada", "ben", "cleo")] == [2, 0, 0]


def test_more_given_meetings_than_slots_clash_at_once() -> None:
    """Nine people wish to meet ada in eight slots; that pigeons need holes is hard to find out for a search."""
    friends = [f"f{number}" for number in range(9)]
    given = [{"id": f"m{number}", "between": ["ada", friend]} for number, friend in enumerate(friends)]
    days = [{"date": "2026-05-04", "start": "09:00", "end": "11:40"}]
    answer = solve(scenario_of(DAY | {"people": people(" ".join(["ada", *friends])), "given": given, "days": days}))
    assert answer.outcome.status == "INFEASIBLE"
    assert answer.clash is not None
    assert len(answer.clash.demands) == 9
