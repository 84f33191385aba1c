"""Random interpreters, added to random events and trips in which people speak different languages."""

from collections.abc import Callable
from itertools import product

from drawing import Data, Drawer

LANGUAGES = ("de", "ja", "en")
INTERPRETERS = ("mia", "tom", "uma")


class InterpreterMaker(Drawer):
    """Adds interpreters to a scenario, and all that makes people need them. ``window`` draws a window of a day."""

    def __init__(self, maker: Drawer, data: Data, window: Callable[[], str]) -> None:
        super().__init__(maker.random, maker.size)
        self.data, self.window = data, window
        self.languages = LANGUAGES[: self.one((2, 2, 3))]

    def added(self) -> Data:
        """The scenario with its interpreters."""
        for number, person in enumerate(self.data["people"]):
            person |= {"languages": self.levels(self.languages[number % 2])} if self.chance(92) else {}
        for part in (*self.data["sessions"], *self.data.get("visits", ())):
            part |= {"languages": self.random.sample(self.languages, self.one((1, 1, 2)))} if self.chance(70) else {}
        self.data["requests"] += self.wishes()
        if not self.size.visits and self.chance(70):
            self.data["meetings"].pop("windows", None)
        names = INTERPRETERS[: self.one((1, *range(1, self.size.interpreters + 1)))]
        self.data["interpreters"] = [self.interpreter(name) for name in names]
        if self.chance(75):
            self.data["rules"] = self.data["rules"] | {"interpretation": self.limits()}
        return self.data

    def wishes(self) -> list[Data]:
        """More wishes, for meetings of people who mostly speak different languages."""
        home = {person["id"]: person.get("organisation", person["id"]) for person in self.data["people"]}
        people = list(home)
        known = {frozenset((request["from"], request["to"])) for request in self.data["requests"]}
        pairs = [(one, other) for one, other in product(people[::2], people[1::2]) if home[one] != home[other]]
        new = [pair for pair in self.some(pairs, 5) if frozenset(pair) not in known]
        return [{"from": one, "to": other, "wish": self.one((1, 3, "must"))} for one, other in new]

    def levels(self, language: str) -> Data:
        """What somebody speaks: mostly this one language to work in."""
        found = {language if self.chance(75) else self.one(self.languages): self.one(("native", "working"))}
        if self.chance(15):
            found.setdefault(self.one(self.languages), self.one(("basic", "working")))
        return found

    def interpreter(self, name: str) -> Data:
        spoken = self.random.sample(self.languages[: self.one((2, 2, 3))], 2)
        levels = {language: self.one(("native", "working")) for language in spoken}
        if self.chance(8):
            levels[spoken[0]] = "basic"
        cities = sorted({place["city"] for place in self.data["places"] if "city" in place})
        found: Data = {"id": name, "name": name.title(), "languages": levels}
        found |= {"city": self.one(cities)} if cities and self.chance(30) else {}
        return found | {key: [self.window()] for key in ("available", "unavailable") if self.chance(15)}

    def limits(self) -> Data:
        choices = {"rest_after": (5, 10, 20, 30), "rest": (5, 10, 15, 30), "alone": (5, 10, 15)}
        return {key: self.one(values) for key, values in choices.items() if self.chance(50 if key == "alone" else 75)}
