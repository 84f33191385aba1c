"""What begins and ends when, in order of time."""

from collections.abc import Iterable, Iterator

from matchmaker.rules.held import Held


def changes(held: Iterable[Held]) -> Iterator[tuple[Held, bool]]:
    """Each assignment twice: when it ends (False) and when it begins (True). At one instant ends come first."""
    some = [one for one in held if one.span.start < one.span.end]
    moments = [(one.span.start, True, index) for index, one in enumerate(some)]
    moments += [(one.span.end, False, index) for index, one in enumerate(some)]
    for _, begins, index in sorted(moments):
        yield some[index], begins
