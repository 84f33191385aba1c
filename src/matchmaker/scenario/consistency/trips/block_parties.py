"""Meetings of parties that no block of meetings has both of."""

from collections.abc import Iterator, Sequence

from matchmaker.scenario.consistency.pairs import Pairs
from matchmaker.scenario.consistency.words import Found, Where, names
from matchmaker.scenario.requests import Representatives


def contradictions(pairs: Pairs) -> Found:
    """Requests and given meetings for which there is no block, unless a pin promises them a start."""
    for where, parties, representatives in _meetings(pairs) if pairs.scenario.meetings.blocks else ():
        if not pairs.blocks(parties, representatives):
            homes = "; ".join(_home(pairs, party, representatives) for party in parties)
            text = f"no block of meetings is for all of these: {homes}"
            yield where, f"{text}; add them to who of one block, or remove the meeting"


def _meetings(pairs: Pairs) -> Iterator[tuple[Where, Sequence[str], Representatives]]:
    for pair in pairs:
        if pair.wishes and pairs.hindrance(pair) is None and not pairs.promised_start(pair.id):
            yield ("requests", pair.wishes[0][0], "to"), pair.parties, pair.representatives
    for index, given in enumerate(pairs.scenario.given):
        if not pairs.promised_start(pairs.given_ids[index]) and all(map(pairs.members, given.between)):
            yield ("given", index, "between"), given.between, given.representatives


def _home(pairs: Pairs, party: str, representatives: Representatives) -> str:
    own = [block.id or "" for block in pairs.blocks([party], representatives)]
    where = f"{'block' if len(own) == 1 else 'blocks'} {names(own)}" if own else "no block"
    return f"'{party}' meets in {where}"
