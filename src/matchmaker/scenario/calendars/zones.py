"""Which time zone a calendar means: by its name, as Windows calls it, or as the calendar itself defines it."""

from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from matchmaker.scenario.calendars.defined_zones import defined
from matchmaker.scenario.calendars.lines import Component
from matchmaker.scenario.time import zone_names

_UTC = {"UTC", "GMT", "Z"}


class Zones:
    """The zones of one calendar. ``home``: where days begin; ``floating``: of times without a zone.

    Definitions are evaluated for the years around ``when``, in which they have to be right.
    """

    def __init__(self, home: ZoneInfo, definitions: Iterable[Component], when: datetime, floating: str = "") -> None:
        self.home, self._when = home, when
        self._definitions = {name.value: zone for zone in definitions if (name := zone.first("TZID"))}
        self._known: dict[str, tzinfo | None] = {}
        self._floating = self._found(floating) or home

    def of(self, name: str) -> tzinfo:
        """The zone of that name; home if nobody knows it, and where no name is given the one of floating times."""
        return (self._found(name) or self.home) if name else self._floating

    def knows(self, name: str) -> bool:
        """Whether there is a zone of that name; times without a zone need none."""
        return not name or self._found(name) is not None

    def _found(self, name: str) -> tzinfo | None:
        if name not in self._known:
            self._known[name] = self._look_up(name)
        return self._known[name]

    def _look_up(self, name: str) -> tzinfo | None:
        if name.upper() in _UTC:
            return UTC
        if key := next((key for key in _keys(name) if key in zone_names()), None):
            return ZoneInfo(key)
        definition = self._definitions.get(name)
        return defined(definition, self._when) if definition else None


def _keys(name: str) -> Iterable[str]:
    """Names under which a zone may be known: as it is, as Windows calls it, without the name of a program before it."""
    yield name
    yield WINDOWS_TO_OLSON.get(name, "")
    parts = name.strip("/").split("/") if name.startswith("/") else []
    yield from ("/".join(parts[-length:]) for length in (3, 2, 1) if len(parts) >= length)
