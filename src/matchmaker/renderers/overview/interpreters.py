"""Interpreters for the organiser: how much each has to do, and a plan by time and by table for the desk."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.interpreting import interpreter_card
from matchmaker.renderers.overview.days import Day, days
from matchmaker.renderers.overview.timetable import Row, Timetable, timetable
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.journeys import duration
from matchmaker.renderers.words.text import Phrase


@dataclass(frozen=True)
class Load:
    """An interpreter's work: number of duties, time in words, percentage of the longest such time; files."""

    card: Card
    duties: int
    time: str
    share: int
    sheet: str | None
    calendar: str | None


@dataclass(frozen=True)
class DeskDay:
    """What is interpreted on one day, by time and by table, room or place; and who interprets when."""

    day: Day
    by_interpreter: Timetable


def loads(reader: Reader, views: Views, files: Collection[str]) -> tuple[Load, ...]:
    """Every interpreter of the scenario; ``files`` are those there are to link to."""
    minutes = {who.id: _minutes(views, who.id) for who in reader.scenario.interpreters}
    most = max(minutes.values(), default=0)
    return tuple(
        Load(
            card=interpreter_card(reader, name),
            duties=len(views.duties.get(name, ())),
            time=duration(spent, reader.language),
            share=round(100 * spent / most) if most else 0,
            sheet=next((path for path in [f"interpreters/{name}.html"] if path in files), None),
            calendar=next((path for path in [f"calendars/interpreters/{name}.ics"] if path in files), None),
        )
        for name, spent in minutes.items()
    )


def desk_days(reader: Reader, views: Views) -> tuple[DeskDay, ...]:
    """The days on which something is interpreted, with nothing else."""
    held = tuple(assignment for assignment in views.plan.assignments if assignment.resources.interpreter)
    interpreted = Views(views.scenario, views.plan.model_copy(update={"assignments": held, "cancelled": ()}))
    duties = {
        name: [entry.beside(name) for entry in interpreted.entries(reader, found)]
        for name, found in interpreted.duties.items()
    }
    order = sorted(duties, key=[who.id for who in reader.scenario.interpreters].index)
    return tuple(
        DeskDay(_at_tables(day), _by_interpreter(reader, day, {name: duties[name] for name in order}))
        for day in days(reader, interpreted, {})
    )


def _at_tables(day: Day) -> Day:
    """Of a round of a lunch only the tables with interpreters, one by one."""
    times = tuple((time, tuple(seen for entry in entries for seen in entry.interpreted)) for time, entries in day.times)
    rows = [Row(row.label, [entry for entry in row.entries if entry.interpreters]) for row, _ in day.by_table.rows]
    return replace(day, times=times, by_table=timetable([row for row in rows if row.entries]))


def _by_interpreter(reader: Reader, day: Day, duties: Mapping[str, Sequence[Entry]]) -> Timetable:
    rows = [
        Row(Phrase(interpreter_card(reader, name).name), [e for e in entries if e.day.isoformat() == day.key], name)
        for name, entries in duties.items()
    ]
    return timetable([row for row in rows if row.entries])


def _minutes(views: Views, name: str) -> int:
    return sum(assignment.minutes for assignment in views.duties.get(name, ()))
