"""Which tables a meeting may take, and what is known of tables, rooms and places."""

from functools import cached_property

from matchmaker.rules.meeting.meetings import Meeting
from matchmaker.rules.meeting.pins import Pins
from matchmaker.rules.meeting.venues import Venue
from matchmaker.scenario import Scenario, copy_id
from matchmaker.scenario.homes import Homes


class Tables:
    """Facts about tables, rooms and places. A table that is None is no table at all."""

    def __init__(self, scenario: Scenario, pins: Pins, homes: Homes) -> None:
        self.scenario = scenario
        self.pins = pins
        self.homes = homes

    def options(self, meeting: Meeting, number: int, venue: Venue) -> tuple[str | None, ...]:
        """The tables at which that copy of the meeting may take place in a block; (None,) if it needs none."""
        return self.stated(meeting, number) or ((None,) if venue.free is None else venue.free)

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
        """Whether the table is reachable without steps, once people are inside of its place."""
        if table not in self.scenario.tables_by_id:
            return True
        stated = self.scenario.tables_by_id[table]
        return self.room_step_free(stated.room) if stated.step_free is None else stated.step_free

    def room_step_free(self, room: str | None) -> bool:
        """Whether the room is reachable without steps; no room stands in nobody's way."""
        return self.scenario.rooms_by_id[room].step_free if room in self.scenario.rooms_by_id else True

    def place_step_free(self, place: str | None) -> bool:
        """Whether the place can be entered without steps."""
        return self.scenario.places_by_id[place].step_free if place in self.scenario.places_by_id else True

    def room(self, table: str | None, venue: Venue) -> str | None:
        """The room of a meeting at that table in a block."""
        stated = self.scenario.tables_by_id.get(table or "")
        return (stated.room if stated else None) or venue.room

    def place(self, table: str | None, venue: Venue) -> str | None:
        """The place of a meeting at that table in a block: the table's own, else that of its room, else the block's."""
        stated = self.scenario.tables_by_id.get(table or "")
        return self._places.get(table or "") or self.homes.room(stated.room if stated else None) or venue.place

    @cached_property
    def _places(self) -> dict[str, str]:
        return {table.id: place.id for place in self.scenario.places for table in place.tables}
