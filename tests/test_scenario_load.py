"""How a scenario file is read: bytes, encodings, YAML 1.2, lines, ids, and how long it takes."""

import hashlib
import time
from datetime import UTC, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest

from matchmaker.scenario import Scenario, ScenarioError, copy_id, given_ids, load, nearest, pair_id, text_in
from matchmaker.scenario.consistency import contradictions
from matchmaker.scenario.problems import shown
from matchmaker.scenario.references import broken_references

DAY = """\
matchmaker: 1
event: {title: Partner day, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 12:30}]
people:
  - {id: anna, name: Anna Müller}
  - {id: ben, name: Ben Olsen}
"""


def read(folder: Path, content: bytes | str, name: str = "day.yaml") -> Scenario:
    """The scenario in a file of this content."""
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load(file)


def refusal(folder: Path, content: bytes | str) -> str:
    """What is said about a file of this content, without the file's name."""
    with pytest.raises(ScenarioError) as refused:
        read(folder, content)
    return str(refused.value).replace(str(folder / "day.yaml"), "")


@pytest.mark.parametrize(
    "content",
    [
        DAY.encode(),
        b"\xef\xbb\xbf" + DAY.encode(),
        DAY.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + DAY.replace("\n", "\r\n").encode(),
        DAY.replace("\n", "\r").encode(),
        b"%YAML 1.2\n---\n" + DAY.encode() + b"...\n",
    ],
    ids=["plain", "byte order mark", "windows", "windows notepad", "old macintosh", "yaml 1.2"],
)
def test_the_same_scenario_however_it_is_saved(content: bytes, tmp_path: Path) -> None:
    found = read(tmp_path, content)
    assert [person.full_name for person in found.people] == ["Anna Müller", "Ben Olsen"]
    assert found.days[0].end == clock(12, 30)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", ": the file is empty; see scenarios/smallest.yaml for a start"),
        (b"\n \n# later\n", ": the file is empty; see scenarios/smallest.yaml for a start"),
        (b"~\n", ": the file is empty; see scenarios/smallest.yaml for a start"),
        (
            DAY.encode("utf-16"),
            ":1: the file is not in UTF-8 but in UTF-16; in your editor choose 'save as' and the encoding UTF-8",
        ),
        (
            DAY.encode("windows-1252"),
            ":5: the file is not in UTF-8 but in another encoding, perhaps Windows-1252; "
            "in your editor choose 'save as' and the encoding UTF-8",
        ),
        (
            b"PK\x03\x04\x14\x00\x06",
            ": this is no text but perhaps a spreadsheet or a picture; name a scenario file in YAML",
        ),
        (
            b"x" * (8 * 2**20 + 1),
            ": larger than 8 MB, too large for a scenario file; check the name",
        ),
        (
            b"[" * 100_000,
            ": too deeply nested; a scenario has at most ten levels of brackets or indentation",
        ),
        (
            DAY + "rules: " + "{a: " * 50 + "1" + "}" * 50,
            ":7: too deeply nested or too large; write the parts out instead of using & and *",
        ),
        (
            "%YAML 1.1\n---\n" + DAY,
            ":1: this is read as YAML 1.2; remove the line that begins with %YAML",
        ),
        (
            DAY + "a: \x07",
            ":7: an invisible character that YAML does not allow; delete it and type the text anew",
        ),
        (
            DAY.replace("Ben Olsen", '"\\ud800"'),
            ":6: half a character, written as \\ud…; type the character itself",
        ),
        (
            DAY.replace("Ben Olsen", '"\\UFFFFFFFF"'),
            ":6: \\UFFFFFFFF is no character; type the character itself",
        ),
        (
            DAY + f"coverage_depth: {'9' * 5000}\n",
            f":7: '{'9' * 59}…' is no number; put it in quotes if it is a text",
        ),
        (
            DAY + f"coverage_depth: 0x{'f' * 5000}\n",
            f":7: '0x{'f' * 57}…' is no number; put it in quotes if it is a text",
        ),
        (DAY + "coverage_depth: .inf\n", ":7: '.inf' is no number; put it in quotes if it is a text"),
        (DAY + "coverage_depth: 1e999\n", ":7: coverage_depth: inf is no whole number; write for example 3"),
        (DAY + f"coverage_depth: {10**30}\n", f":7: coverage_depth: {10**30} is too large; write 20 or less"),
        (DAY + "~: 1\n", ":7: a key must be a plain word, such as name; put it in quotes if it is one"),
        (DAY + "[a, b]: 1\n", ":7: a key must be a plain word, such as name; put it in quotes if it is one"),
        (DAY.replace("2026", "0001"), ":3: days, entry 1, date: '0001-05-04' is too far away; check the year"),
        (
            DAY.replace("Europe/Berlin", "europe/berlin"),
            ":2: event, timezone: 'europe/berlin' is no time zone; did you mean 'Europe/Berlin'?",
        ),
    ],
)
def test_what_is_no_scenario_is_refused(content: bytes | str, text: str, tmp_path: Path) -> None:
    assert refusal(tmp_path, content) == text


