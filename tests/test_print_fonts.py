"""Fonts for what is printed: which are used, in which order, and what no font has, in Typst's own judgement too."""

import unicodedata
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTCollection, TTFont
from pypdf import PdfReader

from lettering import built, compiler, font, pdf
from matchmaker.renderers.printing.letters.fonts import OWN, FontSet, fonts_for, lang_and_region
from matchmaker.renderers.printing.letters.glyphless import GLYPHLESS
from matchmaker.renderers.printing.letters.machine import machine
from matchmaker.renderers.printing.letters.shelves import Groups

OURS = ("Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Math", "Noto Emoji")
EUROPE = "Łukasz Žižek, Đorđe Ćirić, Ştefan Țîrlea, Ιωάννης, Олена Ковальчук ґ, ẞ, Nguyễn, Ə, ‹№ 5 €› –"
PACKAGES = machine()[:1]


def of(text: str, *beyond: Path) -> FontSet:
    """The fonts for a text, on a machine that has these folders."""
    return fonts_for(set(text), tuple((folder,) for folder in beyond))


def others(fonts: FontSet) -> tuple[str, ...]:
    """The families that are not ours."""
    return fonts.families[len(OURS) :]


@pytest.mark.parametrize(
    "text", ["Anna Berg", EUROPE, "שלום עולם", "مرحبا بالعالم ١٢٣", "پژوهش گچ", "A → B ≠ C ≤ D", "😀 👩‍👩‍👧 ☎"]
)
def test_our_own_fonts_have_the_scripts_of_europe_hebrew_arabic_arrows_and_emoji(text: str) -> None:
    assert of(text) == FontSet(OURS, frozenset(), ())


def test_every_style_of_our_own_fonts_has_the_same_characters() -> None:
    for family in ("NotoSans", "NotoSansHebrew", "NotoSansArabic"):
        held = [_held(file) for file in OWN.glob(f"{family}-*.ttf")]
        assert len(held) >= 2
        assert len(set(held)) == 1


def _held(file: Path) -> frozenset[int]:
    with TTFont(file, lazy=True) as tables:
        return frozenset(tables.getBestCmap())


def test_our_own_fonts_come_with_their_licence() -> None:
    licence = (OWN / "OFL.txt").read_text()
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert all(file.name in licence for file in OWN.glob("*.ttf"))


def test_no_folder_is_looked_into_for_what_our_own_fonts_have(tmp_path: Path) -> None:
    assert of(EUROPE + "שم\u200b", tmp_path).families == OURS
    font(tmp_path, "Late Sans", "字")  # had the folder been read, it would not be read again
    assert others(of("字", tmp_path)) == ("Late Sans",)


def test_a_machine_without_cjk_misses_just_those_characters() -> None:
    assert of("Taro 田中, 한, か, 😀").missing == frozenset("田中한か")


@pytest.mark.parametrize("text", ["田中太郎", "赵美琳", "臺灣", "배현우", "カナダ", "ㄅ", "ＡＢＣ", "〒", "\ufa70"])
def test_the_packages_have_japanese_chinese_and_korean(text: str) -> None:
    found = fonts_for(set(text), PACKAGES)
    assert (others(found), found.missing) == (("Noto Sans CJK JP",), frozenset())


def test_packages_are_used_before_the_machine() -> None:
    assert machine()[0][0].name == "noto_cjk_sans_jp_regular"
    assert fonts_for(set("田")) == fonts_for(set("田"), PACKAGES)


def test_an_earlier_group_of_folders_is_used_before_a_later_one(tmp_path: Path) -> None:
    font(tmp_path / "first", "Zed Sans", "字")
    font(tmp_path / "second", "Abc Sans", "字典")
    found = of("典字", tmp_path / "first", tmp_path / "second")
    assert others(found) == ("Zed Sans", "Abc Sans")


def test_preferred_families_come_first_then_sans_serif_then_the_name(tmp_path: Path) -> None:
    for family, characters in {
        "Zed Sans": "字a",
        "Abc Serif": "字典a",
        "Noto Sans Some": "字典文",
        "Yu Gothic": "字典文東",
        "Microsoft YaHei": "字典文東京",
    }.items():
        font(tmp_path, family, characters)
    in_order = [others(of(character, tmp_path)) for character in "東京文典"]
    assert in_order == [("Yu Gothic",), ("Microsoft YaHei",), ("Yu Gothic",), ("Yu Gothic",)]
    font(tmp_path / "others", "Zed Sans", "字")
    font(tmp_path / "others", "Noto Sans Some", "典字")
    font(tmp_path / "others", "Abc Serif", "典字文")
    found = of("文典字", tmp_path / "others")
    assert others(found) == ("Noto Sans Some", "Abc Serif")


