"""How long each phase of planning takes on the clock of the wall."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


class Phases:
    """Seconds by phase, in the order in which phases began. While an inner phase lasts, the outer one rests.

    Time outside of all phases counts for none. A thread may enter phases while the others wait for it.
    """

    def __init__(self) -> None:
        self._seconds: dict[str, float] = {}
        self._now: str | None = None
        self._since = time.monotonic()

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Count the time for this phase; one that comes again goes on."""
        outer = self._turn_to(name)
        try:
            yield
        finally:
            self._turn_to(outer)

    def seconds(self) -> dict[str, float]:
        """Seconds so far, those of the present phase included."""
        self._turn_to(self._now)
        return dict(self._seconds)

    def _turn_to(self, name: str | None) -> str | None:
        """Let another phase begin; the one that was on until now."""
        now, before = time.monotonic(), self._now
        if before is not None:
            self._seconds[before] = self._seconds.get(before, 0.0) + now - self._since
        self._now, self._since = name, now
        return before
