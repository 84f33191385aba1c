"""From a plan to the files to hand out: pages and calendars. Pure: the same scenario and plan give the same bytes."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from matchmaker.plan import Outcome, Plan
from matchmaker.scenario import Scenario

if TYPE_CHECKING:
    from matchmaker.renderers.calendar.files import CalendarPaper
    from matchmaker.renderers.on_demand import Papers

__all__ = ["calendars", "papers", "render", "render_report"]


def render(scenario: Scenario, plan: Plan, previous: Plan | None = None) -> dict[str, bytes]:
    """Every file of the output folder to hand out: path relative to the folder, and content."""
    return dict(sorted(papers(scenario, plan, previous=previous).items()))


def papers(
    scenario: Scenario,
    plan: Plan,
    names: Collection[str] | None = None,
    *,
    previous: Plan | None = None,
    secret: bytes | None = None,
) -> "Papers":
    """The same as a mapping that makes a file when it is asked for and keeps none: for events of thousands.

    ``names`` limits the papers to those people, organisations, groups and sides, and interpreters, vehicles and
    places; the organiser's pages and calendar are always there. ``previous`` is the plan on which this one is based:
    with it there are messages about what changed. ``secret`` makes the names of feeds, if the scenario asks for feeds;
    without it there are none. ScenarioError if a name is unknown.
    """
    from matchmaker.renderers.addressees import Addressees
    from matchmaker.renderers.handout import handouts
    from matchmaker.renderers.on_demand import Papers
    from matchmaker.renderers.view import Views

    return Papers(dict(handouts(Views(scenario, plan), Addressees(scenario, names), previous, secret)))


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
