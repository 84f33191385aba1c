"""From a row of a spreadsheet to the part of a scenario that it states, or to what is wrong with it by column."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from matchmaker.scenario.base import Model
from matchmaker.scenario.origin import in_column
from matchmaker.scenario.problems import shown
from matchmaker.scenario.sheets import cells
from matchmaker.scenario.sheets.columns import Column, column_of
from matchmaker.scenario.sheets.decoding import SAVE_AS, is_broken
from matchmaker.scenario.wording import Where, complaint, place


class WrongRow(Exception):
    """What is wrong with a row, in sentences."""

    def __init__(self, *texts: str) -> None:
        self.texts = texts


class RowReader:
    """Reads rows below headers all of which, but blank ones, name a column of the model.

    ``broken``: whether the file contains bytes that are no character.
    """

    def __init__(self, headers: list[str], section: str, model: type[Model], broken: bool) -> None:
        self._section, self._model, self._broken = section, model, broken
        self._columns = [column_of(model, header) for header in headers]
        self._names = headers
        named = [(column, header) for column, header in zip(self._columns, headers, strict=True) if column]
        self._lists = {column.key for column, _ in named if column.read is cells.several}
        self.headers: dict[Where, str] = {column.key: header for column, header in named}

    def part(self, row: list[str]) -> Model:
        """The part that the cells of a row state; WrongRow says why they state none."""
        if self._broken or len(row) > len(self._columns):
            self._refuse_unreadable(row)
        stated: dict[str, Any] = {}
        wrong = [said for number, cell in enumerate(row) if cell for said in self._read(number, cell, stated)]
        try:
            part = self._model.model_validate(stated)
        except ValidationError as error:
            wrong += [self._sentence(found, stated) for found in error.errors(include_url=False)]
        if wrong:
            raise WrongRow(*wrong)
        return part

    def _refuse_unreadable(self, row: list[str]) -> None:
        if len(row) > len(self._columns):
            text = f"{len(row)} cells, but the header has {len(self._columns)}"
            raise WrongRow(f"{text}; put a text that contains the separator in quotes, or name the further columns")
        names = [name for name, cell in zip(self._names, row, strict=False) if is_broken(cell)]
        if names:
            text = "a character in another encoding than the rest; type it anew, then"
            raise WrongRow(*(f"column {name}: {text} {SAVE_AS}" for name in names))

    def _read(self, number: int, cell: str, stated: dict[str, Any]) -> Iterator[str]:
        """Put what a cell states into the part; else say what is wrong with it."""
        column = self._columns[number]
        if column is None:
            yield f"{shown(cell)} stands in a column without a header; name the column in the first row, or empty it"
            return
        try:
            _put(stated, column, cell)
        except ValueError as error:
            yield f"column {self._names[number]}: {error}"

    def _sentence(self, found: ErrorDetails, stated: dict[str, Any]) -> str:
        path, value = found["loc"], found["input"]
        if found["type"] == "missing":
            return f"column {'.'.join(map(str, path))}: empty, but needed here; write something"
        spot = in_column(self.headers, path) or place((self._section, 0, *path), {self._section: [stated]})
        commas = path[:-1] in self._lists and isinstance(value, str) and "," in value
        return f"{spot}: {complaint(found)}{'; entries of a list are separated by |' if commas else ''}"


def _put(stated: dict[str, Any], column: Column, cell: str) -> None:
    *above, key = column.path
    for name in above:
        stated = stated.setdefault(name, {})
    stated[key] = column.read(cell)
