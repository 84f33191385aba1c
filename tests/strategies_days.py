"""Random events of one or two days with meetings and sessions."""

from random import Random

from drawing import ORGANISATIONS, PEOPLE, Calendar, Data, Drawer, Size, clock
from matchmaker.scenario import Scenario, given_ids

ROOMS = ("hall", "loft")

CALENDARS = (
    Calendar("Europe/Berlin", (("2026-05-04", None),)),
    Calendar("Asia/Tokyo", (("2026-05-04", None),)),
    Calendar("Europe/Berlin", (("2026-03-29", None),), 105, 60),  # 02:00 is 03:00
    Calendar("Europe/Berlin", (("2026-10-25", None),), 130),  # the hour from 02:00 comes twice
    Calendar("Europe/Berlin", (("2026-05-04", None), ("2026-05-05", None))),
    Calendar("Europe/Berlin", (("2026-05-04", None), ("2026-05-05", "Asia/Tokyo"))),
    Calendar("America/Los_Angeles", (("2026-05-04", None), ("2026-05-05", "Asia/Tokyo"))),  # one instant, two dates
)


class DayMaker(Drawer):
    """Draws the parts of one scenario. Times are multiples of five minutes."""

    def __init__(self, random: Random, size: Size) -> None:
        super().__init__(random, size)
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
        return data

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
