"""Whether people could do something at a time and place if nothing else were planned than what they have to do."""

from matchmaker.rules.facts import Facts
from matchmaker.rules.journeys.obligations import Obligations
from matchmaker.rules.journeys.stops import Stop
from matchmaker.rules.times.spans import Span


class Leisure:
    """What people are there for and free for; remembers what it has been asked."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.obligations = Obligations(facts)
        self._known: dict[tuple[str, Stop], bool] = {}

    def within_hours(self, span: Span) -> bool:
        """Whether the time lies within the hours of an event day."""
        return any(hours.holds(span) for _, hours in self.facts.clock.hours)

    def could(self, person: str, stop: Stop) -> bool:
        """Whether the person is there, can enter the place, and has nothing else to do that leaves too little time."""
        if (person, stop) not in self._known:
            self._known[person, stop] = self._could(person, stop)
        return self._known[person, stop]

    def _could(self, person: str, stop: Stop) -> bool:
        if not any(stretch.holds(stop.span) for stretch in self.facts.people.stretches(person)):
            return False
        if self.facts.scenario.people_by_id[person].step_free and not self.facts.tables.place_step_free(stop.place):
            return False
        return self.obligations.allow(person, stop)
