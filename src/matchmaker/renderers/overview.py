"""What the organiser's overview shows: how good the plan is, timetables, people, and what was not met."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from matchmaker.messages import say
from matchmaker.plan import Unmet
from matchmaker.renderers.audience import Card, Reader, printed_name
from matchmaker.renderers.local import long_day, short_day
from matchmaker.renderers.quality import Quality, quality
from matchmaker.renderers.text import Phrase, clean, phrase
from matchmaker.renderers.timetable import Row, Timetable, timetable
from matchmaker.renderers.view import Entry, Views
from matchmaker.scenario import Scenario
from matchmaker.scenario.requests import Request


@dataclass(frozen=True)
class PersonRow:
    """A person, how many meetings they have, how many of their wishes are met, and links to their files."""

    card: Card
    meetings: int
    met: int
    wished: int
    agenda: str | None
    calendar: str | None


@dataclass(frozen=True)
class UnmetRow:
    """A request that is not met: who wished what, how strongly, and why not."""

    wisher: str
    partner: str
    wish: str
    reason: Phrase


@dataclass(frozen=True)
class Day:
    """One local day: its entries by time, and the timetable of people."""

    key: str
    date: str
    zone: str
    times: tuple[tuple[str, tuple[Entry, ...]], ...]
    timetable: Timetable


@dataclass(frozen=True)
class Link:
    """A calendar file for several people."""

    path: str
    label: str


@dataclass(frozen=True)
class Overview:
    """Everything on the organiser's page."""

    revision: int
    stamp: str
    meetings: int
    met: int
    wished: int
    quality: Quality
    days: tuple[Day, ...]
    people: tuple[PersonRow, ...]
    unmet: tuple[UnmetRow, ...]
    calendars: tuple[Link, ...]
    one_place: bool


def overview(reader: Reader, views: Views, files: Collection[str]) -> Overview:
    """The overview for the organiser; ``files`` are the agendas and calendars there are to link to."""
    plan = views.plan
    people = tuple(_person_row(reader, views, person, files) for person in reader.scenario.people_by_id)
    unmet = {unmet.request for unmet in plan.unmet}
    met = {request for assignment in plan.assignments for request in assignment.requests}
    return Overview(
        revision=plan.revision,
        stamp=short_day(plan.stamp.date(), reader.language),
        meetings=sum(assignment.kind == "meeting" for assignment in plan.assignments),
        met=len(met - unmet),
        wished=len(met | unmet),
        quality=quality(plan.outcome, reader.language),
        days=_days(reader, views),
        people=tuple(row for row in people if row.agenda),
        unmet=tuple(_unmet_row(reader, unmet) for unmet in reader.unmet(plan.unmet)),
        calendars=tuple(_shared_links(reader, files)),
        one_place=len({assignment.place for assignment in plan.assignments}) == 1,
    )


def _days(reader: Reader, views: Views) -> tuple[Day, ...]:
    everything = views.entries(reader, views.plan.assignments)
    own = {}
    for person, assignments in views.planned.items():
        as_person = Reader(reader.scenario, reader.audience, reader.language, person)
        own[person] = views.entries(as_person, assignments)
    days = sorted({entry.day for entry in everything})
    return tuple(_day(reader, day, [entry for entry in everything if entry.day == day], own) for day in days)


def _day(reader: Reader, day: date, entries: Sequence[Entry], own: Mapping[str, Sequence[Entry]]) -> Day:
    rows = [Row(reader.card(who), [entry for entry in found if entry.day == day]) for who, found in own.items()]
    return Day(
        key=day.isoformat(),
        date=long_day(day, reader.language),
        zone=entries[0].zone,
        times=tuple((time, tuple(found)) for (time, _), found in groupby(entries, lambda e: (e.time, e.zone))),
        timetable=timetable([row for row in rows if row.entries]),
    )


def _person_row(reader: Reader, views: Views, person: str, files: Collection[str]) -> PersonRow:
    organisation = reader.scenario.people_by_id[person].organisation
    wishes = [r for r in reader.scenario.requests if r.wisher in (person, organisation) and r.wish != "never"]
    held = views.planned[person]
    met = {request for assignment in held for request in assignment.requests}
    agenda, calendar = f"agendas/{person}.html", f"calendars/{person}.ics"
    return PersonRow(
        card=reader.card(person),
        meetings=sum(assignment.kind == "meeting" for assignment in held),
        met=sum(wish.name in met for wish in wishes),
        wished=len(wishes),
        agenda=agenda if agenda in files else None,
        calendar=calendar if calendar in files else None,
    )


def _unmet_row(reader: Reader, unmet: Unmet) -> UnmetRow:
    request = next((found for found in reader.scenario.requests if found.name == unmet.request), None)
    people = ", ".join(reader.card(person).name for person in unmet.people)
    return UnmetRow(
        wisher=party_name(reader.scenario, request.wisher) if request else people,
        partner=party_name(reader.scenario, request.partner) if request else clean(unmet.request),
        wish=_strength(request, reader.language) if request else "",
        reason=phrase(unmet.detail, reader.language, otherwise=clean(unmet.reason)),
    )


def _strength(request: Request, language: str) -> str:
    if request.wish == "must":
        return say(language, "must")
    return say(language, "wish {n} of 5", n=request.wish)


def party_name(scenario: Scenario, party: str) -> str:
    """Name of a person or organisation."""
    if party in scenario.people_by_id:
        return printed_name(scenario.people_by_id[party])
    organisation = scenario.organisations_by_id.get(party)
    return (clean(organisation.name) if organisation else "") or party


def _shared_links(reader: Reader, files: Collection[str]) -> Iterable[Link]:
    scenario, language = reader.scenario, reader.language
    labels = {"calendars/_all.ics": say(language, "Everything")}
    for group in scenario.groups:
        name = phrase(group.name, language, otherwise=group.id).text
        labels[f"calendars/groups/{group.id}.ics"] = say(language, "Group: {name}", name=name)
    for organisation in scenario.organisations:
        labels[f"calendars/hosts/{organisation.id}.ics"] = party_name(scenario, organisation.id)
    for place in scenario.places:
        name = phrase(place.name, language, otherwise=place.id).text
        labels[f"calendars/places/{place.id}.ics"] = say(language, "Place: {name}", name=name)
    return (Link(path, label) for path, label in labels.items() if path in files)
