"""The interpreters: who needs one, whom they understand, when and where they work."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from pydantic import Field

from matchmaker.rules.languages import working
from matchmaker.rules.times.clock import Clock
from matchmaker.rules.times.spans import Span
from matchmaker.scenario import Model, Scenario
from matchmaker.scenario.base import Minutes
from matchmaker.scenario.people import Interpreter


class InterpretationLimits(Model):
    """How long interpreters work."""

    rest_after: Minutes = Field(
        60, ge=1, description="Minutes of work after which an interpreter rests before the next."
    )
    rest: Minutes = Field(15, description="Minutes of such a rest; what is shorter is none.")
    alone: Minutes = Field(90, ge=1, description="Minutes of the longest activity that an interpreter does alone.")


class Need(NamedTuple):
    """What interpreters of an activity have to understand: somebody of each group, and one of its languages if any."""

    groups: tuple[tuple[str, ...], ...]
    languages: frozenset[str] = frozenset()


class Interpreters:
    """Facts about interpreters, by id."""

    def __init__(self, scenario: Scenario, clock: Clock) -> None:
        self.scenario = scenario
        self.clock = clock

    @cached_property
    def by_id(self) -> dict[str, Interpreter]:
        """Interpreters by id, in file order."""
        return {interpreter.id: interpreter for interpreter in self.scenario.interpreters}

    @cached_property
    def stretches(self) -> dict[str, tuple[Span, ...]]:
        """When each is there: merged stretches of time in order."""
        return {one.id: self.clock.stretches(one.available, one.unavailable) for one in self.by_id.values()}

    def works_at(self, interpreter: str, place: str | None) -> bool:
        """Whether the place is, or may be, in the city of the interpreter, if that is stated."""
        city = self.by_id[interpreter].city
        if city is None:
            return True
        return place is not None and self.scenario.places_by_id[place].city in (city, None)

    def between(self, parties: Sequence[tuple[str, ...]]) -> Need | None:
        """What those who meet need: nothing if somebody of each party works in one and the same language.

        A party from which nobody comes is left to the rule ``parties``.
        """
        groups = tuple(people for people in parties if people)
        stated = [languages for group in groups if (languages := self._of_party(group)) is not None]
        return Need(groups) if stated and not frozenset.intersection(*stated) else None

    def into(self, languages: Iterable[str], people: Iterable[str]) -> Need | None:
        """What these people need where these languages are spoken: nothing if each works in one of them."""
        spoken = frozenset(languages)
        lost = tuple((who,) for who in people if (own := self._of(who)) is not None and not own & spoken)
        return Need(lost, spoken) if spoken and lost else None

    def suits(self, interpreter: str, need: Need) -> bool:
        """Whether the interpreter understands everybody who has to be understood."""
        own = working(self.by_id[interpreter].languages)
        heard = (self._of_party(group) for group in need.groups)
        understood = all(own if languages is None else own & languages for languages in heard)
        return understood and (not need.languages or bool(own & need.languages))

    def _of_party(self, people: Iterable[str]) -> frozenset[str] | None:
        """The languages in which somebody of them works; None if it may be any."""
        spoken = [self._of(person) for person in people]
        stated = [languages for languages in spoken if languages is not None]
        return frozenset[str]().union(*stated) if len(stated) == len(spoken) else None

    def _of(self, person: str) -> frozenset[str] | None:
        stated = self.scenario.people_by_id[person].languages
        return working(stated) if stated else None
