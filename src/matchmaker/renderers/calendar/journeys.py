"""Visits and journeys in lines of plain text, for calendars."""

from collections.abc import Iterator

from matchmaker.messages import say
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.words.journeys import Journey
from matchmaker.renderers.words.local import long_day
from matchmaker.renderers.words.outings import Outing
from matchmaker.renderers.words.rides import Ride


def journey_lines(leg: Journey, entry: Entry) -> Iterator[str]:
    """Which flight or train, from where to where, at which local times, how long."""
    language, (start, end) = entry.language, leg.zones or (entry.zone, entry.zone)
    if leg.number:
        yield leg.label
    day = long_day(entry.day, language)
    yield say(language, "Departure: {when}", when=_joined(day, leg.departure, start, entry.site.short))
    yield say(language, "Arrival: {when}", when=_joined(leg.arrival_date, leg.arrival, end, leg.destination.full))
    yield say(language, "Under way: {duration}", duration=leg.duration)
    if leg.check_in:
        yield say(language, "Be there by {time}", time=leg.check_in)
    if leg.destination.native_name:
        yield leg.destination.native_name.text


def ride_lines(ride: Ride, leg: Journey, entry: Entry) -> Iterator[str]:
    """When and where to board and to get off; for the driver how many have luggage."""
    language, (start, end) = entry.language, leg.zones or (entry.zone, "")
    day = long_day(entry.start.date(), language)
    yield say(language, "Board from: {when}", when=_joined(day, leg.departure, start, entry.site.short))
    if ride.meeting_point:
        yield say(language, "Meeting point: {place}", place=ride.meeting_point.text)
    yield say(language, "Arrival: {when}", when=_joined(leg.arrival, end, leg.destination.full))
    if leg.destination.native_address:
        yield leg.destination.native_address.text
    if ride.taxis:
        yield say(language, "Taxis: {n}", n=ride.taxis)
    if ride.driving:
        yield from _driver_lines(ride, language)


def _driver_lines(ride: Ride, language: str) -> Iterator[str]:
    yield say(language, "With luggage: {n}", n=ride.luggage)
    if ride.step_free:
        yield say(language, "Needs step-free access: {n}", n=ride.step_free)
    if ride.contact:
        yield say(language, "Contact: {who}", who=ride.contact)


def outing_lines(group: Outing, entry: Entry) -> Iterator[str]:
    """Who is visited, with how many, led by whom."""
    if group.host and group.host.text not in entry.title.text:
        yield say(entry.language, "Host: {name}", name=group.host.text)
    if group.company:
        yield group.company


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))
