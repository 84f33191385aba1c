"""One assignment of a plan, in real time and with what the scenario says of it."""

from dataclasses import dataclass

from matchmaker.plan import Assignment, Seat
from matchmaker.rules.facts import Facts
from matchmaker.rules.journeys.stops import Stop
from matchmaker.rules.meeting.choices import Choice
from matchmaker.rules.meeting.meetings import Meeting
from matchmaker.rules.subjects import Subject, subject_of
from matchmaker.rules.times.spans import Span, utc
from matchmaker.scenario.activities import Lunch, Session, Visit


@dataclass(frozen=True)
class Held(Stop):
    """One assignment; people, interpreters, room and table only where known, the place as the scenario says.

    ``choice`` tells the block of a meeting; ``seats`` are those of known people in a round of a lunch, at any table.
    An unknown activity is a meeting if its kind says so.
    """

    entry: Assignment
    subject: Subject
    people: tuple[str, ...]
    table: str | None
    choice: Choice | None
    seats: dict[str, Seat]
    interpreters: tuple[str, ...]

    @property
    def activity(self) -> str:
        """The id of the activity."""
        return self.entry.activity

    @property
    def meeting(self) -> Meeting | None:
        """The meeting that it is, if any."""
        return self.subject.meeting

    @property
    def session(self) -> Session | None:
        """The session that it is, if any."""
        return self.subject.session

    @property
    def visit(self) -> Visit | None:
        """The visit of which it is a run, if any."""
        return self.subject.visit

    @property
    def lunch(self) -> Lunch | None:
        """The lunch of which it is a round, if any."""
        return self.subject.lunch

    @property
    def number(self) -> int:
        """The number of the copy of a meeting or of the run of a visit."""
        return self.subject.number

    @property
    def round(self) -> int | None:
        """The number of the round, if it is one of a lunch."""
        return self.entry.round if self.lunch else None

    @property
    def is_meal(self) -> bool:
        """Whether it is a session that counts as a meal, or a round of a lunch."""
        return self.lunch is not None or (self.session is not None and self.session.meal)


def held_of(facts: Facts, entry: Assignment) -> Held:
    """What the rules see in an assignment. Unknown names are left to the structure check."""
    scenario, subject = facts.scenario, subject_of(facts, entry.activity)
    start = utc(entry.start)
    people = known_people(facts, entry)
    table = entry.table if entry.table in scenario.tables_by_id else None
    meeting = subject.meeting
    choice = facts.choices.choice(meeting, subject.number, start, table, people) if meeting else None
    place = place_of(facts, subject, choice, table)
    seating = (entry.seating or {}) if subject.lunch else {}
    interpreters = dict.fromkeys(entry.resources.interpreter)
    return Held(
        span=Span(start, max(start, utc(entry.end))),
        place=place,
        end_place=subject.transfer.destination if subject.transfer else place,
        room=entry.room if entry.room in scenario.rooms_by_id else None,
        is_meeting=meeting is not None or (not subject.known and entry.kind == "meeting"),
        transfer=subject.transfer,
        entry=entry,
        subject=subject,
        people=people,
        table=table,
        choice=choice,
        seats={person: seat for person, seat in seating.items() if person in scenario.people_by_id},
        interpreters=tuple(one for one in interpreters if one in facts.interpreters.by_id),
    )


def known_people(facts: Facts, entry: Assignment) -> tuple[str, ...]:
    """The people of an assignment whom the scenario knows, each once."""
    return tuple(dict.fromkeys(person for person in entry.people if person in facts.scenario.people_by_id))


def place_of(facts: Facts, subject: Subject, choice: Choice | None, table: str | None) -> str | None:
    """Where something takes place, a transfer where it begins; None if nothing says so."""
    if choice:
        return facts.tables.place(table, choice.venue)
    if subject.session:
        return facts.programme.place(subject.session)
    if subject.visit:
        return subject.visit.place
    if subject.lunch:
        return facts.lunches.place(subject.lunch)
    return subject.transfer.origin if subject.transfer else None
