"""The sheets that are printed on, upright, in millimetres."""

from matchmaker.renderers.printing.job import Job

_SHEETS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}


def sheet(job: Job) -> tuple[float, float]:
    """Width and height of the paper."""
    return _SHEETS[job.asked.paper or job.views.scenario.event.print.paper]
