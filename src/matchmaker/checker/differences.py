"""What an assignment says, beside what the scenario says."""

from collections.abc import Iterator

from matchmaker.plan import Assignment


def differences(entry: Assignment, **right: object) -> Iterator[str]:
    """Every part of the assignment, named by its key, that is not as it should be."""
    for key, value in right.items():
        stated = getattr(entry, key)
        if stated != value:
            yield f"its {key} should be {_shown(value)}, not {_shown(stated)}"


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return "none" if value is None else str(value)
