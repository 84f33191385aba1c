"""A run of a visit is for no fewer people than the host asks for, and for no more than it takes.

As nobody is on two visits at once, the groups of those under way at a time are no larger together than the number of
people who could be there. That follows from the other constraints, but only for whole numbers, so it is stated too.
"""

from collections.abc import Iterator

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.setting import Setting
from matchmaker.solver.timeline import under_way


def smallest(setting: Setting, option: Option) -> int:
    """The smallest group; nobody visits a host in a group of none, unless that is promised."""
    at_least = option.activity.visit.at_least if option.activity.visit else 0
    return at_least if option.activity.id in setting.promises else max(1, at_least)


def admits_staff(setting: Setting, option: Option) -> bool:
    """Whether enough people can come, and not too many have to."""
    visit = option.activity.visit
    if visit is None:
        return True
    most = visit.at_most is None or len(option.activity.parties[0].members) <= visit.at_most
    return most and sum(map(len, option.able)) >= smallest(setting, option)


def post(form: Formulation) -> None:
    """at_least * chosen <= sum of people <= at_most * chosen."""
    for option in form.choices("visit"):
        coming = [a.literal for party in form.attendances[option] for a in party]
        visit, chosen = option.activity.visit, form.chosen[option]
        if coming:
            form.model.add(sum(coming) >= smallest(form.setting, option) * chosen)
        if visit is not None and visit.at_most is not None and len(coming) > visit.at_most:
            form.model.add(sum(coming) <= visit.at_most * chosen)
    if "no_overlap" not in form.setting.without:
        for together in _under_way(form):
            _share(form, together)


def _under_way(form: Formulation) -> Iterator[list[Option]]:
    """The options of visits at every time at which one starts."""
    previous: set[int] = set()
    for found in under_way(form.choices("visit"), lambda option: option.span):
        if len(found) > 1 and not {id(option) for option in found} <= previous:
            previous = {id(option) for option in found}
            yield found


def _share(form: Formulation, options: list[Option]) -> None:
    """The smallest groups of all together <= the number of people, and so the number of visits is limited."""
    people = {person for option in options for able in option.able for person in able}
    sizes = [smallest(form.setting, option) for option in options]
    form.model.add(sum(size * form.chosen[o] for size, o in zip(sizes, options, strict=True)) <= len(people))
    most, needed = 0, 0
    for size in sorted(sizes):
        needed += size
        most += needed <= len(people)
    if most < len(options):
        form.model.add(sum(form.chosen[option] for option in options) <= most)
