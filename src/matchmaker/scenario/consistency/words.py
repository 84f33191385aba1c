"""Words for the texts about contradictions: lists of names, times of day."""

from collections.abc import Collection, Iterator

Where = tuple[str | int, ...]
Found = Iterator[tuple[Where, str]]
MOST_NAMES = 5


def names(ids: Collection[str]) -> str:
    """'anna', 'ben' and 3 more."""
    listed = [f"'{name}'" for name in list(ids)[:MOST_NAMES]]
    more = len(ids) - len(listed)
    return ", ".join(listed) + (f" and {more} more" if more else "")
