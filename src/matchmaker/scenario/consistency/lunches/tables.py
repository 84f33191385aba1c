"""Whether the tables and rooms of a lunch hold those who eat."""

from matchmaker.scenario.activities import Lunch
from matchmaker.scenario.consistency.clock import Clock, Round
from matchmaker.scenario.consistency.words import Found, Where, names
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.places import Room


def contradictions(clock: Clock) -> Found:
    """Lunches with too few seats, with tables too small for equal numbers, in too small rooms."""
    for index, lunch in enumerate(clock.scenario.lunches):
        rounds = clock.rounds(lunch)
        if len(set(lunch.tables)) == len(lunch.tables):
            yield from _seats(clock, ("lunches", index, "tables"), lunch, rounds)
        room = _room(clock.scenario, lunch)
        most = max((len(round_.diners) for round_ in rounds), default=0)
        if room is not None and room.capacity is not None and most > room.capacity:
            where = ("lunches", index, "room" if lunch.room else "tables")
            text = f"{most} people eat, but room '{room.id}' holds {room.capacity}"
            yield where, f"{text}; choose a larger room, or let fewer people eat"


def _seats(clock: Clock, where: Where, lunch: Lunch, rounds: list[Round]) -> Found:
    """The first round that cannot be seated."""
    seats = {table: clock.scenario.tables_by_id[table].seats for table in lunch.tables}
    for span, diners in rounds:
        text = _too_few(seats, len(diners)) or (_unequal(seats, len(diners)) if lunch.equal_tables else None)
        if text is not None:
            yield where, f"at {clock.text(span)}, {text}"
            return


def _too_few(seats: dict[str, int | None], guests: int) -> str | None:
    limited = [number for number in seats.values() if number is not None]
    if len(limited) < len(seats) or sum(limited) >= guests:
        return None
    return f"{guests} people eat, but the tables have only {sum(limited)} seats; add tables, or let fewer people eat"


def _unequal(seats: dict[str, int | None], guests: int) -> str | None:
    """What keeps the tables from equal numbers of people: one of them gets ``least`` or one more."""
    least, larger = divmod(guests, len(seats))

    def below(size: int) -> list[str]:
        return [table for table, number in seats.items() if number is not None and number < size]

    cure = "choose larger tables, or write equal_tables: false"
    if small := below(least):
        text = f"at least {least} of {guests} people sit at each table, but {_tables(small)} fewer seats"
    elif len(seats) - len(small := below(least + 1)) < larger:
        text = f"{larger} of {len(seats)} tables have {least + 1} of {guests} people, but {_tables(small)} fewer seats"
    else:
        return None
    return f"{text}; {cure}"


def _tables(small: list[str]) -> str:
    return f"table {names(small)} has" if len(small) == 1 else f"tables {names(small)} have"


def _room(scenario: Scenario, lunch: Lunch) -> Room | None:
    """The room of a lunch: its own, else the one in which all its tables stand."""
    rooms = {scenario.tables_by_id[table].room for table in lunch.tables}
    name = lunch.room or (rooms.pop() if len(rooms) == 1 else None)
    return scenario.rooms_by_id.get(name or "")
