"""Two people who must never meet do not attend the same option of a meeting, on different sides, nor share a table."""

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.lunch.drafts import Draft
from matchmaker.solver.setting import Setting


def seat(setting: Setting, draft: Draft) -> None:
    """Keep them apart at lunch."""
    draft.keep_apart(setting.forbidden)


def post(form: Formulation) -> None:
    """At most one of the two, per option."""
    form.forbid(form.setting.forbidden)
