"""Where and when an activity could be placed, before any rule is asked: a start, a place, a room, a class of tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.lunches import room_of
from matchmaker.solver.activities.visits import starts_of
from matchmaker.solver.setting import Setting
from matchmaker.solver.tables import Block, TableClass
from matchmaker.solver.timeline import Span

RASTER = 5


@dataclass(frozen=True)
class Spot:
    """A start, a place with its room and tables; the block of a meeting."""

    start: int
    place: str | None = None
    room: str | None = None
    tables: TableClass | None = None
    block: Block | None = None


def spots_of(activity: Activity, setting: Setting) -> Iterator[Spot]:
    """Every spot of an activity; a promised start replaces all others, a promised table too."""
    promise = setting.promises.get(activity.id)
    pinned = promise if "pins" not in setting.without else None
    start = pinned.start if pinned else None
    if activity.kind == "session":
        yield from _of_session(activity, setting, start)
    elif activity.visit:
        yield from (Spot(found, activity.visit.place) for found in _visit_starts(activity, setting, start))
    elif activity.round and "lunch_rounds" not in setting.without:
        lunch = activity.round.lunch
        yield Spot(activity.round.start, setting.homes.lunch(lunch), room_of(setting.scenario, lunch))
    elif activity.leg:
        yield Spot(activity.leg.start, activity.leg.transfer.origin)
    elif activity.kind == "meeting":
        yield from _of_meeting(activity, setting, start, pinned.table if pinned else None)


def _of_session(activity: Activity, setting: Setting, pinned: int | None) -> Iterator[Spot]:
    session = setting.scenario.sessions[setting.session_of(activity)]
    place = setting.homes.session(session)
    if session.start is not None:
        starts = [setting.timeline.start(session.start, place)]
    else:
        open_at = _hours(setting) if session.windows is None else setting.timeline.spans(session.windows, place)
        starts = raster(open_at, activity.length)
    yield from (Spot(start, place, session.room) for start in starts if pinned in (None, start))


def _visit_starts(activity: Activity, setting: Setting, pinned: int | None) -> list[int]:
    if pinned is not None:
        return [pinned]
    if activity.visit is None or "visits" in setting.without:
        return raster(_hours(setting), activity.length)
    return starts_of(activity.visit, setting.timeline)


def _of_meeting(activity: Activity, setting: Setting, start: int | None, table: str | None) -> Iterator[Spot]:
    stated = setting.tables.stated(activity, table)
    seen: dict[tuple[int, TableClass | None], list[frozenset[str]]] = {}
    for block, part in enumerate(setting.scenario.blocks):
        starts = [start] if start is not None else _slots(activity, setting, block)
        classes = stated or setting.tables.of_block(block)
        if "table_fit" in setting.without and not table and setting.tables.classes:
            classes = setting.tables.classes
        guests = setting.guests[block].intersection(activity.people)
        for tables in classes:
            where = (tables.place, tables.room or part.room) if tables else (setting.homes.block(part), part.room)
            for found in starts:
                # Blocks may overlap; the first one that has the people is as good as any other.
                others = seen.setdefault((found, tables), [])
                if not any(guests <= other for other in others):
                    others.append(guests)
                    yield Spot(found, *where, tables, block)


def _slots(activity: Activity, setting: Setting, block: Block) -> list[int]:
    if "slots" not in setting.without:
        return setting.slots(activity.length, block)
    return raster(_hours(setting), activity.length)


def _hours(setting: Setting) -> list[Span]:
    return [(day.start, day.end) for day in setting.timeline.days]


def raster(spans: list[Span], length: int) -> list[int]:
    """Starts every five minutes at which something of that length fits a span."""
    return sorted({start for low, high in spans for start in range(low, high - length + 1, RASTER)})
