"""On which ways somebody has to be driven who attends just this."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from matchmaker.solver.driving.fleets import Leg
from matchmaker.solver.setting import Setting
from matchmaker.solver.travel.pace import Stop


def legs(setting: Setting, person: str, attended: Iterable[Stop]) -> Iterator[Leg]:
    """The legs of a person between stops, to their beds, and from there."""
    if setting.fleets.all and person in setting.fleets.riders:
        stops = sorted((stop for stop in attended if stop.place), key=lambda stop: (stop.start, stop.end))
        for before, after in pairwise([None, *stops, None]):
            beds = _beds(setting, person, before, after)
            home = _home(setting, before, beds[0]) if before and beds else None
            origin = beds[-1] if beds else before and before.end_place
            into = _into(setting, origin, after) if origin and after else None
            yield from (leg for leg in (home, into) if leg)


def _beds(setting: Setting, person: str, before: Stop | None, after: Stop | None) -> list[str]:
    """Where the person sleeps between two stops, before the first one, or after the last one."""
    return [
        night.place
        for night in setting.travel.nights.get(person, [])
        if (before is None or before.start < night.boundary) and (after is None or night.boundary <= after.start)
    ]


def _home(setting: Setting, before: Stop, bed: str) -> Leg | None:
    return setting.fleets.since(before.end + before.clearance, before.end_place, bed) if before.end_place else None


def _into(setting: Setting, origin: str, after: Stop) -> Leg | None:
    return setting.fleets.until(after.start - after.check_in, origin, after.place) if after.place else None
