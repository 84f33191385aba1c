"""The whole scenario: everything an organiser can say about an event."""

from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, PrivateAttr, model_validator

from matchmaker.scenario.activities import Lunch, Meetings, Session, Transfer, Visit, VisitWish
from matchmaker.scenario.base import Count, Id, Model
from matchmaker.scenario.blocks import Block, blocks_of
from matchmaker.scenario.busy import Busy
from matchmaker.scenario.event import Event
from matchmaker.scenario.looks import Looks
from matchmaker.scenario.origin import Origins, Spot
from matchmaker.scenario.people import Group, Interpreter, Organisation, Person, Side
from matchmaker.scenario.places import Place, Room, Stay, Table, TravelSpeed, TravelTime
from matchmaker.scenario.problems import Problem, ScenarioError
from matchmaker.scenario.requests import (
    GivenMeeting,
    MetBefore,
    PairValue,
    Pin,
    Precedence,
    Proposals,
    Request,
)
from matchmaker.scenario.time import EventDay, MealBreak
from matchmaker.scenario.topics import Topic, Vocabulary
from matchmaker.scenario.vehicles import Vehicle

StageName = Literal["musts", "coverage", "value", "waiting", "attendance", "seating", "breaks", "comfort"]


class Weights(Model):
    """Weights of values: a meeting's is wish * (wish_A + wish_B) + mutual (if both wish) + match value."""

    wish: Count = Field(10, description="Value of one step of a wish.")
    mutual: Count = Field(10, description="Added if both sides wish the meeting.")
    mixed: Count = Field(10, description="Lunch: added for two people of different sides at one table.")
    acquainted: Count = Field(
        10, description="Lunch: taken off for two people of one organisation, or who have met before, at one table."
    )
    taxi: Count = Field(20, description="Taken off the value for every ride of a taxi.")


class Files(Model):
    """Spreadsheets (CSV) beside the scenario that hold parts of it."""

    people: str | None = Field(None, description="CSV file with people.")
    organisations: str | None = Field(None, description="CSV file with organisations.")
    topics: str | None = Field(None, description="CSV file with topics.")
    requests: str | None = Field(None, description="CSV file with requests.")


