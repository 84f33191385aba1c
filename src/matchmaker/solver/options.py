"""Every way to place an activity: a start, a room and a class of tables, with the people who could attend."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.parties import choice_exists
from matchmaker.solver.encoding import admission
from matchmaker.solver.setting import Setting
from matchmaker.solver.spots import Spot, Spots, stated_windows
from matchmaker.solver.tables import Block, TableClass
from matchmaker.solver.timeline import Span
from matchmaker.solver.travel.pace import Stop

Able = tuple[tuple[str, ...], ...]
"""By party, who could come."""


@dataclass(frozen=True, eq=False, slots=True)
class Option:
    """One way to place ``activity``: minutes ``[start, end)``, where it is; ``able`` people per party.

    ``stop`` is where its people are meanwhile; ``block`` the number of the block of a meeting.
    """

    activity: Activity
    stop: Stop
    tables: TableClass | None
    block: Block | None
    able: Able = ()

    @property
    def start(self) -> int:
        """The minute at which it begins."""
        return self.stop.start

    @property
    def end(self) -> int:
        """The minute at which it is over."""
        return self.stop.end

    @property
    def span(self) -> Span:
        """The minutes it takes."""
        return (self.stop.start, self.stop.end)

    @property
    def room(self) -> str | None:
        """The room it takes place in."""
        return self.stop.room


class Options:
    """The ways to place activities that no encoding of a setting rules out by itself.

    What is ruled out at a spot is the same for all meetings that are ``alike``, so it is found out once for them, and
    who can come once for all parties with the same members.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting, self._spots = setting, Spots(setting)
        self._admits = admission(setting.without)
        self._admitted: dict[tuple[object, ...], list[Spot]] = {}
        self._known: dict[tuple[int, tuple[str, ...]], list[tuple[str, ...]]] = {}
        self._forbidden = frozenset[frozenset[str]]() if "never" in setting.without else setting.forbidden

    def of(self, activity: Activity) -> Iterator[Option]:
        """The options of an activity."""
        for spot, able in self._open(activity):
            if self._enough(activity, able):
                option = Option(activity, spot.stop, spot.tables, spot.block, able)
                if all(admits(self._setting, option) for admits in self._admits.staff):
                    yield option

    def open_to(self, activity: Activity) -> Iterator[tuple[Stop, list[str]]]:
        """Every start of an activity with the people who could come, whether they are enough or not."""
        for spot, able in self._open(activity):
            yield spot.stop, list(chain.from_iterable(able))

    def _open(self, activity: Activity) -> Iterator[tuple[Spot, Able]]:
        """Every spot that is not ruled out, with those of each party who could come."""
        if all(admits(self._setting, activity) for admits in self._admits.activity):
            spots = self._admitted_spots(activity)
            able = (self._able(activity, spots, party.members) for party in activity.parties)
            yield from zip(spots, zip(*able, strict=True), strict=True)

    def _admitted_spots(self, activity: Activity) -> list[Spot]:
        spots = self._spots.of(activity)
        if activity.kind != "meeting":
            return [spot for spot in spots if self._admits_spot(activity, spot)]
        key = (id(spots), *self._alike(activity))  # spots of meetings are kept, so no others take their place
        if key not in self._admitted:
            self._admitted[key] = [spot for spot in spots if self._admits_spot(activity, spot)]
        return self._admitted[key]

    def _alike(self, activity: Activity) -> Iterator[int]:
        """What tells a meeting from others at the same spots: the sizes of its parties, and its windows."""
        yield from (party.least for party in activity.parties)
        yield from (id(windows) for windows in stated_windows(self._setting.scenario, activity))

    def _admits_spot(self, activity: Activity, spot: Spot) -> bool:
        option = Option(activity, spot.stop, spot.tables, spot.block)
        return all(admits(self._setting, option) for admits in self._admits.option)

    def _able(self, activity: Activity, spots: list[Spot], members: tuple[str, ...]) -> list[tuple[str, ...]]:
        """By spot, who of a party could come."""
        if activity.kind != "meeting":
            return self._ask(activity, spots, members)
        key = (id(spots), members)
        if key not in self._known:
            self._known[key] = self._ask(activity, spots, members)
        return self._known[key]

    def _ask(self, activity: Activity, spots: list[Spot], members: tuple[str, ...]) -> list[tuple[str, ...]]:
        self._setting.foresee(members, [spot.stop for spot in spots], activity.id)
        options = [Option(activity, spot.stop, spot.tables, spot.block) for spot in spots]
        return [
            tuple(p for p in members if all(admits(self._setting, option, p) for admits in self._admits.person))
            for option in options
        ]

    def _enough(self, activity: Activity, able: Able) -> bool:
        """Whether enough people can come: to a meeting as many as represent its parties, to fixed parts everybody."""
        kind, parties = activity.kind, activity.parties
        if kind in ("lunch", "transfer"):
            return all(len(people) == len(party.members) for people, party in zip(able, parties, strict=True))
        if kind != "meeting" or "parties" in self._setting.without:
            return True
        return choice_exists(parties, able, self._forbidden)
