"""stub"""

from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from typing import Any

import typst


@dataclass(frozen=True)
class FontSet:
    families: tuple[str, ...]
    typst: Any
    missing: frozenset[str] = frozenset()


@cache
def _set():
    return FontSet(
        ("Noto Sans", "Noto Sans CJK JP"),
        typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=["/tmp/ty/fonts", "/tmp/ty/cjk"]
        ),
    )


def fonts_for(characters: Set[str]) -> FontSet:
    return _set()
