"""From a plan to the files to hand out: pages, calendars, prints. Pure: the same scenario and plan give the same bytes.

Only fonts that are not shipped come from the machine: a print with such letters may differ from machine to machine.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from matchmaker.plan import Outcome, Plan
from matchmaker.scenario import Scenario

if TYPE_CHECKING:
    from matchmaker.renderers.calendar.files import CalendarPaper
    from matchmaker.renderers.on_demand import Maker, Papers
    from matchmaker.renderers.printing.job import Asked

__all__ = ["calendars", "papers", "prints", "render", "render_report"]


def render(scenario: Scenario, plan: Plan, previous: Plan | None = None) -> dict[str, bytes]:
    """Every file of the output folder to hand out, without prints: path relative to the folder, and content."""
    return dict(sorted(papers(scenario, plan, previous=previous).items()))


def papers(
    scenario: Scenario,
    plan: Plan,
    names: Collection[str] | None = None,
    *,
    previous: Plan | None = None,
    secret: bytes | None = None,
    asked: "Asked | None" = None,
) -> "Papers":
    """The same as a mapping that makes a file when it is asked for and keeps none: for events of thousands.

    ``names`` limits the papers to those people, organisations, groups and sides, and interpreters, vehicles and
    places; the organiser's pages and calendar are always there. ``previous`` is the plan on which this one is based:
    with it there are messages about what changed. ``secret`` makes the names of feeds, if the scenario asks for feeds;
    without it there are none. ``asked`` says what is printed, and how; without it nothing is. ScenarioError if a name
    is unknown.
    """
    from matchmaker.renderers.addressees import Addressees
    from matchmaker.renderers.handout import handouts
    from matchmaker.renderers.on_demand import Papers
    from matchmaker.renderers.printing import pieces
    from matchmaker.renderers.view import Views

    views, whose = Views(scenario, plan), Addressees(scenario, names)
    made = dict(handouts(views, whose, previous, secret))
    return Papers(made | dict(pieces.prints(views, whose, asked, previous)) if asked else made)


def prints(
    scenario: Scenario,
    plan: Plan,
    asked: "Asked",
    names: Collection[str] | None = None,
    previous: Plan | None = None,
) -> "dict[str, Papers]":
    """By piece that is asked for its PDFs, like those of ``papers``; none if it has nothing to print at this event."""
    from matchmaker.renderers.addressees import Addressees
    from matchmaker.renderers.on_demand import Papers
    from matchmaker.renderers.printing import pieces
    from matchmaker.renderers.view import Views

    views, whose = Views(scenario, plan), Addressees(scenario, names)
    found: dict[str, dict[str, Maker]] = {piece: {} for piece in asked.what or pieces.PIECES}
    for path, maker in pieces.prints(views, whose, asked, previous):
        found[pieces.piece_of(path)][path] = maker
    return {piece: Papers(made) for piece, made in found.items()}


def calendars(scenario: Scenario, plan: Plan) -> "dict[str, CalendarPaper]":
    """Every calendar by its path among the papers, to be made when it is asked for."""
    from matchmaker.renderers.addressees import Addressees
    from matchmaker.renderers.calendar.files import CalendarPaper
    from matchmaker.renderers.handout import handouts
    from matchmaker.renderers.view import Views

    made = handouts(Views(scenario, plan), Addressees(scenario))
    return {path: maker for path, maker in made if isinstance(maker, CalendarPaper)}


def render_report(scenario: Scenario, outcome: Outcome, clash_lines: list[str]) -> dict[str, bytes]:
    """The page that says why there is no plan and what to do next; ``clash_lines`` name what clashes."""
    from matchmaker.renderers.audience import Reader
    from matchmaker.renderers.pages import report_page

    reader = Reader(scenario, "organiser", scenario.event.languages[0])
    return {"report.html": report_page(reader, outcome, clash_lines)}
