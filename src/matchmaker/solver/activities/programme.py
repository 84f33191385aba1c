"""All that the solver may place: sessions, lunches, transfers, visits, and meetings."""

from collections.abc import Iterable, Iterator

from matchmaker.scenario import Scenario, copy_id
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.lunches import LunchRound
from matchmaker.solver.activities.meetings import WishedMeetings, given_meetings
from matchmaker.solver.activities.parties import Party, People
from matchmaker.solver.activities.transfers import Leg


def collect(
    scenario: Scenario, people: People, rounds: Iterable[LunchRound], legs: Iterable[Leg]
) -> tuple[Activity, ...]:
    """All activities: the fixed parts, visits, given meetings, wished ones by their first request, proposed ones."""
    meetings = WishedMeetings(scenario, people)
    fixed = (*_sessions(scenario, people), *map(_eaten, rounds), *map(_taken, legs))
    return (
        *fixed,
        *_visits(scenario, people),
        *given_meetings(scenario, people),
        *meetings.wished(),
        *meetings.proposed(),
    )


def _sessions(scenario: Scenario, people: People) -> Iterator[Activity]:
    for index, session in enumerate(scenario.sessions):
        named = scenario.who([*session.must, *session.may])
        must = tuple(person for person in scenario.who(session.must) if person in people.confirmed)
        planned = people.confirmed | people.waiting
        may = tuple(person for person in named if person not in must and person in planned)
        parties = (Party(must, len(must), len(must), "must"), Party(may, 0, len(may), "may"))
        names = frozenset({session.id})
        yield Activity(
            session.id, "session", session.length, parties, ("sessions", index), hard=True, pair=session.id, names=names
        )


def _eaten(round_: LunchRound) -> Activity:
    """A round of a lunch: everybody who eats has to come."""
    lunch = round_.lunch
    party = Party(round_.diners, len(round_.diners), len(round_.diners), lunch.id)
    return Activity(
        round_.id,
        "lunch",
        lunch.round_length,
        (party,),
        ("lunches", round_.index),
        hard=True,
        pair=lunch.id,
        names=frozenset({lunch.id}),
        round=round_,
    )


def _taken(leg: Leg) -> Activity:
    """A transfer: everybody who travels has to come."""
    party = Party(leg.travellers, len(leg.travellers), len(leg.travellers), leg.transfer.id)
    name = leg.transfer.id
    return Activity(
        name,
        "transfer",
        leg.end - leg.start,
        (party,),
        ("transfers", leg.index),
        hard=True,
        pair=name,
        names=frozenset({name}),
        leg=leg,
    )


def _visits(scenario: Scenario, people: People) -> Iterator[Activity]:
    """The runs of every visit; at each of them must be who has to come, and may be who may."""
    for index, visit in enumerate(scenario.visits):
        must = tuple(person for person in scenario.who(visit.must) if person in people.confirmed)
        may = tuple(p for p in scenario.who(visit.may) if p in people.confirmed and p not in must)
        parties = (Party(must, len(must), len(must), "must"), Party(may, 0, len(may), "may"))
        for number in range(1, visit.runs + 1):
            yield Activity(
                copy_id(visit.id, number),
                "visit",
                visit.length,
                parties,
                ("visits", index),
                copy=number,
                pair=visit.id,
                names=frozenset({visit.id}),
                visit=visit,
            )
