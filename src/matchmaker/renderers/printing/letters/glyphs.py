"""From characters that no font has to what an organiser can do: whose text it is, where it stands, what helps."""

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from unicodedata import category, name

from matchmaker.renderers.printing.letters.glyphless import is_lost
from matchmaker.scenario import Problem, Scenario
from matchmaker.scenario.problems import shown
from matchmaker.scenario.wording import Where, place

_CJK = ("CJK", "IDEOGRAPH", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH", "HALFWIDTH")
_NAMELESS = {"Cc": "a control character", "Cs": "half a character", "Co": "for private use"}
_MOST = 3
_BEFORE = 20

DELETE = "delete it, or write it otherwise"
INSTALL_CJK = "pip install 'matchmaker-planner[cjk]' (on Debian also: apt install fonts-noto-cjk)"
INSTALL = "install a font that has it (on Debian fonts-noto-core), or write it otherwise"


@dataclass(frozen=True)
class Glyphs:
    """Who has which characters in the texts of a scenario. Keep it for all papers: the texts are gathered once."""

    scenario: Scenario

    def problems(self, path: str, characters: Set[str]) -> tuple[Problem, ...]:
        """What is wrong with every text that has some of the characters, none of which any font has.

        ``path``: the PDF that they are for, which is named for those that are in no text. Controls are never repeated.
        """
        numbers = sorted({number for each in characters for number in self._holders.get(each, ())})
        blamed = tuple(self._problem(*self._texts[number], characters) for number in numbers)
        elsewhere = {each for each in characters if each not in self._holders}
        return (*blamed, Problem(path, None, _complaint(elsewhere))) if elsewhere else blamed

    def _problem(self, where: Where, text: str, characters: Set[str]) -> Problem:
        found = characters & set(text)
        first = max(0, min(text.index(each) for each in found) - _BEFORE)
        quoted = shown("…" * (first > 0) + text[first:])
        return Problem(*self.scenario.spot(*where), f"{place(where, self._data)}: {quoted}: {_complaint(found)}")

    @cached_property
    def _data(self) -> dict[str, Any]:
        return self.scenario.model_dump(by_alias=True)

    @cached_property
    def _texts(self) -> list[tuple[Where, str]]:
        return list(_texts(self._data, ()))

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """The texts with each character, but for those that every font has."""
        found = defaultdict(list)
        for number, (_, text) in enumerate(self._texts):
            if not (text.isascii() and text.isprintable()):
                for each in set(text):
                    found[each].append(number)
        return found


def _texts(data: Any, where: Where) -> Iterator[tuple[Where, str]]:
    """All texts in some data, with the keys and numbers that lead there in the scenario file."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, where if key == "*" else (*where, str(key)))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _texts(value, (*where, number))


def _complaint(characters: Set[str]) -> str:
    """Which characters no font has, at most a few of them, and what helps."""
    few = [_described(each) for each in sorted(characters)[:_MOST]]
    more = f" and {len(characters) - _MOST} more" if len(characters) > _MOST else ""
    remedies = dict.fromkeys(_remedy(each) for each in sorted(characters))
    return f"no font here has {', '.join(few)}{more}; {'; '.join(remedies)}"


def _described(character: str) -> str:
    """The character, if it can be shown by itself, with code point and name."""
    alone = character.isprintable() and category(character)[0] != "M"
    called = name(character, _NAMELESS.get(category(character), "no character"))
    return f"{character} (U+{ord(character):04X} {called})" if alone else f"U+{ord(character):04X} ({called})"


def _remedy(character: str) -> str:
    if is_lost(character):
        return DELETE
    return INSTALL_CJK if any(word in name(character, "") for word in _CJK) else INSTALL
