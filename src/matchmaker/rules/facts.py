"""Everything that follows from the scenario alone, worked out once for any number of plans."""

from functools import cached_property
from typing import TypeVar

from matchmaker.rules.interpreters import InterpretationLimits, Interpreters
from matchmaker.rules.journeys.flights import FlightLimits
from matchmaker.rules.journeys.gaps import GapLimits, Gaps
from matchmaker.rules.journeys.nights import NightLimits, Nights
from matchmaker.rules.journeys.transfers import Transfers
from matchmaker.rules.journeys.travel import Travel
from matchmaker.rules.journeys.visits import Visits
from matchmaker.rules.lunch.acquaintances import Acquaintances
from matchmaker.rules.lunch.lunches import Lunches
from matchmaker.rules.meeting.choices import Choices
from matchmaker.rules.meeting.meetings import Meetings
from matchmaker.rules.meeting.nevers import Nevers
from matchmaker.rules.meeting.pins import Pins
from matchmaker.rules.meeting.tables import Tables
from matchmaker.rules.meeting.venues import Venues
from matchmaker.rules.people import People
from matchmaker.rules.programme import Programme
from matchmaker.rules.times.clock import Clock
from matchmaker.rules.times.grid import Grid
from matchmaker.rules.vehicles import Vehicles
from matchmaker.rules.words import Words
from matchmaker.scenario import Model, Scenario
from matchmaker.scenario.homes import Homes

Limits = TypeVar("Limits", bound=Model)


class Facts:
    """The scenario and what can be derived from it."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.clock = Clock(scenario)
        self.homes = Homes(scenario)
        self.people = People(scenario, self.clock)
        self.meetings = Meetings(scenario, self.people)
        self.acquaintances = Acquaintances(scenario, self.people)
        self.nevers = Nevers(scenario, self.people)
        self.pins = Pins(scenario, self.meetings, self.clock, self.homes)
        self.tables = Tables(scenario, self.pins, self.homes)
        self.venues = Venues(scenario, self.clock, self.homes)
        self.grid = Grid(scenario, self.clock, self.venues, self.pins)
        self.choices = Choices(self.venues, self.grid, self.tables)
        self.programme = Programme(scenario, self.clock, self.people, self.homes)
        self.lunches = Lunches(scenario, self.clock, self.people)
        self.visits = Visits(scenario, self.clock, self.people, self.pins)
        self.transfers = Transfers(scenario, self.clock, self.people)
        self.interpreters = Interpreters(scenario, self.clock)
        self.vehicles = Vehicles(scenario, self.clock)
        self.words = Words(scenario, self.clock, self.meetings, self.visits)

    # What depends on parameters of rules waits until it is needed: they may be wrong, which is told elsewhere.

    @cached_property
    def travel(self) -> Travel:
        """Ways between places."""
        return Travel(self.scenario, self._gap_limits.boarding)

    @cached_property
    def gaps(self) -> Gaps:
        """Times between two activities of a person."""
        return Gaps(self.scenario, self._gap_limits, self.travel, self.scenario.meetings.buffer)

    @cached_property
    def gaps_of_interpreters(self) -> Gaps:
        """Times between two activities of an interpreter, who goes on from one meeting to another without a buffer."""
        return Gaps(self.scenario, self._gap_limits, self.travel, buffer=0)

    @cached_property
    def nights(self) -> Nights:
        """Where people sleep, and how long."""
        return Nights(self.scenario, self.clock, self.parameters("night_rest", NightLimits), self.travel)

    @cached_property
    def interpretation_limits(self) -> InterpretationLimits:
        """How long interpreters work."""
        return self.parameters("interpretation", InterpretationLimits)

    @cached_property
    def flight_limits(self) -> FlightLimits:
        """How long people rest after which flights."""
        return self.parameters("flight_rest", FlightLimits)

    @cached_property
    def _gap_limits(self) -> GapLimits:
        return self.parameters("no_overlap", GapLimits)

    def parameters(self, module: str, kind: type[Limits]) -> Limits:
        """The parameters that the scenario states for the rule of that module, checked."""
        return kind.model_validate(self.scenario.rules.get(module.rpartition(".")[2], {}))
