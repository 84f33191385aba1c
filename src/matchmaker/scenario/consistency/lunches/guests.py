"""The people of a lunch: who eats, who hosts a table, who needs a language in common or a way without steps."""

from matchmaker.scenario.activities import Lunch
from matchmaker.scenario.consistency.clock import Clock
from matchmaker.scenario.consistency.places import step_free
from matchmaker.scenario.consistency.words import Found, Where, names
from matchmaker.scenario.people import Person


def contradictions(clock: Clock) -> Found:
    """Lunches for nobody, hosts who do not eat there, people who can sit at no table."""
    for index, lunch in enumerate(clock.scenario.lunches):
        where: Where = ("lunches", index)
        diners = _diners(clock, lunch)
        if not diners:
            yield from _nobody(clock, where, lunch)
            continue
        yield from _hosts(clock, where, lunch)
        yield from _languages(where, lunch, diners)
        yield from _steps(clock, where, lunch, diners)


def _diners(clock: Clock, lunch: Lunch) -> list[Person]:
    """Everybody who eats in one of the rounds, in file order."""
    found = {name for round_ in clock.rounds(lunch) for name in round_.diners}
    return [person for person in clock.scenario.people if person.id in found]


def _nobody(clock: Clock, where: Where, lunch: Lunch) -> Found:
    people = map(clock.scenario.people_by_id.__getitem__, clock.scenario.who(lunch.who))
    if any(person.status == "confirmed" for person in people):
        place = clock.homes.lunch(lunch)
        start = clock.local(clock.instant(lunch.start, place), place)
        text = f"nobody who shall eat is there for a whole round from {start}"
        yield (*where, "who"), f"{text}; move the lunch, or name others"
    else:
        yield (*where, "who"), "nobody who shall eat has confirmed; name others, or remove the lunch"


def _hosts(clock: Clock, where: Where, lunch: Lunch) -> Found:
    seen: dict[str, str] = {}
    for table, person in lunch.hosts.items():
        here = (*where, "hosts", table)
        if table not in lunch.tables:
            yield here, f"{_none_of_its_tables(lunch, table)}, or remove the host"
        elif person in seen:
            yield here, f"'{person}' is host of table '{seen[person]}' already; choose another host"
        elif text := _absence(clock, lunch, person):
            yield here, text
        seen.setdefault(person, table)
    for number, table in enumerate(lunch.protocol):
        if table not in lunch.tables:
            yield (*where, "protocol", number), _none_of_its_tables(lunch, table)


def _none_of_its_tables(lunch: Lunch, table: str) -> str:
    return f"table '{table}' is none of this lunch ({names(lunch.tables)}); choose one of these"


def _absence(clock: Clock, lunch: Lunch, person: str) -> str | None:
    """Why a host never sits at the table; None if the host eats in some round."""
    if clock.scenario.people_by_id[person].status != "confirmed":
        return f"'{person}' has not confirmed, so does not eat; choose another host, or confirm '{person}'"
    if person not in clock.scenario.who(lunch.who):
        return f"'{person}' does not eat at this lunch; choose another host, or add '{person}' to who"
    if not any(person in round_.diners for round_ in clock.rounds(lunch)):
        return f"'{person}' is there for none of the rounds; choose another host, or correct when '{person}' is there"
    return None


def _languages(where: Where, lunch: Lunch, diners: list[Person]) -> Found:
    alone = [person.id for person in diners if person.languages and set(person.languages.values()) == {"basic"}]
    if lunch.common_language and alone:
        text = f"{names(alone)} can share a language with nobody, as all that is stated is at level basic"
        yield (*where, "common_language"), f"{text}; correct the levels, or write common_language: false"


def _steps(clock: Clock, where: Where, lunch: Lunch, diners: list[Person]) -> Found:
    listed = {table: clock.scenario.tables_by_id[table] for table in lunch.tables}
    place = clock.scenario.places_by_id.get(clock.homes.lunch(lunch) or "")
    stepped = [
        table
        for table, found in listed.items()
        if (place and not place.step_free) or not step_free(clock.scenario, found, lunch.room)
    ]
    # A host stays at the own table; everybody else may be seated at any of them.
    safe = {person for table, person in lunch.hosts.items() if table not in stepped}
    needing = [person.id for person in diners if person.step_free and person.id not in safe]
    one = len(needing) == 1
    cure = f"make {names(needing)} host of a table without steps" if one else "make them hosts of tables without steps"
    for table in stepped if needing else ():
        text = f"{names(needing)} {'needs' if one else 'need'} a table without steps, but table '{table}' has some"
        yield (*where, "tables", lunch.tables.index(table)), f"{text}; choose another table, or {cure}"
