"""A round of a lunch for which there are no seats, whoever meets whom, and the rules to blame.

No rule for seats spans rounds, so one round is enough. Its rules are thinned out like the demands of other clashes:
whichever can be left out while the rest still leaves no seating is not to blame.
"""

from matchmaker.solver.activities.lunches import LunchRound
from matchmaker.solver.clock import Clock
from matchmaker.solver.encoding import active
from matchmaker.solver.lunch.drafts import draft_of
from matchmaker.solver.seating.feasible import feasible_seating
from matchmaker.solver.setting import Setting

PROBE_EFFORT = 5.0


def unseatable(setting: Setting, clock: Clock) -> tuple[LunchRound, tuple[str, ...]] | None:
    """The first round that has no seating, and the names of the rules; None if all have."""
    for rounds in setting.lunches:
        start = feasible_seating(draft_of(setting, rounds).problem(), stop=lambda: clock.over)
        if start.impossible is not None:
            found = rounds[start.impossible]
            return found, _blamed(setting, found, clock)
    return None


def _blamed(setting: Setting, round_: LunchRound, clock: Clock) -> tuple[str, ...]:
    names = [encoding.name for encoding in active(setting.without) if encoding.knows_seats]
    spared: frozenset[str] = frozenset()
    for name in names:
        draft = draft_of(setting, (round_,), without=spared | {name})
        if clock.over:
            break
        if feasible_seating(draft.problem(), PROBE_EFFORT).impossible is not None:
            spared |= {name}
    return tuple(name for name in names if name not in spared)
