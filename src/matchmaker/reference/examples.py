"""The hand-written parts of the reference: how things are written, and an example of the parts that are used most."""

from matchmaker.scenario import Model
from matchmaker.scenario.activities import Lunch, MeetingBlock, Meetings, Session, Transfer, Visit, VisitWish
from matchmaker.scenario.event import Event
from matchmaker.scenario.people import Group, Interpreter, Organisation, Person
from matchmaker.scenario.places import Place, Stay, TravelSpeed, TravelTime
from matchmaker.scenario.prints import Print
from matchmaker.scenario.requests import GivenMeeting, PairValue, Pin, Precedence, Request
from matchmaker.scenario.time import EventDay, MealBreak
from matchmaker.scenario.topics import Topic
from matchmaker.scenario.vehicles import Vehicle

INTRODUCTION = """\
# The scenario file

<!-- Made from the program by tests/test_scenario_reference.py; UPDATE_GOLDEN=1 rewrites it. -->

One file in YAML says everything about an event: who comes, when they are there, whom they wish to meet. Parts of it
may live in [spreadsheets](#spreadsheets). This is a whole one:

```yaml
matchmaker: 1
event: {title: Breakfast of ideas, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 10:00}]
people:
  - {id: ada, name: Ada Berg}
  - {id: ben, name: Ben Olsen}
requests:
  - {from: ada, to: ben, wish: must}
```

`matchmaker validate FILE` says in which line something is wrong and what would be right. Editors that know JSON Schema
complete and check the file while you write: run `matchmaker schema > scenario.schema.json` (a copy lies
[here](scenario.schema.json)) and make this the first line of the scenario:

```
# yaml-language-server: $schema=scenario.schema.json
```

## How things are written

| what | how |
| --- | --- |
| indentation | with spaces, never with tabs; what belongs together is indented alike |
| list | one entry a line, each begins with `- `; or all in one line: `[one, two]` |
| keys and values | `name: Ada Berg`, one a line; or all in one line: `{id: ada, name: Ada Berg}` |
| text | as it is; in quotes if it contains `: ` or ` #`, begins with a special sign, or stands in `{…}` with a comma |
| text, or one per language | `Lunch`, or `{de: Mittagessen, en: Lunch}` |
| id | a short name of your choice: small letters a–z, digits, `-` and `_`, at most 64: `ada-berg` |
| date | year-month-day: `2026-05-04` |
| time of day | hours and minutes, `00:00` to `23:59`: `09:30` |
| window | `09:00-12:00` on every day of the event, or `2026-05-04 09:00-12:00` on one; the end does not belong to it |
| time zone | an IANA name: `Europe/Berlin`; times are local, in the zone of the day if it has one, else of the event |
| time at a place | in the zone of the place if it has one: sessions, visits, lunches, blocks of meetings, transfers |
| length of time | minutes as a whole number: `20` |
| language | a code: `de`, `en`, `ja`, `zh-Hans` |
| topic | its id, one of its labels or a synonym; small or capital letters and spaces more or less do not matter |
| names of people | wherever several people can be named: ids of people, organisations, groups and sides, or `all` |

An id names one thing only: people, organisations, groups, sides and interpreters share their ids, and so do sessions,
visits, lunches, transfers, requests and given meetings. A request without an id is called `ada--ben`; the meeting of
two parties, whoever wishes it and even if matching proposes it, `ada+ben` (in the order of the alphabet).
An unknown key is an error, a missing one has the default below. What is marked as not planned yet is refused, never
ignored.
"""

