"""Why somebody does not go on a visit that they wish: the first reason that is true of the data or of the plan."""

from collections.abc import Iterator
from functools import cached_property

from matchmaker.messages import say_all
from matchmaker.plan import Assignment, Unmet
from matchmaker.plan.model import UnmetReason
from matchmaker.scenario import text_in
from matchmaker.scenario.base import Text
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Options
from matchmaker.solver.reasons.interpreting import Interpreting
from matchmaker.solver.reasons.lateness import lateness
from matchmaker.solver.reasons.turnout import Turnout
from matchmaker.solver.reasons.undriven import Undriven
from matchmaker.solver.reasons.unheard import Unheard
from matchmaker.solver.travel.duties import Hindrance
from matchmaker.solver.travel.pace import Stop

Told = tuple[UnmetReason, dict[str, str]]
"""A reason: its code, and the text by language."""


def missed_visits(form: Formulation, interpreting: Interpreting) -> Iterator[Unmet]:
    """One entry for every wish for a visit that is not met, in order of the file, then of the people."""
    visits = {a.pair: MissedVisit(form, interpreting, form.copies[a.pair]) for a in form.activities if a.visit}
    for wish in form.setting.visit_wishes.all.values():
        if not interpreting.occupancy.visits(wish.person, wish.visit):
            code, detail = visits[wish.visit].reason(wish.person)
            yield Unmet(request=wish.name, people=(wish.person,), reason=code, detail=detail)


class MissedVisit:
    """One visit with its runs, and why people miss it."""

    def __init__(self, form: Formulation, interpreting: Interpreting, runs: list[Activity]) -> None:
        self._form, self._occupancy, self._runs = form, interpreting.occupancy, runs
        self._unheard, self._undriven = Unheard(interpreting, runs[0]), Undriven(interpreting.occupancy)
        self._visit = next(run.visit for run in runs if run.visit)
        self._held = [self._occupancy.held[run.id] for run in runs if run.id in self._occupancy.held]

    @cached_property
    def _starts(self) -> list[tuple[Stop, list[str]]]:
        """Every start with the people who may come and are there, whatever they attend for sure."""
        setting = self._form.setting.lenient
        return [start for run in self._runs for start in Options(setting).open_to(run)]

    def reason(self, person: str) -> Told:
        """Why somebody does not go along: what rules it out for them alone, then what the plan does."""
        return (
            self._ruled_out(person)
            or self._never_free(person)
            or (self._left_out(person) if self._held else self._too_few(person))
            or self._told("outranked", "It would fit only at the cost of other wishes that count more.", person)
        )

    def _told(self, code: UnmetReason, text: str, person: str, **values: object) -> Told:
        who, visit = self._form.scenario.people_by_id[person].full_name, self._text(self._visit.title)
        return code, say_all(self._form.scenario.event.languages, text, who=who, visit=visit, **values)

    def _text(self, text: Text) -> dict[str, str]:
        return {language: text_in(text, language) for language in self._form.scenario.event.languages}

    def _ruled_out(self, person: str) -> Told | None:
        scenario, people = self._form.scenario, self._form.setting.people
        place = scenario.places_by_id[self._visit.place]
        if person not in people.confirmed:
            return self._told("not_confirmed", "{who} has not confirmed.", person)
        if person not in self._runs[0].people:
            return self._told("not_admitted", "{who} is not among those who may go along.", person)
        if scenario.people_by_id[person].step_free and not place.step_free:
            return self._told("steps", "There are steps at {place}.", person, place=self._text(place.name))
        if not self._starts:
            return self._told("not_open", "On no day of the event is “{visit}” open for long enough.", person)
        return None

    def _never_free(self, person: str) -> Told | None:
        """Why the person alone could not go at any start."""
        there = [stop for stop, people in self._starts if person in people]
        if not there:
            return self._told("no_common_time", "{who} is not there at any time at which “{visit}” can begin.", person)
        duties, name = self._form.setting.travel.duties(person), self._runs[0].id
        possible = [stop for stop in there if not duties.rules_out(stop, name)]
        if possible:
            return self._unheard.alone(person, possible)
        found = [duties.hindrance(stop, name) for stop in there]
        if any(any(hindrance.taken) for hindrance in found):
            return self._told(
                "no_common_time",
                "Fixed parts of the programme leave {who} no time whenever “{visit}” can begin.",
                person,
            )
        return "travel_too_long", lateness(self._form, self._occupancy, person, there[0], found[0])

    def _left_out(self, person: str) -> Told | None:
        """Why the person is at none of the runs that take place."""
        hindered = [self._hindrance(person, run) for run in self._held]
        free = [run for run, hindrance in zip(self._held, hindered, strict=True) if hindrance.nothing]
        if not free:
            return self._elsewhere(person, self._held[0], hindered[0])
        most = self._visit.at_most
        spacious = [run for run in free if most is None or len(run.people) < most]
        if not spacious:
            return self._told("visit_full", "All {count} places of “{visit}” are taken.", person, count=most)
        return self._unheard.along(person, free) or self._undriven.along(person, spacious)

    def _hindrance(self, person: str, run: Assignment) -> Hindrance:
        return self._occupancy.hindrance(person, self._occupancy.stop_of(run), run.activity)

    def _elsewhere(self, person: str, run: Assignment, hindrance: Hindrance) -> Told:
        # What takes place at the same time says more than what is near to it.
        rows = enumerate(zip(*hindrance, strict=True))
        kind, number = min((row.index(True), number) for number, row in rows if any(row))
        other = self._occupancy.assignment(person, self._occupancy.engagements(person).duties[number])
        return self._told(
            "elsewhere",
            "The visit “{visit}” takes place at {time}. Then {who} attends this, from {start}: {other}."
            if kind == 0
            else "The visit “{visit}” takes place at {time}, too near to what {who} attends from {start}: {other}.",
            person,
            time=self._occupancy.clock(run),
            start=self._occupancy.clock(other),
            other=self._occupancy.title(other),
        )

    def _too_few(self, person: str) -> Told | None:
        """Why it does not take place, if at no start enough people are free and those who have to come."""
        if self._turnout.enough:
            there = [stop for stop, free in self._turnout.free if person in free]
            return self._unheard.now(person, there) or self._undriven.now(person, self._turnout)
        (stop, free), least = self._turnout.best, self._visit.at_least
        return self._told(
            "group_too_small",
            "The visit “{visit}” needs {least} people. At best {free} of those who may go along are free, at {time}."
            if len(free) < least
            else "The visit “{visit}” needs somebody who is not free at {time}, when most are ({free}): {names}.",
            person,
            least=least,
            free=len(free),
            time=self._occupancy.local(stop.start, self._visit.place),
            names=self._turnout.lacking(free) or "",
        )

    @cached_property
    def _turnout(self) -> Turnout:
        return Turnout(self._occupancy, self._visit, self._runs[0], self._starts)
