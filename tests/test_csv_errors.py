"""What an organiser reads about a spreadsheet that is wrong: file, row, column, and what would be right."""

from pathlib import Path

import pytest

from matchmaker.cli import main
from sheets import PEOPLE, said_of

WISH = "is no strength of a wish; write must, never or a number from 1 (mild) to 5 (strong)"

CELLS = [
    ("wish", "seven", f"'seven' {WISH}"),
    ("wish", "3.0", f"'3.0' {WISH}"),
    ("Wish", "9", f"9 {WISH}"),
    ("times", "3,0", "'3,0' is no whole number; write for example 3"),
    ("times", "1e3", "'1e3' is no whole number; write for example 3"),
    ("times", "٣", "'٣' is no whole number; write for example 3"),
    ("times", "9" * 41, f"'{'9' * 41}' is no whole number; write for example 3"),
    ("times", "0", "0 is too small; write 1 or more"),
    ("length", "20 min", "'20 min' is no number of minutes; write a whole number, for example 20"),
    ("met_before", "maybe", "'maybe' is neither yes nor no; write one of the two"),
    ("mutual", "Bonus", "'Bonus' means nothing here; write 'required' or 'bonus'"),
    ("representatives", "two", "'two' does not say who represents an organisation; write one, all or 'at least 2'"),
]
PERSONAL = [
    ("rank", "-1", "-1 is too small; write 0 or more"),
    ("meetings.at_most", "many", "'many' is no whole number; write for example 3"),
    ("arrival", "04.05.2026 10:30", '\'04.05.2026 10:30\' is no date and time; write for example "2026-05-04 09:30"'),
    ("email", "anna", "'anna' is no e-mail address; write for example team@agency.example"),
    ("organisation", "Acme Inc.", "'Acme Inc.' is no id; use small letters a-z, digits, - and _, at most 64, for "
     "example 'acme-inc'"),
    ("languages", "de:native|de", "'de' stands twice; remove one of the two"),
    ("native_name.text", "安娜", None),
]  # fmt: skip
ENTRIES = [
    (
        "available",
        "09:00-10:00|9 to 12",
        "entry 2",
        '\'9 to 12\' is no window of time; write "09:00-12:00" or "2026-05-04 09:00-12:00"',
    ),
    ("available", "12:00-09:00", "entry 1", "the window ends at 09:00, not after its start 12:00; swap the two"),
    (
        "available",
        "09:00-10:00, 11:00-12:00",
        "entry 1",
        '\'09:00-10:00, 11:00-12:00\' is no window of time; write "09:00-12:00" or "2026-05-04 09:00-12:00"; '
        "entries of a list are separated by |",
    ),
    ("languages", "de:fluent", "de", "'fluent' means nothing here; write 'basic', 'working' or 'native'"),
    ("languages", "german", "german", "'german' is no language; write its code, for example de, en, ja or zh-Hans"),
]


@pytest.mark.parametrize(("column", "cell", "said"), CELLS)
def test_a_wrong_cell_of_a_request(column: str, cell: str, said: str, tmp_path: Path) -> None:
    requests = f'from,to,{column}\nben,anna,\nanna,ben,"{cell}"\n'
    assert said_of(tmp_path, people=PEOPLE, requests=requests) == [f"requests.csv:3: column {column}: {said}"]


@pytest.mark.parametrize(("column", "cell", "said"), PERSONAL)
def test_a_wrong_cell_of_a_person(column: str, cell: str, said: str | None, tmp_path: Path) -> None:
    other = "column native_name.language: empty, but needed here; write something"
    people = f"name;id;{column}\nAnna;anna;{cell}\n"
    assert said_of(tmp_path, people=people) == [f"people.csv:2: {f'column {column}: {said}' if said else other}"]


@pytest.mark.parametrize(("column", "cell", "entry", "said"), ENTRIES)
def test_a_wrong_entry_of_a_list(column: str, cell: str, entry: str, said: str, tmp_path: Path) -> None:
    people = f'name;id;{column}\nAnna;anna;"{cell}"\n'
    assert said_of(tmp_path, people=people) == [f"people.csv:2: column {column}, {entry}: {said}"]


HEADERS = [
    ("id,nmae", ["unknown column 'nmae'; did you mean 'name'?"]),
    ("id,name,name.de", ["unknown column 'name.de'; did you mean 'name'?"]),
    ("id,name,=cmd()", ["unknown column '=cmd()'; known columns: allergies, arrival, available, busy, departure, diet, "
                        "email, family, family_first, function …"]),
    ("name,Name,id", ["the column name stands 2 times; keep one of them"]),
    ("name,family", ["there is no column id; add it, every row needs it"]),
    ("nmae,id,id", ["the column id stands 2 times; keep one of them", "unknown column 'nmae'; did you mean 'name'?"]),
]  # fmt: skip


