"""Lunch seats dealt by hand: hosts first, then one by one, sides alternating; swaps where it cannot stay so."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, zip_longest

from matchmaker.matching import matching_of
from matchmaker.plan import Seat
from matchmaker.rules import Facts
from matchmaker.rules.languages import working
from matchmaker.rules.lunch.protocol import protocol_order
from matchmaker.scenario.activities import Lunch

Tables = dict[str, list[str]]


class Dealer:
    """Deals the rounds of one lunch in turn; ``apart`` are pairs of people who have a meeting."""

    def __init__(self, facts: Facts, lunch: Lunch, apart: Collection[frozenset[str]]) -> None:
        self.facts = facts
        self.lunch = lunch
        self.apart = apart if lunch.apart_from_meetings else ()
        self.met: set[frozenset[str]] = set()

    def seats(self, diners: Sequence[str]) -> dict[str, Seat]:
        """Everybody's seat in the next round, in the order of the diners."""
        tables: Tables = {table: [] for table in self.lunch.tables}
        for table, host in self.lunch.hosts.items():
            tables[table] += [host] if host in diners else []
        hosts = {person for group in tables.values() for person in group}
        for person in self._alternating([diner for diner in diners if diner not in hosts]):
            tables[self._best(tables, person)].append(person)
        self._repair(tables, hosts)
        self.met |= {frozenset(two) for group in tables.values() for two in combinations(group, 2)}
        found = {
            person: Seat(table=table, seat=number)
            for table, group in tables.items()
            for number, person in enumerate(self._ordered(table, group), start=1)
        }
        return {person: found[person] for person in diners}

    def _alternating(self, people: Iterable[str]) -> Iterator[str]:
        """One of every side in turn."""
        sides: dict[str | None, list[str]] = {}
        for person in people:
            sides.setdefault(self.facts.scenario.side_of(person), []).append(person)
        for row in zip_longest(*sides.values()):
            yield from (person for person in row if person is not None)

    def _best(self, tables: Tables, person: str) -> str:
        """Of the tables with a seat left the emptiest, there where nothing forbids it, to the best neighbours."""
        limits = {table: self.facts.tables.seats(table) for table in tables}
        free = [table for table, group in tables.items() if (most := limits[table]) is None or len(group) < most]

        def cost(table: str) -> tuple[int, int, int]:
            group = tables[table]
            wrong = self._wrong(table, [*group, person]) - self._wrong(table, group)
            return len(group), wrong, -sum(self._worth(person, other) for other in group)

        return min(free, key=cost)

    def _worth(self, one: str, other: str) -> int:
        """What it adds that two people share a table: nothing if they did before."""
        scenario = self.facts.scenario
        if frozenset((one, other)) in self.met:
            return 0
        if self.facts.acquaintances.know(one, other):
            return -scenario.weights.acquainted
        sides = {scenario.side_of(one), scenario.side_of(other)}
        mixed = self.lunch.mixed_sides and len(sides) == 2 and None not in sides
        return matching_of(scenario).match(one, other).value + scenario.weights.mixed * mixed

    def _wrong(self, table: str, group: Sequence[str]) -> int:
        """How much is wrong with a group at a table: pairs that must not share one, steps, words not understood."""
        nevers = self.facts.nevers
        pairs = sum(nevers.forbid(*two) or frozenset(two) in self.apart for two in combinations(group, 2))
        guests = [self.facts.scenario.people_by_id[person] for person in group]
        steps = 0 if self.facts.tables.step_free(table) else sum(guest.step_free for guest in guests)
        spoken = [{tongue for tongue, level in g.languages.items() if level != "basic"} for g in guests if g.languages]
        most = max((sum(tongue in one for one in spoken) for tongue in set().union(*spoken)), default=0)
        if table in self.lunch.interpreters:
            own = working(self.facts.interpreters.by_id[self.lunch.interpreters[table]].languages)
            most = max(most, sum(bool(own & one) for one in spoken))
        return pairs + steps + (len(spoken) - most if self.lunch.common_language else 0)

    def _repair(self, tables: Tables, hosts: Collection[str]) -> None:
        """Swap two people of different tables as long as less is wrong then."""
        while any(self._wrong(table, group) for table, group in tables.items()):
            swaps = [(self._gain(tables, swap), swap) for swap in self._swaps(tables, hosts)]
            gain, (here, one, there, other) = max(swaps, default=(0, ("", 0, "", 0)))
            if gain <= 0:
                return
            tables[here][one], tables[there][other] = tables[there][other], tables[here][one]

    def _swaps(self, tables: Tables, hosts: Collection[str]) -> Iterator[tuple[str, int, str, int]]:
        for here, there in combinations(tables, 2):
            for one, person in enumerate(tables[here]):
                for other, partner in enumerate(tables[there]):
                    if person not in hosts and partner not in hosts:
                        yield here, one, there, other

    def _gain(self, tables: Tables, swap: tuple[str, int, str, int]) -> int:
        here, one, there, other = swap
        first, second = list(tables[here]), list(tables[there])
        first[one], second[other] = second[other], first[one]
        before = self._wrong(here, tables[here]) + self._wrong(there, tables[there])
        return before - self._wrong(here, first) - self._wrong(there, second)

    def _ordered(self, table: str, group: list[str]) -> list[str]:
        if table not in self.lunch.protocol:
            return group
        return protocol_order(self.facts.scenario, group, self.lunch.hosts.get(table))
