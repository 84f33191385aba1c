"""Which fonts a text needs: our own, else those of installed packages, else those of the machine.

Our own are Noto Sans, with Hebrew, Arabic, signs such as →, and emoji. The packages are one pan-CJK font. Every
character is looked for in the same order, so it is set in the same font whatever stands around it. Typst gets these
fonts alone, not all of a machine.
"""

import atexit
import shutil
from collections.abc import Set
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING
from unicodedata import normalize

from matchmaker.renderers.printing.letters.glyphless import GLYPHLESS, is_lost
from matchmaker.renderers.printing.letters.machine import machine
from matchmaker.renderers.printing.letters.shelves import Family, Groups, Shelf, families, listed

if TYPE_CHECKING:
    import typst

OWN = Path(__file__).with_name("noto")


@dataclass(frozen=True)
class FontSet:
    """What Typst needs to set a text.

    ``families`` are for ``text(font: …, fallback: false)``, in this order; ``missing`` are characters that no font has,
    for which Typst refuses to make a PDF/UA. Characters that need no glyph are never missing.
    """

    families: tuple[str, ...]
    missing: frozenset[str]
    _files: tuple[Path, ...] = field(repr=False)

    @property
    def typst(self) -> "typst.Fonts":
        """The fonts; the same object for the same ones, as reading CJK takes time."""
        return _opened(self._files)


def fonts_for(characters: Set[str], beyond: Groups | None = None) -> FontSet:
    """The fonts that a text of these characters needs.

    ``beyond``: groups of folders in which fonts are looked for after our own; default: packages, then the machine.
    """
    needed = frozenset(characters) - GLYPHLESS - _own_characters()
    # Where a font has only = and its stroke, Typst makes ≠ of them.
    needed = frozenset(each for each in needed if not _own_characters().issuperset(normalize("NFD", each)))
    shelf = _shelf(machine() if beyond is None else beyond)
    found = {each: shelf.holder(_unified(each)) for each in sorted(needed) if not is_lost(each)}
    more = sorted({holder for holder in found.values() if holder}, key=lambda holder: holder[0])
    return FontSet(
        families=tuple(family.name for family in (*_own(), *(family for _, family in more))),
        missing=frozenset(each for each in needed if not found.get(each)),
        _files=tuple(file for _, family in more for file in family.files),
    )


def lang_and_region(language: str) -> tuple[str, str | None]:
    """What ``text(lang: …, region: …)`` of Typst needs for a text in a language, such as ja, ko or zh-Hans.

    One pan-CJK font has the shapes of all languages. Typst chooses by lang and region alone: ``ja``, ``ko``, ``zh`` for
    zh-Hans (also with ``CN``), ``zh`` with ``TW`` for zh-Hant, and ``zh`` with ``HK`` for zh-Hant-HK. A text with any
    other language gets the shapes of Japan. So do all where Japanese, Chinese and Korean have a font each (Windows and
    macOS without the packages), in the characters that they share.
    """
    lang, *others = language.split("-")
    region = next((part.upper() for part in others if len(part) == 2 and part.isalpha()), None)
    traditional = lang.lower() == "zh" and "hant" in map(str.lower, others)
    return lang.lower(), region or ("TW" if traditional else None)


def _unified(character: str) -> str:
    """The character that one of compatibility stands for, which Typst takes where a font lacks it; else itself."""
    plain = normalize("NFD", character)
    return plain if len(plain) == 1 else character


@cache
def _own() -> tuple[Family, ...]:
    return tuple(families((OWN,)))


@cache
def _own_characters() -> frozenset[str]:
    return frozenset(each for family in _own() for each in family.characters if not is_lost(each))


@cache
def _shelf(groups: Groups) -> Shelf:
    return Shelf(groups, but=[family.name for family in _own()])


@cache
def _opened(files: tuple[Path, ...]) -> "typst.Fonts":
    """Our own fonts and these files; Typst reads folders only, so they get one, for as long as the process lives."""
    if not files:
        return listed((OWN,))
    folder = Path(mkdtemp(prefix="matchmaker-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for number, file in enumerate(files):
        _place(file, folder / f"{number}{file.suffix}")
    return listed((OWN, folder))


def _place(file: Path, name: Path) -> None:
    """Link a file; where people may not make links (Windows), copy it."""
    try:
        name.symlink_to(file)
    except OSError:
        shutil.copyfile(file, name)