@pytest.mark.parametrize(("header", "said"), HEADERS)
def test_a_wrong_header(header: str, said: list[str], tmp_path: Path) -> None:
    assert said_of(tmp_path, people=f"\n{header}\nanna,seven\n") == [f"people.csv:2: {text}" for text in said]


def test_a_title_above_the_header_is_told_as_one_problem(tmp_path: Path) -> None:
    [said] = said_of(tmp_path, topics="Our topics;;;\nid;label\nrobots;Robots\n")
    known = "id, label, parent, synonyms"
    assert said == f"topics.csv:1: the first row has to name the columns: id, and of {known} those you want"


ROWS = [
    ("anna,Anna,,x", "4 cells, but the header has 2; put a text that contains the separator in quotes, or name the "
     "further columns"),
    (",Anna", "column id: empty, but needed here; write something"),
    ("anna,", "people 'anna': the person has no name; add name:, or family: and given:"),
    ('anna,"Anna', "a quote that opens here is never closed; close it, or double it if it belongs to a text"),
    ('anna,"Anna" Berg', "something stands after a closing quote; double the quotes within a text: "
     '"""Berg"" Ltd."'),
    (f"anna,{'x' * 140_000}", "a cell is far too long; perhaps a quote that opens in it is never closed"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "said"), ROWS)
def test_a_wrong_row(row: str, said: str, tmp_path: Path) -> None:
    # The second row has a line break in a cell, the third is blank.
    assert said_of(tmp_path, people=f'id,name\nben,"Ben\nOlsen"\n ,\n{row}\n') == [f"people.csv:4: {said}"]


def test_a_cell_below_no_header(tmp_path: Path) -> None:
    said = "'x' stands in a column without a header; name the column in the first row, or empty it"
    assert said_of(tmp_path, people="id,,name\nanna,,Anna\nben,x,Ben\n") == [f"people.csv:3: {said}"]


def test_everything_wrong_in_a_row_and_in_all_files_is_told(tmp_path: Path) -> None:
    more = "sides: [{id: Guests}]\n"
    people = "id,rank,step_free,arrival\nAnna,x,perhaps,now\n"
    said = said_of(tmp_path, more, people=people, requests="from,to,wish\nanna,ben,0\n")
    expected = ["column step_free", "column id", "column rank", "column arrival"]
    assert [line.split(":")[2].strip() for line in said[1:5]] == sorted(expected)
    assert [line.split(":")[0] for line in said] == ["day.yaml", *["people.csv"] * 4, "requests.csv"]


LATER = [
    ({"people": "id,name,organisation\nanna,Anna,acne\n", "organisations": "id,name\nacme,Acme\n"},
     "people.csv:2: column organisation: unknown organisation 'acne'; did you mean 'acme'?"),
    ({"people": "id,name\nanna,Anna\nben,Ben\nanna,Ann\n"},
     "people.csv:4: column id: the id 'anna' is taken already; choose another one"),
    ({"people": "ID,name\ncleo,Cleo\n"},
     "people.csv:2: column ID: the id 'cleo' is taken already; choose another one"),
    ({"people": "id,name,Groups\nanna,Anna,jury\nben,Ben,jury|jurors\n"},
     "people.csv:3: column Groups, entry 2: unknown group 'jurors'; did you mean 'jury'?"),
    ({"topics": "id,parent\nrobots,\ncobots,robot\n"},
     "topics.csv:3: column parent: unknown topic 'robot'; did you mean 'robots'?"),
    ({"organisations": "id,name,seeks\nacme,Acme,Robots\n"},
     "organisations.csv:2: column seeks, entry 1: unknown topic 'Robots'; add it to topics"),
    ({"people": PEOPLE, "requests": "from,to\nanna,ben\nanna,ben\n"},
     "requests.csv:3: requests 'anna to ben': 'anna' has requested 'ben' already; keep one of the two requests, with "
     "times: 2 if two meetings are wished"),
    ({"people": PEOPLE, "requests": "from,to,windows\nanna,ben,09:00-09:10\n"},
     "requests.csv:2: column windows: no meeting of 20 minutes fits, as they can begin at 09:00, 09:20, 09:40, 10:00, "
     "10:20, 10:40, …; widen the window"),
    ({"people": "id,name,available\nanna,Anna,2026-05-05 09:00-10:00\n"},
     "people.csv:2: column available, entry 1: 2026-05-05 is no day of the event; use one of 2026-05-04, or add it to "
     "days"),
    ({"people": "id,name,meetings.at_least\nanna,Anna,3\n"},
     "people.csv:2: column meetings.at_least: 3 guaranteed, but 'anna' cannot have more than 0, as no more are "
     "requested; add requests, or give 'anna' meetings: {at_least: 0}"),
    ({"people": "id,name,busy\nanna,Anna,anna.ics\n"},
     "people.csv:2: column busy, entry 1: anna.ics: there is no such file; check its name, or export the calendar "
     "again as iCalendar (.ics) in UTF-8"),
    ({"people": "id,name,standby\nanna,Anna,1\n"},
     "people.csv:2: column standby: places on the stand-by list cannot be planned yet; use status: waiting"),
    ({"people": "id,name,substitute\nanna,Anna,cleo\n"},
     "people.csv:2: column substitute: substitutes cannot be planned yet; give the substitute status: confirmed"),
    ({"organisations": "id,name,interpreter\nacme,Acme,yes\n"},
     "organisations.csv:2: column interpreter: interpreters of one organisation cannot be planned yet; list "
     "interpreters, who serve all"),
]  # fmt: skip
IN_YAML = "people: [{id: cleo, name: Cleo}, {id: dan, name: Dan}]\ngroups: [{id: jury, members: [cleo]}]\n"


