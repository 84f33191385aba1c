"""Visits as the organiser sees them: which take place, when, who goes, how many places are left, who does not go."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from matchmaker.messages import say
from matchmaker.plan import Assignment, Unmet
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.overview.wishes import party_name
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.local import short_day
from matchmaker.renderers.words.outings import visit_of
from matchmaker.renderers.words.sites import Site, site_of
from matchmaker.renderers.words.text import Phrase, clean, phrase
from matchmaker.renderers.words.tongues import tongue
from matchmaker.scenario.activities import Visit


@dataclass(frozen=True)
class VisitRun:
    """One run that takes place; ``left`` counts the places left, None if there is no limit."""

    entry: Entry
    left: int | None


@dataclass(frozen=True)
class Missed:
    """Why some who wished a visit do not go: the reason, and those for whom it holds."""

    reason: Phrase
    people: tuple[Card, ...]


@dataclass(frozen=True)
class VisitRow:
    """A visit with its runs; ``sheet`` is the path of its host's page, ``wished`` how many wish to go."""

    id: str
    title: Phrase
    host: str
    sheet: str | None
    site: Site
    size: str
    languages: tuple[str, ...]
    due: str
    runs: tuple[VisitRun, ...]
    missed: tuple[Missed, ...]
    wished: int

    @property
    def days(self) -> tuple[str, ...]:
        """The days on which it takes place."""
        return tuple(dict.fromkeys(run.entry.day.isoformat() for run in self.runs))

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who goes or wished to."""
        going = (person for run in self.runs for person in run.entry.people)
        return tuple(dict.fromkeys((*going, *(card.id for missed in self.missed for card in missed.people))))


def visit_rows(reader: Reader, views: Views, files: Collection[str]) -> tuple[VisitRow, ...]:
    """Every visit of the scenario: those that take place in order of time, then the others."""
    held: dict[str, list[Assignment]] = {visit.id: [] for visit in reader.scenario.visits}
    for assignment in views.plan.assignments:
        if visit := visit_of(reader.scenario, assignment.activity):
            held[visit.id].append(assignment)
    rows = [
        _row(reader, visit, views.entries(reader, held[visit.id]), views, files) for visit in reader.scenario.visits
    ]
    return tuple(sorted(rows, key=lambda row: (not row.runs, row.runs and (row.runs[0].entry.start, row.id))))


def _row(reader: Reader, visit: Visit, entries: Iterable[Entry], views: Views, files: Collection[str]) -> VisitRow:
    path = f"hosts/{visit.host}.html"
    missed = tuple(_missed(reader, visit, views.plan.unmet))
    runs = tuple(VisitRun(entry, _left(visit, len(entry.people))) for entry in entries)
    going = {person for run in runs for person in run.entry.people}
    return VisitRow(
        id=visit.id,
        title=phrase(visit.title, reader.language, otherwise=visit.id),
        host=party_name(reader.scenario, visit.host) if visit.host else "",
        sheet=path if path in files else None,
        site=site_of(reader, visit.place),
        size=_size(visit, reader.language),
        languages=tuple(tongue(code, reader.language) for code in visit.languages),
        due=short_day(visit.visitors_due, reader.language) if visit.visitors_due else "",
        runs=runs,
        missed=missed,
        wished=len(going | {card.id for found in missed for card in found.people}),
    )


def _left(visit: Visit, going: int) -> int | None:
    return None if visit.at_most is None else max(0, visit.at_most - going)


def _size(visit: Visit, language: str) -> str:
    if visit.at_most is None:
        return say(language, "at least {n}", n=visit.at_least)
    return f"{visit.at_least}–{visit.at_most}"


def _missed(reader: Reader, visit: Visit, unmet: Collection[Unmet]) -> Iterator[Missed]:
    """By reason, the commonest first."""
    reasons: dict[Phrase, list[Card]] = {}
    names = {f"{person}--{visit.id}": person for person in reader.scenario.people_by_id}
    for found in reader.unmet(tuple(unmet)):
        if found.request in names:
            why = phrase(found.detail, reader.language, otherwise=clean(found.reason))
            reasons.setdefault(why, []).append(reader.card(names[found.request]))
    for reason in sorted(reasons, key=lambda reason: -len(reasons[reason])):
        yield Missed(reason, tuple(reasons[reason]))
