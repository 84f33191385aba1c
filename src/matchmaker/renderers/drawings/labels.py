"""Names in a drawing: broken into lines that fit, and moved apart where they would touch."""

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_NARROW, _BROAD = set("iIjlftr.,:;'’|!()[]- "), set("mwMW@%&")
_MOST_LINES = 2


def width(text: str, size: float) -> float:
    """About how wide the text is at a size, in the unit of the size; rather more than less, whatever the font."""
    return size * sum(map(_share, text))


def broken(text: str, size: float, most: float) -> tuple[str, ...]:
    """The text on at most two lines of at most that width; what does not fit is left out and marked."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size) <= most or not lines[-1]:
            lines[-1] = longer
        elif len(lines) < _MOST_LINES:
            lines.append(word)
        else:
            lines[-1] += " …"
            break
    return tuple(_cut(line, size, most) for line in lines)


def spread(wanted: Sequence[float], gap: float) -> list[float]:
    """The positions nearest to those wanted (in ascending order) that are at least the gap apart."""
    blocks: list[list[float]] = []
    for number, position in enumerate(wanted):
        blocks.append([position - number * gap])
        while len(blocks) > 1 and _mean(blocks[-2]) > _mean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    moved = [_mean(block) for block in blocks for _ in block]
    found = [round(position + number * gap, 1) for number, position in enumerate(moved)]
    assert all(later - earlier >= gap - 0.2 for earlier, later in pairwise(found))
    return found


def _mean(block: Sequence[float]) -> float:
    return sum(block) / len(block)


def _cut(line: str, size: float, most: float) -> str:
    if width(line, size) <= most:
        return line
    kept = line.removesuffix(" …")
    while kept and width(f"{kept}…", size) > most:
        kept = kept[:-1]
    # Half of what reads as one sign (an accent, a joined emoji) would be another sign.
    while kept and (unicodedata.combining(line[len(kept)]) or "\u200d" in (kept[-1], line[len(kept)])):
        kept = kept[:-1]
    return f"{kept.rstrip()}…"


def _share(character: str) -> float:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.3 if unicodedata.category(character) == "So" else 1.02
    if character in _NARROW:
        return 0.36
    if character in _BROAD:
        return 0.93
    return 0.72 if character.isupper() else 0.6
