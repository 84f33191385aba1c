"""When a visit can be made in a plan that grows, and with whom."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from interpreting import larger, understanding
from sheet import Sheet, lasting

from matchmaker.plan import Assignment
from matchmaker.rules.journeys.obligations import stop_at
from matchmaker.rules.times.spans import Span
from matchmaker.scenario import copy_id
from matchmaker.scenario.activities import Visit


def visitors(sheet: Sheet, visit: Visit) -> list[str]:
    """Who may or must come and has confirmed, in the order of the file."""
    return [p for p in sheet.facts.scenario.who([*visit.must, *visit.may]) if p in sheet.facts.people.confirmed]


def go(sheet: Sheet, visit: Visit, number: int) -> None:
    """Hold a run of a visit at the start that suits most of those to whom it is worth something."""
    if sum(held.visit is not None and held.visit.id == visit.id for held in sheet.held) != number - 1:
        return
    activity = copy_id(visit.id, number)
    for _, start, free in sorted(_starts(sheet, visit, number)):
        span = lasting(start, visit.length)
        speaking = understanding(sheet.facts, visit.languages, free)
        groups = dict.fromkeys((tuple(free), tuple(speaking)))
        entry = larger(_entry(sheet, visit, activity, span, group) for group in groups)
        if entry:
            sheet.put(entry)
            return


def _starts(sheet: Sheet, visit: Visit, number: int) -> Iterator[tuple[int, datetime, list[str]]]:
    """Starts not before those of earlier runs, with all who are free, and minus how many of them wish to come."""
    before = [held for held in sheet.held if held.visit and held.visit.id == visit.id]
    been = {person for held in before for person in held.people} - sheet.facts.visits.must[visit.id]
    people = [person for person in visitors(sheet, visit) if person not in been]
    for start in sorted(set(sheet.facts.visits.starts(visit, number))):
        stop = stop_at(lasting(start, visit.length), visit.place, None)
        free = [person for person in people if sheet.could(person, stop)]
        eager = sum(sheet.facts.visits.value(person, visit.id) > 0 for person in free)
        if eager and len(free) >= visit.at_least and all(start >= held.span.start for held in before):
            yield -eager, start, free


def _entry(sheet: Sheet, visit: Visit, activity: str, span: Span, free: Sequence[str]) -> Assignment | None:
    """A run with those who must come and those to whom it is worth most; others only to make up the group."""
    must, leaders = sheet.facts.visits.must[visit.id], sheet.facts.visits.leaders.get(visit.id)
    needed: list[set[str]] = [set()] if leaders is None or must & leaders else [{p} for p in free if p in leaders]
    for leader in needed if must.issubset(free) else ():
        going = sheet.facts.scenario.who(tuple(must | leader))
        values = {p: sheet.facts.visits.value(p, visit.id) for p in free if p not in going}
        wish = sorted((p for p in values if values[p] > 0), key=lambda p: -values[p])
        others = [p for p in values if values[p] <= 0][: max(0, visit.at_least - len(going) - len(wish))]
        entry = sheet.group(_writer(sheet, visit, activity, span), going, [*wish, *others], visit.at_most)
        if entry and len(entry.people) >= visit.at_least:
            return entry
    return None


def _writer(sheet: Sheet, visit: Visit, activity: str, span: Span) -> Callable[[Sequence[str]], Assignment]:
    visits = sheet.facts.visits

    def write(people: Sequence[str]) -> Assignment:
        parts = {"value": visits.value_of(people, visit.id), "requests": visits.met(people, visit.id)}
        return sheet.write(activity, "visit", span, people, visit.place, **parts)

    return write
