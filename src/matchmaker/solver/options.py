"""Every way to place an activity: a start, a room and a class of tables, with the people who could attend."""

from collections.abc import Iterator
from dataclasses import dataclass

from matchmaker.solver.activities import Activity
from matchmaker.solver.encoding import Encoding
from matchmaker.solver.lunches import room_of
from matchmaker.solver.parties import choice_exists
from matchmaker.solver.setting import Setting
from matchmaker.solver.tables import TableClass
from matchmaker.solver.timeline import Span

RASTER = 5


@dataclass(frozen=True, eq=False)
class Option:
    """One way to place ``activity``: minutes ``[start, end)``, room and table class; ``able`` people per party."""

    activity: Activity
    start: int
    end: int
    room: str | None
    tables: TableClass | None
    able: tuple[tuple[str, ...], ...] = ()

    @property
    def span(self) -> Span:
        """The minutes it takes."""
        return (self.start, self.end)


def options_of(activity: Activity, setting: Setting, encodings: tuple[Encoding, ...]) -> Iterator[Option]:
    """The options of an activity that no encoding rules out by itself."""
    promise = setting.promises.get(activity.id)
    pinned = promise if "pins" not in setting.without else None
    if not all(encoding.admits_activity(setting, activity) for encoding in encodings):
        return
    for tables in _table_classes(activity, setting, pinned.table if pinned else None):
        room = tables.room if tables else _room(activity, setting)
        for start in _starts(activity, setting, pinned.start if pinned else None):
            option = Option(activity, start, start + activity.length, room, tables)
            if all(encoding.admits_option(setting, option) for encoding in encodings):
                yield from _staffed(option, setting, encodings)


def _staffed(option: Option, setting: Setting, encodings: tuple[Encoding, ...]) -> Iterator[Option]:
    able = tuple(
        tuple(p for p in party.members if all(e.admits_person(setting, option, p) for e in encodings))
        for party in option.activity.parties
    )
    meeting = option.activity.kind == "meeting"
    if meeting and "parties" not in setting.without:
        forbidden = frozenset[frozenset[str]]() if "never" in setting.without else setting.forbidden
        if not choice_exists(option.activity.parties, [list(people) for people in able], forbidden):
            return
    yield Option(option.activity, option.start, option.end, option.room, option.tables, able)


def _table_classes(activity: Activity, setting: Setting, pinned: str | None) -> tuple[TableClass | None, ...]:
    if activity.kind == "meeting" and not pinned and "table_fit" in setting.without and setting.tables.classes:
        return setting.tables.classes
    return setting.tables.allowed(activity, pinned)


def _room(activity: Activity, setting: Setting) -> str | None:
    if activity.kind == "session":
        return setting.scenario.sessions[setting.session_of(activity)].room
    if activity.round:
        return room_of(setting.scenario, activity.round.lunch)
    return setting.scenario.meetings.room


def _starts(activity: Activity, setting: Setting, pinned: int | None) -> list[int]:
    if activity.kind == "session":
        starts = _session_starts(activity, setting)
        return [start for start in starts if pinned in (None, start)]
    if activity.round:
        return [activity.round.start] if "lunch_rounds" not in setting.without else []
    if pinned is not None:
        return [pinned]
    if "slots" not in setting.without:
        return setting.slots(activity.length)
    return _raster([(day.start, day.end) for day in setting.timeline.days], activity.length)


def _session_starts(activity: Activity, setting: Setting) -> list[int]:
    session = setting.scenario.sessions[setting.session_of(activity)]
    if session.start is not None:
        return [setting.timeline.start(session.start)]
    if session.windows is not None:
        return _raster(setting.timeline.spans(session.windows), activity.length)
    return _raster([(day.start, day.end) for day in setting.timeline.days], activity.length)


def _raster(spans: list[Span], length: int) -> list[int]:
    return sorted({start for low, high in spans for start in range(low, high - length + 1, RASTER)})
