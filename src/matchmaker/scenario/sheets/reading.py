"""From the bytes of a CSV file to parts of a scenario, or to everything that is wrong with them by row and column."""

from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from matchmaker.scenario.base import Model
from matchmaker.scenario.origin import Sheet, in_column
from matchmaker.scenario.problems import MOST_PROBLEMS, Problem, ScenarioError, nearest, refuse, shown
from matchmaker.scenario.sheets import cells
from matchmaker.scenario.sheets.columns import Column, column_of, columns_of, required_columns
from matchmaker.scenario.sheets.decoding import SAVE_AS, decode, is_broken
from matchmaker.scenario.sheets.table import Row, read_table
from matchmaker.scenario.wording import Where, complaint, place

MOST_ROWS = 200_000


def read_sheet(content: bytes, file: str, section: str, model: type[Model]) -> Sheet:
    """The parts in a CSV file, each of this model; a ScenarioError lists what is wrong."""
    text = decode(content, file)
    header, rows = read_table(text, file, lambda cell: column_of(model, cell) is not None)
    refuse(Problem(file, header.number, said) for said in _wrong_headers(header.cells, model))
    reader = _Reader(header.cells, section, model, is_broken(text))
    parts, numbers, problems = list[Model](), array("L"), list[Problem]()
    for row in _at_most(MOST_ROWS, rows, file):
        try:
            parts.append(reader.part(row))
            numbers.append(row.number)
        except _Wrong as wrong:
            problems += [Problem(file, row.number, said) for said in wrong.texts]
            if len(problems) > MOST_PROBLEMS:
                break
    refuse(problems)
    return Sheet(file, parts, numbers, reader.headers)


def _at_most(most: int, rows: Iterator[Row], file: str) -> Iterator[Row]:
    yield from islice(rows, most)
    if more := next(rows, None):
        raise ScenarioError([Problem(file, more.number, f"more than {most:,} rows; remove those that are not needed")])


def _wrong_headers(headers: list[str], model: type[Model]) -> Iterator[str]:
    columns = [column_of(model, header) for header in headers]
    known, needed = columns_of(model), required_columns(model)
    if not any(columns):
        yield f"the first row has to name the columns: {', '.join(needed)}, and of {', '.join(known)} those you want"
        return
    for header, column in zip(headers, columns, strict=True):
        if header and column is None:
            yield f"unknown column {shown(header)}; {nearest(header, known, 'known columns')}"
    for column, count in Counter(filter(None, columns)).items():
        if count > 1:
            yield f"the column {'.'.join(column.key)} stands {count} times; keep one of them"
    for name in needed:
        if known[name] not in columns:
            yield f"there is no column {name}; add it, every row needs it"


class _Wrong(Exception):
    """What is wrong with a row."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts


class _Reader:
    """Reads rows under a header in which every column that has a name is known."""

    def __init__(self, headers: list[str], section: str, model: type[Model], broken: bool) -> None:
        self.section, self.model, self.broken = section, model, broken
        self.columns = [column_of(model, header) for header in headers]
        self.names = headers
        named = zip(headers, self.columns, strict=True)
        self.headers: dict[Where, str] = {column.key: header for header, column in named if column}
        self.lists = {column.key for column in self.columns if column and column.read is cells.several}

    def part(self, row: Row) -> Model:
        """The part that a row states; _Wrong says why it states none."""
        if len(row.cells) > len(self.columns):
            text = f"{len(row.cells)} cells, but the header has {len(self.columns)}"
            raise _Wrong(f"{text}; put a text that contains the separator in quotes, or name the further columns")
        stated: dict[str, Any] = {}
        wrong = [said for number, cell in enumerate(row.cells) if cell for said in self._read(number, cell, stated)]
        try:
            part = self.model.model_validate(stated)
        except ValidationError as error:
            wrong += [self._sentence(found, stated) for found in error.errors(include_url=False)]
        if wrong:
            raise _Wrong(*wrong)
        return part

    def _read(self, number: int, cell: str, stated: dict[str, Any]) -> Iterator[str]:
        """Put what a cell states into the part; else say what is wrong with it."""
        column = self.columns[number]
        if column is None:
            yield f"{shown(cell)} stands in a column without a header; name the column in the first row, or empty it"
        elif self.broken and is_broken(cell):
            text = f"column {self.names[number]}: a character in another encoding than the rest"
            yield f"{text}; type it anew, then {SAVE_AS}"
        else:
            try:
                _put(stated, column, cell)
            except ValueError as error:
                yield f"column {self.names[number]}: {error}"

    def _sentence(self, found: ErrorDetails, stated: dict[str, Any]) -> str:
        path = found["loc"]
        if found["type"] == "missing":
            return f"column {'.'.join(map(str, path))}: empty, but needed here; write something"
        spot = in_column(self.headers, path) or place((self.section, 0, *path), {self.section: [stated]})
        hint = (
            "; entries of a list are separated by |" if path[:-1] in self.lists and "," in str(found["input"]) else ""
        )
        return f"{spot}: {complaint(found)}{hint}"


def _put(stated: dict[str, Any], column: Column, cell: str) -> None:
    *above, key = column.path
    for name in above:
        stated = stated.setdefault(name, {})
    stated[key] = column.read(cell)
