"""Characters that no font has: whose text they are in, where it stands, and what an organiser can do."""

from pathlib import Path

import pytest

from matchmaker.renderers.printing.letters.fonts import fonts_for
from matchmaker.renderers.printing.letters.glyphs import DELETE, INSTALL, INSTALL_CJK, Glyphs
from matchmaker.scenario import Problem, Scenario, load

DAY = """\
matchmaker: 1
event: {title: {en: Partner day, de: Partnertag 日}, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 12:00}]
places:
  - id: hall
    name: Hall
    rooms:
      - {id: east, name: East}
      - {id: west, name: "West ☃"}
organisations:
  - {id: tanaka-kk, name: "Tanaka K.K. \\U0001F600"}
people:
  - id: anna
    name: Anna Berg
  - id: tanaka
    name: Taro Tanaka
    native_name: {text: 田中 太郎, language: ja}
  - {id: ben, name: "Ben \\a Ol\\u202esen\\uE000"}
sessions:
  - {id: welcome, title: "1️⃣ Welcome", start: 09:00, length: 30, place: hall, must: [all]}
"""
PDF = "print/booklet.pdf"


def said(scenario: Scenario, characters: str, path: str = PDF) -> list[str]:
    """The problems, with the name of the file alone."""
    return [
        str(problem).replace(f"{scenario.source}:", "") for problem in Glyphs(scenario).problems(path, set(characters))
    ]


@pytest.fixture
def day(tmp_path: Path) -> Scenario:
    """A day with texts in several scripts."""
    file = tmp_path / "day.yaml"
    file.write_text(DAY, "utf-8")
    return load(file)


def test_a_problem_names_file_line_person_text_character_and_remedy(day: Scenario) -> None:
    assert Glyphs(day).problems(PDF, {"田"}) == (
        Problem(
            str(day.source),
            17,
            "people 'tanaka', native_name, text: '田中 太郎': no font here has 田 (U+7530 CJK UNIFIED IDEOGRAPH-7530); "
            + INSTALL_CJK,
        ),
    )


def test_what_a_machine_without_cjk_fonts_misses_is_told(day: Scenario) -> None:
    missing = fonts_for(set("Taro Tanaka, 田中 太郎"), beyond=()).missing
    (problem,) = said(day, "".join(missing))
    assert problem.startswith("17: people 'tanaka', native_name, text: '田中 太郎': no font here has 中 (U+4E2D")
    assert "and 1 more; pip install 'matchmaker-planner[cjk]'" in problem


@pytest.mark.parametrize(
    ("character", "where"),
    [
        ("日", "2: event, title, de: 'Partnertag 日'"),
        ("☃", "9: places 'hall', rooms 'west', name: 'West ☃'"),
        ("😀", "11: organisations 'tanaka-kk', name: 'Tanaka K.K. 😀'"),
        ("\u20e3", "20: sessions 'welcome', title: '1️⃣ Welcome'"),
    ],
)
def test_every_part_of_a_scenario_is_searched(day: Scenario, character: str, where: str) -> None:
    (problem,) = said(day, character)
    assert problem.startswith(f"{where}: no font here has ")


def test_each_text_with_the_character_is_a_problem_of_its_own(day: Scenario) -> None:
    assert [problem.split(":")[0] for problem in said(day, "日太😀")] == ["2", "11", "17"]


@pytest.mark.parametrize(
    ("character", "told"),
    [
        ("か", f"か (U+304B HIRAGANA LETTER KA); {INSTALL_CJK}"),
        ("ｶ", f"ｶ (U+FF76 HALFWIDTH KATAKANA LETTER KA); {INSTALL_CJK}"),
        ("배", f"배 (U+BC30 HANGUL SYLLABLE BAE); {INSTALL_CJK}"),
        ("ก", f"ก (U+0E01 THAI CHARACTER KO KAI); {INSTALL}"),
        ("😀", f"😀 (U+1F600 GRINNING FACE); {INSTALL}"),
        ("\u20e3", f"U+20E3 (COMBINING ENCLOSING KEYCAP); {INSTALL}"),
        ("\x1b", f"U+001B (a control character); {DELETE}"),
        ("\ue000", f"U+E000 (for private use); {DELETE}"),
        ("\ufffe", f"U+FFFE (no character); {DELETE}"),
        ("\u0378", f"U+0378 (no character); {INSTALL}"),
    ],
)
def test_characters_are_named_with_what_helps(character: str, told: str) -> None:
    scenario = Scenario.model_validate(EMPTY)
    assert said(scenario, character) == [f"{PDF}: no font here has {told}"]


EMPTY = {
    "matchmaker": 1,
    "id": "day",
    "event": {"title": "Day", "timezone": "Europe/Berlin"},
    "days": [{"date": "2026-05-04"}],
}


def test_a_character_of_no_text_is_blamed_on_the_pdf_besides_those_of_texts(day: Scenario) -> None:
    problems = said(day, "☃ก", "print/agendas/anna.pdf")
    assert [problem.split(": ")[0] for problem in problems] == ["9", "print/agendas/anna.pdf"]
    assert "SNOWMAN" in problems[0]
    assert "SNOWMAN" not in problems[1]


def test_nothing_is_wrong_without_characters(day: Scenario) -> None:
    assert Glyphs(day).problems(PDF, frozenset()) == ()


def test_nothing_that_a_terminal_obeys_is_repeated(day: Scenario) -> None:
    (problem,) = said(day, "\x07\ue000")
    assert problem.isprintable()
    assert problem.startswith(r"18: people 'ben', name: 'Ben \x07 Ol\u202esen\ue000': ")
    assert problem.endswith(f"U+0007 (a control character), U+E000 (for private use); {DELETE}")


def test_of_a_long_text_the_part_with_the_character_is_shown(tmp_path: Path) -> None:
    file = tmp_path / "day.yaml"
    file.write_text(DAY.replace("name: Hall", f"name: {'x' * 500}字{'y' * 500}"), "utf-8")
    (problem,) = said(load(file), "字")
    assert f"name: '…{'x' * 20}字yyy" in problem
    assert len(problem) < 250


def test_a_name_in_a_spreadsheet_is_found_in_its_row(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(
        "id,name,native_name.text,native_name.language\nanna,Anna,,\ntanaka,Taro,田中,ja\n", "utf-8"
    )
    file = tmp_path / "day.yaml"
    file.write_text("\n".join((*DAY.splitlines()[:3], "files: {people: people.csv}")), "utf-8")
    (problem,) = Glyphs(load(file)).problems(PDF, {"田"})
    assert (problem.file, problem.line) == (str(tmp_path / "people.csv"), 3)
    assert problem.text.startswith("people 'tanaka', native_name, text: '田中': ")
