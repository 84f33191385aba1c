"""Where everybody sits, in order of name: table and seat in every round of a lunch."""

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.order import listed_name, plain
from matchmaker.renderers.overview.table_plan import TablePlan
from matchmaker.renderers.printing.data import Data, phrase_data
from matchmaker.renderers.seating import LunchTable


def finder_data(reader: Reader, lunch: TablePlan) -> Data:
    """The rounds and, for everybody who sits in any of them, name, organisation and a spot or None per round."""
    people: dict[str, tuple[Card, list[Data | None]]] = {}
    for number, part in enumerate(lunch.rounds):
        for table in part.entry.tables:
            for card, spot in _spots(reader, table):
                people.setdefault(card.id, (card, [None] * len(lunch.rounds)))[1][number] = spot
    rows = [
        {
            "name": listed_name(reader.scenario, card.id, card.name),
            "organisation": _whence(reader, card),
            "spots": spots,
        }
        for card, spots in people.values()
    ]
    return {
        "rounds": [
            {"number": part.entry.round or 1, "name": part.heading, "time": part.entry.time} for part in lunch.rounds
        ],
        "people": sorted(rows, key=lambda row: plain(str(row["name"]))),
    }


def _spots(reader: Reader, table: LunchTable) -> list[tuple[Card, Data]]:
    name = phrase_data(table.name)
    found: list[tuple[Card, Data]] = [(diner.card, {"table": name, "seat": str(diner.seat)}) for diner in table.diners]
    return found + ([(table.interpreter, {"table": name, "seat": ""})] if table.interpreter else [])


def _whence(reader: Reader, card: Card) -> str:
    return card.organisation if card.id in reader.scenario.people_by_id else say(reader.language, "Interpreter")
