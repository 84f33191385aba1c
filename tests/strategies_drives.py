"""Random tiny events at several places between which a few small vehicles drive people."""

from itertools import combinations, pairwise
from random import Random

from drawing import PEOPLE, Data, Drawer, Size, clock
from strategies_vehicles import VehicleMaker

DATES = ("2026-05-04", "2026-05-05")
EVE = "2026-05-03"
PLACES = ("inn", "yard", "mill", "port")
NINE = 9 * 60


class DriveMaker(Drawer):
    """Draws a morning or two: visits, talks and meetings apart from each other and from a hotel."""

    def __init__(self, random: Random, size: Size) -> None:
        super().__init__(random, size)
        self.people = PEOPLE[: random.randint(size.fewest_people, size.people)]
        self.places = PLACES[: self.one((2, 3, 3, 4))]
        self.dates = DATES[: self.one((1, 1, 2))]
        self.visits = [f"visit{number}" for number in range(1, self.one((1, 2, 2)) + 1)]

    def scenario(self) -> Data:
        """A whole scenario."""
        data: Data = {
            "matchmaker": 1,
            "id": "random",
            "event": {"title": "Drives", "timezone": "Europe/Berlin"},
            "days": [{"date": day, "start": "09:00", "end": "12:00"} for day in self.dates],
            "places": [self.place(name) for name in self.places],
            "travel": [self.way(*pair) for pair in self.pairs()],
            "people": [{"id": name, "name": name.title()} | self.hours() for name in self.people],
            "stays": self.stays(),
            "transfers": [self.transfer()] * self.chance(25),
            "visits": [self.visit(name) for name in self.visits],
            "visit_wishes": [self.wish(name) for name in self.visits],
            "sessions": [self.session(f"talk{n}") for n in range(self.random.randint(0, self.size.sessions))],
            "meetings": {"blocks": [self.block()]},
            "requests": self.requests(),
            "given": [{"between": self.random.sample(self.people, 2)}] * self.chance(12),
            "rules": {"no_overlap": {"boarding": self.one((0, 5, 10))}} if self.chance(60) else {},
            "coverage_depth": self.one((1, 2)),
        }
        if self.chance(40):
            data["stages"] = ["value", "attendance"]
        return data | VehicleMaker(self, data, self.window).vehicles_and_price()

    def pairs(self) -> list[tuple[str, str]]:
        chain = set(pairwise(self.places))
        return [pair for pair in combinations(self.places, 2) if pair in chain or self.chance(50)]

    def place(self, name: str) -> Data:
        city = "kiel" if self.chance(75) else self.one(("bonn", None))
        return {"id": name, "name": name.title(), "step_free": True} | ({"city": city} if city else {})

    def way(self, origin: str, destination: str) -> Data:
        mode = self.one(("car", "car", "car", "bus", "bus", "walk", "train"))
        found: Data = {"from": origin, "to": destination, "minutes": self.one((5, 10, 15, 25)), "mode": mode}
        return found | ({"both_ways": False} if self.chance(6) else {})

    def hours(self) -> Data:
        return {"available": [self.window(90, 30)]} if self.maybe() else {}

    def stays(self) -> list[Data]:
        """One hotel for all, two, or one for somebody; often nobody sleeps."""
        if self.chance(30):
            return []
        nights = {"first_night": self.one((EVE, EVE, self.dates[0])), "last_night": self.dates[self.one((0, -1))]}
        if self.chance(15):
            nights = {"first_night": EVE, "last_night": EVE}
        everybody, half = ("all",), len(self.people) // 2
        groups = self.one(((everybody,), (everybody,), (self.people[:half], self.people[half:]), (self.people[:1],)))
        return [{"who": list(who), "place": self.one((*self.places, "inn")), **nights} for who in groups]

    def window(self, length: int, step: int) -> str:
        """Hours of a day, or of any day, with room for one to three starts."""
        span = length + step * self.random.randint(0, 2)
        start = NINE + 15 * self.random.randint(0, (180 - min(span, 180)) // 15)
        return f"{self.one(self.dates)} {self.times(start, span)}"

    def times(self, start: int, span: int) -> str:
        return f"{clock(start)}-{clock(min(start + span, 12 * 60))}"

    def visit(self, name: str) -> Data:
        length = self.one((15, 20, 30))
        found: Data = {"id": name, "title": name.title(), "length": length, "grid": 15}
        found |= {"place": self.one(self.places[1:]), "windows": [self.window(length, self.one((0, 15)))]}
        choices: Data = {"at_most": self.one((1, 2)), "at_least": 2, "must": [self.one(self.people)]}
        return found | {key: value for key, value in choices.items() if self.maybe()}

    def wish(self, visit: str) -> Data:
        who = ["all"] if self.chance(55) else self.some(self.people[1:], 2) or [self.people[0]]
        return {"who": who, "visit": visit, "wish": self.random.randint(1, 5)}

    def session(self, name: str) -> Data:
        day, start = self.one(self.dates), NINE + 15 * self.random.randint(0, 10)
        who = {"must": self.some(self.people, 2), "may": self.some(self.people, 1)}
        times: Data = {"start": f"{day} {clock(start)}", "length": self.one((15, 30))}
        return {"id": name, "title": name.title(), "place": self.one(self.places)} | times | who

    def block(self) -> Data:
        return {"id": "block", "place": self.one(self.places), "windows": [self.window(20, 20)]}

    def requests(self) -> list[Data]:
        pairs = self.some(list(combinations(self.people, 2)), self.size.requests)
        return [{"from": one, "to": other, "wish": self.one((1, 3, 5, "must"))} for one, other in pairs]

    def transfer(self) -> Data:
        """A train from a place to another."""
        here, there = self.random.sample(self.places, 2)
        day, start = self.one(self.dates), NINE + 15 * self.random.randint(0, 8)
        moments = {"departure": f"{day} {clock(start)}", "arrival": f"{day} {clock(start + self.one((15, 30)))}"}
        waits = {"check_in": self.one((0, 5, 10)), "clearance": self.one((0, 5))}
        who = ["all"] if self.chance(30) else self.some(self.people, 2) or [self.people[0]]
        ends = {"from": here, "to": there, "who": who}
        return {"id": "leg0", "title": "Leg", "mode": self.one(("train", "flight"))} | ends | moments | waits
