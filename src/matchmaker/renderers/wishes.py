"""Wishes as the organiser reads them: whose, for whom, how strong, and why they are not met."""

from collections.abc import Iterable
from dataclasses import dataclass

from matchmaker.messages import say
from matchmaker.plan import Unmet
from matchmaker.renderers.audience import Reader, printed_name
from matchmaker.renderers.text import Phrase, clean, phrase
from matchmaker.scenario import Scenario
from matchmaker.scenario.requests import Request


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
    return tuple(_row(reader, found, requests.get(found.request)) for found in reader.unmet(tuple(unmet)))


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


def wished_by(reader: Reader, requests: Iterable[str]) -> tuple[str, ...]:
    """Who wished a meeting and how strongly, one line for each request it meets."""
    known = {request.name: request for request in reader.scenario.requests}
    found = (known[name] for name in requests if name in known)
    return tuple(
        say(
            reader.language,
            "wished by {who} ({strength})",
            who=party_name(reader.scenario, request.wisher),
            strength=strength(request, reader.language),
        )
        for request in found
    )


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
