"""Whether it is for want of vehicles that somebody does not go on a visit."""

from collections.abc import Iterable

from matchmaker.messages import say_all
from matchmaker.plan import Assignment
from matchmaker.scenario import text_in
from matchmaker.solver.driving.fleets import Leg
from matchmaker.solver.reasons.driving import Driving
from matchmaker.solver.reasons.occupancy import Occupancy
from matchmaker.solver.reasons.turnout import Turnout
from matchmaker.solver.reasons.unheard import Reason


class Undriven:
    """Code and text, with one way as an example; None if vehicles could take those who would go."""

    def __init__(self, occupancy: Occupancy) -> None:
        self._driving, self._occupancy = Driving(occupancy), occupancy
        self._scenario = occupancy.form.scenario

    def along(self, person: str, runs: Iterable[Assignment]) -> Reason:
        """Whether no vehicle takes the person to any of these runs and on from there."""
        lacking = [self._driving.lacking(person, self._occupancy.stop_of(run)) for run in runs]
        return self._told(lacking[0]) if lacking[0] and all(lacking) else None

    def now(self, person: str, turnout: Turnout) -> Reason:
        """Whether they or too many others are not taken there at all starts at which they and enough are free."""
        found: list[tuple[bool, Leg]] = []
        for stop, free in turnout.enough:
            lacking = {one: self._driving.lacking(one, stop) for one in free if person in free}
            taken = [one for one, leg in lacking.items() if not leg]
            if person in taken and turnout.suffices(taken):
                return None
            found += [(one != person, leg) for one, leg in lacking.items() if leg]
        return self._told(min(found)[1]) if found else None

    def _told(self, leg: Leg) -> Reason:
        full, languages = self._driving.driven(leg), self._scenario.event.languages
        text = say_all(
            languages,
            "Every vehicle from {origin} to {destination} at {time} is full."
            if full
            else "No vehicle can be at {origin} at {time}.",
            origin=self._name(leg.origin),
            destination=self._name(leg.destination),
            time=self._occupancy.local(leg.start, leg.origin),
        )
        return "vehicle_full" if full else "vehicle_away", text

    def _name(self, place: str) -> dict[str, str]:
        name = self._scenario.places_by_id[place].name
        return {language: text_in(name, language) for language in self._scenario.event.languages}
