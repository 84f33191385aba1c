"""How much of a calendar is read: more than anybody keeps, less than would take long."""

import time
from collections.abc import Callable

MOST_BYTES = 20 * 2**20
MOST_COMPONENTS = 50_000
MOST_OCCURRENCES = 20_000
MOST_SECONDS = 10.0
DEEPEST = 20


class TooMuch(Exception):
    """The calendar is too large to be read; the text says in what."""


class Work:
    """Counts what is read of one calendar. ``clock``: seconds of work so far."""

    def __init__(self, clock: Callable[[], float] = time.process_time) -> None:
        self._clock, self._until = clock, clock() + MOST_SECONDS
        self._components = self._occurrences = 0

    def component(self) -> None:
        """Count a component; TooMuch if there are too many."""
        self._components += 1
        if self._components > MOST_COMPONENTS:
            raise TooMuch(f"more than {MOST_COMPONENTS:,} appointments")

    def occurrence(self) -> None:
        """Count a time at which something takes place during the event; TooMuch if there are too many."""
        self._occurrences += 1
        if self._occurrences > MOST_OCCURRENCES:
            raise TooMuch(f"more than {MOST_OCCURRENCES:,} appointments around the event")

    def going_on(self) -> None:
        """TooMuch if reading takes too long."""
        if self._clock() > self._until:
            raise TooMuch(f"it takes more than {MOST_SECONDS:.0f} seconds to find out when its appointments are")
