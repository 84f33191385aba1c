"""Whatever is written into a scenario file, it is either read or refused with problems, never a crash."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.scenario import ScenarioError, load
from matchmaker.scenario.source import read_yaml

RICH = """\
matchmaker: 1
id: rich
event:
  title: {de: Partnertage, en: Partner days}
  timezone: Europe/Berlin
  organiser: {name: Agency, email: team@agency.example}
  issued: 2026-04-01
  languages: [de, en]
  colour: "#005a9c"
  emergency_contact: {name: Desk, phone: +49 221 4710 100}
days:
  - {date: 2026-05-04, start: 09:00, end: 17:00}
  - {date: 2026-05-05, start: 09:00, end: 13:00, timezone: Europe/Paris}
sides: [{id: guests}, {id: hosts}]
topics: [{id: robots, synonyms: [cobots]}, {id: grippers, parent: robots}]
places:
  - id: hall
    name: Hall
    latitude: 52.3
    longitude: 7.5
    rooms: [{id: blue, capacity: 20}, {id: red, step_free: false}]
    tables: [{id: t1, room: blue, seats: 2}, {id: t2, seats: 4}]
  - {id: plant, name: Plant, timezone: Europe/Helsinki, latitude: 52.4, longitude: 7.5}
  - {id: station, name: Station, city: Köln, timezone: Europe/London, step_free: false}
travel: [{from: station, to: plant, minutes: 20, both_ways: false}, {from: hall, to: station, minutes: 9, mode: walk}]
travel_speed: {mode: bus}
stays: [{who: [acme], place: hall, first_night: 2026-05-03, last_night: 2026-05-05}]
organisations:
  - {id: acme, name: Acme Inc., side: guests, offers: [Cobots, robots]}
  - {id: omega, name: Omega KG, side: hosts, seeks: [grippers], table: t2}
people:
  - {id: anna, name: Anna Berg, organisation: acme, available: ["09:00-12:00", "2026-05-04 13:00-17:00"]}
  - {id: ben, given: Ben, family: Olsen, organisation: acme, languages: {en: native}, step_free: true}
  - {id: cleo, name: Cleo Martin, organisation: omega, arrival: 2026-05-04 09:20, meetings: {at_most: 3, at_least: 1}}
  - {id: dan, name: Dan Ek, side: hosts, groups: [speakers], unavailable: ["2026-05-05 12:00-13:00"], table: t1}
  - {id: eva, name: Eva Lund, status: waiting}
groups: [{id: speakers, head: cleo, members: [cleo]}]
meetings:
  length: 20
  buffer: 5
  blocks:
    - {id: first, place: hall, windows: ["2026-05-04 10:00-12:00"], tables: [t1, t2], spare_tables: 1}
    - {id: second, place: plant, windows: ["2026-05-05 11:00-13:00"], tables: 3, who: [guests, hosts, eva]}
requests:
  - {from: anna, to: cleo, wish: must}
  - {from: cleo, to: anna, wish: 2, windows: ["10:00-12:00"]}
  - {from: ben, to: omega, representatives: at least 1, length: 40}
  - {from: dan, to: acme, representatives: all, mutual: required}
  - {from: eva, to: dan, wish: 1, value: 5}
  - {from: dan, to: ben, wish: never}
given: [{between: [anna, dan], windows: ["2026-05-04 10:00-12:00"], value: 3}]
pair_values: [{between: [eva, dan], value: 7}]
sessions:
  - {id: welcome, title: Welcome, start: 2026-05-04 09:30, length: 20, room: blue, must: [all]}
  - {id: talk, title: Talk, windows: ["2026-05-04 13:00-15:00"], length: 30, must: [speakers], may: [guests]}
  - {id: free, title: Free, start: 2026-05-04 16:30, length: 20, may: [guests], free: true}
visits:
  - id: tour
    title: Tour
    host: omega
    place: plant
    windows: ["12:00-16:00", "2026-05-05 10:00-12:00"]
    holidays: [2026-05-04]
    length: 60
    at_most: 3
    runs: 2
    may: [acme, speakers]
    led_by: speakers
    topics: [Cobots]
    visitors_due: 2026-05-01
visit_wishes: [{who: [acme], visit: tour, wish: 4}, {who: [anna], visit: tour, value: 3}]
transfers:
  - id: train
    title: Train
    mode: train
    from: station
    to: hall
    departure: 2026-05-04 06:30
    arrival: 2026-05-04 08:10
    check_in: 5
    clearance: 5
    who: [ben, dan]
