"""Where a lunch keeps meeting partners apart, meetings are chosen such that people can still be seated.

The model then holds one seating of every round: literals of who sits where, under the rules for seats. Whoever meets
does not share a table in it. Rounds with the same diners share one seating, for no rule spans rounds. The seating that
the plan gets is searched for later, for the meetings chosen by then; from then on, nobody meets whom it puts together.
"""

from collections.abc import Mapping
from itertools import combinations

from matchmaker.solver.activities.lunches import LunchRound
from matchmaker.solver.formulation import Formulation, Literal
from matchmaker.solver.lunch.drafts import Draft, draft_of
from matchmaker.solver.seating.feasible import post_round
from matchmaker.solver.setting import Pair, Setting


def seat(setting: Setting, draft: Draft) -> None:
    """Keep those apart who have a meeting."""
    if draft.lunch.apart_from_meetings:
        draft.keep_apart(draft.partners)


def post(form: Formulation) -> None:
    """Per round, table and pair that could meet: not the meeting, and both at the table."""
    for rounds in form.setting.lunches:
        held = tuple(round_ for round_ in rounds if round_.id in form.held)
        if held and held[0].lunch.apart_from_meetings:
            _post(form, held)


def _post(form: Formulation, rounds: tuple[LunchRound, ...]) -> None:
    meeting = _meeting(form, {person for round_ in rounds for person in round_.diners})
    by_diners: dict[tuple[str, ...], list[int]] = {}
    for number, round_ in enumerate(rounds):
        by_diners.setdefault(round_.diners, []).append(number)
    draft = draft_of(form.setting, rounds)
    for numbers in by_diners.values() if meeting else ():
        seats = post_round(form.model, draft.problem(), numbers[0])
        form.seats |= {rounds[number].id: seats for number in numbers}
        held = form.any_of((form.held[rounds[number].id] for number in numbers), "eaten")
        for (person, table), here in seats.items():
            for other in range(person + 1, len(draft.people)):
                pair = frozenset((draft.people[person], draft.people[other]))
                if pair in meeting and (other, table) in seats:
                    clash = (held, meeting[pair], here, seats[other, table])
                    form.model.add_bool_or([literal.negated() for literal in clash])


def _meeting(form: Formulation, diners: set[str]) -> dict[Pair, Literal]:
    """For every pair of diners who could meet, a literal that is true if they do."""
    found: dict[Pair, Literal] = {}
    for option in form.choices("meeting"):
        for one, other in form.opposites(option):
            pair = frozenset((one.person, other.person))
            if pair <= diners:
                if pair not in found:
                    found[pair] = form.model.new_bool_var(f"{one.person} meets {other.person}")
                form.model.add_bool_or([one.literal.negated(), other.literal.negated(), found[pair]])
    return found


def settle(form: Formulation, tables: Mapping[str, Mapping[str, str]]) -> None:
    """Nobody meets whom they share a table with."""
    neighbours: set[Pair] = set()
    for rounds in form.setting.lunches:
        for round_ in rounds if rounds[0].lunch.apart_from_meetings else ():
            at = tables[round_.id]
            neighbours |= {frozenset(pair) for pair in combinations(at, 2) if at[pair[0]] == at[pair[1]]}
    form.settled = form.forbid(frozenset(neighbours))
