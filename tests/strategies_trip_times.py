"""Times of random trips, drawn on the hours of the event and told in the local time of their place.

So most of what is drawn is possible.
"""

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from drawing import Calendar, Drawer, Size, clock

PLACES = ("inn", "fab", "lab", "port")
CALENDARS = (
    Calendar("Europe/Berlin", (("2026-05-04", None),)),
    Calendar("Europe/Berlin", (("2026-05-04", None),), 150),  # an evening ends at four
    Calendar("Europe/Berlin", (("2026-03-29", None),), 105, 60),  # 02:00 is 03:00
    Calendar("Europe/Berlin", (("2026-05-04", None), ("2026-05-05", None))),
    Calendar("Europe/Berlin", (("2026-10-24", None), ("2026-10-25", None))),  # the night is an hour longer
    Calendar("Europe/Berlin", (("2026-05-04", None), ("2026-05-05", "Asia/Tokyo"))),
    Calendar("America/Los_Angeles", (("2026-05-04", None), ("2026-05-05", "Asia/Tokyo"))),  # one instant, two dates
    Calendar("Asia/Tokyo", (("2026-05-04", None), ("2026-05-05", "Pacific/Honolulu"))),  # over the date line
)


class TripTimes(Drawer):
    """Days and places with their zones. Offsets are minutes from the start of a day, in multiples of five."""

    def __init__(self, random: Random, size: Size) -> None:
        super().__init__(random, size)
        self.calendar = self.one(CALENDARS)
        self.zones = [ZoneInfo(zone or self.calendar.zone) for _, zone in self.calendar.days]
        self.minutes = self.one((90, 120, 150)) + self.calendar.skipped
        self.places = PLACES[: random.randint(2, 4)]
        self.home = {place: self._zone() for place in self.places}

    def _zone(self) -> ZoneInfo | None:
        if self.chance(10):
            return ZoneInfo("Asia/Kolkata")
        return self.one(self.zones) if self.chance(35) else None

    def offset(self, low: int, high: int) -> int:
        return 5 * self.random.randint(low // 5, max(low, high) // 5)

    def day(self) -> int:
        """The index of an event day."""
        return self.random.randint(0, len(self.zones) - 1)

    def moment(self, day: int, offset: int) -> datetime:
        """The instant so many minutes after the start of the day with that index."""
        midnight = datetime.fromisoformat(self.calendar.days[day][0])
        start = midnight + timedelta(minutes=self.calendar.start)
        return start.replace(tzinfo=self.zones[day]).astimezone(UTC) + timedelta(minutes=offset)

    def local(self, moment: datetime, place: str | None = None) -> datetime:
        """The instant as clocks at the place show it; those of the event day if it has no zone of its own, else UTC."""
        if place and self.home[place]:
            return moment.astimezone(self.home[place])
        heres = [moment.astimezone(zone) for zone in self.zones]
        dates = [date for date, _ in self.calendar.days]
        return next((here for here, date in zip(heres, dates, strict=True) if str(here.date()) == date), moment)

    def said(self, moment: datetime, place: str | None = None) -> str:
        """The instant as a file may state it, mostly without an offset where that is sure to be read as it is meant."""
        here = self.local(moment, place)
        naive = here.replace(tzinfo=None)
        # Of an hour that comes twice, the first one is meant; beside the event's days it is not clear whose time it is.
        sure = here.tzinfo is not UTC and naive.replace(tzinfo=here.tzinfo).astimezone(UTC) == moment
        return naive.isoformat(" ", "minutes") if sure and self.chance(85) else here.isoformat("T", "minutes")

    def window(self, length: int, step: int, place: str | None = None, most: int = 3) -> str:
        """Some hours of a day, with room for one to ``most`` starts."""
        day = self.day()
        span = length + step * self.random.randint(0, most - 1)
        start = self.moment(day, self.offset(0, self.minutes - span))
        begin, end = self.local(start, place), self.local(start + timedelta(minutes=span), place)
        hours = f"{clock(60 * begin.hour + begin.minute)}-{clock(60 * end.hour + end.minute)}"
        if begin.date() != end.date() or begin.time() >= end.time():  # around midnight or a change of clocks
            return f"{clock(self.calendar.start)}-{clock(self.calendar.start + self.minutes)}"
        return hours if self.chance(25) else f"{begin.date()} {hours}"
