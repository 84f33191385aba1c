"""The files about what changed: a message for each change and person, and a list of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from matchmaker.messages import say
from matchmaker.plan import Plan
from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.calendar.event import Imprint
from matchmaker.renderers.lists import csv_bytes
from matchmaker.renderers.naming import main_language
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.updates import LIST, has_mailbox
from matchmaker.renderers.updates.changes import Change, Recipient, changes, recipients
from matchmaker.renderers.updates.message import message, when_and_where
from matchmaker.renderers.view import Views

Changes = Callable[[Recipient], tuple[Change, ...]]


@dataclass(frozen=True)
class _Update:
    path: str  # empty where there is no address to send it to
    who: Recipient
    uid: str


def update_files(views: Views, previous: Plan | None, mark: Imprint, whose: Addressees) -> Made:
    """What changed since ``previous``, on which the plan is based: nothing in a first revision."""
    if previous is None or previous.revision != views.plan.based_on or not has_mailbox(views.scenario):
        return
    found = lru_cache(maxsize=1)(partial(changes, views, Views(views.scenario, previous)))
    updates = [update for who in recipients(views, whose) for update in _updates(who, found)]
    for update in updates:
        if update.path:
            yield update.path, partial(_message, views, mark, update, found)
    if updates:
        yield LIST, partial(_list, views, updates, found)


def _updates(who: Recipient, found: Changes) -> Iterator[_Update]:
    for number, change in enumerate(found(who), 1):
        yield _Update(f"updates/{who.id}-{number}.eml" if who.email else "", who, change.now.uid)


def _change(update: _Update, found: Changes) -> Change:
    return next(change for change in found(update.who) if change.now.uid == update.uid)


def _message(views: Views, mark: Imprint, update: _Update, found: Changes) -> bytes:
    return message(views.scenario, views.plan, mark, update.who, _change(update, found))


def _list(views: Views, updates: list[_Update], found: Changes) -> bytes:
    """For the organiser: which file goes to whom and what it says; without file who has to be told otherwise."""
    language = main_language(views.scenario)
    header = [
        say(language, "File"),
        say(language, "Name"),
        say(language, "E-mail"),
        say(language, "What"),
        say(language, "Entry"),
        say(language, "Until now"),
        say(language, "Now"),
    ]
    return csv_bytes([header, *(_row(update, _change(update, found), language) for update in updates)])


def _row(update: _Update, change: Change, language: str) -> list[str]:
    words = {
        "new": say(language, "new"),
        "moved": say(language, "changed"),
        "cancelled": say(language, "cancelled"),
    }
    before = when_and_where(change.before) if change.before else ""
    now = "" if change.kind == "cancelled" else when_and_where(change.now)
    who = update.who
    return [
        update.path.removeprefix("updates/"),
        who.name,
        who.email,
        words[change.kind],
        change.now.title.text,
        before,
        now,
    ]
