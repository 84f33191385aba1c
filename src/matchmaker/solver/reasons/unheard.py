"""Whether it is for want of interpreters that somebody does not go on a visit."""

from collections.abc import Iterable, Sequence

from matchmaker.messages import say_all
from matchmaker.plan import Assignment
from matchmaker.plan.model import UnmetReason
from matchmaker.scenario import text_in
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.interpreting.staffing import needy, served
from matchmaker.solver.reasons.interpreting import Interpreting
from matchmaker.solver.travel.pace import Stop

Reason = tuple[UnmetReason, dict[str, str]] | None
"""Code and text by language; None if there are interpreters enough, or nothing to interpret."""


class Unheard:
    """A run of a visit, one for all as they are alike: whether those who could go there are understood."""

    def __init__(self, interpreting: Interpreting, run: Activity) -> None:
        self._interpreting, self._run = interpreting, run
        self._scenario, self._interpreters = interpreting.setting.scenario, interpreting.setting.interpreters

    def alone(self, person: str, stops: Iterable[Stop]) -> Reason:
        """Whether at none of these stops enough interpreters are there, whatever the plan."""
        return self._never(person, ((self._with(person), self._interpreters.there(stop)) for stop in stops))

    def now(self, person: str, stops: Iterable[Stop]) -> Reason:
        """Whether at none of these stops enough interpreters are free in the plan."""
        return self._never(person, ((self._with(person), self._interpreting.free(stop)) for stop in stops))

    def along(self, person: str, runs: Iterable[Assignment]) -> Reason:
        """Whether there are not interpreters enough for the person to join one of the runs that take place."""
        return self._never(person, (((*run.people, person), self._on(run)) for run in runs))

    def _on(self, run: Assignment) -> tuple[str, ...]:
        return (*run.resources.interpreter, *self._interpreting.free(self._interpreting.occupancy.stop_of(run)))

    def _with(self, person: str) -> tuple[str, ...]:
        """The person and those without whom the visit does not take place."""
        return tuple(dict.fromkeys((person, *self._run.parties[0].members)))

    def _never(self, person: str, cases: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Reason:
        if not self._scenario.interpreters:
            return None
        heard = [served(self._interpreters, self._run, [people], free) for people, free in cases]
        return ("no_interpreter", self._told(person)) if heard and not any(heard) else None

    def _told(self, person: str) -> dict[str, str]:
        """Between which languages, of the first in need and of the visit, nobody interprets."""
        whose = next((p for p in self._with(person) if needy(self._interpreters, self._run, p)), person)
        visit, languages = self._run.visit, self._scenario.event.languages
        return say_all(
            languages,
            "No interpreter between {a} and {b} is free at any time at which “{visit}” can begin.",
            a=self._interpreting.spoken(whose),
            b=self._interpreting.languages(visit.languages if visit else ()),
            visit={language: text_in(visit.title, language) for language in languages if visit},
        )
