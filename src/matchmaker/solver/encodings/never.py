"""Two people who must never meet do not attend the same option of a meeting, on different sides."""

from itertools import combinations

from matchmaker.solver.formulation import Formulation


def post(form: Formulation) -> None:
    """At most one of the two, per option."""
    for option in form.choices("meeting"):
        for one, other in combinations(form.attendances[option], 2):
            for first in one:
                for second in other:
                    if frozenset((first.person, second.person)) in form.setting.forbidden:
                        form.model.add_bool_or([first.literal.negated(), second.literal.negated()])
