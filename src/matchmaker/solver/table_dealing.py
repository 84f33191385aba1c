"""Which of interchangeable tables each meeting gets, so that few people change tables between two meetings of a day."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.tables import TableClass
from matchmaker.solver.timeline import DaySpan

Stays = Mapping[str, int]
"""By table, how many of a meeting's people are there already."""


def deal_tables(form: Formulation, values: list[int], chosen: Iterable[Option]) -> dict[Option, str]:
    """A table for every chosen option that needs one: at every start as many people stay where they were as can.

    In order of start, so that there are enough tables wherever no instant needs more of a class than there are.
    """
    meetings = (option for option in chosen if option.activity.kind == "meeting")
    dealt: dict[Option, str] = {}
    free_from: dict[str, int] = {}
    seen: dict[tuple[DaySpan, str], str | None] = {}
    for start, group in groupby(sorted(meetings, key=lambda o: (o.start, o.end, o.activity.id)), lambda o: o.start):
        day = form.setting.timeline.day_of(start)
        people = {option: _people(form, values, option) for option in group}
        for tables, alike in _by_class(people).items():
            free = {table: None for table in tables.tables if free_from.get(table, start) <= start}
            stays = [_stays((seen.get((day, person)) for person in people[option]), free) for option in alike]
            dealt |= zip(alike, _dealt(tables, free, stays), strict=True)
        free_from |= {dealt[option]: option.end for option in people if option in dealt}
        seen |= {(day, person): dealt.get(option) for option in people for person in people[option]}
    return dealt


def _people(form: Formulation, values: list[int], option: Option) -> list[str]:
    return [a.person for party in form.attendances[option] for a in party if values[a.literal.index]]


def _by_class(options: Iterable[Option]) -> dict[TableClass, list[Option]]:
    found: dict[TableClass, list[Option]] = {}
    for option in options:
        if option.tables:
            found.setdefault(option.tables, []).append(option)
    return found


def _stays(before: Iterable[str | None], free: Container[str]) -> Stays:
    return Counter(table for table in before if table is not None and table in free)


def _dealt(tables: TableClass, free: Iterable[str], stays: Sequence[Stays]) -> Iterator[str]:
    """A table for each meeting: the one where somebody stays, else the first that nobody stays at."""
    kept = _matched(stays)
    taken = set(kept.values())
    left = (table for table in free if table not in taken)
    for meeting in range(len(stays)):
        yield kept[meeting] if meeting in kept else next(left, tables.tables[0])


def _matched(stays: Sequence[Stays]) -> dict[int, str]:
    """By the number of a meeting its table, each for one meeting, so that as many people stay as can.

    A matching of all meetings with the tables where somebody could stay, or each with nothing at all.
    """
    wishing = [meeting for meeting, there in enumerate(stays) if there]
    tables = list(dict.fromkeys(table for there in stays for table in there))
    if not wishing:
        return {}
    column = {table: number for number, table in enumerate(tables)}
    most = 1 + max(number for there in stays for number in there.values())  # costs of 0 would be no edges
    edges = [
        (row, column[table], most - number)
        for row, meeting in enumerate(wishing)
        for table, number in stays[meeting].items()
    ]
    edges += [(row, len(tables) + row, most) for row in range(len(wishing))]
    rows, columns, costs = np.array(edges, np.int64).T
    graph = csr_array((costs, (rows, columns)), shape=(len(wishing), len(tables) + len(wishing)))
    matched = zip(*min_weight_full_bipartite_matching(graph), strict=True)
    return {wishing[row]: tables[found] for row, found in matched if found < len(tables)}
