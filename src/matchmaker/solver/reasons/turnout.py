"""Who could come to a visit that does not take place, beside all that they attend in the plan."""

from collections.abc import Collection, Sequence

from matchmaker.scenario.activities import Visit
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.encodings.leadership import leaders
from matchmaker.solver.reasons.occupancy import Occupancy
from matchmaker.solver.travel.pace import Stop


class Turnout:
    """A run of a visit, one for all as they are alike, with those who could come at each of these starts."""

    def __init__(
        self, occupancy: Occupancy, visit: Visit, run: Activity, starts: Sequence[tuple[Stop, list[str]]]
    ) -> None:
        self._form, self._visit, self._run = occupancy.form, visit, run
        occupancy.foresee(run.people, [stop for stop, _ in starts], run.id)
        self.free = [
            (stop, [p for p in people if occupancy.hindrance(p, stop, run.id).nothing]) for stop, people in starts
        ]
        self.enough = [(stop, free) for stop, free in self.free if self.suffices(free)]

    @property
    def best(self) -> tuple[Stop, list[str]]:
        """The first start at which most are free."""
        return max(self.free, key=lambda start: (len(start[1]), -start[0].start))

    def suffices(self, people: Collection[str]) -> bool:
        """Whether it could take place with these people."""
        return len(people) >= self._visit.at_least and self.lacking(people) is None

    def lacking(self, people: Collection[str]) -> str | None:
        """Names of those who have to come and are not among these, or of all who could lead if none of them is."""
        missing = {person for person in self._run.parties[0].members if person not in people}
        leading = leaders(self._form.setting, self._run)
        if leading is not None and not leading & {*people}:
            missing |= leading
            if not leading:
                return str(self._visit.led_by)
        named = (person.full_name for person in self._form.scenario.people if person.id in missing)
        return ", ".join(named) if missing else None
