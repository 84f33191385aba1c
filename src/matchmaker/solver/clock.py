"""The time that a solve may take, and work in a thread that the user, the clock and the progress line can reach."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from matchmaker.phases import Phases

Result = TypeVar("Result")

FIRST_PLAN = 1.0  # seconds that a search for a first plan gets, even if other work has used up the time


class Stopped(Exception):
    """The user or the clock has ended work that leaves nothing to go on with."""


@dataclass(frozen=True)
class Limits:
    """How long and with what a solve may work.

    ``effort`` is the budget of one stage in CP-SAT's deterministic time (about a second each on one core), so that
    the same input gives the same plan on any machine. ``time_limit`` in seconds is a safety stop for everything from
    the start of the clock to the last file: the search ends earlier, by what the rest is expected to take.
    More than one worker is faster on large events but no longer reproducible. Without ``relaxation`` only the search
    itself improves and proves.
    """

    time_limit: float = 300.0
    workers: int = 1
    seed: int = 0
    effort: float = 20.0
    relaxation: bool = True


@dataclass(frozen=True)
class Progress:
    """Where a solve stands: the stage, its incumbent (None before the first plan) and bound, seconds left."""

    stage: str
    incumbent: int | None
    bound: int | None
    seconds_left: float


@dataclass
class Clock:
    """The time that is left for searching, and whether the user or the clock has stopped it.

    ``hurried`` tells whether it has cut work short that then went on otherwise. ``started`` is when the time began to
    run, by ``time.monotonic``; ``reserve`` are the seconds kept for what comes after the search; ``phases`` tells what
    time was taken by.
    """

    limits: Limits
    report: Callable[[Progress], None] | None = None
    started: float = field(default_factory=time.monotonic)
    interrupted: bool = False
    struck: bool = False
    hurried: bool = False
    deterministic: float = 0.0
    reserve: float = 0.0
    phases: Phases = field(default_factory=Phases)

    @property
    def _left(self) -> float:
        return self.limits.time_limit - self.reserve - (time.monotonic() - self.started)

    @property
    def left(self) -> float:
        """Seconds left, never negative."""
        return max(0.0, self._left)

    def hold_back(self, seconds: float) -> None:
        """Keep so many seconds for what comes after the search, but leave it half the time, and a first plan's."""
        self.reserve = 0.0
        self.reserve = min(seconds, self._left / 2, self._left - FIRST_PLAN)

    def go_on(self) -> None:
        """Asked now and then by work that nothing else can end; raises Stopped if it has to."""
        if self.over:
            self.struck = self.left <= 0
            raise Stopped

    @property
    def stopped(self) -> bool:
        """Whether to do nothing more but write down what there is."""
        return self.interrupted or self.struck

    @property
    def over(self) -> bool:
        """Whether work under way has to end: the user wants it, or no time is left."""
        return self.interrupted or self.left <= 0


def attended(
    work: Callable[[], Result], clock: Clock, tell: Callable[[], Progress], halt: Callable[[], None] | None = None
) -> Result:
    """Work in a thread, so that Ctrl-C and the progress line reach the main one meanwhile.

    About ten times a second the clock is told how far the work is. Ctrl-C marks the clock, and calls ``halt`` again and
    again until the work ends. Raises what the work raises.
    """
    results, errors = list[Result](), list[BaseException]()

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)
        finally:
            done.set()

    # An event, not thread.join: an interrupted join believes that the thread has ended.
    done = threading.Event()
    threading.Thread(target=run, daemon=True).start()
    while not done.is_set():
        try:
            done.wait(0.1)
            if clock.report:
                clock.report(tell())
        except KeyboardInterrupt:
            clock.interrupted = True
        if clock.interrupted and halt:
            halt()
    if errors:
        raise errors[0]
    clock.struck = clock.struck or clock.left <= 0
    return results[0]
