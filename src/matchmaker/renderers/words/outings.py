"""Visits as people read them: to whom, in which group, who leads it, and for the host who comes."""

from dataclasses import dataclass

from matchmaker.messages import say
from matchmaker.plan import Assignment
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card, native
from matchmaker.renderers.words.text import Phrase, clean
from matchmaker.scenario import Scenario
from matchmaker.scenario.activities import Visit


@dataclass(frozen=True)
class Outing:
    """One run of a visit. ``number`` counts all who go, None if not to be known; ``own``: the reader leads them.

    ``company`` says how large the group is and who leads it, to one of its members or to others. ``visitors`` are all
    who go, whoever leads them first. Both are empty if the reader may not know.
    """

    host: Phrase | None
    host_native: Phrase | None
    number: int | None
    leader: Card | None
    own: bool
    company: str = ""
    visitors: tuple[Card, ...] = ()


def visit_of(scenario: Scenario, activity: str) -> Visit | None:
    """The visit of which an activity is a run: its own id, or id.2, id.3."""
    known = {visit.id: visit for visit in scenario.visits}
    return known.get(activity) or known.get(activity.rpartition(".")[0])


def hosted(scenario: Scenario, assignment: Assignment) -> str | None:
    """The organisation that an assignment visits."""
    visit = visit_of(scenario, assignment.activity) if assignment.kind == "visit" else None
    return visit.host if visit else None


def outing(reader: Reader, assignment: Assignment) -> Outing | None:
    """The visit that an assignment is; None if it is none."""
    if assignment.kind != "visit":
        return None
    scenario = reader.scenario
    visit = visit_of(scenario, assignment.activity)
    host = scenario.organisations_by_id.get((visit and visit.host) or "")
    known = reader.may_see("group")
    leader = _leader(scenario, visit, assignment) if known else None
    card = reader.card(leader) if leader else None
    own = leader is not None and leader == reader.person
    first = [leader] if leader else []
    order = [*first, *(person for person in assignment.people if person != leader)]
    return Outing(
        host=Phrase(clean(host.name) or host.id) if host else None,
        host_native=native(host.native_name) if host else None,
        number=len(assignment.people) if known else None,
        leader=card,
        own=own,
        company=_company(reader, len(assignment.people), card) if known else "",
        visitors=tuple(map(reader.card, order)) if reader.may_see("visitors") else (),
    )


def _company(reader: Reader, number: int, leader: Card | None) -> str:
    """Who leads them; to a member also how many go."""
    language, own = reader.language, leader is not None and leader.id == reader.person
    led = say(language, "Led by {name}", name=leader.name) if leader and not own else ""
    if reader.person is None or reader.may_see("numbers"):
        return led
    if own:
        return say(language, "You lead this group of {n}.", n=number)
    if number == 1:
        with_others = say(language, "You go alone.")
    elif number == 2:
        with_others = say(language, "You go with one other person.")
    else:
        with_others = say(language, "You go with {n} others.", n=number - 1)
    return f"{with_others} {led}." if led else with_others


def _leader(scenario: Scenario, visit: Visit | None, assignment: Assignment) -> str | None:
    """The head of the group that leads the visit if they go, else the deputy."""
    group = next((group for group in scenario.groups if visit and group.id == visit.led_by), None)
    chosen = (group.head, group.deputy) if group else ()
    return next((person for person in chosen if person in assignment.people), None)
