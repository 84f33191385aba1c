"""Random tiny trips: places apart from each other, visits, nights, flights, blocks of meetings."""

from random import Random

from drawing import ORGANISATIONS, SIDES, TOPICS, Data, Size, clock
from strategies_trip_times import PLACES
from strategies_trip_travel import TripTravel

ROOMS = ("hall", "loft")  # of the first place


class TripMaker(TripTravel):
    """Draws the parts of one trip."""

    def __init__(self, random: Random, size: Size) -> None:
        super().__init__(random, size)
        self.organisations = ORGANISATIONS[: self.one((0, 1, 2))]
        self.visits = [f"visit{number}" for number in range(1, random.randint(1, size.visits) + 1)]

    def scenario(self) -> Data:
        data: Data = {
            "matchmaker": 1,
            "id": "random",
            "event": {"title": "Trip", "timezone": self.calendar.zone},
            "days": self.days(),
            "places": [self.place(name) for name in self.places],
            "sides": [{"id": side} for side in SIDES],
            "topics": [{"id": topic} for topic in TOPICS],
            "organisations": [{"id": name, "name": name.title()} for name in self.organisations],
            "groups": [self.group(name) for name in self.groups],
            "people": [self.person(name) for name in self.people],
            "transfers": self.set_transfers(),
            "visits": [self.visit(name) for name in self.visits],
            "visit_wishes": [self.wish() for _ in range(self.random.randint(1, 3))],
            "meetings": self.meetings(),
            "requests": self.requests(),
            "given": [{"between": self.random.sample(self.people, 2)}] if self.chance(12) else [],
            "sessions": [self.session(f"talk{n}") for n in range(self.random.randint(0, self.size.sessions))],
            "meal_breaks": [self.meal()] if self.maybe() else [],
            "waiting": self.one(("fill", "out")),
            "coverage_depth": self.one((2, 1, 3)),
            "rules": self.rules(),
        }
        return data | self.ways() | self.nights() | self.promises(data) | self.lunch() | self.stages()

    def days(self) -> list[Data]:
        hours = {"start": clock(self.calendar.start), "end": clock(self.calendar.start + self.minutes)}
        return [{"date": date, **hours} | ({"timezone": zone} if zone else {}) for date, zone in self.calendar.days]

    def place(self, name: str) -> Data:
        found: Data = {"id": name, "name": name.title(), "city": "far" if name in self.far else "near"}
        if self.home[name]:
            found["timezone"] = str(self.home[name])
        north, east = (0.01 * self.random.randint(0, 5) for _ in range(2))
        rooms = [{"id": room} for room in ROOMS] if name == PLACES[0] else []
        where = {"latitude": 53.5 + north, "longitude": 10 + east}
        return found | where | {"rooms": rooms, "step_free": self.chance(75)}

    def group(self, name: str) -> Data:
        members = self.random.sample(self.people, self.random.randint(1, len(self.people)))
        found: Data = {"id": name, "members": members}
        return found | {key: self.one(members) for key in ("head", "deputy") if self.chance(65)}

    def person(self, name: str) -> Data:
        found: Data = {"id": name, "name": name.title(), "step_free": self.chance(25)}
        for key, names in (("side", SIDES), ("organisation", self.organisations)):
            if names and self.chance(50):
                found[key] = self.one(names)
        if self.chance(self.size.odds // 2):
            found["status"] = self.one(("waiting", "declined"))
        for key in ("available", "unavailable"):
            if self.chance(self.size.odds // 2):
                found[key] = [self.window(30, 15)]
        for key, hours in (("arrival", (0, 40)), ("departure", (self.minutes - 40, self.minutes))):
            if self.chance(self.size.odds // 3):
                day = 0 if key == "arrival" else len(self.zones) - 1
                found[key] = self.said(self.moment(day, self.offset(*hours)))
        if self.maybe():
            found["meetings"] = {"at_most": self.one((0, 1))} if self.chance(70) else {"at_least": 1}
        return found | {"interests": [topic for topic in TOPICS if self.chance(30)]}

    def visit(self, name: str) -> Data:
        length, grid, place = self.one((15, 20, 30)), self.one((15, 30)), self.one(self.places)
        runs = self.one((1, 1, 1, 2))
        windows = self.one((1, 1, 2)) if runs == 1 else 1
        found: Data = {
            "id": name,
            "title": name.title(),
            "place": place,
            "length": length,
            "grid": grid,
            "runs": runs,
            "windows": [self.window(length, grid, place, 3 if windows == 1 else 2) for _ in range(windows)],
            "at_least": self.one((1, 1, 2, 2, 3)),
            "topics": [topic for topic in TOPICS if self.chance(30)],
        }
        choices: Data = {
            "at_most": self.one((1, 2, 2, 3)),
            "must": [self.one(self.people)],
            "may": self.who(),
            "led_by": self.one(self.groups),
        }
        if self.maybe():
            found["holidays"] = [self.one(self.calendar.days)[0]]
        return found | {key: value for key, value in choices.items() if self.chance(25 if key == "must" else 40)}

    def wish(self) -> Data:
        found: Data = {"who": self.who(), "visit": self.one(self.visits), "wish": self.random.randint(1, 5)}
        return found | ({"value": self.random.randint(-5, 60)} if self.maybe() else {})

    def meetings(self) -> Data:
        found: Data = {"length": self.one((15, 20)), "buffer": self.one((0, 0, 5, 10))}
        if self.maybe():
            found["longest_run"] = 1
        if self.chance(50):
            whole = self.block(found["length"])
            return found | whole | self.room(whole["place"])
        blocks = [{"id": name, **self.block(found["length"])} for name in ("east", "west")[: self.one((1, 2, 2))]]
        for block in blocks:
            if self.maybe():
                block["who"] = self.who()
        return found | {"blocks": blocks}

    def block(self, length: int) -> Data:
        place = self.one(self.places)
        found: Data = {"place": place, "windows": [self.window(length, length, place, 2)]}
        if self.chance(40):
            found["tables"] = self.one((1, 2))
            found["spare_tables"] = 1 if self.maybe() else 0
        return found

    def room(self, place: str) -> Data:
        return {"room": self.one(ROOMS)} if place == PLACES[0] and self.chance(60) else {}

    def requests(self) -> list[Data]:
        parties = (*self.people, *self.organisations)
        found: dict[frozenset[str], Data] = {}
        for _ in range(self.random.randint(0, self.size.requests)):
            pair = self.random.sample(parties, 2)
            wish = self.one((1, 3, 5, "must", "must", "never"))
            found.setdefault(frozenset(pair), {"from": pair[0], "to": pair[1], "wish": wish})
        return list(found.values())

    def session(self, name: str) -> Data:
        length, place = self.one((15, 20, 30)), self.one(self.places)
        found: Data = {"id": name, "title": name.title(), "length": length, "place": place, "meal": self.maybe()}
        if self.chance(60):
            start = self.moment(self.day(), self.offset(0, self.minutes - length))
            found["start"] = self.said(start, place)
        else:
            found["windows"] = [self.window(length, 5, place, 3)]
        if self.chance(8):
            del found["place"]  # nobody knows where
        who = {"must": self.some((*self.people, *self.groups), 1), "may": self.some(self.people, 1)}
        return found | who | self.room(place)

    def meal(self) -> Data:
        return {"id": "meal", "window": self.window(20, 10), "minutes": self.one((10, 15, 20))}

    def promises(self, data: Data) -> Data:
        """Pins and orders, which speak of what there is."""
        pairs = ["+".join(sorted((r["from"], r["to"]))) for r in data["requests"] if r["wish"] != "never"]
        names = [*self.visits, *pairs, *(session["id"] for session in data["sessions"])]
        lengths = {visit["id"]: (visit["length"], visit["place"]) for visit in data["visits"]}
        lengths |= dict.fromkeys(pairs, (data["meetings"]["length"], None))
        found: Data = {"pins": [self.pin(name, *lengths[name]) for name in lengths if self.chance(15)]}
        found["precedence"] = []
        if len(names) > 1 and self.chance(25):
            before, after = self.random.sample(names, 2)
            found["precedence"].append({"before": before, "after": after, "gap": self.one((0, 5, 15))})
        return found

    def pin(self, activity: str, length: int, place: str | None) -> Data:
        start = self.moment(self.day(), self.offset(0, self.minutes - length))
        return {"activity": activity} | ({"start": self.said(start, place)} if self.chance(60) else {})

    def lunch(self) -> Data:
        """Sometimes one round at one table."""
        if not self.chance(10):
            return {}
        place = self.one(self.places)
        start = self.moment(0, self.offset(0, self.minutes - 20))
        tables: Data = {"tables": ["l1"], "hosts": {}, "protocol": [], "common_language": False}
        times = {"start": self.said(start, place), "round_length": 20}
        return {"lunches": [{"id": "lunch", "title": "Lunch", "place": place, "who": self.who()} | times | tables]}

    def stages(self) -> Data:
        names = ("musts", "coverage", "value", "waiting", "attendance", "seating", "breaks", "comfort")
        return {"stages": [name for name in names if self.chance(75)]} if self.chance(30) else {}
