"""Instants as people read them: the local time of the event day, or of a place."""

from datetime import date, datetime

from matchmaker.scenario.document import Scenario
from matchmaker.scenario.spans import Span
from matchmaker.scenario.zones import zone_of


class LocalTimes:
    """Writes instants in local time; of a ``place`` with a time zone of its own in that."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario

    def day_of(self, moment: datetime, place: str | None = None) -> date:
        """The local date of an instant."""
        return self._here(moment, place).date()

    def local(self, moment: datetime, place: str | None = None) -> str:
        """An instant as people write it: the local time, with its date if the event has several days."""
        here = self._here(moment, place)
        only_day = [day.date for day in self.scenario.days] == [here.date()]
        return f"{here:%H:%M}" if only_day else f"{here:%Y-%m-%d %H:%M}"

    def text(self, span: Span, place: str | None = None) -> str:
        """A span as people write it: 09:00-12:00."""
        return f"{self.local(span[0], place)}-{self._here(span[1], place):%H:%M}"

    def _here(self, moment: datetime, place: str | None) -> datetime:
        for day in self.scenario.days:
            here = moment.astimezone(zone_of(self.scenario, day.date, place))
            if here.date() == day.date:
                return here
        return moment.astimezone(zone_of(self.scenario, moment.date(), place))
