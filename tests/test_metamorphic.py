"""What must make no difference to any stage: names, the week, bystanders, the order in the file, who wishes first.

Nor, at a lunch, which of two tables of the same kind is which; nor, on a trip, at which of two equal hotels one sleeps.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import cache
from itertools import combinations
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from matchmaker.plan import Outcome
from matchmaker.scenario import Scenario
from matchmaker.solver import solve
from strategies import DINING, JOURNEYS, SMALL, Size, sample
from strategies_lunches import LUNCH_TABLES

Data = dict[str, Any]
SAMPLES = {SMALL: 60, DINING: 36, JOURNEYS: 40}
WEEK = timedelta(days=7)


@cache
def solved(size: Size) -> tuple[tuple[Scenario, Outcome], ...]:
    """The sample of that size with its outcomes."""
    return tuple((scenario, solve(scenario).outcome) for scenario in sample(SAMPLES[size], size))


def mapped(part: Any, change: Callable[[Any], Any]) -> Any:
    """``part`` with every value in it, however deep, replaced."""
    if isinstance(part, dict):
        return {key: mapped(value, change) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [mapped(value, change) for value in part]
    return change(part)


def renamed(scenario: Scenario, data: Data) -> Data:
    """All ids replaced by others that sort in the opposite order."""
    named: list[Any] = [
        *scenario.people,
        *scenario.organisations,
        *scenario.places,
        *scenario.sessions,
        *scenario.meal_breaks,
        *scenario.lunches,
        *scenario.sides,
        *scenario.topics,
        *scenario.groups,
        *scenario.visits,
        *scenario.transfers,
        *scenario.meetings.blocks,
    ]
    named += [part for place in scenario.places for part in (*place.rooms, *place.tables)]
    ids = sorted({part.id for part in named})
    new = {old: f"{chr(ord('z') - index)}-new" for index, old in enumerate(ids)}

    def change(value: Any) -> Any:
        if not isinstance(value, str):
            return value
        given, parties, copy = re.fullmatch(r"(given\.)?(.*?)(\.\d+)?", value).groups("")  # type: ignore[union-attr]
        if "+" in parties:
            return given + "+".join(sorted(new[party] for party in parties.split("+"))) + copy
        return new.get(value, value)

    found: Data = mapped(data, change)
    for lunch in found.get("lunches", ()):
        lunch["hosts"] = {new[table]: host for table, host in lunch["hosts"].items()}
    return found | {"id": "other"}


def a_week_later(scenario: Scenario, data: Data) -> Data | None:
    """All dates shifted by a week, unless clocks are changed in between."""
    zones = [ZoneInfo(day.timezone or scenario.event.timezone) for day in scenario.days]
    for day, zone in zip(scenario.days, zones, strict=True):
        moments = [
            datetime.combine(day.date + shift, hour, zone)
            for shift in (0 * WEEK, WEEK)
            for hour in (day.start, day.end)
        ]
        if len({moment.utcoffset() for moment in moments}) > 1:
            return None
    shifted: Data = mapped(data, lambda value: value + WEEK if isinstance(value, date) else value)
    return shifted


def with_a_bystander(scenario: Scenario, data: Data) -> Data | None:
    """One more person who does not eat or go anywhere, whom nobody wishes and who is guaranteed nothing.

    They count where breaks are to be fair.
    """
    if "break_fairness" in scenario.rules:
        return None
    zoe = {"id": "zoe", "name": "Zoe", "meetings": {"at_least": 0}}
    named = {"lunches": "who", "transfers": "who", "visits": "may"}
    found = {
        section: [part | {key: list(scenario.who(part.get(key, ["all"])))} for part in data.get(section, ())]
        for section, key in named.items()
    }
    return data | {"people": [zoe, *data["people"]]} | found


def turned_round(scenario: Scenario, data: Data) -> Data:
    """People, organisations and requests in the opposite order."""
    return data | {section: data[section][::-1] for section in ("people", "organisations", "requests")}


def mirrored(scenario: Scenario, data: Data) -> Data | None:
    """Where two wish to meet each other equally often, the two wishes changed for each other."""
    wishes = {(r["from"], r["to"]): r for r in data["requests"]}

    def mutual(request: Data) -> bool:
        back = wishes.get((request["to"], request["from"]))
        same = back is not None and back.get("times", 1) == request.get("times", 1)
        return same and back is not None and "never" not in (back["wish"], request["wish"])

    if not any(map(mutual, wishes.values())):
        return None
    swapped = [r | {"from": r["to"], "to": r["from"]} if mutual(r) else r for r in wishes.values()]
    return data | {"requests": swapped}


def in_another_hotel(scenario: Scenario, data: Data) -> Data | None:
    """All who sleep at the place of the first stay sleep at one next door to it instead, from which all ways are alike.

    A second place would make it unknown where things are that need not say so as long as there is only one.
    """
    if not data.get("stays") or len(data["places"]) < 2:
        return None
    old = data["stays"][0]["place"]
    hotel = next(place for place in data["places"] if place["id"] == old) | {"id": "twin", "rooms": []}
    stays = [stay | {"place": "twin"} if stay["place"] == old else stay for stay in data["stays"]]
    next_door = {"from": old, "to": "twin", "minutes": 0, "mode": "walk"}
    ways = [way | {end: "twin"} for way in data["travel"] for end in ("from", "to") if way[end] == old]
    travel = [*data["travel"], *ways, next_door]
    return data | {"places": [*data["places"], hotel], "stays": stays, "travel": travel}


def with_tables_exchanged(scenario: Scenario, data: Data) -> Data | None:
    """At every lunch two tables of the same kind in each other's place: in the list, with their hosts and protocol."""
    exchanged = [_exchanged(scenario, lunch) for lunch in data.get("lunches", ())]
    return None if exchanged == data.get("lunches", []) else data | {"lunches": exchanged}


