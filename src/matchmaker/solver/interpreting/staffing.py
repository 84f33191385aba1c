"""Whether given people need an interpreter, who suits them, and whether some who could come can be understood at all.

The more people speak for a party, the more languages they have between them. So whether an activity can do without
interpreters shows in the smallest staffings, and whether interpreters suit in those with a person for each of them.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.parties import Party
from matchmaker.solver.interpreting.interpreters import Interpreters

Staffing = Sequence[Sequence[str]]
"""Those who attend, by party."""

Forbidden = frozenset[frozenset[str]]


def needy(interpreters: Interpreters, activity: Activity, person: str) -> bool:
    """Whether a person at working level speaks none of the languages of a session or visit."""
    languages = interpreters.languages(activity)
    return bool(languages) and not languages & interpreters.spoken[person]


def needed(interpreters: Interpreters, activity: Activity, attending: Staffing) -> bool:
    """Whether these people need an interpreter: parties without a common language, guests who speak none of those."""
    if activity.kind == "meeting":
        spoken = [frozenset[str]().union(*(interpreters.spoken[p] for p in party)) for party in attending]
        return not frozenset.intersection(*spoken)
    return any(needy(interpreters, activity, person) for party in attending for person in party)


def suits(interpreters: Interpreters, activity: Activity, attending: Staffing, interpreter: str) -> bool:
    """Whether an interpreter shares a language with each party, or with the activity and everybody who is in need."""
    spoken = interpreters.spoken
    own = spoken[interpreter]
    if activity.kind == "meeting":
        return all(any(own & spoken[person] for person in party) for party in attending)
    people = [person for party in attending for person in party if needy(interpreters, activity, person)]
    return bool(own & interpreters.languages(activity)) and all(own & spoken[person] for person in people)


def served(interpreters: Interpreters, activity: Activity, attending: Staffing, free: Sequence[str]) -> bool:
    """Whether these people need no interpreter, or enough of the free ones suit them."""
    if not needed(interpreters, activity, attending):
        return True
    return sum(suits(interpreters, activity, attending, who) for who in free) >= interpreters.number(activity)


def can_be_served(
    interpreters: Interpreters, activity: Activity, able: Staffing, free: Sequence[str], forbidden: Forbidden
) -> bool:
    """Whether some of those who could come to a meeting need no interpreter or can have enough of the free ones."""
    found = staffings(activity.parties, able, forbidden, interpreters.number(activity))
    return any(served(interpreters, activity, attending, free) for attending in found)


def certain(interpreters: Interpreters, activity: Activity, able: Staffing) -> bool | None:
    """Whether a meeting needs an interpreter whoever comes (True), or never does (False); None if it depends."""
    found = {needed(interpreters, activity, attending) for attending in staffings(activity.parties, able)}
    return found.pop() if len(found) == 1 else None


def staffings(
    parties: Sequence[Party], able: Staffing, forbidden: Forbidden = frozenset(), more: int = 1
) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The smallest staffings of a meeting without two who must never meet, and those of up to ``more`` people each."""
    for attending in product(*(list(_few(party, people, more)) for party, people in zip(parties, able, strict=True))):
        met = (frozenset(pair) for sides in combinations(attending, 2) for pair in product(*sides))
        if not forbidden or forbidden.isdisjoint(met):
            yield attending


def _few(party: Party, people: Sequence[str], more: int) -> Iterator[tuple[str, ...]]:
    for size in range(party.least, min(party.most, max(party.least, more)) + 1):
        yield from combinations(people, size)
