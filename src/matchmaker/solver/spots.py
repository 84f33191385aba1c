"""Where and when an activity could be placed, before any rule is asked: a start, a place, a room, a class of tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from matchmaker.scenario import Scenario
from matchmaker.scenario.time import WindowParts
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.lunches import room_of
from matchmaker.solver.activities.visits import starts_of
from matchmaker.solver.setting import Setting
from matchmaker.solver.tables import Block, TableClass
from matchmaker.solver.timeline import Span
from matchmaker.solver.travel.pace import Stop

RASTER = 5


@dataclass(frozen=True, eq=False)
class Spot:
    """When and where the people of an activity are, and at which tables; the block of a meeting."""

    stop: Stop
    tables: TableClass | None = None
    block: Block | None = None


class Spots:
    """The spots of a setting's activities; those that many meetings have in common are made once."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._met: dict[tuple[object, ...], list[Spot]] = {}

    def of(self, activity: Activity) -> list[Spot]:
        """Every spot of an activity; a promised start replaces all others, a promised table too."""
        setting = self._setting
        promise = setting.promises.get(activity.id) if "pins" not in setting.without else None
        start, table = (promise.start, promise.table) if promise else (None, None)
        if activity.kind == "meeting":
            return self._of_meeting(activity, start, table)
        if activity.kind == "session":
            return list(_of_session(activity, setting, start))
        if activity.visit:
            place = activity.visit.place
            return [Spot(_stop(activity, found, place)) for found in _visit_starts(activity, setting, start)]
        if activity.round and "lunch_rounds" not in setting.without:
            lunch = activity.round.lunch
            room = room_of(setting.scenario, lunch)
            return [Spot(_stop(activity, activity.round.start, setting.homes.lunch(lunch), room))]
        return [Spot(setting.travel.stop_of(activity.leg))] if activity.leg else []

    def _of_meeting(self, activity: Activity, start: int | None, table: str | None) -> list[Spot]:
        setting = self._setting
        stated = setting.tables.stated(activity, table)
        # With a single block, all its spots are there whoever takes part.
        guests = [block.intersection(activity.people) for block in setting.guests] if len(setting.guests) > 1 else []
        alike = (activity.length, start, table, stated, *guests)
        if alike not in self._met:
            self._met[alike] = list(_meeting_spots(setting, activity.length, start, table, stated, guests))
        return self._met[alike]


def stated_windows(scenario: Scenario, meeting: Activity) -> list[list[WindowParts]]:
    """The windows that the requests of a meeting state, or that are given with it."""
    stated: list[list[WindowParts] | None] = [request.windows for request in meeting.requests]
    if meeting.line[0] == "given":
        stated = [scenario.given[int(meeting.line[1])].windows]
    return [windows for windows in stated if windows is not None]


def _of_session(activity: Activity, setting: Setting, pinned: int | None) -> Iterator[Spot]:
    session = setting.scenario.sessions[setting.session_of(activity)]
    place = setting.homes.session(session)
    if session.start is not None:
        starts = [setting.timeline.start(session.start, place)]
    else:
        open_at = _hours(setting) if session.windows is None else setting.timeline.spans(session.windows, place)
        starts = raster(open_at, activity.length)
    yield from (Spot(_stop(activity, start, place, session.room)) for start in starts if pinned in (None, start))


def _visit_starts(activity: Activity, setting: Setting, pinned: int | None) -> list[int]:
    if pinned is not None:
        return [pinned]
    if activity.visit is None or "visits" in setting.without:
        return raster(_hours(setting), activity.length)
    return starts_of(activity.visit, setting.timeline)


def _stop(activity: Activity, start: int, place: str | None, room: str | None = None) -> Stop:
    return Stop(start, start + activity.length, place, place, room)


def _meeting_spots(
    setting: Setting,
    length: int,
    start: int | None,
    table: str | None,
    stated: tuple[TableClass, ...],
    guests: list[frozenset[str]],
) -> Iterator[Spot]:
    seen: dict[tuple[int, TableClass | None], list[frozenset[str]]] = {}
    for block, part in enumerate(setting.scenario.blocks):
        starts = [start] if start is not None else _slots(length, setting, block)
        classes = stated or setting.tables.of_block(block)
        if "table_fit" in setting.without and not table and setting.tables.classes:
            classes = setting.tables.classes
        who = guests[block] if guests else frozenset[str]()
        for tables in classes:
            place, room = (tables.place, tables.room or part.room) if tables else (setting.homes.block(part), part.room)
            for found in starts:
                # Blocks may overlap; the first one that has the people is as good as any other.
                others = seen.setdefault((found, tables), [])
                if not any(who <= other for other in others):
                    others.append(who)
                    yield Spot(Stop(found, found + length, place, place, room, True), tables, block)


def _slots(length: int, setting: Setting, block: Block) -> list[int]:
    if "slots" not in setting.without:
        return setting.slots(length, block)
    return raster(_hours(setting), length)


def _hours(setting: Setting) -> list[Span]:
    return [(day.start, day.end) for day in setting.timeline.days]


def raster(spans: list[Span], length: int) -> list[int]:
    """Starts every five minutes at which something of that length fits a span."""
    return sorted({start for low, high in spans for start in range(low, high - length + 1, RASTER)})
