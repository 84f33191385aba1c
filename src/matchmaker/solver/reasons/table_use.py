"""Which tables a finished plan leaves free, and when."""

from collections.abc import Sequence

from matchmaker.solver.tables import Block, TableClass, Tables
from matchmaker.solver.timeline import Span, overlap


class TableUse:
    """Looks up whether tables are free, from those in use, each with the minutes in which it is."""

    def __init__(self, tables: Tables, taken: Sequence[tuple[str, Span]]) -> None:
        self._tables, self._taken = tables, taken
        self._found: dict[tuple[TableClass, Span], bool] = {}

    def free(self, tables: TableClass, span: Span) -> bool:
        """Whether one of the tables is free all the time, and enough are spared."""
        if (tables, span) not in self._found:
            self._found[tables, span] = self._judge(tables, span)
        return self._found[tables, span]

    def _judge(self, tables: TableClass, span: Span) -> bool:
        own = frozenset(tables.tables)
        taken = [(table, busy) for table, busy in self._taken if overlap(busy, span)]
        for minute in {span[0], *(busy[0] for _, busy in taken)}:
            used = [table for table, (start, end) in taken if start <= minute < end]
            full = sum(table in own for table in used) >= len(own)
            if full or self._block_full(tables.block, used):
                return False
        return True

    def _block_full(self, block: Block | None, used: Sequence[str]) -> bool:
        """Whether no other free table of the block may be used."""
        if block is None:
            return False
        free = frozenset(self._tables.free[block])
        return sum(table in free for table in used) >= len(free) - self._tables.spare[block]
