"""The days of the event, and dates and times of day that do not fit them."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from matchmaker.scenario.consistency.instants import instant
from matchmaker.scenario.consistency.words import Found, Where
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.homes import Homes
from matchmaker.scenario.time import WindowParts
from matchmaker.scenario.zones import zone_of


def contradictions(scenario: Scenario) -> Found:
    """Days out of order, dates that are no event days, times that do not exist, arrivals after departures."""
    yield from _order(scenario)
    dates = {day.date for day in scenario.days}
    known = ", ".join(str(day) for day in sorted(dates)[:10]) + (", …" if len(dates) > 10 else "")
    for where, window in _windows(scenario):
        if window.date is not None and window.date not in dates:
            yield where, f"{window.date} is no day of the event; use one of {known}, or add it to days"
    for where, start, place in _starts(scenario):
        if isinstance(start, time) and len(dates) > 1:
            yield where, f'{start:%H:%M} does not say on which day; write for example "{min(dates)} {start:%H:%M}"'
        elif isinstance(start, datetime) and not _on_event_day(scenario, start, place):
            yield where, f"{start:%Y-%m-%d} is no day of the event; use one of {known}, or add it to days"
    yield from _gaps(scenario)
    yield from _stays(scenario)


def _order(scenario: Scenario) -> Found:
    for index, (before, day) in enumerate(zip(scenario.days, scenario.days[1:], strict=False), 1):
        if day.date == before.date:
            yield ("days", index, "date"), f"{day.date} stands twice; keep one of the two"
        elif day.date < before.date:
            yield ("days", index, "date"), f"{day.date} stands after {before.date}; put the days in order of time"


def _windows(scenario: Scenario) -> Iterator[tuple[Where, WindowParts]]:
    listed = [(section, "windows") for section in ("sessions", "visits", "requests", "given")]
    present = ("people", "interpreters", "vehicles")
    there = [(section, key) for section in present for key in ("available", "unavailable")]
    for section, key in [*there, *listed]:
        for index, part in enumerate(getattr(scenario, section)):
            for number, window in enumerate(getattr(part, key) or ()):
                yield (section, index, key, number), window
    for index, meal in enumerate(scenario.meal_breaks):
        yield ("meal_breaks", index, "window"), meal.window
    for index, window in enumerate(scenario.meetings.windows or ()):
        yield ("meetings", "windows", index), window
    for number, block in enumerate(scenario.meetings.blocks):
        for index, window in enumerate(block.windows):
            yield ("meetings", "blocks", number, "windows", index), window


def _starts(scenario: Scenario) -> Iterator[tuple[Where, datetime | time, str | None]]:
    """Every stated start, with the place in whose zone it is."""
    homes = Homes(scenario)
    for index, session in enumerate(scenario.sessions):
        if session.start is not None:
            yield ("sessions", index, "start"), session.start, homes.session(session)
    for index, lunch in enumerate(scenario.lunches):
        yield ("lunches", index, "start"), lunch.start, homes.lunch(lunch)
    for index, pin in enumerate(scenario.pins):
        if pin.start is not None:
            yield ("pins", index, "start"), pin.start, homes.named(pin.activity)


def _on_event_day(scenario: Scenario, start: datetime, place: str | None) -> bool:
    moment = instant(scenario, start, place)
    return any(moment.astimezone(zone_of(scenario, day.date)).date() == day.date for day in scenario.days)


def _gaps(scenario: Scenario) -> Found:
    """Times that clocks skip when summer time begins."""
    for index, day in enumerate(scenario.days):
        for key, clock in (("start", day.start), ("end", day.end)):
            yield from _skipped(scenario, ("days", index, key), datetime.combine(day.date, clock))
    for where, start, place in _starts(scenario):
        local = datetime.combine(scenario.days[0].date, start) if isinstance(start, time) else start
        yield from _skipped(scenario, where, local, place)
    for index, transfer in enumerate(scenario.transfers):
        yield from _skipped(scenario, ("transfers", index, "departure"), transfer.departure, transfer.origin)
        yield from _skipped(scenario, ("transfers", index, "arrival"), transfer.arrival, transfer.destination)
    for index, person in enumerate(scenario.people):
        for key in ("arrival", "departure"):
            if getattr(person, key):
                yield from _skipped(scenario, ("people", index, key), getattr(person, key))


def _skipped(scenario: Scenario, where: Where, local: datetime, place: str | None = None) -> Found:
    if local.tzinfo is not None:
        return
    zone = zone_of(scenario, local.date(), place)
    there_and_back = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    if there_and_back != local:
        text = f"{local:%H:%M} does not exist on {local:%Y-%m-%d}, as clocks are put forward; choose another time"
        yield where, text


def _stays(scenario: Scenario) -> Found:
    first, last = scenario.days[0], scenario.days[-1]
    begin = instant(scenario, datetime.combine(first.date, first.start))
    end = instant(scenario, datetime.combine(last.date, last.end))
    for index, person in enumerate(scenario.people):
        if person.status == "declined":
            continue
        arrival = instant(scenario, person.arrival) if person.arrival else None
        departure = instant(scenario, person.departure) if person.departure else None
        where: Where = ("people", index, "departure" if departure else "arrival")
        if arrival and departure and departure <= arrival:
            yield where, "the departure is not after the arrival; swap the two or correct a date"
        elif departure and departure <= begin:
            yield where, "the person leaves before the event begins; correct the date, or set status: declined"
        elif arrival and arrival >= end:
            yield where, "the person arrives after the event is over; correct the date, or set status: declined"
