"""Fonts in folders, in the order in which they are to be used, and the characters each of them has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

Groups = tuple[tuple[Path, ...], ...]

# Pan-CJK first, then one for each of Japanese, Chinese and Korean as Windows and macOS have them, then emoji.
PREFERRED = (
    *("Noto Sans CJK JP", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic", "Meiryo"),
    *("Hiragino Sans GB", "PingFang SC", "Microsoft YaHei", "PingFang TC", "Microsoft JhengHei"),
    *("Apple SD Gothic Neo", "Malgun Gothic", "Noto Color Emoji", "Apple Color Emoji", "Segoe UI Emoji"),
)
_BOXES = ("LastResort", "Last Resort", "Adobe Blank")  # claim to have every character


@dataclass(frozen=True)
class Family:
    """Fonts of one family, as Typst calls it, and the characters that all of them have."""

    name: str
    files: tuple[Path, ...]
    characters: frozenset[str] = field(repr=False, compare=False)


class Shelf:
    """Groups of folders, one group after the other; a family in several groups is that of the first.

    ``but``: families that are left out. Nothing is opened before a character is asked for, and no more than needed.
    """

    def __init__(self, groups: Groups, but: Iterable[str] = ()) -> None:
        self._rest = _in_order(groups, set(but))
        self._holders: dict[str, tuple[int, Family]] = {}
        self._opened = 0

    def holder(self, character: str) -> tuple[int, Family] | None:
        """The first family that has the character, with its place in the order; None if there is none."""
        while character not in self._holders and (family := next(self._rest, None)):
            for each in family.characters:
                self._holders.setdefault(each, (self._opened, family))
            self._opened += 1
        return self._holders.get(character)


def listed(folders: tuple[Path, ...]) -> "typst.Fonts":
    """All fonts below the folders, for Typst; it maps them, and reads them when it sets text in them."""
    import typst

    paths = [str(folder) for folder in folders]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)


def families(folders: tuple[Path, ...]) -> Iterator[Family]:
    """The families below the folders, each opened when it is its turn."""
    fonts = sorted(listed(folders).fonts(), key=lambda font: (_rank(font.family), font.path or "", font.index))
    for name, group in groupby(fonts, key=lambda font: font.family):
        if name not in _BOXES:
            yield _family(name, list(group))


def _in_order(groups: Groups, seen: set[str]) -> Iterator[Family]:
    for folders in groups:
        for family in families(folders):
            if family.name not in seen:
                seen.add(family.name)
                yield family


def _rank(family: str) -> tuple[int, bool, bool, str]:
    """Preferred ones in their order; then sans serif, Noto Sans first; then by name."""
    place = PREFERRED.index(family) if family in PREFERRED else len(PREFERRED)
    dressed = any(word in family for word in ("Serif", "Mono", "Display", "Condensed"))
    return place, dressed, not family.startswith("Noto Sans"), family


def _family(name: str, fonts: "list[typst.FontInfo]") -> Family:
    """The regular font, with the bold one if that has all its characters."""
    regular, bold = _nearest(fonts, 400), _nearest(fonts, 700)
    characters = _characters(regular)
    used = [regular, bold] if bold is not regular and characters <= _characters(bold) else [regular]
    return Family(name, tuple(sorted({Path(font.path or "") for font in used})), characters)


def _nearest(fonts: "list[typst.FontInfo]", weight: int) -> "typst.FontInfo":
    return min(fonts, key=lambda font: (font.style != "normal", abs(font.stretch - 1), abs(font.weight - weight)))


def _characters(font: "typst.FontInfo") -> frozenset[str]:
    from fontTools.ttLib import TTFont

    try:
        with TTFont(font.path, fontNumber=font.index, lazy=True) as tables:
            # Numbers will do as names of glyphs; reading the true ones takes most of the time.
            tables.setGlyphOrder([str(number) for number in range(tables["maxp"].numGlyphs)])
            glyphs = tables.getBestCmap() or {}
    except Exception:  # a file can be broken in any way; then it is as if it were not there
        return frozenset()
    return frozenset(chr(point) for point, glyph in glyphs.items() if glyph != "0")
