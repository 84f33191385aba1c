"""At no time are more tables of a class in use than it has, nor more free tables of a block than are not
to be spared.

Tables that serve a lunch are for nothing else meanwhile: tables of a class serve the same rounds, so the options that
overlap these are left out.

Use only rises when a meeting starts, so counting at the starts is enough. Interchangeable tables form an interval
graph: if no instant needs more tables than there are, tables can be dealt out in order of start.
"""

from collections import defaultdict
from collections.abc import Iterable

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.setting import Setting
from matchmaker.solver.tables import TableClass
from matchmaker.solver.timeline import overlap, under_way
from matchmaker.solver.timetable import is_proven_by_cores, limit_meetings


def admits_option(setting: Setting, option: Option) -> bool:
    """Whether the table serves no lunch at that time."""
    return option.tables is None or not any(overlap(option.span, laid) for laid in option.tables.laid)


def post(form: Formulation) -> None:
    """Sum of the meetings under way at each start <= tables."""
    by_class: dict[TableClass, list[Option]] = defaultdict(list)
    for option in form.choices("meeting"):
        if option.tables:
            by_class[option.tables].append(option)
    for group, options in by_class.items():
        _limit(form, options, len(group.tables))
    tables = form.setting.tables
    for block, free in enumerate(tables.free):
        own = [option for group, options in by_class.items() if group.block == block for option in options]
        if len({option.tables for option in own}) > 1 or tables.spare[block]:
            _limit(form, own, max(0, len(free) - tables.spare[block]))


def _limit(form: Formulation, options: Iterable[Option], tables: int) -> None:
    listed = list(options)
    if len(listed) == len(form.chosen) and tables > 1 and is_proven_by_cores(form):
        limit_meetings(form, tables)
        return
    for together in under_way(listed, lambda option: option.span):
        if len(together) > tables:
            in_use = [form.chosen[option] for option in together]
            form.model.add_at_most_one(in_use) if tables == 1 else form.model.add(sum(in_use) <= tables)
