"""Names in the scenario that nobody declared, and ids that stand twice."""

from collections.abc import Iterable, Iterator
from itertools import chain

from matchmaker.scenario.document import Scenario
from matchmaker.scenario.pairs import activity_names, proposable_names
from matchmaker.scenario.problems import nearest
from matchmaker.scenario.topic_words import unclear_topics
from matchmaker.scenario.trip_references import mentions_of_trips, taken_names

Where = tuple[str | int, ...]
Found = Iterator[tuple[Where, str]]

# Where to declare what is not declared at all.
_HOME = {
    "person": "people",
    "organisation": "organisations",
    "person or organisation": "people",
    "person, organisation, group or side": "people",
    "side": "sides",
    "group": "groups",
    "topic": "topics",
    "place": "places",
    "room": "the rooms of a place",
    "table": "the tables of a place",
    "visit": "visits",
    "interpreter": "interpreters",
    "activity": "sessions or requests",
}


def broken_references(scenario: Scenario) -> Found:
    """Path and text of every id that stands twice or names nothing."""
    yield from _doubled(scenario)
    known = _known(scenario)
    for where, name, kind in _mentions(scenario):
        if name is not None and name not in known[kind]:
            hint = nearest(name, known[kind], f"known {_plural(kind)}") if known[kind] else f"add it to {_HOME[kind]}"
            yield where, f"unknown {kind} {name!r}; {hint}"
    yield from taken_names(scenario)
    yield from unclear_topics(scenario)


def _plural(kind: str) -> str:
    several = {"person": "people", "activity": "activities", "person or organisation": "people and organisations"}
    return several.get(kind, "names" if "," in kind else f"{kind}s")


def _known(scenario: Scenario) -> dict[str, set[str]]:
    people, organisations = set(scenario.people_by_id), set(scenario.organisations_by_id)
    return {
        "person": people,
        "organisation": organisations,
        "person or organisation": people | organisations,
        "person, organisation, group or side": people | set(scenario.members),
        "side": {side.id for side in scenario.sides},
        "group": {group.id for group in scenario.groups},
        "topic": {topic.id for topic in scenario.topics},
        "place": set(scenario.places_by_id),
        "room": set(scenario.rooms_by_id),
        "table": set(scenario.tables_by_id),
        "visit": {visit.id for visit in scenario.visits},
        "interpreter": {interpreter.id for interpreter in scenario.interpreters},
        "activity": activity_names(scenario) | proposable_names(scenario),
    }


def _mentions(scenario: Scenario) -> Iterator[tuple[Where, str | None, str]]:
    yield from _mentions_of_people(scenario)
    yield from _mentions_of_places(scenario)
    yield from _mentions_of_activities(scenario)
    yield from mentions_of_trips(scenario)
    for index, topic in enumerate(scenario.topics):
        yield ("topics", index, "parent"), topic.parent, "topic"


def _mentions_of_people(scenario: Scenario) -> Iterator[tuple[Where, str | None, str]]:
    for section in ("people", "organisations", "interpreters"):
        for index, who in enumerate(getattr(scenario, section)):
            yield (section, index, "side"), who.side, "side"
    for section in ("people", "organisations"):
        for index, who in enumerate(getattr(scenario, section)):
            yield (section, index, "table"), who.table, "table"
    for index, person in enumerate(scenario.people):
        yield ("people", index, "organisation"), person.organisation, "organisation"
        yield ("people", index, "substitute"), person.substitute, "person"
        yield from _each(("people", index, "groups"), person.groups, "group")
    for index, group in enumerate(scenario.groups):
        yield from _each(("groups", index, "members"), group.members, "person")
        yield ("groups", index, "head"), group.head, "person"
        yield ("groups", index, "deputy"), group.deputy, "person"


def _mentions_of_places(scenario: Scenario) -> Iterator[tuple[Where, str | None, str]]:
    for number, place in enumerate(scenario.places):
        for index, table in enumerate(place.tables):
            yield ("places", number, "tables", index, "room"), table.room, "room"
    yield ("meetings", "place"), scenario.meetings.place, "place"
    yield ("meetings", "room"), scenario.meetings.room, "room"
    for index, session in enumerate(scenario.sessions):
        yield ("sessions", index, "place"), session.place, "place"
        yield ("sessions", index, "room"), session.room, "room"
    for index, lunch in enumerate(scenario.lunches):
        yield ("lunches", index, "place"), lunch.place, "place"
        yield ("lunches", index, "room"), lunch.room, "room"
        for key in ("tables", "protocol"):
            yield from _each(("lunches", index, key), getattr(lunch, key), "table")


