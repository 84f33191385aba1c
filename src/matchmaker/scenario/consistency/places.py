"""Rooms and tables that are not where they are said to be."""

from matchmaker.scenario.activities import Lunch
from matchmaker.scenario.blocks import Block
from matchmaker.scenario.consistency.trips.blocks import blocks_in
from matchmaker.scenario.consistency.words import Found, Where, names
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.places import Table
from matchmaker.scenario.problems import nearest


def contradictions(scenario: Scenario) -> Found:
    """Rooms of another place, tables nobody has described, more spare tables than tables, steps in the way."""
    home = {room.id: place.id for place in scenario.places for room in place.rooms}
    for number, place in enumerate(scenario.places):
        for index, table in enumerate(place.tables):
            where: Where = ("places", number, "tables", index, "room")
            yield from _elsewhere(where, home, table.room, place.id)
    for block_where, block in blocks_in(scenario):
        yield from _elsewhere((*block_where, "room"), home, block.room, block.place)
        yield from _tables(scenario, block_where, block)
    for index, session in enumerate(scenario.sessions):
        yield from _elsewhere(("sessions", index, "room"), home, session.room, session.place)
    for index, lunch in enumerate(scenario.lunches):
        yield from _elsewhere(("lunches", index, "room"), home, lunch.room, lunch.place)
        yield from _lunch(scenario, index, lunch, lunch.place or home.get(lunch.room or ""))
    yield from _steps(scenario)


def _elsewhere(where: Where, home: dict[str, str], room: str | None, place: str | None) -> Found:
    if room is not None and place is not None and home[room] != place:
        yield where, f"room '{room}' is in place '{home[room]}', not in '{place}'; choose a room of '{place}'"


def _lunch(scenario: Scenario, index: int, lunch: Lunch, place: str | None) -> Found:
    home = {table.id: found.id for found in scenario.places for table in found.tables}
    first = next((table for table in lunch.tables if table in home), None)
    for number, table in enumerate(lunch.tables):
        room, where = scenario.tables_by_id[table].room, ("lunches", index, "tables", number)
        if place is None and first is not None and home.get(table, home[first]) != home[first]:
            text = f"table '{table}' is in place '{home[table]}', but table '{first}' in '{home[first]}'"
            yield where, f"{text}; choose tables of one place"
        elif place is not None and home.get(table, place) != place:
            text = f"table '{table}' is in place '{home[table]}', but the lunch is in '{place}'"
            yield where, f"{text}; choose another table, or correct the place of the lunch"
        elif lunch.room is not None and room is not None and room != lunch.room:
            text = f"table '{table}' stands in room '{room}', but the lunch is in room '{lunch.room}'"
            yield where, f"{text}; choose another table, or correct the room of the lunch"


def _tables(scenario: Scenario, where: Where, block: Block) -> Found:
    tables = block.tables
    if tables is None:
        return
    described = [table.id for place in scenario.places for table in place.tables]
    counted = {f"{block.id}-{number}" if block.id else str(number) for number in range(1, len(tables) + 1)}
    for index, table in enumerate(tables):
        if described and counted != set(tables) and table not in described:
            text = f"unknown table '{table}'; {nearest(table, described, 'tables of the places')}"
            yield (*where, "tables", index), text
    if block.spare_tables > len(tables):
        text = f"{block.spare_tables} tables shall stay free, but there are only {len(tables)}"
        yield (*where, "spare_tables"), f"{text}; write fewer spare tables"


def _steps(scenario: Scenario) -> Found:
    for index, person in enumerate(scenario.people):
        table = scenario.tables_by_id.get(person.table or "")
        if not person.step_free or table is None:
            continue
        if not step_free(scenario, table):
            text = f"{names([person.id])} needs a table without steps, but table '{table.id}' has some"
            yield ("people", index, "table"), f"{text}; choose another table"


def step_free(scenario: Scenario, table: Table, room: str | None = None) -> bool:
    """Whether a table is reachable without steps; ``room``: where it stands if it does not say so itself."""
    stepped = (place for place in scenario.places if not place.step_free)
    if any(listed.id == table.id for place in stepped for listed in place.tables):
        return False
    if table.step_free is not None:
        return table.step_free
    standing = scenario.rooms_by_id.get(table.room or room or "")
    return standing is None or standing.step_free
