"""Random series of appointments, and when they take place, found by looking at one day after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from ics import CUSTOM, calendar

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ZONES = {
    "Europe/Berlin": "Europe/Berlin",
    "America/New_York": "America/New_York",
    "Asia/Kolkata": "Asia/Kolkata",
    "Customized Time Zone": "Europe/Berlin",
    "Eastern Standard Time": "America/New_York",
    "UTC": "UTC",
}
ONE = timedelta(days=1)


@dataclass
class Repeat:
    """A rule in parts, which say the same as ``text`` does."""

    frequency: str
    interval: int
    weekdays: frozenset[int] = frozenset()
    ordinal: int = 0  # of the weekday in the month, from the end if negative
    month_days: frozenset[int] = frozenset()
    months: frozenset[int] = frozenset()
    count: int | None = None
    until: date | None = None  # that day is the last
    text: str = ""

    def holds(self, day: date, first: date) -> bool:
        """Whether it takes place on a day, seen from its first one."""
        return self._in_step(day, first) and self._chosen(day, first)

    def _in_step(self, day: date, first: date) -> bool:
        steps = {
            "DAILY": (day - first).days,
            "WEEKLY": (day - timedelta(day.weekday()) - first + timedelta(first.weekday())).days // 7,
            "MONTHLY": (day.year - first.year) * 12 + day.month - first.month,
            "YEARLY": day.year - first.year,
        }
        return steps[self.frequency] % self.interval == 0

    def _chosen(self, day: date, first: date) -> bool:
        if self.months and day.month not in self.months:
            return False
        if self.frequency == "YEARLY" and not self.months and day.month != first.month:
            return False
        if self.ordinal:
            near = day + (-7 if self.ordinal > 0 else 7) * (abs(self.ordinal) - 1) * ONE
            beyond = near + (-7 if self.ordinal > 0 else 7) * ONE
            return day.weekday() in self.weekdays and near.month == day.month != beyond.month
        if self.month_days:
            return day.day in self.month_days or day.day - (_next_month(day) - day.replace(day=1)).days - 1 in (
                self.month_days
            )
        if self.weekdays:
            return day.weekday() in self.weekdays
        return {
            "DAILY": True,
            "WEEKLY": day.weekday() == first.weekday(),
            "MONTHLY": day.day == first.day,
            "YEARLY": day.day == first.day,
        }[self.frequency]


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


@dataclass
class Series:
    """A series in a zone, as a calendar and as local times. ``all_day``: whole days at home."""

    zone: str
    clock: time
    length: timedelta
    first: date
    repeat: Repeat
    all_day: bool
    never: list[date] = field(default_factory=list)
    also: list[datetime] = field(default_factory=list)
    moved: dict[date, datetime | None] = field(default_factory=dict)  # None: cancelled

    def starts(self, last: date) -> Iterator[date]:
        """The days on which it takes place by its rule, up to a day."""
        day, number = self.first, 0
        while day <= min(last, self.repeat.until or last):
            if self.repeat.holds(day, self.first):
                number += 1
                if self.repeat.count is not None and number > self.repeat.count:
                    return
                yield day
            day += ONE

    def spans(self, last: date, home: ZoneInfo) -> Iterator[tuple[datetime, datetime]]:
        """When it takes place, in UTC."""
        zone = home if self.all_day else ZoneInfo(ZONES[self.zone])
        begins = {datetime.combine(day, self.clock) for day in self.starts(last)} | set(self.also)
        kept = [self.moved.get(start.date(), start) for start in begins if start.date() not in self.never]
        for start in set(filter(None, kept)):
            yield tuple(moment.replace(tzinfo=zone).astimezone(UTC) for moment in (start, start + self.length))  # type: ignore[misc]

    def text(self) -> str:
        """The series as a calendar."""
        start = datetime.combine(self.first, self.clock)
        lines = ["BEGIN:VEVENT", "UID:series", self._line("DTSTART", start), self._line("DTEND", start + self.length)]
        lines.append(f"RRULE:{self.repeat.text}")
        lines += [self._line("EXDATE", datetime.combine(day, self.clock)) for day in self.never]
        lines += [self._line("RDATE", moment) for moment in self.also]
        lines.append("END:VEVENT")
        for day, moved in self.moved.items():
            instead = datetime.combine(day, self.clock)
            lines += ["BEGIN:VEVENT", "UID:series", self._line("RECURRENCE-ID", instead)]
            lines += [self._line("DTSTART", moved or instead), self._line("DTEND", (moved or instead) + self.length)]
            lines += [*([] if moved else ["STATUS:CANCELLED"]), "END:VEVENT"]
        return calendar(CUSTOM, "\n".join(lines), "\n")

    def _line(self, name: str, moment: datetime) -> str:
        if self.all_day:
            return f"{name};VALUE=DATE:{moment:%Y%m%d}"
        if self.zone == "UTC":
            return f"{name}:{moment:%Y%m%dT%H%M%S}Z"
        if name in ("EXDATE", "RECURRENCE-ID") and moment.minute == 30:  # some programs write these in UTC
            instant = moment.replace(tzinfo=ZoneInfo(ZONES[self.zone])).astimezone(UTC)
            if instant.astimezone(ZoneInfo(ZONES[self.zone])).replace(tzinfo=None) == moment:
                return f"{name}:{instant:%Y%m%dT%H%M%S}Z"
        return f"{name};TZID={self.zone}:{moment:%Y%m%dT%H%M%S}"


class SeriesMaker:
    """Draws series that take place around a day."""

    def __init__(self, random: Random, around: date) -> None:
        self._random, self._around = random, around

    def series(self) -> Series:
        """A series whose first day is one of its rule."""
        pick = self._random
        all_day = pick.random() < 0.2
        clock = time() if all_day else time(pick.randrange(24), pick.choice((0, 30)))
        minutes = pick.choice((20, 60, 150, 26 * 60))
        length = timedelta(days=pick.choice((1, 1, 3))) if all_day else timedelta(minutes=minutes)
        zone = pick.choice(list(ZONES))
        repeat = self._repeat()
        first = next(day for day in self._days(pick.randrange(5, 900)) if repeat.holds(day, day))
        found = Series(zone, clock, length, first, repeat, all_day)
        self._end(found)
        self._except(found)
        return found

    def _days(self, before: int) -> Iterator[date]:
        return (self._around - timedelta(days=before - number) for number in range(10_000))

    def _repeat(self) -> Repeat:
        pick = self._random
        repeat = Repeat(pick.choice(("DAILY", "WEEKLY", "WEEKLY", "MONTHLY", "YEARLY")), pick.choice((1, 1, 2, 3)))
        said = [f"FREQ={repeat.frequency}", *([f"INTERVAL={repeat.interval}"] if repeat.interval > 1 else [])]
        if repeat.frequency == "YEARLY" and pick.random() < 0.5:
            repeat.months = frozenset(pick.sample(range(1, 13), 3))
            said.append(f"BYMONTH={','.join(map(str, sorted(repeat.months)))}")
        if repeat.frequency == "MONTHLY" and pick.random() < 0.3:
            repeat.month_days = frozenset(pick.sample([1, 3, 15, 28, 31, -1, -3], 2))
            said.append(f"BYMONTHDAY={','.join(map(str, repeat.month_days))}")
        elif repeat.frequency == "MONTHLY" and pick.random() < 0.6:
            repeat.ordinal, repeat.weekdays = pick.choice((1, 2, 4, -1, -2)), frozenset([pick.randrange(7)])
            said.append(f"BYDAY={repeat.ordinal}{DAYS[min(repeat.weekdays)]}")
        elif repeat.frequency in ("DAILY", "WEEKLY") and pick.random() < 0.6:
            repeat.weekdays = frozenset(pick.sample(range(7), pick.randrange(1, 5)))
            said.append(f"BYDAY={','.join(DAYS[day] for day in sorted(repeat.weekdays))}")
        repeat.text = ";".join(said)
        return repeat

    def _end(self, series: Series) -> None:
        chosen = self._random.random()
        if chosen < 0.3:
            series.repeat.count = self._random.randrange(1, 300)
            series.repeat.text += f";COUNT={series.repeat.count}"
        elif chosen < 0.7:
            last = series.repeat.until = max(series.first, self._around + timedelta(days=self._random.randrange(-5, 9)))
            series.repeat.text += f";UNTIL={self._until(series, last)}"

    def _until(self, series: Series, last: date) -> str:
        """A day, or the last time of that day in UTC, as the standard wants it of times with a zone."""
        if series.all_day or self._random.random() < 0.5:
            return f"{last:%Y%m%d}"
        zone = ZoneInfo(ZONES[series.zone])
        return f"{datetime.combine(last, time(23, 59), zone).astimezone(UTC):%Y%m%dT%H%M%S}Z"

    def _except(self, series: Series) -> None:
        pick = self._random
        near = [day for day in series.starts(self._around + 20 * ONE) if day > self._around - 20 * ONE]
        chosen = pick.sample(near, min(len(near), pick.randrange(4)))
        for day in chosen:
            start = datetime.combine(day, series.clock)
            away = timedelta(days=pick.randrange(-9, 9), hours=0 if series.all_day else pick.randrange(-5, 5))
            kind = pick.randrange(3)
            if kind == 0:
                series.never.append(day)
            else:
                series.moved[day] = start + away if kind == 1 else None
        if pick.random() < 0.3:
            series.also.append(datetime.combine(self._around + pick.randrange(-4, 4) * ONE, series.clock))
