"""From one revision of a plan to the next: what changed, what is cancelled, what stays as it is."""

from datetime import timedelta

from matchmaker.plan.model import Assignment, Cancelled, Plan

_TIMELY = {
    "start",
    "end",
    "timezone",
    "end_timezone",
    "place",
    "end_place",
    "room",
    "table",
    "round",
    "seating",
}


def revise(plan: Plan, previous: Plan | None) -> Plan:
    """``plan`` as the revision after ``previous``; ``previous`` itself if the two say the same.

    An entry's sequence rises if its time, place or status changed; what is gone is kept as cancelled.
    """
    if previous is None or previous.scenario.id != plan.scenario.id:
        return plan
    before = {old.uid: old for old in previous.assignments}
    gone = {old.uid: old for old in previous.cancelled}
    kept = tuple(_continued(new, before.get(new.uid), gone.get(new.uid)) for new in plan.assignments)
    uids = {new.uid for new in plan.assignments}
    lost = [Cancelled(uid=o.uid, sequence=o.sequence + 1, was=o) for o in previous.assignments if o.uid not in uids]
    still = [old for old in previous.cancelled if old.uid not in uids]
    revised = plan.model_copy(
        update={
            "assignments": kept,
            "cancelled": tuple(sorted((*still, *lost), key=lambda entry: entry.uid)),
            "revision": previous.revision,
            "based_on": previous.based_on,
            "stamp": previous.stamp,
        }
    )
    if revised == previous:
        return previous
    step = timedelta(minutes=previous.revision)
    return revised.model_copy(
        update={"revision": previous.revision + 1, "based_on": previous.revision, "stamp": plan.stamp + step}
    )


def _continued(new: Assignment, old: Assignment | None, gone: Cancelled | None) -> Assignment:
    if old is None:
        return new.model_copy(update={"sequence": gone.sequence + 1}) if gone else new
    changed = any(getattr(new, key) != getattr(old, key) for key in _TIMELY)
    return new.model_copy(update={"sequence": old.sequence + changed})
