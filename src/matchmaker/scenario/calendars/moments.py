"""Values of properties: dates, date-times in their zone, durations, periods. Wall-clock times are naive date-times."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from matchmaker.scenario.calendars.lines import Component, Property
from matchmaker.scenario.calendars.literals import time_of
from matchmaker.scenario.calendars.zones import Zones

Moment = date | datetime
Period = tuple[Moment, Moment | timedelta]
BROKEN = (ValueError, OverflowError, ArithmeticError, AttributeError, KeyError, TypeError, IndexError)
"""What readers of values raise for values that are none."""


def values(stated: Property, zones: Zones) -> Iterator[Moment | timedelta | Period]:
    """The values of a property, date-times aware in their zone; one of BROKEN if one cannot be read."""
    zone = zones.of(stated.parameters.get("TZID", ""))
    for text in filter(None, map(str.strip, stated.value.split(","))):
        found: Any = time_of(text)
        if isinstance(found, time):
            raise ValueError("a time of day without a day")
        yield (_aware(found[0], zone), _aware(found[1], zone)) if isinstance(found, tuple) else _aware(found, zone)


def moment(component: Component, name: str, zones: Zones) -> Moment | None:
    """The moment that a property states; None if there is none, one of BROKEN if it cannot be read."""
    stated = component.first(name)
    if stated is None:
        return None
    [found] = values(stated, zones)
    if isinstance(found, date):
        return found
    raise ValueError("no moment")


def duration(component: Component) -> timedelta | None:
    """The stated duration; one of BROKEN if it cannot be read."""
    stated = component.first("DURATION")
    found = time_of(stated.value) if stated else None
    if found is None or isinstance(found, timedelta):
        return found
    raise ValueError("no duration")


def wall(moment: Moment, zone: tzinfo, home: tzinfo) -> datetime:
    """What clocks in a zone show at a moment; a date is the midnight at home with which it begins."""
    if isinstance(moment, datetime):
        return moment.astimezone(zone).replace(tzinfo=None)
    midnight = datetime.combine(moment, time())
    return midnight if zone is home else midnight.replace(tzinfo=home).astimezone(zone).replace(tzinfo=None)


def instant(shown: datetime, zone: tzinfo) -> datetime:
    """The instant at which clocks in a zone show this, in UTC."""
    return shown.replace(tzinfo=zone).astimezone(UTC)


def _aware(found: Any, zone: tzinfo) -> Any:
    return found.replace(tzinfo=zone) if isinstance(found, datetime) and found.tzinfo is None else found
