"""What is wrong with an input: file, line, what, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class Problem:
    """One thing wrong with an input file; ``line`` counts from 1 and is None where no line is to blame."""

    file: str
    line: int | None
    text: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.text}"


class ScenarioError(Exception):
    """The scenario cannot be used; ``problems`` holds every reason found, in order of line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems), key=lambda problem: (problem.file, problem.line or 0, problem.text))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, known: Iterable[str], listed_as: str) -> str:
    """What to say after an unknown word: the nearest known one, else the known ones (at most ten)."""
    names = [str(name) for name in known]
    close = get_close_matches(word.lower(), names, n=1, cutoff=0.6) or get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]!r}?"
    if not names:
        return f"{listed_as}: none"
    return f"{listed_as}: {', '.join(sorted(names)[:10])}{' …' if len(names) > 10 else ''}"
