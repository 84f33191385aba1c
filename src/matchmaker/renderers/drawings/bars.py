"""The bars of one row of a day's drawing: what people do, where, from when to when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from matchmaker.messages import say
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.words.local import clock, span
from matchmaker.renderers.words.text import Phrase

NARROW = 0.06  # of the axis: a bar that holds no word


@dataclass(frozen=True)
class Stretch:
    """Something that lasts: one entry, or meetings of a person one after the other at one place.

    ``uid`` is empty for meetings, and for rides: whoever drives along spends the time alike, whatever the vehicle.
    """

    start: datetime
    end: datetime
    kind: str
    uid: str
    title: Phrase
    city: str
    place: str
    free: bool
    time: str
    count: int = 1


@dataclass(frozen=True)
class Bar:
    """A stretch on the axis: where it begins and how wide it is in percent; ``cut``: it goes on beyond an end.

    ``brief`` is the number of meetings, to be shown where there is no room for more; empty for everything else.
    """

    left: float
    width: float
    kind: str
    title: Phrase
    brief: str
    time: str
    place: str
    city: str
    colour: int
    cut: tuple[bool, bool]


def stretches(entries: Sequence[Entry]) -> tuple[Stretch, ...]:
    """What a person does in order of time, with meetings that follow each other taken together."""
    found: list[Stretch] = []
    for entry in entries:
        new = _stretch(entry)
        if found and entry.kind == "meeting" and (found[-1].kind, found[-1].place) == ("meeting", new.place):
            time = span(found[-1].start, entry.end, entry.language)
            count = found[-1].count + 1
            title = Phrase(say(entry.language, "Meetings: {n}", n=count))
            new = replace(new, start=found.pop().start, time=time, count=count, title=title)
        found.append(new)
    return tuple(found)


def _stretch(entry: Entry) -> Stretch:
    meeting = entry.kind == "meeting"
    return Stretch(
        start=entry.start,
        end=entry.end,
        kind=entry.kind,
        uid="" if meeting or entry.ride else entry.uid,
        title=Phrase(say(entry.language, "Meeting")) if meeting else Phrase(entry.where) if entry.ride else entry.title,
        city=entry.site.city,
        place=_place(entry),
        free=entry.free,
        time=_journey_time(entry) if entry.journey else entry.time,
    )


def _place(entry: Entry) -> str:
    if entry.ride:
        return ""
    return entry.where if entry.journey else entry.site.place.text


def _journey_time(entry: Entry) -> str:
    """Both local times, with weekday if the arrival is on another day."""
    assert entry.journey is not None
    arrival = " ".join(filter(None, (entry.journey.arrival_day, entry.journey.arrival)))
    return f"{clock(entry.start, entry.language)} – {arrival}"


def bars(own: Sequence[Stretch], first: datetime, last: datetime, colours: Mapping[str, int]) -> tuple[Bar, ...]:
    """The stretches on an axis from ``first`` to ``last``, cut off at its ends."""
    whole = (last - first).total_seconds()
    placed = []
    for part in own:
        left = max(0.0, (part.start - first).total_seconds() / whole)
        right = min(1.0, (part.end - first).total_seconds() / whole)
        if right > left:
            placed.append(_bar(part, left, right, (part.start < first, part.end > last), colours))
    return tuple(placed)


def _bar(part: Stretch, left: float, right: float, cut: tuple[bool, bool], colours: Mapping[str, int]) -> Bar:
    return Bar(
        left=round(100 * left, 3),
        width=round(100 * (right - left), 3),
        kind="free" if part.free else part.kind,
        title=part.title,
        brief=str(part.count) if part.kind == "meeting" and right - left < NARROW else "",
        time=part.time,
        place=part.place,
        city=part.city,
        colour=colours.get(part.city, -1),
        cut=cut,
    )
