"""Blocks of meetings: what they may say, and parties that no block has both of."""

from collections.abc import Iterator

from matchmaker.scenario.blocks import Block
from matchmaker.scenario.consistency.words import Found, Where
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.homes import Homes

_OWN = ("windows", "place", "room", "tables", "spare_tables")


def blocks_in(scenario: Scenario) -> Iterator[tuple[Where, Block]]:
    """Every block with the path to where it is described."""
    for number, block in enumerate(scenario.blocks):
        yield ("meetings",) if block.id is None else ("meetings", "blocks", number), block


def contradictions(scenario: Scenario) -> Found:
    """Blocks beside statements that they replace, blocks or tables that stand twice, blocks nowhere."""
    if not scenario.meetings.blocks:
        return
    for key in _OWN:
        if getattr(scenario.meetings, key) not in (None, 0):
            yield ("meetings", key), f"where there are blocks, each states its own {key}; move this into the blocks"
    homes, owner, seen = Homes(scenario), dict[str, str | None](), set[str | None]()
    for where, block in blocks_in(scenario):
        if block.id in seen:
            yield (*where, "id"), f"the id '{block.id}' is taken already; choose another one"
        seen.add(block.id)
        if len(scenario.places) > 1 and homes.block(block) is None and not _listed(scenario, block):
            yield where, "there are several places, but nothing says where this block is; add place:"
        for index, table in enumerate(block.tables or ()):
            yield from _table(homes, (*where, "tables", index), block, table)
            if owner.setdefault(table, block.id) != block.id:
                text = f"table '{table}' belongs to block '{owner[table]}' already; name another table"
                yield (*where, "tables", index), f"{text}, or make one block of the two, with the windows of both"


def _listed(scenario: Scenario, block: Block) -> bool:
    """Whether the block consists of tables that places list."""
    listed = {table.id for place in scenario.places for table in place.tables}
    return block.tables is not None and listed.issuperset(block.tables)


def _table(homes: Homes, where: Where, block: Block, table: str) -> Found:
    place, here = homes.block(block), homes.table(table)
    if (block.place or block.room) and here is not None and here != place:
        text = f"table '{table}' is in place '{here}', but the block is in '{place}'"
        yield where, f"{text}; choose another table, or correct the place of the block"
