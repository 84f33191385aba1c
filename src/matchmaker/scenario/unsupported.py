"""What the scenario language can say but the planner cannot do yet: refused by name, never ignored."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from matchmaker.scenario.activities import Lunch, Meetings, Session
from matchmaker.scenario.document import Files, Scenario
from matchmaker.scenario.event import Event
from matchmaker.scenario.people import Organisation, Person
from matchmaker.scenario.time import EventDay

Found = Iterator[tuple[tuple[str | int, ...], str]]

_REMOVE = "remove this part"
# By part of the scenario: its keys that cannot be planned yet, what they would need, what to do instead.
NOT_YET: dict[type, dict[str, tuple[str, str]]] = {
    Scenario: {
        "travel": ("travel between places", _REMOVE),
        "travel_speed": ("travel between places", _REMOVE),
        "stays": ("stays", _REMOVE),
        "interpreters": ("interpreters", _REMOVE),
        "vehicles": ("vehicles", _REMOVE),
        "visits": ("visits", "remove this part, or plan a visit as a session"),
        "visit_wishes": ("visits", _REMOVE),
        "transfers": ("flights and trains", "state when people arrive and depart"),
    },
    Person: {
        "busy": ("busy calendars", "state the times under unavailable"),
        "substitute": ("substitutes", "give the substitute status: confirmed"),
        "standby": ("places on the stand-by list", "use status: waiting"),
    },
    Organisation: {"interpreter": ("interpreters", _REMOVE)},
    Event: {"home_time": ("agendas with two times", _REMOVE)},
    Meetings: {
        "blocks": ("several blocks of meetings", "state windows, place, room and tables of meetings themselves")
    },
    Session: {"free": ("offers for free time", "remove this part; who may attend need not")},
    Files: dict.fromkeys(Files.model_fields, ("CSV files", "put their content into the scenario")),
}


def not_planned_yet(scenario: Scenario) -> Found:
    """Paths and texts of everything stated that the planner would have to ignore."""
    yield from _stated((), scenario)
    yield from _stated(("files",), scenario.files)
    yield from _stated(("event",), scenario.event)
    yield from _stated(("meetings",), scenario.meetings)
    for section in ("people", "organisations", "sessions"):
        for index, part in enumerate(getattr(scenario, section)):
            yield from _stated((section, index), part)
    for index, place in enumerate(scenario.places):
        if not place.step_free:
            yield ("places", index, "step_free"), _text("steps at the entrance", "state step_free: false at its rooms")
    yield from _elsewhere(scenario)


def _stated(where: tuple[str | int, ...], part: object) -> Found:
    for key, (what, instead) in NOT_YET[type(part)].items():
        if getattr(part, key):
            yield (*where, key), _text(what, instead)


def _elsewhere(scenario: Scenario) -> Found:
    used = _places_of_activities(scenario)
    if len(used) > 1:
        yield ("places",), f"activities in several places ({', '.join(sorted(used))}) cannot be planned yet; use one"
    if not used and len(scenario.places) == 1:
        used = {scenario.places[0].id}
    for index, place in enumerate(scenario.places):
        if place.id in used and place.timezone is not None and not _same_time(scenario, place.timezone):
            text = f"a place in another time zone than the event day ({place.timezone}) cannot be planned yet"
            yield ("places", index, "timezone"), f"{text}; remove the time zone, or state it as the day's"


def _places_of_activities(scenario: Scenario) -> set[str]:
    home = {room.id: place.id for place in scenario.places for room in place.rooms}
    home_of_table = {table.id: place.id for place in scenario.places for table in place.tables}
    placed: list[Session | Lunch | Meetings] = [*scenario.sessions, *scenario.lunches, scenario.meetings]
    named = {part.place or home.get(part.room or "") for part in placed}
    return {place for place in named | {home_of_table.get(table) for table in _tables(scenario)} if place}


def _tables(scenario: Scenario) -> set[str]:
    own = {person.table for person in scenario.people} | {party.table for party in scenario.organisations}
    own |= {given.table for given in scenario.given} | {pin.table for pin in scenario.pins}
    # A table elsewhere than its lunch is another mistake, judged later.
    own |= {table for lunch in scenario.lunches if not (lunch.place or lunch.room) for table in lunch.tables}
    return set(scenario.meetings.tables or []) | {table for table in own if table is not None}


def _same_time(scenario: Scenario, zone: str) -> bool:
    """Whether clocks in the zone show the same time as those of the event, at noon of every day."""

    def offset(day: EventDay, of: str) -> timedelta | None:
        return datetime.combine(day.date, time(12), ZoneInfo(of)).utcoffset()

    return all(offset(day, zone) == offset(day, day.timezone or scenario.event.timezone) for day in scenario.days)


def _text(what: str, instead: str) -> str:
    return f"{what} cannot be planned yet; {instead}"
