"""Something to be placed in time: what it is, who takes part, what it is worth."""

from dataclasses import dataclass, field
from typing import Literal

from matchmaker.scenario.activities import Visit
from matchmaker.scenario.requests import Request
from matchmaker.solver.activities.lunches import LunchRound
from matchmaker.solver.activities.parties import Party
from matchmaker.solver.activities.transfers import Leg

Where = tuple[str | int, ...]


@dataclass(frozen=True)
class Activity:
    """Something to be placed in time. ``pair`` names all copies of one pair; ``line`` leads to the scenario file."""

    id: str
    kind: Literal["meeting", "visit", "lunch", "session", "transfer"]
    length: int
    parties: tuple[Party, ...]
    line: Where
    hard: bool = False
    value: int = 0
    waiting: bool = False
    copy: int = 1
    pair: str = ""
    requests: tuple[Request, ...] = ()
    names: frozenset[str] = field(default_factory=frozenset)
    round: LunchRound | None = None
    leg: Leg | None = None
    visit: Visit | None = None

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who may attend."""
        return tuple(dict.fromkeys(person for party in self.parties for person in party.members))
