"""Whether interpreters could help: taken alone, and in a finished plan, where they are busy or have to rest."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from matchmaker.messages.locales import tongue
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.interpreting.journey import InterpreterJourney, rested
from matchmaker.solver.interpreting.staffing import can_be_served
from matchmaker.solver.options import Option
from matchmaker.solver.reasons.occupancy import Occupancy
from matchmaker.solver.stages.coverage import able_alone
from matchmaker.solver.travel.duties import Duties, Duty
from matchmaker.solver.travel.pace import Stop


class Interpreting:
    """A finished plan as its interpreters see it."""

    def __init__(self, form: Formulation, occupancy: Occupancy) -> None:
        self._form, self.occupancy = form, occupancy
        self.setting, self._interpreters = form.setting, form.setting.interpreters

    @cached_property
    def _shifts(self) -> dict[str, list[Duty]]:
        found = defaultdict[str, list[Duty]](list)
        for held in self.occupancy.assignments:
            for interpreter in held.resources.interpreter:
                found[interpreter].append(Duty(held.activity, self.occupancy.stop_of(held)))
        return found

    @cached_property
    def _duties(self) -> dict[str, Duties]:
        journey = InterpreterJourney(self.setting)
        return {who: Duties(journey, shifts) for who, shifts in self._shifts.items()}

    def free(self, stop: Stop) -> list[str]:
        """The interpreters who could work there and then besides what they do in the plan."""
        return [who for who in self._interpreters.there(stop) if self._is_free(who, stop)]

    def _is_free(self, interpreter: str, stop: Stop) -> bool:
        if interpreter not in self._shifts:
            return True
        stops = [*(shift.stop for shift in self._shifts[interpreter]), stop]
        minutes = self._interpreters.minutes
        near = self._duties[interpreter].hindrance(stop, "").near
        return not near and rested([(s.start, s.end) for s in stops], minutes("rest"), minutes("rest_after"))

    def possible_alone(self, activity: Activity) -> bool:
        """Whether somebody is there at any time to interpret a meeting, if it needs that; nothing else is planned."""
        there = self._interpreters.there
        options = self._form.options[activity.id]
        return any(self._served(o, able_alone(self.setting, o), there(o.stop)) for o in options)

    def possible(self, option: Option) -> bool:
        """Whether those who are free at an option of a meeting need no interpreter, or one is free too."""
        return self._served(option, self.occupancy.free_people(option), self.free(option.stop))

    def _served(self, option: Option, able: Sequence[Sequence[str]], free: Sequence[str]) -> bool:
        """Always so where there are no interpreters."""
        forbidden, activity = self.setting.forbidden, option.activity
        listed = self._form.scenario.interpreters
        return not listed or can_be_served(self._interpreters, activity, able, free, forbidden)

    def languages(self, names: Sequence[str]) -> dict[str, str]:
        """By language of the event, what these languages are called."""
        told = self._form.scenario.event.languages
        return {language: ", ".join(tongue(name, language) for name in names) for language in told}

    def spoken(self, party: str) -> dict[str, str]:
        """What the languages at working level are called that the people of a party state."""
        people = [self._form.scenario.people_by_id[person] for person in self.setting.people.members(party)]
        levels = (item for person in people for item in person.languages.items())
        return self.languages(list(dict.fromkeys(name for name, level in levels if level != "basic")))
