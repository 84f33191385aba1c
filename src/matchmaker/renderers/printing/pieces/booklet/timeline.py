"""One day from top to bottom: what takes place, each as long as it lasts, side by side what overlaps."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from matchmaker.renderers.entry import Entry
from matchmaker.renderers.printing.data import Data, phrase_data
from matchmaker.renderers.programme import ProgrammeDay
from matchmaker.renderers.words.local import clock

COLUMNS = 6
_MOST_LANES = 3
_MOST = 190.0  # mm from top to bottom
_LEAST = 12.5  # mm for two lines of text
_LEAST_BESIDE = 17.5  # mm for three, where lanes are narrow
_PER_MINUTE = (0.55, 0.45, 0.35, 0.25, 0.15, 0.1, 0.05)  # mm, the first that fits on the page
Lane = tuple[int, int]


def timeline(found: ProgrammeDay) -> Data | None:
    """Rows with their heights in mm and times, and where in them each entry stands; None if it gets too crowded.

    ``first`` and ``rows`` are rows from the top, ``left`` and ``columns`` those of the six columns it takes.
    """
    entries = [part.entry for part in found.parts if not part.entry.ride]
    if not entries or any(entry.all_day for entry in entries):
        return None
    marks = sorted({moment for entry in entries for moment in (entry.start, entry.end)})
    lanes = _lanes(entries)
    heights = _heights(entries, marks, lanes)
    if max(count for _, count in lanes) > _MOST_LANES or heights is None:
        return None
    one_place = len({entry.site.place for entry in entries}) == 1
    shown = {entry.start for entry in entries} | {marks[-1]}
    return {
        "heights": heights,
        "times": [clock(mark, entries[0].language) if mark in shown else "" for mark in marks],
        "entries": [_box(entry, marks, one_place, *lane) for entry, lane in zip(entries, lanes, strict=True)],
    }


def _box(entry: Entry, marks: Sequence[datetime], one_place: bool, lane: int, count: int) -> Data:
    first, last = marks.index(entry.start), marks.index(entry.end)
    width = COLUMNS // count
    return {
        "title": phrase_data(entry.title),
        "time": entry.time,
        "where": (one_place and entry.site.nearby) or entry.where,
        "first": first,
        "rows": max(1, last - first),
        "left": lane * width,
        "columns": width,
    }


def _lanes(entries: Sequence[Entry]) -> list[Lane]:
    """Of each entry the lane, from 0, and how many there are beside it."""
    found: list[Lane] = []
    group: list[int] = []
    ends: list[datetime] = []
    for entry in entries:
        if not ends or entry.start >= max(ends):
            found += [(lane, len(ends)) for lane in group]
            group, ends = [], []
        lane = next((lane for lane, end in enumerate(ends) if end <= entry.start), len(ends))
        ends[lane : lane + 1] = [entry.end]
        group.append(lane)
    return found + [(lane, len(ends)) for lane in group]


def _heights(entries: Sequence[Entry], marks: Sequence[datetime], lanes: Sequence[Lane]) -> list[float] | None:
    """In proportion to the time, but with room for the words of each entry; None if that is too much for a page."""
    tried = (_with_room(entries, marks, lanes, scale) for scale in _PER_MINUTE)
    return next((heights for heights in tried if sum(heights) <= _MOST), None)


def _with_room(
    entries: Sequence[Entry], marks: Sequence[datetime], lanes: Sequence[Lane], per_minute: float
) -> list[float]:
    heights = [per_minute * (end - start).total_seconds() / 60 for start, end in pairwise(marks)]
    for entry, (_, count) in zip(entries, lanes, strict=True):
        rows = range(marks.index(entry.start), marks.index(entry.end))
        missing = (_LEAST if count == 1 else _LEAST_BESIDE) - sum(heights[row] for row in rows)
        for row in rows:
            heights[row] += max(0.0, missing) / len(rows)
    return [round(height, 2) for height in heights]
