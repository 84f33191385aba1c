"""Everything that follows from the scenario alone, worked out once for any number of plans."""

from typing import TypeVar

from matchmaker.rules.acquaintances import Acquaintances
from matchmaker.rules.clock import Clock
from matchmaker.rules.grid import Grid
from matchmaker.rules.lunches import Lunches
from matchmaker.rules.meetings import Meetings
from matchmaker.rules.nevers import Nevers
from matchmaker.rules.people import People
from matchmaker.rules.pins import Pins
from matchmaker.rules.programme import Programme
from matchmaker.rules.tables import Tables
from matchmaker.rules.words import Words
from matchmaker.scenario import Model, Scenario

Limits = TypeVar("Limits", bound=Model)


class Facts:
    """The scenario and what can be derived from it."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.clock = Clock(scenario)
        self.people = People(scenario, self.clock)
        self.meetings = Meetings(scenario, self.people)
        self.acquaintances = Acquaintances(scenario, self.people)
        self.nevers = Nevers(scenario, self.people)
        self.pins = Pins(scenario, self.meetings, self.clock)
        self.tables = Tables(scenario, self.pins)
        self.grid = Grid(scenario, self.clock, self.pins)
        self.programme = Programme(scenario, self.clock, self.people)
        self.lunches = Lunches(scenario, self.clock, self.people)
        self.words = Words(scenario, self.clock, self.meetings)

    def parameters(self, module: str, kind: type[Limits]) -> Limits:
        """The parameters that the scenario states for the rule of that module, checked."""
        return kind.model_validate(self.scenario.rules.get(module.rpartition(".")[2], {}))
