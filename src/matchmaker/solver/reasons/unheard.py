"""Whether it is for want of interpreters that somebody does not go on a visit."""

from collections.abc import Collection, Iterable, Sequence

from matchmaker.plan import Assignment
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.interpreting.staffing import needy, served
from matchmaker.solver.reasons.interpreting import Interpreting
from matchmaker.solver.travel.pace import Stop


class Unheard:
    """One run of a visit, or all of them, for they are alike: who could go there with those who have to."""

    def __init__(self, interpreting: Interpreting, run: Activity) -> None:
        self._interpreting, self._run = interpreting, run
        self._listed = interpreting.setting.scenario.interpreters
        self._interpreters = interpreting.setting.interpreters

    def alone(self, person: str, stops: Iterable[Stop]) -> bool:
        """Whether at none of these stops enough interpreters are there, whatever the plan."""
        return self._never((self._with(person), self._interpreters.there(stop)) for stop in stops)

    def now(self, person: str, stops: Iterable[Stop]) -> bool:
        """Whether at none of these stops enough interpreters are free in the plan."""
        return self._never((self._with(person), self._interpreting.free(stop)) for stop in stops)

    def along(self, person: str, runs: Iterable[Assignment]) -> bool:
        """Whether there are not interpreters enough for the person to join one of the runs that take place."""
        return self._never(((*run.people, person), self._on(run)) for run in runs)

    def _on(self, run: Assignment) -> tuple[str, ...]:
        return (*run.resources.interpreter, *self._interpreting.free(self._interpreting.occupancy.stop_of(run)))

    def _with(self, person: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self._run.parties[0].members, person)))

    def _never(self, cases: Iterable[tuple[Sequence[str], Sequence[str]]]) -> bool:
        if not self._listed:
            return False
        heard = [served(self._interpreters, self._run, [people], free) for people, free in cases]
        return bool(heard) and not any(heard)

    def languages(self, person: str) -> dict[str, dict[str, str]]:
        """What those are called between which to interpret: of somebody in need, the person first, and of the visit."""
        everybody: Collection[str] = (person, *self._with(person))
        whose = next((p for p in everybody if needy(self._interpreters, self._run, p)), person)
        languages = self._run.visit.languages if self._run.visit else []
        return {"a": self._interpreting.spoken(whose), "b": self._interpreting.languages(languages)}
