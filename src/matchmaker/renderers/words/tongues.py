"""Languages in words, and how well somebody speaks them."""

from collections.abc import Mapping

from matchmaker.messages import say
from matchmaker.messages.locales import tongue
from matchmaker.scenario.people import Level


def skills(levels: Mapping[str, Level], language: str) -> tuple[str, ...]:
    """The languages somebody speaks, the best first; those spoken well enough to work in are named alone."""
    best = sorted(levels, key=lambda code: ("native", "working", "basic").index(levels[code]))
    return tuple(_skill(tongue(code, language), levels[code], language) for code in best)


def _skill(name: str, level: Level, language: str) -> str:
    if level == "native":
        return say(language, "{language} (native)", language=name)
    return say(language, "{language} (basic)", language=name) if level == "basic" else name


__all__ = ["skills", "tongue"]