def _exchanged(scenario: Scenario, lunch: Data) -> Data:
    kinds = {table: scenario.tables_by_id[table].model_dump(exclude={"id"}) for table in lunch["tables"]}
    # A table of which meetings make use is not like one at which everybody only eats.
    alike = [
        pair for pair in combinations(LUNCH_TABLES, 2) if {*pair} <= kinds.keys() and kinds[pair[0]] == kinds[pair[1]]
    ]
    if not alike:
        return lunch
    one, other = alike[-1]
    new = {one: other, other: one}
    listed = {key: [new.get(table, table) for table in lunch[key]] for key in ("tables", "protocol")}
    return lunch | listed | {"hosts": {new.get(table, table): host for table, host in lunch["hosts"].items()}}


@pytest.mark.parametrize(
    ("size", "change", "least"),
    [
        (SMALL, renamed, 60),
        (SMALL, a_week_later, 45),
        (SMALL, with_a_bystander, 30),
        (SMALL, turned_round, 60),
        (SMALL, mirrored, 15),
        (DINING, renamed, 36),
        (DINING, a_week_later, 25),
        (DINING, with_a_bystander, 20),
        (DINING, turned_round, 36),
        (DINING, with_tables_exchanged, 12),
        (JOURNEYS, renamed, 40),
        (JOURNEYS, a_week_later, 22),
        (JOURNEYS, with_a_bystander, 34),
        (JOURNEYS, turned_round, 40),
        (JOURNEYS, in_another_hotel, 12),
    ],
)
def test_no_stage_changes(size: Size, change: Callable[[Scenario, Data], Data | None], least: int) -> None:
    tried = 0
    for scenario, outcome in solved(size):
        data = change(scenario, scenario.model_dump(by_alias=True, exclude_unset=True))
        if data is not None:
            tried += 1
            alike(outcome, solve(Scenario.model_validate(data)).outcome)
    assert tried >= least


def alike(one: Outcome, other: Outcome) -> None:
    """Assert that two outcomes are the same; if one does not prove comfort (on trips), both may be right about it."""
    if one != other:
        assert [stage.name for stage in one.stages] == [stage.name for stage in other.stages]
        assert one.stages[:-1] == other.stages[:-1]
        last = one.stages[-1], other.stages[-1]
        assert last[0].name == "comfort"
        assert max(stage.bound for stage in last) <= min(stage.value for stage in last)
