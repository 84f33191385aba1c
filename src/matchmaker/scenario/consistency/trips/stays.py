"""Stays outside of the event, and two beds for one night."""

from datetime import timedelta

from matchmaker.scenario.consistency.words import Found, Where, names
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.places import Stay
from matchmaker.scenario.trips import nights


def contradictions(scenario: Scenario) -> Found:
    """Stays that end before they begin, outside of the dates of the event, or where somebody sleeps elsewhere."""
    wrong = list(_dates(scenario))
    yield from wrong
    if not wrong:
        yield from _two_beds(scenario)


def _dates(scenario: Scenario) -> Found:
    # Who arrives the evening before the first day sleeps there; the last night is that after the last day.
    first, last = scenario.days[0].date - timedelta(days=1), scenario.days[-1].date
    for index, stay in enumerate(scenario.stays):
        where: Where = ("stays", index)
        if stay.last_night < stay.first_night:
            text = f"{stay.last_night} is before first_night: {stay.first_night}; swap the two"
            yield (*where, "last_night"), text
            continue
        for key, night in (("first_night", stay.first_night), ("last_night", stay.last_night)):
            if not first <= night <= last:
                text = f"the night of {night} is not within the event; its nights are {first} to {last}"
                yield (*where, key), f"{text}, by the date of the evening"


def _two_beds(scenario: Scenario) -> Found:
    beds: dict[str, dict[object, int]] = {}
    for index, stay in enumerate(scenario.stays):
        other: Stay | None = None
        double: dict[str, object] = {}
        for person in scenario.who(stay.who):
            taken = beds.setdefault(person, {})
            for night in nights(stay):
                if taken.setdefault(night, index) != index and person not in double:
                    double[person], other = night, other or scenario.stays[taken[night]]
        if other is not None:
            first = min(map(str, double.values()))
            text = f"{names(double)} {'has' if len(double) == 1 else 'have'} a stay in '{other.place}' already"
            yield ("stays", index, "who"), f"{text} (night of {first}); state one stay for each night of a person"
