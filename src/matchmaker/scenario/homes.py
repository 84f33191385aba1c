"""Where things are, as far as the file says: the place of rooms, tables, sessions, lunches, blocks."""

from collections.abc import Iterable

from matchmaker.scenario.activities import Lunch, Session
from matchmaker.scenario.blocks import Block
from matchmaker.scenario.document import Scenario


class Homes:
    """The places of a scenario whose references are in order; None wherever nothing says which place it is."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._only = scenario.places[0].id if len(scenario.places) == 1 else None
        self._rooms = {room.id: place.id for place in scenario.places for room in place.rooms}
        self._tables = {table.id: place.id for place in scenario.places for table in place.tables}
        self._blocks = {table: block for block in reversed(scenario.blocks) for table in block.tables or ()}
        self._visits = {visit.id: visit.place for visit in scenario.visits}
        self._sessions = {session.id: session for session in scenario.sessions}

    def room(self, room: str | None) -> str | None:
        """The place that has the room."""
        return self._rooms.get(room or "")

    def table(self, table: str) -> str | None:
        """The place that has the table; for a counted one, that of its block."""
        block = self._blocks.get(table)
        return self._tables.get(table) or (self.block(block) if block else self._only)

    def block(self, block: Block) -> str | None:
        """The place of meetings of the block that take place at no listed table."""
        return self.room(block.room) or block.place or self._only

    def session(self, session: Session) -> str | None:
        """The place of a session: its own, else its room's, else the only one."""
        return session.place or self.room(session.room) or self._only

    def lunch(self, lunch: Lunch) -> str | None:
        """The place of a lunch: its own, else that of its room, else that of its tables, else the only one."""
        return (
            lunch.place
            or self.room(lunch.room or self._common_room(lunch))
            or _one(self._tables.get(table) for table in lunch.tables)
            or self._only
        )

    def named(self, activity: str) -> str | None:
        """The place of a session or visit, by its id; None for everything else."""
        session = self._sessions.get(activity)
        return self.session(session) if session else self._visits.get(activity)

    def _common_room(self, lunch: Lunch) -> str | None:
        return _one(self._scenario.tables_by_id[table].room for table in lunch.tables)


def _one(found: Iterable[str | None]) -> str | None:
    """What all of these are, None if they differ."""
    different = set(found)
    return different.pop() if len(different) == 1 else None
