"""Every seating of lunches in rounds, for the oracle.

Of a lunch, no rule and no stage sees more than who shares a table once every single round is right; and meetings see
only whether two people who could meet do. So of the seatings in which the same of these people share a table, the one
with the best value stands for all.
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import chain, combinations, permutations, product
from math import prod

from matchmaker.plan import Assignment, Seat, uid_of
from matchmaker.rules import Case, soft_rules
from matchmaker.scenario.activities import Lunch
from oracle_entries import Entries, TooLarge

# What one round of a lunch is judged by, besides.
LASTING_OF_ROUNDS = ("lunch_seats", "table_sizes", "table_hosts", "common_language", "protocol_seats")


class Seatings:
    """Every seating of the lunches that is right by itself, except those that differ in nothing that others can see."""

    def __init__(self, entries: Entries, could_meet: set[frozenset[str]], most: int = 20_000) -> None:
        self.entries, self.could_meet, self.most = entries, could_meet, most
        self.orders: dict[tuple[str, int, str, tuple[str, ...]], tuple[str, ...] | None] = {}

    def seatings(self) -> Iterator[tuple[Assignment, ...]]:
        """All rounds of all lunches, each seating as one tuple. Raises TooLarge."""
        for rounds in product(*(self._of(lunch) for lunch in self.entries.scenario.lunches)):
            yield sum(rounds, ())

    def _of(self, lunch: Lunch) -> list[tuple[Assignment, ...]]:
        """The rounds of one lunch: of those in which the same possible partners share a table, the best ones."""
        rounds = [list(found) for number in range(1, lunch.rounds + 1) for found in self._rounds(lunch, number)]
        if prod(map(len, rounds)) > self.most:
            raise TooLarge
        best: dict[frozenset[frozenset[str]], tuple[int, tuple[Assignment, ...]]] = {}
        for some in product(*rounds):
            shared = frozenset[frozenset[str]]().union(*(_sharing(one) for one in some))
            seen = shared & self.could_meet if lunch.apart_from_meetings else frozenset[frozenset[str]]()
            value = soft_rules()["seating"].measure(Case(self.entries.judge.facts, some))["seating"]
            if seen not in best or value > best[seen][0]:
                best[seen] = value, some
        return [some for _, some in best.values()]

    def _rounds(self, lunch: Lunch, number: int) -> Iterator[Iterator[Assignment]]:
        """The seatings of a round, if anybody eats in it."""
        empty = self._empty(lunch, number)
        diners = [
            person
            for person in self.entries.scenario.who(lunch.who)
            if self.entries.scenario.people_by_id[person].status == "confirmed"
            and not self.entries.breaks([empty.model_copy(update={"people": (person,)})], "availability")
        ]
        if diners:
            staffed = [e for e in self.entries.staffed(empty) if not self.entries.breaks([e], "interpretation")]
            yield chain.from_iterable(self._seated(lunch, entry, diners) for entry in staffed)

    def _empty(self, lunch: Lunch, number: int) -> Assignment:
        """A round without people."""
        scenario = self.entries.scenario
        start = self.entries.instant(lunch.start, self.entries.homes.lunch(lunch)) + timedelta(
            minutes=(number - 1) * lunch.round_length
        )
        rooms = {scenario.tables_by_id[table].room for table in lunch.tables}
        room = lunch.room or (rooms.pop() if len(rooms) == 1 else None)
        entry = self.entries.entry(lunch.id, "lunch", start, lunch.round_length, (None, room), ())
        return entry.model_copy(update={"uid": uid_of(scenario.id, f"{lunch.id}.{number}"), "round": number})

    def _seated(self, lunch: Lunch, empty: Assignment, diners: list[str]) -> Iterator[Assignment]:
        """The round with everybody everywhere; only one of those in which the same people share a table."""
        seen: set[frozenset[frozenset[str]]] = set()
        for tables in product(lunch.tables, repeat=len(diners)):
            groups = [tuple(p for p, own in zip(diners, tables, strict=True) if own == table) for table in lunch.tables]
            orders = [
                self._order(lunch, empty, table, group) for table, group in zip(lunch.tables, groups, strict=True)
            ]
            known = [order for order in orders if order is not None]
            if len(known) < len(orders):
                continue
            entry = _with_seats(empty, tuple(diners), dict(zip(lunch.tables, known, strict=True)))
            shared = _sharing(entry)
            if shared not in seen and not self._wrong(entry):
                seen.add(shared)
                yield entry

    def _wrong(self, entry: Assignment) -> bool:
        return self.entries.breaks([entry], *LASTING_OF_ROUNDS) or self.entries.clash(entry)

    def _order(self, lunch: Lunch, empty: Assignment, table: str, group: tuple[str, ...]) -> tuple[str, ...] | None:
        """An order of seats in which these people can sit at that table; none if there is none."""
        key = lunch.id, empty.round or 0, table, group
        if key not in self.orders:
            possible = permutations(group) if table in lunch.protocol else [group]
            rules = ("never", "step_free", "common_language", "protocol_seats")
            self.orders[key] = next(
                (o for o in possible if not self.entries.breaks([_with_seats(empty, group, {table: o})], *rules)), None
            )
        return self.orders[key]


def _with_seats(empty: Assignment, people: tuple[str, ...], orders: dict[str, tuple[str, ...]]) -> Assignment:
    """A round with these people, at every table in the order of their seats."""
    seats = {p: Seat(table=table, seat=n) for table, order in orders.items() for n, p in enumerate(order, start=1)}
    return empty.model_copy(update={"people": people, "seating": {person: seats[person] for person in people}})


def _sharing(entry: Assignment) -> frozenset[frozenset[str]]:
    """Every two people who share a table in a round."""
    seats = entry.seating or {}
    return frozenset(frozenset(pair) for pair in combinations(seats, 2) if len({seats[p].table for p in pair}) == 1)
