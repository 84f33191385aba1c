"""Random small vehicles and taxis, added to random trips on which people mostly go by road."""

from collections.abc import Callable
from datetime import date, timedelta

from drawing import Data, Drawer

VEHICLES = ("bus", "van", "car")


class VehicleMaker(Drawer):
    """Adds vehicles to a trip, and all that makes people need them. ``window`` draws hours of a day."""

    def __init__(self, maker: Drawer, data: Data, window: Callable[[int, int], str]) -> None:
        super().__init__(maker.random, maker.size)
        self.data, self.window = data, window

    def added(self) -> Data:
        """The trip with its vehicles."""
        for way in self.data["travel"]:
            way["mode"] = self.one(("car", "bus", way["mode"], "train")) if self.chance(60) else "car"
        if "travel_speed" in self.data and self.chance(70):
            self.data["travel_speed"]["mode"] = self.one(("car", "bus"))
        for place in self.data["places"]:
            if self.chance(15):
                place.pop("city", None)
        if self.chance(50):
            self.data["transfers"] = []
        self.data["stays"] = self.stays() if self.chance(92) else self.data["stays"]
        wished = [visit["id"] for visit in self.data["visits"] if self.chance(70)]
        self.data["visit_wishes"] += [{"who": ["all"], "visit": visit, "wish": self.one((1, 3, 5))} for visit in wished]
        return self.data | self.vehicles_and_price()

    def vehicles_and_price(self) -> Data:
        """The vehicles, and mostly what a taxi costs."""
        price = {"weights": {"taxi": self.one((0, 3, 10, 20, 60))}} if self.chance(75) else {}
        return {"vehicles": self.vehicles()} | price

    def stays(self) -> list[Data]:
        """From bed to bed, mostly all in a hotel that is elsewhere; or nobody says where people sleep."""
        first, last = (date.fromisoformat(self.data["days"][day]["date"]) for day in (0, -1))
        evening = first - timedelta(days=self.one((1, 1, 1, 1, 0)))
        night = last - timedelta(days=self.one((0, 0, 1)))
        who = ["all"] if self.chance(88) else [self.one(self.data["people"])["id"]]
        places = [place["id"] for place in self.data["places"]]
        visited = {visit["place"] for visit in self.data["visits"]}
        hotels = [place for place in places if place not in visited] if self.chance(93) else places
        stay: Data = {"who": who, "place": self.one(hotels or places)}
        return [stay | {"first_night": str(evening), "last_night": str(max(evening, night))}] * self.chance(90)

    def vehicles(self) -> list[Data]:
        """Some, and maybe taxis besides, or taxis alone."""
        names = VEHICLES[: self.one((1, 1, *range(1, self.size.vehicles + 1)))]
        vehicles = [self.vehicle(name) for name in names] if self.chance(92) else []
        return vehicles + [self.vehicle("taxi")] * (not vehicles or self.chance(45))

    def vehicle(self, name: str) -> Data:
        """Mostly one for the city in which most places are."""
        zones = {place.get("timezone") for place in self.data["places"]}
        cities = sorted({place["city"] for place in self.data["places"] if "city" in place})
        found: Data = {"id": name, "kind": name, "seats": self.one((1, 1, 1, 2, 2, 3))}
        if cities and (len(zones) > 1 or self.chance(30)):
            found["city"] = cities[-1] if self.chance(80) else self.one(cities)
        return found | {key: [self.window(75, 15)] for key in ("available", "unavailable") if self.chance(20)}
