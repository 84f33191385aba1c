"""Wishes as the organiser reads them: whose, for whom, how strong, and why they are not met."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from matchmaker.messages import say
from matchmaker.plan import Unmet
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import printed_name
from matchmaker.renderers.words.text import Phrase, clean, phrase
from matchmaker.scenario import Scenario
from matchmaker.scenario.requests import Request
from matchmaker.scenario.trips import WishedVisit, wished_visits


@dataclass(frozen=True)
class UnmetRow:
    """A request that is not met: who wished what, how strongly, and why not; ``parties`` are the ids of both."""

    wisher: str
    partner: str
    wish: str
    reason: Phrase
    people: tuple[str, ...]
    parties: tuple[str, ...]


def unmet_rows(reader: Reader, unmet: Iterable[Unmet]) -> tuple[UnmetRow, ...]:
    """What is not met, in the order of the plan; nothing for those who may not know."""
    requests = {request.name: request for request in reader.scenario.requests}
    visits = {wish.name: wish for wish in wished_visits(reader.scenario).values()}
    return tuple(
        _visit_row(reader, found, visits[found.request])
        if found.request in visits and found.request not in requests
        else _row(reader, found, requests.get(found.request))
        for found in reader.unmet(tuple(unmet))
    )


def _visit_row(reader: Reader, unmet: Unmet, wish: WishedVisit) -> UnmetRow:
    return UnmetRow(
        wisher=reader.card(wish.person).name,
        partner=visit_title(reader, wish.visit),
        wish=say(reader.language, "wish {n} of 5", n=wish.wish),
        reason=phrase(unmet.detail, reader.language, otherwise=clean(unmet.reason)),
        people=(wish.person,),
        parties=(wish.person, wish.visit),
    )


def visit_title(reader: Reader, visit: str) -> str:
    """What a visit is called, else its id."""
    title = next((stated.title for stated in reader.scenario.visits if stated.id == visit), None)
    return phrase(title, reader.language, otherwise=clean(visit)).text


def _row(reader: Reader, unmet: Unmet, request: Request | None) -> UnmetRow:
    scenario = reader.scenario
    people = ", ".join(reader.card(person).name for person in unmet.people)
    parties = (request.wisher, request.partner) if request else ()
    members = [member for party in parties for member in scenario.members.get(party, (party,))]
    return UnmetRow(
        wisher=party_name(scenario, request.wisher) if request else people,
        partner=party_name(scenario, request.partner) if request else clean(unmet.request),
        wish=strength(request, reader.language) if request else "",
        reason=phrase(unmet.detail, reader.language, otherwise=clean(unmet.reason)),
        people=tuple(dict.fromkeys((*members, *unmet.people))),
        parties=parties,
    )


class Wishers:
    """Who wished what a plan holds, and how strongly; ``names`` are those of everything that a party wished."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._requests = {request.name: request for request in reader.scenario.requests}
        self._visits = {wish.name: wish for wish in wished_visits(reader.scenario).values()}
        self.names: defaultdict[str, set[str]] = defaultdict(set)
        for request in reader.scenario.requests:
            self.names[request.wisher].add(request.name)
        for wish in self._visits.values():
            self.names[wish.person].add(wish.name)

    def of(self, names: Iterable[str], person: str) -> tuple[str, ...]:
        """One line for each request met, and for the person's own wish for a visit; others' are their own affair."""
        return tuple(line for name in names if (line := self._line(name, person)))

    def _line(self, name: str, person: str) -> str:
        language = self._reader.language
        if request := self._requests.get(name):
            who = party_name(self._reader.scenario, request.wisher)
            return say(language, "wished by {who} ({strength})", who=who, strength=strength(request, language))
        wish = self._visits.get(name)
        return say(language, "wish {n} of 5", n=wish.wish) if wish and wish.person == person else ""


def strength(request: Request, language: str) -> str:
    """How strong a wish is, in words."""
    if request.wish == "must":
        return say(language, "must")
    return say(language, "wish {n} of 5", n=request.wish)


def party_name(scenario: Scenario, party: str) -> str:
    """Name of a person or organisation."""
    if party in scenario.people_by_id:
        return printed_name(scenario.people_by_id[party])
    organisation = scenario.organisations_by_id.get(party)
    return (clean(organisation.name) if organisation else "") or party
