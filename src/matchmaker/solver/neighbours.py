"""Which variables of a formulation belong together: by when something starts, and by who could attend it."""

from itertools import chain, islice

import numpy as np

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.relaxation.neighbourhoods import Choice
from matchmaker.solver.relaxation.rows import Flags, Integers
from matchmaker.solver.timeline import DaySpan

LARGE = 8_000  # decisions from which on whole models are too slow to search


def decisions(form: Formulation) -> Flags:
    """The variables of options, of who attends them and who interprets; all others follow from these."""
    found = np.zeros(form.size, np.bool_)
    literals = chain(
        form.chosen.values(),
        (attendance.literal for attending in form.of_person.values() for attendance in attending),
        (service.literal for services in form.services.values() for service in services),
        (shift.literal for shifts in form.shifts.values() for shift in shifts),
        form.driven.values(),
        form.missing.values(),
    )
    found[[literal.index for literal in literals]] = True
    return found


def is_large(form: Formulation) -> bool:
    """Whether the formulation is too large to be searched as a whole."""
    found = chain.from_iterable(map(form.decided, form.chosen))
    return any(True for _ in islice(found, LARGE, None))


def leading(form: Formulation) -> Flags:
    """The decisions to begin with: an option follows from the people who attend it by literals of their own."""
    found = decisions(form)
    for option, sides in form.attendances.items():
        chosen = form.chosen[option]
        if any(attendance.literal is not chosen for attendance in chain.from_iterable(sides)):
            found[chosen.index] = False
    return found


def choices(form: Formulation) -> list[Choice]:
    """What may be left free while the rest stays: everything at some starts, and last everything of some people."""
    decided = list(_decided(form))
    starts = sorted({start for _, start, _ in decided})
    numbers = {start: number for number, start in enumerate(starts)}
    variables = np.array([index for index, _, _ in decided], np.int64)
    at = np.array([numbers[start] for _, start, _ in decided], np.int64)
    names = {person: number for number, person in enumerate(form.of_person)}
    pairs = [(index, names[person]) for index, _, people in decided for person in people]
    attending, person = np.array(pairs, np.int64).reshape(-1, 2).T
    size = form.size
    return [
        _some_of(variables, at, len(starts), size),
        _some_of(attending, person, len(names), size),
    ]


def on_day(form: Formulation, day: DaySpan) -> Flags:
    """By variable, whether it is about something on an event day."""
    timeline, found = form.setting.timeline, np.zeros(form.size, np.bool_)
    found[[index for index, start, _ in _decided(form) if timeline.day_of(start) == day]] = True
    return found


def _decided(form: Formulation) -> list[tuple[int, int, frozenset[str]]]:
    """Index, start and possible attendants of every decision; nobody attends the shifts of interpreters."""
    found = []
    for option in form.chosen:
        everybody = frozenset(a.person for a in chain.from_iterable(form.attendances[option]))
        found += [(literal.index, option.start, everybody) for literal in form.decided(option)]
    nobody = frozenset[str]()
    found += [(s.literal.index, s.stop.start, nobody) for s in chain.from_iterable(form.shifts.values())]
    found += [(number.index, leg.start, nobody) for (leg, _), number in form.driven.items()]
    return [*found, *((number.index, leg.start, nobody) for leg, number in form.missing.items())]


def _some_of(variables: Integers, group: Integers, groups: int, size: int) -> Choice:
    """A share of the groups, at least two; what is in no group is always free."""
    grouped = np.zeros(size, np.bool_)
    grouped[variables] = True

    def choose(share: float, random: np.random.Generator) -> Flags:
        number = min(groups, max(2, round(share * groups)))
        picked = np.zeros(groups, np.bool_)
        picked[random.choice(groups, number, replace=False)] = True
        free = ~grouped
        free[variables[picked[group]]] = True
        return free

    return choose
