"""Numbers of meetings that people are guaranteed or limited to."""

from collections import Counter

from matchmaker.scenario.activities import Meetings
from matchmaker.scenario.consistency.pairs import Pairs
from matchmaker.scenario.consistency.words import Found, Where
from matchmaker.scenario.people import Person


def contradictions(pairs: Pairs) -> Found:
    """Guarantees above the limit, and guarantees that the requests of a person cannot fill."""
    usual, possible = pairs.scenario.meetings, _possible(pairs)
    if usual.at_most is not None and (usual.at_least or 0) > usual.at_most:
        text = f"{usual.at_least} is more than at_most: {usual.at_most}; correct one of the two"
        yield ("meetings", "at_least"), text
        return
    for index, person in enumerate(pairs.scenario.people):
        if person.status == "confirmed":
            # What matching will propose is not known here.
            most = None if pairs.scenario.propose else possible[person.id]
            yield from _person(usual, index, person, most)


def _person(usual: Meetings, index: int, person: Person, possible: int | None) -> Found:
    own = person.meetings
    at_least = own.at_least if own.at_least is not None else usual.at_least or 0
    at_most = own.at_most if own.at_most is not None else usual.at_most
    key = "at_most" if own.at_least is None else "at_least"
    if at_most is not None and at_least > at_most:
        least = f"{at_least}{' (for everybody)' if own.at_least is None else ''}"
        most = f"{at_most}{' (for everybody)' if own.at_most is None else ''}"
        text = f"at_least is {least}, but at_most is {most}; correct one of the two for '{person.id}'"
        yield ("people", index, "meetings", key), text
    elif possible is not None and at_least > possible:
        general: Where = ("meetings", "at_least")
        where = general if own.at_least is None else ("people", index, *general)
        text = f"{at_least} guaranteed, but '{person.id}' cannot have more than {possible}, as no more are requested"
        yield where, f"{text}; add requests, or give '{person.id}' meetings: {{at_least: {possible}}}"


def _possible(pairs: Pairs) -> Counter[str]:
    """How many meetings each person could have if time and tables did not matter."""
    found: Counter[str] = Counter()
    for pair in pairs:
        if pairs.hindrance(pair) is None:
            for person in {person for party in pair.parties for person in pairs.members(party)}:
                found[person] += pair.times
    for given in pairs.scenario.given:
        found.update({person for party in given.between for person in pairs.members(party)})
    return found
