"""Own templates lie over ours, file by file; what is wrong in them is told; the logo is in its place."""

from pathlib import Path

import pytest

from matchmaker.plan import Plan
from matchmaker.renderers.on_demand import Unprintable
from matchmaker.scenario import Scenario, ScenarioError
from matchmaker.scenario.load import load
from matchmaker.solver import solve
from printed import Pdf, printed

DAY = """
matchmaker: 1
id: day
event:
  title: Day
  timezone: Europe/Berlin
  colour: "#005a9c"
  {looks}
days: [{{date: 2026-05-04, start: 09:00, end: 10:00}}]
people:
  - {{id: ada, name: Ada Berg}}
  - {{id: ben, name: Ben Roy}}
meetings: {{length: 20, tables: 1}}
requests:
  - {{from: ada, to: ben}}
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63606060000000040001f61738"
    "550000000049454e44ae426082"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


def planned(folder: Path, looks: str) -> tuple[Scenario, Plan]:
    """A day with one meeting, planned from its file."""
    file = folder / "day.yaml"
    file.write_text(DAY.format(looks=looks))
    scenario = load(file)
    found = solve(scenario).plan
    assert found
    return scenario, found


def with_templates(folder: Path, **files: str) -> tuple[Scenario, Plan]:
    own = folder / "own"
    own.mkdir()
    for name, content in files.items():
        (own / f"{name}.typ").write_text(content)
    return planned(folder, "print: {templates: own}")


def test_an_own_template_takes_the_place_of_ours_and_the_others_stay(tmp_path: Path) -> None:
    own = (
        '#import "style.typ": *\n#show: sheet\n'
        '= Mine: #data.agendas.first().who.name\n#say("Agenda of {name}", name: "x")\n'
    )
    files = printed(*with_templates(tmp_path, agenda=own))
    assert Pdf(files["agendas/ada.pdf"]).text.startswith("Day Mine: Ada Berg Agenda of x")
    assert Pdf(files["booklet.pdf"]).says("Ada Berg")
    assert "Mine" not in Pdf(files["booklet.pdf"]).text


def test_an_own_style_changes_all_pieces(tmp_path: Path) -> None:
    ours = Path("src/matchmaker/renderers/printing/templates/style.typ").read_text()
    own = ours.replace("#let event-text(name)", "#let motto = [Our motto]\n#let event-text(name)").replace(
        'column-gutter: unit, event-text("title"), running)', 'event-text("title"), motto)'
    )
    for path, content in printed(*with_templates(tmp_path, style=own), "agendas", "organiser", "ticklist").items():
        assert Pdf(content).says("Our motto"), path


@pytest.mark.parametrize(
    ("template", "line", "words"),
    [
        ("#show: 1 +", 1, "expected"),
        ('\n#import "style.typ": *\n#nothing', 3, "nothing"),
        ('#read("/etc/passwd")', 1, ""),
        ('#read("../day.yaml")', 1, ""),
        ('#image("https://agency.example/logo.png", alt: "x")', 1, ""),
    ],
)
def test_what_is_wrong_in_an_own_template_is_told_with_its_line(
    tmp_path: Path, template: str, line: int, words: str
) -> None:
    scenario, found = with_templates(tmp_path, agenda=template)
    with pytest.raises(Unprintable) as refused:
        printed(scenario, found, "agendas")
    (problem,) = refused.value.problems
    assert problem.file.endswith("own/agenda.typ")
    assert problem.line == line
    assert words in problem.text


@pytest.mark.parametrize("line", ['#import "@preview/example:0.1.0": add', '#include "@local/mine:1.0.0"'])
def test_a_template_that_wants_a_package_is_refused_before_anything_is_fetched(tmp_path: Path, line: str) -> None:
    with pytest.raises(ScenarioError, match=r"own/agenda\.typ:2: .*would have to be fetched"):
        with_templates(tmp_path, agenda=f"// Mine.\n{line}")


@pytest.mark.parametrize(("name", "content"), [("logo.svg", SVG), ("logo.png", PNG)])
def test_the_logo_is_on_the_cover_with_an_alternative_text(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    booklet = Pdf(printed(*planned(tmp_path, f"logo: {name}"), "booklet")["booklet.pdf"])
    assert "Organiser" in booklet.alternatives


def test_a_broken_logo_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG[:40])
    scenario, found = planned(tmp_path, "logo: logo.png")
    with pytest.raises(Unprintable) as refused:
        printed(scenario, found, "booklet")
    (problem,) = refused.value.problems
    assert problem.file == "logo.png"


@pytest.mark.parametrize("href", ["file:///etc/passwd", "https://a.example/x.png", "day.yaml"])
def test_an_image_within_a_logo_is_not_fetched_or_read(tmp_path: Path, href: str) -> None:
    inner = f'<image href="{href}" width="5" height="5"/>'
    (tmp_path / "logo.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{inner}</svg>')
    made = planned(tmp_path, "logo: logo.svg")
    with pytest.raises(Unprintable, match=r"logo\.svg: cannot be printed as the logo"):
        printed(*made, "booklet")
