"""Tables are dealt so that few people change them between two meetings of a day."""

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby, permutations
from random import Random
from typing import Any

from builders import people, scenario_of
from matchmaker.checker import check
from matchmaker.plan import Assignment
from matchmaker.scenario import Scenario
from matchmaker.solver import solve

Data = dict[str, Any]
GUESTS = "ada ben cleo dan eva fox"


def given(*pairs: str, **parts: Any) -> list[Data]:
    return [{"id": f"m{number}", "between": pair.split(), **parts} for number, pair in enumerate(pairs, 1)]


def fair(draw: Random) -> Data:
    """Six people with up to eight meetings in 20 or 40 minutes, at four tables, of which one may be somebody's."""
    pairs = draw.sample([*combinations(GUESTS.split(), 2)], draw.randint(4, 8))
    meetings = [{"id": f"m{n}", "between": pair, "length": draw.choice((20, 20, 40))} for n, pair in enumerate(pairs)]
    guests = people(GUESTS)
    if draw.random() < 0.3:
        guests[0]["table"] = "t4"
    return {
        "people": guests,
        "given": meetings,
        "stages": ["value"],
        "meetings": {"length": 20, "tables": ["t1", "t2", "t3", "t4"]},
    }


def planned(scenario: Scenario) -> list[Assignment]:
    plan = solve(scenario).plan  # the first one found, as no stage has anything to decide
    assert plan
    assert check(scenario, plan) == []
    return [entry for entry in plan.assignments if entry.kind == "meeting"]


def stays(meetings: Sequence[Assignment], tables: Sequence[str | None], last: dict[str, str | None]) -> int:
    """How many people stay where they were if the meetings are at these tables."""
    dealt = zip(meetings, tables, strict=True)
    return sum(last.get(person) == table for meeting, table in dealt for person in meeting.people)


def steps(meetings: Sequence[Assignment], own: set[str]) -> Iterator[tuple[int, int]]:
    """At every start, how many people stay, and how many could, given all tables dealt before."""
    last: dict[str, str | None] = {}
    for start, group in groupby(meetings, key=lambda meeting: meeting.start):
        together = list(group)
        dealt = [meeting.table for meeting in together]
        in_use = {meeting.table for meeting in meetings if meeting.start < start < meeting.end}
        free = [table for table in ("t1", "t2", "t3", "t4") if table not in in_use | own]
        common = [meeting for meeting in together if meeting.table not in own]
        bound = [meeting for meeting in together if meeting.table in own]
        best = max(stays(common, choice, last) for choice in permutations(free, len(common)))
        yield stays(together, dealt, last), best + stays(bound, [meeting.table for meeting in bound], last)
        last |= {person: meeting.table for meeting in together for person in meeting.people}


def test_at_every_start_as_many_people_stay_as_can() -> None:
    seen = []
    for seed in range(60):
        scenario = scenario_of(fair(Random(seed)))
        own = {person.table for person in scenario.people if person.table}
        for number, best in steps(planned(scenario), own):
            assert number == best, seed
            seen.append(best)
    assert sum(best > 1 for best in seen) > 40


def test_who_has_all_meetings_one_after_the_other_stays_at_one_table() -> None:
    scenario = scenario_of(
        {
            "people": people(GUESTS),
            "given": given("ada ben", "ada cleo", "ada dan", "eva fox", length=20),
            "stages": ["value"],
            "meetings": {"length": 20, "tables": 2},
            "days": [{"date": "2026-05-04", "start": "09:00", "end": "10:00"}],
        }
    )
    assert len({meeting.table for meeting in planned(scenario) if "ada" in meeting.people}) == 1


def test_what_a_promise_holds_elsewhere_does_not_keep_others_from_staying() -> None:
    scenario = scenario_of(
        {
            "people": people(GUESTS),
            "given": given("ada ben", "ada cleo", "dan eva", length=20),
            "stages": ["value"],
            "meetings": {"length": 20, "tables": ["t1", "t2", "t3"]},
            "days": [{"date": "2026-05-04", "start": "09:00", "end": "09:40"}],
            "pins": [
                {"activity": "m1", "start": "09:00"},
                {"activity": "m3", "start": "09:20", "table": "t1"},
            ],
        }
    )
    tables = {meeting.activity: meeting.table for meeting in planned(scenario)}
    assert tables["m3"] == "t1"
    assert tables["m1"] == tables["m2"] != "t1"


def test_a_new_day_begins_at_any_table() -> None:
    """Tables of yesterday keep nobody: ada begins at the first one again, where ben would have to be to stay."""
    scenario = scenario_of(
        {
            "people": people(GUESTS),
            "given": [
                {"id": "m1", "between": ["ada", "ben"], "windows": ["2026-05-04 09:00-09:20"]},
                {"id": "m2", "between": ["cleo", "dan"], "windows": ["2026-05-04 09:00-09:20"]},
                {"id": "m3", "between": ["cleo", "eva"], "windows": ["2026-05-05 09:00-09:20"]},
            ],
            "stages": ["value"],
            "meetings": {"length": 20, "tables": ["t1", "t2"]},
            "days": [{"date": f"2026-05-0{day}", "start": "09:00", "end": "10:00"} for day in (4, 5)],
        }
    )
    assert [meeting.table for meeting in planned(scenario)] == ["t1", "t2", "t1"]
