"""The fewest breaks that each person's own times make unavoidable."""

from collections.abc import Iterable, Sequence

from matchmaker.solver.timetables.problem import Slots, Timetable, bits

BEFORE, BUSY, IDLE = range(3)  # of a day: no meeting yet, in one, after one

State = tuple[int, int]
"""How many meetings there were, and what the person does."""


def fewest_breaks(problem: Timetable) -> int:
    """No plan has fewer: as if nobody had to wait for anybody else, or for a table."""
    total = 0
    for meetings in problem.of_person:
        times = 0
        for meeting in meetings:
            times |= problem.open[meeting]
        total += fewest_of(problem.days, times, len(meetings)) or 0
    return total


def fewest_of(days: Sequence[Slots], times: Slots, number: int) -> int | None:
    """The fewest breaks of so many meetings in these slots, None if there are too few slots; slot by slot.

    By the states that can be reached, the fewest breaks so far.
    """
    states: dict[State, int] = {(0, BEFORE): 0}
    for day in days:
        states = _least(((done, BEFORE), breaks) for (done, _), breaks in states.items())
        for slot in bits(day):
            after = [((done, at and IDLE), breaks) for (done, at), breaks in states.items()]
            if times >> slot & 1:
                after += [
                    ((done + 1, BUSY), breaks + (at == IDLE)) for (done, at), breaks in states.items() if done < number
                ]
            states = _least(after)
    return min((breaks for (done, _), breaks in states.items() if done == number), default=None)


def _least(reached: Iterable[tuple[State, int]]) -> dict[State, int]:
    found: dict[State, int] = {}
    for state, breaks in reached:
        found[state] = min(breaks, found.get(state, breaks))
    return found
