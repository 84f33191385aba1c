"""Print a plan: what is printed along with its other papers, and what somebody asks for by itself."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from matchmaker.checker import Violation, check
from matchmaker.messages import translated_languages
from matchmaker.plan import Plan, read_plan
from matchmaker.renderers import prints
from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.on_demand import Papers
from matchmaker.renderers.printing.job import Asked
from matchmaker.renderers.printing.pieces import FOLDER, LONG, PIECES
from matchmaker.scenario import Problem, Scenario, ScenarioError
from matchmaker.scenario.problems import shown
from matchmaker.workflow.folder import HISTORY, Told, add, basis, earlier
from matchmaker.workflow.reading import load_checked

ALL = "all"
MOST_PEOPLE = 500
"""For more people, what has a page, a card or a line for everybody is not printed unasked: nobody prints thousands of
agendas just in case, and to make all that takes longer than planning."""
MOST_NAMES = 3


@dataclass(frozen=True)
class Printed:
    """Where prints are, how many by piece, and which pieces that were asked for by name have nothing to print.

    Nothing is printed if the plan has ``violations``.
    """

    folder: Path
    counts: Mapping[str, int] = field(default_factory=dict)
    empty: tuple[str, ...] = ()
    violations: tuple[Violation, ...] = ()


@dataclass(frozen=True)
class Along:
    """What is printed along with other papers: how many PDFs.

    ``waiting`` are pieces that are printed only when somebody asks for them, ``left_out`` says by path which PDFs
    cannot be made, and why.
    """

    pdfs: int = 0
    waiting: tuple[str, ...] = ()
    left_out: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)


def unasked(scenario: Scenario, names: Collection[str] | None = None) -> Asked:
    """What is printed along with the other papers: everything but, for very many people, what is for each of them."""
    whose = Addressees(scenario, names)
    many = sum(person.id in whose for person in scenario.people) > MOST_PEOPLE
    return Asked(what=tuple(piece for piece in PIECES if piece not in LONG)) if many else Asked()


def along(asked: Asked | None, files: Papers) -> Along:
    """What of the files is printed if that is asked for; to be called when they are written."""
    known = asked is not None and asked.what is not None
    waiting = tuple(piece for piece in PIECES if known and asked and piece not in (asked.what or ()))
    pdfs = sum(path.startswith(f"{FOLDER}/") for path in files) - len(files.left_out)
    return Along(pdfs, waiting, files.left_out)


def print_out(
    scenario_path: Path,
    plan_path: Path,
    asked: Asked,
    output: Path | None = None,
    names: Collection[str] | None = None,
    since: int | None = None,
    written: Told | None = None,
) -> Printed:
    """Print pieces of a plan as it is, after checking it, into a folder; what else is there stays.

    Default: into ``print`` beside the plan, where they lie anyway; if they are for some only, in a language or on a
    paper of their own, or ``since`` a revision, into a folder named after that. ``asked.what`` may be ``all``. What
    changed since that revision is marked; default: since the one on which the plan is based. ``names`` and ``written``
    are those of ``plan_event``. Raises ScenarioError for bad input, and if something cannot be printed; nothing is then
    written.
    """
    wrong = [*_wrong(asked)]
    if wrong:
        raise ScenarioError(wrong)
    scenario, plan = load_checked(scenario_path), read_plan(plan_path)
    folder = output or plan_path.parent / _folder_name(asked, names, since)
    before = basis(plan_path.parent, plan) if since is None else _revision(plan_path.parent, since)
    pieces = prints(scenario, plan, _named(asked), names, before)
    violations = tuple(check(scenario, plan))
    if violations:
        return Printed(folder, violations=violations)
    counts = {piece: len(files) for piece, files in pieces.items() if files}
    empty = tuple(piece for piece in pieces if piece not in counts and piece in (asked.what or ()))
    if counts:
        add(folder, _below(FOLDER, pieces.values()), written)
    return Printed(folder, counts, empty)


def _below(folder: str, parts: Iterable[Papers]) -> Papers:
    """All of the papers, which lie in a folder, by their paths in it."""
    found = ((files, path) for files in parts for path in files)
    return Papers({path.removeprefix(f"{folder}/"): partial(files.__getitem__, path) for files, path in found})


def _named(asked: Asked) -> Asked:
    """The same with each piece named once, all of them if that is what is meant."""
    what = asked.what or (ALL,)
    return Asked(PIECES if ALL in what else tuple(dict.fromkeys(what)), asked.language, asked.paper)


def _wrong(asked: Asked) -> Iterator[Problem]:
    for word in asked.what or ():
        if word not in (ALL, *PIECES):
            close = get_close_matches(word.lower(), (ALL, *PIECES), n=1)
            hint = f"did you mean {close[0]!r}? " if close else ""
            text = f"there is no {shown(word)} to print; {hint}there are: {', '.join((ALL, *PIECES))}"
            yield Problem("print", None, text)
    languages = translated_languages()
    if asked.language and asked.language not in languages:
        text = f"there are no texts in {shown(asked.language)}; choose one of: {', '.join(sorted(languages))}"
        yield Problem("--language", None, text)


def _revision(folder: Path, number: int) -> Plan:
    found = earlier(folder, number)
    if found is None:
        text = f"there is no revision {number} in {folder / HISTORY}; without it, changes since the last one are marked"
        raise ScenarioError([Problem("--since", None, text)])
    return found


def _folder_name(asked: Asked, names: Collection[str] | None, since: int | None) -> str:
    """Of its own for everything that is not what a plan is printed with."""
    whose = [*(names or ())]
    if len(whose) > MOST_NAMES:
        whose = [whose[0], f"and-{len(whose) - 1}-others"]
    parts = (FOLDER, asked.language, asked.paper, *whose, f"since-{since}" if since is not None else None)
    return "-".join(filter(None, parts))
