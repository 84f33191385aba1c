"""Given meetings with as few breaks as possible: value, status and seconds of every .dzn file of a folder.

python benchmarks/b2b.py FOLDER [--time-limit 60] [--workers 1] [--write DIR] [--json]

Each file is written as a scenario, which is then read, solved and judged as any other: by the checker, and by the
figures of the file itself. The seconds are those of reading, solving and judging.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from forum_scenarios import Contradiction, scenario_text, starts_of
from forums import Forum, read_forum
from report import Row, in_new_process, peak_of_this_process, show

from matchmaker.plan import Outcome
from matchmaker.scenario import Scenario


def measure(path: Path, folder: Path, seconds: float, workers: int) -> Row:
    """One forum; one that contradicts itself is infeasible without a search."""
    started = time.monotonic()
    from matchmaker.scenario import ScenarioError
    from matchmaker.workflow.reading import load_checked

    forum, note = read_forum(path), ""
    try:
        (folder / f"{path.stem}.yaml").write_text(scenario_text(forum), encoding="utf-8")
        scenario = load_checked(folder / f"{path.stem}.yaml")
    except (Contradiction, ScenarioError) as error:
        outcome, right, note = Outcome(status="INFEASIBLE"), True, str(error).splitlines()[0]
    else:
        outcome, right = solved(forum, scenario, seconds - (time.monotonic() - started), workers)
    status, took = outcome.status if right else "UNCHECKED", round(time.monotonic() - started, 2)
    figures = outcome.objective, outcome.bound, outcome.gap, took, peak_of_this_process()
    return Row(path.stem, "product", status, *figures, note=note)


def solved(forum: Forum, scenario: Scenario, seconds: float, workers: int) -> tuple[Outcome, bool]:
    """The outcome of a solve, and whether both judges find the plan right and its value true."""
    from matchmaker.checker import check
    from matchmaker.solver import Limits, solve

    answer = solve(scenario, Limits(time_limit=seconds, workers=workers, effort=seconds))
    if answer.plan is None:
        return answer.outcome, True
    try:
        breaks = forum.breaks(starts_of(answer.plan.assignments))
    except ValueError:
        return answer.outcome, False
    return answer.outcome, breaks == answer.outcome.objective and not check(scenario, answer.plan)


def rows(paths: list[Path], folder: Path, seconds: float, workers: int) -> Iterator[Row]:
    """A row for each file, each in a process of its own."""
    for path in paths:
        yield in_new_process(measure, path, folder, seconds, workers)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--time-limit", type=float, default=60.0, metavar="S")
    parser.add_argument("--workers", type=int, default=1, metavar="N")
    parser.add_argument("--write", type=Path, metavar="DIR", help="keep the scenario files here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        kept = options.write or Path(temporary)
        kept.mkdir(parents=True, exist_ok=True)
        found = rows(sorted(options.folder.glob("*.dzn")), kept, options.time_limit, options.workers)
        show(found, options.json)
