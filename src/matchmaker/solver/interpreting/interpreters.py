"""Who interprets: what interpreters and people speak, when and where interpreters are there, how many it takes."""

from functools import cached_property
from typing import TYPE_CHECKING

from matchmaker.scenario.people import Interpreter
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.timeline import Span, inside
from matchmaker.solver.travel.pace import Stop

if TYPE_CHECKING:
    from matchmaker.solver.setting import Setting

RULE = "interpretation"
ANY = "*"  # a language of those who state none, so that they understand each other

Team = tuple[str, ...]
"""Interpreters who speak the same languages and are there at the same stop, in file order: any of them will do."""


class Interpreters:
    """The interpreters of a scenario; nothing is asked of it where there are none."""

    def __init__(self, setting: "Setting") -> None:
        self._setting, self._scenario = setting, setting.scenario
        self._there: dict[tuple[Span, str | None], tuple[str, ...]] = {}
        self._teams: dict[tuple[str, ...], tuple[Team, ...]] = {}

    def minutes(self, parameter: str) -> int:
        """A parameter of the rule, in minutes."""
        return int(getattr(self._setting.parameters(RULE), parameter))

    def number(self, activity: Activity) -> int:
        """How many interpreters an activity takes if it needs any."""
        return 2 if activity.length > self.minutes("alone") else 1

    def languages(self, activity: Activity) -> frozenset[str]:
        """The languages of a session or visit."""
        if activity.visit:
            return frozenset(activity.visit.languages)
        if activity.kind == "session":
            return frozenset(self._scenario.sessions[self._setting.session_of(activity)].languages)
        return frozenset()

    @cached_property
    def spoken(self) -> dict[str, frozenset[str]]:
        """By person and interpreter, the languages at working level or better; a person who states none speaks all."""
        people, interpreters = self._scenario.people, self._scenario.interpreters
        stated = {person.id: person.languages for person in people} | {who.id: who.languages for who in interpreters}
        told = (part.languages for parts in (self._scenario.sessions, self._scenario.visits) for part in parts)
        everything = frozenset({ANY}).union(*stated.values(), *told)
        silent = {person.id for person in people if not person.languages}
        enough = {
            who: frozenset(n for n, level in levels.items() if level != "basic") for who, levels in stated.items()
        }
        return {who: everything if who in silent else languages for who, languages in enough.items()}

    def there(self, stop: Stop) -> tuple[str, ...]:
        """Who could work there and then, in file order; everybody where duties are left out of account."""
        key = ((stop.start, stop.end), stop.place)
        if key not in self._there:
            anywhere = "interpreter_duties" in self._setting.without
            listed = self._scenario.interpreters
            self._there[key] = tuple(who.id for who in listed if anywhere or self._admits(who, stop))
        return self._there[key]

    def teams(self, stop: Stop) -> tuple[Team, ...]:
        """Those who could work there and then, by the languages they speak."""
        there = self.there(stop)
        if there not in self._teams:
            found: dict[frozenset[str], Team] = {}
            for who in there:
                found[self.spoken[who]] = (*found.get(self.spoken[who], ()), who)
            self._teams[there] = tuple(found.values())
        return self._teams[there]

    def _admits(self, interpreter: Interpreter, stop: Stop) -> bool:
        return inside(stop.start, stop.end, self._times[interpreter.id]) and self._in_city(interpreter, stop.place)

    @cached_property
    def _times(self) -> dict[str, list[Span]]:
        spans, within = self._setting.timeline.spans, self._setting.within
        return {who.id: within(who.available, spans(who.unavailable)) for who in self._scenario.interpreters}

    def _in_city(self, interpreter: Interpreter, place: str | None) -> bool:
        if interpreter.city is None or not self._scenario.places:
            return True
        city = self._scenario.places_by_id[place].city if place else ""
        return city in (None, interpreter.city)
