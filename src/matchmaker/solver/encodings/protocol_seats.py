"""Seats follow protocol: at the tables for which a lunch asks for it, and at the others too, which costs nothing.

Without this encoding people at a table are seated in order of their ids.
"""

from matchmaker.solver.lunch.drafts import Draft
from matchmaker.solver.setting import Setting


def seat(setting: Setting, draft: Draft) -> None:
    """Let protocol decide."""
    draft.by_protocol = True
