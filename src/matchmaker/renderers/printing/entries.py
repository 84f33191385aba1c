"""An entry of a programme as templates take it: when, what, with whom, where, as a reader may see it."""

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.drawings.colours import palette
from matchmaker.renderers.drawings.table import Drawing, drawing
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.printing.data import Data, card_data, phrase_data, phrases, site_data
from matchmaker.renderers.seating import Diner, LunchTable
from matchmaker.renderers.templating import svg
from matchmaker.renderers.words.journeys import Journey
from matchmaker.renderers.words.local import clock
from matchmaker.renderers.words.outings import Outing
from matchmaker.renderers.words.rides import Ride


def entry_data(entry: Entry, reader: Reader) -> Data:
    """The entry; what the reader may not know or what it does not have is None or empty."""
    return {
        "kind": "ride" if entry.ride else entry.kind,
        "title": phrase_data(entry.title),
        "time": entry.times,
        "start": "" if entry.all_day else clock(entry.start, entry.language),
        "zone": entry.zone,
        "offset": entry.offset,
        "home_time": entry.home_time,
        "site": site_data(entry.site),
        "where": entry.where,
        "partners": [card_data(card) for card in entry.partners],
        "colleagues": [card.name for card in entry.colleagues],
        "reasons": phrases(entry.reasons),
        "description": phrase_data(entry.description),
        "languages": list(entry.languages),
        "interpreters": [interpreter_data(card) for card in entry.interpreters],
        "listeners": [card.short for card in entry.listeners],
        "number": entry.number,
        "free": entry.free,
        "outing": _outing(entry.outing) if entry.outing else None,
        "journey": _journey(entry.journey) if entry.journey else None,
        "ride": _ride(entry.ride) if entry.ride else None,
        "tables": [table_data(table, reader) for table in entry.tables],
    }


def interpreter_data(card: Card) -> str:
    """Who interprets, and in which languages."""
    return f"{card.name} ({', '.join(card.languages)})" if card.languages else card.name


def _outing(group: Outing) -> Data:
    """Who is visited, and in which company."""
    return {
        "host": phrase_data(group.host),
        "host_native": phrase_data(group.host_native),
        "company": group.company,
    }


def _journey(leg: Journey) -> Data:
    return {
        "label": leg.label if leg.number else "",
        "departure": leg.departure,
        "arrival": leg.arrival,
        "arrival_date": leg.arrival_date if leg.arrival_day else "",
        "zones": list(leg.zones),
        "offset": leg.offset,
        "destination": site_data(leg.destination),
        "duration": leg.duration,
        "check_in": leg.check_in,
        "clearance": leg.clearance,
    }


def _ride(ride: Ride) -> Data:
    return {"name": phrase_data(ride.name), "meeting_point": phrase_data(ride.meeting_point), "taxis": ride.taxis}


def gone_data(entry: Entry) -> Data:
    """Something that no longer takes place."""
    return {"title": phrase_data(entry.title), "when": entry.local_time}


def table_data(table: LunchTable, reader: Reader) -> Data:
    """A table in a round, those at it whom the reader may know, and its drawing."""
    return {
        "name": phrase_data(table.name),
        "number": table.number,
        "neighbours": [diner_data(diner) for diner in table.neighbours],
        "others": [diner_data(diner) for diner in table.others],
        "interpreter": table.interpreter.name if table.interpreter else "",
        "drawing": picture_data(drawing(table, reader.language, names=False), reader) if table.diners else None,
    }


def diner_data(diner: Diner) -> Data:
    """Somebody at a table."""
    return card_data(diner.card) | {"seat": diner.seat, "host": diner.host, "own": diner.own, "side": diner.side}


def picture_data(drawn: Drawing, reader: Reader) -> Data:
    """A table from above as a picture in SVG, its size in pixels, and what it shows in words."""
    event = reader.scenario.event
    picture = svg(drawn, palette(event.colour, event.accent))
    return {"svg": picture, "width": drawn.width, "height": drawn.height, "words": drawn.words}
