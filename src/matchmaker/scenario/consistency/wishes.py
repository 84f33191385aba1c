"""Requests and given meetings that cannot be meant: with oneself, twice, for and against."""

from itertools import combinations

from matchmaker.scenario.consistency.pairs import Pair, Pairs
from matchmaker.scenario.consistency.words import Found
from matchmaker.scenario.document import Scenario


def contradictions(scenario: Scenario) -> Found:
    """Requests and given meetings that contradict themselves or each other."""
    pairs = Pairs(scenario)
    for pair in pairs:
        yield from _parties(pairs, pair)
        yield from _twice(pair)
        yield from _must_and_never(pair)
        yield from _lengths(pair)
    for index, given in enumerate(scenario.given):
        yield from _given(pairs, index, given.between)


def _parties(pairs: Pairs, pair: Pair) -> Found:
    one, other = pair.parties
    for index, request in pair.requests:
        where = ("requests", index)
        if one == other:
            yield (*where, "to"), f"'{one}' cannot meet themselves; name another person or organisation"
        elif pairs.organisation(one) == pairs.organisation(other) and request.wish != "never":
            text = f"'{one}' and '{other}' belong to the same organisation '{pairs.organisation(one)}'"
            yield (*where, "to"), f"{text}; colleagues need no meeting, remove the request"
        for key, party in (("from", request.wisher), ("to", request.partner)):
            if request.wish != "never" and not pairs.everybody(party):
                text = f"organisation '{party}' has no people; add a person with organisation: {party}"
                yield (*where, key), f"{text}, or remove the request"


def _twice(pair: Pair) -> Found:
    seen: dict[str, str] = {}
    for index, request in pair.requests:
        if request.wisher in seen and pair.parties[0] != pair.parties[1]:
            text = f"'{request.wisher}' has requested '{request.partner}' already"
            yield ("requests", index), f"{text}; keep one of the two requests, with times: 2 if two meetings are wished"
        seen[request.wisher] = request.partner


def _must_and_never(pair: Pair) -> Found:
    musts = [request for _, request in pair.requests if request.wish == "must"]
    for index, request in pair.requests:
        if musts and request.wish == "never":
            text = f"another request says that '{musts[0].wisher}' must meet '{musts[0].partner}'"
            yield ("requests", index, "wish"), f"{text}; decide between must and never"


def _lengths(pair: Pair) -> Found:
    for index, request in pair.wishes:
        if request.length is not None and request.length != pair.length:
            text = f"{request.length} minutes here, {pair.length} in another request for the same two"
            yield ("requests", index, "length"), f"{text}; state the same length in both"


def _given(pairs: Pairs, index: int, between: list[str]) -> Found:
    for first, second in combinations(range(len(between)), 2):
        one, other = between[first], between[second]
        where = ("given", index, "between", second)
        if one == other:
            yield where, f"'{one}' stands twice; name another person or organisation"
        elif pairs.organisation(one) == pairs.organisation(other):
            text = f"'{one}' and '{other}' belong to the same organisation '{pairs.organisation(one)}'"
            yield where, f"{text}; name one of the two, or make it a session"
    for number, party in enumerate(between):
        if not pairs.members(party):
            text = f"nobody of '{party}' takes part (status: confirmed), but the meeting has to take place"
            yield ("given", index, "between", number), f"{text}; confirm somebody, or remove the meeting"