def test_a_character_is_set_in_the_same_font_whatever_stands_around_it(tmp_path: Path) -> None:
    font(tmp_path, "Abc Sans", "字")
    font(tmp_path, "Def Sans", "字典")
    font(tmp_path, "Ghi Sans", "字典文")
    together = of("文典字", tmp_path)
    alone = [others(of(character, tmp_path)) for character in "字典文"]
    assert others(together) == ("Abc Sans", "Def Sans", "Ghi Sans")
    assert alone == [("Abc Sans",), ("Def Sans",), ("Ghi Sans",)]
    assert of("字典文", tmp_path) == together


def test_typst_gets_our_fonts_and_those_that_are_needed_alone(tmp_path: Path) -> None:
    font(tmp_path, "Abc Sans", "字")
    font(tmp_path, "Def Sans", "典")
    assert set(of("Anna", tmp_path).typst.families()) == set(OURS)
    assert set(of("Anna 典", tmp_path).typst.families()) == {*OURS, "Def Sans"}


def test_the_same_fonts_are_opened_once(tmp_path: Path) -> None:
    font(tmp_path, "Abc Sans", "字典")
    assert of("Anna").typst is of("Ben").typst
    assert of("字", tmp_path).typst is of("典", tmp_path).typst


@pytest.mark.parametrize(("bold", "weights"), [("字典", {400, 700}), ("字", {400})])
def test_bold_is_used_where_it_has_every_character(tmp_path: Path, bold: str, weights: set[int]) -> None:
    font(tmp_path, "Abc Sans", "字典")
    font(tmp_path, "Abc Sans", bold, "Bold", 700)
    font(tmp_path, "Abc Sans", "字典", "Thin", 100)
    fonts = of("典", tmp_path).typst.fonts()
    assert {each.weight for each in fonts if each.family == "Abc Sans"} == weights


def test_a_family_that_we_or_an_earlier_group_have_is_not_mixed_with_another_version(tmp_path: Path) -> None:
    font(tmp_path / "first", "Abc Sans", "字")
    font(tmp_path / "second", "Abc Sans", "典")
    font(tmp_path / "second", "Noto Sans", "文")
    assert of("字典文", tmp_path / "first", tmp_path / "second").missing == frozenset("典文")


def test_broken_files_are_passed_over(tmp_path: Path) -> None:
    whole = font(tmp_path, "Abc Sans", "字").read_bytes()
    (tmp_path / "AbcSans-Regular.ttf").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "Rubbish.ttf").write_bytes(b"\x00\x01\x00\x00 no font")
    font(tmp_path, "Def Sans", "字")
    assert others(of("字", tmp_path)) == ("Def Sans",)


def test_each_font_of_a_collection_counts_for_itself(tmp_path: Path) -> None:
    collection = TTCollection()
    collection.fonts = [built("Abc Sans", "字"), built("Def Sans", "典")]
    collection.save(tmp_path / "both.ttc")
    assert others(of("典", tmp_path)) == ("Def Sans",)


@pytest.mark.parametrize("family", ["LastResort", ".LastResort", "Adobe Blank"])
def test_fonts_that_show_boxes_for_everything_are_not_used(tmp_path: Path, family: str) -> None:
    font(tmp_path, family, "字")
    assert of("字", tmp_path).missing == {"字"}


@pytest.mark.parametrize("lost", ["\x00", "\x01", "\x7f", "\x9b", "\ue000", "\U0010fffd", "\ufeff", "\ufffe", "\ufdd0"])
def test_no_font_stands_in_for_controls_and_private_use(tmp_path: Path, lost: str) -> None:
    font(tmp_path, "Abc Sans", lost)
    assert of(f"Anna{lost}", tmp_path) == FontSet(OURS, frozenset(lost), ())


