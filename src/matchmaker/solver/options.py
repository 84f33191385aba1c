"""Every way to place an activity: a start, a room and a class of tables, with the people who could attend."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.parties import choice_exists
from matchmaker.solver.encoding import admission
from matchmaker.solver.setting import Setting
from matchmaker.solver.spots import Spot, Spots
from matchmaker.solver.tables import Block, TableClass
from matchmaker.solver.timeline import Span
from matchmaker.solver.travel.pace import Stop


@dataclass(frozen=True, eq=False)
class Option:
    """One way to place ``activity``: minutes ``[start, end)``, where it is; ``able`` people per party.

    ``stop`` is where its people are meanwhile; ``block`` the number of the block of a meeting.
    """

    activity: Activity
    stop: Stop
    tables: TableClass | None
    block: Block | None
    able: tuple[tuple[str, ...], ...] = ()

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
    """The ways to place activities that no encoding of a setting rules out by itself."""

    def __init__(self, setting: Setting) -> None:
        self._setting, self._spots = setting, Spots(setting)
        self._admits = admission(setting.without)
        self._known: dict[tuple[Spot, tuple[str, ...]], tuple[str, ...]] = {}
        self._forbidden = frozenset[frozenset[str]]() if "never" in setting.without else setting.forbidden

    def of(self, activity: Activity) -> Iterator[Option]:
        """The options of an activity."""
        for spot, bare in self._unstaffed(activity):
            option = Option(activity, spot.stop, spot.tables, spot.block, self._able(spot, bare))
            if self._enough(option) and all(admits(self._setting, option) for admits in self._admits.staff):
                yield option

    def open_to(self, activity: Activity) -> Iterator[tuple[Stop, list[str]]]:
        """Every start of an activity with the people who could come, whether they are enough or not."""
        for spot, bare in self._unstaffed(activity):
            yield spot.stop, list(chain.from_iterable(self._able(spot, bare)))

    def _unstaffed(self, activity: Activity) -> list[tuple[Spot, Option]]:
        if not all(admits(self._setting, activity) for admits in self._admits.activity):
            return []
        bare = ((spot, Option(activity, spot.stop, spot.tables, spot.block)) for spot in self._spots.of(activity))
        found = [(spot, option) for spot, option in bare if all(a(self._setting, option) for a in self._admits.option)]
        self._setting.foresee(activity.people, [spot.stop for spot, _ in found], activity.id)
        return found

    def _able(self, spot: Spot, option: Option) -> tuple[tuple[str, ...], ...]:
        return tuple(self._admitted(spot, option, party.members) for party in option.activity.parties)

    def _admitted(self, spot: Spot, option: Option, members: tuple[str, ...]) -> tuple[str, ...]:
        """Who of a party could come. That is the same for all meetings at a spot, so it is found out once."""
        if option.activity.kind != "meeting":
            return self._ask(option, members)
        if (spot, members) not in self._known:
            self._known[spot, members] = self._ask(option, members)
        return self._known[spot, members]

    def _ask(self, option: Option, members: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(p for p in members if all(admits(self._setting, option, p) for admits in self._admits.person))

    def _enough(self, option: Option) -> bool:
        """Whether enough people can come: to a meeting as many as represent its parties, to fixed parts everybody."""
        kind, parties = option.activity.kind, option.activity.parties
        if kind in ("lunch", "transfer"):
            return all(len(people) == len(party.members) for people, party in zip(option.able, parties, strict=True))
        if kind != "meeting" or "parties" in self._setting.without:
            return True
        return choice_exists(parties, option.able, self._forbidden)
