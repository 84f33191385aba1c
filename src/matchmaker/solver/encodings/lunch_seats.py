"""A lunch table has its number of seats, where it is stated; seats are dealt out from 1 on in any case."""

from matchmaker.solver.lunch.drafts import Draft
from matchmaker.solver.setting import Setting


def seat(setting: Setting, draft: Draft) -> None:
    """People at a table <= its seats."""
    tables = [setting.scenario.tables_by_id[table] for table in draft.lunch.tables]
    draft.seats = [len(draft.people) if table.seats is None else table.seats for table in tables]
