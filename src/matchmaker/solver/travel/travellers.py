"""How the people of a scenario get around: their transfers, nights, and what they have to attend at fixed times."""

from collections import defaultdict
from datetime import date, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from matchmaker.scenario.trips import places_of_nights
from matchmaker.solver.activities.lunches import room_of
from matchmaker.solver.activities.transfers import Leg
from matchmaker.solver.travel.duties import Duties, Duty
from matchmaker.solver.travel.journeys import Journey, Night
from matchmaker.solver.travel.pace import Pace, Stop
from matchmaker.solver.travel.ways import Ways

if TYPE_CHECKING:
    from matchmaker.solver.setting import Setting

NIGHT_ENDS = time(4)  # local time at the hotel; what begins later belongs to the next day


class Travel:
    """The journeys and duties of everybody, made when they are asked for."""

    def __init__(self, setting: "Setting") -> None:
        self._setting = setting
        self._journeys: dict[str, Journey] = {}
        self._duties: dict[str, Duties] = {}

    @cached_property
    def needed(self) -> bool:
        """Whether anybody gets anywhere: there are transfers, nights or several places."""
        scenario = self._setting.scenario
        return bool(scenario.transfers or scenario.stays or len(scenario.places) > 1)

    @cached_property
    def pace(self) -> Pace:
        """Ways and minutes that hold for everybody."""
        boarding = int(getattr(self._setting.parameters("no_overlap"), "boarding", 0))
        scenario = self._setting.scenario
        return Pace(Ways(scenario, boarding), self._setting.room_change, scenario.meetings.buffer)

    def stop_of(self, leg: Leg) -> Stop:
        """Where the travellers of a transfer are."""
        parameters = self._setting.parameters("flight_rest")
        return leg.stop(int(getattr(parameters, "minutes", 0)), int(getattr(parameters, "longer_than", 0)))

    def journey(self, person: str) -> Journey:
        """The transfers and nights of a person."""
        if person not in self._journeys:
            legs = [self.stop_of(leg) for leg in self._setting.legs if person in leg.travellers]
            sleep = int(getattr(self._setting.parameters("night_rest"), "minutes", 0)) if self.nights else 0
            self._journeys[person] = Journey(self.pace, legs, self.nights.get(person, []), sleep)
        return self._journeys[person]

    @cached_property
    def nights(self) -> dict[str, list[Night]]:
        """By person, their nights in order of time."""
        found = {}
        for person, beds in places_of_nights(self._setting.scenario).items():
            nights = [Night(self._morning(evening, place), place) for evening, place in beds.items()]
            found[person] = sorted(nights, key=lambda night: night.boundary)
        return found

    def _morning(self, evening: date, place: str) -> int:
        return self._setting.timeline.at(evening + timedelta(1), NIGHT_ENDS, place)

    def bed(self, person: str, stop: Stop, before: bool) -> str | None:
        """Where the person sleeps in the night before or after a stop, None if nothing says so."""
        nights = self.nights.get(person, [])
        past = [night.place for night in nights if night.boundary <= stop.start]
        to_come = [night.place for night in nights if night.boundary > stop.start]
        return (past[-1] if past else None) if before else (to_come[0] if to_come else None)

    def duties(self, person: str) -> Duties:
        """What a person has to attend at fixed times."""
        if person not in self._duties:
            self._duties[person] = Duties(self.journey(person), self._duties_of[person])
        return self._duties[person]

    @cached_property
    def _duties_of(self) -> dict[str, list[Duty]]:
        setting, found = self._setting, defaultdict[str, list[Duty]](list)
        for session in setting.scenario.sessions if "required_attendance" not in setting.without else ():
            if session.start is not None:
                place = setting.homes.session(session)
                start = setting.timeline.start(session.start, place)
                stop = Stop(start, start + session.length, place, place, session.room)
                for person in setting.people.confirmed.intersection(setting.scenario.who(session.must)):
                    found[person].append(Duty(session.id, stop))
        for rounds in setting.lunches:
            for round_ in rounds:
                place, room = setting.homes.lunch(round_.lunch), room_of(setting.scenario, round_.lunch)
                for person in round_.diners:
                    found[person].append(Duty(round_.id, Stop(*round_.span, place, place, room)))
        for leg in setting.legs:
            for person in leg.travellers:
                found[person].append(Duty(leg.transfer.id, self.stop_of(leg)))
        return found
