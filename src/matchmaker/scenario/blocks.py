"""Where and when meetings are held: stated blocks, or the one that meetings themselves describe."""

from dataclasses import dataclass

from matchmaker.scenario.activities import MeetingBlock, Meetings
from matchmaker.scenario.time import WindowParts


@dataclass(frozen=True)
class Block:
    """One time and place of meetings.

    ``id`` is None for the one block of meetings that states none; ``windows`` is None for the hours of all days,
    ``tables`` for as many as needed.
    """

    id: str | None
    windows: tuple[WindowParts, ...] | None
    place: str | None
    room: str | None
    tables: tuple[str, ...] | None
    spare_tables: int
    who: tuple[str, ...]


def blocks_of(meetings: Meetings) -> tuple[Block, ...]:
    """The blocks in file order, at least one."""
    stated = tuple(_block(part, part.id, part.who) for part in meetings.blocks)
    return stated or (_block(meetings, None, ["all"]),)


def _block(part: Meetings | MeetingBlock, name: str | None, who: list[str]) -> Block:
    return Block(
        id=name,
        windows=None if part.windows is None else tuple(part.windows),
        place=part.place,
        room=part.room,
        tables=None if part.tables is None else tuple(part.tables),
        spare_tables=part.spare_tables,
        who=tuple(who),
    )
