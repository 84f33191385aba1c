"""What printing costs: personal agendas, everything of a trip, thousands of agendas, and how long others take.

python benchmarks/render.py [--scenario FILE] [--plan FILE] [--agendas 60] [--pages 3] [--many 2000] [--no-peer]
    [--json]

The plan is that of the trip (default: schleswig-holstein-japan, planned first unless ``--plan`` names one). Each row is
measured in a process of its own, from the loaded plan to the last byte, loading of the engine included:
  agendas    personal agendas of so many pages (as many days of the trip as give them), each from the plan anew
  everything every PDF of the trip
  many       agendas of a fair of so many people, planned beforehand; the note compares the memory at its end with that
             after the first tenth
  weasyprint the same agendas as `agendas` from the page in HTML, where WeasyPrint is installed
"""

import argparse
import json
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

from fair_maker import Fair, write_fair
from report import SCENARIOS, in_new_process, peak_of_this_process

from matchmaker.plan import read_plan
from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.handout import handouts
from matchmaker.renderers.printing.job import Asked
from matchmaker.renderers.printing.pieces import prints
from matchmaker.renderers.view import Views
from matchmaker.workflow.reading import load_checked

Makers = Mapping[str, Callable[[], bytes]]


@dataclass(frozen=True)
class Printed:
    """What was made: so many files and pages, in so many seconds, with so much memory at the most."""

    what: str
    files: int
    pages: int
    seconds: float
    peak_mb: float
    note: str = ""

    def __str__(self) -> str:
        return (
            f"{self.what:<12} {self.files:>6,} files {self.pages:>7,} pages {self.seconds:>8.2f} s"
            f" {1000 * self.seconds / max(1, self.pages):>7.1f} ms a page {self.peak_mb:>7.0f} MiB  {self.note}"
        ).rstrip()


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(BytesIO(pdf)).pages)


def opened(scenario: Path, plan: Path) -> Views:
    """The plan, ready to be read."""
    return Views(load_checked(scenario), read_plan(plan))


def agendas(views: Views) -> Makers:
    """The agenda of everybody, each a file of its own."""
    made = prints(views, Addressees(views.scenario), Asked(what=("agendas",)))
    return {path: maker for path, maker in made if "_all" not in path}


def of_pages(views: Views, pages: int) -> tuple[Views, Makers]:
    """As many days of the trip as give most people an agenda of that many pages, and those agendas."""
    first = min(held.start for held in views.plan.assignments)
    for days in range(1, len(views.scenario.days) + 1):
        held = tuple(one for one in views.plan.assignments if (one.start - first).days < days)
        shorter = Views(views.scenario, views.plan.model_copy(update={"assignments": held}))
        long = {path: maker for path, maker in agendas(shorter).items() if pages_of(maker()) == pages}
        if 3 * len(long) > len(views.listed):
            return shorter, long
    raise SystemExit(f"no part of this trip gives agendas of {pages} pages")


def timed(what: str, makers: Makers, times: int | None = None, note: str = "") -> Printed:
    """Make the files, some more than once if ``times`` is more than there are; pages are counted afterwards."""
    chosen = list(makers.values() if times is None else islice(cycle(makers.values()), times))
    started = time.perf_counter()
    made = [maker() for maker in chosen]
    seconds = time.perf_counter() - started
    return Printed(what, len(made), sum(map(pages_of, made)), round(seconds, 2), peak_of_this_process(), note)


def measure_agendas(scenario: Path, plan: Path, times: int, pages: int) -> Printed:
    """Personal agendas of so many pages."""
    return timed("agendas", of_pages(opened(scenario, plan), pages)[1], times)


def measure_everything(scenario: Path, plan: Path) -> Printed:
    """Every PDF of the trip."""
    views = opened(scenario, plan)
    return timed("everything", dict(prints(views, Addressees(views.scenario), Asked())))


def measure_many(scenario: Path, plan: Path) -> Printed:
    """Agendas of a large fair, one after the other and none kept."""
    makers = list(agendas(opened(scenario, plan)).values())
    size, early, started = 0, 0.0, time.perf_counter()
    for number, maker in enumerate(makers):
        size += len(maker())
        if number == len(makers) // 10:
            early = peak_of_this_process()
    seconds, peak = time.perf_counter() - started, peak_of_this_process()
    pages = len(makers) * pages_of(makers[0]())
    note = f"{size / 2**20:.0f} MiB of PDFs; memory {peak / early:.2f} times that after a tenth of them"
    return Printed("many", len(makers), pages, round(seconds, 2), peak, note)


def measure_weasyprint(scenario: Path, plan: Path, times: int, pages: int) -> Printed:
    """The same agendas from their pages in HTML."""
    from weasyprint import HTML  # type: ignore[import-untyped,import-not-found,unused-ignore]

    shorter, long = of_pages(opened(scenario, plan), pages)
    wanted = {path.removeprefix("print/").replace(".pdf", ".html") for path in long}
    html = {path: maker for path, maker in handouts(shorter, Addressees(shorter.scenario)) if path in wanted}

    def printed(maker: Callable[[], bytes]) -> Callable[[], bytes]:
        return lambda: bytes(HTML(string=maker().decode()).write_pdf())

    return timed("weasyprint", {path: printed(maker) for path, maker in html.items()}, times)


def plan_of(scenario: Path, folder: Path) -> Path:
    """The plan for the scenario, in a folder that is thrown away."""
    from matchmaker.workflow.planning import plan_event

    return plan_event(scenario, folder, printed=False).folder / "plan.json"


def rows(options: argparse.Namespace, home: Path) -> Iterator[Printed]:
    """A row for each thing to be measured."""
    trip, asked = options.scenario, (options.agendas, options.pages)
    plan = options.plan or in_new_process(plan_of, trip, home / "trip")
    yield in_new_process(measure_agendas, trip, plan, *asked)
    yield in_new_process(measure_everything, trip, plan)
    if options.many:
        fair = home / "fair.yaml"
        write_fair(Fair(options.many, 24, 1, "loose", "basic"), fair)
        yield in_new_process(measure_many, fair, in_new_process(plan_of, fair, home / "fair"))
    if options.peer and find_spec("weasyprint"):
        yield in_new_process(measure_weasyprint, trip, plan, *asked)


def main() -> None:
    """Measure and print."""
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", type=Path, default=SCENARIOS / "schleswig-holstein-japan.yaml")
    parser.add_argument("--plan", type=Path, help="plan.json of the scenario")
    parser.add_argument("--agendas", type=int, default=60)
    parser.add_argument("--pages", type=int, default=3)
    parser.add_argument("--many", type=int, default=2000, help="people at the fair, 0 for none")
    parser.add_argument("--no-peer", dest="peer", action="store_false")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        for row in rows(options, Path(home)):
            print(json.dumps(asdict(row)) if options.json else row, flush=True)


if __name__ == "__main__":
    main()
