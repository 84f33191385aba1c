"""The key figures of a plan, and how good it is."""

from dataclasses import dataclass

from matchmaker.plan import Plan
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.overview.headroom import further_meetings
from matchmaker.renderers.overview.quality import Quality, quality
from matchmaker.renderers.words.local import short_day


@dataclass(frozen=True)
class Figures:
    """What stands at the top of an overview of any size; ``met`` of ``wished`` requests are met."""

    revision: int
    stamp: str
    meetings: int
    met: int
    wished: int
    quality: Quality


def figures(reader: Reader, plan: Plan) -> Figures:
    """The figures of the plan in the reader's language."""
    unmet = {unmet.request for unmet in plan.unmet}
    met = {request for assignment in plan.assignments for request in assignment.requests}
    return Figures(
        revision=plan.revision,
        stamp=short_day(plan.stamp.date(), reader.language),
        meetings=sum(assignment.kind == "meeting" for assignment in plan.assignments),
        met=len(met - unmet),
        wished=len(met | unmet),
        quality=quality(plan.outcome, reader.language, further_meetings(reader.scenario, plan)),
    )
