"""Which places each person may have to get to."""

from collections.abc import Iterable, Iterator

from matchmaker.scenario.blocks import Block
from matchmaker.scenario.consistency.pairs import Pairs
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.homes import Homes

Need = tuple[Iterable[str], str | None]  # people, and a place that they may have to get to


def places_of_people(pairs: Pairs) -> dict[str, set[str]]:
    """By planned person: the places of all they may attend or meet at, where they sleep, the ends of transfers."""
    scenario = pairs.scenario
    planned = {"confirmed", "waiting"} if scenario.waiting == "fill" else {"confirmed"}
    found: dict[str, set[str]] = {person.id: set() for person in scenario.people if person.status in planned}
    for people, place in (*_programme(scenario), *_meetings(pairs)):
        for person in people if place is not None else ():
            if person in found:
                found[person].add(str(place))
    return found


def _programme(scenario: Scenario) -> Iterator[Need]:
    homes = Homes(scenario)
    for session in scenario.sessions:
        yield scenario.who([*session.must, *session.may]), homes.session(session)
    for visit in scenario.visits:
        yield scenario.who([*visit.must, *visit.may]), visit.place
    for lunch in scenario.lunches:
        yield scenario.who(lunch.who), homes.lunch(lunch)
    for stay in scenario.stays:
        yield scenario.who(stay.who), stay.place
    for transfer in scenario.transfers:
        yield scenario.who(transfer.who), transfer.origin
        yield scenario.who(transfer.who), transfer.destination


def _meetings(pairs: Pairs) -> Iterator[Need]:
    scenario, homes = pairs.scenario, Homes(pairs.scenario)
    meeting = {person for pair in pairs if pairs.hindrance(pair) is None for person in _people(pairs, pair.parties)}
    meeting |= {person for given in scenario.given for person in _people(pairs, given.between)}
    if scenario.propose:
        meeting |= set(scenario.people_by_id)
    for block in scenario.blocks:
        for place in _places(homes, block):
            yield meeting.intersection(scenario.who(block.who)), place
    for pair in pairs:
        if pairs.hindrance(pair) is None:
            tables = pairs.promised_tables(pair.id) or pairs.tables(pair.parties)
            yield from ((_people(pairs, pair.parties), homes.table(table)) for table in tables)
    for name, given in zip(pairs.given_ids, scenario.given, strict=True):
        tables = pairs.promised_tables(name) or ([given.table] if given.table else pairs.tables(given.between))
        yield from ((_people(pairs, given.between), homes.table(table)) for table in tables)


def _people(pairs: Pairs, parties: Iterable[str]) -> set[str]:
    return {person for party in parties for person in pairs.members(party)}


def _places(homes: Homes, block: Block) -> set[str | None]:
    return {homes.block(block)} if block.tables is None else {homes.table(table) for table in block.tables}
