"""What is promised takes place, at the promised time and table."""

from collections.abc import Iterator

from matchmaker.rules.case import Case
from matchmaker.rules.held import Held
from matchmaker.rules.violation import Violation
from matchmaker.scenario import Model
from matchmaker.scenario.requests import Pin

ENCODINGS = ("pins",)


class Parameters(Model):
    """This rule has no parameters."""


def violations(case: Case) -> Iterator[Violation]:
    """Promised activities that are missing, or at another time or table."""
    for activity, pins in case.facts.pins.by_activity.items():
        held = case.by_activity.get(activity, [])
        what = case.facts.words.activity(activity)
        if not held:
            yield case.violation(__name__, f"{what} is promised, but does not take place.")
        for pin in pins:
            for one in held:
                for text in _broken(case, pin, one):
                    yield case.violation(__name__, f"{what} is promised {text}.", one.people, [one])


def _broken(case: Case, pin: Pin, held: Held) -> Iterator[str]:
    words = case.facts.words
    promised = case.facts.pins.start(pin)
    if promised is not None and held.span.start != promised:
        yield f"for {words.time(promised, held.place)}, but begins at {case.begins(held)}"
    if pin.table is not None and held.entry.table != pin.table:
        yield f"at table {pin.table!r}, but is planned at {held.entry.table or 'none'}"
