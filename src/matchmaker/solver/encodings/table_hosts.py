"""The table of a host is given in every round in which they eat."""

from matchmaker.solver.lunch.drafts import Draft
from matchmaker.solver.setting import Setting


def seat(setting: Setting, draft: Draft) -> None:
    """Fix the hosts."""
    for table, host in draft.lunch.hosts.items():
        person = draft.number(host)
        if person is not None and table in draft.lunch.tables:
            at = draft.lunch.tables.index(table)
            draft.fixed |= {(person, number): at for number in range(len(draft.rounds))}
