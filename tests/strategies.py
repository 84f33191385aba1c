"""Random scenarios, small and full of rules: one generator, fed by Hypothesis or by a seeded ``random.Random``.

Every scenario is legal for its file format, except that colleagues may wish to meet each other: no file may say so,
but the rule about it has to be tested. Parts that contradict others are dropped until nothing contradicts.
"""

from random import Random
from typing import Any

from hypothesis import strategies as st

from drawing import Data, Size
from matchmaker.rules import parameter_problems
from matchmaker.scenario import Scenario
from matchmaker.scenario.consistency import contradictions
from matchmaker.scenario.references import broken_references
from strategies_days import DayMaker
from strategies_drives import DriveMaker
from strategies_interpreters import InterpreterMaker
from strategies_lunches import LunchMaker
from strategies_trips import TripMaker
from strategies_vehicles import VehicleMaker

__all__ = [
    "CROWDED",
    "DINING",
    "DRIVEN",
    "DRIVEN_TRIPS",
    "INTERPRETED",
    "INTERPRETED_LUNCHES",
    "INTERPRETED_TRIPS",
    "JOURNEYS",
    "ON_TRIPS",
    "SMALL",
    "TINY",
    "WITH_INTERPRETERS",
    "WITH_VEHICLES",
    "Size",
    "sample",
    "scenario_from",
    "scenarios",
]

SMALL = Size()
CROWDED = Size(slots=6, requests=10, given=1, sessions=2, odds=30)
TINY = Size(people=5, organisations=3, slots=4, requests=6, given=2, sessions=2, odds=18)
DINING = Size(people=6, fewest_people=4, organisations=3, slots=4, requests=5, given=1, sessions=1, odds=10, lunches=95)
JOURNEYS = Size(people=4, fewest_people=2, requests=2, sessions=1, odds=15, visits=3)
INTERPRETED = Size(
    people=5, fewest_people=4, organisations=2, slots=4, requests=3, given=1, sessions=1, odds=7, interpreters=2
)
INTERPRETED_LUNCHES = Size(
    people=5,
    fewest_people=3,
    organisations=2,
    slots=4,
    requests=2,
    given=1,
    sessions=1,
    odds=7,
    interpreters=2,
    lunches=100,
)
INTERPRETED_TRIPS = Size(people=4, fewest_people=3, requests=2, sessions=1, odds=15, visits=2, interpreters=2)
DRIVEN = Size(people=4, fewest_people=2, requests=1, sessions=2, odds=15, vehicles=2)
DRIVEN_TRIPS = Size(people=4, fewest_people=2, requests=2, sessions=1, odds=7, visits=2, vehicles=2)
ON_TRIPS = {"flight_rest", "leadership", "night_rest", "transfers", "visit_groups", "visits"}  # rules for trips alone
WITH_INTERPRETERS = {"interpretation", "interpreter_duties"}  # rules for events with interpreters alone
WITH_VEHICLES = {"rides", "vehicle_duties"}  # rules for events with vehicles alone
SPARED_OF_VISITS = {"led_by", "must", "at_least", "at_most", "holidays"}


def scenarios(size: Size = SMALL) -> st.SearchStrategy[Scenario]:
    """Legal scenarios of that size, as a strategy."""
    return st.randoms(use_true_random=False).map(lambda random: scenario_from(random, size))


def sample(count: int, size: Size = SMALL) -> list[Scenario]:
    """The same ``count`` scenarios every time, whatever the version of Hypothesis."""
    return [scenario_from(Random(seed), size) for seed in range(count)]


def scenario_from(random: Random, size: Size) -> Scenario:
    """A scenario from that source of randomness."""
    return legal(drawn(random, size))


def drawn(random: Random, size: Size) -> Data:
    """A scenario that may contradict itself."""
    if size.visits:
        return _trip(TripMaker(random, size))
    return DriveMaker(random, size).scenario() if size.vehicles else _day(DayMaker(random, size))


# Interpreters, vehicles and lunches are drawn last: without them everything else would be the same.


def _trip(maker: TripMaker) -> Data:
    data = maker.scenario()
    if maker.size.vehicles:
        return VehicleMaker(maker, data, maker.window).added()
    return InterpreterMaker(maker, data, lambda: maker.window(30, 15)).added() if maker.size.interpreters else data


def _day(maker: DayMaker) -> Data:
    data, size = maker.scenario(), maker.size
    if size.interpreters:
        data = InterpreterMaker(maker, data, lambda: maker.window(20)).added()
    return LunchMaker(maker, data).added() if size.lunches and maker.chance(size.lunches) else data


def legal(data: Data) -> Scenario:
    """The scenario in ``data`` without the parts that contradict the others."""
    for _ in range(60):
        scenario = Scenario.model_validate(data)
        wrong = next((where for where, _ in _problems(scenario) if not _colleagues(scenario, where)), None)
        if wrong is None:
            return scenario
        _drop(data, wrong)
    raise AssertionError(f"cannot be repaired: {data}")


def _problems(scenario: Scenario) -> Any:
    rules = ((("rules",), problem.text) for problem in parameter_problems(scenario))
    first = [*broken_references(scenario), *rules]
    return first or contradictions(scenario)


def _colleagues(scenario: Scenario, where: tuple[str | int, ...]) -> bool:
    """Whether nothing is wrong but that two people of one organisation wish to meet."""
    if where[0] != "requests" or where[-1] != "to":
        return False
    request = scenario.requests[int(where[1])]
    one, other = (scenario.people_by_id.get(party) for party in (request.wisher, request.partner))
    return one is not None and other is not None and one is not other and one.organisation == other.organisation


def _drop(data: Data, where: tuple[Any, ...]) -> None:
    """Take out what stands there: something about a person or a lunch, else a whole entry of a list, or a setting."""
    part = data[where[0]]
    if where[0] == "people" or (where[0] == "visits" and where[2] in part[where[1]].keys() & SPARED_OF_VISITS):
        del part[where[1]][where[2]]
    elif where[0] == "lunches" and _spared(part[where[1]], where[2:]):
        return
    else:
        del part[where[1]]


def _spared(lunch: Data, where: tuple[Any, ...]) -> bool:
    """Whether a lunch can do without what stands there; takes it out if so."""
    key, *below = where
    if key == "tables" and below and len(lunch[key]) > 1:
        table = lunch[key].pop(below[0])
        lunch["hosts"].pop(table, None)
        lunch.get("interpreters", {}).pop(table, None)
        lunch["protocol"] = [other for other in lunch["protocol"] if other != table]
    elif key in ("hosts", "interpreters") and below:
        del lunch[key][below[0]]
    elif key == "common_language":
        lunch[key] = False
    elif key == "tables" and lunch.get("equal_tables", True):
        lunch["equal_tables"] = False
    else:
        return False
    return True
