"""The output: a plan with its assignments, and how good it is. Written as plan.json, format matchmaker-plan/1."""

from datetime import UTC, datetime
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

Status = Literal["OPTIMAL", "FEASIBLE", "INFEASIBLE", "UNKNOWN"]
Kind = Literal["meeting", "visit", "lunch", "session", "transfer"]
UnmetReason = Literal[
    "not_confirmed",
    "own_organisation",
    "vetoed",
    "not_mutual",
    "no_common_time",
    "no_interpreter",
    "organisations_meet",
    "limit_reached",
    "times_taken",
    "tables_full",
    "no_interpreter",
    "outranked",
    # of visits only
    "not_admitted",
    "steps",
    "not_open",
    "travel_too_long",
    "group_too_small",
    "visit_full",
    "vehicle_full",
    "vehicle_away",
    "elsewhere",
]


class PlanPart(BaseModel):
    """A part of plan.json: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class Stage(PlanPart):
    """One objective of the ordered list. ``bound`` is conditional on the values of the stages before."""

    name: str
    sense: Literal["min", "max"]
    value: int
    bound: int
    status: Status


class Outcome(PlanPart):
    """How good the plan is. ``objective``, ``bound`` and ``gap`` are those of the value stage, else of the last."""

    status: Status
    objective: int | None = None
    bound: int | None = None
    gap: float | None = None
    stages: tuple[Stage, ...] = ()


class Seat(PlanPart):
    """Where somebody sits: the table and the number of the seat."""

    table: str
    seat: int


class Resources(PlanPart):
    """Ids of the interpreters, in the order of the scenario, and vehicles of an assignment."""

    interpreter: tuple[str, ...] = ()
    vehicle: tuple[str, ...] = ()


class Assignment(PlanPart):
    """One activity with its interval, place, resources and people: one calendar entry.

    ``stamp`` is that of the revision in which it last changed; None: of this one.
    """

    uid: str
    sequence: int = Field(0, ge=0)
    activity: str
    kind: Kind
    start: AwareDatetime
    end: AwareDatetime
    timezone: str
    end_timezone: str | None = None
    all_day: bool = False
    place: str | None = None
    end_place: str | None = None
    room: str | None = None
    table: str | None = None
    round: int | None = None
    seating: dict[str, Seat] | None = None
    people: tuple[str, ...]
    resources: Resources = Resources()
    requests: tuple[str, ...] = ()
    value: int = 0
    reasons: tuple[dict[str, str], ...] = ()
    locked: bool = False
    stamp: AwareDatetime | None = None

    @property
    def ride(self) -> str | None:
        """The vehicle, if this is one leg in it."""
        vehicles = self.resources.vehicle
        return vehicles[0] if vehicles and self.kind == "transfer" else None

    @property
    def minutes(self) -> int:
        """Length in whole minutes of elapsed time."""
        # Times of one zone object are subtracted by the wall clock, which is an hour off across a change of clocks.
        return int((self.end.astimezone(UTC) - self.start.astimezone(UTC)).total_seconds() // 60)


class Cancelled(PlanPart):
    """An assignment of an earlier revision that no longer takes place."""

    uid: str
    sequence: int = Field(ge=0)
    was: Assignment
    stamp: AwareDatetime | None = None


class Left(Cancelled):
    """An assignment that still took place when these people, interpreters and places were no longer part of it."""

    people: tuple[str, ...] = ()
    interpreters: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Unmet(PlanPart):
    """A request that is not met, with the reason as a code and as texts by language."""

    request: str
    people: tuple[str, ...]
    reason: UnmetReason
    detail: dict[str, str]


class ScenarioMark(PlanPart):
    """Which scenario the plan is for."""

    id: str
    sha256: str


class Plan(PlanPart):
    """All assignments of a scenario, with the proof of how good they are."""

    format: Literal["matchmaker-plan/1"] = "matchmaker-plan/1"
    scenario: ScenarioMark
    revision: int = Field(1, ge=1)
    based_on: int | None = None
    stamp: AwareDatetime
    outcome: Outcome
    assignments: tuple[Assignment, ...]
    cancelled: tuple[Cancelled, ...] = ()
    left: tuple[Left, ...] = ()
    unmet: tuple[Unmet, ...] = ()

    def of(self, person: str) -> tuple[Assignment, ...]:
        """The person's assignments in order of time."""
        return tuple(sorted((a for a in self.assignments if person in a.people), key=when))


def when(assignment: Assignment) -> tuple[datetime, datetime, str]:
    """Sort key: by instant of start, then of end, then by uid."""
    return (assignment.start, assignment.end, assignment.uid)


def uid_of(scenario_id: str, activity: str) -> str:
    """The calendar uid of an activity: the same in every revision and in everybody's file."""
    return f"{scenario_id}.{activity}@matchmaker"
