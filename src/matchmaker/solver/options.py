"""Every way to place an activity: a start, a room and a class of tables, with the people who could attend."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.parties import choice_exists
from matchmaker.solver.encoding import Encoding
from matchmaker.solver.setting import Setting
from matchmaker.solver.spots import Spot, spots_of
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

    @cached_property
    def start(self) -> int:
        """The minute at which it begins."""
        return self.stop.start

    @cached_property
    def end(self) -> int:
        """The minute at which it is over."""
        return self.stop.end

    @cached_property
    def span(self) -> Span:
        """The minutes it takes."""
        return (self.stop.start, self.stop.end)

    @cached_property
    def room(self) -> str | None:
        """The room it takes place in."""
        return self.stop.room


def options_of(activity: Activity, setting: Setting, encodings: tuple[Encoding, ...]) -> Iterator[Option]:
    """The options of an activity that no encoding rules out by itself."""
    for bare in _unstaffed(activity, setting, encodings):
        option = Option(bare.activity, bare.stop, bare.tables, bare.block, _able(bare, setting, encodings))
        if _enough(option, setting) and all(encoding.admits_staff(setting, option) for encoding in encodings):
            yield option


def open_to(activity: Activity, setting: Setting, encodings: tuple[Encoding, ...]) -> Iterator[tuple[Stop, list[str]]]:
    """Every start of an activity with the people who could come, whether they are enough or not."""
    for bare in _unstaffed(activity, setting, encodings):
        yield bare.stop, list(chain.from_iterable(_able(bare, setting, encodings)))


def _unstaffed(activity: Activity, setting: Setting, encodings: tuple[Encoding, ...]) -> Iterator[Option]:
    if all(encoding.admits_activity(setting, activity) for encoding in encodings):
        for spot in spots_of(activity, setting):
            option = Option(activity, _stop(activity, spot, setting), spot.tables, spot.block)
            if all(encoding.admits_option(setting, option) for encoding in encodings):
                yield option


def _able(option: Option, setting: Setting, encodings: tuple[Encoding, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(p for p in party.members if all(e.admits_person(setting, option, p) for e in encodings))
        for party in option.activity.parties
    )


def _stop(activity: Activity, spot: Spot, setting: Setting) -> Stop:
    if activity.leg:
        return setting.travel.stop_of(activity.leg)
    end, meeting = spot.start + activity.length, activity.kind == "meeting"
    return Stop(spot.start, end, spot.place, spot.place, spot.room, meeting)


def _enough(option: Option, setting: Setting) -> bool:
    """Whether enough people can come: to a meeting as many as represent its parties, to fixed parts everybody."""
    kind, parties = option.activity.kind, option.activity.parties
    if kind in ("lunch", "transfer"):
        return all(len(people) == len(party.members) for people, party in zip(option.able, parties, strict=True))
    if kind != "meeting" or "parties" in setting.without:
        return True
    forbidden = frozenset[frozenset[str]]() if "never" in setting.without else setting.forbidden
    return choice_exists(parties, [list(people) for people in option.able], forbidden)
