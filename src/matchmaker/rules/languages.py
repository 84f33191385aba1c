"""Which languages people speak well enough to work in."""

from collections.abc import Mapping

from matchmaker.scenario.people import Level


def working(levels: Mapping[str, Level]) -> frozenset[str]:
    """The languages at level working or native."""
    return frozenset(language for language, level in levels.items() if level != "basic")
