"""Stated times as instants in UTC, by the time zones of the event and its days."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from matchmaker.scenario.document import Scenario


def zone_of(scenario: Scenario, day: date) -> ZoneInfo:
    """The time zone of a date: that of the event day, else the event's."""
    stated = next((found.timezone for found in scenario.days if found.date == day), None)
    return ZoneInfo(stated or scenario.event.timezone)


def instant(scenario: Scenario, stated: datetime | time) -> datetime:
    """A stated time in UTC; without an offset it is local, and a time of day means the first day."""
    found = datetime.combine(scenario.days[0].date, stated) if isinstance(stated, time) else stated
    return found.astimezone(UTC) if found.tzinfo else utc(found, zone_of(scenario, found.date()))


def utc(local: datetime, zone: ZoneInfo) -> datetime:
    """A local time in UTC."""
    return local.replace(tzinfo=zone).astimezone(UTC)
