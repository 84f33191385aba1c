"""What the activities of a plan are: the parts of the scenario behind their ids."""

from dataclasses import dataclass

from matchmaker.rules.facts import Facts
from matchmaker.rules.meeting.meetings import Meeting
from matchmaker.scenario.activities import Lunch, Session, Transfer, Visit


@dataclass(frozen=True)
class Subject:
    """The one part of the scenario that an activity is; all are None if nobody knows it.

    ``number`` is that of the copy of a meeting or of the run of a visit.
    """

    meeting: Meeting | None = None
    session: Session | None = None
    visit: Visit | None = None
    lunch: Lunch | None = None
    transfer: Transfer | None = None
    number: int = 1

    @property
    def known(self) -> bool:
        """Whether the scenario knows the activity."""
        return any(part is not None for part in (self.meeting, self.session, self.visit, self.lunch, self.transfer))


def subject_of(facts: Facts, activity: str) -> Subject:
    """What the activity with this id is."""
    if meeting := facts.meetings.find(activity):
        return Subject(meeting=meeting[0], number=meeting[1])
    if activity in facts.programme.sessions:
        return Subject(session=facts.programme.sessions[activity])
    if activity in facts.lunches.by_id:
        return Subject(lunch=facts.lunches.by_id[activity])
    if activity in facts.transfers.by_id:
        return Subject(transfer=facts.transfers.by_id[activity])
    if visit := facts.visits.find(activity):
        return Subject(visit=visit[0], number=visit[1])
    return Subject()
