"""Who is no longer part of an assignment that still takes place: for them its calendar entry is cancelled."""

from collections.abc import Iterator, Mapping, Sequence

from matchmaker.plan.model import Assignment, Cancelled, Left, Plan

_PARTS = ("people", "interpreters", "places")


def parts_of(assignment: Assignment) -> dict[str, tuple[str, ...]]:
    """Everybody who has the assignment in a calendar: people, interpreters, and the places themselves."""
    places = dict.fromkeys(place for place in (assignment.place, assignment.end_place) if place)
    return {"people": assignment.people, "interpreters": assignment.resources.interpreter, "places": tuple(places)}


def leaving(new: Assignment, old: Assignment | Cancelled) -> Left | None:
    """Those who were part of ``old`` and are not of ``new``, None if there are none."""
    was = old.was if isinstance(old, Cancelled) else old
    sequence = old.sequence if isinstance(old, Cancelled) else new.sequence + 1
    return _limited(Left(uid=new.uid, sequence=sequence, was=was, **parts_of(was)), new)


def still_away(previous: Plan, held: Mapping[str, Assignment]) -> Iterator[Left]:
    """Those who left before ``previous`` or with it and are not back among what is ``held``."""
    for old in previous.left:
        found = _limited(old, held[old.uid]) if old.uid in held else old
        if found:
            yield found if found is old else found.model_copy(update={"stamp": old.stamp or previous.stamp})


def joins_again(new: Assignment, left: Sequence[Left]) -> bool:
    """Whether somebody who left is back."""
    there = parts_of(new)
    return any(set(getattr(old, key)).intersection(there[key]) for old in left for key in _PARTS)


def _limited(left: Left, new: Assignment) -> Left | None:
    there = parts_of(new)
    away = {key: tuple(one for one in getattr(left, key) if one not in there[key]) for key in _PARTS}
    if all(away[key] == getattr(left, key) for key in _PARTS):
        return left
    return left.model_copy(update=away) if any(away.values()) else None
