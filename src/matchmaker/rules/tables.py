"""Which tables a meeting may take, and in which room and place things happen."""

from functools import cached_property

from matchmaker.rules.meetings import Meeting
from matchmaker.rules.pins import Pins
from matchmaker.scenario import Scenario, copy_id
from matchmaker.scenario.activities import Session


class Tables:
    """Facts about tables, rooms and places. A table that is None is no table at all."""

    def __init__(self, scenario: Scenario, pins: Pins) -> None:
        self.scenario = scenario
        self.pins = pins

    @cached_property
    def free(self) -> tuple[str, ...]:
        """The tables of meetings that are fixed to nobody."""
        fixed = {person.table for person in self.scenario.people}
        fixed |= {organisation.table for organisation in self.scenario.organisations}
        fixed |= {given.table for given in self.scenario.given}
        return tuple(table for table in self.scenario.meetings.tables or [] if table not in fixed)

    def options(self, meeting: Meeting, number: int) -> tuple[str | None, ...]:
        """The tables at which that copy of the meeting may take place; (None,) if it needs none."""
        stated = self.stated(meeting, number)
        return stated or ((None,) if self.scenario.meetings.tables is None else self.free)

    def stated(self, meeting: Meeting, number: int) -> tuple[str, ...]:
        """The tables promised for that copy, else fixed to the meeting or its parties; empty if there are none."""
        return tuple(self.pins.tables(copy_id(meeting.id, number)) or sorted(self.fixed(meeting)))

    def fixed(self, meeting: Meeting) -> set[str]:
        """The table of a given meeting, else the tables of the parties."""
        if meeting.given and meeting.given.table:
            return {meeting.given.table}
        return {table for party in meeting.parties if (table := self._own(party))}

    def _own(self, party: str) -> str | None:
        organisations = self.scenario.organisations_by_id
        person = self.scenario.people_by_id.get(party)
        if person and person.table:
            return person.table
        organisation = organisations.get(person.organisation or "" if person else party)
        return organisation.table if organisation else None

    def seats(self, table: str | None) -> int | None:
        """How many people sit at the table; None if any number."""
        return self.scenario.tables_by_id[table].seats if table in self.scenario.tables_by_id else None

    def step_free(self, table: str | None) -> bool:
        """Whether the table is reachable without steps."""
        if table not in self.scenario.tables_by_id:
            return True
        stated = self.scenario.tables_by_id[table]
        return self.room_step_free(stated.room) if stated.step_free is None else stated.step_free

    def room_step_free(self, room: str | None) -> bool:
        """Whether the room is reachable without steps; no room stands in nobody's way."""
        return self.scenario.rooms_by_id[room].step_free if room in self.scenario.rooms_by_id else True

    def room(self, table: str | None) -> str | None:
        """The room of a meeting at that table."""
        stated = self.scenario.tables_by_id.get(table or "")
        return (stated.room if stated else None) or self.scenario.meetings.room

    def place(self, table: str | None) -> str | None:
        """The place of a meeting at that table."""
        return self._table_places.get(table or "") or self._place(self.room(table), self.scenario.meetings.place)

    def session_place(self, session: Session) -> str | None:
        """The place of a session."""
        return self._place(session.room, session.place)

    def _place(self, room: str | None, stated: str | None) -> str | None:
        only = self.scenario.places[0].id if len(self.scenario.places) == 1 else None
        return self._room_places.get(room or "") or stated or only

    @cached_property
    def _table_places(self) -> dict[str, str]:
        return {table.id: place.id for place in self.scenario.places for table in place.tables}

    @cached_property
    def _room_places(self) -> dict[str, str]:
        return {room.id: place.id for place in self.scenario.places for room in place.rooms}
