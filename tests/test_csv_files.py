"""Spreadsheet files as programs save them and as nobody should: encodings, separators, hostile bytes, size, hash."""

import hashlib
import os
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.scenario import ScenarioError, load
from matchmaker.scenario.origin import Sheet
from matchmaker.scenario.people import Person
from matchmaker.scenario.sheets.reading import MOST_ROWS, read_sheet
from sheets import DAY, PEOPLE, read, said_of, scenario_with, sheet_of

SAVE = "in your spreadsheet program choose 'save as' and 'CSV UTF-8'"
MUELLER = "id;name;function\r\njörg;Jörg Müller;Geschäftsführer – „Nord“\r\n".replace("jörg", "joerg")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_encoding_of_spreadsheet_programs_is_read(encoding: str, tmp_path: Path) -> None:
    mark = "\ufeff" if encoding in ("utf-16-le", "utf-16-be") else ""
    [person] = read(tmp_path, people=(mark + MUELLER).encode(encoding)).people
    assert (person.name, person.function) == ("Jörg Müller", {"*": "Geschäftsführer – „Nord“"})


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_separator_and_line_end_is_read(separator: str, told: bool, end: str, tmp_path: Path) -> None:
    rows = [
        ["ID", " Name ", '"step_free"', ""],
        ["anna", '"Anna, Berg; M.A."', "x", "", ""],
        [""] * 4,
        [],
        ["ben", "B"],
    ]
    text = end.join(separator.join(row) for row in rows)
    first = f"sep={separator}{end}" if told else ""
    scenario = read(tmp_path, people=f"{first}{text}{end * 3}")
    assert [(person.id, person.name, person.step_free) for person in scenario.people] == [
        ("anna", "Anna, Berg; M.A.", True),
        ("ben", "B", False),
    ]
    assert [scenario.spot("people", index).line for index in (0, 1)] == [2, 5]


def test_the_line_that_tells_the_separator_is_stronger_than_the_header(tmp_path: Path) -> None:
    scenario = read(tmp_path, people="sep=;;;\nid;name\nanna;Berg, Anna, Dr.\n")
    assert [person.name for person in scenario.people] == ["Berg, Anna, Dr."]


def test_a_file_with_nothing_but_a_header_holds_nobody(tmp_path: Path) -> None:
    assert read(tmp_path, people="id,name\n").people == []


