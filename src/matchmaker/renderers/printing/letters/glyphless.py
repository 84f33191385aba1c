"""Characters that need no glyph, and characters that no font may stand in for."""

import unicodedata

# What Typst's shaper (HarfBuzz) shows as nothing: joiners, variation selectors, fillers, directions, tags …
_IGNORED = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
_BREAKS = "\t\n\v\f\r\x85\u2028\u2029"
_WIDE_SPACE = "\u3000"  # is made of the font's plain one

GLYPHLESS = frozenset(chr(point) for first, last in _IGNORED for point in range(first, last + 1)) | set(
    _BREAKS + _WIDE_SPACE
)


def is_lost(character: str) -> bool:
    """Whether no font may stand in for it, whatever it holds there.

    Controls, surrogates and characters that are none, as PDF/UA-1 refuses them; the byte order mark likewise; private
    use, as it means something else in every font.
    """
    nothing = ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF
    return nothing or character == "\ufeff" or unicodedata.category(character) in ("Cc", "Cs", "Co")
