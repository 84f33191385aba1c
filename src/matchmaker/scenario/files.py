"""Read the bytes and the text of an input file, or say why that is impossible. Knows nothing of what is in it."""

from pathlib import Path
from typing import NamedTuple

from matchmaker.scenario.problems import Problem, ScenarioError


class Kind(NamedTuple):
    """A kind of file: what people call it, what to do if it is not there and which files may be meant, the limit."""

    name: str
    cure: str
    pattern: str
    most_bytes: int


SCENARIO = Kind("scenario file", "check the name", "*.y*ml", 8 * 2**20)


def read_file(path: Path, kind: Kind = SCENARIO) -> bytes:
    """The bytes of a file; a ScenarioError says why it cannot be read."""
    try:
        if path.is_dir():
            raise _failure(path, f"this is a folder; name the {kind.name} in it{_others(path, kind)}")
        with path.open("rb") as file:
            content = file.read(kind.most_bytes + 1)
    except FileNotFoundError:
        raise _failure(path, f"there is no such file; {kind.cure}{_others(path.parent, kind)}") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise _failure(path, f"cannot be read ({why}); {kind.cure} and whether you may open the file") from None
    if len(content) > kind.most_bytes:
        text = f"larger than {kind.most_bytes >> 20} MB, too large for a {kind.name}"
        raise _failure(path, f"{text}; {kind.cure}")
    return content


def decode(content: bytes, file: str) -> str:
    """The text of a file in UTF-8, a byte order mark is skipped; a ScenarioError says what else it is."""
    marked = content[:2] in (b"\xff\xfe", b"\xfe\xff")
    if b"\0" in content and not marked:
        text = "this is no text but perhaps a spreadsheet or a picture; name a scenario file in YAML"
        raise ScenarioError([Problem(file, None, text)])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        wrong = "UTF-16" if marked else "another encoding, perhaps Windows-1252"
        text = f"the file is not in UTF-8 but in {wrong}; in your editor choose 'save as' and the encoding UTF-8"
        raise ScenarioError([Problem(file, line, text)]) from None


def _failure(path: Path, text: str) -> ScenarioError:
    return ScenarioError([Problem(str(path), None, text)])


def _others(folder: Path, kind: Kind) -> str:
    try:
        found = sorted(path.name for path in folder.glob(kind.pattern))
    except OSError:
        found = []
    return f"; there are: {', '.join(found[:8])}" if found else ""
