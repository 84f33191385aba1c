"""Read YAML 1.2 into plain data together with the line of every part.

Knows nothing of scenarios. Numbers and texts come out as YAML 1.2 says (12:30 is a text), dates stay texts.
"""

import re
import warnings
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from matchmaker.scenario.problems import Problem, ScenarioError, shown
from matchmaker.scenario.syntax import unreadable

Path_ = tuple[str | int, ...]
MAX_DEPTH = 40
LONGEST_NUMBER = 40
_CORE = "tag:yaml.org,2002:"
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")


class _Reader:
    """Turns YAML nodes into plain data; aliases are copied, within a limit on the number of parts."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.rows = _LINE_BREAK.split(text)
        self.most_parts = 100_000 + len(text)  # more than that only aliases of aliases can make
        self.lines: dict[Path_, int] = {}
        self.problems: list[Problem] = []

    def fail(self, node: Node, text: str) -> ScenarioError:
        return ScenarioError([Problem(self.file, node.start_mark.line + 1, text)])

    def value(self, node: Node, path: Path_) -> Any:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if len(path) > MAX_DEPTH or len(self.lines) > self.most_parts:
            raise self.fail(node, "too deeply nested or too large; write the parts out instead of using & and *")
        if not str(node.tag).startswith(_CORE):
            raise self.fail(node, f"{shown(str(node.tag))} means nothing here; put a text that begins with ! in quotes")
        if isinstance(node, MappingNode):
            return self.mapping(node, path)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, ScalarNode)
        return self.scalar(node)

    def mapping(self, node: MappingNode, path: Path_) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self.key(key_node)
            line = key_node.start_mark.line + 1
            if key in found:
                self.problems.append(Problem(self.file, line, f"the key {shown(key)} stands twice; remove one of them"))
            self.lines[(*path, key)] = line
            found[key] = self.value(value_node, (*path, key))
            if found[key] is None and (lost := re.search(rf"{re.escape(key)}\s*:\s+(#\w+)", self.rows[line - 1])):
                text = f'what begins with # is a comment and was not read; put it in quotes: {key}: "{lost[1]}"'
                self.problems.append(Problem(self.file, line, text))
        return found

    def key(self, node: Node) -> str:
        if isinstance(node, ScalarNode) and str(node.tag) == f"{_CORE}merge":
            raise self.fail(node, "'<<' does not merge parts here; write their keys out")
        key = self.scalar(node) if isinstance(node, ScalarNode) else None
        if isinstance(key, bool) or not isinstance(key, str | int):
            raise self.fail(node, "a key must be a plain word, such as name; put it in quotes if it is one")
        return str(key)

    def scalar(self, node: ScalarNode) -> Any:
        kind = str(node.tag).removeprefix(_CORE) if node.style is None else "str"
        text = str(node.value)
        if kind == "null":
            return None
        if kind == "bool" and text.lower() in ("true", "false"):
            return text.lower() == "true"
        if kind in ("int", "float"):
            return self.number(node, text, kind)
        if any("\ud800" <= letter <= "\udfff" for letter in text):
            raise self.fail(node, "half a character, written as \\ud…; type the character itself")
        return text

    def number(self, node: ScalarNode, text: str, kind: str) -> int | float:
        try:
            if len(text) > LONGEST_NUMBER:
                raise ValueError
            return int(text, 0 if text[:2] in ("0x", "0o") else 10) if kind == "int" else float(text)
        except ValueError:
            raise self.fail(node, f"{shown(text)} is no number; put it in quotes if it is a text") from None


def read_yaml(text: str, file: str) -> tuple[Any, dict[Path_, int]]:
    """The data of a YAML 1.2 text and the line (from 1) of every path in it; else a ScenarioError."""
    if re.match(r"\s*%YAML\s+(?!1\.2\b)", text):
        raise ScenarioError([Problem(file, 1, "this is read as YAML 1.2; remove the line that begins with %YAML")])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an anchor that is set again is no mistake
            node = YAML(typ="safe", pure=True).compose(text)
    except Exception as error:  # whatever a parser of any bytes may come up with
        raise ScenarioError([unreadable(error, text, file)]) from None
    reader = _Reader(text, file)
    data = None if node is None else reader.value(node, ())
    if data is None:
        raise ScenarioError([Problem(file, None, "the file is empty; see scenarios/smallest.yaml for a start")])
    if reader.problems:
        raise ScenarioError(reader.problems)
    return data, reader.lines
