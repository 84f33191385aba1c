"""Why a request is not met: the first reason that is true of the data or of the finished plan.

What rules the meeting out taken alone comes first, then what the plan holds in its place. Wishes for visits have
reasons of their own (``solver.missed``).
"""

from collections.abc import Iterable
from functools import partial

from matchmaker.messages import say_all
from matchmaker.plan import Assignment, Unmet
from matchmaker.plan.model import UnmetReason
from matchmaker.scenario import pair_id
from matchmaker.scenario.requests import Request
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.activities.parties import choice_exists
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Options
from matchmaker.solver.reasons.interpreting import Interpreting
from matchmaker.solver.reasons.missed import missed_visits
from matchmaker.solver.reasons.occupancy import Occupancy
from matchmaker.solver.stages.coverage import possible_alone

Reason = tuple[UnmetReason, str, dict[str, object]]


def unmet_requests(form: Formulation, held: Iterable[Assignment]) -> tuple[Unmet, ...]:
    """One entry for every request that is not met as often as asked, and for every visit missed; in file order."""
    interpreting = Interpreting(form, occupancy := Occupancy(form, list(held)))
    requests = (
        _entry(form, request, _reason(form, request, interpreting))
        for request in form.scenario.requests
        if request.wish != "never" and occupancy.times_met(request) < request.times
    )
    return (*requests, *missed_visits(form, interpreting))


def _entry(form: Formulation, request: Request, reason: Reason) -> Unmet:
    code, text, values = reason
    names = {"a": _name(form, request.wisher), "b": _name(form, request.partner)}
    return Unmet(
        request=request.name,
        people=form.scenario.who([request.wisher, request.partner]),
        reason=code,
        detail=say_all(form.scenario.event.languages, text, **(names | values)),
    )


def _name(form: Formulation, party: str) -> str:
    person = form.scenario.people_by_id.get(party)
    return person.full_name if person else form.scenario.organisations_by_id[party].name


def _reason(form: Formulation, request: Request, interpreting: Interpreting) -> Reason:
    outranked: Reason = ("outranked", "It would fit only at the cost of other wishes that count more.", {})
    ruled_out = _ruled_out(form, request) or _too_few(form, request)
    alone = ruled_out or _takes_none(form, request) or _taken_alone(form, request, interpreting)
    return alone or _displaced(form, request, interpreting) or outranked


def _ruled_out(form: Formulation, request: Request) -> Reason | None:
    people = form.setting.people
    for party in (request.wisher, request.partner):
        if not people.members(party):
            return "not_confirmed", "{who} has not confirmed.", {"who": _name(form, party)}
    if people.organisation(request.wisher) == people.organisation(request.partner):
        return "own_organisation", "{a} and {b} belong to the same organisation.", {}
    if _vetoed(form, request):
        return "vetoed", "{a} and {b} must never meet.", {}
    both = {r.wisher for r in _same_pair(form, request)}
    if len(both) < 2 and any(_must_be_mutual(form, r) for r in _same_pair(form, request)):
        return "not_mutual", "{b} does not wish this meeting, and both sides must.", {}
    return None


def _too_few(form: Formulation, request: Request) -> Reason | None:
    for party in _activities(form, request)[0].parties:
        if party.least > len(party.members):
            return "not_confirmed", "Too few people of {who} have confirmed.", {"who": _name(form, party.name)}
    return None


def _vetoed(form: Formulation, request: Request) -> bool:
    """Whether enough people represent both sides, but not without two who must never meet."""
    parties = _activities(form, request)[0].parties
    members = [list(party.members) for party in parties]
    return choice_exists(parties, members, frozenset()) and not choice_exists(parties, members, form.setting.forbidden)


def _takes_none(form: Formulation, request: Request) -> Reason | None:
    for party in (request.wisher, request.partner):
        if all(form.setting.limit(person, "at_most") == 0 for person in form.setting.people.members(party)):
            return "limit_reached", "{who} has as many meetings as agreed.", {"who": _name(form, party)}
    return None


def _must_be_mutual(form: Formulation, request: Request) -> bool:
    return (request.mutual or form.scenario.meetings.mutual) == "required"


def _same_pair(form: Formulation, request: Request) -> tuple[Request, ...]:
    return _activities(form, request)[0].requests


def _taken_alone(form: Formulation, request: Request, interpreting: Interpreting) -> Reason | None:
    activities = _activities(form, request)
    if any(possible_alone(form, activity) for activity in activities):
        return None if any(map(interpreting.possible_alone, activities)) else _not_understood(request, interpreting)
    if any(map(partial(_ever, form), activities)):
        return "no_common_time", "{a} and {b} are never free together: fixed parts of the programme need them.", {}
    return "no_common_time", "There is no time and table at which {a} and {b} are both there.", {}


def _ever(form: Formulation, activity: Activity) -> bool:
    """Whether the meeting would have a time and a table but for what its people attend at fixed times."""
    return any(form.setting.tables.enough(option.tables) for option in Options(form.setting.lenient).of(activity))


def _activities(form: Formulation, request: Request) -> list[Activity]:
    return form.copies[pair_id(request.wisher, request.partner)]


def _displaced(form: Formulation, request: Request, interpreting: Interpreting) -> Reason | None:
    occupancy = interpreting.occupancy
    open_copies = [a for a in _activities(form, request) if a.id not in occupancy.held and a.copy <= request.times]
    activity = open_copies[0]
    other = occupancy.meeting_between(activity)
    if other:
        return "organisations_meet", "The two organisations meet already, at {time}.", {"time": occupancy.clock(other)}
    for party in activity.parties:
        if all(occupancy.at_limit(person) for person in party.members):
            return "limit_reached", "{who} has as many meetings as agreed.", {"who": _name(form, party.name)}
    free = occupancy.free_options(activity)
    if not free:
        times = {option.start for option in form.imaginable(activity)}
        return (
            "times_taken",
            "At each of the {count} possible times one of the two has something else.",
            {"count": len(times)},
        )
    at_table = [option for option in free if occupancy.table_free(option)]
    if not at_table:
        clocks = tuple(dict.fromkeys(occupancy.local(option.start) for option in free))
        return "tables_full", "Both are free only at {times}, when all tables are taken.", {"times": clocks}
    return None if any(map(interpreting.possible, at_table)) else _not_understood(request, interpreting)


def _not_understood(request: Request, interpreting: Interpreting) -> Reason:
    names: dict[str, object] = {"a": interpreting.spoken(request.wisher), "b": interpreting.spoken(request.partner)}
    return "no_interpreter", "No interpreter between {a} and {b} is free at any time when both are there.", names
