"""Scenarios just inside what is allowed: each is the neighbour of one that is refused in golden/errors."""

from pathlib import Path

import pytest

from matchmaker.scenario import load

ONE_DAY = """\
matchmaker: 1
event: {title: Partner day, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 17:00}]
"""
TWO_DAYS = """\
matchmaker: 1
event: {title: Partner days, timezone: Europe/Berlin}
days:
  - {date: 2026-05-04, start: 09:00, end: 17:00}
  - {date: 2026-05-05, start: 10:00, end: 13:00}
"""
FOUR = """\
people:
  - {id: anna, name: Anna Berg}
  - {id: ben, name: Ben Olsen}
  - {id: cleo, name: Cleo Martin, organisation: acme}
  - {id: dan, name: Dan Ek, organisation: acme}
organisations: [{id: acme, name: Acme Inc.}]
"""

ACCEPTED = {
    "sessions end where others begin": f"""{ONE_DAY}{FOUR}
places: [{{id: hall, name: Hall, rooms: [{{id: blue, capacity: 4}}]}}]
sessions:
  - {{id: welcome, title: Welcome, start: 09:00, length: 30, room: blue, must: [all]}}
  - {{id: talk, title: Talk, start: 09:30, length: 30, room: blue, must: [all]}}
  - {{id: close, title: Close, start: 16:30, length: 30, must: [all]}}
""",
    "sessions at once for different people": f"""{ONE_DAY}{FOUR}
sessions:
  - {{id: one, title: One, start: 09:00, length: 30, must: [anna], may: [ben]}}
  - {{id: two, title: Two, start: 09:00, length: 30, must: [ben], may: [anna]}}
""",
    "people come and go on the minute": f"""{ONE_DAY}
people:
  - {{id: anna, name: Anna Berg, arrival: 2026-05-04 12:30, departure: 2026-05-04 13:30}}
  - {{id: ben, name: Ben Olsen, available: ["10:00-13:00", "13:00-14:00"]}}
  - {{id: cleo, name: Cleo Martin, unavailable: ["12:00-12:30", "13:30-14:00"]}}
  - {{id: dan, name: Dan Ek, arrival: 2026-05-04 15:00, status: waiting}}
  - {{id: eva, name: Eva Lund, available: [], status: declined}}
sessions: [{{id: lunch, title: Lunch, start: 12:30, length: 60, must: [all]}}]
""",
    "those who may come can be absent": f"""{ONE_DAY}
people: [{{id: anna, name: Anna Berg, arrival: 2026-05-04 15:00}}]
sessions: [{{id: lunch, title: Lunch, start: 12:30, length: 60, may: [all]}}]
""",
    "arrival the evening before, departure the day after": f"""{ONE_DAY}
people: [{{id: anna, name: Anna Berg, arrival: 2026-05-03 21:00, departure: 2026-05-05 08:00}}]
""",
    "a movable session for people who share half an hour": f"""{ONE_DAY}
people:
  - {{id: anna, name: Anna Berg, departure: 2026-05-04 11:00}}
  - {{id: ben, name: Ben Olsen, arrival: 2026-05-04 10:30}}
sessions: [{{id: talk, title: Talk, length: 30, must: [all]}}]
""",
    "for and against, but no must; colleagues apart": f"""{ONE_DAY}{FOUR}
requests:
  - {{from: anna, to: ben, wish: 5}}
  - {{from: ben, to: anna, wish: never}}
  - {{from: cleo, to: dan, wish: never}}
""",
    "wishes in both directions, lengths that agree": f"""{ONE_DAY}{FOUR}
requests:
  - {{from: anna, to: ben, length: 40, windows: [09:00-09:40]}}
  - {{from: ben, to: anna, wish: must, windows: [16:00-17:00]}}
  - {{from: ben, to: cleo, length: 40}}
  - {{from: cleo, to: ben, length: 40}}
  - {{from: ben, to: acme}}
""",
    "a company that must stay away and has nobody here": f"""{ONE_DAY}{FOUR}
sides: [{{id: guests}}]
requests: [{{from: anna, to: rival, wish: never}}]
""".replace("name: Acme Inc.}", "name: Acme Inc.}, {id: rival, name: Rival AG}"),
    "dates of somebody who has declined": f"""{ONE_DAY}
people: [{{id: anna, name: Anna Berg, status: declined, arrival: 2026-05-06 09:00}}]
""",
    "a comment behind an empty value": f"""{ONE_DAY}
places: [{{id: hall, name: "Room: #4", city: }}]
people: # none yet
  []
""",
    "guarantees that can be kept": f"""{ONE_DAY}{FOUR}
meetings: {{at_least: 1, at_most: 1}}
requests:
  - {{from: anna, to: acme}}
  - {{from: ben, to: acme, times: 2}}
""",
    "guarantees do not bind waiting people": f"""{ONE_DAY}
people: [{{id: anna, name: Anna Berg, status: waiting, meetings: {{at_least: 3}}}}]
""",
    "a given meeting with somebody on the waiting list": f"""{ONE_DAY}
waiting: fill
people:
  - {{id: anna, name: Anna Berg}}
  - {{id: ben, name: Ben Olsen, status: waiting}}
given: [{{between: [anna, ben]}}]
""",
    "pins off the grid and back to back": f"""{ONE_DAY}{FOUR}
meetings: {{length: 20, windows: [10:00-12:00], tables: 1}}
requests:
  - {{from: anna, to: ben, times: 2, windows: [10:00-11:00]}}
  - {{from: ben, to: acme}}
sessions:
  - {{id: welcome, title: Welcome, start: 09:00, length: 30, must: [all]}}
  - {{id: talk, title: Talk, windows: [12:00-13:00], length: 30}}
pins:
  - {{activity: welcome, start: 09:00}}
  - {{activity: anna+ben, start: 09:33, table: "1"}}
  - {{activity: anna--ben, start: 09:53, table: "1"}}
  - {{activity: acme+ben, start: 16:40}}
  - {{activity: talk, start: 12:25}}
""",
    "a pinned talk while one colleague is away": f"""{ONE_DAY}
people:
  - {{id: anna, name: Anna Berg}}
  - {{id: cleo, name: Cleo Martin, organisation: acme, departure: 2026-05-04 09:30}}
  - {{id: dan, name: Dan Ek, organisation: acme}}
organisations: [{{id: acme, name: Acme Inc.}}]
requests: [{{from: anna, to: acme}}]
pins: [{{activity: acme+anna, start: 10:00}}]
""",
    "orders that fork and join, and that touch": f"""{ONE_DAY}{FOUR}
requests:
  - {{from: anna, to: ben}}
  - {{from: anna, to: cleo}}
  - {{from: anna, to: dan}}
sessions:
  - {{id: welcome, title: Welcome, start: 09:00, length: 30}}
  - {{id: talk, title: Talk, start: 09:50, length: 30}}
precedence:
  - {{before: welcome, after: talk, gap: 20}}
  - {{before: talk, after: anna--ben}}
  - {{before: talk, after: anna+cleo}}
  - {{before: anna--ben, after: anna--dan}}
  - {{before: anna+cleo, after: anna--dan}}
""",
    "heads who name the group themselves": f"""{ONE_DAY}
people: [{{id: anna, name: Anna Berg, groups: [speakers]}}]
groups: [{{id: speakers, head: anna}}]
""",
    "a word twice for the same topic": f"""{ONE_DAY}
topics: [{{id: robots, synonyms: [Robots, cobots, Cobots]}}, {{id: arms, parent: robots}}, {{id: hands, parent: arms}}]
""",
    "topics named by any of their words": f"""{ONE_DAY}
topics:
  - {{id: robots, label: {{de: Roboter, en: Robots}}, synonyms: [Automation 4.0, Müller-Technik]}}
  - {{id: storage, label: Robots}}
people: [{{id: anna, name: Anna Berg, offers: [robots, ROBOTER], seeks: [" automation   4.0"], interests: [storage]}}]
organisations: [{{id: acme, name: Acme Inc., offers: [MU\u0308LLER-technik]}}]
""",
    "tables counted beside tables described": f"""{ONE_DAY}{FOUR}
places: [{{id: hall, name: Hall, tables: [{{id: t1, seats: 2}}]}}]
meetings: {{tables: 2, spare_tables: 2}}
""",
    "tables described, some kept for others": f"""{ONE_DAY}
places:
  - id: hall
    name: Hall
    rooms: [{{id: attic, step_free: false}}]
    tables: [{{id: t1, room: attic, step_free: true, seats: 3}}, {{id: t2, seats: 2}}]
people:
  - {{id: anna, name: Anna Berg, step_free: true, table: t1}}
  - {{id: cleo, name: Cleo Martin, organisation: acme}}
  - {{id: dan, name: Dan Ek, organisation: acme}}
organisations: [{{id: acme, name: Acme Inc.}}]
meetings: {{tables: [t2]}}
requests: [{{from: anna, to: acme, representatives: all}}]
""",
    "more colleagues than seats, of whom few come": f"""{ONE_DAY}{FOUR}
places: [{{id: hall, name: Hall, tables: [{{id: t1, seats: 2}}]}}]
meetings: {{tables: [t1]}}
requests: [{{from: anna, to: acme}}]
""",
    "lunches one after the other, at tables just large enough": f"""{ONE_DAY}
people:
  - {{id: anna, name: Anna Berg, languages: {{de: basic, en: working}}, step_free: true}}
  - {{id: ben, name: Ben Olsen, arrival: 2026-05-04 16:00}}
  - {{id: cleo, name: Cleo Martin, departure: 2026-05-04 16:30}}
  - {{id: dan, name: Dan Ek}}
  - {{id: eva, name: Eva Lund, status: declined, languages: {{de: basic}}}}
places:
  - id: hall
    name: Hall
    rooms: [{{id: blue, capacity: 3, step_free: false}}]
    tables: [{{id: t1, room: blue, seats: 2, step_free: true}}, {{id: t2, room: blue, step_free: true}}]
sessions: [{{id: talk, title: Talk, start: 11:30, length: 30, must: [all]}}]
lunches:
  - id: early
    title: Early lunch
    start: 12:00
    round_length: 30
    room: blue
    tables: [t1, t2]
    hosts: {{t1: anna}}
    protocol: [t1]
  - {{id: late, title: Late lunch, start: 12:30, round_length: 5, place: hall, tables: [t1], who: [anna, dan]}}
  - {{id: tea, title: Tea, start: 16:00, rounds: 2, round_length: 30, tables: [t2], who: [ben, cleo]}}
precedence: [{{before: talk, after: early}}, {{before: early, after: late}}, {{before: late, after: tea}}]
stages: [seating]
""".replace("must: [all]", "must: [anna]"),
    "a host who needs no steps, beside a table with some": f"""{ONE_DAY}
people: [{{id: anna, name: Anna Berg, step_free: true}}, {{id: ben, name: Ben Olsen, languages: {{de: basic}}}}]
places: [{{id: hall, name: Hall, tables: [{{id: t1, step_free: false, seats: 0}}, {{id: t2, seats: 2}}]}}]
lunches:
  - id: lunch
    title: Lunch
    start: 12:00
    round_length: 30
    tables: [t1, t2]
    hosts: {{t2: anna}}
    equal_tables: false
    common_language: false
""",
    "a hotel in another time zone, where nothing takes place": f"""{ONE_DAY}
places:
  - {{id: hall, name: Hall, timezone: Europe/Vienna}}
  - {{id: hotel, name: Hotel, timezone: Europe/London}}
meetings: {{place: hall}}
""",
    "windows for all days, wider than some": f"""{TWO_DAYS}{FOUR}
meetings: {{windows: [09:00-12:00, 12:00-15:00, 15:00-17:00]}}
requests: [{{from: anna, to: ben, windows: ["2026-05-05 10:00-12:00"]}}]
""",
    "starts with their dates": f"""{TWO_DAYS}{FOUR}
requests: [{{from: anna, to: ben}}]
sessions:
  - {{id: welcome, title: Welcome, start: 2026-05-05 10:00, length: 180, must: [all]}}
  - {{id: talk, title: Talk, start: "2026-05-04T09:00+02:00", length: 30}}
pins: [{{activity: anna+ben, start: 2026-05-04 16:40}}]
""",
    "the hour that summer time ends": """\
matchmaker: 1
event: {title: Night of ideas, timezone: Europe/Berlin}
days: [{date: 2026-10-25, start: 00:00, end: 06:00}]
sessions: [{id: late-show, title: Late show, start: 02:30, length: 60}]
""",
    "a day until the last minute": """\
matchmaker: 1
event: {title: Long day, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 00:00, end: 23:59}]
meetings: {windows: [23:00-23:59]}
""",
    "nothing but an event": f"""{ONE_DAY}
people: []
requests: []
stages: []
""",
}
SCENARIOS = sorted((Path(__file__).parents[1] / "scenarios").glob("*.yaml"))


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED.keys())
def test_what_is_just_allowed_is_read(text: str, tmp_path: Path) -> None:
    file = tmp_path / "event.yaml"
    file.write_text(text, encoding="utf-8")
    assert load(file).id == "event"


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
def test_the_scenarios_of_the_project_are_read(file: Path) -> None:
    assert load(file).id == file.stem