lunches:
  - id: tables
    title: Lunch in rounds
    start: 2026-05-04 12:00
    rounds: 2
    round_length: 25
    tables: [t1, t2]
    who: [all]
    hosts: {t1: dan}
    protocol: [t2]
meal_breaks: [{id: lunch, window: 12:00-13:00, minutes: 45}]
precedence:
  - {before: welcome, after: anna+cleo, gap: 10}
  - {before: tables, after: talk}
  - {before: talk, after: tour}
  - {before: talk, after: ben+cleo}
pins:
  - {activity: anna--cleo, start: 2026-05-04 10:00, table: t2}
  - {activity: talk, start: 2026-05-04 13:30}
  - {activity: tour, start: 2026-05-05 13:00}
propose: {at_least: 5}
waiting: fill
stages: [musts, coverage, value]
rules: {no_overlap: {room_change: 5}}
"""
DATA, _ = read_yaml(RICH, "rich.yaml")
WORDS = (
    "",
    " ",
    ":",
    "- ",
    "#",
    "*a",
    "&a ",
    "!x",
    "'",
    '"',
    "{",
    "[",
    "]",
    "}",
    ",",
    "\t",
    "\n",
    "null",
    "-1",
    "0",
    "99",
)
DATES = (
    "2026-05-04",
    "2026-05-03 23:30",
    "2026-05-06",
    "2026-05-05 10:00",
    "2026-05-04 12:00-10:00",
    "25:00",
    "09:00",
    "02:30-03:00",
)
NAMES = (
    "anna",
    "acme",
    "all",
    "eva",
    "t1",
    "blue",
    "hall",
    "robots",
    "anna+cleo",
    "talk",
    "tables",
    "tour",
    "train",
    "plant",
    "second",
    "Cobots",
    "must",
    "never",
    "fill",
    "é",
)
ODD: tuple[Any, ...] = (None, True, -1, 0, 7, 10**30, 1.5, [], {}, [[]], "x" * 300, "\x00", "\u202e", ["anna"] * 3)
values = st.sampled_from((*WORDS, *DATES, *NAMES, *ODD))


def problems_of(text: str) -> list[str]:
    """What is wrong with the text as a scenario; nothing if it is one. Any error but ScenarioError comes through."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "any.yaml"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            load(file)
        except ScenarioError as refused:
            said = [str(problem).removeprefix(str(file)) for problem in refused.problems]
            return said or ["refused without a reason"]
        return []


def is_a_sentence(text: str) -> bool:
    """Whether a problem fits a line, says something and begins with the line it is about, if there is one."""
    return bool(
        text[:1] == ":" and text[4:] and len(text) < 2000 and "\n" not in text and "without a reason" not in text
    )


def test_the_text_that_is_mutated_is_a_scenario() -> None:
    assert problems_of(RICH) == []


@st.composite
def broken_texts(draw: st.DrawFn) -> str:
    """The rich scenario with a few places of its text replaced by something else."""
    text = RICH
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        length = draw(st.sampled_from((0, 1, 2, 5, 30)))
        text = text[:at] + draw(st.sampled_from((*WORDS, *DATES, *NAMES)) | st.text(max_size=4)) + text[at + length :]
    return text


@settings(max_examples=150, deadline=None)
@given(broken_texts())
def test_broken_texts_are_read_or_refused(text: str) -> None:
    assert all(map(is_a_sentence, problems_of(text)))


def change(data: Any, draw: st.DrawFn) -> Any:
    """The data with one part, somewhere inside, replaced, removed, repeated or renamed."""
    if not isinstance(data, dict | list) or not data or draw(st.integers(0, 9)) == 0:
        return draw(values)
    if isinstance(data, dict):
        key = draw(st.sampled_from(sorted(data)))
        rest = {other: part for other, part in data.items() if other != key}
        kind = draw(st.integers(0, 9))
        return (
            rest if kind == 0 else rest | {key if kind > 1 else draw(st.sampled_from(NAMES)): change(data[key], draw)}
        )
    index = draw(st.integers(0, len(data) - 1))
    new = [[], [data[index]] * 2, *[[change(data[index], draw)]] * 6][draw(st.integers(0, 7))]
    return [*data[:index], *new, *data[index + 1 :]]


@st.composite
def changed_scenarios(draw: st.DrawFn) -> Any:
    """The rich scenario with a few of its parts changed."""
    data = DATA
    for _ in range(draw(st.integers(1, 3))):
        data = change(data, draw)
    return data


@settings(max_examples=150, deadline=None)
@given(changed_scenarios())
def test_changed_scenarios_are_read_or_refused(data: Any) -> None:
    assert all(map(is_a_sentence, problems_of(json.dumps(data))))
