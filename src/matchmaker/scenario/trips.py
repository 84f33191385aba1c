"""What a file says about a trip, by person: where they sleep, which visits they wish."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from matchmaker.scenario.document import Scenario
from matchmaker.scenario.places import Stay


class WishedVisit(NamedTuple):
    """All that is said about one person's wish for one visit: the strongest wish, the largest stated value."""

    name: str
    person: str
    visit: str
    wish: int
    value: int | None


def visit_wish_name(person: str, visit: str) -> str:
    """The name of a person's wish for a visit."""
    return f"{person}--{visit}"


def wished_visits(scenario: Scenario) -> dict[tuple[str, str], WishedVisit]:
    """The wishes for visits by person and visit, in order of the file, then of the people; whatever their status."""
    found: dict[tuple[str, str], WishedVisit] = {}
    for stated in scenario.visit_wishes:
        for person in scenario.who(stated.who):
            new = WishedVisit(visit_wish_name(person, stated.visit), person, stated.visit, stated.wish, stated.value)
            known = found.get((person, stated.visit), new)
            values = [value for value in (known.value, new.value) if value is not None]
            strongest = new._replace(wish=max(known.wish, new.wish), value=max(values, default=None))
            found[person, stated.visit] = strongest
    return found


def places_of_nights(scenario: Scenario) -> dict[str, dict[date, str]]:
    """By person and night (the date of its evening): the place where they sleep; nothing for a night without stay."""
    found: dict[str, dict[date, str]] = {}
    for stay in scenario.stays:
        for person in scenario.who(stay.who):
            for night in nights(stay):
                found.setdefault(person, {}).setdefault(night, stay.place)
    return found


def nights(stay: Stay) -> Iterator[date]:
    """The dates of the evenings of a stay."""
    for number in range((stay.last_night - stay.first_night).days + 1):
        yield stay.first_night + timedelta(days=number)