REFUSED: list[tuple[str, bytes, str]] = [
    ("nothing", b"", ": the file is empty; the first row names the columns, such as id"),
    ("blanks", b"\xef\xbb\xbf ,,\r\n\r\n", ": the file is empty; the first row names the columns, such as id"),
    ("workbook", b"PK\x03\x04\x14\x00\x06", f": this is a workbook and no CSV file, whatever its name; {SAVE}, and "
     "name that file"),
    ("old workbook", b"\xd0\xcf\x11\xe0\xa1\xb1", f": this is a workbook and no CSV file, whatever its name; {SAVE}, "
     "and name that file"),
    ("zeros", b"id,name\nanna,An\x00na\n", f": this is no text but perhaps a workbook or a picture; {SAVE}, and name "
     "that file"),
    ("UTF-16 without mark", "id,name\n".encode("utf-16-le"), ": this is no text but perhaps a workbook or a picture; "
     f"{SAVE}, and name that file"),
    ("UTF-16 cut off", "id,name\n".encode("utf-16")[:-1], ": the file ends within a character; copy or save it again"),
    ("half a character", "id,name\na,b\ud800\n".encode("utf-16", "surrogatepass"), ":2: column name: a character in "
     f"another encoding than the rest; type it anew, then {SAVE}"),
    ("UTF-8 and Windows-1252", "id,name\na,Jörg\nb,".encode() + b"M\xfcller\nc,Munch", ":3: column name: a "
     f"character in another encoding than the rest; type it anew, then {SAVE}"),
    ("neither of the two", b"id,name\na,J\xfcrg\nb,M\x81ller\n", ":3: column name: a character in another encoding "
     f"than the rest; type it anew, then {SAVE}"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_spreadsheet_is_told_in_one_message(content: bytes, said: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, people=content) == [f"people.csv{said}"]


def missing(file: Path) -> None:
    file.with_name("guests.csv").touch()


def folder(file: Path) -> None:
    file.mkdir()
    (file / "guests.csv").touch()


def large(file: Path) -> None:
    with file.open("wb") as sparse:
        sparse.truncate(33 * 2**20)


def loop(file: Path) -> None:
    file.symlink_to(file.name)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (missing, "there is no such file; check its name under files in the scenario; there are: guests.csv"),
        (folder, "this is a folder; name the CSV file in it; there are: guests.csv"),
        (large, "larger than 32 MB, too large for a CSV file; check its name under files in the scenario"),
        (loop, "cannot be read (Too many levels of symbolic links); check its name under files in the scenario and "
         "whether you may open the file"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_told(make: Callable[[Path], None], said: str, tmp_path: Path) -> None:
    make(tmp_path / "people.csv")
    assert said_of(tmp_path, "files: {people: people.csv}\n") == [f"people.csv: {said}"]


@pytest.mark.parametrize("name", ["people\\n.csv", "people\\0.csv", "x" * 10_000])
def test_a_name_that_no_file_has_is_told(name: str, tmp_path: Path) -> None:
    [said] = said_of(tmp_path, f'files: {{people: "{name}"}}\n')
    assert said.startswith("day.yaml:4: files, people: '")
    assert said.endswith("' is no name of a file; write for example people.csv")


def test_paths_begin_in_the_folder_of_the_scenario(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fair" / "lists").mkdir(parents=True)
    (tmp_path / "fair" / "lists" / "people.csv").write_text(PEOPLE)
    (tmp_path / "fair" / "day.yaml").write_text(f"{DAY}files: {{people: lists/people.csv}}\n")
    monkeypatch.chdir(tmp_path)
    scenario = load("fair/day.yaml")
    assert scenario.spot("people", 1, "name") == (os.path.join("fair", "lists", "people.csv"), 3)


def test_the_hash_is_of_all_files_and_of_the_scenario_alone_without_others(tmp_path: Path) -> None:
    first = read(tmp_path, people=PEOPLE, topics="id\nrobots\n")
    again = read(tmp_path, people=PEOPLE, topics="id\nrobots\n")
    changed = [
        read(tmp_path, people=PEOPLE, topics="id\nrobots\n\n"),
        read(tmp_path, people=PEOPLE.replace("Berg", "Burg"), topics="id\nrobots\n"),
        read(tmp_path, "\n", people=PEOPLE, topics="id\nrobots\n"),
    ]
    assert first.sha256 == again.sha256
    assert len({scenario.sha256 for scenario in (first, *changed)}) == 4
    alone = scenario_with(tmp_path)
    assert load(alone).sha256 == hashlib.sha256(alone.read_bytes()).hexdigest()


def test_a_spreadsheet_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    usual = Path.open

    def counted(file: Path, *rest: Any, **more: Any) -> Any:
        opened.append(file.name)
        return usual(file, *rest, **more)

    file = scenario_with(tmp_path, people=PEOPLE)
    monkeypatch.setattr(Path, "open", counted)
    load(file)
    assert opened == ["day.yaml", "people.csv"]


def test_a_part_stands_in_its_row_after_those_of_the_scenario_file(tmp_path: Path) -> None:
    more = "people:\n  - {id: cleo, name: Cleo}\n"
    scenario = read(tmp_path, more, people='id,name\n\nanna,"Anna\nBerg"\n\nben,Ben\n')
    assert [person.id for person in scenario.people] == ["cleo", "anna", "ben"]
    spots = [scenario.spot("people", index, "table") for index in range(3)]
    assert [(Path(spot.file).name, spot.line) for spot in spots] == [
        ("day.yaml", 5),
        ("people.csv", 3),
        ("people.csv", 5),
    ]


HOSTILE: dict[str, str] = {
    "a line of 10 MB": f"id,name\nanna,{'x' * 10_000_000}\n",
    "a header of 100,000 columns": ",".join(f"c{n}" for n in range(100_000)),
    "a known and 100,000 unknown columns": "id,name," + ",".join(f"c{n}" for n in range(100_000)),
    "a row of 100,000 cells": f"id,name\nanna,{'x,' * 100_000}x\n",
    "100,000 columns in languages": "id,name," + ",".join(f"function.{'abc'}-{n:06}" for n in range(100_000)),
    "a million blank rows": "id,name\n" + ",\n" * 1_000_000,
    "many wrong rows": "id,name\n" + "Anna!,\n" * 300_000,
    "quotes": 'id,name\n"' + '"' * 1_000_001,
    "a list of many entries": "id,name,groups\nanna,Anna," + "|".join("ab" for _ in range(40_000)),
}


def outcome_of(content: bytes) -> Sheet | list[str]:
    """What is read, or what is said against it."""
    try:
        return read_sheet(content, "people.csv", "people", Person)
    except ScenarioError as refused:
        return [str(problem) for problem in refused.problems]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_spreadsheet_is_answered_soon_and_within_memory(text: str) -> None:
    content = text.encode()
    tracemalloc.start()
    started = time.process_time()
    found = outcome_of(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.process_time() - started < 60, "a few seconds, but ten times that where memory is traced"
    assert peak < 500_000_000
    if isinstance(found, Sheet):
        assert len(found.parts) <= 1
    else:
        assert 0 < len(found) <= 101
        assert all(len(problem) < 1000 and "\n" not in problem for problem in found)


def test_more_rows_than_there_may_be_are_told(tmp_path: Path) -> None:
    topics = "id\n" + "".join(f"t{n}\n" for n in range(MOST_ROWS + 1))
    assert said_of(tmp_path, topics=topics) == [
        "topics.csv:200002: more than 200,000 rows; remove those that are not needed"
    ]


PIECES = st.sampled_from(
    (
        "id",
        "name",
        "wish",
        "anna",
        "ben",
        "5",
        "must",
        ",",
        ";",
        "\t",
        "|",
        '"',
        '""',
        "\n",
        "\r\n",
        "\r",
        " ",
        "=",
        "ä",
    )
)
anything = st.binary(max_size=60) | st.lists(PIECES, max_size=30).map(lambda parts: "".join(parts).encode("cp1252"))
headed = st.tuples(st.sampled_from((b"id,name\n", b"name;id;languages\r\n", b"\xef\xbb\xbfid\tname\n")), anything)


@settings(max_examples=200, deadline=None)
@given(content=anything | headed.map(b"".join))
def test_any_bytes_are_read_or_refused_in_sentences(content: bytes) -> None:
    found = outcome_of(content)
    if isinstance(found, Sheet):
        assert len(found.parts) == len(found.rows)
    else:
        assert found
        assert all(problem.isprintable() for problem in found)


def test_loading_grows_linearly(tmp_path: Path) -> None:
    def seconds(people: int) -> float:
        there = [{"id": f"p{n}", "name": f"P {n}", "available": ["09:00-11:00"]} for n in range(people)]
        wishes = [{"from": f"p{n}", "to": f"p{(n + step) % people}"} for n in range(people) for step in (1, 7, 31)]
        file = scenario_with(tmp_path, people=sheet_of(there), requests=sheet_of(wishes))
        started = time.process_time()
        assert len(load(file).requests) == 3 * people
        return time.process_time() - started

    seconds(200)  # what is made once
    assert seconds(4000) < 10 * seconds(1000), "four times as many; sixteen would be quadratic"
