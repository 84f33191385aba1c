"""What assignments are called, and between which parties they are."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from matchmaker.messages import say, spoken
from matchmaker.plan import Assignment
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.words.text import Phrase
from matchmaker.scenario import Scenario, Text, given_ids, pair_id


class Activities:
    """Titles, descriptions and parties by activity; further copies of an activity (id.2, id.3) share them."""

    def __init__(self, scenario: Scenario) -> None:
        self._titles = dict(_titles(scenario))
        self._parties = dict(_parties(scenario))
        self._sessions = {part.id: part for part in scenario.sessions}
        self._languages: dict[str, list[str]] = {part.id: part.languages for part in scenario.sessions}
        self._languages |= {part.id: part.languages for part in scenario.visits}

    def title(self, activity: str) -> Text | None:
        """What stands in the scenario; None for meetings."""
        return self._titles.get(activity) or self._titles.get(activity.rpartition(".")[0])

    def description(self, activity: str) -> Text | None:
        """More about it, if anything is said."""
        session = self._sessions.get(activity)
        return session.description if session else None

    def languages(self, activity: str) -> Sequence[str]:
        """Codes of the languages spoken, if they are stated."""
        return self._languages.get(activity, self._languages.get(activity.rpartition(".")[0], []))

    def free(self, activity: str) -> bool:
        """Whether it is an offer for free time."""
        session = self._sessions.get(activity)
        return session is not None and session.free

    def parties(self, activity: str) -> tuple[str, ...]:
        """People and organisations between whom the meeting is; empty if the scenario does not know it."""
        return self._parties.get(activity) or self._parties.get(activity.rpartition(".")[0], ())


def names(cards: Iterable[Card]) -> str:
    """Names with organisation; people of one organisation together. Of more than three the organisations only."""
    by_organisation: dict[str, list[str]] = {}
    for card in cards:
        by_organisation.setdefault(card.organisation, []).append(card.name)
    alone = by_organisation.pop("", [])
    if sum(map(len, by_organisation.values())) + len(alone) > 3 and by_organisation:
        return ", ".join((*by_organisation, *alone))
    return ", ".join((*(f"{', '.join(found)} ({name})" for name, found in by_organisation.items()), *alone))


def parties(cards: Iterable[Card]) -> tuple[tuple[Card, ...], ...]:
    """Who meets whom: people of one organisation together, those without one each alone."""
    found: dict[str, list[Card]] = {}
    for card in cards:
        found.setdefault(card.organisation or card.id, []).append(card)
    return tuple(map(tuple, found.values()))


@cache
def category(kind: str, language: str) -> str:
    """The kind of an assignment in the reader's language."""
    words = {
        "meeting": say(language, "Meeting"),
        "visit": say(language, "Visit"),
        "lunch": say(language, "Lunch"),
        "session": say(language, "Programme"),
        "transfer": say(language, "Journey"),
        "ride": say(language, "Ride"),
    }
    return words[kind]


def cancelled_title(title: Phrase, language: str) -> Phrase:
    """The title of something that no longer takes place."""
    return Phrase(say(language, "Cancelled: {title}", title=title.text), title.language and spoken(language))


def round_title(title: Phrase, assignment: Assignment, reader: Reader) -> Phrase:
    """The title of a lunch with the number of the round, if there are several."""
    rounds = next((lunch.rounds for lunch in reader.scenario.lunches if lunch.id == assignment.activity), None)
    if assignment.round is None or rounds == 1:
        return title
    text = say(reader.language, "{title}, round {n}", title=title.text, n=assignment.round)
    return Phrase(text, title.language and spoken(reader.language))


def _titles(scenario: Scenario) -> Iterator[tuple[str, Text]]:
    yield from ((part.id, part.title) for part in scenario.sessions)
    yield from ((part.id, part.title) for part in scenario.visits)
    yield from ((part.id, part.title) for part in scenario.lunches)
    yield from ((part.id, part.title) for part in scenario.transfers)


def _parties(scenario: Scenario) -> Iterator[tuple[str, tuple[str, ...]]]:
    for request in scenario.requests:
        yield pair_id(request.wisher, request.partner), (request.wisher, request.partner)
    for name, given in zip(given_ids(scenario), scenario.given, strict=True):
        yield name, tuple(given.between)
