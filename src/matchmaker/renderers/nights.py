"""Where somebody sleeps, night by night."""

from collections.abc import Mapping
from datetime import date

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.words.sites import Site, site_of

Nights = Mapping[date, Site]


def own_nights(reader: Reader, places: Mapping[str, Mapping[date, str]]) -> Nights:
    """The reader's own nights, by the date of the evening; ``places`` are those of everybody."""
    own = places.get(reader.person or "", {})
    return {night: site_of(reader, place) for night, place in sorted(own.items())}
