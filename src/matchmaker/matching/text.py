"""The report on matching as lines of text, for a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from matchmaker.messages import say

Data = Mapping[str, Any]


def lines_of(data: Data) -> list[str]:
    """The lines, made of what ``as_data`` gives; without control characters, whatever names contain."""
    return [_printable(line) for part in (_pairs, _people, _without, _topics) for line in part(data)]


def _pairs(data: Data) -> Iterator[str]:
    language = data["language"]
    yield say(language, "Proposed meetings: {n}", n=len(data["pairs"]))
    limits = {"value": data["at_least"], "n": data["per_person"]}
    yield say(language, "From value {value} of 30, at most {n} for a person.", **limits)
    if not data["asked"]:
        yield say(language, "They are not planned: the scenario does not say propose.")
    for pair in data["pairs"]:
        one, other = map(_who, pair["people"])
        yield f"  {pair['value']:2}  {one} – {other}: {'; '.join(pair['reasons'])}"


def _people(data: Data) -> Iterator[str]:
    yield ""
    yield say(data["language"], "Best partners")
    for row in data["people"]:
        if row["best"]:
            yield f"  {_who(row)}: {', '.join(_partner(data, partner) for partner in row['best'])}"


def _partner(data: Data, partner: Data) -> str:
    stated = f", {say(data['language'], 'stated already')}" if partner["stated"] else ""
    return f"{partner['name']} ({partner['value']}{stated})"


def _without(data: Data) -> Iterator[str]:
    language = data["language"]
    if data["without"]:
        yield ""
        yield say(language, "Nobody fits")
    for row in data["without"]:
        why = (
            say(language, "nobody they may meet has topics near to theirs")
            if row["topics"]
            else say(language, "no topics are stated")
        )
        yield f"  {_who(row)}: {why}"


def _topics(data: Data) -> Iterator[str]:
    language = data["language"]
    for title, found in (
        (say(language, "Sought, but not offered by anybody they may meet"), data["sought"]),
        (say(language, "Offered, but not sought by anybody they may meet"), data["offered"]),
    ):
        if found:
            yield ""
            yield title
        for topic in found:
            yield f"  {topic['label']}: {', '.join(party['name'] for party in topic['who'])}"


def _who(person: Data) -> str:
    return f"{person['name']} ({person['organisation']})" if person["organisation"] else str(person["name"])


def _printable(line: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in line)
