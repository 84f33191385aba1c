"""Colours of the pages, made of the two of the event so that everything stays readable (contrast as WCAG 2 has it)."""

from dataclasses import dataclass
from functools import cache

TEXT_CONTRAST = 4.5
LINE_CONTRAST = 3.0
_WHITE, _BLACK = "#ffffff", "#000000"


@dataclass(frozen=True)
class Palette:
    """``ink`` is read on ``colour``; ``strong`` is text and ``line`` a rule on white; ``tint`` is a pale ground."""

    colour: str
    ink: str
    strong: str
    line: str
    tint: str


@cache
def palette(colour: str, accent: str) -> Palette:
    """The palette for a main colour and a second one, both as #rrggbb."""
    return Palette(
        colour=colour,
        ink=ink(colour),
        strong=darkened(colour, TEXT_CONTRAST),
        line=darkened(accent, LINE_CONTRAST),
        tint=_mixed(_WHITE, colour, 0.08),
    )


def ink(colour: str) -> str:
    """Black or white, whichever is easier to read on the colour; the better of the two always suffices."""
    return max((_WHITE, _BLACK), key=lambda text: contrast(text, colour))


def darkened(colour: str, least: float) -> str:
    """The colour, mixed with as little black as gives it such a contrast to white."""
    steps = (_mixed(colour, _BLACK, step / 20) for step in range(21))
    return next(found for found in steps if contrast(found, _WHITE) >= least)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _mixed(one: str, other: str, share: float) -> str:
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return red, green, blue
