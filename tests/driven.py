"""Days on which people are driven about, for the tests of rules: sessions at fixed times, and rides between them."""

from datetime import datetime
from typing import Any, NamedTuple

from builders import DATE, ZONE, at, held, people, scenario_of
from journey import leg, place, way
from matchmaker.checker import judge
from matchmaker.plan import Assignment, Resources
from matchmaker.rules import Violation

Data = dict[str, Any]

YESTERDAY, TOMORROW = "2026-05-03", "2026-05-05"
DAYS: list[Data] = [{"date": date, "start": "06:00", "end": "22:00"} for date in (DATE, TOMORROW)]
BUS: Data = {"id": "bus", "name": "Bus 1", "seats": 2}
VAN: Data = {"id": "van", "name": {"en": "Van", "de": "Kleinbus"}, "kind": "van", "seats": 2}
TAXI: Data = {"id": "taxi", "kind": "taxi", "seats": 2}
PLACES: list[Data] = [place(name, None, city="Kiel") for name in ("inn", "yard", "mill", "port")]
# With boarding: inn-yard 30, yard-mill 20, inn-mill 50 on the road, but 15 on foot; inn-port 50 by train.
WAYS: list[Data] = [
    way("inn", "yard", 20),
    way("yard", "mill", 10, "bus"),
    way("inn", "mill", 15, "walk"),
    way("inn", "port", 40, "train"),
]


class Part(NamedTuple):
    """A session at a fixed time and place, and its assignment."""

    session: Data
    entry: Assignment


def part(name: str, times: str, where: str | None, who: str = "ada", date: str = DATE, zone: str = ZONE) -> Part:
    """A session at times such as 09:00-09:20, that these people attend."""
    start, end = (at(clock, date, zone) for clock in times.split("-"))
    stated: Data = {"id": name, "title": name.title(), "start": f"{date} {times[:5]}", "may": ["all"]}
    stated |= {"length": _minutes(start, end)} | ({"place": where} if where else {})
    return Part(stated, held(name, times, who, date, zone, place=where))


def ride(name: str, times: str, ends: str, who: str = "ada", date: str = DATE, **parts: Any) -> Assignment:
    """A ride, named by vehicle, destination and number such as ``bus talk 1``, between two places such as ``inn yard``.

    The names of two zones (``zones``) are those of its ends.
    """
    departure, arrival = (f"{date} {clock}" for clock in times.split("-"))
    stated: Data = {"resources": Resources(vehicle=(name.split()[0],)), "zones": f"{ZONE} {ZONE}"} | parts
    return leg(":".join(("ride", *name.split())), departure, arrival, who, ends, **stated)


def stay(who: str = "ada", first: str = YESTERDAY, last: str = TOMORROW, where: str = "inn") -> Data:
    """Nights of these people."""
    return {"who": who.split(), "place": where, "first_night": first, "last_night": last}


def found(parts: list[Part], rides: list[Assignment], **stated: Any) -> list[Violation]:
    """What the rules say of these sessions and rides, in order; the bus drives unless said otherwise."""
    whole: Data = {"days": DAYS, "people": people("ada ben cleo dan"), "places": PLACES, "travel": WAYS}
    whole |= {"vehicles": [BUS], "sessions": [one.session for one in parts]}
    return judge(scenario_of(whole | stated), [*(one.entry for one in parts), *rides])


def speaks(parts: list[Part], rides: list[Assignment], **stated: Any) -> list[str]:
    """The rules that speak, in order."""
    return [violation.rule for violation in found(parts, rides, **stated)]


def _minutes(start: datetime, end: datetime) -> int:
    return int((end - start).total_seconds()) // 60
