"""Random scenarios, small and full of rules: one generator, fed by Hypothesis or by a seeded ``random.Random``.

Every scenario is legal for its file format, except that colleagues may wish to meet each other: no file may say so,
but the rule about it has to be tested. Parts that contradict others are dropped until nothing contradicts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from random import Random
from typing import Any, TypeVar

from hypothesis import strategies as st

from matchmaker.rules import parameter_problems
from matchmaker.scenario import Scenario, given_ids
from matchmaker.scenario.consistency import contradictions
from matchmaker.scenario.references import broken_references
from matchmaker.scenario.unsupported import not_planned_yet

Data = dict[str, Any]
Item = TypeVar("Item")

PEOPLE = ("ada", "ben", "cleo", "dan", "eva", "finn")
ORGANISATIONS = ("acme", "beta", "core")
ROOMS = ("hall", "loft")
LUNCH_TABLES = ("l1", "l2", "l3")
SIDES = ("guests", "hosts")
TOPICS = ("steel", "water")
LANGUAGES = ("de", "en")


@dataclass(frozen=True)
class Calendar:
    """Event days with their own zones (None: the event's), and the local minute at which they start."""

    zone: str
    days: tuple[tuple[str, str | None], ...]
    start: int = 9 * 60
    skipped: int = 0  # minutes that clocks are put forward within the hours


CALENDARS = (
    Calendar("Europe/Berlin", (("2026-05-04", None),)),
    Calendar("Asia/Tokyo", (("2026-05-04", None),)),
    Calendar("Europe/Berlin", (("2026-03-29", None),), 105, 60),  # 02:00 is 03:00
    Calendar("Europe/Berlin", (("2026-10-25", None),), 130),  # the hour from 02:00 comes twice
    Calendar("Europe/Berlin", (("2026-05-04", None), ("2026-05-05", None))),
    Calendar("Europe/Berlin", (("2026-05-04", None), ("2026-05-05", "Asia/Tokyo"))),
    Calendar("America/Los_Angeles", (("2026-05-04", None), ("2026-05-05", "Asia/Tokyo"))),  # one instant, two dates
)


@dataclass(frozen=True)
class Size:
    """Most of everything; ``odds`` and ``lunches`` are percentages.

    ``odds``: at which an optional feature of the language is used. ``lunches``: at which there is a lunch in rounds.
    """

    people: int = 6
    fewest_people: int = 2
    organisations: int = 3
    slots: int = 5
    requests: int = 8
    given: int = 2
    sessions: int = 3
    odds: int = 20
    lunches: int = 0


SMALL = Size()
CROWDED = Size(slots=6, requests=10, given=1, sessions=2, odds=30)
TINY = Size(people=5, organisations=3, slots=4, requests=6, given=2, sessions=2, odds=18)
DINING = Size(people=6, fewest_people=4, organisations=3, slots=4, requests=5, given=1, sessions=1, odds=10, lunches=95)


def scenarios(size: Size = SMALL) -> st.SearchStrategy[Scenario]:
    """Legal scenarios of that size, as a strategy."""
    return st.randoms(use_true_random=False).map(lambda random: scenario_from(random, size))


def sample(count: int, size: Size = SMALL) -> list[Scenario]:
    """The same ``count`` scenarios every time, whatever the version of Hypothesis."""
    return [scenario_from(Random(seed), size) for seed in range(count)]


def scenario_from(random: Random, size: Size) -> Scenario:
    """A scenario from that source of randomness."""
    return legal(_Maker(random, size).scenario())


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
    found = chain(broken_references(scenario), not_planned_yet(scenario), rules)
    first = list(found)
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
    if where[0] == "people":
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
        lunch["protocol"] = [other for other in lunch["protocol"] if other != table]
    elif key == "hosts" and below:
        del lunch[key][below[0]]
    elif key == "common_language":
        lunch[key] = False
    elif key == "tables" and lunch.get("equal_tables", True):
        lunch["equal_tables"] = False
    else:
        return False
    return True


def clock(minute: int) -> str:
    """A minute of the day as hours and minutes."""
    return f"{minute // 60:02}:{minute % 60:02}"


class _Maker:
    """Draws the parts of one scenario. Times are multiples of five minutes."""

    def __init__(self, random: Random, size: Size) -> None:
        self.random, self.size = random, size
        self.calendar = self.one(CALENDARS) if self.chance(45) else CALENDARS[0]
        self.several = len(self.calendar.days) > 1
        self.length, self.buffer = self.one((20, 15, 10)), self.one((0, 0, 5, 10))
        self.grid = self.one((10, 15, 25, 30)) if self.chance(size.odds) else None
        step = self.grid or self.length + self.buffer
        slots = random.randint(2, max(2, size.slots - (2 if self.several else 0)))
        self.minutes = max(self.length, slots * step) + self.one((0, 0, 5, 10)) + self.calendar.skipped
        self.people = PEOPLE[: random.randint(size.fewest_people, size.people)]
        self.organisations = ORGANISATIONS[: random.randint(0, size.organisations)]
        self.tables: list[str] = []
        self.rooms: tuple[str, ...] = ()

    def chance(self, percent: int) -> bool:
        return self.random.randint(0, 99) >= 100 - percent

    def maybe(self) -> bool:
        return self.chance(self.size.odds)

    def one(self, items: Sequence[Item]) -> Item:
        return items[self.random.randint(0, len(items) - 1)]

    def some(self, items: Sequence[Item], most: int) -> list[Item]:
        return self.random.sample(list(items), self.random.randint(0, min(most, len(items))))

    def offset(self, low: int = 0, high: int | None = None) -> int:
        return 5 * self.random.randint(low // 5, max(low, self.minutes if high is None else high) // 5)

    def time(self, offset: int) -> str:
        return clock(self.calendar.start + offset)

    def window(self, shortest: int = 5) -> str:
        start = self.offset(0, max(0, self.minutes - shortest))
        end = self.offset(start + shortest)
        day = f"{self.one(self.calendar.days)[0]} " if self.several and self.chance(50) else ""
        return f"{day}{self.time(start)}-{self.time(max(end, start + 5))}"

    def start(self, length: int) -> str:
        moment = self.time(self.offset(0, max(0, self.minutes - length)))
        return f"{self.one(self.calendar.days)[0]} {moment}" if self.several else moment

    def scenario(self) -> Data:
        data: Data = {
            "matchmaker": 1,
            "id": "random",
            "event": {"title": "Day", "timezone": self.calendar.zone},
            "days": self.days(),
            "places": self.places(),
            "meetings": self.meetings(),
            "organisations": [self.organisation(name) for name in self.organisations],
            "people": [self.person(name) for name in self.people],
            "requests": self.requests(),
            "given": [self.given() for _ in range(self.random.randint(0, self.size.given)) if self.chance(50)],
            "sessions": [self.session(f"talk{n}") for n in range(self.random.randint(0, self.size.sessions))],
            "meal_breaks": [self.meal()] if self.maybe() else [],
            "waiting": self.one(("fill", "out")),
            "coverage_depth": self.one((2, 1, 3)),
            "rules": self.rules(),
        }
        if self.maybe():
            data["stages"] = self.stages()
        data |= self.promises(data)
        # Lunches are drawn last: without them everything else would be the same.
        return _Lunches(self, data).added() if self.size.lunches and self.chance(self.size.lunches) else data

    def days(self) -> list[Data]:
        found = []
        for date, zone in self.calendar.days:
            shorter = self.offset(0, self.minutes // 2) if self.several else 0
            start, end = self.time(0), self.time(max(self.length, self.minutes - shorter))
            found.append({"date": date, "start": start, "end": end} | ({"timezone": zone} if zone else {}))
        return found

    def places(self) -> list[Data]:
        if not self.chance(50):
            return []
        self.rooms = ROOMS
        rooms = [
            {"id": room, "step_free": self.chance(60)}
            | ({"capacity": self.random.randint(1, 5)} if self.maybe() else {})
            for room in ROOMS
        ]
        self.tables = ["t1", "t2"] if self.chance(60) else []
        return [{"id": "house", "name": "House", "rooms": rooms, "tables": [self.table(name) for name in self.tables]}]

    def table(self, name: str) -> Data:
        return (
            {"id": name}
            | ({"room": self.one(ROOMS)} if self.chance(50) else {})
            | ({"seats": self.one((2, 3))} if self.chance(40) else {})
            | ({"step_free": self.chance(50)} if self.maybe() else {})
        )

    def meetings(self) -> Data:
        found: Data = {"length": self.length, "buffer": self.buffer}
        if self.grid:
            found["grid"] = self.grid
        if self.chance(60 if self.several else 35):
            found["windows"] = [self.window(self.length) for _ in range(self.random.randint(1, 2))]
        if self.tables or self.chance(50):
            found["tables"] = self.tables or self.one((1, 2))
            if self.maybe():
                found["spare_tables"] = 1
        if self.rooms and self.chance(50):
            found["room"] = self.one(self.rooms)
        if self.maybe():
            found["mutual"] = "required"
        return found | self.limits()

    def limits(self) -> Data:
        found = {"at_most": self.random.randint(0, 2)} if self.maybe() else {}
        if self.chance(self.size.odds // 2):
            found["at_least"] = 1
        if self.chance(2 * self.size.odds):
            found["longest_run"] = self.one((1, 2))
        return found

    def organisation(self, name: str) -> Data:
        own = self.tables and self.chance(self.size.odds // 2)
        return {"id": name, "name": name.title()} | ({"table": self.one(self.tables)} if own else {})

    def person(self, name: str) -> Data:
        found: Data = {"id": name, "name": name.title(), "meetings": self.limits() if self.maybe() else {}}
        if self.organisations and self.chance(70):
            found["organisation"] = self.one(self.organisations)
        if self.maybe():
            found["status"] = self.one(("waiting", "waiting", "declined", "invited"))
        for key in ("available", "unavailable"):
            if self.maybe():
                found[key] = [self.window(self.length)]
        for key in ("arrival", "departure"):
            if self.chance(self.size.odds // 3):
                found[key] = f"{self.one(self.calendar.days)[0]} {self.time(self.offset())}"
        if self.tables and self.chance(self.size.odds // 2):
            found["table"] = self.one(self.tables)
        return found | ({"step_free": True} if self.chance(2 * self.size.odds) else {})

    def requests(self) -> list[Data]:
        parties = (*self.people, *self.organisations)
        found: dict[tuple[str, str], Data] = {}
        for _ in range(self.random.randint(2, self.size.requests)):
            wisher, partner = self.random.sample(parties, 2)
            wish = self.one((1, 2, 3, 4, 5, "must", "must", "never"))
            found.setdefault((wisher, partner), {"from": wisher, "to": partner, "wish": wish} | self.details())
            if self.maybe():
                found.setdefault((partner, wisher), {"from": partner, "to": wisher, "wish": self.one((1, 4))})
        return list(found.values())

    def details(self) -> Data:
        choices: Data = {
            "mutual": "required",
            "length": self.one((10, 15, 25)),
            "representatives": self.one(("all", "at least 2", 1)),
            "times": 2,
            "windows": [self.window(self.length) for _ in range(self.random.randint(1, 2))],
            "value": self.random.randint(-5, 60),
        }
        return {key: value for key, value in choices.items() if self.chance(self.size.odds // 2)}

    def given(self) -> Data:
        parties = self.random.sample(
            (*self.people, *self.organisations), 3 if len(self.people) > 2 and self.maybe() else 2
        )
        found: Data = {"between": parties, "value": self.random.randint(0, 20)}
        details = self.details() | ({"table": self.one(self.tables)} if self.tables and self.maybe() else {})
        return found | {
            key: details[key] for key in ("length", "representatives", "windows", "table") if key in details
        }

    def session(self, name: str) -> Data:
        length = self.one((10, 15, 20, 30))
        found: Data = {"id": name, "title": name.title(), "length": length, "meal": self.maybe()}
        if self.chance(50):
            found["start"] = self.start(length)
        elif self.chance(60):
            found["windows"] = [self.window(length)]
        if self.rooms and self.chance(70):
            found["room"] = self.one(self.rooms)
        found["must"] = self.some((*self.people, *self.organisations), 2)
        found["may"] = self.some(self.people, 2)
        return found

    def meal(self) -> Data:
        return {"id": "meal", "window": self.window(15), "minutes": self.one((10, 15, 20))}

    def rules(self) -> Data:
        found: Data = {"no_overlap": {"room_change": self.one((0, 5, 10))}} if self.maybe() else {}
        return found | (
            {"break_fairness": {"differ_at_most": self.one((0, 0, 1))}} if self.chance(2 * self.size.odds) else {}
        )

    def stages(self) -> list[str]:
        names = ("musts", "coverage", "value", "waiting", "attendance", "breaks", "comfort")
        return [name for name in names if self.chance(65)]

    def promises(self, data: Data) -> Data:
        """Pins, orders and values of pairs, which speak of what there is."""
        pairs = ["+".join(sorted((r["from"], r["to"]))) for r in data["requests"]]
        scenario = Scenario.model_validate(data)
        names = [*dict.fromkeys(pairs), *given_ids(scenario), *(s["id"] for s in data["sessions"])]
        found: Data = {"pins": [], "precedence": [], "pair_values": []}
        for name in names:
            if self.chance(self.size.odds // 3):
                found["pins"].append(self.pin(name))
        if len(names) > 1 and self.chance(2 * self.size.odds):
            before, after = self.random.sample(names, 2)
            found["precedence"].append({"before": before, "after": after, "gap": self.one((0, 5, 15))})
        if self.maybe():
            found["pair_values"].append({"between": pairs[0].split("+"), "value": self.random.randint(-10, 90)})
        return found

    def pin(self, name: str) -> Data:
        found: Data = {"activity": name}
        if self.chance(60):
            found["start"] = self.start(self.length)
        if self.tables and self.chance(40):
            found["table"] = self.one(self.tables)
        return found


class _Lunches:
    """Adds lunches in rounds to a scenario, and all that makes a seating better or worse."""

    def __init__(self, maker: _Maker, data: Data) -> None:
        self.maker, self.data = maker, data
        self.one, self.some, self.chance = maker.one, maker.some, maker.chance
        self.tables = LUNCH_TABLES[: self.one((2, 2, 2, 3, 3, 1))]
        self.earliest = 0  # minutes after the start of the day

    def added(self) -> Data:
        """The scenario with its lunches."""
        self.set_tables()
        for organisation in self.data["organisations"]:
            organisation |= {"side": self.one(SIDES)} if self.chance(60) else {}
        for person in self.data["people"]:
            person |= self.profile()
        count = 2 if self.chance(15) else 1
        self.data |= {
            "sides": [{"id": side} for side in SIDES],
            "topics": [{"id": topic} for topic in TOPICS],
            "lunches": [self.lunch(f"lunch{number}") for number in range(1, count + 1)],
            "met_before": [self.acquaintance() for _ in range(self.one((0, 0, 1, 2)))],
        }
        self.order()
        if "stages" in self.data and self.chance(80):
            self.data["stages"].append("seating")
        return self.data

    def set_tables(self) -> None:
        """Tables to eat at, beside those for meetings; mostly with seats for everybody."""
        places = self.data["places"] or [{"id": "house", "name": "House", "tables": []}]
        tables = [self.table(name) for name in self.tables]
        if self.chance(60):  # all of one kind
            tables = [tables[0] | {"id": name} for name in self.tables]
        if sum(table.get("seats", 6) for table in tables) < len(self.maker.people):
            tables = [{key: part for key, part in table.items() if key != "seats"} for table in tables]
        places[0]["tables"] += tables
        self.data["places"] = places

    def table(self, name: str) -> Data:
        found: Data = {"id": name} | ({"seats": self.one((2, 2, 3, 3, 4))} if self.chance(75) else {})
        if self.maker.rooms and self.chance(15):
            found["room"] = self.one(self.maker.rooms)
        return found | ({"step_free": True} if self.chance(85) else {})

    def profile(self) -> Data:
        """What counts at a table: languages, rank, side and topics."""
        found: Data = {}
        if self.chance(50):
            levels = {language: self.one(("native", "working", "working", "basic")) for language in LANGUAGES}
            found["languages"] = {language: level for language, level in levels.items() if self.chance(65)}
        if self.chance(50):
            found["rank"] = self.one((1, 2, 2, 3))
        if self.chance(25):
            found["side"] = self.one(SIDES)
        return found | {key: [self.one(TOPICS)] for key in ("offers", "seeks", "interests") if self.chance(40)}

    def lunch(self, name: str) -> Data:
        rounds, length = self.one((1, 1, 2)), self.one((10, 15))
        tables = [*self.tables, *([self.one(self.maker.tables)] if self.maker.tables and self.chance(30) else [])]
        found: Data = {
            "id": name,
            "title": name.title(),
            "start": self.start(rounds * length),
            "rounds": rounds,
            "round_length": length,
            "tables": tables[-3:],
            "hosts": self.hosts(tables[-3:]) if self.chance(35) else {},
            "protocol": self.some(tables[-3:], 2) if self.chance(40) else [],
            "apart_from_meetings": self.chance(40),
        }
        return found | self.choices()

    def start(self, length: int) -> str:
        """After the lunch before; on events of several days at an hour at which none of them has ended."""
        latest = (self.maker.minutes // 2 if self.maker.several else self.maker.minutes) - length
        offset = self.maker.offset(min(self.earliest, max(0, latest)), max(0, latest))
        self.earliest = offset + length
        moment = self.maker.time(offset)
        return f"{self.one(self.maker.calendar.days)[0]} {moment}" if self.maker.several else moment

    def hosts(self, tables: list[str]) -> dict[str, str]:
        people = self.maker.random.sample(list(self.maker.people), min(2, len(self.maker.people)))
        return dict(zip(tables, people, strict=False))

    def choices(self) -> Data:
        """What a lunch may leave unsaid."""
        parties = (*self.maker.people, *self.maker.organisations)
        choices: Data = {
            "who": [self.one(parties), *self.some(parties, 3)],
            "mixed_sides": self.chance(50),
            "common_language": self.chance(50),
            "equal_tables": self.chance(30),
        }
        if self.maker.rooms:
            choices["room"] = self.one(self.maker.rooms)
        return {key: value for key, value in choices.items() if self.chance(40)}

    def acquaintance(self) -> Data:
        parties = (*self.maker.people, *self.maker.organisations)
        return {"between": self.maker.random.sample(parties, 2)}

    def order(self) -> None:
        """Sometimes something comes before or after the first lunch."""
        names = [*(session["id"] for session in self.data["sessions"]), *given_ids(Scenario.model_validate(self.data))]
        names += ["+".join(sorted((r["from"], r["to"]))) for r in self.data["requests"] if r["wish"] != "never"]
        if names and self.chance(15):
            pair = self.maker.random.sample([self.one(names), self.data["lunches"][0]["id"]], 2)
            self.data["precedence"].append({"before": pair[0], "after": pair[1], "gap": self.one((0, 5))})
