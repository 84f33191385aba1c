"""What changed for somebody from one revision to the next, as they may see it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from matchmaker.plan import Assignment, Cancelled
from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.calendar.description import description
from matchmaker.renderers.cards import printed_name
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.interpreted import interpreter_reader
from matchmaker.renderers.naming import participant
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.text import clean

Kind = Literal["new", "moved", "cancelled"]


@dataclass(frozen=True, eq=False)
class Recipient:
    """Somebody who has a calendar; ``email`` is empty if unknown."""

    id: str
    name: str
    email: str
    reader: Reader
    interprets: bool = False


@dataclass(frozen=True)
class Change:
    """An entry that is new, moved or cancelled for somebody; ``before`` is how it read, None if it is new."""

    kind: Kind
    now: Entry
    before: Entry | None

    @property
    def stays(self) -> bool:
        """Whether only details of it changed, so that time and place are as they were."""
        before = self.before if self.kind == "moved" else None
        return before is not None and _when_and_where(self.now) == _when_and_where(before)


def recipients(views: Views, whose: Addressees) -> Iterator[Recipient]:
    """People and interpreters, in the order of the scenario; then people of earlier revisions who are not in it."""
    scenario = views.scenario
    for person in scenario.people:
        if person.id in whose:
            reader = participant(scenario, person.id)
            yield Recipient(person.id, printed_name(person), person.email or "", reader)
    for who in scenario.interpreters:
        if who.id in whose:
            reader = interpreter_reader(views, who)
            yield Recipient(who.id, clean(who.name) or who.id, who.email or "", reader, interprets=True)
    for name in views.departed:
        if name in whose:
            yield Recipient(name, clean(name), "", participant(scenario, name))


def changes(views: Views, earlier: Views, who: Recipient) -> tuple[Change, ...]:
    """All that changed for somebody, in order of time. Where only the seats of others did, nothing changed."""
    planned, gone = _held(views, who)
    was = {old.uid: old for old in _held(earlier, who)[0]}
    fresh = [new for new in planned if new.uid not in was or new.sequence > was[new.uid].sequence]
    lost = [found for found in gone if found.uid in was]
    touched = {*(new.uid for new in fresh), *(found.uid for found in lost)}
    before = {old.uid: old for old in _entries(earlier, who, [old for uid, old in was.items() if uid in touched])}
    found = (_change(now, before.get(now.uid)) for now in _entries(views, who, fresh, lost))
    return tuple(change for change in found if change.before is None or _read(change.now) != _read(change.before))


def _held(views: Views, who: Recipient) -> tuple[Collection[Assignment], Collection[Cancelled]]:
    if who.interprets:
        return views.duties.get(who.id, ()), views.duties_gone.get(who.id, ())
    return views.planned.get(who.id, ()), views.cancelled.get(who.id, ())


def _entries(
    views: Views, who: Recipient, planned: Collection[Assignment], gone: Collection[Cancelled] = ()
) -> tuple[Entry, ...]:
    held = {assignment.uid for assignment in _held(views, who)[0]}
    found = views.entries(who.reader, planned, [entry for entry in gone if entry.uid not in held])
    return tuple(entry.beside(who.id) for entry in found) if who.interprets else found


def _change(now: Entry, before: Entry | None) -> Change:
    return Change("cancelled" if now.cancelled else "moved" if before else "new", now, before)


def _when_and_where(entry: Entry) -> tuple[str, ...]:
    return entry.local_time, entry.where, entry.site.full


def _read(entry: Entry) -> tuple[object, ...]:
    return entry.title, entry.cancelled, *_when_and_where(entry), *description(entry, home=True)
