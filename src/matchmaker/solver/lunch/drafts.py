"""A lunch on its way to a seating problem: every encoding that knows of seats adds what its rule demands."""

from dataclasses import dataclass, field

import numpy as np

from matchmaker.plan import Seat
from matchmaker.scenario import Scenario
from matchmaker.scenario.activities import Lunch
from matchmaker.solver.activities.lunches import LunchRound
from matchmaker.solver.encoding import active
from matchmaker.solver.seating import Diner, SeatingProblem, order_of_seats
from matchmaker.solver.seating.problem import IntMatrix
from matchmaker.solver.setting import Pair, Setting


@dataclass
class Draft:
    """The rules for the seats at one lunch; people, rounds and tables are numbered from 0 in the order listed here.

    ``partners`` have a meeting with each other. The rest is as in ``SeatingProblem``, and without any rule at first:
    ``seats`` for everybody at each table, ``apart`` nobody, and so on.
    """

    lunch: Lunch
    rounds: tuple[LunchRound, ...]
    people: tuple[str, ...]
    partners: frozenset[Pair] = frozenset()
    seats: list[int] = field(init=False)
    fixed: dict[tuple[int, int], int] = field(default_factory=dict)
    apart: set[tuple[int, int]] = field(default_factory=set)
    languages: list[frozenset[str]] | None = None
    only_at: dict[str, int] = field(default_factory=dict)
    equal_sizes: bool = False
    by_protocol: bool = False

    def __post_init__(self) -> None:
        self.seats = [len(self.people)] * len(self.lunch.tables)
        self._number = {person: number for number, person in enumerate(self.people)}

    def number(self, person: str) -> int | None:
        """The number of a person, None for somebody who does not eat."""
        return self._number.get(person)

    def keep_apart(self, pairs: frozenset[Pair]) -> None:
        """Let none of these pairs share a table."""
        for pair in pairs:
            numbers = sorted(self._number[person] for person in pair if person in self._number)
            if len(numbers) == 2:
                self.apart.add((numbers[0], numbers[1]))

    def problem(self, weights: IntMatrix | None = None) -> SeatingProblem:
        """The problem in numbers; without weights, every seating that keeps the rules is as good as another."""
        here = [[person in round_.diners for round_ in self.rounds] for person in self.people]
        return SeatingProblem(
            np.zeros((len(self.people),) * 2, np.int64) if weights is None else weights,
            tuple(self.seats),
            np.array(here, np.bool_).reshape(len(self.people), len(self.rounds)),
            self.fixed,
            frozenset(self.apart),
            self.languages,
            self.only_at,
            self.equal_sizes,
        )

    def seated(self, scenario: Scenario, tables: dict[str, str]) -> dict[str, Seat]:
        """The table and the seat of every person, of whom the tables of one round are given."""
        seats: dict[str, int] = {}
        for table in self.lunch.tables:
            here = [person for person in tables if tables[person] == table]
            seats |= self._in_order(scenario, here, self.lunch.hosts.get(table))
        return {person: Seat(table=table, seat=seats[person]) for person, table in tables.items()}

    def _in_order(self, scenario: Scenario, here: list[str], host: str | None) -> dict[str, int]:
        if not self.by_protocol:
            return {person: seat for seat, person in enumerate(sorted(here), start=1)}
        diners = [Diner(person, scenario.people_by_id[person].rank, scenario.side_of(person)) for person in here]
        return order_of_seats(diners, host)


def draft_of(
    setting: Setting,
    rounds: tuple[LunchRound, ...],
    partners: frozenset[Pair] = frozenset(),
    without: frozenset[str] = frozenset(),
) -> Draft:
    """The draft of some rounds of a lunch; ``without`` names encodings left out besides those of the setting."""
    diners = {person for round_ in rounds for person in round_.diners}
    people = tuple(person.id for person in setting.scenario.people if person.id in diners)
    draft = Draft(rounds[0].lunch, rounds, people, partners)
    for encoding in active(setting.without | without):
        encoding.seat(setting, draft)
    return draft
