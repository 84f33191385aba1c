"""A plan before the rules: its assignments in real time, indexed by person."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import combinations

from matchmaker.plan import Assignment
from matchmaker.rules.facts import Facts
from matchmaker.rules.held import Held, held_of, known_people
from matchmaker.rules.journeys.moves import Move, driven_moves
from matchmaker.rules.rides import Leg, Ride, ride_of
from matchmaker.rules.times.spans import Span
from matchmaker.rules.violation import Violation, sentence
from matchmaker.scenario.activities import Lunch, Visit


class Case:
    """The assignments that the rules judge, in order of time. Unknown names are left to the structure check.

    Rides stand apart from all that is ``held``: only the rules about them see them.
    """

    def __init__(self, facts: Facts, assignments: Iterable[Assignment]) -> None:
        self.facts = facts
        held, rides = [], []
        for entry in assignments:
            if entry.ride is None:
                held.append(held_of(facts, entry))
            else:
                rides.append(ride_of(entry, entry.ride, known_people(facts, entry)))
        self.held = tuple(sorted(held, key=_in_time))
        self.rides = tuple(sorted(rides, key=_in_time))

    @cached_property
    def by_person(self) -> dict[str, list[Held]]:
        """What each known person who has something attends, in order of time."""
        found: dict[str, list[Held]] = {}
        for held in self.held:
            for person in held.people:
                found.setdefault(person, []).append(held)
        return found

    @cached_property
    def duties(self) -> dict[str, list[Held]]:
        """What each known interpreter who has something interprets, in order of time."""
        found: dict[str, list[Held]] = {}
        for held in self.held:
            for interpreter in held.interpreters:
                found.setdefault(interpreter, []).append(held)
        return found

    def of(self, person: str) -> list[Held]:
        """What the person attends, in order of time."""
        return self.by_person.get(person, [])

    def meetings_of(self, person: str) -> list[Held]:
        """The meetings of a person, in order of time."""
        return [held for held in self.of(person) if held.is_meeting]

    def on(self, person: str, day: date) -> list[Held]:
        """What the person attends on an event day, in order of time."""
        return [held for held in self.of(person) if self.day(held) == day]

    def day(self, held: Held) -> date | None:
        """The event day on which it starts."""
        if held.span.start not in self._days:
            found = self.facts.clock.day_of(held.span.start)
            self._days[held.span.start] = found.date if found else None
        return self._days[held.span.start]

    @cached_property
    def _days(self) -> dict[object, date | None]:
        return {}

    @cached_property
    def by_activity(self) -> dict[str, list[Held]]:
        """What takes place under each activity id; more than one only for a lunch, or in a broken plan."""
        found: dict[str, list[Held]] = {}
        for held in self.held:
            found.setdefault(held.activity, []).append(held)
        return found

    @cached_property
    def rounds(self) -> list[tuple[Held, Lunch]]:
        """The rounds of lunches that take place, in order of time, each with its lunch."""
        return [(held, held.lunch) for held in self.held if held.lunch]

    @cached_property
    def runs(self) -> dict[str, list[tuple[Held, Visit]]]:
        """The runs of each visit that take place, by its id, in order of their numbers, each once."""
        found: dict[str, list[tuple[Held, Visit]]] = {}
        for held, *_ in self.by_activity.values():
            if held.visit:
                found.setdefault(held.visit.id, []).append((held, held.visit))
        return {visit: sorted(runs, key=lambda run: run[0].number) for visit, runs in found.items()}

    @cached_property
    def copies(self) -> dict[str, list[Held]]:
        """The copies of each meeting that take place, by its id, each once."""
        found: dict[str, list[Held]] = {}
        for held, *_ in self.by_activity.values():
            if held.meeting:
                found.setdefault(held.meeting.id, []).append(held)
        return found

    @cached_property
    def legs(self) -> dict[Leg, list[Move]]:
        """The moves of all people for which they need a vehicle, by the leg that they are."""
        found: dict[Leg, list[Move]] = {}
        for person, attended in self.by_person.items():
            for move in driven_moves(self.facts, person, attended):
                found.setdefault(move.leg, []).append(move)
        return found

    def sides(self, held: Held) -> list[tuple[str, ...]]:
        """Who sits for each party of a meeting."""
        parties = held.meeting.parties if held.meeting else ()
        return [tuple(p for p in held.people if self.facts.people.stands_for(p, party)) for party in parties]

    def opposites(self, held: Held) -> Iterable[tuple[str, str]]:
        """Every two people who sit on different sides of a meeting."""
        return ((p, q) for one, other in combinations(self.sides(held), 2) for p in one for q in other)

    def what(self, held: Held) -> str:
        """What it is, in words."""
        return self.facts.words.activity(held.activity, held.round)

    def times(self, held: Held) -> str:
        """When it is, in local time of its place."""
        return self.facts.words.span(held.span, held.place, held.end_place)

    def begins(self, held: Held) -> str:
        """When it begins, in local time of its place."""
        return self.facts.words.time(held.span.start, held.place)

    def violation(
        self, module: str, text: str, people: Iterable[str] = (), held: Iterable[Held | Ride] = ()
    ) -> Violation:
        """What the rule of that module has to say about these people and assignments."""
        concerned = list(held)
        start = self.facts.clock.local(concerned[0].span.start, concerned[0].place) if concerned else None
        activities = tuple(one.activity for one in concerned)
        return Violation(module.rpartition(".")[2], tuple(people), start, activities, sentence(text))


def _in_time(one: Held | Ride) -> tuple[Span, str]:
    return one.span, one.activity
