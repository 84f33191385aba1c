"""Stated times as instants in UTC, by the time zones of the event, its days and its places."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from matchmaker.scenario.document import Scenario
from matchmaker.scenario.zones import zone_of


def instant(scenario: Scenario, stated: datetime | time, place: str | None = None) -> datetime:
    """A stated time in UTC; without an offset it is local there, and a time of day means the first day."""
    found = datetime.combine(scenario.days[0].date, stated) if isinstance(stated, time) else stated
    return found.astimezone(UTC) if found.tzinfo else utc(found, zone_of(scenario, found.date(), place))


def utc(local: datetime, zone: ZoneInfo) -> datetime:
    """A local time in UTC."""
    return local.replace(tzinfo=zone).astimezone(UTC)
