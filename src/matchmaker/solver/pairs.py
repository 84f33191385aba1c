"""Pairs of options that a person cannot both attend, as few and large at-most-one constraints."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from matchmaker.solver.formulation import Formulation, Literal
from matchmaker.solver.travel.journeys import Journey
from matchmaker.solver.travel.pace import Matrix, Stops

TooNear = Callable[[Journey, Stops, Stops], Matrix]


def post_pairs(form: Formulation, too_near: TooNear, also: Callable[[Stops], Matrix] | None = None) -> None:
    """For every person, at most one of any two options that are ``too_near``.

    ``also`` are pairs that exclude each other anyway: they make the constraints larger, and tighter.
    """
    for person, attending in form.everybody():
        journey = form.setting.travel.journey(person)
        stops = journey.stops([attendance.option.stop for attendance in attending])
        activities = np.array([a.option.activity.id for a in attending])
        same = activities[:, None] == activities[None, :]
        near = too_near(journey, stops, stops)
        near = (near | near.T) & ~same
        if near.any():
            literals = [attendance.literal for attendance in attending]
            post_cliques(form, literals, near, near | same | also(stops) if also else near | same)


def post_cliques(form: Formulation, literals: Sequence[Literal], near: Matrix, allowed: Matrix) -> None:
    """At most one of any two literals that are ``near``, and of others with which these are ``allowed`` together."""
    for clique in cliques(near, allowed):
        different = {literals[number].index: literals[number] for number in clique}
        form.model.add_at_most_one(list(different.values()))


def cliques(edges: Matrix, allowed: Matrix) -> Iterator[list[int]]:
    """Sets of nodes of which any two are ``allowed`` together, such that every one of ``edges`` lies in one of them.

    Greedy: from an edge that is left, always to the node with most edges that are left.
    """
    left = np.triu(edges) | np.triu(edges.T)
    left |= left.T
    allowed = allowed & ~np.eye(len(allowed), dtype=np.bool_)
    for node in range(len(left)):
        while left[node].any():
            members = [node]
            candidates = allowed[node].copy()
            gain = left[node].astype(np.int64)
            while candidates.any():
                best = int(np.argmax(np.where(candidates, gain, -1)))
                members.append(best)
                candidates &= allowed[best]
                gain += left[best]
            left[np.ix_(members, members)] = False
            yield members
