"""What a scenario says about prints: the logo and own templates are files in its folder, and what they say they are."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from matchmaker.scenario import Scenario, ScenarioError, load
from matchmaker.scenario.looks import MOST_BYTES, MOST_FILES

DAY = """\
matchmaker: 1
days: [{date: 2026-05-04}]
people: [{id: ada, name: Ada Berg}]
event:
  title: Partner day
  timezone: Europe/Berlin
"""
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
LOGO_LINE, PRINT_LINE = 7, 8


def read(folder: Path, stated: str) -> Scenario:
    """The scenario in a folder, with these lines about its event."""
    file = folder / "day.yaml"
    file.write_text(f"{DAY}{stated}", encoding="utf-8")
    return load(file)


def refusals(folder: Path, stated: str) -> list[str]:
    """What is said about such a scenario, without the folder."""
    with pytest.raises(ScenarioError) as refused:
        read(folder, stated)
    return [str(problem).removeprefix(f"{folder}/") for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", PNG),
        ("a.PNG", PNG),
        ("deep/er/a.jpg", JPEG),
        ("a.jpeg", JPEG),
        ("a.svg", SVG),
        ("a.svg", b"\xef\xbb\xbf\n" + SVG),
        ("a.svg", b'<?xml version="1.0"?>\n<!-- drawn by hand -->\n' + SVG),
        ("a.svg", b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">' + SVG),
    ],
)
def test_a_logo_is_kept_and_belongs_to_the_event(name: str, content: bytes, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    found = read(tmp_path, f"  logo: {name}\n")
    assert found.logo == content
    both = hashlib.sha256((tmp_path / "day.yaml").read_bytes()).digest() + hashlib.sha256(content).digest()
    assert found.sha256 == hashlib.sha256(both).hexdigest()
    assert read(tmp_path, "").logo == b""


def linked(folder: Path) -> None:
    (folder.parent / "other.svg").write_bytes(SVG)
    (folder / "link.svg").symlink_to(folder.parent / "other.svg")


def circle(folder: Path) -> None:
    (folder / "link.svg").symlink_to(folder / "link.svg")


@pytest.mark.parametrize(
    ("logo", "prepare", "said"),
    [
        ("a.svg", lambda _: None, "a.svg: there is no such file; check its name"),
        (
            "b.svg",
            lambda folder: (folder / "a.svg").write_bytes(SVG),
            "b.svg: there is no such file; check its name; there are: a.svg",
        ),
        (
            "../other.svg",
            linked,
            "../other.svg: not in the folder of the scenario; copy it there and write for example",
        ),
        ("link.svg", linked, "link.svg: not in the folder of the scenario"),
        ("link.svg", circle, "link.svg: "),
        ("/etc/passwd", lambda _: None, "/etc/passwd: not in the folder of the scenario"),
        ("'img\\a.svg'", lambda _: None, "'img\\\\a.svg': no name of a file or folder; write for example logo.svg"),
        ("''", lambda _: None, "'': no name of a file or folder"),
        ('"a\\0.svg"', lambda _: None, "'a\\x00.svg': no name of a file or folder"),
        ("a.gif", lambda _: None, "a.gif: no kind of image that can be printed; save it as .svg, .png or .jpg"),
        ("a.png", lambda folder: (folder / "a.png").write_bytes(SVG), "a.png: its name ends in .png, but that is not"),
        (
            "a.svg",
            lambda folder: (folder / "a.svg").write_bytes(b"<!DOCTYPE html>" + SVG),
            "a.svg: its name ends in .svg, but that is not what is in it; save the image anew",
        ),
        (
            "a.svg",
            lambda folder: (folder / "a.svg").write_bytes(b"<?xml version='1.0'?><html/>"),
            "a.svg: its name ends in .svg, but that is not what is in it",
        ),
        (
            "a.png",
            lambda folder: (folder / "a.png").write_bytes(PNG + bytes(MOST_BYTES)),
            "a.png: larger than 5 MB, too large for a logo; check its name",
        ),
        ("deep.svg", lambda folder: (folder / "deep.svg").mkdir(), "deep.svg: this is a folder; name the logo in it"),
    ],
)
def test_a_logo_that_is_none_is_refused_with_its_line(
    logo: str, prepare: Callable[[Path], None], said: str, tmp_path: Path
) -> None:
    folder = tmp_path / "event"
    folder.mkdir()
    prepare(folder)
    (problem,) = refusals(folder, f"  logo: {logo}\n")
    assert problem.startswith(f"day.yaml:{LOGO_LINE}: event, logo: {said}")
    assert str(tmp_path) not in problem


def test_prints_are_on_a4_with_badges_in_the_first_format_unless_stated(tmp_path: Path) -> None:
    usual = read(tmp_path, "").event.print
    assert (usual.paper, usual.badges, usual.cover, usual.templates) == ("a4", "90x55", None, None)
    stated = read(tmp_path, "  print: {paper: letter, badges: 86x54, footer: {de: Unten, en: Below}}\n").event.print
    assert (stated.paper, stated.badges, stated.footer) == ("letter", "86x54", {"de": "Unten", "en": "Below"})


def test_wrong_words_about_prints_are_explained(tmp_path: Path) -> None:
    stated = "  print:\n    paper: A5\n    badges: 1x1\n    wellcome: Hello\n"
    assert refusals(tmp_path, stated) == [
        "day.yaml:8: event, print, paper: 'A5' means nothing here; write 'a4' or 'letter'",
        "day.yaml:9: event, print, badges: '1x1' means nothing here; write '90x55', '86x54' or '80x50'",
        "day.yaml:10: event, print: unknown key 'wellcome'; did you mean 'welcome'?",
    ]


def test_own_templates_are_kept_and_may_change_under_a_plan(tmp_path: Path) -> None:
    own = tmp_path / "ours"
    own.mkdir()
    files = {"style.typ": b"#let a = 1", "new.typ": b"", "photo.JPG": JPEG}
    for name, content in (files | {".DS_Store": b"", "Thumbs.db": b""}).items():
        (own / name).write_bytes(content)
    found = read(tmp_path, "  print: {templates: ours}\n")
    assert found.templates == files
    (own / "style.typ").write_bytes(b"#let a = 2")
    again = load(tmp_path / "day.yaml")
    assert again.templates["style.typ"] == b"#let a = 2"
    assert again.sha256 == found.sha256


def test_a_folder_of_templates_holds_templates_and_images_alone(tmp_path: Path) -> None:
    (tmp_path / "outside.typ").write_bytes(b"")
    folder = tmp_path / "event"
    own = folder / "ours"
    (own / "parts").mkdir(parents=True)
    (own / "style.typ~").write_bytes(b"")
    (own / "a.png").write_bytes(SVG)
    (own / "stray.typ").symlink_to(tmp_path / "outside.typ")
    begin = f"day.yaml:{LOGO_LINE}: event, print, templates: ours/"
    assert [
        said.removeprefix(begin).partition(";")[0] for said in refusals(folder, "  print: {templates: ours}\n")
    ] == [
        "a.png: its name ends in .png, but that is not what is in it",
        "parts: neither a template (.typ) nor an image (.svg, .png, .jpg)",
        "stray.typ: not in the folder of the scenario",
        "style.typ~: neither a template (.typ) nor an image (.svg, .png, .jpg)",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("none", "none: cannot be read as a folder (No such file or directory); check its name"),
        ("day.yaml", "day.yaml: cannot be read as a folder (Not a directory); check its name"),
        ("..", "..: not in the folder of the scenario; copy it there and write for example print"),
        ("many", f"many: holds more than {MOST_FILES} files; leave there only templates and images"),
    ],
)
def test_a_folder_of_templates_is_a_small_one_inside(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "many").mkdir()
    for number in range(MOST_FILES + 1):
        (tmp_path / "many" / f"{number}.typ").touch()
    assert refusals(tmp_path, f"  print:\n    templates: {name}\n") == [
        f"day.yaml:{PRINT_LINE}: event, print, templates: {said}"
    ]


def test_a_scenario_that_was_never_a_file_has_no_files(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(SVG)
    found = Scenario.model_validate(read(tmp_path, "  logo: a.svg\n").model_dump(by_alias=True, exclude_unset=True))
    with pytest.raises(ScenarioError, match=r"logo and templates are read with a file; use load\(\)"):
        _ = found.logo
