"""Lunches in rounds: when each round is, who eats in it, and in which room."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from matchmaker.scenario import Scenario
from matchmaker.scenario.activities import Lunch
from matchmaker.scenario.homes import Homes
from matchmaker.solver.activities.parties import People
from matchmaker.solver.timeline import Span, Timeline, inside


@dataclass(frozen=True, eq=False)
class LunchRound:
    """Round ``number`` (from 1) of ``lunch``, the one at ``index`` in the file: minutes ``[start, end)``.

    ``diners``, in file order, are those who are there all the time. They all eat, and nobody else does.
    """

    lunch: Lunch
    index: int
    number: int
    start: int
    end: int
    diners: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the round as an activity."""
        return f"{self.lunch.id}.{self.number}"

    @property
    def span(self) -> Span:
        """The minutes it takes."""
        return (self.start, self.end)


def rounds_of(
    scenario: Scenario, homes: Homes, people: People, timeline: Timeline, availability: Mapping[str, list[Span]]
) -> Iterator[LunchRound]:
    """Every round in which anybody eats; who comes late or leaves early misses rounds."""
    for index, lunch in enumerate(scenario.lunches):
        guests = [person for person in scenario.who(lunch.who) if person in people.confirmed]
        for number in range(1, lunch.rounds + 1):
            start = timeline.start(lunch.start, homes.lunch(lunch)) + (number - 1) * lunch.round_length
            end = start + lunch.round_length
            diners = tuple(person for person in guests if inside(start, end, availability[person]))
            if diners:
                yield LunchRound(lunch, index, number, start, end, diners)


def room_of(scenario: Scenario, lunch: Lunch) -> str | None:
    """The room of a lunch: stated, or that in which all its tables stand."""
    rooms = {scenario.tables_by_id[table].room for table in lunch.tables}
    return lunch.room or (rooms.pop() if len(rooms) == 1 else None)
