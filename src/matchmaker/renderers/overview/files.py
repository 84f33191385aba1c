"""The pages for the organiser: the overview, and the desk's lists of interpreters and rides."""

from functools import partial

from matchmaker.plan import Plan
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.naming import main_language
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.overview.interpreters import desk_days, loads
from matchmaker.renderers.overview.page import overview
from matchmaker.renderers.overview.vehicles import all_rides, fleet
from matchmaker.renderers.pages import desk_page, overview_page, rides_page
from matchmaker.renderers.portal.files import portal_files
from matchmaker.renderers.view import Views

Files = frozenset[str]
MOST_LINES = 3_500  # on one page: about 2 MB, which a browser opens within a second


def overview_files(views: Views, files: Files) -> Made:
    """They are always there, and link to those of the ``files``."""
    organiser = Reader(views.scenario, "organiser", main_language(views.scenario))
    if views.scenario.interpreters:
        yield "interpreters/index.html", partial(_desk, organiser, views, files)
    if views.scenario.vehicles:
        yield "vehicles/index.html", partial(_rides, organiser, views, files)
    if lines(views.plan) > MOST_LINES:
        yield from portal_files(organiser, views, files)
    else:
        yield "index.html", partial(_overview, organiser, views, files)


def lines(plan: Plan) -> int:
    """About how many lines the overview of a plan has: everybody's entries, and what was not met."""
    return sum(len(assignment.people) for assignment in plan.assignments) + len(plan.unmet)


def _desk(reader: Reader, views: Views, files: Files) -> bytes:
    return desk_page(reader, loads(reader, views, files), desk_days(reader, views))


def _rides(reader: Reader, views: Views, files: Files) -> bytes:
    return rides_page(reader, fleet(reader, views, files), all_rides(reader, views))


def _overview(reader: Reader, views: Views, files: Files) -> bytes:
    return overview_page(reader, overview(reader, views, files))
