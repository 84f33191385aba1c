"""How violations name people, activities and times: in English, for the organiser."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from matchmaker.rules.clock import Clock
from matchmaker.rules.meetings import Meetings
from matchmaker.rules.spans import Span
from matchmaker.rules.violation import one_line
from matchmaker.scenario import Scenario, text_in
from matchmaker.scenario.base import Text


class Words:
    """Names and times of a scenario as readable text; unknown ids are quoted."""

    def __init__(self, scenario: Scenario, clock: Clock, meetings: Meetings) -> None:
        self.scenario = scenario
        self.clock = clock
        self.meetings = meetings

    def name(self, party: str) -> str:
        """The name of a person or organisation."""
        if party in self.scenario.people_by_id:
            return one_line(self.scenario.people_by_id[party].full_name)
        organisation = self.scenario.organisations_by_id.get(party)
        return one_line(organisation.name) if organisation else repr(party)

    def names(self, parties: Iterable[str]) -> str:
        """Several names with commas and a final 'and'."""
        *first, last = [self.name(party) for party in parties] or ["nobody"]
        return f"{', '.join(first)} and {last}" if first else last

    @cached_property
    def _titles(self) -> dict[str, Text]:
        return {s.id: s.title for s in self.scenario.sessions} | {one.id: one.title for one in self.scenario.lunches}

    def activity(self, activity: str, part: int | None = None) -> str:
        """What the activity is; ``part`` is the round of a lunch."""
        if activity in self._titles:
            title = f"'{one_line(text_in(self._titles[activity], 'en'))}'"
            return title if part is None else f"round {part} of {title}"
        found = self.meetings.find(activity)
        if not found:
            return f"activity {activity!r}"
        number = f" (no. {found[1]})" if found[1] > 1 else ""
        return f"the meeting of {self.names(found[0].parties)}{number}"

    def time(self, instant: datetime) -> str:
        """Local date and time of an instant."""
        return f"{self.clock.local(instant):%Y-%m-%d %H:%M}"

    def span(self, span: Span) -> str:
        """Local date and times of a span."""
        return f"{self.time(span.start)}–{self.clock.local(span.end):%H:%M}"
