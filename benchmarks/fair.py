"""A fair from file to finished papers, and how others plan the same one.

python benchmarks/fair.py --people N --slots T --seed S --shape loose|tight --rules basic|full
    [--peer cpsat|greedy|alphabetical]… [--time-limit SECONDS] [--no-write] [--write FILE] [--json]

After a row its stages follow: value, bound, gap. A bound holds for plans that are as good in all stages before. Every
plan goes through the checker; what it has against one is told in the note. Peers plan the same file, each in a process
of its own: CP-SAT alone has the product's model, two workers and the same time, not counting what it takes to build the
model; greedy and alphabetical take nothing back.
"""

import argparse
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fair_maker import MOST_SLOTS, RULES, SHAPES, Fair, write_fair
from report import Row, in_new_process, peak_of_this_process, percent, show

from matchmaker.memory import keeping

PEERS = ("cpsat", "greedy", "alphabetical")
Stages = dict[str, tuple[int, int | None]]


class Phases(dict[str, float]):
    """Seconds by phase."""

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Take the time of a phase."""
        started = time.monotonic()
        yield
        self[name] = round(time.monotonic() - started, 2)

    def row(self, path: Path, peer: str, status: str, stages: Stages, note: str = "") -> Row:
        """The row of a plan with these stages; without stages there is no plan."""
        objective, bound = stages.get("value", (None, None))
        gap = None if objective is None or bound is None else abs(bound - objective) / max(1, abs(objective))
        took = ", ".join(f"{name} {seconds:.2f}" for name, seconds in self.items())
        seconds, peak = round(sum(self.values()), 2), peak_of_this_process()
        return Row(path.stem, peer, status, objective, bound, gap, seconds, peak, stages, took + note, dict(self))


@keeping()
def measure(path: Path, seconds: float, writing: bool) -> Row:
    """The product's own plan, checked and, if asked for, written into a folder that is thrown away."""
    from matchmaker.checker import check
    from matchmaker.plan import plan_bytes
    from matchmaker.renderers import papers
    from matchmaker.solver import Limits, solve
    from matchmaker.workflow.folder import replace
    from matchmaker.workflow.reading import load_checked

    phases, broken = Phases(), set[str]()
    with phases.of("load"):
        scenario = load_checked(path)
    with phases.of("solve"):
        answer = solve(scenario, Limits(time_limit=seconds))
    if answer.plan:
        with phases.of("check"):
            broken = {found.rule for found in check(scenario, answer.plan)}
        if writing:
            with phases.of("write"), tempfile.TemporaryDirectory() as folder:
                files = {"plan.json": plan_bytes(answer.plan)} | papers(scenario, answer.plan)
                replace(Path(folder) / "out", files, None)
    stages: Stages = {one.name: (one.value, one.bound) for one in answer.outcome.stages}
    note = ("" if writing else "; not written") + _breaches(broken)
    return phases.row(path, "product", "UNCHECKED" if broken else answer.outcome.status, stages, note)


def measure_peer(path: Path, peer: str, seconds: float) -> Row:
    """A peer's plan, with its stages as the checker values them."""
    from fair_alone import plan_alone
    from fair_peers import plan_in_order

    from matchmaker.checker import Judge
    from matchmaker.checker.entries import wrong_entries
    from matchmaker.workflow.reading import load_checked

    phases = Phases()
    with phases.of("load"):
        scenario = load_checked(path)
        judge = Judge(scenario)
    with phases.of("solve"):
        found = plan_alone(scenario, seconds) if peer == "cpsat" else plan_in_order(judge.facts, peer)
    plan, bounds = found
    if plan is None:
        return phases.row(path, peer, "UNKNOWN", {})
    with phases.of("check"):
        broken = {found.rule for found in (*wrong_entries(judge.facts, plan), *judge.violations(plan))}
        values = judge.values(plan)
    wanted = scenario.stages or ()
    stages = {name: (value, bounds.get(name)) for name, value in values.items() if name.partition("-")[0] in wanted}
    proven = all(value == bound for value, bound in stages.values())
    status = "UNCHECKED" if broken else "OPTIMAL" if proven else "FEASIBLE"
    return phases.row(path, peer, status, stages, _breaches(broken))


def _breaches(rules: set[str]) -> str:
    return f"; breaks {', '.join(sorted(rules))}" if rules else ""


def rows(path: Path, peers: Iterable[str], seconds: float, writing: bool = True) -> Iterator[Row]:
    """The product's row and one for each peer, each in a process of its own."""
    yield in_new_process(measure, path, seconds, writing)
    for peer in peers:
        yield in_new_process(measure_peer, path, peer, seconds)


def with_stages(found: Iterable[Row]) -> Iterator[Row]:
    """The same rows; after each its stages are printed: value, bound, gap."""
    for row in found:
        yield row
        for name, (value, bound) in row.stages.items():
            gap = None if bound is None else abs(bound - value) / max(1, abs(value))
            print(f"    {name:<47} {value:>9} {bound!s:>9} {percent(gap)}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, required=True, metavar="N")
    parser.add_argument("--slots", type=int, required=True, metavar="T", choices=range(1, MOST_SLOTS + 1))
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--shape", choices=SHAPES, required=True)
    parser.add_argument("--rules", choices=RULES, required=True)
    parser.add_argument("--peer", choices=PEERS, action="append", default=[], help="may be given several times")
    parser.add_argument("--time-limit", type=float, default=60.0, metavar="SECONDS", help="for solving, default 60")
    parser.add_argument("--no-write", dest="writing", action="store_false", help="leave out rendering and writing")
    parser.add_argument(
        "--write", type=Path, metavar="FILE", help="keep the scenario in this file, and its spreadsheets beside it"
    )
    parser.add_argument("--json", action="store_true", help="one object a line, with all stages and phases")
    return parser.parse_args()


if __name__ == "__main__":
    options = _options()
    fair = Fair(options.people, options.slots, options.seed, options.shape, options.rules)
    with tempfile.TemporaryDirectory() as home:
        file = options.write or Path(home) / f"{fair.name}.yaml"
        write_fair(fair, file)
        found = rows(file, options.peer, options.time_limit, options.writing)
        show(found if options.json else with_stages(found), options.json)
