"""The plan as a reader may see it, derived once for every format."""

import re
from collections.abc import Iterable
from dataclasses import replace

from matchmaker.plan import Assignment, Cancelled, Plan, when
from matchmaker.renderers.audience import Audience, Reader, Tables
from matchmaker.renderers.cards import Card
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.luggage import luggage
from matchmaker.renderers.nights import Nights, own_nights
from matchmaker.renderers.reading import Reading
from matchmaker.renderers.words.outings import hosted
from matchmaker.scenario import Scenario
from matchmaker.scenario.people import Person
from matchmaker.scenario.texts import ID_PATTERN
from matchmaker.scenario.trips import places_of_nights


class Views:
    """Prepares one plan for its readers.

    ``planned`` and ``cancelled`` hold what each person takes part in, ``visits`` and ``visits_gone`` those to each
    organisation, ``duties`` and ``duties_gone`` what each interpreter interprets, ``rides`` and ``rides_gone`` those of
    each vehicle.
    """

    def __init__(self, scenario: Scenario, plan: Plan) -> None:
        self.scenario = scenario
        self.plan = plan
        self.visits: dict[str, list[Assignment]] = {}
        self.visits_gone: dict[str, list[Cancelled]] = {}
        self.planned: dict[str, list[Assignment]] = {person.id: [] for person in scenario.people}
        self.cancelled: dict[str, list[Cancelled]] = {person.id: [] for person in scenario.people}
        self.duties: dict[str, list[Assignment]] = {}
        self.duties_gone: dict[str, list[Cancelled]] = {}
        self.rides: dict[str, list[Assignment]] = {}
        self.rides_gone: dict[str, list[Cancelled]] = {}
        for assignment in plan.assignments:
            if host := hosted(scenario, assignment):
                self.visits.setdefault(host, []).append(assignment)
            for person in assignment.people:
                self.planned.setdefault(person, []).append(assignment)
            for interpreter in assignment.resources.interpreter:
                self.duties.setdefault(interpreter, []).append(assignment)
            if assignment.ride:
                self.rides.setdefault(assignment.ride, []).append(assignment)
        for entry in plan.cancelled:
            if host := hosted(scenario, entry.was):
                self.visits_gone.setdefault(host, []).append(entry)
            for person in entry.was.people:
                self.cancelled.setdefault(person, []).append(entry)
            for interpreter in entry.was.resources.interpreter:
                self.duties_gone.setdefault(interpreter, []).append(entry)
            if entry.was.ride:
                self.rides_gone.setdefault(entry.was.ride, []).append(entry)
        for left in plan.left:
            for person in left.people:
                self.cancelled.setdefault(person, []).append(left)
            for interpreter in left.interpreters:
                self.duties_gone.setdefault(interpreter, []).append(left)
        self.places_of_nights = places_of_nights(scenario)
        self._reading = Reading(scenario, luggage(plan.assignments, self.places_of_nights))
        self._leaders = {person for group in scenario.groups for person in (group.head, group.deputy) if person}
        self._cards: dict[tuple[Audience, str], dict[str, Card]] = {}
        self._tables: dict[tuple[str, int], Tables] = {}
        self._common: dict[tuple[str, int, bool, Audience, str], Entry] = {}

    @property
    def listed(self) -> tuple[Person, ...]:
        """Who has papers: whoever has or had an entry, or has confirmed; in the order of the scenario."""
        return tuple(
            person
            for person in self.scenario.people
            if self.planned[person.id] or self.cancelled[person.id] or person.status == "confirmed"
        )

    @property
    def expected(self) -> tuple[Person, ...]:
        """Who takes part in something or has confirmed; in the order of the scenario."""
        return tuple(who for who in self.scenario.people if self.planned[who.id] or who.status == "confirmed")

    @property
    def departed(self) -> tuple[str, ...]:
        """Who had entries in an earlier revision and is no longer in the scenario, by id."""
        gone = sorted(self.cancelled.keys() - self.scenario.people_by_id.keys())
        return tuple(name for name in gone if re.fullmatch(ID_PATTERN, name))  # the plan may be written by hand

    def nights(self, reader: Reader) -> Nights:
        """Where the reader sleeps, by the date of the evening."""
        return own_nights(reader, self.places_of_nights)

    def entries(
        self, reader: Reader, assignments: Iterable[Assignment], cancelled: Iterable[Cancelled] = ()
    ) -> tuple[Entry, ...]:
        """What the reader may see of the assignments and of those cancelled, in order of time."""
        cards = self._cards.setdefault((reader.audience, reader.language), {})
        reader = replace(reader, cards=cards, tables=self._tables)
        planned = {assignment.uid: assignment for assignment in assignments}
        gone = {entry.uid: entry for entry in cancelled if entry.uid not in planned}
        both = [(assignment, assignment.sequence, False) for assignment in planned.values()]
        both += [(_as_it_was(entry), entry.sequence, True) for entry in gone.values()]
        both.sort(key=lambda found: when(found[0]))
        return tuple(self._known(reader, *found) for found in both if self._visible(reader, found[0]))

    @staticmethod
    def _visible(reader: Reader, assignment: Assignment) -> bool:
        return assignment.kind != "meeting" or reader.may_see("meetings")

    def _known(self, reader: Reader, assignment: Assignment, sequence: int, cancelled: bool) -> Entry:
        """What does not depend on whose programme it is, is derived once for an audience and language."""
        if self._personal(reader, assignment):
            return self._reading.entry(reader, assignment, sequence, cancelled)
        key = (assignment.uid, sequence, cancelled, reader.audience, reader.language)
        if key not in self._common:
            self._common[key] = self._reading.entry(reader, assignment, sequence, cancelled)
        return self._common[key]

    def _personal(self, reader: Reader, assignment: Assignment) -> bool:
        if reader.person is None and reader.organisation is None:
            return False
        return assignment.kind == "meeting" or assignment.seating is not None or reader.person in self._leaders


def _as_it_was(entry: Cancelled) -> Assignment:
    return entry.was.model_copy(update={"uid": entry.uid, "stamp": entry.stamp})
