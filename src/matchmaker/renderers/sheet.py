"""How large an agenda is printed, so that an ordinary day stays on one sheet of A4."""

from collections.abc import Sequence
from math import ceil

from matchmaker.renderers.cards import Card
from matchmaker.renderers.entry import Entry

# Lines that a sheet holds in each size of print, beside heading, places and contact; measured with long and short ones.
_SIZES = (("", 39), ("dense", 45))
_WIDE = 78  # characters of a line between time and place
_PADDING = 0.55
_ROUND = 5.5
_LEG = 4


def print_size(entries: Sequence[Entry]) -> str:
    """The largest size in which the entries of a day fit, else the smallest; as a class of the style sheet."""
    lines = sum(map(_lines, entries))
    return next((size for size, most in _SIZES if lines <= most), "denser")


def _lines(entry: Entry) -> float:
    """About how many lines an entry takes in print."""
    if entry.tables:
        return _ROUND + _PADDING
    lines = (
        sum(map(_of_partner, entry.partners))
        + (entry.kind != "meeting")
        + bool(entry.ride)
        + 0.9 * (bool(entry.languages) + bool(entry.interpreters))
    )
    lines += (_LEG if entry.journey and not entry.ride else 0) + (1.9 if entry.outing else 0)
    reasons = sum(len(reason.text) + 2 for reason in entry.reasons)
    described = len(entry.description.text) if entry.description else 0
    texts = [described, reasons * 1.05, sum(len(card.name) + 2 for card in entry.colleagues)]
    return max(lines + sum(ceil(text / _WIDE) for text in texts), len(entry.site.spots)) + _PADDING


def _of_partner(card: Card) -> float:
    function = len(card.function.text) if card.function else 0
    native = len(card.organisation_native.text) if card.organisation_native else 0
    profiles = [found for found in (card.organisation_profile, card.profile) if found]
    lines = 1 + ceil((function + len(card.organisation) + native) / _WIDE)
    return lines + sum(0.9 * ceil(len(found.text) / _WIDE + found.text.count("\n")) for found in profiles)
