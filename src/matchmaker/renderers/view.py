"""The plan as a reader may see it: titles, local times, partners and places, derived once for every format."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from matchmaker.messages import say
from matchmaker.plan import Assignment, Cancelled, Plan, when
from matchmaker.renderers.audience import Card, Reader
from matchmaker.renderers.local import long_day, span, zone_name
from matchmaker.renderers.sites import Site, site
from matchmaker.renderers.text import Phrase, clean, paragraph, phrase, spoken
from matchmaker.scenario import Scenario, Text, given_ids, pair_id


@dataclass(frozen=True)
class Entry:
    """An assignment as one reader may see it; ``start`` and ``end`` are local times in their own zones.

    ``partners`` are whom one meets, ``colleagues`` who sits on the reader's own side; both empty if not to be known.
    """

    uid: str
    sequence: int
    kind: str
    category: str
    title: Phrase
    start: datetime
    end: datetime
    all_day: bool
    site: Site
    partners: tuple[Card, ...] = ()
    colleagues: tuple[Card, ...] = ()
    description: Phrase | None = None
    number: int | None = None
    locked: bool = False
    cancelled: bool = False
    language: str = "en"

    @property
    def day(self) -> date:
        """The local date on which it begins."""
        return self.start.date()

    @property
    def time(self) -> str:
        """From when to when, in the reader's way of writing it."""
        return say(self.language, "all day") if self.all_day else span(self.start, self.end, self.language)

    @property
    def zone(self) -> str:
        """What the local time is called."""
        return zone_name(self.start, self.language)

    @property
    def local_time(self) -> str:
        """Date, time and zone in words."""
        return f"{long_day(self.day, self.language)}, {self.time}, {self.zone}"


class Views:
    """Prepares one plan for its readers. ``planned`` and ``cancelled`` hold what each person takes part in."""

    def __init__(self, scenario: Scenario, plan: Plan) -> None:
        self.scenario = scenario
        self.plan = plan
        self.planned: dict[str, list[Assignment]] = {person.id: [] for person in scenario.people}
        self.cancelled: dict[str, list[Cancelled]] = {person.id: [] for person in scenario.people}
        for assignment in plan.assignments:
            for person in assignment.people:
                self.planned.setdefault(person, []).append(assignment)
        for entry in plan.cancelled:
            for person in entry.was.people:
                self.cancelled.setdefault(person, []).append(entry)
        self._parties = dict(_parties(scenario))
        self._titles = dict(_titles(scenario))
        self._descriptions = {part.id: part.description for part in scenario.sessions}

    def entries(
        self, reader: Reader, assignments: Iterable[Assignment], cancelled: Iterable[Cancelled] = ()
    ) -> tuple[Entry, ...]:
        """What the reader may see of the assignments and of those cancelled, in order of time."""
        planned = {assignment.uid: assignment for assignment in assignments}
        gone = {entry.uid: entry for entry in cancelled if entry.uid not in planned}
        both = [(assignment, assignment.sequence, False) for assignment in planned.values()]
        both += [(entry.was.model_copy(update={"uid": entry.uid}), entry.sequence, True) for entry in gone.values()]
        both.sort(key=lambda found: when(found[0]))
        return tuple(self._entry(reader, *found) for found in both if self._visible(reader, found[0]))

    @staticmethod
    def _visible(reader: Reader, assignment: Assignment) -> bool:
        return assignment.kind != "meeting" or reader.may_see("meetings")

    def _entry(self, reader: Reader, assignment: Assignment, sequence: int, cancelled: bool) -> Entry:
        partners, colleagues = self._company(reader, assignment)
        title = self._title(reader, assignment, partners)
        return Entry(
            uid=clean(assignment.uid),
            sequence=sequence,
            kind=assignment.kind,
            category=category(assignment.kind, reader.language),
            title=_cancelled(title, reader.language) if cancelled else title,
            start=assignment.start.astimezone(ZoneInfo(assignment.timezone)),
            end=assignment.end.astimezone(ZoneInfo(assignment.end_timezone or assignment.timezone)),
            all_day=assignment.all_day,
            site=site(reader, assignment),
            partners=partners,
            colleagues=colleagues,
            description=self._description(reader, assignment),
            number=_number(reader, assignment),
            locked=assignment.locked and reader.may_see("quality"),
            cancelled=cancelled,
            language=reader.language,
        )

    def _description(self, reader: Reader, assignment: Assignment) -> Phrase | None:
        return paragraph(self._descriptions.get(assignment.activity), reader.language)

    def _company(self, reader: Reader, assignment: Assignment) -> tuple[tuple[Card, ...], tuple[Card, ...]]:
        if assignment.kind != "meeting":
            return (), ()
        own = self._party(reader.person, assignment) if reader.person else None
        others = [person for person in assignment.people if person != reader.person]
        beside = [person for person in others if own and self._party(person, assignment) == own]
        partners = tuple(reader.card(person) for person in others if person not in beside)
        return partners, tuple(reader.card(person) for person in beside)

    def _party(self, person: str, assignment: Assignment) -> str | None:
        parties = self._parties_of(assignment.activity)
        who = self.scenario.people_by_id.get(person)
        return next((party for party in (person, who and who.organisation) if party in parties), None)

    def _parties_of(self, activity: str) -> tuple[str, ...]:
        return self._parties.get(activity) or self._parties.get(activity.rpartition(".")[0], ())

    def _title(self, reader: Reader, assignment: Assignment, partners: tuple[Card, ...]) -> Phrase:
        if assignment.kind != "meeting":
            own = self._titles.get(assignment.activity) or self._titles.get(assignment.activity.rpartition(".")[0])
            return phrase(own, reader.language, otherwise=clean(assignment.activity))
        if reader.person:
            return Phrase(say(reader.language, "Meeting with {names}", names=names(partners)))
        sides: dict[str, list[Card]] = {}
        for card in partners:
            sides.setdefault(self._party(card.id, assignment) or card.id, []).append(card)
        return Phrase(" – ".join(names(side) for side in sides.values()))


