"""From a plan to the files to hand out: pages and calendars. Pure: the same scenario and plan give the same bytes."""

from matchmaker.plan import Outcome, Plan
from matchmaker.scenario import Scenario

__all__ = ["render", "render_report"]


def render(scenario: Scenario, plan: Plan) -> dict[str, bytes]:
    """Every file of the output folder to hand out: path relative to the folder, and content."""
    from matchmaker.renderers.handout import handouts
    from matchmaker.renderers.view import Views

    return dict(sorted(handouts(Views(scenario, plan)).items()))


def render_report(scenario: Scenario, outcome: Outcome, clash_lines: list[str]) -> dict[str, bytes]:
    """The page that says why there is no plan and what to do next; ``clash_lines`` name what clashes."""
    from matchmaker.renderers.audience import Reader
    from matchmaker.renderers.pages import report_page

    reader = Reader(scenario, "organiser", scenario.event.languages[0])
    return {"report.html": report_page(reader, outcome, clash_lines)}
