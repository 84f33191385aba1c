"""Prints on the command line: what is printed where, on what conditions, and what is said if something cannot be."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from matchmaker.cli import main
from matchmaker.plan import Plan
from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.on_demand import Made, Unprintable
from matchmaker.renderers.printing import pieces
from matchmaker.renderers.printing.job import Asked
from matchmaker.renderers.view import Views
from matchmaker.scenario import Problem
from matchmaker.workflow import printing
from printed import Pdf

SMALLEST = Path("scenarios/smallest.yaml")
AGENDAS = {"print/agendas/ada.pdf", "print/agendas/ben.pdf", "print/agendas/cleo.pdf"}
WORDS = ("agendas", "booklet", "buses", "tables")
DARK = (Problem("scenarios/smallest.yaml", 6, "no font has 𓀀"), Problem("print/booklet.pdf", None, "broken"))


class Press:
    """Prints a line of text for each piece; ``broken`` are the paths that cannot be made, ``made`` those that were."""

    def __init__(self) -> None:
        self.broken: dict[str, tuple[Problem, ...]] = {}
        self.made: list[str] = []

    def prints(self, views: Views, whose: Addressees, asked: Asked, previous: Plan | None = None) -> Made:
        """Agendas for people, a booklet, and tables; there are no buses."""
        people = [person.id for person in views.listed if person.id in whose]
        paths = {"agendas": [f"agendas/{who}" for who in people], "booklet": ["booklet"], "tables": ["tables"]}
        how = f"{asked.language} {asked.paper} {previous.revision if previous else 'first'}"
        for piece in asked.what or WORDS:
            for path in paths.get(piece, []):
                yield f"print/{path}.pdf", lambda path=f"print/{path}.pdf": self._pdf(path, how)  # type: ignore[misc]

    def _pdf(self, path: str, how: str) -> bytes:
        self.made.append(path)
        if path in self.broken:
            raise Unprintable(self.broken[path])
        return f"{path} {how}".encode()


@pytest.fixture
def press(monkeypatch: pytest.MonkeyPatch) -> Press:
    """In place of the real one, as if there were these pieces."""
    made = Press()
    monkeypatch.setattr(pieces, "prints", made.prints)
    monkeypatch.setattr(pieces, "PIECES", WORDS)
    monkeypatch.setattr(printing, "PIECES", WORDS)
    monkeypatch.setattr(printing, "LONG", frozenset({"agendas"}))
    return made


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[[], tuple[str, str]]:
    """What was said on stdout and stderr since the last time."""

    def read() -> tuple[str, str]:
        captured = capsys.readouterr()
        return captured.out, captured.err

    return read


Said = Callable[[], tuple[str, str]]


@pytest.fixture
def plan(tmp_path: Path, press: Press, said: Said) -> Path:
    """A plan without prints."""
    assert run("solve", SMALLEST, "--output", tmp_path / "out", "--no-print") == 0
    said()
    assert press.made == []
    return tmp_path / "out" / "plan.json"


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


def prints(folder: Path, below: str = "print") -> dict[str, str]:
    """The prints in a folder."""
    found = (path for path in sorted((folder / below).rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


def test_solve_and_render_print_with_the_rest_unless_told_not_to(tmp_path: Path, press: Press) -> None:
    out = tmp_path / "out"
    assert run("solve", SMALLEST, "--output", out) == 0
    printed = prints(out)
    assert printed.keys() == AGENDAS | {"print/booklet.pdf", "print/tables.pdf"}
    assert printed["print/booklet.pdf"] == "print/booklet.pdf None None first"
    assert len(press.made) == len(printed)
    assert run("render", SMALLEST, out / "plan.json", "--output", tmp_path / "again") == 0
    assert prints(tmp_path / "again") == printed
    assert run("render", SMALLEST, out / "plan.json", "--output", tmp_path / "bare", "--no-print") == 0
    assert prints(tmp_path / "bare") == {}
    assert run("solve", SMALLEST, "--output", out, "--no-print") == 0
    assert prints(out) == printed


def test_what_cannot_be_printed_is_left_out_and_told(tmp_path: Path, press: Press, said: Said) -> None:
    out = tmp_path / "out"
    press.broken = {"print/booklet.pdf": DARK, "print/agendas/ada.pdf": DARK[:1]}
    assert run("solve", SMALLEST, "--output", out, "--json") == 0
    told, errors = said()
    assert json.loads(told)["not_printed"] == ["print/agendas/ada.pdf", "print/booklet.pdf"]
    assert errors.splitlines() == [f"not printed: {DARK[0]}", f"not printed: {DARK[1]}"]
    assert prints(out).keys() == AGENDAS - {"print/agendas/ada.pdf"} | {"print/tables.pdf"}
    assert (out / "run.json").is_file()
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    assert run("solve", SMALLEST, "--output", out) == 0
    told, errors = said()
    assert told.startswith("Plan is unchanged")
    assert errors.splitlines() == [f"not printed: {DARK[0]}", f"not printed: {DARK[1]}"]
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_what_cannot_be_printed_any_more_is_in_the_history_alone(tmp_path: Path, press: Press) -> None:
    out = tmp_path / "out"
    run("solve", SMALLEST, "--output", out)
    before = prints(out)
    press.broken = {"print/booklet.pdf": DARK}
    assert run("solve", SMALLEST, "--output", out) == 0
    assert prints(out).keys() == before.keys() - {"print/booklet.pdf"}
    assert prints(out / ".history" / "r1") == before
    press.broken = {}
    assert run("solve", SMALLEST, "--output", out) == 0
    assert prints(out) == before


def test_many_reasons_are_counted(tmp_path: Path, press: Press, said: Said) -> None:
    press.broken = {"print/booklet.pdf": tuple(Problem("a.yaml", line, "dark") for line in range(1, 1013))}
    assert run("render", SMALLEST, _planned(tmp_path), "--output", tmp_path / "papers") == 0
    lines = said()[1].splitlines()[-11:]
    assert lines == [
        *(f"not printed: a.yaml:{line}: dark" for line in range(1, 11)),
        "not printed: 1,002 more problems",
    ]


def _planned(folder: Path) -> Path:
    assert run("solve", SMALLEST, "--output", folder / "out", "--no-print") == 0
    return folder / "out" / "plan.json"


def test_for_many_people_what_is_for_each_is_printed_only_when_asked_for(
    tmp_path: Path, press: Press, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "MOST_PEOPLE", 2)
    out = tmp_path / "out"
    assert run("solve", SMALLEST, "--output", out) == 0
    assert prints(out).keys() == {"print/booklet.pdf", "print/tables.pdf"}
    advice = f"matchmaker print {SMALLEST} {out / 'plan.json'} agendas"
    assert f"\nFor so many people not printed unasked: agendas. To print them: {advice}\n" in said()[0]
    assert run("render", SMALLEST, out / "plan.json", "--output", tmp_path / "all") == 0
    assert "print " in said()[0]
    assert run("render", SMALLEST, out / "plan.json", "--output", tmp_path / "few", "--for", "ada", "--for", "ben") == 0
    assert "unasked" not in said()[0]
    assert "print/agendas/ben.pdf" in prints(tmp_path / "few")
    assert run(*advice.split()[1:]) == 0
    assert prints(out).keys() == AGENDAS | {"print/booklet.pdf", "print/tables.pdf"}
    assert run("solve", SMALLEST, "--output", out) == 0
    assert prints(out).keys() > AGENDAS


def test_papers_for_some_leave_alone_a_folder_with_the_prints_of_all(tmp_path: Path, press: Press) -> None:
    out = tmp_path / "out"
    run("solve", SMALLEST, "--output", out)
    before = prints(out)
    press.made = []
    assert run("solve", SMALLEST, "--output", out, "--for", "ada") == 0
    assert prints(out) == before
    assert press.made == ["print/agendas/ada.pdf"]
    (out / "print" / "tables.pdf").unlink()
    assert run("solve", SMALLEST, "--output", out, "--for", "ada") == 0
    assert prints(out).keys() == {"print/agendas/ada.pdf", "print/booklet.pdf", "print/tables.pdf"}


def test_pieces_are_printed_where_they_lie_anyway_and_others_stay(plan: Path, said: Said) -> None:
    out = plan.parent
    (out / "print").mkdir()
    (out / "print" / "notes.txt").write_text("mine")
    (out / "print" / "booklet.pdf").write_text("older")
    assert run("print", SMALLEST, plan, "booklet") == 0
    assert prints(out) == {
        "print/booklet.pdf": "print/booklet.pdf None None first",
        "print/notes.txt": "mine",
    }
    assert said() == (f"Printed 1 PDF in {out / 'print'}: booklet 1.\nOpen {out / 'print'}\n", "")
    assert run("print", SMALLEST, plan, "--quiet") == 0
    assert prints(out).keys() == AGENDAS | {"print/booklet.pdf", "print/notes.txt", "print/tables.pdf"}
    assert said()[0].startswith(f"Printed 5 PDFs in {out / 'print'}: agendas 3, booklet 1, tables 1.\n")
    assert not list(out.glob(".print*"))


@pytest.mark.parametrize(
    ("options", "folder"),
    [
        (["--language", "en"], "print-en"),
        (["--paper", "letter"], "print-letter"),
        (["--language", "de", "--paper", "a4", "--for", "ada"], "print-de-a4-ada"),
        (["--for", "ada", "--for", "ben"], "print-ada-ben"),
        (["--for", "ada", "--for", "ben", "--for", "cleo", "--for", "all"], "print-ada-and-3-others"),
    ],
)
def test_what_is_not_as_usual_has_a_folder_of_its_own(options: list[str], folder: str, plan: Path) -> None:
    assert run("print", SMALLEST, plan, *options, "booklet") == 0
    assert prints(plan.parent) == {}
    language, paper = (options[options.index(o) + 1] if o in options else None for o in ("--language", "--paper"))
    assert prints(plan.parent, folder) == {f"{folder}/booklet.pdf": f"print/booklet.pdf {language} {paper} first"}


def test_prints_for_some_in_a_folder_of_choice(plan: Path, tmp_path: Path) -> None:
    assert run("print", SMALLEST, plan, "agendas", "--for", "ben", "--output", tmp_path / "deep" / "er") == 0
    assert prints(tmp_path, "deep").keys() == {"deep/er/agendas/ben.pdf"}
    assert run("print", SMALLEST, plan, "all", "agendas", "--output", tmp_path / "every") == 0
    assert len(prints(tmp_path, "every")) == 5


def test_if_one_cannot_be_printed_none_is_and_every_reason_is_told(plan: Path, press: Press, said: Said) -> None:
    run("print", SMALLEST, plan)
    before = prints(plan.parent)
    said()
    press.broken = {"print/agendas/cleo.pdf": DARK[:1], "print/booklet.pdf": DARK[1:]}
    assert run("print", SMALLEST, plan, "--output", plan.parent / "print") == 2
    assert said() == ("", f"{DARK[1]}\n{DARK[0]}\n")
    assert prints(plan.parent) == before
    assert run("print", SMALLEST, plan, "--language", "en") == 2
    assert not list(plan.parent.glob(".print*"))
    assert not (plan.parent / "print-en").exists()
    assert run("print", SMALLEST, plan, "tables") == 0


def test_a_piece_that_has_nothing_to_print_is_told(plan: Path, said: Said) -> None:
    assert run("print", SMALLEST, plan, "buses", "tables") == 0
    out, errors = said()
    assert out.startswith("Printed 1 PDF in ")
    assert errors == "nothing to print: buses\n"
    assert run("print", SMALLEST, plan) == 0
    assert said()[1] == ""
    assert run("print", SMALLEST, plan, "buses", "--paper", "a4") == 2
    assert said() == ("Nothing was printed.\n", "nothing to print: buses\n")
    assert not (plan.parent / "print-a4").exists()


@pytest.mark.parametrize(
    ("options", "text"),
    [
        (
            ["bookelt"],
            "print: there is no 'bookelt' to print; did you mean 'booklet'? "
            "there are: all, agendas, booklet, buses, tables",
        ),
        (["xyz", "tables"], "print: there is no 'xyz' to print; there are: all, agendas, booklet, buses, tables"),
        (["--language", "fr"], "--language: there are no texts in 'fr'; choose one of: de, en"),
        (["--for", "clio"], "--for: nobody is called 'clio'; did you mean 'cleo'?"),
    ],
)
def test_wrong_words_end_with_2_and_say_what_is_right(options: list[str], text: str, plan: Path, said: Said) -> None:
    assert run("print", SMALLEST, plan, *options) == 2
    assert said() == ("", f"{text}\n")
    assert not list(plan.parent.glob("print*"))


@pytest.mark.parametrize("options", [["--paper", "a5"], ["--colour"], ["tables", "--colour", "red"]])
def test_wrong_options_end_with_2(options: list[str], plan: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        run("print", SMALLEST, plan, *options)
    assert stopped.value.code == 2


def test_words_behind_options_belong_to_the_print_verb_alone(plan: Path) -> None:
    assert run("print", SMALLEST, plan, "tables", "--language", "en", "booklet") == 0
    assert prints(plan.parent, "print-en").keys() == {"print-en/booklet.pdf", "print-en/tables.pdf"}
    with pytest.raises(SystemExit):
        run("render", SMALLEST, plan, "--quiet", "booklet")


def test_a_plan_that_is_wrong_is_not_printed(plan: Path, press: Press, said: Said) -> None:
    changed = json.loads(plan.read_bytes())
    changed["assignments"][0]["people"].append("cleo")
    plan.write_text(json.dumps(changed))
    assert run("print", SMALLEST, plan, "booklet") == 1
    assert "Cleo Martin" in said()[0]
    assert press.made == []
    assert not (plan.parent / "print").exists()


def test_prints_know_the_plan_before(tmp_path: Path, press: Press) -> None:
    path, out = tmp_path / "breakfast.yaml", tmp_path / "out"
    path.write_bytes(SMALLEST.read_bytes())
    run("solve", path, "--output", out)
    path.write_text(SMALLEST.read_text().replace("{from: cleo, to: ada}", "{from: cleo, to: ben}"))
    run("solve", path, "--output", out)
    assert prints(out)["print/booklet.pdf"] == "print/booklet.pdf None None 1"
    assert run("print", path, out / "plan.json", "booklet", "--output", tmp_path / "new") == 0
    assert prints(tmp_path, "new") == {"new/booklet.pdf": "print/booklet.pdf None None 1"}


def test_the_real_press_prints_pdfs(tmp_path: Path) -> None:
    assert {"agendas"} <= pieces.LONG <= {*pieces.PIECES}
    plan = _planned(tmp_path)
    assert run("print", SMALLEST, plan, "booklet", "agendas") == 0
    found = [path for path in (tmp_path / "out" / "print").rglob("*") if path.is_file()]
    assert {path.suffix for path in found} == {".pdf"}
    assert all(path.read_bytes().startswith(b"%PDF") for path in found)


def test_changes_are_marked_since_the_revision_that_was_handed_out(tmp_path: Path, said: Said) -> None:
    path, out = tmp_path / "breakfast.yaml", tmp_path / "out"
    for wished in ("ada", "ben", "ada"):
        path.write_text(SMALLEST.read_text().replace("{from: cleo, to: ada}", f"{{from: cleo, to: {wished}}}"))
        assert run("solve", path, "--output", out) == 0
    plan = out / "plan.json"
    assert run("print", path, plan, "agendas", "--since", 1) == 0
    agenda = Pdf((out / "print-since-1" / "agendas" / "cleo.pdf").read_bytes())
    assert agenda.says("Revision 3; changes since revision 1 are marked")
    assert not agenda.says("No longer in the programme")
    assert Pdf((out / "print" / "agendas" / "cleo.pdf").read_bytes()).says("No longer in the programme")
    said()
    assert run("print", path, plan, "agendas", "--since", 7) == 2
    assert "no revision 7" in said()[1]


def test_a_letter_without_a_shape_is_refused_by_print_and_left_out_by_solve(tmp_path: Path, said: Said) -> None:
    path, out = tmp_path / "breakfast.yaml", tmp_path / "out"
    path.write_text(SMALLEST.read_text().replace("Cleo Martin", "Cleo \ue000 Martin"))
    assert run("solve", path, "--output", out) == 0
    told = said()[1]
    assert "breakfast.yaml:8" in told
    assert "cleo" in told
    assert "U+E000" in told
    there = {found.relative_to(out).as_posix() for found in (out / "print").rglob("*.pdf")}
    assert "print/agendas/cleo.pdf" not in there
    assert {"print/agendas/ben.pdf", "print/numbers.pdf"} <= there
    assert run("solve", path, "--output", out) == 0
    assert "is unchanged" in said()[0]
    assert run("print", path, out / "plan.json", "agendas", "--output", tmp_path / "own") == 2
    assert "U+E000" in said()[1]
    assert not (tmp_path / "own").exists()


def test_a_plan_of_another_event_is_refused_in_few_lines(tmp_path: Path, said: Said) -> None:
    plan = Path("outputs/kanada-dortmund-lunch/plan.json")
    for verb in ("print", "render"):
        assert run(verb, SMALLEST, plan, "--output", tmp_path / "out") == 1
        lines = said()[0].splitlines()
        assert "is for the scenario 'kanada-dortmund-lunch', not for 'smallest'" in lines[0]
        assert len(lines) == 21
        assert lines[-1].endswith("more: matchmaker check tells all of them")
        assert not (tmp_path / "out").exists()