def test_names_are_data_and_may_hold_anything(tmp_path: Path) -> None:
    odd = ["a\x00b", "\u202eadA", "Z" + "\u0301" * 200, "<b>{{ x }}</b>", "#1, \"x\"; 'y'\r\n", "yes", "12:30", "🎈"]
    people = [f"  - {{id: p{n}, name: {shown_as_yaml(name)}}}" for n, name in enumerate(odd)]
    found = read(tmp_path, DAY + "\n".join(people) + "\n")
    assert [person.name for person in found.people[2:]] == odd


def shown_as_yaml(text: str) -> str:
    """The text between double quotes, with every character escaped."""
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "lunch.yaml").write_text(DAY, encoding="utf-8")
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    said = {}
    for name in (".", "lunsh.yaml", "lunch.yaml/x", "loop", "a\0b"):
        with pytest.raises(ScenarioError) as refused:
            load(tmp_path / name)
        said[name] = str(refused.value).rpartition(": ")[2] if name[0] != "l" else str(refused.value)
    assert said["."] == "lunch.yaml"
    assert (
        said["lunsh.yaml"] == f"{tmp_path / 'lunsh.yaml'}: there is no such file; check the name; there are: lunch.yaml"
    )
    for name in ("lunch.yaml/x", "loop"):
        assert said[name].startswith(f"{tmp_path / name}: cannot be read (")
        assert said[name].endswith("); check the name and whether you may open the file")


def test_an_endless_file_is_not_read_to_its_end() -> None:
    if not Path("/dev/zero").exists():
        pytest.skip("no such device here")
    with pytest.raises(ScenarioError, match="larger than 8 MB"):
        load("/dev/zero")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("day.yaml", "day"),
        ("Kanada Dortmund (Lunch).yaml", "kanada-dortmund-lunch"),
        ("Frühstück.yml", "fruehstueck"),
        ("日本.yaml", "scenario"),
        ("a" * 100 + ".yaml", "a" * 64),
    ],
)
def test_the_id_is_that_of_the_file_unless_stated(name: str, expected: str, tmp_path: Path) -> None:
    assert read(tmp_path, DAY, name).id == expected
    assert read(tmp_path, DAY + "id:\n", name).id == expected
    assert read(tmp_path, DAY + "id: stated\n", name).id == "stated"


def test_source_hash_and_lines(tmp_path: Path) -> None:
    found = read(tmp_path, DAY)
    assert found.source == tmp_path / "day.yaml"
    assert found.sha256 == hashlib.sha256(DAY.encode()).hexdigest()
    paths: tuple[tuple[str | int, ...], ...] = (("event", "timezone"), ("people", 1, "name"), ("people",))
    assert [found.spot(*path) for path in paths] == [(str(found.source), line) for line in (2, 6, 4)]
    assert found.spot("people", 1, "table").line == 6, "what is not stated is where it would be"
    assert found.spot("requests").line is None


def test_equal_parts_can_be_written_once(tmp_path: Path) -> None:
    text = DAY.replace("Anna Müller}", "Anna Müller, available: &morning [09:00-10:00]}")
    found = read(tmp_path, text.replace("Ben Olsen}", "Ben Olsen, available: *morning}"))
    assert found.people[0].available == found.people[1].available != None  # noqa: E711


def test_numbers_and_texts_are_those_of_yaml_1_2(tmp_path: Path) -> None:
    text = DAY.replace("Ben Olsen}", "NO, phone: +49 231 1, city: x}").replace(", city: x", ", diet: off, note: 1:30}")
    found = read(tmp_path, text.replace("1:30}}", "1:30}"))
    assert (found.people[1].name, found.people[1].diet, found.people[1].note) == ("NO", "off", "1:30")
    assert refusal(tmp_path, DAY.replace("Ben Olsen}", "Ben Olsen, phone: 0231}")) == (
        ":6: people 'ben', phone: 231 must be a text; put it in quotes"
    )


def test_issued_is_an_instant(tmp_path: Path) -> None:
    stated = {
        "2026-04-01": datetime(2026, 4, 1, tzinfo=UTC),
        "2026-04-01 12:00": datetime(2026, 4, 1, 12, tzinfo=UTC),
        "2026-04-01T12:00:30+02:00": datetime(2026, 4, 1, 10, 0, 30, tzinfo=UTC),
    }
    for text, expected in stated.items():
        found = read(tmp_path, DAY.replace("timezone:", f'issued: "{text}", timezone:'))
        assert found.event.issued == expected