def names(cards: Iterable[Card]) -> str:
    """Names with organisation; people of one organisation together. Of more than three the organisations only."""
    by_organisation: dict[str, list[str]] = {}
    for card in cards:
        by_organisation.setdefault(card.organisation, []).append(card.name)
    alone = by_organisation.pop("", [])
    if sum(map(len, by_organisation.values())) + len(alone) > 3 and by_organisation:
        return ", ".join((*by_organisation, *alone))
    return ", ".join((*(f"{', '.join(found)} ({name})" for name, found in by_organisation.items()), *alone))


def category(kind: str, language: str) -> str:
    """The kind of an assignment in the reader's language."""
    words = {
        "meeting": say(language, "Meeting"),
        "visit": say(language, "Visit"),
        "lunch": say(language, "Lunch"),
        "session": say(language, "Programme"),
        "transfer": say(language, "Journey"),
    }
    return words[kind]


def _number(reader: Reader, assignment: Assignment) -> int | None:
    return len(assignment.people) if assignment.kind != "meeting" and reader.may_see("numbers") else None


def _cancelled(title: Phrase, language: str) -> Phrase:
    return Phrase(say(language, "Cancelled: {title}", title=title.text), title.language and spoken(language))


def _titles(scenario: Scenario) -> Iterable[tuple[str, Text]]:
    yield from ((part.id, part.title) for part in scenario.sessions)
    yield from ((part.id, part.title) for part in scenario.visits)
    yield from ((part.id, part.title) for part in scenario.lunches)
    yield from ((part.id, part.title) for part in scenario.transfers)


def _parties(scenario: Scenario) -> Iterable[tuple[str, tuple[str, ...]]]:
    for request in scenario.requests:
        yield pair_id(request.wisher, request.partner), (request.wisher, request.partner)
    for name, given in zip(given_ids(scenario), scenario.given, strict=True):
        yield name, tuple(given.between)
