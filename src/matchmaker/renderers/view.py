"""The plan as a reader may see it: titles, local times, partners and places, derived once for every format."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from matchmaker.messages import say
from matchmaker.plan import Assignment, Cancelled, Plan, Seat, when
from matchmaker.renderers.audience import Audience, Card, Reader
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.nights import Nights, own_nights
from matchmaker.renderers.seating import lunch_tables
from matchmaker.renderers.words.journeys import journey
from matchmaker.renderers.words.outings import hosted, outing
from matchmaker.renderers.words.sites import Site, site
from matchmaker.renderers.words.text import Phrase, clean, paragraph, phrase
from matchmaker.renderers.words.titles import Activities, cancelled_title, category, names, round_title
from matchmaker.renderers.words.tongues import tongue
from matchmaker.scenario import Scenario
from matchmaker.scenario.trips import places_of_nights


class Views:
    """Prepares one plan for its readers.

    ``planned`` and ``cancelled`` hold what each person takes part in, ``visits`` and ``visits_gone`` those to each
    organisation.
    """

    def __init__(self, scenario: Scenario, plan: Plan) -> None:
        self.scenario = scenario
        self.plan = plan
        self.visits: dict[str, list[Assignment]] = {}
        self.visits_gone: dict[str, list[Cancelled]] = {}
        self.planned: dict[str, list[Assignment]] = {person.id: [] for person in scenario.people}
        self.cancelled: dict[str, list[Cancelled]] = {person.id: [] for person in scenario.people}
        for assignment in plan.assignments:
            if host := hosted(scenario, assignment):
                self.visits.setdefault(host, []).append(assignment)
            for person in assignment.people:
                self.planned.setdefault(person, []).append(assignment)
        for entry in plan.cancelled:
            if host := hosted(scenario, entry.was):
                self.visits_gone.setdefault(host, []).append(entry)
            for person in entry.was.people:
                self.cancelled.setdefault(person, []).append(entry)
        self.places_of_nights = places_of_nights(scenario)
        self._activities = Activities(scenario)
        self._home = ZoneInfo(scenario.event.timezone)
        self._leaders = {person for group in scenario.groups for person in (group.head, group.deputy) if person}
        self._cards: dict[tuple[Audience, str], dict[str, Card]] = {}
        self._common: dict[tuple[str, bool, Audience, str], Entry] = {}
        self._sites: dict[tuple[Seat | str | None, ...], Site] = {}

    def nights(self, reader: Reader) -> Nights:
        """Where the reader sleeps, by the date of the evening."""
        return own_nights(reader, self.places_of_nights)

    def entries(
        self, reader: Reader, assignments: Iterable[Assignment], cancelled: Iterable[Cancelled] = ()
    ) -> tuple[Entry, ...]:
        """What the reader may see of the assignments and of those cancelled, in order of time."""
        reader = replace(reader, cards=self._cards.setdefault((reader.audience, reader.language), {}))
        planned = {assignment.uid: assignment for assignment in assignments}
        gone = {entry.uid: entry for entry in cancelled if entry.uid not in planned}
        both = [(assignment, assignment.sequence, False) for assignment in planned.values()]
        both += [(entry.was.model_copy(update={"uid": entry.uid}), entry.sequence, True) for entry in gone.values()]
        both.sort(key=lambda found: when(found[0]))
        return tuple(self._known(reader, *found) for found in both if self._visible(reader, found[0]))

    @staticmethod
    def _visible(reader: Reader, assignment: Assignment) -> bool:
        return assignment.kind != "meeting" or reader.may_see("meetings")

    def _known(self, reader: Reader, assignment: Assignment, sequence: int, cancelled: bool) -> Entry:
        """What does not depend on whose programme it is, is derived once for an audience and language."""
        if self._personal(reader, assignment):
            return self._entry(reader, assignment, sequence, cancelled)
        key = (assignment.uid, cancelled, reader.audience, reader.language)
        if key not in self._common:
            self._common[key] = self._entry(reader, assignment, sequence, cancelled)
        return self._common[key]

    def _personal(self, reader: Reader, assignment: Assignment) -> bool:
        if reader.person is None and reader.organisation is None:
            return False
        return assignment.kind == "meeting" or assignment.seating is not None or reader.person in self._leaders

    def _entry(self, reader: Reader, assignment: Assignment, sequence: int, cancelled: bool) -> Entry:
        partners, colleagues = self._company(reader, assignment)
        title = self._title(reader, assignment, partners)
        start = assignment.start.astimezone(ZoneInfo(assignment.timezone))
        end = assignment.end.astimezone(ZoneInfo(assignment.end_timezone or assignment.timezone))
        return Entry(
            uid=clean(assignment.uid),
            sequence=sequence,
            kind=assignment.kind,
            category=category(assignment.kind, reader.language),
            title=cancelled_title(title, reader.language) if cancelled else title,
            start=start,
            end=end,
            all_day=assignment.all_day,
            site=self._site(reader, assignment),
            partners=partners,
            colleagues=colleagues,
            reasons=reader.reasons(assignment),
            people=assignment.people if reader.may_see("attendance") else (),
            requests=assignment.requests if reader.may_see("wishes") else (),
            round=assignment.round,
            tables=lunch_tables(reader, assignment),
            description=paragraph(self._activities.description(assignment.activity), reader.language),
            number=_number(reader, assignment),
            journey=journey(reader, assignment, start, end),
            outing=outing(reader, assignment),
            languages=self._languages(reader, assignment),
            free=self._activities.free(assignment.activity),
            home=self._home if self._elsewhere(start, end) else None,
            locked=assignment.locked and reader.may_see("quality"),
            cancelled=cancelled,
            language=reader.language,
        )

    def _site(self, reader: Reader, assignment: Assignment) -> Site:
        spots = (reader.own_seat(assignment), assignment.table, assignment.room)
        key = (reader.language, assignment.place, *spots)
        if key not in self._sites:
            self._sites[key] = site(reader, assignment)
        return self._sites[key]

    def _elsewhere(self, *local: datetime) -> bool:
        """Whether clocks at home show another time."""
        away = (moment for moment in local if moment.tzinfo is not self._home)
        return any(moment.utcoffset() != moment.astimezone(self._home).utcoffset() for moment in away)

    def _languages(self, reader: Reader, assignment: Assignment) -> tuple[str, ...]:
        return tuple(tongue(code, reader.language) for code in self._activities.languages(assignment.activity))

    def _company(self, reader: Reader, assignment: Assignment) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
        if assignment.kind != "meeting":
            return (), ()
        own = self._party(reader.person, assignment) if reader.person else None
        others = [person for person in assignment.people if person != reader.person]
        beside = [person for person in others if own and self._party(person, assignment) == own]
        if reader.organisation:
            beside = [person for person in others if person in self.scenario.members.get(reader.organisation, ())]
        partners = tuple(reader.card(person) for person in others if person not in beside)
        return partners, tuple(reader.card(person) for person in beside)

    def _party(self, person: str, assignment: Assignment) -> str | None:
        parties = self._activities.parties(assignment.activity)
        who = self.scenario.people_by_id.get(person)
        return next((party for party in (person, who and who.organisation) if party in parties), None)

    def _title(self, reader: Reader, assignment: Assignment, partners: tuple[Card, ...]) -> Phrase:
        if assignment.kind != "meeting":
            own = self._activities.title(assignment.activity)
            title = phrase(own, reader.language, otherwise=clean(assignment.activity))
            return round_title(title, assignment, reader)
        if reader.person or reader.organisation:
            return Phrase(say(reader.language, "Meeting with {names}", names=names(partners)))
        sides: dict[str, list[Card]] = {}
        for card in partners:
            sides.setdefault(self._party(card.id, assignment) or card.id, []).append(card)
        return Phrase(" – ".join(names(side) for side in sides.values()))


def _number(reader: Reader, assignment: Assignment) -> int | None:
    return len(assignment.people) if assignment.kind != "meeting" and reader.may_see("numbers") else None
