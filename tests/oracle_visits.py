"""Every way to hold the runs of a visit, for the oracle."""

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations, product

from matchmaker.plan import Assignment
from matchmaker.rules import Case, hard_rules
from matchmaker.scenario import copy_id
from matchmaker.scenario.activities import Visit
from oracle_entries import Entries

Runs = tuple[Assignment, ...]


class Outings:
    """The runs of one visit, each at every start and with every group of visitors."""

    def __init__(self, entries: Entries, visit: Visit) -> None:
        self.entries, self.visit = entries, visit
        scenario = entries.scenario
        confirmed = {person.id for person in scenario.people if person.status == "confirmed"}
        self.must = tuple(person for person in scenario.who(visit.must) if person in confirmed)
        visitors = [person for person in scenario.who([*visit.must, *visit.may]) if person in confirmed]
        sizes = range(1, len(visitors) + 1)
        self.groups = [group for size in sizes for group in combinations(visitors, size)]

    def all(self) -> Iterator[Runs]:
        """Every choice of one or more runs that is right as to the visit itself."""
        runs = [self._run(number) for number in range(1, self.visit.runs + 1)]
        for held in range(1, self.visit.runs + 1):
            for chosen in product(*runs[:held]):
                if not self.entries.breaks(list(chosen), "visits") and not self._clash(chosen):
                    yield chosen

    def _clash(self, runs: Runs) -> bool:
        return len(runs) > 1 and self.entries.clash(*runs)

    def _run(self, number: int) -> list[Assignment]:
        """All placements of one run, whatever becomes of those before it."""
        starts = [start for start in self.entries.starts if self._opens(number, self._entry(number, start, self.must))]
        groups = (self._entry(number, start, group) for start, group in product(starts, self.groups))
        entries = (staffed for entry in groups for staffed in self.entries.staffed(entry))
        rules = ("visit_groups", "leadership")
        return [e for e in entries if not self.entries.breaks([e], *rules) and not self.entries.wrong(e)]

    def _opens(self, number: int, run: Assignment) -> bool:
        """Whether the run may begin then: together with those before it at the same time, nothing is said of it."""
        before = [self._entry(n, run.start, self.must) for n in range(1, number)]
        case = Case(self.entries.judge.facts, [*before, run])
        spoken = hard_rules()["visits"].violations(case)
        return all(violation.activities != (run.activity,) for violation in spoken) and not self.entries.breaks(
            [run], "event_hours"
        )

    def _entry(self, number: int, start: datetime, people: tuple[str, ...]) -> Assignment:
        activity = copy_id(self.visit.id, number)
        return self.entries.entry(activity, "visit", start, self.visit.length, (None, None), people)
