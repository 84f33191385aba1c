"""From the values of the variables to assignments: times become local, tables of a class are dealt out."""

from collections.abc import Iterator

from matchmaker.matching import match
from matchmaker.plan import Assignment, Seat, uid_of, when
from matchmaker.plan.model import Resources
from matchmaker.scenario import Scenario
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.driving.dealing import rides
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.table_dealing import deal_tables

Seats = dict[str, dict[str, Seat]]


def assignments(form: Formulation, values: list[int], seats: Seats) -> tuple[Assignment, ...]:
    """The chosen options and rides as assignments in order of time; ``seats``: everybody's, by the id of a round."""
    chosen = [option for option, literal in form.chosen.items() if values[literal.index]]
    tables = deal_tables(form, values, chosen)
    interpreting = dict(_deal_interpreters(form, values, chosen))
    found = (
        _assignment(
            form,
            values,
            option,
            tables.get(option),
            seats.get(option.activity.id),
            interpreting.get(option, Resources()),
        )
        for option in chosen
    )
    return tuple(sorted((*found, *rides(form, values)), key=when))


def _deal_interpreters(
    form: Formulation, values: list[int], chosen: list[Option]
) -> Iterator[tuple[Option, Resources]]:
    """Those of a team who work at a time and place, whoever of them; in file order."""
    order = [interpreter.id for interpreter in form.scenario.interpreters]
    left = {post: [s.interpreter for s in shifts if values[s.literal.index]] for post, shifts in form.shifts.items()}
    for option in chosen:
        found: list[str] = []
        for service in form.services.get(option, ()):
            if values[service.literal.index]:
                at_work = left.get((option.stop, service.team), list(service.team))
                found.append(next(who for who in at_work if who not in found))
                at_work.remove(found[-1])
        if found:
            yield option, Resources(interpreter=tuple(sorted(found, key=order.index)))


def _assignment(
    form: Formulation,
    values: list[int],
    option: Option,
    table: str | None,
    seating: dict[str, Seat] | None,
    resources: Resources,
) -> Assignment:
    scenario, activity, timeline = form.scenario, option.activity, form.setting.timeline
    place, end_place = option.stop.place, option.stop.end_place
    zone, end_zone = timeline.zone(option.start, place), timeline.zone(option.end, end_place)
    if activity.kind != "transfer":
        end_zone = zone
    attending = {a.person for party in form.attendances[option] for a in party if values[a.literal.index]}
    people = form.setting.people.in_order(attending)
    return Assignment(
        uid=uid_of(scenario.id, activity.id),
        activity=activity.round.lunch.id if activity.round else activity.id,
        kind=activity.kind,
        start=timeline.local(option.start, zone),
        end=timeline.local(option.end, end_zone),
        timezone=zone,
        end_timezone=end_zone if end_zone != zone else None,
        place=place,
        end_place=end_place if activity.leg else None,
        room=option.room,
        table=table,
        round=activity.round.number if activity.round else None,
        seating=seating,
        people=people,
        resources=resources,
        requests=_requests(form, activity, people),
        value=_value(form, activity, people),
        reasons=_reasons(scenario, activity),
        locked=activity.id in form.setting.promises,
    )


def _requests(form: Formulation, activity: Activity, people: tuple[str, ...]) -> tuple[str, ...]:
    """Names of the requests or of the wishes for the visit that are met, in file order."""
    if activity.visit:
        wishes = form.setting.visit_wishes.all.values()
        return tuple(wish.name for wish in wishes if wish.visit == activity.pair and wish.person in people)
    return tuple(request.name for request in activity.requests if activity.copy <= request.times)


def _value(form: Formulation, activity: Activity, people: tuple[str, ...]) -> int:
    if activity.visit:
        return sum(form.setting.visit_wishes.value(person, activity.pair) for person in people)
    return activity.value


def _reasons(scenario: Scenario, activity: Activity) -> tuple[dict[str, str], ...]:
    """Why the two parties of a meeting fit, in the languages of the event and of the people concerned."""
    if activity.kind != "meeting" or len(activity.parties) != 2:
        return ()
    own = [scenario.people_by_id[person].language for person in activity.people]
    languages = dict.fromkeys([*scenario.event.languages, *(language for language in own if language)])
    found = match(scenario, activity.parties[0].name, activity.parties[1].name)
    told = zip(*(found.reasons_in(language) for language in languages), strict=True)
    return tuple(dict(zip(languages, reason, strict=True)) for reason in told)
