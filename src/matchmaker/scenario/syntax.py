"""What to say about a file that is no YAML at all, in words for people who never heard of YAML."""

import re
from sys import maxunicode
from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from matchmaker.scenario.problems import Problem, shown

_CODE = re.compile(r"\\U([0-9a-fA-F]{8})")


class _Advice(NamedTuple):
    """``sign``: part of the parser's message. ``at_opening``: blame the line where the broken part begins."""

    sign: str
    text: str
    at_opening: bool = False


_ADVICE = (
    _Advice("found character '\\t'", "a tab stands here; indent with spaces only"),
    _Advice("cannot start any token", "a text cannot begin with one of @ ` %; put it in quotes"),
    _Advice(
        "mapping values are not allowed",
        "a colon cannot stand here; put a text that contains ': ' in quotes, "
        "and check that the line before ends its key with a colon and is indented alike",
    ),
    _Advice("found ']'", "a ']' without its '['; remove it or add the other one"),
    _Advice("found '}'", "a '}' without its '{'; remove it or add the other one"),
    _Advice(
        "expected <block end>",
        "this line does not continue the lines above; indent keys that belong together alike, "
        "and put nothing after a closing quote",
    ),
    _Advice("quoted scalar found unexpected", "the quote that opens here is never closed; close it", True),
    _Advice(
        "double-quoted scalar",
        "a backslash means something special between double quotes; use single quotes instead",
    ),
    _Advice("parsing a flow sequence", "the '[' that opens here is not closed; add ']' or a missing comma", True),
    _Advice("parsing a flow mapping", "the '{' that opens here is not closed; add '}' or a missing comma", True),
    _Advice("expected the node content", "a comma or bracket too many; remove it"),
    _Advice("undefined alias", "a text cannot begin with *; put it in quotes"),
    _Advice("scanning an alias", "a text cannot begin with *; put it in quotes"),
    _Advice("scanning an anchor", "a text cannot begin with &; put it in quotes"),
    _Advice("scanning a block scalar", "a text cannot begin with > or |; put it in quotes"),
    _Advice("found another document", "'---' begins a second document; put one scenario into a file"),
    _Advice("could not find expected ':'", "a line without a colon; write 'key: value' or '- entry'", True),
    _Advice("sequence entries are not allowed", "'- ' cannot stand here; begin a new line with it"),
    _Advice("expected '<document start>'", "this line is indented less than the first one; indent both alike"),
    _Advice("incompatible YAML document", "another version of YAML; remove the line that begins with %YAML"),
)


def unreadable(error: Exception, text: str, file: str) -> Problem:
    """The problem behind an error of the YAML parser on ``text``."""
    if isinstance(error, RecursionError):
        return Problem(file, None, "too deeply nested; a scenario has at most ten levels of brackets or indentation")
    if isinstance(error, ReaderError):
        line = len(text[: error.position].splitlines()) or 1
        return Problem(file, line, "an invisible character that YAML does not allow; delete it and type the text anew")
    beyond = next((found for found in _CODE.finditer(text) if int(found[1], 16) > maxunicode), None)
    if beyond and isinstance(error, OverflowError | ValueError):
        line = text.count("\n", 0, beyond.start()) + 1
        return Problem(file, line, f"{beyond[0]} is no character; type the character itself")
    if not isinstance(error, MarkedYAMLError):
        return Problem(file, None, f"not readable as YAML: {shown(str(error))}; see scenarios/smallest.yaml")
    said = " ".join(filter(None, (error.context, error.problem)))
    advice = next((advice for advice in _ADVICE if advice.sign in said), None)
    marks = (error.context_mark, error.problem_mark) if advice and advice.at_opening else (error.problem_mark,)
    found = next((mark.line + 1 for mark in marks if mark), None)
    return Problem(file, found, advice.text if advice else f"not readable as YAML: {said}; see scenarios/smallest.yaml")
