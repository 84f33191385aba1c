"""What comes first ends before what comes later begins, if both take place.

For every start s of the later activity: at most one of "later by s" and "earlier not over by s" is chosen. Any two
options that break the order meet in the constraint of the later one's start.
"""

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.formulation import Formulation


def post(form: Formulation) -> None:
    """At-most-one constraints per pair of activities."""
    for order in form.scenario.precedence:
        later = [activity for activity in form.activities if order.after in activity.names]
        for first in form.activities:
            for second in later if order.before in first.names else ():
                _post(form, first, second, order.gap)


def _post(form: Formulation, first: Activity, second: Activity, gap: int) -> None:
    later = form.options[second.id]
    for start in sorted({option.start for option in later}):
        begun = [form.chosen[option] for option in later if option.start <= start]
        not_over = [form.chosen[option] for option in form.options[first.id] if option.end + gap > start]
        if not_over:
            form.model.add_at_most_one([*begun, *not_over])
