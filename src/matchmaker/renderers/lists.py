"""Lists for spreadsheet programs."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how what a spreadsheet program would compute begins


def csv_bytes(rows: Iterable[Sequence[str]]) -> bytes:
    """CSV as spreadsheet programs open it: UTF-8 with its mark, semicolons, CRLF; nothing in it is computed."""
    text = StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([_plain(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
