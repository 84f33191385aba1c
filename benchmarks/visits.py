"""Tours of one person who chooses among visits: profit, bound and seconds of every orienteering file named.

python benchmarks/visits.py [--json] [--time-limit S] FILE…

A unit of the file is two minutes of the scenario. A visit takes one minute, and what it takes longer is part of every
way from there: an activity has to end on the day on which it begins, but a way may pass midnight. As visits begin on
even minutes, no start is lost, although the last minute of a day cannot be used.
"""

import argparse
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from orienteering import Tour, read_tour
from report import Row, in_new_process, peak_of_this_process, show

from matchmaker.checker import check
from matchmaker.plan import Assignment
from matchmaker.scenario import Scenario

Data = dict[str, Any]
DAY, UNIT, VISIT = 1440, 2, 1  # minutes
FIRST_DAY = date(2001, 1, 1)
LONGEST_WAY = 60 * 24 * 14  # minutes that one entry of the scenario can state
GUEST = "guest"


def scenario_of(tour: Tour) -> Scenario:
    """The tour as a scenario: where it begins and ends shows in the times of visits alone."""
    sites = map(_place_of, tour.starts)
    steps = [_way(one, other, step) for one, other, step in tour.steps()]
    halts = dict.fromkeys(halt for way in steps for halt in way[0])
    last = max((last for _, last in tour.starts.values()), default=0) * UNIT + VISIT
    days = [str(FIRST_DAY + timedelta(number)) for number in range(last // DAY + 1)]
    wishes = [{"who": [GUEST], "visit": _visit_of(n), "value": tour.sites[n].profit} for n in tour.starts]
    parts: Data = {
        "matchmaker": 1,
        "id": f"tour-{tour.name}",
        "event": {"title": "Tour", "timezone": "UTC"},
        "days": [{"date": day, "start": "00:00", "end": "23:59"} for day in days],
        # Each in a city of its own: within one, the scenario would have to state all ways, also those of no use.
        "places": [{"id": name, "name": name, "city": name} for name in dict.fromkeys([*sites, *halts])],
        "travel": [leg for way in steps for leg in _legs(*way)],
        "people": [{"id": GUEST, "name": "Guest"}],
        "visits": [_visit(number, *span) for number, span in tour.starts.items()],
        "visit_wishes": wishes,
        "stages": ["value"],
    }
    return Scenario.model_validate(parts)


def _place_of(number: int) -> str:
    return f"site-{number}"


def _visit_of(number: int) -> str:
    return f"visit-{number}"


def _visit(number: int, first: int, last: int) -> Data:
    windows = list(_windows(first * UNIT, last * UNIT))
    title, place = f"Visit {number}", _place_of(number)
    return {"id": _visit_of(number), "title": title, "place": place, "windows": windows, "length": VISIT, "grid": UNIT}


def _windows(first: int, last: int) -> Iterator[Data]:
    """A window a day, for starts from the first to the last minute."""
    for day in range(first // DAY, last // DAY + 1):
        opens, closes = max(first - day * DAY, 0), min(last - day * DAY, DAY - UNIT) + VISIT
        yield {"date": str(FIRST_DAY + timedelta(day)), "start": _clock(opens), "end": _clock(closes)}


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _way(one: int, other: int, step: int) -> tuple[list[str], int]:
    """The places of a way, with as many halts as it is too long for one entry, and its minutes."""
    minutes = step * UNIT - VISIT
    halts = [f"way-{one}-{other}-{number}" for number in range((minutes - 1) // LONGEST_WAY)]
    return [_place_of(one), *halts, _place_of(other)], minutes


def _legs(places: list[str], minutes: int) -> Iterator[Data]:
    for origin, destination in pairwise(places):
        leg = min(minutes, LONGEST_WAY)
        minutes -= leg
        yield {"from": origin, "to": destination, "minutes": leg, "mode": "walk", "both_ways": False}


def visits_of(assignments: tuple[Assignment, ...]) -> dict[int, int]:
    """Site and start in units of every visit of a plan."""
    begin = datetime.combine(FIRST_DAY, datetime.min.time(), UTC)
    started = ((entry.activity, (entry.start - begin) // timedelta(minutes=UNIT)) for entry in assignments)
    return {int(activity.rpartition("-")[2]): start for activity, start in started}


def measure(path: Path, seconds: float) -> Row:
    """One tour, solved and then judged twice: by the checker, and by the tour itself."""
    from matchmaker.solver import Limits, solve

    tour = read_tour(path)
    scenario = scenario_of(tour)
    started = time.monotonic()
    answer = solve(scenario, Limits(time_limit=seconds, effort=seconds))
    took, outcome = round(time.monotonic() - started, 2), answer.outcome
    status: str = outcome.status
    if answer.plan is not None:
        profit = tour.profit(visits_of(answer.plan.assignments))
        if check(scenario, answer.plan) or profit != outcome.objective:
            status = "UNCHECKED"
    peak = peak_of_this_process()
    return Row(tour.name, "product", status, outcome.objective, outcome.bound, outcome.gap, took, peak)


def rows(paths: list[Path], seconds: float) -> Iterator[Row]:
    """A row for each file, each in a process of its own."""
    for path in paths:
        yield in_new_process(measure, path, seconds)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--time-limit", type=float, default=60.0, metavar="S")
    options = parser.parse_args()
    show(rows(options.files, options.time_limit), options.json)
