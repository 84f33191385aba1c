"""Who sits where at lunches in rounds: first anyhow, so that everybody has a seat, then well.

No rule for seats is about times, so the model knows them only where they depend on who meets whom. Good seats are
searched for when that is settled, in a stage of its own between attendance and breaks.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matchmaker.plan import Seat, Stage, Status
from matchmaker.scenario import Scenario
from matchmaker.solver.clock import Clock, Progress, attended
from matchmaker.solver.encoding import active
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.lunch.drafts import Draft, draft_of
from matchmaker.solver.lunch.worth import worths
from matchmaker.solver.proofs.proof import Proof
from matchmaker.solver.seating import ABSENT, Round, SeatingProblem, SeatingProgress, solve_seating
from matchmaker.solver.seating.bounds import Bound
from matchmaker.solver.seating.feasible import Start, feasible_seating
from matchmaker.solver.seating.judge import value_of
from matchmaker.solver.setting import Setting
from matchmaker.solver.stages import is_wanted

# No more than take a second on one core, as does a unit of CP-SAT's deterministic time.
MOVES_PER_EFFORT = 1_000_000
LONGEST_PROOF = 5.0  # units of deterministic time

Tables = Sequence[Round]


@dataclass
class Lunch:
    """A lunch being seated: under all rules, and as if only those met who meet in every plan; tables of all rounds."""

    draft: Draft
    looser: Draft
    tables: Tables

    def seats(self, scenario: Scenario) -> dict[str, dict[str, Seat]]:
        """Everybody's seat, by the id of the round."""
        return {id_: self.draft.seated(scenario, at) for id_, at in self.at_table().items()}

    def at_table(self) -> dict[str, dict[str, str]]:
        """Everybody's table, by the id of the round."""
        names, tables = self.draft.people, self.draft.lunch.tables
        return {
            round_.id: {person: tables[at] for person, at in zip(names, places, strict=True) if at != ABSENT}
            for round_, places in zip(self.draft.rounds, self.tables, strict=True)
        }


@dataclass(frozen=True)
class Seated:
    """Everybody's seat, by the id of the round; the stage and what its bound rests on, None if it was left out."""

    seats: dict[str, dict[str, Seat]]
    stage: Stage | None
    proof: Proof | None


def first_tables(setting: Setting, clock: Clock) -> tuple[Status, list[Tables]]:
    """Any tables for every lunch, as if nobody met; the status is INFEASIBLE or UNKNOWN if there is none for one."""
    found: list[Tables] = []
    for rounds in setting.lunches:
        start = _start(draft_of(setting, rounds), clock)
        if start.rounds is None:
            return "UNKNOWN" if start.impossible is None else "INFEASIBLE", []
        found.append(start.rounds)
    return "FEASIBLE", found


def _start(draft: Draft, clock: Clock) -> Start:
    return attended(
        lambda: feasible_seating(draft.problem(), clock.limits.effort, lambda: clock.over),
        clock,
        lambda: Progress("first plan", None, None, clock.left),
    )


def seat_lunches(form: Formulation, values: list[int], first: list[Tables], clock: Clock) -> Seated:
    """Seat everybody, given the meetings in ``values``; ``first`` are tables to be had if nobody met.

    From then on the model lets nobody meet whom that would break a rule for seats.
    """
    partners = form.partners(values)
    lunches = []
    for rounds, tables in zip(form.setting.lunches, first, strict=True):
        draft = draft_of(form.setting, rounds, partners)
        looser = draft_of(form.setting, rounds, form.setting.sure_partners)
        lunches.append(Lunch(draft, looser, _in_model(form, draft, values, tables)))
    stage, proof = None, None
    if is_wanted(form.scenario, "seating") and any(len(lunch.draft.lunch.tables) > 1 for lunch in lunches):
        work = Work(form.scenario, lunches, clock)
        stage = attended(work.run, clock, work.progress)
        proof = work.proof(stage.bound) if stage else None
    settled = {id_: at for lunch in lunches for id_, at in lunch.at_table().items()}
    for encoding in active(form.setting.without):
        encoding.settle(form, settled)
    return Seated({id_: at for lunch in lunches for id_, at in lunch.seats(form.scenario).items()}, stage, proof)


def _in_model(form: Formulation, draft: Draft, values: list[int], first: Tables) -> Tables:
    """The tables that the model holds in ``values``, where it holds any."""
    tables = list(first)
    for number, round_ in enumerate(draft.rounds):
        if round_.id in form.seats:
            taken = {person: table for (person, table), here in form.seats[round_.id].items() if values[here.index]}
            tables[number] = tuple(taken.get(person, ABSENT) for person in range(len(draft.people)))
    return tables


class Work:
    """The search for good seats at all lunches; while one thread runs it, another one may ask how far it is."""

    def __init__(self, scenario: Scenario, lunches: list[Lunch], clock: Clock) -> None:
        self.scenario, self.lunches, self.clock = scenario, lunches, clock
        self.values: list[int] = []
        self.bounds: list[int | None] = [None] * len(lunches)
        self.proofs: list[Bound] = []

    def run(self) -> Stage | None:
        """Give the lunches better tables; the stage, None if there is nothing to decide."""
        weights = [worths(self.scenario, lunch.draft.lunch, lunch.draft.people) for lunch in self.lunches]
        problems = [lunch.draft.problem(worth) for lunch, worth in zip(self.lunches, weights, strict=True)]
        if not any(problem.tables > 1 and problem.weights.any() for problem in problems):
            return None
        self.values = [value_of(problem, lunch.tables) for problem, lunch in zip(problems, self.lunches, strict=True)]
        for number, problem in enumerate(problems):
            self._seat(number, problem)
        value, bound = sum(self.values), sum(filter(None, self.bounds))
        return Stage(
            name="seating", sense="max", value=value, bound=bound, status="OPTIMAL" if value == bound else "FEASIBLE"
        )

    def _seat(self, number: int, problem: SeatingProblem) -> None:
        lunch, effort = self.lunches[number], self.clock.limits.effort

        def tell(progress: SeatingProgress) -> None:
            self.values[number], self.bounds[number] = progress.value, progress.bound

        plan = solve_seating(
            problem,
            round(effort * MOVES_PER_EFFORT / len(self.lunches)),
            self.clock.limits.seed,
            start=lunch.tables,
            looser=lunch.looser.problem(problem.weights) if lunch.draft.apart != lunch.looser.apart else None,
            proof_effort=min(effort, LONGEST_PROOF),
            progress=tell,
            stop=lambda: self.clock.over,
        )
        self.clock.deterministic += plan.moves / MOVES_PER_EFFORT
        if plan.rounds is not None and plan.value is not None and plan.proof is not None:
            lunch.tables = plan.rounds
            self.values[number], self.bounds[number] = plan.value, plan.proof.value
            self.proofs.append(plan.proof)

    def proof(self, bound: int) -> Proof:
        """What the bound of all lunches together rests on."""
        if any(one.searched for one in self.proofs):
            return Proof(bound, "search", lunches=tuple(self.proofs))
        priced = any(one.prices for one in self.proofs)
        return Proof(bound, "dual" if priced else "trivial", lunches=tuple(self.proofs))

    def progress(self) -> Progress:
        """What the seats found so far are worth; no bound before every lunch has one."""
        value = sum(self.values) if self.values else None
        bound = None if None in self.bounds else sum(filter(None, self.bounds))
        return Progress("seating", value, bound, self.clock.left)