EXAMPLES: dict[type[Model], str] = {
    Event: """\
event:
  title: {de: Partnertag, en: Partner day}
  timezone: Europe/Berlin
  organiser: {name: Business Agency, email: events@agency.example}
  languages: [de, en]
  meeting_point: {de: Foyer, en: Foyer}
  emergency_contact: {name: Front desk, phone: +49 221 4710 100}
""",
    Print: """\
event:
  title: Partner day
  timezone: Europe/Berlin
  languages: [de, en]
  print:
    cover: {de: Programm der Wirtschaftsdelegation, en: Programme of the business delegation}
    welcome: |
      Welcome to our partners.

      This booklet says who meets whom, and where.
    footer: Please bring this booklet.
""",
    EventDay: """\
days:
  - {date: 2026-05-04, start: 09:00, end: 18:00}
  - {date: 2026-05-05, start: 09:00, end: 13:00}
""",
    Topic: """\
topics:
  - {id: circular-production, label: {de: Kreislaufwirtschaft, en: Circular production}}
  - {id: battery-recycling, parent: circular-production, synonyms: [black mass]}
organisations:
  - {id: acme, name: Acme Inc., offers: [battery-recycling]}
  - {id: omega, name: Omega KG, seeks: [Black mass], interests: [Kreislaufwirtschaft]}
""",
    Place: """\
places:
  - id: hall
    name: Congress hall
    address: Messegelände, 30521 Hannover
    rooms:
      - {id: lounge, name: Lounge, capacity: 40}
    tables:
      - {id: t1, room: lounge, seats: 4}
      - {id: t2, room: lounge, seats: 2}
meetings: {tables: [t1, t2]}
""",
    Organisation: """\
organisations:
  - {id: acme, name: Acme Inc., city: Toronto, country: CA}
people:
  - {id: eva, name: Eva Lund, organisation: acme}
  - {id: dan, name: Dan Ek, organisation: acme}
requests:
  - {from: ada, to: acme, representatives: all}
""",
    Person: """\
people:
  - id: ada
    name: Ada Berg
    function: {de: Geschäftsführerin, en: Managing director}
    languages: {de: native, en: working}
    arrival: 2026-05-04 10:30
    unavailable: [14:00-14:45]
    meetings: {at_most: 6, longest_run: 3}
    diet: vegetarian
  - {id: ben, name: Ben Olsen, available: [09:00-12:00, 15:00-17:00], status: waiting}
""",
    Group: """\
groups:
  - {id: research, name: Research, head: ada, members: [ada, ben]}
sessions:
  - {id: talk, title: Talk, start: 10:00, length: 30, must: [research], may: [all]}
""",
    Interpreter: """\
people:
  - {id: ada, name: Ada Berg, languages: {de: native, en: working}}
  - {id: ren, name: Ren Ito, languages: {ja: native, en: basic}}
interpreters:
  - {id: mia, name: Mia Sato, languages: {ja: native, de: working}, available: [09:00-13:00]}
sessions:
  - {id: talk, title: Talk on funding, start: 10:00, length: 30, languages: [de], may: [all]}
requests: [{from: ada, to: ren}]
rules:
  interpretation: {rest_after: 90, rest: 10}
""",
    Vehicle: """\
places:
  - {id: hotel, name: Hotel am Markt, city: Kiel, latitude: 54.3231, longitude: 10.1392}
  - {id: yard, name: Harbour yard, city: Kiel, latitude: 54.3175, longitude: 10.1748}
travel_speed: {mode: car, kilometres_per_hour: 25}
vehicles:
  - {id: bus-1, name: Bus 1, seats: 30, city: Kiel, driver: Jan Holm, available: [08:00-18:00]}
  - {id: taxi, kind: taxi, seats: 4, city: Kiel}
sessions:
  - {id: welcome, title: Welcome, start: 09:00, length: 60, place: hotel, must: [all]}
visits:
  - {id: shipyard, title: Tour of the yard, place: yard, windows: [10:00-16:00], length: 90}
visit_wishes: [{who: [all], visit: shipyard}]
weights: {taxi: 30}
""",
    Meetings: """\
meetings:
  length: 20
  buffer: 5
  windows: [09:00-12:00, 14:00-17:00]
  tables: 6
  spare_tables: 1
  at_most: 8
""",
    MeetingBlock: """\
places:
  - {id: kiel-hall, name: Hall in Kiel, city: Kiel, rooms: [{id: salon}]}
  - {id: chamber, name: Chamber in Hamburg, city: Hamburg, tables: [{id: h1}, {id: h2}]}
meetings:
  length: 30
  blocks:
    - {id: kiel, windows: [2026-05-04 09:00-11:00], room: salon, tables: 4, who: [ada, ben, cleo]}
    - {id: hamburg, windows: [2026-05-04 14:00-17:00], place: chamber, tables: [h1, h2]}
requests: [{from: ada, to: ben}]
""",
    TravelTime: """\
places:
  - {id: hotel, name: Hotel, city: Kobe}
  - {id: ropeway, name: Ropeway, city: Kobe}
  - {id: garden, name: Herb garden, city: Kobe}
travel:
  - {from: hotel, to: ropeway, minutes: 15}
  - {from: ropeway, to: garden, minutes: 10, mode: bus}
  - {from: garden, to: hotel, minutes: 50, mode: walk, both_ways: false}
sessions:
  - {id: welcome, title: Welcome, place: hotel, start: 09:00, length: 30, must: [all]}
  - {id: walk, title: Walk, place: garden, start: 14:00, length: 60, may: [all]}
""",
    TravelSpeed: """\
places:
  - {id: hotel, name: Hotel, latitude: 34.670, longitude: 135.213}
  - {id: plant, name: Plant, latitude: 34.748, longitude: 135.345}
travel_speed: {mode: bus, kilometres_per_hour: 35, detour: 1.4}
""",
    Stay: """\
places: [{id: hotel, name: Hotel}, {id: inn, name: Inn}]
stays:
  - {who: [ada, ben], place: hotel, first_night: 2026-05-03, last_night: 2026-05-04}
  - {who: [cleo], place: inn, first_night: 2026-05-04, last_night: 2026-05-04}
""",
    Visit: """\
places: [{id: works, name: Works, city: Kobe, timezone: Asia/Tokyo}]
days: [{date: 2026-05-04, start: 09:00, end: 18:00, timezone: Asia/Tokyo}]
topics: [{id: robots}]
organisations: [{id: nishi, name: Nishi Robotics}]
groups: [{id: science, head: ada, deputy: ben, members: [ada, ben, cleo]}]
visits:
  - id: robot-works
    title: {de: Roboterwerk, en: Robot works}
    host: nishi
    place: works
    windows: [09:30-12:00, 13:30-16:00]
    length: 90
    at_least: 2
    at_most: 15
    may: [science]
    led_by: science
    topics: [robots]
    visitors_due: 2026-04-20
""",
    VisitWish: """\
places: [{id: works, name: Works}]
visits: [{id: robot-works, title: Robot works, place: works, windows: [10:00-12:00], length: 60}]
visit_wishes:
  - {who: [all], visit: robot-works, wish: 1}
  - {who: [ada, ben], visit: robot-works, wish: 5}
""",
    Transfer: """\
places:
  - {id: ham, name: Hamburg Airport, city: Hamburg, timezone: Europe/Berlin}
  - {id: kix, name: Kansai Airport, city: Osaka, timezone: Asia/Tokyo}
transfers:
  - id: flight-out
    title: {de: Hinflug, en: Flight to Osaka}
    mode: flight
    from: ham
    to: kix
    departure: 2026-05-04 11:10
    arrival: 2026-05-05 09:40
    check_in: 120
    clearance: 75
    who: [ada, ben]
""",
    Request: """\
requests:
  - {from: ada, to: ben, wish: must}
  - {from: ben, to: cleo, wish: 5, length: 40, windows: [09:00-12:00]}
  - {from: cleo, to: ada, mutual: required}
  - {from: dora, to: ada, wish: never}
""",
    GivenMeeting: """\
given:
  - {id: signing, between: [ada, ben, cleo], length: 30, windows: [11:00-12:00]}
""",
    PairValue: """\
requests: [{from: ada, to: ben}]
pair_values: [{between: [ada, ben], value: 120}]
""",
    Session: """\
sessions:
  - {id: welcome, title: Welcome, start: 09:00, length: 15, must: [all]}
  - {id: lunch, title: Lunch, start: 12:30, length: 60, must: [all], meal: true}
  - {id: talk, title: Talk on funding, windows: [09:30-12:00, 14:00-16:00], length: 30, must: [ada], may: [all]}
""",
    Lunch: """\
places:
  - id: hall
    name: Congress hall
    rooms: [{id: restaurant}]
    tables:
      - {id: garden, room: restaurant, seats: 3}
      - {id: window, room: restaurant, seats: 2}
people:
  - {id: ada, name: Ada Berg, rank: 1, languages: [de, en]}
  - {id: ben, name: Ben Olsen, languages: {en: native, de: basic}}
  - {id: ren, name: Ren Ito, languages: {ja: native, en: basic}}
interpreters:
  - {id: mia, name: Mia Sato, languages: [en, ja]}
lunches:
  - id: lunch
    title: {de: Mittagessen, en: Lunch}
    start: 12:30
    rounds: 3
    round_length: 25
    tables: [garden, window]
    hosts: {garden: ada}
    interpreters: {window: mia}
    protocol: [garden]
    apart_from_meetings: true
""",
    MealBreak: """\
meal_breaks:
  - {id: lunch, title: {de: Mittagessen, en: Lunch}, window: 12:00-14:00, minutes: 45}
""",
    Precedence: """\
requests: [{from: ada, to: ben}]
sessions: [{id: talk, title: Talk, windows: [09:00-12:00], length: 30}]
precedence:
  - {before: talk, after: ada+ben, gap: 10}
""",
    Pin: """\
requests: [{from: ada, to: ben}]
meetings: {tables: 3}
pins:
  - {activity: ada+ben, start: 10:20, table: "2"}
""",
}

RULES = """\
What every plan keeps to. Most rules take their numbers from the parts above; some have parameters of their own, which
stand under `rules`, by the rule's name."""

RULES_EXAMPLE = """\
rules:
  no_overlap: {room_change: 10}
"""
