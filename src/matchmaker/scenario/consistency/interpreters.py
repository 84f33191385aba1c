"""Interpreters who cannot interpret anything anywhere."""

from matchmaker.scenario.consistency.words import Found
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.problems import nearest


def contradictions(scenario: Scenario) -> Found:
    """Interpreters without languages, and those in a city in which there is no place."""
    cities = dict.fromkeys(place.city for place in scenario.places if place.city is not None)
    for index, interpreter in enumerate(scenario.interpreters):
        if not interpreter.languages:
            yield ("interpreters", index, "languages"), "no languages; state those between which the interpreter works"
        if interpreter.city is not None and interpreter.city not in cities:
            hint = nearest(interpreter.city, cities, "cities of the places")
            yield ("interpreters", index, "city"), f"no place is in '{interpreter.city}'; {hint}"
