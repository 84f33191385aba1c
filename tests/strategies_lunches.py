"""Random lunches in rounds, added to random events."""

from drawing import SIDES, TOPICS, Data
from matchmaker.scenario import Scenario, given_ids
from strategies_days import DayMaker

LUNCH_TABLES = ("l1", "l2", "l3")
LANGUAGES = ("de", "en")


class LunchMaker:
    """Adds lunches in rounds to a scenario, and all that makes a seating better or worse."""

    def __init__(self, maker: DayMaker, data: Data) -> None:
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
        if not self.data.get("interpreters") and self.chance(50):
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
        } | self.interpreters(tables[-3:])
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

    def interpreters(self, tables: list[str]) -> Data:
        """Interpreters at some of the tables, if there are any."""
        names = [interpreter["id"] for interpreter in self.data.get("interpreters", ())]
        if not names or self.chance(15):
            return {}
        some = self.maker.random.sample(names, self.one(range(1, 1 + min(len(names), len(tables)))))
        return {"interpreters": dict(zip(tables, some, strict=False))}

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
