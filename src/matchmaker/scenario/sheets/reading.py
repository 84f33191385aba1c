"""From the bytes of a CSV file to parts of a scenario, or to everything that is wrong with them by row and column."""

from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from matchmaker.scenario.base import Model
from matchmaker.scenario.origin import Sheet
from matchmaker.scenario.problems import MOST_PROBLEMS, Problem, ScenarioError, nearest, shown
from matchmaker.scenario.sheets.columns import column_of, columns_of, required_columns
from matchmaker.scenario.sheets.decoding import decode, is_broken
from matchmaker.scenario.sheets.rows import RowReader, WrongRow
from matchmaker.scenario.sheets.table import Row, read_table

MOST_ROWS = 200_000


def read_sheet(content: bytes, file: str, section: str, model: type[Model]) -> Sheet:
    """The parts in a CSV file, each of this model; a ScenarioError lists what is wrong, as far as anybody reads."""
    text = decode(content, file)
    header, rows = read_table(text, file, lambda cell: column_of(model, cell) is not None)
    if found := list(islice(_wrong_headers(header.cells, model), MOST_PROBLEMS + 1)):
        raise ScenarioError(Problem(file, header.number, said) for said in found)
    reader = RowReader(header.cells, section, model, is_broken(text))
    parts, numbers, problems = list[Model](), array("L"), list[Problem]()
    for row in _at_most(MOST_ROWS, rows, file):
        try:
            parts.append(reader.part(row.cells))
            numbers.append(row.number)
        except WrongRow as wrong:
            problems += [Problem(file, row.number, said) for said in wrong.texts]
            if len(problems) > MOST_PROBLEMS:
                break
    if problems:
        raise ScenarioError(problems)
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
