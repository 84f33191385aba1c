"""Who takes luggage on which ride: on the day on which somebody changes beds, from the old hotel to the new one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from matchmaker.plan import Assignment, when
from matchmaker.renderers.words.rides import ride_day

_DAY = timedelta(days=1)


def luggage(
    assignments: Iterable[Assignment], nights: Mapping[str, Mapping[date, str]]
) -> Mapping[str, Collection[str]]:
    """By uid of a ride the ids of those with luggage; ``nights``: by person and evening the hotel."""
    own: dict[str, list[Assignment]] = {}
    for held in sorted(assignments, key=when):
        for person in held.people if held.ride else ():
            own.setdefault(person, []).append(held)
    found: dict[str, set[str]] = {}
    for person, rides in own.items():
        beds = nights.get(person, {})
        for day, held_then in groupby(rides, key=ride_day):
            for ride in _loaded(list(held_then), beds.get(day - _DAY), beds.get(day)):
                found.setdefault(ride.uid, set()).add(person)
    return found


def _loaded(rides: Sequence[Assignment], before: str | None, after: str | None) -> Sequence[Assignment]:
    """Of the rides of one day those with luggage: from the last one that leaves the old hotel until the new one."""
    if before == after:
        return ()
    first = max((n for n, ride in enumerate(rides) if ride.place == before), default=0)
    last = next((n for n, ride in enumerate(rides[first:], first) if ride.end_place == after), len(rides) - 1)
    return rides[first : last + 1]
