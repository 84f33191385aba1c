"""Files to hand out, each made when it is asked for, so that never all of them are in memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial

from matchmaker.scenario import Problem

Maker = Callable[[], bytes]
Made = Iterator[tuple[str, Maker]]


class Unprintable(Exception):
    """A paper that cannot be made, for a reason that the organiser can remove: ``problems`` say which."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Papers(Mapping[str, bytes]):
    """Contents by path relative to the output folder. Nothing is kept: what is asked for twice is made twice.

    Asking for a paper that cannot be made raises Unprintable, and ``left_out`` then says why, by its path; it is one
    and the same for all papers that come of these.
    """

    def __init__(self, makers: Mapping[str, Maker], left_out: dict[str, tuple[Problem, ...]] | None = None) -> None:
        self._makers = dict(makers)
        self.left_out = {} if left_out is None else left_out

    def __getitem__(self, path: str) -> bytes:
        try:
            return self._makers[path]()
        except Unprintable as refused:
            self.left_out[path] = refused.problems
            raise

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __contains__(self, path: object) -> bool:
        return path in self._makers

    def within(self, folder: str, context: Callable[[], AbstractContextManager[None]]) -> "Papers":
        """The same, but those in a folder are made within a context of their own, such as one that takes the time."""
        own = {
            path: partial(_made_within, context, maker)
            for path, maker in self._makers.items()
            if path.startswith(f"{folder}/")
        }
        return Papers(self._makers | own, self.left_out)

    def __or__(self, others: Mapping[str, bytes]) -> "Papers":
        return Papers(self._makers | _makers(others), self.left_out)

    def __ror__(self, others: Mapping[str, bytes]) -> "Papers":
        return Papers(_makers(others) | self._makers, self.left_out)


def content_of(files: Mapping[str, bytes], path: str) -> bytes | None:
    """The file at a path; None if it cannot be made."""
    try:
        return files[path]
    except Unprintable:
        return None


def _makers(files: Mapping[str, bytes]) -> dict[str, Maker]:
    return {path: partial(files.__getitem__, path) for path in files}


def _made_within(context: Callable[[], AbstractContextManager[None]], maker: Maker) -> bytes:
    with context():
        return maker()
