"""What the scenario language can say but the planner cannot do yet: refused by name, never ignored."""

from collections.abc import Iterator

from matchmaker.scenario.document import Scenario

Found = Iterator[tuple[tuple[str | int, ...], str]]

_SECTIONS = {
    "travel": "travel between places",
    "travel_speed": "travel between places",
    "stays": "stays",
    "interpreters": "interpreters",
    "vehicles": "vehicles",
    "met_before": "pairs who met before",
    "propose": "proposals by matching",
    "visits": "visits",
    "visit_wishes": "visits",
    "lunches": "lunches in rounds (plan the lunch as a session with meal: true)",
    "transfers": "flights and trains",
}
_PERSON = {
    "busy": "busy calendars",
    "substitute": "substitutes",
    "standby": "places on the stand-by list",
}


def not_planned_yet(scenario: Scenario) -> Found:
    """Paths and texts of everything stated that the planner would have to ignore."""
    for section, what in _SECTIONS.items():
        if getattr(scenario, section):
            yield (section,), _text(what)
    for index, person in enumerate(scenario.people):
        for key, what in _PERSON.items():
            if getattr(person, key):
                yield ("people", index, key), _text(what)
    for index, organisation in enumerate(scenario.organisations):
        if organisation.interpreter:
            yield ("organisations", index, "interpreter"), _text("interpreters")
    for index, request in enumerate(scenario.requests):
        if request.met_before:
            yield ("requests", index, "met_before"), _text("pairs who met before")
    for name, file in scenario.files:
        if file:
            yield ("files", name), _text("CSV files (put people and requests into the scenario itself)")
    for index, stage in enumerate(scenario.stages or []):
        if stage == "seating":
            yield ("stages", index), _text("lunch seating")
    yield from _several_places(scenario)


def _several_places(scenario: Scenario) -> Found:
    used = {session.place for session in scenario.sessions if session.place}
    used |= {place.id for place in scenario.places for table in place.tables if table.id in _meeting_tables(scenario)}
    used |= {scenario.meetings.place} if scenario.meetings.place else set()
    if len(used) > 1:
        yield ("places",), _text(f"activities in several places ({', '.join(sorted(used))})")


def _meeting_tables(scenario: Scenario) -> set[str]:
    own = {person.table for person in scenario.people if person.table}
    own |= {organisation.table for organisation in scenario.organisations if organisation.table}
    return own | set(scenario.meetings.tables or []) | {given.table for given in scenario.given if given.table}


def _text(what: str) -> str:
    return f"{what} cannot be planned yet; remove this part"
