"""Where tables are to be equal, their numbers of people differ by at most one."""

from matchmaker.solver.lunch.drafts import Draft
from matchmaker.solver.setting import Setting


def seat(setting: Setting, draft: Draft) -> None:
    """Largest - smallest <= 1 in every round."""
    draft.equal_sizes = draft.lunch.equal_tables