@pytest.mark.parametrize(("files", "said"), LATER, ids=lambda value: value if isinstance(value, str) else "")
def test_what_the_parts_say_together_is_told_by_row(files: dict[str, str], said: str, tmp_path: Path) -> None:
    assert said_of(tmp_path, IN_YAML, **files) == [said]


def test_what_stands_in_the_scenario_file_is_told_by_its_line(tmp_path: Path) -> None:
    more = "people: [{id: anna, name: Anna, organisation: acme}]\nrequests:\n  - {from: anna, to: bea}\n"
    assert said_of(tmp_path, more, people="id,name\nben,Ben\n") == [
        "day.yaml:4: people 'anna', organisation: unknown organisation 'acme'; add it to organisations",
        "day.yaml:6: requests 'anna to bea', to: unknown person or organisation 'bea'; did you mean 'ben'?",
    ]


def test_more_than_a_hundred_problems_are_not_told(tmp_path: Path) -> None:
    said = said_of(tmp_path, people="id,name,rank\n" + "anna,Anna,x\n" * 5000)
    assert len(said) == 101
    assert said[0] == "people.csv: more than 100 problems; solve these first"
    assert said[-1] == "people.csv:101: column rank: 'x' is no whole number; write for example 3"


@pytest.mark.parametrize("stated", ["people.csv", "[people.csv]", "{people: [people.csv]}", "{peple: people.csv}"])
def test_files_that_are_no_names_are_told_by_line(stated: str, tmp_path: Path) -> None:
    [said] = said_of(tmp_path, f"files: {stated}\n")
    assert said.startswith("day.yaml:4: files")


def test_a_section_that_is_no_list_stays_wrong_with_a_spreadsheet(tmp_path: Path) -> None:
    [said] = said_of(tmp_path, "people: {id: anna}\n", people=PEOPLE)
    assert said == "day.yaml:4: people: must be a list; begin each entry with '- ', or write [one, two]"


def test_the_command_ends_with_2_and_names_the_rows_that_clash_with_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "people.csv").write_text("id,name,meetings.at_least,available\nanna,Anna,x,\nben,Ben,,11:00-11:10\n")
    text = "matchmaker: 1\nevent: {title: Day, timezone: Europe/Berlin}\ndays: [{date: 2026-05-04}]\n"
    Path("day.yaml").write_text(f"{text}requests: [{{from: anna, to: ben}}]\nfiles: {{people: people.csv}}\n")
    assert main(["validate", "day.yaml"]) == 2
    said = capsys.readouterr()
    assert "people.csv:2: column meetings.at_least: 'x' is no whole number" in said.out + said.err
    Path("people.csv").write_text(Path("people.csv").read_text().replace("x", "1"))
    assert main(["validate", "day.yaml"]) == 0
    assert main(["solve", "day.yaml", "--quiet"]) == 3
    said = capsys.readouterr()
    assert "people.csv:2: Anna has the guaranteed number of meetings" in said.out + said.err
