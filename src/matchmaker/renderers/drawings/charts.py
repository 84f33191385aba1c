"""A day drawn as bars over time: who is where when. People who spend the whole day alike share a row."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from matchmaker.plan import Plan
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.drawings.bars import Bar, Stretch, bars, stretches
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.crowds import crowd_name
from matchmaker.renderers.words.local import clock, zone_name
from matchmaker.renderers.words.text import Phrase

COLOURS = 7  # further cities share a neutral one


@dataclass(frozen=True)
class ChartRow:
    """People with the same day: what they are called together, who they are, and their bars in order of time."""

    label: Phrase
    people: tuple[Card, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Tick:
    """An hour on the axis: how far along it is in percent, and the local time."""

    left: float
    label: str


@dataclass(frozen=True)
class Chart:
    """One day: its axis in the time of ``zone``, its rows, and the cities with the numbers of their colours."""

    zone: str
    ticks: tuple[Tick, ...]
    rows: tuple[ChartRow, ...]
    cities: tuple[tuple[int, str], ...]
    kinds: frozenset[str]


def several_places(plan: Plan) -> bool:
    """Whether the plan leads to more than one place."""
    return len({held.place for held in plan.assignments if held.place}) > 1


def day_charts(reader: Reader, views: Views, entries: Sequence[Entry]) -> dict[date, Chart]:
    """A drawing for every day, if the plan leads through several cities or places; else nothing."""
    if not several_places(views.plan):
        return {}
    colours = _colours(entries)
    days = sorted({entry.day for entry in entries})
    return {day: _chart(reader, views, [e for e in entries if _touches(e, day)], day, colours) for day in days}


def _touches(entry: Entry, day: date) -> bool:
    return entry.day == day or (entry.kind == "transfer" and entry.day < day <= entry.end.date())


def _colours(entries: Iterable[Entry]) -> dict[str, int]:
    """The cities where most people spend most time first, each with a colour of its own as long as there are some."""
    weight: Counter[str] = Counter()
    for entry in entries:
        if entry.site.city and not entry.journey:
            weight[entry.site.city] += len(entry.people) * int((entry.end - entry.start).total_seconds())
    order = sorted(weight, key=lambda city: (-weight[city], city))
    return {city: min(number, COLOURS) for number, city in enumerate(order)}


def _chart(reader: Reader, views: Views, entries: Sequence[Entry], day: date, colours: Mapping[str, int]) -> Chart:
    zone = _zone(entries, day)
    first, last = _axis(entries, day, zone)
    held = _by_person(entries)
    alike: dict[tuple[Stretch, ...], list[str]] = {}
    for person, who in views.scenario.people_by_id.items():
        own = stretches(held.get(person, ()))
        if own or (who.status == "confirmed" and day in views.places_of_nights.get(person, {})):
            alike.setdefault(own, []).append(person)
    rows = [
        ChartRow(crowd_name(reader, people), tuple(map(reader.card, people)), bars(own, first, last, colours))
        for own, people in _sorted(alike)
    ]
    shown = [bar for row in rows for bar in row.bars]
    used = {bar.city for bar in shown if bar.city and bar.kind not in ("transfer", "ride")}
    return Chart(
        zone=zone_name(first.astimezone(zone), reader.language),
        ticks=tuple(_ticks(first, last, zone, reader.language)),
        rows=tuple(rows),
        cities=tuple((colours[city], city) for city in sorted(used, key=lambda city: (colours[city], city))),
        kinds=frozenset(bar.kind for bar in shown),
    )


def _by_person(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for person in entry.people:
            found.setdefault(person, []).append(entry)
    return found


def _sorted(alike: Mapping[tuple[Stretch, ...], list[str]]) -> list[tuple[tuple[Stretch, ...], list[str]]]:
    """Who goes on the same visits and journeys stands together, what most people do first; who does nothing, last."""
    crowd: Counter[str] = Counter()
    for own, people in alike.items():
        for part in own:
            crowd[part.uid] += len(people)

    def place(found: tuple[tuple[Stretch, ...], list[str]]) -> tuple[bool, list[tuple[int, str]], int]:
        own, people = found
        moving = [(-crowd[part.uid], part.uid) for part in own if part.kind in ("visit", "transfer")]
        return not own, moving or [(0, "")], -len(people)

    return sorted(alike.items(), key=place)


def _zone(entries: Sequence[Entry], day: date) -> ZoneInfo:
    """The zone in which most people are on that day."""
    weight: Counter[str] = Counter()
    for entry in entries:
        moment = entry.start if entry.day == day else entry.end
        weight[str(moment.tzinfo)] += max(1, len(entry.people))
    return ZoneInfo(max(weight, key=lambda name: (weight[name], name)))


def _axis(entries: Sequence[Entry], day: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From the full hour before the first to the full hour after the last, within the day and its night, in UTC."""
    midnight = datetime.combine(day, time(), zone).astimezone(UTC)
    starts = [entry.start if entry.day == day else entry.end - timedelta(hours=1) for entry in entries]
    ends = [entry.end for entry in entries]
    first = max(min(start.astimezone(UTC) for start in starts), midnight - timedelta(hours=6))
    last = min(max(end.astimezone(UTC) for end in ends), midnight + timedelta(hours=26))
    hour = timedelta(hours=1)
    whole = midnight + (first - midnight) // hour * hour
    return whole, max(midnight - (midnight - last) // hour * hour, whole + hour)


def _ticks(first: datetime, last: datetime, zone: ZoneInfo, language: str) -> Iterator[Tick]:
    hours = int((last - first) / timedelta(hours=1))
    step = 1 if hours <= 14 else 2
    for hour in range(0, hours, step):
        moment = (first + timedelta(hours=hour)).astimezone(zone)
        yield Tick(round(100 * hour / hours, 3), clock(moment, language))
