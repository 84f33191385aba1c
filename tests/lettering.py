"""Fonts for the tests: small files in which every character is the same square, and what Typst makes of texts."""

import json
from collections.abc import Iterable
from pathlib import Path

import typst
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from matchmaker.renderers.printing.letters.fonts import FontSet, lang_and_region

TEMPLATE = """\
#let given = json(bytes(sys.inputs.given))
#set document(title: "Test", date: none)
#set text(font: given.families, lang: given.lang, region: given.region, fallback: false)
#given.text
"""


def font(folder: Path, family: str, characters: Iterable[str], style: str = "Regular", weight: int = 400) -> Path:
    """A font file of these characters."""
    path = folder / f"{family.replace(' ', '')}-{style}.ttf"
    path.parent.mkdir(parents=True, exist_ok=True)
    built(family, characters, style, weight).save(path)
    return path


def built(family: str, characters: Iterable[str], style: str = "Regular", weight: int = 400) -> TTFont:
    """The same, not yet in a file."""
    points = sorted({ord(" "), *map(ord, characters)})
    names = [".notdef", *(f"g{point:x}" for point in points)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({point: f"g{point:x}" for point in points})
    builder.setupGlyf(dict.fromkeys(names, _square()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": f"{family}-{style}".replace(" ", "")})
    builder.setupOS2(usWeightClass=weight)
    builder.setupPost()
    return builder.font


def _square() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    pen.lineTo((100, 700))
    pen.lineTo((900, 700))
    pen.lineTo((900, 0))
    pen.closePath()
    return pen.glyph()


def compiler(fonts: FontSet, folder: Path) -> typst.Compiler:
    """Typst with these fonts, to set one text after the other."""
    template = folder / "text.typ"
    template.write_text(TEMPLATE)
    return typst.Compiler(template, root=folder, font_paths=fonts.typst)


def pdf(press: typst.Compiler, fonts: FontSet, text: str, language: str = "en") -> bytes:
    """The text as a PDF/UA; TypstError if a character has no glyph."""
    lang, region = lang_and_region(language)
    given = json.dumps({"families": fonts.families, "lang": lang, "region": region, "text": text})
    made = press.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0, sys_inputs={"given": given})
    assert isinstance(made, bytes)
    return made
