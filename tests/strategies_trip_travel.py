"""How people get around on random trips: ways, flights, nights, and the rules about them."""

from datetime import datetime, timedelta
from itertools import combinations, pairwise
from random import Random

from drawing import PEOPLE, SIDES, Data, Size
from strategies_trip_times import TripTimes

GROUPS = ("team", "crew")


class TripTravel(TripTimes):
    """Draws who there is, and all that moves them."""

    def __init__(self, random: Random, size: Size) -> None:
        super().__init__(random, size)
        self.people = PEOPLE[: random.randint(size.fewest_people, size.people)]
        self.groups = GROUPS[: self.one((1, 1, 2))]
        self.far = self.places[-1:] if self.chance(30) else ()  # in another city, where only transfers lead
        self.transfers: list[Data] = []

    def who(self) -> list[str]:
        """Anybody: all of them, a group, a side, or some people."""
        some = [self.one(self.people), *self.some(self.people, 2)]
        return self.one((["all"], ["all"], [self.groups[0]], [self.one(SIDES), self.one(self.people)], some))

    def set_transfers(self) -> list[Data]:
        for number in range(self.one((0, 0, 0, 1, 1, 1, 2)) if not self.far else self.one((1, 1, 2))):
            self.transfers.append(self.transfer(f"leg{number}"))
        return self.transfers

    def transfer(self, name: str) -> Data:
        """From one place to another; a second one leads back."""
        here = self.one([place for place in self.places if place not in self.far])
        there = self.one(self.far or [place for place in self.places if place != here])
        if self.transfers:
            there, here = (self.transfers[0][key] for key in ("from", "to"))
        departure, arrival = self.leg()
        return {
            "id": name,
            "title": name.title(),
            "mode": self.one(("flight", "flight", "train")),
            "from": here,
            "to": there,
            "departure": self.said(departure, here),
            "arrival": self.said(arrival, there),
            "check_in": self.one((0, 10, 20)),
            "clearance": self.one((0, 10, 15)),
            "who": self.who(),
        }

    def leg(self) -> tuple[datetime, datetime]:
        """Departure and arrival: from one day to the next, or within a day."""
        late = bool(self.transfers)
        if len(self.zones) > 1 and self.chance(60) and not late:
            departure = self.moment(0, self.offset(self.minutes // 2, self.minutes + 60))
            arrival = self.moment(1, self.offset(-90, self.minutes // 2))
            return departure, max(arrival, departure + timedelta(minutes=30))
        day = len(self.zones) - 1 if late else self.day()
        departure = self.moment(day, self.offset(self.minutes // 2 if late else 0, self.minutes - 30))
        return departure, departure + timedelta(minutes=self.one((5, 10, 20, 40)))

    def rules(self) -> Data:
        found: Data = {}
        if self.chance(50):
            found["no_overlap"] = {"boarding": self.one((0, 5, 20)), "room_change": self.one((0, 5))}
        if self.chance(75):
            found["flight_rest"] = {"minutes": self.one((10, 30, 60)), "longer_than": self.one((0, 15, 30))}
        if self.chance(85):
            found["night_rest"] = {"minutes": max(0, self.night() + self.one((-120, -90, -60, -45, -30, -15, 0, 30)))}
        if self.chance(8):
            found["break_fairness"] = {"differ_at_most": 0}
        return found

    def night(self) -> int:
        """Minutes between the end of one day and the start of the next; on a single day some others."""
        if len(self.zones) == 1:
            return self.one((60, 90))
        return int((self.moment(1, 0) - self.moment(0, self.minutes)).total_seconds()) // 60 + self.one((0, 60))

    def nights(self) -> Data:
        """Where people sleep: some of them, from the night before the first day on."""
        if not self.chance(70):
            return {"stays": []}
        first = datetime.fromisoformat(self.calendar.days[0][0]).date()
        evenings = [first - timedelta(days=1), first] if len(self.zones) == 1 else [first]
        halves = [[*self.people[:2]], [*self.people[2:]]] if self.chance(30) else [self.who()]
        spread = {"first_night": str(self.one(evenings)), "last_night": str(first)}
        return {"stays": [{"who": who, "place": self.one(self.places)} | spread for who in halves if who]}

    def ways(self) -> Data:
        """Ways between all places of a city: stated, or estimated from coordinates on a grid of some kilometres."""
        near = [place for place in self.places if place not in self.far]
        pairs = list(combinations(near, 2))
        if self.chance(30) and not self.far:
            return {"travel": [self.way(*self.one(pairs))] if self.chance(40) else []} | self.speed()
        # Each place is near to the one before it; other ways are stated here and there.
        chain = set(pairwise(near))
        return {"travel": [self.way(*pair) for pair in pairs if pair in chain or self.chance(40)]}

    def way(self, origin: str, destination: str) -> Data:
        minutes, mode = self.one((5, 10, 15, 20, 40)), self.one(("car", "walk", "bus", "walk"))
        found: Data = {"from": origin, "to": destination, "minutes": minutes, "mode": mode}
        return found | ({"both_ways": False} if self.chance(8) else {})

    def speed(self) -> Data:
        return {"travel_speed": {"mode": self.one(("car", "walk")), "kilometres_per_hour": self.one((20, 40, 60.5))}}
