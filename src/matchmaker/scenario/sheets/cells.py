"""From the text of a cell to the value it states. What is none stays a text, for the model to refuse in its words."""

import re
from typing import Any

from matchmaker.scenario.problems import shown
from matchmaker.scenario.source import LONGEST_NUMBER

# Also what spreadsheets make of a tick, and of TRUE and FALSE in German.
_TRUTH = dict.fromkeys(("yes", "ja", "true", "wahr", "x", "1"), True) | dict.fromkeys(
    ("no", "nein", "false", "falsch", "0"), False
)
_NUMBER = re.compile(f"-?[0-9]{{1,{LONGEST_NUMBER}}}")
_BETWEEN = re.compile(r"[|;\r\n]")


def text(cell: str) -> str:
    """The cell as it is: also what a spreadsheet would take for a formula."""
    return cell


def number(cell: str) -> int | str:
    """A whole number, or a word that may stand in its place, such as must."""
    return int(cell) if _NUMBER.fullmatch(cell) else cell


def truth(cell: str) -> bool:
    """Yes or no; a ValueError for anything else."""
    found = _TRUTH.get(cell.casefold())
    if found is None:
        raise ValueError(f"{shown(cell)} is neither yes nor no; write one of the two")
    return found


def several(cell: str) -> list[str]:
    """Entries of a list. Separators do not depend on that of the file, which programs choose by themselves."""
    return [entry for part in _BETWEEN.split(cell) if (entry := part.strip())]


def levels(cell: str) -> dict[str, Any]:
    """Languages with levels, such as de:native|en; a ValueError if a language stands twice."""
    found: dict[str, Any] = {}
    for entry in several(cell):
        language, _, level = map(str.strip, entry.partition(":"))
        if language in found:
            raise ValueError(f"{shown(language)} stands twice; remove one of the two")
        found[language] = level or "working"
    return found
