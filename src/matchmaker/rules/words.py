"""How violations name people, activities and times: in English, for the organiser."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from matchmaker.rules.journeys.visits import Visits
from matchmaker.rules.meeting.meetings import Meetings
from matchmaker.rules.rides import Leg, name_of
from matchmaker.rules.times.clock import Clock
from matchmaker.rules.times.spans import Span
from matchmaker.rules.violation import one_line
from matchmaker.scenario import Scenario, text_in
from matchmaker.scenario.base import Text
from matchmaker.scenario.people import Interpreter


class Words:
    """Names and times of a scenario as readable text; unknown ids are quoted."""

    def __init__(self, scenario: Scenario, clock: Clock, meetings: Meetings, visits: Visits) -> None:
        self.scenario = scenario
        self.clock = clock
        self.meetings = meetings
        self.visits = visits

    def name(self, party: str) -> str:
        """The name of a person, organisation or interpreter."""
        if party in self.scenario.people_by_id:
            return one_line(self.scenario.people_by_id[party].full_name)
        named = self.scenario.organisations_by_id.get(party) or self._interpreters.get(party)
        return one_line(named.name) if named else repr(party)

    @cached_property
    def _interpreters(self) -> dict[str, Interpreter]:
        return {interpreter.id: interpreter for interpreter in self.scenario.interpreters}

    def names(self, parties: Iterable[str]) -> str:
        """Several names with commas and a final 'and'."""
        *first, last = [self.name(party) for party in parties] or ["nobody"]
        return f"{', '.join(first)} and {last}" if first else last

    @cached_property
    def _titles(self) -> dict[str, Text]:
        titles = {session.id: session.title for session in self.scenario.sessions}
        titles |= {lunch.id: lunch.title for lunch in self.scenario.lunches}
        titles |= {visit.id: visit.title for visit in self.scenario.visits}
        return titles | {transfer.id: transfer.title for transfer in self.scenario.transfers}

    def _title(self, activity: str) -> str:
        return f"'{one_line(text_in(self._titles[activity], 'en'))}'"

    def activity(self, activity: str, part: int | None = None) -> str:
        """What the activity is; ``part`` is the round of a lunch."""
        visit = self.visits.find(activity)
        if visit and (visit[1] > 1 or visit[0].runs > 1):
            return f"run {visit[1]} of {self._title(visit[0].id)}"
        if activity in self._titles:
            return self._title(activity) if part is None else f"round {part} of {self._title(activity)}"
        if ride := name_of(activity):
            known = ride.destination in self.scenario.places_by_id
            where = self.place(ride.destination) if known else self.activity(ride.destination)
            return f"the ride of {self.vehicle(ride.vehicle)} to {where}{_number(ride.number)}"
        found = self.meetings.find(activity)
        if not found:
            return f"activity {activity!r}"
        return f"the meeting of {self.names(found[0].parties)}{_number(found[1])}"

    def vehicle(self, vehicle: str) -> str:
        """The name of a vehicle."""
        name = next((one.name for one in self.scenario.vehicles if one.id == vehicle), None)
        return one_line(text_in(name, "en")) if name else repr(vehicle)

    def leg(self, leg: Leg) -> str:
        """A way from a place to another, and when; the end with its place only where clocks are others."""
        (start, end), zone = leg.span, self.clock.zone_at
        here = leg.origin if zone(start, leg.origin) == zone(end, leg.destination) else leg.destination
        way = f"from {self.place(leg.origin)} to {self.place(leg.destination)}"
        return f"{way}, {self.span(leg.span, leg.origin, here)}"

    def place(self, place: str | None) -> str:
        """The name of a place."""
        found = self.scenario.places_by_id.get(place or "")
        return f"'{one_line(text_in(found.name, 'en'))}'" if found else repr(place)

    def time(self, instant: datetime, place: str | None = None) -> str:
        """Local date and time of an instant at a place."""
        return f"{self.clock.local(instant, place):%Y-%m-%d %H:%M}"

    def span(self, span: Span, place: str | None = None, end_place: str | None = None) -> str:
        """Local date and times of a span at a place; the end with its date and place if it is elsewhere."""
        if end_place is None or end_place == place:
            return f"{self.time(span.start, place)}–{self.clock.local(span.end, place):%H:%M}"
        return f"{self.time(span.start, place)} ({place}) – {self.time(span.end, end_place)} ({end_place})"


def _number(number: int) -> str:
    return f" (no. {number})" if number > 1 else ""
