"""Texts as large as their space allows: where they are broken into lines, and at which size they are set.

Widths are estimated as in drawings, so that thousands of cards take no time. Lengths are in millimetres, sizes in
points.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from matchmaker.renderers.drawings.labels import width
from matchmaker.renderers.printing.data import Data, phrase_data
from matchmaker.renderers.words.text import Phrase

POINT = 25.4 / 72
LINE = 1.12  # from line to line, in sizes
CAPITAL = 0.72  # height of a capital or digit, in sizes
_SPARE = 1.12  # how much wider than estimated the bold letters of a name may be
_FINE = 0.8  # a break within a word has to make the text larger by a quarter
_LONGEST = 24  # characters of a word that stay together


def lettered(text: Phrase | str, across: float, down: float, most: float, line: float = LINE) -> Data | None:
    """The text at the largest size, ``most`` at the highest, at which it fits into a box; None if it is empty.

    ``line`` is what a line takes of the height, in sizes.
    """
    words = text if isinstance(text, Phrase) else Phrase(text)
    if not words.text:
        return None
    coarse, fine = _pieces(words.text)
    size, lines = _largest(coarse, across, down, most, line)
    if len(fine) > len(coarse):
        smaller, broken = _largest(fine, across, down, most, line)
        size, lines = (smaller, broken) if smaller * _FINE > size else (size, lines)
    language = phrase_data(words)
    own = language if isinstance(language, dict) else {"lang": None, "region": None}
    return {**own, "text": words.text, "lines": lines, "size": round(size, 2)}


def height_of(found: Data | None) -> float:
    """How high such a text stands, without what is around it."""
    return len(found["lines"]) * float(found["size"]) * LINE * POINT if found else 0.0


def lines_of(text: str, size: float, across: float) -> int:
    """About how many lines a text takes at a size in running text."""
    return len(_wrapped([width(word, size) * POINT for word in _pieces(text)[1]], across))


def _pieces(text: str) -> tuple[list[str], list[str]]:
    """Its words with the spaces after them, and parts of words: up to a hyphen, or as many characters as stay whole."""
    fine: list[str] = []
    for piece in re.findall(rf"[^\s-]{{1,{_LONGEST}}}-*\s*|-+\s*", text):
        if fine and _one_sign(fine[-1][-1], piece[0]):
            fine[-1] += piece
        else:
            fine.append(piece)
    return re.findall(r"\S+\s*", text), fine


def _one_sign(before: str, after: str) -> bool:
    return bool(unicodedata.combining(after)) or "\u200d" in (before, after)


def _largest(pieces: Sequence[str], across: float, down: float, most: float, line: float) -> tuple[float, list[str]]:
    """The size and the lines, as few as reach that size."""
    widths = [width(piece, 1.0) for piece in pieces]
    best: tuple[float, int, list[str]] = (0.0, 0, [])
    for limit in sorted(set(_runs(widths))):
        ends = _wrapped(widths, limit)
        lines = ["".join(pieces[start:end]).rstrip() for start, end in pairwise([0, *ends])]
        widest = max(width(text, 1.0) for text in lines)
        size = min(most, across / POINT / (_SPARE * widest), down / POINT / (line * len(lines)))
        best = max(best, (size, -len(lines), lines), key=lambda found: found[:2])
    return best[0], best[2]


def _runs(widths: Sequence[float]) -> Iterator[float]:
    """How wide lines can be: of all pieces that follow each other, none narrower than the widest piece."""
    least = max(widths)
    for start in range(len(widths)):
        total = 0.0
        for part in widths[start:]:
            total += part
            if total >= least:
                yield round(total, 6)


def _wrapped(widths: Sequence[float], limit: float) -> list[int]:
    """Behind which pieces lines end that are filled up to the limit one after the other."""
    ends, total = [], 0.0
    for place, part in enumerate(widths):
        if place and total + part > limit + 1e-4:
            ends.append(place)
            total = 0.0
        total += part
    return [*ends, len(widths)]
