"""The page on matching, for the organiser: proposals with reasons, best partners, topics that find nobody."""

from collections.abc import Mapping
from typing import Any

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.templating import page
from matchmaker.renderers.words.text import clean
from matchmaker.scenario import Scenario


def match_page(scenario: Scenario, report: Mapping[str, Any]) -> bytes:
    """The page in the language of the report, which is plain data as matching gives it for JSON."""
    reader = Reader(scenario, "organiser", report["language"])
    return page(reader, "matches.html", report=_cleaned(dict(report)))


def _cleaned(part: Any) -> Any:
    """The same data with every text on one line, without control characters."""
    if isinstance(part, str):
        return clean(part)
    if isinstance(part, dict):
        return {key: _cleaned(value) for key, value in part.items()}
    return [_cleaned(value) for value in part] if isinstance(part, list) else part
