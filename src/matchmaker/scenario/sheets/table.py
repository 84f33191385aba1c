"""From the text of a CSV file to its header and rows, with the separator and habits of any spreadsheet program.

Knows nothing of what the columns mean. Rows are counted as a spreadsheet shows them, whatever line breaks
there are in a cell.
"""

import csv
import re
from collections.abc import Callable, Iterator
from io import StringIO
from typing import NamedTuple

from matchmaker.scenario.problems import Problem, ScenarioError

SEPARATORS = (",", ";", "\t")
_TOLD = re.compile(r'"?sep=([,;\t|])"?[,;\t| ]*(\r\n|\r|\n|\Z)', re.IGNORECASE)
_BLANK = "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u200b\ufeff"  # also those of no width
_ADVICE = {
    "unexpected end of data": "a quote that opens here is never closed; close it, or double it if it belongs to a text",
    "field larger": "a cell is far too long; perhaps a quote that opens in it is never closed",
    "expected after": 'something stands after a closing quote; double the quotes within a text: """Berg"" Ltd."',
}


class Row(NamedTuple):
    """A row that is not blank: its number, and its cells up to the last that is not empty, without blanks around."""

    number: int
    cells: list[str]


def read_table(text: str, file: str, is_header: Callable[[str], bool]) -> tuple[Row, Iterator[Row]]:
    """The header and the rows after it; a ScenarioError if there is none, or (while iterating) if a quote is lost.

    ``is_header`` knows the cells of a header, by which the separator is found out; a line such as sep=; decides it.
    """
    told = _TOLD.match(text)
    body = (text[told.end() :] if told else text).replace("\xa0", " ").replace("\u202f", " ")
    separator = told[1] if told else max(SEPARATORS, key=lambda each: _headers(body, each, is_header))
    rows = _rows(body, separator, file)
    header = next(rows, None)
    if header is None:
        raise ScenarioError([Problem(file, None, "the file is empty; the first row names the columns, such as id")])
    return header, rows


def _headers(text: str, separator: str, is_header: Callable[[str], bool]) -> tuple[int, int]:
    """How many cells of the first row are headers, and how many there are; what is read with a wrong separator."""
    try:
        cells = next((row.cells for row in _rows(text, separator, "")), None)
    except ScenarioError:
        return 0, 0
    if cells is None:
        return 1, 0  # with this separator the file is blank: it says more than a row without a header does
    return sum(map(is_header, cells)), len(cells)


def _rows(text: str, separator: str, file: str) -> Iterator[Row]:
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, strict=True)
    number = 0
    try:
        for number, cells in enumerate(lines, 1):
            row = [cell.strip(_BLANK) for cell in cells]
            while row and not row[-1]:
                row.pop()
            if row:
                yield Row(number, row)
    except csv.Error as error:
        advice = next((advice for sign, advice in _ADVICE.items() if sign in str(error)), f"not readable: {error}")
        raise ScenarioError([Problem(file, number + 1, advice)]) from None
