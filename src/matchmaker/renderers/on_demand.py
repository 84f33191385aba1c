"""Files to hand out, each made when it is asked for, so that never all of them are in memory."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

Maker = Callable[[], bytes]
Made = Iterator[tuple[str, Maker]]


class Papers(Mapping[str, bytes]):
    """Contents by path relative to the output folder. Nothing is kept: what is asked for twice is made twice."""

    def __init__(self, makers: Mapping[str, Maker]) -> None:
        self._makers = dict(makers)

    def __getitem__(self, path: str) -> bytes:
        return self._makers[path]()

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __contains__(self, path: object) -> bool:
        return path in self._makers

    def without(self, left_out: Callable[[str], bool]) -> "Papers":
        """The same but for paths of that kind."""
        return Papers({path: maker for path, maker in self._makers.items() if not left_out(path)})

    def __or__(self, others: Mapping[str, bytes]) -> "Papers":
        return Papers(self._makers | _makers(others))

    def __ror__(self, others: Mapping[str, bytes]) -> "Papers":
        return Papers(_makers(others) | self._makers)


def _makers(files: Mapping[str, bytes]) -> dict[str, Maker]:
    return {path: partial(files.__getitem__, path) for path in files}
