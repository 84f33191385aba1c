"""A finished plan as a place to ask: who is busy when, which tables are free, who has enough meetings."""

from collections import Counter, defaultdict

from matchmaker.plan import Assignment
from matchmaker.scenario.requests import Request
from matchmaker.solver.activities import Activity
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.parties import choice_exists


class Occupancy:
    """Looks up, in minutes, what the assignments of a plan leave free."""

    def __init__(self, form: Formulation, assignments: list[Assignment]) -> None:
        self.form = form
        self.held = {assignment.activity: assignment for assignment in assignments}
        self._met = Counter(request for assignment in assignments for request in assignment.requests)
        self._of_person: dict[str, list[Assignment]] = defaultdict(list)
        for assignment in assignments:
            for person in assignment.people:
                self._of_person[person].append(assignment)

    def times_met(self, request: Request) -> int:
        """How often a request is met."""
        return self._met[request.name]

    def at_limit(self, person: str) -> bool:
        """Whether the person takes no further meeting."""
        limit = self.form.setting.limit(person, "at_most")
        held = sum(assignment.kind == "meeting" for assignment in self._of_person[person])
        return limit is not None and held >= limit

    def meeting_between(self, activity: Activity) -> Assignment | None:
        """Another meeting of the same two organisations, if they meet as often as they may."""
        organisation = self.form.setting.people.organisation
        homes = frozenset(organisation(party.name) for party in activity.parties)
        same = [
            a
            for a in self.form.activities
            if a.kind == "meeting" and homes <= {organisation(party.name) for party in a.parties}
        ]
        allowed = max(self.form.setting.asked.get(homes, 1), sum(a.hard for a in same))
        held = [self.held[a.id] for a in same if a.id in self.held]
        return held[0] if len(held) >= allowed else None

    def free_options(self, activity: Activity) -> list[Option]:
        """Options at which enough people of both parties are free and take another meeting."""
        return [option for option in self.form.options[activity.id] if self._staffed(option)]

    def _staffed(self, option: Option) -> bool:
        able = [[p for p in people if not self.at_limit(p) and self._is_free(p, option)] for people in option.able]
        return choice_exists(option.activity.parties, able, self.form.setting.forbidden)

    def _is_free(self, person: str, option: Option) -> bool:
        for other in self._of_person[person]:
            start, end = self._span(other)
            gap = self.form.scenario.meetings.buffer if other.kind == "meeting" else 0
            if other.room and option.room and other.room != option.room:
                gap = max(gap, self.form.setting.room_change)
            if start - gap < option.end and option.start < end + gap:
                return False
        return True

    def table_free(self, option: Option) -> bool:
        """Whether a table of the option's class is free all the time, and enough are spared."""
        if option.tables is None:
            return True
        tables = self.form.setting.tables
        overlapping = [a for a in self.held.values() if a.table and self._overlaps(a, option)]
        for minute in {option.start, *(self._span(a)[0] for a in overlapping)}:
            used = [a.table for a in overlapping if self._span(a)[0] <= minute < self._span(a)[1]]
            full = sum(table in option.tables.tables for table in used) >= len(option.tables.tables)
            free_used = sum(table in tables.free for table in used)
            if full or (option.tables.free and free_used >= len(tables.free) - tables.spare):
                return False
        return True

    def _overlaps(self, assignment: Assignment, option: Option) -> bool:
        start, end = self._span(assignment)
        return start < option.end and option.start < end

    def _span(self, assignment: Assignment) -> tuple[int, int]:
        timeline = self.form.setting.timeline
        return timeline.minute(assignment.start), timeline.minute(assignment.end)

    def local(self, minute: int) -> str:
        """A minute as local clock time, with the date on events of several days."""
        timeline = self.form.setting.timeline
        pattern = "%H:%M" if len(timeline.days) == 1 else "%Y-%m-%d %H:%M"
        return timeline.local(minute, timeline.day_of(minute).zone).strftime(pattern)

    def clock(self, assignment: Assignment) -> str:
        """Local start of an assignment."""
        return self.local(self.form.setting.timeline.minute(assignment.start))