def test_fonts_are_copied_where_links_are_forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object) -> None:
        raise OSError("a required privilege is not held by the client")

    monkeypatch.setattr(Path, "symlink_to", forbidden)
    font(tmp_path, "Abc Sans", "字")
    fonts = of("字", tmp_path)
    assert pdf(compiler(fonts, tmp_path), fonts, "字").startswith(b"%PDF")


SAMPLE = {
    *EUROPE,
    *(c for c in map(chr, range(0xA0, 0x20000, 173)) if unicodedata.category(c) not in ("Cn", "Co", "Cs")),
    *"\x85\n\t\u00ad\u200b\u200d\u202e\u2060\u2066\u3000\ufe0f\U000e0041\U000e0100\ufffd",
    *"≠≮\u212b\u0344が각神\ufa70😀\U0001f1e9กअაԱአ\u17c4",
}
LOST = set("\x00\x01\x7f\x80\ue000\uf8ff\U000f0000\ufdd0\ufeff\ufffe\uffff\u0378")


@pytest.mark.parametrize(
    ("sample", "beyond"),
    [(SAMPLE | LOST, ()), (SAMPLE | LOST, PACKAGES), (SAMPLE, None)],
    ids=["our own", "with the packages", "this machine"],
)
def test_a_character_is_missing_where_typst_refuses_it(sample: set[str], beyond: Groups | None, tmp_path: Path) -> None:
    fonts = fonts_for(sample, beyond)
    press = compiler(fonts, tmp_path)
    assert len(sample) > 400
    assert {each for each in sample if _refused(press, fonts, each)} == fonts.missing


def test_nothing_that_needs_no_glyph_is_refused_by_typst(tmp_path: Path) -> None:
    fonts = of("Anna")
    text = "A".join(sorted(GLYPHLESS))
    assert of(text).missing == frozenset()
    assert not _refused(compiler(fonts, tmp_path), fonts, text)


def _refused(press: typst.Compiler, fonts: FontSet, text: str) -> bool:
    try:
        pdf(press, fonts, f"A{text}B")
    except typst.TypstError as error:
        if not error.message.startswith("PDF/UA-1 error: the text"):
            raise
        return True
    return False


@pytest.mark.parametrize(
    ("language", "needed"),
    [
        *[("de", ("de", None)), ("en-GB", ("en", "GB")), ("JA", ("ja", None)), ("ko-KR", ("ko", "KR"))],
        *[("zh", ("zh", None)), ("zh-Hans", ("zh", None)), ("zh-CN", ("zh", "CN")), ("zh-Hans-SG", ("zh", "SG"))],
        *[("zh-Hant", ("zh", "TW")), ("zh-tw", ("zh", "TW")), ("zh-Hant-HK", ("zh", "HK")), ("es-419", ("es", None))],
        ("sr-Latn", ("sr", None)),
    ],
)
def test_what_typst_needs_to_know_of_a_language(language: str, needed: tuple[str, str | None]) -> None:
    assert lang_and_region(language) == needed


@pytest.mark.parametrize(
    "alike", [("zh", "zh-Hans", "zh-CN"), ("zh-Hant", "zh-TW"), ("zh-Hant-HK", "zh-HK"), ("ja", "ja-JP", "en", "ko")]
)
def test_one_font_has_the_shapes_of_each_language(alike: tuple[str, ...], tmp_path: Path) -> None:
    fonts = fonts_for({"骨", "直"}, PACKAGES)
    press = compiler(fonts, tmp_path)

    def shapes(languages: Iterable[str]) -> set[tuple[str, ...]]:
        return {tuple(_outline(pdf(press, fonts, each, language)) for each in "骨直") for language in languages}

    assert len(shapes(alike)) == 1
    assert not shapes(alike) & shapes({"ja", "zh-Hans", "zh-Hant", "zh-Hant-HK"} - set(alike))


def _outline(document: bytes) -> str:
    """How the only character of a PDF is drawn, from the font in it."""
    resources: Any = PdfReader(BytesIO(document)).pages[0]["/Resources"]
    (own,) = resources["/Font"].values()
    descriptor = own.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    embedded = CFFFontSet()
    embedded.decompile(BytesIO(descriptor["/FontFile3"].get_object().get_data()), None)
    glyphs = embedded[0].CharStrings
    pen = RecordingPen()
    glyphs[max(glyphs.keys())].draw(pen)
    return repr(pen.value)
