"""Ways between places as people read them: how long, and by what means."""

from matchmaker.messages import say
from matchmaker.scenario.places import TravelTime


def way_words(way: TravelTime, language: str) -> str:
    """For example 25 min by bus."""
    words = {
        "walk": say(language, "{minutes} min on foot", minutes=way.minutes),
        "car": say(language, "{minutes} min by car", minutes=way.minutes),
        "bus": say(language, "{minutes} min by bus", minutes=way.minutes),
        "train": say(language, "{minutes} min by train", minutes=way.minutes),
    }
    return words[way.mode]
