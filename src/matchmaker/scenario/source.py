"""Read YAML 1.2 into plain data together with the line of every part.

Knows nothing of scenarios. Numbers and texts come out as YAML 1.2 says (12:30 is a text), dates stay texts.
"""

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from matchmaker.scenario.problems import Problem, ScenarioError

Path_ = tuple[str | int, ...]
MAX_BYTES = 32 * 2**20
MAX_PARTS = 2_000_000
MAX_DEPTH = 40


class _Reader:
    """Turns YAML nodes into plain data; aliases are copied, within a limit on the number of parts."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.lines: dict[Path_, int] = {}
        self.problems: list[Problem] = []

    def fail(self, node: Node, text: str) -> ScenarioError:
        return ScenarioError([Problem(self.file, node.start_mark.line + 1, text)])

    def value(self, node: Node, path: Path_) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if len(path) > MAX_DEPTH or len(self.lines) > MAX_PARTS:
            raise self.fail(node, "too deeply nested or too large; anchors (&, *) must not contain themselves")
        if isinstance(node, MappingNode):
            return self.mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        return self.scalar(node)

    def mapping(self, node: MappingNode, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self.scalar(key_node) if isinstance(key_node, ScalarNode) else None
            if isinstance(key, bool) or not isinstance(key, str | int):
                raise self.fail(key_node, "a key must be a plain word; put it in quotes")
            if str(key) in found:
                text = f"key '{key}' stands twice; keep one of the two"
                self.problems.append(Problem(self.file, key_node.start_mark.line + 1, text))
            self.lines[(*path, str(key))] = key_node.start_mark.line + 1
            found[str(key)] = self.value(value_node, (*path, str(key)))
        return found

    def scalar(self, node: ScalarNode) -> Any:
        kind = str(node.tag).rpartition(":")[2] if node.style is None else "str"
        text = str(node.value)
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() == "true"
        if kind in ("int", "float"):
            return self.number(node, text, kind)
        return text

    def number(self, node: ScalarNode, text: str, kind: str) -> int | float:
        try:
            return int(text.replace("_", ""), 0 if text[:2] in ("0x", "0o") else 10) if kind == "int" else float(text)
        except ValueError:
            raise self.fail(node, f"{text[:40]!r} is no number; put it in quotes if it is a text") from None


def decode(content: bytes, file: str) -> str:
    """The text of a file in UTF-8, a byte order mark is skipped; a ScenarioError says what else it is."""
    if len(content) > MAX_BYTES:
        raise ScenarioError([Problem(file, None, f"larger than {MAX_BYTES >> 20} MB; put people into CSV files")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        hint = "UTF-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "another encoding, perhaps Windows-1252"
        raise ScenarioError([Problem(file, line, f"not UTF-8 but {hint}; save the file as UTF-8")]) from None


def read_yaml(content: bytes, file: str) -> tuple[Any, dict[Path_, int]]:
    """The data of a YAML 1.2 file and the line (from 1) of every path in it; else a ScenarioError."""
    text = decode(content, file)
    try:
        node = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = " ".join(filter(None, (error.context, error.problem)))
        raise ScenarioError([Problem(file, mark.line + 1 if mark else None, f"not readable as YAML: {what}")]) from None
    except (YAMLError, RecursionError, ValueError) as error:
        first = (str(error) or type(error).__name__).splitlines()[0]
        raise ScenarioError([Problem(file, None, f"not readable as YAML: {first}")]) from None
    if node is None:
        raise ScenarioError([Problem(file, None, "the file is empty; see scenarios/smallest.yaml for a start")])
    reader = _Reader(file)
    data = reader.value(node, ())
    if reader.problems:
        raise ScenarioError(reader.problems)
    return data, reader.lines


def read_file(path: Path) -> bytes:
    """The bytes of a file, or a ScenarioError that says why it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        others = sorted(p.name for p in path.parent.glob("*.yaml")) if path.parent.is_dir() else []
        near = f"; in this folder there are: {', '.join(others[:8])}" if others else ""
        raise ScenarioError([Problem(str(path), None, f"no such file{near}")]) from None
    except OSError as error:
        raise ScenarioError([Problem(str(path), None, f"cannot be read: {error.strerror}")]) from None
