"""The sessions and meal breaks: who attends, and when they may take place."""

from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from matchmaker.rules.people import People
from matchmaker.rules.times.clock import Clock
from matchmaker.rules.times.grid import MINUTE
from matchmaker.rules.times.spans import Span
from matchmaker.scenario import Scenario
from matchmaker.scenario.activities import Session
from matchmaker.scenario.homes import Homes

MOVABLE_STEP = 5 * MINUTE


class Meal(NamedTuple):
    """A protected meal on one day: ``who`` of the planned people need so many free minutes in the window."""

    day: date
    window: Span
    minutes: int
    who: frozenset[str]


class Programme:
    """Facts about sessions, by id."""

    def __init__(self, scenario: Scenario, clock: Clock, people: People, homes: Homes) -> None:
        self.scenario = scenario
        self.clock = clock
        self.people = people
        self.homes = homes

    @cached_property
    def sessions(self) -> dict[str, Session]:
        """Sessions by id."""
        return {session.id: session for session in self.scenario.sessions}

    @cached_property
    def must(self) -> dict[str, frozenset[str]]:
        """Who has to attend: confirmed people only."""
        return {s.id: frozenset(self.scenario.who(s.must)) & self.people.confirmed for s in self.scenario.sessions}

    @cached_property
    def named(self) -> dict[str, frozenset[str]]:
        """Everybody named, whether they must or may attend."""
        return {s.id: frozenset(self.scenario.who([*s.must, *s.may])) for s in self.scenario.sessions}

    @cached_property
    def fixed(self) -> dict[str, Span]:
        """When the sessions with a stated start take place."""
        stated = ((session, session.start) for session in self.scenario.sessions)
        fixed = ((s, self.clock.instant(start, self.place(s))) for s, start in stated if start is not None)
        return {session.id: self.span(session, start) for session, start in fixed}

    def place(self, session: Session) -> str | None:
        """Where the session takes place."""
        return self.homes.session(session)

    def span(self, session: Session, start: datetime) -> Span:
        """The time that the session takes if it starts then."""
        return Span(start, start + session.length * MINUTE)

    def allows(self, session: Session, start: datetime) -> bool:
        """Whether the session may start then."""
        if session.id in self.fixed:
            return start == self.fixed[session.id].start
        held = self.span(session, start)
        windows = (window for _, window in self.clock.windows(session.windows, self.place(session)))
        return any(window.holds(held) and not (start - window.start) % MOVABLE_STEP for window in windows)

    @cached_property
    def meals(self) -> tuple[Meal, ...]:
        """The protected meals of every day."""
        return tuple(
            Meal(
                day, window, stated.minutes, frozenset(self.scenario.who(stated.who)).intersection(self.people.planned)
            )
            for stated in self.scenario.meal_breaks
            for day, window in self.clock.windows([stated.window])
        )
