"""One tiny event per rule for interpreters: with the rule something has to give way, without it all takes place."""

from typing import Any

from ablation_trips import FAB, FAR, NEAR, tour
from builders import DATE, people, wish

Data = dict[str, Any]

EARLY: Data = {"available": ["09:00-09:20"]}  # time for one meeting
MIA: Data = {"id": "mia", "name": "Mia", "languages": ["de", "ja"]}


def spoken(german: str, japanese: str, **alike: Any) -> Data:
    """People who work in German, and others who work in Japanese."""
    return {"people": [*people(german, languages=["de"], **alike), *people(japanese, languages=["ja"], **alike)]}


def mia(**parts: Any) -> Data:
    """One interpreter between the two, of whom this is said too."""
    return {"interpreters": [MIA | parts]}


def limits(**parts: int) -> Data:
    """How long interpreters work."""
    return {"rules": {"interpretation": parts}}


PAIR = spoken("ada", "ben") | {"requests": [wish("ada", "ben")]}
IN_GERMAN: Data = {"languages": ["de"]}
TALK: Data = {
    "id": "talk",
    "title": "Talk",
    "length": 20,
    "must": ["ben"],
    "start": "09:00",
    "place": "inn",
} | IN_GERMAN


def meal(rounds: int = 1, **parts: Any) -> Data:
    """A lunch from 09:00 on for ada at a table with Mia, twenty minutes a round."""
    stated = {"id": "meal", "title": "Lunch", "start": "09:00", "rounds": rounds, "round_length": 20, "tables": ["t1"]}
    lunches = [stated | {"who": ["ada"], "interpreters": {"t1": "mia"}} | parts]
    return {"places": [{"id": "house", "name": "House", "tables": [{"id": "t1"}]}], "lunches": lunches}


CASES: dict[str, Data] = {
    "interpretation": PAIR | mia(languages=["de", "fr"]),
    "interpreter_duties": PAIR | mia(available=["09:00-09:19"]),
}

# What else the two rules forbid, by rule and clause.
CLAUSES: dict[tuple[str, str], Data] = {
    ("interpretation", "two for what takes long"): PAIR | mia() | limits(alone=19),
    ("interpretation", "a guest at a session"): spoken("ada", "ben")
    | mia(languages=["ja", "fr"])
    | {"sessions": [{"id": "talk", "title": "Talk", "start": "09:00", "length": 20, "may": ["ben"]} | IN_GERMAN]},
    ("interpretation", "a visitor"): FAB
    | spoken("ada", "ben")
    | mia(languages=["ja", "fr"])
    | tour("ben", may=["ben"], **IN_GERMAN),
    ("interpretation", "a promise at lunch"): spoken("ada", "ben") | mia() | meal(),
    ("interpreter_duties", "at lunch"): spoken("ada cleo", "ben", **EARLY)
    | mia()
    | meal()
    | {"requests": [wish("cleo", "ben")]},
    ("interpreter_duties", "rest after lunch"): spoken("ada cleo", "ben", available=["09:00-10:00"])
    | mia()
    | meal(rounds=2)
    | limits(rest_after=30, rest=30)
    | {"requests": [wish("cleo", "ben")]},
    ("interpreter_duties", "two at once"): spoken("ada cleo", "ben dan", **EARLY)
    | mia()
    | {"requests": [wish("ada", "ben"), wish("cleo", "dan")]},
    ("interpreter_duties", "rest"): spoken("ada", "ben cleo", available=["09:00-09:40"])
    | mia()
    | limits(rest_after=20, rest=1)
    | {"requests": [wish("ada", "ben"), wish("ada", "cleo")]},
    ("interpreter_duties", "another city"): FAR | spoken("ada", "ben") | mia(city="near") | tour("ben", **IN_GERMAN),
    # The way takes 20 minutes with boarding.
    ("interpreter_duties", "the way"): NEAR
    | spoken("ada", "ben cleo")
    | mia()
    | {"sessions": [TALK]}
    | tour("cleo", "09:39-10:39", may=["cleo"], **IN_GERMAN),
    ("interpreter_duties", "no way"): FAR
    | spoken("ada", "ben cleo")
    | mia()
    | {"sessions": [TALK]}
    | tour("cleo", f"{DATE} 10:30-11:30", may=["cleo"], **IN_GERMAN),
}
