"""The progress line while a plan is sought, written or published."""

import time
from types import TracebackType
from typing import TextIO

from matchmaker.solver import Progress

SECONDS_BEFORE_LINES = 1.0
SECONDS_BETWEEN_LINES = 5.0
SECONDS_BETWEEN_COUNTS = 0.1  # on a terminal


class ProgressLine:
    """One line on a terminal that is written over; elsewhere a line every few seconds."""

    def __init__(self, stream: TextIO, silent: bool = False) -> None:
        self._stream, self._silent, self._live = stream, silent, stream.isatty()
        self._due, self._width = time.monotonic() + SECONDS_BEFORE_LINES, 0

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live and self._width:
            print(file=self._stream)

    def show(self, progress: Progress) -> None:
        """Show where the solve stands."""
        if self._live or time.monotonic() >= self._due:
            self._say(f"{progress.stage}: {_figures(progress)}, {progress.seconds_left:.0f} s left at the most")

    def written(self, number: int, total: int) -> None:
        """Show how many files are written; on a terminal the last one in any case."""
        if time.monotonic() >= self._due or (self._live and number == total):
            self._say(f"writing {number:,} of {total:,} files")

    def published(self, number: int, total: int) -> None:
        """The same of calendars on a server."""
        if time.monotonic() >= self._due or (self._live and number == total):
            self._say(f"publishing {number:,} of {total:,} calendars")

    def _say(self, text: str) -> None:
        if self._silent:
            return
        self._due = time.monotonic() + (SECONDS_BETWEEN_COUNTS if self._live else SECONDS_BETWEEN_LINES)
        self._width = max(self._width, len(text))
        line, end = (f"\r{text:<{self._width}}", "") if self._live else (text, "\n")
        print(line, end=end, file=self._stream, flush=True)


def _figures(progress: Progress) -> str:
    if progress.incumbent is None:
        return "searching"
    return f"best so far {progress.incumbent}, bound {progress.bound}"
