"""Meetings of more people than the parties have or the tables seat."""

from collections.abc import Sequence

from matchmaker.scenario.consistency.pairs import Pairs
from matchmaker.scenario.consistency.words import Found, Where
from matchmaker.scenario.requests import Representatives


def contradictions(pairs: Pairs) -> Found:
    """Requests and given meetings with too many representatives for their party or for every table."""
    most_at_free = _most(pairs, _free_tables(pairs))
    for pair in pairs:
        if pair.wishes and pairs.hindrance(pair) is None:
            index, strongest = max(pair.wishes, key=lambda wish: _strength(wish[1].representatives))
            where: Where = ("requests", index, "representatives")
            tables = pairs.promised_tables(pair.id) or pairs.tables(pair.parties)
            most = _most(pairs, tables) if tables else most_at_free
            yield from _judged(pairs, where, pair.parties, strongest.representatives, most)
    for index, given in enumerate(pairs.scenario.given):
        pinned = pairs.promised_tables(pairs.given_ids[index])
        tables = pinned or ([given.table] if given.table else []) or pairs.tables(given.between)
        most = _most(pairs, tables) if tables else most_at_free
        yield from _judged(pairs, ("given", index, "representatives"), given.between, given.representatives, most)


def _judged(
    pairs: Pairs, where: Where, parties: Sequence[str], representatives: Representatives, most: int | None
) -> Found:
    organisations = [party for party in parties if party in pairs.scenario.organisations_by_id]
    for party in organisations:
        there = len(pairs.everybody(party))
        if isinstance(representatives, int) and representatives > there:
            text = f"at least {representatives} people of '{party}' shall come, but it has only {there}"
            yield where, f"{text}; write a smaller number, or add people with organisation: {party}"
            return
    one = 1 if representatives == "one" else representatives
    people = len(parties) - len(organisations)
    people += sum(len(pairs.members(party)) if one == "all" else int(one) for party in organisations)
    if most is not None and people > most:
        text = f"{people} people meet, but no table for them has more than {most} seats"
        yield where, f"{text}; add a larger table, or let fewer representatives come"


def _most(pairs: Pairs, tables: Sequence[str]) -> int | None:
    """How many people find a seat at the largest of the tables; None if there is no limit or no table."""
    seats = [pairs.scenario.tables_by_id[table].seats for table in tables]
    return None if None in seats else max((most for most in seats if most is not None), default=None)


def _strength(representatives: Representatives) -> int:
    return {"one": 1, "all": 1_000_000}.get(str(representatives)) or int(representatives)


def _free_tables(pairs: Pairs) -> list[str]:
    scenario = pairs.scenario
    taken = {person.table for person in scenario.people} | {given.table for given in scenario.given}
    taken |= {organisation.table for organisation in scenario.organisations}
    return [table for block in scenario.blocks for table in block.tables or () if table not in taken]
