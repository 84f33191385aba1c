"""The output folder: appears whole or not at all, and nothing that was there is lost.

New files are written beside the folder and renamed into place. The folder before moves to ``.history`` inside it.
Files are taken one after the other, so a mapping that makes each when it is asked for need never hold all of them. One
that cannot be printed is not in the folder, and all others are.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from matchmaker.plan import Plan, parse_plan
from matchmaker.renderers.on_demand import Papers, content_of
from matchmaker.scenario import Problem, ScenarioError

HISTORY = ".history"
REPORT = "report.html"

Told = Callable[[int, int], None]


def previous_plan(folder: Path) -> Plan | None:
    """The plan in the folder, None if there is none; ScenarioError if it cannot be continued."""
    folder = folder.resolve()
    _restore(folder)
    if not folder.exists():
        return None
    if not folder.is_dir():
        raise _refused(folder, "is a file; choose another folder with --output")
    plan = folder / "plan.json"
    if plan.is_file():
        return parse_plan(plan.read_bytes(), str(plan))
    if any(entry.name not in (HISTORY, REPORT) for entry in folder.iterdir()):
        raise _refused(folder, "holds other files; choose another folder with --output, or empty it")
    return None


def basis(folder: Path, plan: Plan) -> Plan | None:
    """The plan on which one in the folder is based, as its history has it; None if it has none."""
    return earlier(folder, plan.based_on) if plan.based_on is not None else None


def earlier(folder: Path, revision: int) -> Plan | None:
    """A revision before the plan in the folder, as its history has it; None if it has none."""
    found = folder / HISTORY / f"r{revision}" / "plan.json"
    return parse_plan(found.read_bytes(), str(found)) if found.is_file() else None


def replace(folder: Path, files: Mapping[str, bytes], revision_before: int | None, written: Told | None = None) -> None:
    """Put ``files`` into the folder as a whole; what was there moves to ``.history/r<revision>``.

    ``written`` is told after each file how many of how many are written.
    """
    folder = folder.resolve()
    with _writing(folder):
        new, old = _beside(folder, "new"), _beside(folder, "old")
        _write(new, files, written)
        if folder.exists():
            os.replace(folder, old)
            if (old / HISTORY).exists():
                os.replace(old / HISTORY, new / HISTORY)
        os.replace(new, folder)
        if old.exists():
            _archive(old, folder, revision_before)


def _write(new: Path, files: Mapping[str, bytes], written: Told | None) -> None:
    """All files that can be printed or, if another error comes up, nothing."""
    shutil.rmtree(new, ignore_errors=True)
    try:
        new.mkdir()
        for number, name in enumerate(files, 1):
            if (content := content_of(files, name)) is not None:
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                (new / name).write_bytes(content)
            if written:
                written(number, len(files))
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def add(folder: Path, files: Papers, written: Told | None = None) -> None:
    """Put ``files`` into the folder, each whole, and touch no other.

    If one cannot be printed, nothing is written, and a ScenarioError says everything that is in the way of any.
    """
    folder = folder.resolve()
    with _writing(folder):
        new = _beside(folder, "new")
        _write(new, files, written)
        try:
            if files.left_out:
                raise ScenarioError(problem for problems in files.left_out.values() for problem in problems)
            for name in files:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                os.replace(new / name, folder / name)
        finally:
            shutil.rmtree(new)


def write_one(folder: Path, name: str, content: bytes) -> None:
    """Write a single file into the folder, whole or not at all, and touch nothing else."""
    with _writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{name}.new"
        draft.write_bytes(content)
        os.replace(draft, folder / name)


def _archive(old: Path, folder: Path, revision: int | None) -> None:
    if revision is None:
        shutil.rmtree(old)
        return
    history = folder / HISTORY
    history.mkdir(exist_ok=True)
    names = (f"r{revision}{suffix}" for suffix in ("", *(f"-{n}" for n in range(2, 10_000))))
    os.replace(old, next(history / name for name in names if not (history / name).exists()))


def _restore(folder: Path) -> None:
    """Undo a replacement that was cut off between taking the old folder away and putting the new one in place."""
    old = _beside(folder, "old")
    if old.is_dir() and not folder.exists():
        history = _beside(folder, "new") / HISTORY
        if history.exists():
            os.replace(history, old / HISTORY)
        os.replace(old, folder)


def _beside(folder: Path, state: str) -> Path:
    return folder.parent / f".{folder.name}.{state}"


def _refused(folder: Path, why: str) -> ScenarioError:
    return ScenarioError([Problem(str(folder), None, why)])


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise _refused(folder, f"cannot be written: {error.strerror} ({error.filename})") from None
