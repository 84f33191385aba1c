"""A finished plan as a place to ask: who is busy when, which tables are free, who has enough meetings."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from functools import cached_property
from itertools import combinations

from matchmaker.plan import Assignment
from matchmaker.scenario import text_in
from matchmaker.scenario.base import Text
from matchmaker.scenario.requests import Request
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.parties import choice_exists
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.reasons.table_use import TableUse
from matchmaker.solver.timeline import Span
from matchmaker.solver.travel.duties import Duties, Duty, Hindrance
from matchmaker.solver.travel.pace import Stop


class Occupancy:
    """Looks up, in minutes, what the assignments of a plan leave free."""

    def __init__(self, form: Formulation, assignments: list[Assignment]) -> None:
        self.form, self.rides = form, [assignment for assignment in assignments if assignment.ride]
        self.assignments = [assignment for assignment in assignments if not assignment.ride]
        self.held = {assignment.activity: assignment for assignment in self.assignments}
        self._met = Counter(request for assignment in self.assignments for request in assignment.requests)
        self._meetings = Counter(p for held in self.assignments if held.kind == "meeting" for p in held.people)
        self._of_person: dict[str, list[Assignment]] = defaultdict(list)
        for assignment in self.assignments:
            for person in assignment.people:
                self._of_person[person].append(assignment)
        self._engagements: dict[str, Duties] = {}
        self._spans: dict[str, Span] = {}

    def times_met(self, request: Request) -> int:
        """How often a request is met."""
        return self._met[request.name]

    def visits(self, person: str, visit: str) -> bool:
        """Whether the person goes on a visit."""
        runs = {run.id for run in self.form.copies[visit]}
        return any(assignment.activity in runs for assignment in self._of_person[person])

    def at_limit(self, person: str) -> bool:
        """Whether the person takes no further meeting."""
        limit = self.form.setting.limit(person, "at_most")
        return limit is not None and self._meetings[person] >= limit

    def meeting_between(self, activity: Activity) -> Assignment | None:
        """Another meeting of the same two organisations, if they meet as often as they may."""
        organisation = self.form.setting.people.organisation
        homes = frozenset(organisation(party.name) for party in activity.parties)
        same = self._between.get(homes, [])
        allowed = max(self.form.setting.asked.get(homes, 1), sum(a.hard for a in same))
        held = [self.held[a.id] for a in same if a.id in self.held]
        return held[0] if len(held) >= allowed else None

    @cached_property
    def _between(self) -> dict[frozenset[str], list[Activity]]:
        """The meetings between any two organisations."""
        organisation, found = self.form.setting.people.organisation, defaultdict[frozenset[str], list[Activity]](list)
        for activity in self.form.activities:
            if activity.kind == "meeting":
                homes = sorted({organisation(party.name) for party in activity.parties})
                for pair in combinations(homes, 2):
                    found[frozenset(pair)].append(activity)
        return found

    def free_options(self, activity: Activity) -> list[Option]:
        """Options at which enough people of both parties are free and take another meeting, interpreters or not."""
        options = self.form.imaginable(activity)
        self.foresee(activity.people, [option.stop for option in options], activity.id)
        return [o for o in options if choice_exists(activity.parties, self.free_people(o), self.form.setting.forbidden)]

    def foresee(self, people: Iterable[str], stops: Sequence[Stop], activity: str) -> None:
        """Find out at once what ``hindrance`` tells of many people and starts of an activity."""
        for person in people:
            self.engagements(person).foresee(stops, activity)

    def free_people(self, option: Option) -> list[list[str]]:
        """By party, who is free at an option and takes another meeting."""
        return [[p for p in people if not self.at_limit(p) and self._is_free(p, option)] for people in option.able]

    def _is_free(self, person: str, option: Option) -> bool:
        return self.hindrance(person, option.stop, option.activity.id).nothing

    def hindrance(self, person: str, stop: Stop, activity: str) -> Hindrance:
        """What the person attends that leaves no time for the activity there and then."""
        return self.engagements(person).hindrance(stop, activity)

    def engagements(self, person: str) -> Duties:
        """What the person attends."""
        if person not in self._engagements:
            duties = [Duty(a.activity, self.stop_of(a)) for a in self._of_person[person]]
            self._engagements[person] = Duties(self.form.setting.travel.journey(person), duties)
        return self._engagements[person]

    def assignment(self, person: str, duty: Duty) -> Assignment:
        """The assignment behind an engagement of the person."""
        wanted = (duty.activity, duty.stop.start)
        return next(a for a in self._of_person[person] if (a.activity, self._span(a)[0]) == wanted)

    def stop_of(self, assignment: Assignment) -> Stop:
        """Where its people are meanwhile."""
        for leg in self.form.setting.legs:
            if leg.transfer.id == assignment.activity:
                return self.form.setting.travel.stop_of(leg)
        place, meeting = assignment.place, assignment.kind == "meeting"
        return Stop(*self._span(assignment), place, place, assignment.room, meeting)

    def table_free(self, option: Option) -> bool:
        """Whether a table of the option's class is free all the time, and enough are spared."""
        return option.tables is None or self._table_use.free(option.tables, option.span)

    @cached_property
    def _table_use(self) -> TableUse:
        taken = [(held.table, self._span(held)) for held in self.held.values() if held.table]
        return TableUse(self.form.setting.tables, taken)

    def _span(self, assignment: Assignment) -> Span:
        if assignment.uid not in self._spans:
            minute = self.form.setting.timeline.minute
            self._spans[assignment.uid] = minute(assignment.start), minute(assignment.end)
        return self._spans[assignment.uid]

    def local(self, minute: int, place: str | None = None) -> datetime | time:
        """A minute as local time, with the date on events of several days."""
        timeline = self.form.setting.timeline
        moment = timeline.local(minute, timeline.zone(minute, place))
        return moment.time() if len(timeline.days) == 1 else moment

    def clock(self, assignment: Assignment) -> datetime | time:
        """Local start of an assignment."""
        return self.local(self.form.setting.timeline.minute(assignment.start), assignment.place)

    def title(self, assignment: Assignment) -> dict[str, str]:
        """What an assignment is called, by language; a meeting by the names of its people."""
        scenario = self.form.scenario
        names = " – ".join(scenario.people_by_id[person].full_name for person in assignment.people)
        titles: dict[str, Text] = {session.id: session.title for session in scenario.sessions}
        titles |= {lunch.id: lunch.title for lunch in scenario.lunches}
        titles |= {leg.id: leg.title for leg in scenario.transfers}
        titles |= {run.id: run.visit.title for run in self.form.activities if run.visit}
        title = titles.get(assignment.activity, {"*": names})
        return {language: text_in(title, language) for language in scenario.event.languages}