def test_people_behind_names_come_in_file_order(tmp_path: Path) -> None:
    text = (
        DAY
        + """\
  - {id: cleo, name: Cleo Martin, organisation: acme, groups: [team]}
  - {id: dan, name: Dan Ek, side: hosts, organisation: acme}
organisations: [{id: acme, name: Acme Inc., side: guests}]
sides: [{id: guests}, {id: hosts}]
groups: [{id: team, members: [dan, anna, cleo, dan]}]
"""
    )
    found = read(tmp_path, text)
    assert found.members == {
        "all": ("anna", "ben", "cleo", "dan"),
        "guests": ("cleo",),
        "hosts": ("dan",),
        "acme": ("cleo", "dan"),
        "team": ("anna", "cleo", "dan"),
    }
    assert found.who(["team", "ben", "ben"]) == ("anna", "ben", "cleo", "dan")


def test_names_of_meetings(tmp_path: Path) -> None:
    found = read(
        tmp_path, DAY + "given: [{between: [ben, anna]}, {between: [anna, ben]}, {id: deal, between: [anna, ben]}]"
    )
    assert given_ids(found) == ("given.anna+ben", "given.anna+ben.2", "deal")
    assert pair_id("ben", "anna") == pair_id("anna", "ben") == "anna+ben"
    assert (copy_id("anna+ben", 1), copy_id("anna+ben", 3)) == ("anna+ben", "anna+ben.3")


def test_texts_fall_back() -> None:
    assert text_in({"*": "Lunch"}, "de") == "Lunch"
    assert text_in({"en": "Lunch", "fr": "Repas"}, "de") == "Lunch"
    assert text_in({"fr": "Repas"}, "de") == "Repas"


def test_suggestions() -> None:
    assert nearest("berta", ["bertha", "ben"], "known people") == "did you mean 'bertha'?"
    assert nearest("zoe", ["bertha", "ben"], "known people") == "known people: ben, bertha"
    assert nearest("zoe", [], "known people") == "known people: none"
    assert nearest("x" * 10**6, ["y" * 10**6], "known") == f"known: {'y' * 10**6}"


def test_values_are_shown_in_a_line() -> None:
    assert [shown(value) for value in (None, True, [1], {1: 2}, "a\nb", 10**100)] == [
        "nothing",
        "true",
        "a list",
        "a part with keys of its own",
        "'a\\nb'",
        "1" + "0" * 59,
    ]


def test_hundreds_of_problems_are_cut_short(tmp_path: Path) -> None:
    wrong = "".join(f"  - {{from: anna, to: x{number}}}\n" for number in range(5000))
    said = refusal(tmp_path, f"{DAY}requests:\n{wrong}").splitlines()
    assert len(said) == 101
    assert said[0] == ": more than 100 problems; solve these first"


def large(people: int, requests: int) -> dict[str, Any]:
    """A fair, as it comes out of YAML: everybody wishes to meet the next few."""
    each = requests // people
    return {
        "matchmaker": 1,
        "id": "fair",
        "event": {"title": "Fair", "timezone": "Europe/Berlin"},
        "days": [{"date": "2026-05-04"}, {"date": "2026-05-05"}],
        "meetings": {"length": 20, "tables": 450, "at_least": 1, "windows": ["09:00-12:00", "13:00-17:00"]},
        "people": [
            {"id": f"p{n}", "name": f"Person {n}", "available": ["08:00-17:00"], "groups": ["everybody"]}
            for n in range(people)
        ],
        "groups": [{"id": "everybody", "members": [f"p{n}" for n in range(people)]}],
        "sessions": [
            {"id": f"talk-{n}", "title": "Talk", "start": "2026-05-04 12:00", "length": 30, "must": [f"p{n}"]}
            for n in range(100)
        ],
        "requests": [
            {"from": f"p{n}", "to": f"p{(n + k + 1) % people}", "windows": ["09:00-12:00"], "wish": 3}
            for n in range(people)
            for k in range(each)
        ],
    }


def seconds_to_judge(people: int, requests: int) -> float:
    """Of the processor's time, the best of five, as the machine may be busy."""

    def once() -> float:
        began = time.process_time()
        fair = Scenario.model_validate(large(people, requests))
        assert [*broken_references(fair), *contradictions(fair)] == []
        return time.process_time() - began

    return min(once() for _ in range(5))


def test_judging_grows_with_the_size_and_not_with_its_square() -> None:
    assert seconds_to_judge(2_000, 14_000) < 10 * seconds_to_judge(500, 3_500), "linear: 4 times, quadratic: 16"