class Scenario(Model):
    """A business lunch, a meeting day or a delegation: the whole input of matchmaker."""

    matchmaker: Literal[1] = Field(description="Version of the scenario language: 1.")
    id: Id = Field(description="Short name of the scenario; default: the file's name.")
    event: Event = Field(description="What the event is.")
    days: list[EventDay] = Field(min_length=1, description="The days of the event.")
    sides: list[Side] = Field(default=[], description="The sides that are to meet.")
    topics: list[Topic] = Field(default=[], description="What people talk about.")
    places: list[Place] = Field(default=[], description="Where things happen.")
    travel: list[TravelTime] = Field(default=[], description="Travel times between places.")
    travel_speed: TravelSpeed | None = Field(None, description="Estimate travel that is not stated.")
    stays: list[Stay] = Field(default=[], description="Where people sleep.")
    organisations: list[Organisation] = Field(default=[], description="Companies, institutes, authorities.")
    people: list[Person] = Field(default=[], description="Who takes part.")
    groups: list[Group] = Field(default=[], description="Sub-groups of the people.")
    interpreters: list[Interpreter] = Field(default=[], description="Who interprets.")
    vehicles: list[Vehicle] = Field(default=[], description="Buses and cars.")
    meetings: Meetings = Field(default_factory=Meetings, description="How meetings are held.")
    requests: list[Request] = Field(default=[], description="Who wishes to meet whom.")
    given: list[GivenMeeting] = Field(default=[], description="Meetings that are agreed already.")
    pair_values: list[PairValue] = Field(default=[], description="Stated values of meetings of two parties.")
    met_before: list[MetBefore] = Field(default=[], description="Who knows each other.")
    propose: Proposals | None = Field(None, description="Let matching propose meetings.")
    sessions: list[Session] = Field(default=[], description="Parts of the programme.")
    visits: list[Visit] = Field(default=[], description="Visits to hosts.")
    visit_wishes: list[VisitWish] = Field(default=[], description="Who wishes to go where.")
    lunches: list[Lunch] = Field(default=[], description="Meals at tables in rounds.")
    transfers: list[Transfer] = Field(default=[], description="Flights and trains.")
    meal_breaks: list[MealBreak] = Field(default=[], description="Protected time to eat.")
    precedence: list[Precedence] = Field(default=[], description="What comes before what.")
    pins: list[Pin] = Field(default=[], description="What is promised already.")
    waiting: Literal["out", "fill"] = Field(
        "out", description="People with status waiting: left out, or meetings for them fill what is left."
    )
    stages: list[StageName] | None = Field(
        None, description="What to optimise; default: all but breaks that have something to decide."
    )
    coverage_depth: Count = Field(2, ge=1, le=20, description="Coverage: everybody's 1st, 2nd … n-th wish in turn.")
    weights: Weights = Field(default_factory=Weights, description="Weights of the value of a meeting.")
    rules: dict[str, dict[str, Any]] = Field(default={}, description="Parameters of rules, by the rule's name.")
    files: Files = Field(default_factory=Files, description="Spreadsheets that hold parts of the scenario.")

    @model_validator(mode="after")
    def _topics_by_id(self) -> Self:
        """Topics may be named by any of their words; from here on there are only ids, besides words nobody knows."""
        words = Vocabulary(self.topics)
        return self.model_copy(
            update={
                "organisations": [words.by_id(organisation) for organisation in self.organisations],
                "people": [words.by_id(person) for person in self.people],
                "visits": [words.by_id(visit) for visit in self.visits],
            }
        )

    _source: Path | None = PrivateAttr(None)
    _sha256: str = PrivateAttr("")
    _origins: Origins | None = PrivateAttr(None)
    _busy: Busy | None = PrivateAttr(None)
    _looks: Looks | None = PrivateAttr(None)

    @property
    def sha256(self) -> str:
        """SHA-256 over the bytes of the scenario file and of all files it names; empty if built in memory."""
        return self._sha256

    @property
    def source(self) -> Path | None:
        """The file the scenario was read from."""
        return self._source

    @cached_property
    def busy(self) -> Busy:
        """When people are busy, as their calendars say; ScenarioError if there are calendars that nobody has read."""
        unread = self._busy is None and any(person.busy for person in self.people)
        if unread:
            raise ScenarioError([Problem(self.id, None, "busy calendars are read with a file; use load()")])
        return self._busy or Busy()

    @property
    def logo(self) -> bytes:
        """The image in the file that ``event.logo`` names; empty if it names none."""
        return self._looks_read.logo

    @property
    def templates(self) -> dict[str, bytes]:
        """The files in the folder that ``event.print.templates`` names, by name."""
        return self._looks_read.templates

    @property
    def _looks_read(self) -> Looks:
        """ScenarioError if there are files that nobody has read."""
        if self._looks is None and (self.event.logo or self.event.print.templates):
            raise ScenarioError([Problem(self.id, None, "logo and templates are read with a file; use load()")])
        return self._looks or Looks()

    def spot(self, *path: str | int) -> Spot:
        """Where the part at ``path`` stands, for example ("people", 3, "table"): in the file or in a spreadsheet."""
        return self._origins.spot(path) if self._origins else Spot(self.id, None)

    @cached_property
    def people_by_id(self) -> dict[str, Person]:
        """People by their id."""
        return {person.id: person for person in self.people}

    @cached_property
    def organisations_by_id(self) -> dict[str, Organisation]:
        """Organisations by their id."""
        return {organisation.id: organisation for organisation in self.organisations}

    @cached_property
    def places_by_id(self) -> dict[str, Place]:
        """Places by their id."""
        return {place.id: place for place in self.places}

    @cached_property
    def rooms_by_id(self) -> dict[str, Room]:
        """Rooms of all places by their id."""
        return {room.id: room for place in self.places for room in place.rooms}

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Where and when meetings are held: the stated blocks, else the one that meetings themselves describe."""
        return blocks_of(self.meetings)

    @cached_property
    def tables_by_id(self) -> dict[str, Table]:
        """Tables of all places by their id; those that are only counted are made here, in the room of their block."""
        listed = {table.id: table for place in self.places for table in place.tables}
        meant = ((block, table) for block in self.blocks for table in block.tables or ())
        counted = {table: Table(id=table, room=block.room) for block, table in meant if table not in listed}
        return listed | counted

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """People (in file order) behind every name that can stand for several: all, sides, organisations, groups."""
        named: dict[str, list[str]] = {"all": []}
        named |= {part.id: [] for parts in (self.sides, self.organisations, self.groups) for part in parts}
        groups = self._groups_of_members()
        for person in self.people:
            names = ("all", self.side_of(person.id), person.organisation, *person.groups, *groups.get(person.id, ()))
            for name in dict.fromkeys(names):
                if name in named:
                    named[name].append(person.id)
        return {name: tuple(people) for name, people in named.items()}

    @cached_property
    def _order(self) -> dict[str, int]:
        return {person.id: number for number, person in enumerate(self.people)}

    def _groups_of_members(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for group in self.groups:
            for person in group.members:
                groups.setdefault(person, []).append(group.id)
        return groups

    def side_of(self, person: str) -> str | None:
        """The side of a person: their own, else their organisation's."""
        who = self.people_by_id[person]
        organisation = self.organisations_by_id.get(who.organisation or "")
        return who.side or (organisation.side if organisation else None)

    def who(self, names: list[str] | tuple[str, ...]) -> tuple[str, ...]:
        """The people behind a list of people, organisations, groups, sides, 'all': each once, in file order."""
        found = {person for name in names for person in self.members.get(name, (name,))}
        return tuple(sorted(found & self._order.keys(), key=self._order.__getitem__))
