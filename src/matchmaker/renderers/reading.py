"""How one assignment reads for a reader: title, local times, partners, place; the same for every format."""

from collections.abc import Collection, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from matchmaker.messages import say
from matchmaker.plan import Assignment, Seat
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.interpreting import interpreters, listeners
from matchmaker.renderers.seating import lunch_tables
from matchmaker.renderers.words.journeys import journey
from matchmaker.renderers.words.outings import outing
from matchmaker.renderers.words.rides import kind_of, ride, ride_title
from matchmaker.renderers.words.sites import Site, site
from matchmaker.renderers.words.text import Phrase, clean, paragraph, phrase
from matchmaker.renderers.words.titles import Activities, cancelled_title, category, names, round_title
from matchmaker.renderers.words.tongues import tongue
from matchmaker.scenario import Scenario


class Reading:
    """Reads the assignments of one scenario; ``luggage`` says by uid who takes luggage on a ride."""

    def __init__(self, scenario: Scenario, luggage: Mapping[str, Collection[str]]) -> None:
        self.scenario = scenario
        self._luggage = luggage
        self._activities = Activities(scenario)
        self._home = ZoneInfo(scenario.event.timezone)
        self._sites: dict[tuple[Seat | str | None, ...], Site] = {}

    def entry(self, reader: Reader, assignment: Assignment, sequence: int, cancelled: bool) -> Entry:
        """The assignment as this reader may see it; ``cancelled``: it no longer takes place."""
        partners, colleagues = self._company(reader, assignment)
        title = self._title(reader, assignment, partners)
        start = assignment.start.astimezone(ZoneInfo(assignment.timezone))
        end = assignment.end.astimezone(ZoneInfo(assignment.end_timezone or assignment.timezone))
        return Entry(
            uid=clean(assignment.uid),
            sequence=sequence,
            kind=kind_of(assignment),
            category=category(kind_of(assignment), reader.language),
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
            ride=ride(reader, assignment, self._luggage.get(assignment.uid, ())),
            languages=self._languages(reader, assignment),
            interpreters=interpreters(reader, assignment),
            listeners=listeners(reader, assignment, self._activities.languages(assignment.activity)),
            free=self._activities.free(assignment.activity),
            home=self._home if self._elsewhere(start, end) else None,
            locked=assignment.locked and reader.may_see("quality"),
            cancelled=cancelled,
            stamp=assignment.stamp,
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
        if person in parties:
            return person
        who = self.scenario.people_by_id.get(person)
        return who.organisation if who and who.organisation in parties else None

    def _title(self, reader: Reader, assignment: Assignment, partners: tuple[Card, ...]) -> Phrase:
        if assignment.ride:
            return ride_title(reader, assignment)
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
