"""What stands in the description of a calendar entry: lines of plain text."""

from collections.abc import Iterable, Iterator

from matchmaker.messages import say
from matchmaker.renderers.calendar.journeys import journey_lines, outing_lines, ride_lines
from matchmaker.renderers.cards import Card
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.seating import Diner, LunchTable


def description(entry: Entry, home: bool) -> Iterator[str]:
    """With whom, what it is about, when by the local clock, where in local script."""
    yield from (_person(card) for card in entry.partners)
    if entry.colleagues:
        together = ", ".join(card.name for card in entry.colleagues)
        yield say(entry.language, "Together with {names}", names=together)
    if entry.reasons:
        reasons = "; ".join(reason.text for reason in entry.reasons)
        yield say(entry.language, "Why: {reasons}", reasons=reasons)
    if entry.description:
        yield entry.description.text
    if entry.outing:
        yield from outing_lines(entry.outing, entry)
    if entry.languages:
        yield say(entry.language, "Languages: {names}", names=", ".join(entry.languages))
    yield from interpreting_lines(entry)
    if entry.number is not None:
        yield say(entry.language, "People: {n}", n=entry.number)
    for table in entry.tables:
        yield from _table(table, entry.language)
    if entry.ride and entry.journey:
        yield from ride_lines(entry.ride, entry.journey, entry)
    elif entry.journey:
        yield from journey_lines(entry.journey, entry)
    else:
        yield say(entry.language, "Local time: {time}", time=entry.local_time)
    if home and entry.home_time:
        yield say(entry.language, "Home time: {time}", time=entry.home_time)
    yield from (text.text for text in (entry.site.native_name, entry.site.native_address) if text)


def interpreting_lines(entry: Entry) -> Iterator[str]:
    """Who interprets, between which languages, and who needs it where everybody may listen."""
    language, found = entry.language, entry.interpreters
    names = ", ".join(f"{card.name} ({', '.join(card.languages)})" if card.languages else card.name for card in found)
    if len(found) > 1:
        yield say(language, "Interpreters: {names}", names=names)
    elif found:
        yield say(language, "Interpreter: {name}", name=names)
    if entry.listeners:
        yield say(language, "Interpreted for: {names}", names=", ".join(card.short for card in entry.listeners))


def _table(table: LunchTable, language: str) -> Iterator[str]:
    """Whom somebody sits with; for others who sits at the table, or how many."""
    if any(diner.own for diner in table.diners):
        if table.neighbours:
            yield say(language, "Next to you: {names}", names=_listed(table.neighbours))
        if table.others:
            yield say(language, "At your table: {names}", names=_listed(table.others))
    else:
        yield f"{table.name.text}: {_listed(table.diners) or table.number}"


def _listed(diners: Iterable[Diner]) -> str:
    return ", ".join(diner.card.short for diner in diners)


def _person(card: Card) -> str:
    native = f" ({card.native.text})" if card.native else ""
    function = card.function.text if card.function else ""
    return ", ".join(filter(None, (f"{card.name}{native}", function, card.organisation)))