def _mentions_of_activities(scenario: Scenario) -> Iterator[tuple[Where, str | None, str]]:
    anybody, party = "person, organisation, group or side", "person or organisation"
    for index, request in enumerate(scenario.requests):
        yield ("requests", index, "from"), request.wisher, party
        yield ("requests", index, "to"), request.partner, party
    for index, given in enumerate(scenario.given):
        yield from _each(("given", index, "between"), given.between, party)
        yield ("given", index, "table"), given.table, "table"
    for section in ("pair_values", "met_before"):
        for index, pair in enumerate(getattr(scenario, section)):
            yield from _each((section, index, "between"), pair.between, party)
    for index, session in enumerate(scenario.sessions):
        yield from _each(("sessions", index, "must"), session.must, anybody)
        yield from _each(("sessions", index, "may"), session.may, anybody)
    for index, lunch in enumerate(scenario.lunches):
        yield from _each(("lunches", index, "who"), lunch.who, anybody)
        for table, person in lunch.hosts.items():
            yield ("lunches", index, "hosts", table), table, "table"
            yield ("lunches", index, "hosts", table), person, "person"
        for table, interpreter in lunch.interpreters.items():
            yield ("lunches", index, "interpreters", table), table, "table"
            yield ("lunches", index, "interpreters", table), interpreter, "interpreter"
    for index, meal in enumerate(scenario.meal_breaks):
        yield from _each(("meal_breaks", index, "who"), meal.who, anybody)
    for index, pin in enumerate(scenario.pins):
        yield ("pins", index, "activity"), pin.activity, "activity"
        yield ("pins", index, "table"), pin.table, "table"
    for index, order in enumerate(scenario.precedence):
        yield ("precedence", index, "before"), order.before, "activity"
        yield ("precedence", index, "after"), order.after, "activity"


def _each(where: Where, names: Iterable[str], kind: str) -> Iterator[tuple[Where, str, str]]:
    for index, name in enumerate(names):
        yield (*where, index), name, kind


def _doubled(scenario: Scenario) -> Found:
    named = ("people", "organisations", "groups", "sides", "interpreters")
    yield from _twice((part for section in named for part in _section(scenario, section)), {"all"})
    yield from _page_of_all(scenario)
    yield from _twice(_section(scenario, "topics"))
    yield from _twice(_section(scenario, "places"))
    yield from _twice(_section(scenario, "vehicles"))
    for key in ("rooms", "tables"):
        yield from _twice(
            (("places", number, key, index), part.id)
            for number, place in enumerate(scenario.places)
            for index, part in enumerate(getattr(place, key))
        )
    activities = ("sessions", "visits", "lunches", "transfers", "meal_breaks", "requests", "given")
    named_parts = (part for section in activities for part in _section(scenario, section))
    yield from _twice(chain(named_parts, _unnamed_requests(scenario)))


def _page_of_all(scenario: Scenario) -> Found:
    """Interpreters and vehicles whose sheet would take the place of the page about all of them."""
    for where, name in (*_section(scenario, "interpreters"), *_section(scenario, "vehicles")):
        if name.lower() == "index":
            yield (*where, "id"), f"the id {name!r} is taken already; choose another one"


def _section(scenario: Scenario, section: str) -> Iterator[tuple[Where, str]]:
    for index, part in enumerate(getattr(scenario, section)):
        if part.id:
            yield (section, index), part.id


def _unnamed_requests(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Requests known by their parties; the same request twice is another mistake, judged elsewhere."""
    unnamed = [(index, request) for index, request in enumerate(scenario.requests) if not request.id]
    first = {(request.wisher, request.partner): index for index, request in reversed(unnamed)}
    for (wisher, partner), index in first.items():
        yield ("requests", index), f"{wisher}--{partner}"


def _twice(named: Iterable[tuple[Where, str]], reserved: Iterable[str] = ()) -> Found:
    seen = set(reserved)
    for where, name in named:
        if name in seen:
            yield (*where, "id"), f"the id {name!r} is taken already; choose another one"
        seen.add(name)
