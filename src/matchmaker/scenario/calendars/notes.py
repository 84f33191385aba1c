"""Collects what is to be told about a calendar while it is read."""

from matchmaker.scenario.busy import Note

Key = tuple[str, tuple[tuple[str, str], ...]]


class Notes:
    """Notes on one calendar; what happens in several lines is told once."""

    def __init__(self) -> None:
        self._lines: dict[Key, dict[int, None]] = {}

    def add(self, code: str, line: int = 0, **values: str) -> None:
        """Note that this happened in a line (0: in the whole file). The same line counts once."""
        self._lines.setdefault((code, tuple(values.items())), {})[line] = None

    def found(self) -> tuple[Note, ...]:
        """All notes, in the order in which they first came up."""
        return tuple(
            Note(code, len(lines), tuple(sorted(lines)), dict(values)) for (code, values), lines in self._lines.items()
        )
