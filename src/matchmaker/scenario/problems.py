"""What is wrong with an input: file, line, what, and what would be right."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice

LONGEST_QUOTE = 60
MOST_PROBLEMS = 100


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


def refuse(problems: Iterable[Problem]) -> None:
    """Raise a ScenarioError if there are problems; a file of nothing but problems is not read to its end."""
    first = list(islice(problems, MOST_PROBLEMS + 1))
    if len(first) > MOST_PROBLEMS:
        text = f"more than {MOST_PROBLEMS} problems; solve these first"
        first[MOST_PROBLEMS:] = [Problem(first[0].file, None, text)]
    if first:
        raise ScenarioError(first)


def shown(value: object) -> str:
    """A value the way an organiser would recognise it: quoted, shortened, never more than a line."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple | dict):
        return "a list" if not isinstance(value, dict) else "a part with keys of its own"
    if isinstance(value, str):
        return repr(value if len(value) <= LONGEST_QUOTE else value[: LONGEST_QUOTE - 1] + "…")
    return str(value)[:LONGEST_QUOTE]


def nearest(word: str, known: Iterable[str], listed_as: str) -> str:
    """What to say after an unknown word: the nearest known one, else the known ones (at most ten)."""
    return _nearest(word[:LONGEST_QUOTE], tuple(str(name) for name in known), listed_as)


@lru_cache(maxsize=256)  # the same mistake tends to stand in a file many times
def _nearest(word: str, names: tuple[str, ...], listed_as: str) -> str:
    close = get_close_matches(word.lower(), names, n=1, cutoff=0.6) or get_close_matches(word, names, n=1, cutoff=0.6)
    if close:
        return f"did you mean {close[0]!r}?"
    if not names:
        return f"{listed_as}: none"
    return f"{listed_as}: {', '.join(sorted(names)[:10])}{' …' if len(names) > 10 else ''}"
