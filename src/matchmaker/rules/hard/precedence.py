"""What has to come first ends in good time before what follows, if both take place."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model

ENCODINGS = ("precedence",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Every two activities in the wrong order or too close to each other."""
    for order in case.facts.scenario.precedence:
        for before in _held(case, order.before):
            for after in _held(case, order.after):
                if before.span.end + order.gap * MINUTE > after.span.start:
                    first, second = case.what(before), case.what(after)
                    text = f"{first} has to end {order.gap} minutes before {second} begins, but does not."
                    people = dict.fromkeys((*before.people, *after.people))
                    yield case.violation(__name__, text, people, [after, before])


def _held(case: Case, name: str) -> list[Held]:
    """What takes place under a name: all rounds of a lunch, runs of a visit; for a request or pair, all its copies."""
    if name in case.facts.visits.by_id:
        return [held for held, _ in case.runs.get(name, [])]
    pair = case.facts.meetings.pair_of.get(name)
    return case.by_activity.get(name, []) if pair is None else case.copies.get(pair, [])
