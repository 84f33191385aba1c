"""Files that say how prints look: the logo and own templates, read and judged by name and first bytes alone.

Both lie in the scenario's folder or below: what is outside, also behind a link, is never read.
"""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

from matchmaker.scenario.event import Event
from matchmaker.scenario.files import Kind, read_file
from matchmaker.scenario.problems import Problem, ScenarioError, shown
from matchmaker.scenario.wording import Where

MOST_BYTES = 5 * 2**20
MOST_FILES = 200
LONGEST_NAME = 500  # with its folders
LOGO = Kind("logo", "check its name", "*.[jps]*g", MOST_BYTES)
TEMPLATE = Kind("template", "check its name", "*.typ", MOST_BYTES)
_JPEG = re.compile(rb"\xff\xd8\xff")
_SIGNS = {
    ".png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    ".jpg": _JPEG,
    ".jpeg": _JPEG,
    ".svg": re.compile(rb"(\xef\xbb\xbf)?\s*<(svg\b|!DOCTYPE svg\b|(\?xml\b|!--)(?=.*?<svg\b))", re.DOTALL),
}
"""How an image begins, by the end of its name."""
_PACKAGE = re.compile(rb"@[a-z][a-z0-9-]*/[a-z][a-z0-9-]*")
_LEFT_BY_SYSTEMS = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True)
class Looks:
    """The bytes of the logo, empty if there is none; own templates and their images by name; what is wrong."""

    logo: bytes = b""
    templates: dict[str, bytes] = field(default_factory=dict)
    problems: tuple[tuple[Where, str], ...] = ()

    @property
    def hashes(self) -> list[bytes]:
        """Of the logo alone, as it belongs to the event; templates are worked at while the plan stays the same."""
        return [hashlib.sha256(self.logo).digest()] if self.logo else []


def read_looks(event: Event, folder: Path) -> Looks:
    """The logo and the templates that the event names; their paths begin in a folder and stay in it."""
    logo, templates, problems = b"", {}, []
    try:
        logo = _image(_inside(folder, event.logo, "logo.svg"), folder) if event.logo is not None else b""
    except ScenarioError as refused:
        problems += _problems(("event", "logo"), refused, folder)
    try:
        stated = event.print.templates
        templates = _templates(_inside(folder, stated, "print"), folder) if stated is not None else {}
    except ScenarioError as refused:
        problems += _problems(("event", "print", "templates"), refused, folder)
    return Looks(logo, templates, tuple(problems))


def _problems(where: Where, refused: ScenarioError, folder: Path) -> list[tuple[Where, str]]:
    return [(where, str(problem).removeprefix(f"{folder}/")) for problem in refused.problems]


def _inside(folder: Path, name: str, example: str) -> Path:
    """The path of a name in the folder; ScenarioError if it is no name or leads elsewhere."""
    if not name.isprintable() or not 0 < len(name) <= LONGEST_NAME or "\\" in name:
        raise _refused(shown(name), f"no name of a file or folder; write for example {example}")
    path = folder / name
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links that lead in a circle
        inside = False
    if not inside or Path(name).is_absolute():
        raise _refused(name, f"not in the folder of the scenario; copy it there and write for example {example}")
    return path


def _image(path: Path, folder: Path) -> bytes:
    sign = _SIGNS.get(path.suffix.lower())
    if sign is None:
        raise _refused(path, "no kind of image that can be printed; save it as .svg, .png or .jpg")
    content = read_file(path, LOGO)
    if not sign.match(content):
        text = (
            f"its name ends in {path.suffix}, but that is not what is in it; save the image anew as .svg, .png or .jpg"
        )
        raise _refused(path, text)
    return content


def _templates(path: Path, folder: Path) -> dict[str, bytes]:
    """Every file of the folder of templates by its name; what programs leave there unseen is skipped."""
    try:
        entries = sorted(entry for entry in path.iterdir() if not _unseen(entry.name))
    except OSError as error:
        raise _refused(path, f"cannot be read as a folder ({error.strerror}); check its name") from None
    if len(entries) > MOST_FILES:
        raise _refused(path, f"holds more than {MOST_FILES} files; leave there only templates and images")
    found, problems = {}, []
    for entry in entries:
        try:
            found[entry.name] = _template(_inside(folder, entry.relative_to(folder).as_posix(), "print"), folder)
        except ScenarioError as refused:
            problems += refused.problems
    if problems:
        raise ScenarioError(problems)
    return found


def _template(path: Path, folder: Path) -> bytes:
    if path.suffix == ".typ":
        return _self_contained(path, read_file(path, TEMPLATE))
    if path.suffix.lower() in _SIGNS:
        return _image(path, folder)
    raise _refused(path, "neither a template (.typ) nor an image (.svg, .png, .jpg); take it out of this folder")


def _self_contained(path: Path, content: bytes) -> bytes:
    """The template, if it imports no package: that would have to be fetched, and nothing is."""
    for number, line in enumerate(content.splitlines(), 1):
        if found := _PACKAGE.search(line):
            text = f"{shown(found[0].decode())} would have to be fetched; copy what you need of it into this folder"
            raise _refused(f"{path}:{number}", text)
    return content


def _unseen(name: str) -> bool:
    return name.startswith(".") or name.lower() in _LEFT_BY_SYSTEMS


def _refused(what: object, text: str) -> ScenarioError:
    return ScenarioError([Problem(str(what), None, text)])
