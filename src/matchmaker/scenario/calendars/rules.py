"""Rules by which something repeats: which can be followed with bounded work, and how they are written down."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import prod

from matchmaker.scenario.calendars.literals import time_of

MOST_STEPS = 10_000  # of a rule by hours, minutes or seconds
MOST_TIMES = 500_000  # from the first time to the event
MOST_A_DAY = 24
MOST_COUNTED = 1_000_000
_UNITS = {"HOURLY": timedelta(hours=1), "MINUTELY": timedelta(minutes=1), "SECONDLY": timedelta(seconds=1)}
_FREQUENCIES = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY", *_UNITS}
_WITHIN_DAYS = ("BYHOUR", "BYMINUTE", "BYSECOND")
_LIMITS = {"BYDAY", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS", *_WITHIN_DAYS}
_PART = re.compile(r"([A-Z-]+)=([A-Z0-9+,-]+)")
_LONGEST = 2_000

Until = Callable[[date], datetime]
"""What wall clocks of a series show at a stated end, a date or a date-time."""


class Unfollowable(ValueError):
    """Nobody can say, or not without endless work, when something repeats by this rule."""


@dataclass(frozen=True)
class Rule:
    """A rule: its parts but UNTIL, and until when it lasts, as wall clocks of the series show it."""

    text: str
    until: datetime | None
    frequency: str
    interval: int
    count: int | None
    a_day: int
    bare: bool

    def check(self, start: datetime, end: datetime) -> None:
        """Unfollowable if it takes too many steps from its first time to the end of what is asked for."""
        until = min(self.until or end, end)
        if unit := _UNITS.get(self.frequency):
            steps = max(0, (until - start) // (unit * self.interval))
            if not self.bare or min(steps, self.count or steps) > MOST_STEPS:
                raise Unfollowable("too many steps within a day")
        elif max(0, (until - start).days) * self.a_day > MOST_TIMES:
            raise Unfollowable("too many times a day")


def rule(stated: str, until: Until) -> Rule:
    """The rule as a calendar states it; Unfollowable, or ValueError, if it is none that is followed."""
    if len(stated) > _LONGEST:
        raise Unfollowable("too long")
    parts = dict(_part(text) for text in stated.upper().replace(" ", "").strip(";").split(";"))
    interval, count = (int(parts[name]) if name in parts else None for name in ("INTERVAL", "COUNT"))
    frequency = parts.get("FREQ", "")
    a_day = prod(len(parts[name].split(",")) for name in _WITHIN_DAYS if name in parts)
    unknown = parts.keys() - {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", *_LIMITS}
    small = (interval is None or 1 <= interval <= MOST_STEPS) and (count is None or 1 <= count <= MOST_COUNTED)
    if frequency not in _FREQUENCIES or unknown or not small or a_day > MOST_A_DAY:
        raise Unfollowable("not followed")
    last = until(time_of(parts["UNTIL"])) if "UNTIL" in parts else None
    kept = (f"{name}={value}" for name, value in parts.items() if name != "UNTIL" and not (last and name == "COUNT"))
    return Rule(
        ";".join(kept), last, frequency, interval or 1, None if last else count, a_day, not parts.keys() & _LIMITS
    )


def end_of_day(day: date) -> datetime:
    """The last second of a day: until a date means that day, too."""
    return datetime.combine(day, time(23, 59, 59))


def _part(text: str) -> tuple[str, str]:
    found = _PART.fullmatch(text)
    if not found:
        raise Unfollowable("no part of a rule")
    return found[1], found[2]
