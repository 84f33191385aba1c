"""The names that the parts of a trip mention: hosts, places, people, visits; and ids that a trip must not take."""

from collections.abc import Iterable, Iterator

from matchmaker.scenario.document import Scenario
from matchmaker.scenario.trips import wished_visits

Where = tuple[str | int, ...]
_ANYBODY = "person, organisation, group or side"


def mentions_of_trips(scenario: Scenario) -> Iterator[tuple[Where, str | None, str]]:
    """Path, name and kind of everything that visits, stays, travel, transfers and blocks of meetings name."""
    for index, visit in enumerate(scenario.visits):
        yield ("visits", index, "host"), visit.host, "organisation"
        yield ("visits", index, "place"), visit.place, "place"
        yield ("visits", index, "led_by"), visit.led_by, "group"
        yield from _people(("visits", index, "must"), visit.must)
        yield from _people(("visits", index, "may"), visit.may)
    for index, wish in enumerate(scenario.visit_wishes):
        yield ("visit_wishes", index, "visit"), wish.visit, "visit"
        yield from _people(("visit_wishes", index, "who"), wish.who)
    for index, stay in enumerate(scenario.stays):
        yield ("stays", index, "place"), stay.place, "place"
        yield from _people(("stays", index, "who"), stay.who)
    for section in ("travel", "transfers"):
        for index, way in enumerate(getattr(scenario, section)):
            yield (section, index, "from"), way.origin, "place"
            yield (section, index, "to"), way.destination, "place"
    for index, transfer in enumerate(scenario.transfers):
        yield from _people(("transfers", index, "who"), transfer.who)
    for index, block in enumerate(scenario.meetings.blocks):
        yield ("meetings", "blocks", index, "place"), block.place, "place"
        yield ("meetings", "blocks", index, "room"), block.room, "room"
        yield from _people(("meetings", "blocks", index, "who"), block.who)


def _people(where: Where, names: Iterable[str]) -> Iterator[tuple[Where, str, str]]:
    for index, name in enumerate(names):
        yield (*where, index), name, _ANYBODY


def taken_names(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    """Visits with the id of a person or organisation, with whom matching compares them; requests named as a wish."""
    parties = scenario.people_by_id.keys() | scenario.organisations_by_id.keys()
    for index, visit in enumerate(scenario.visits):
        if visit.id in parties:
            text = f"the id {visit.id!r} is taken by a person or organisation already"
            yield ("visits", index, "id"), f"{text}; choose another one, for example 'visit-{visit.id}'"
    wishes = {wish.name for wish in wished_visits(scenario).values()}
    for index, request in enumerate(scenario.requests):
        if request.name in wishes:
            text = f"the id {request.name!r} is taken by the wish for a visit already"
            yield ("requests", index, "id"), f"{text}; give the request another id"
