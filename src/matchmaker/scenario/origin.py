"""Where the parts of a scenario stand: in which line of its file, or in which row of which spreadsheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from matchmaker.scenario.base import Model
from matchmaker.scenario.wording import Where, place, steps


class Spot(NamedTuple):
    """A line of a file, from 1; of a spreadsheet the row, with its header as row 1; None where no line is to blame."""

    file: str
    line: int | None


@dataclass(frozen=True)
class Sheet:
    """What a spreadsheet holds: its parts, the row of each, and the header of every column by the key it states."""

    file: str
    parts: Sequence[Model]
    rows: Sequence[int]
    headers: Mapping[Where, str]


@dataclass(frozen=True)
class Origins:
    """Lines of a scenario file by path, and the spreadsheets whose parts stand after those of the file itself.

    ``first``: by section, the index of the first part that is from its spreadsheet.
    """

    file: str
    lines: Mapping[Where, int]
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    first: Mapping[str, int] = field(default_factory=dict)

    def spot(self, where: Where) -> Spot:
        """Where the part at a path stands; what is not stated stands where it would be."""
        if found := self._in_sheet(where):
            sheet, number = found
            return Spot(sheet.file, sheet.rows[number])
        above = (where[:length] for length in range(len(where), 0, -1))
        return Spot(self.file, next((self.lines[path] for path in above if path in self.lines), None))

    def label(self, where: Where, data: Any) -> str:
        """How to name the part at a path of the data: by its column, or by its keys."""
        found = self._in_sheet(where)
        return (found and in_column(found[0].headers, where[2:])) or place(where, data)

    def _in_sheet(self, where: Where) -> tuple[Sheet, int] | None:
        if len(where) < 2 or not isinstance(where[1], int) or (sheet := self.sheets.get(str(where[0]))) is None:
            return None
        number = where[1] - self.first[str(where[0])]
        return (sheet, number) if number >= 0 else None


def in_column(headers: Mapping[Where, str], where: Where) -> str | None:
    """How people find a key of a part in its row: by the column; None if there is none."""
    for length in range(len(where), 0, -1):
        if header := headers.get(where[:length]):
            return ", ".join((f"column {header}", *steps(where[length:])))
    return None
