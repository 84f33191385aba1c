"""The same two organisations meet at most as often as asked: a sum over the meetings between them."""

from collections import defaultdict
from itertools import combinations

from matchmaker.solver.activities import Activity
from matchmaker.solver.formulation import Formulation


def post(form: Formulation) -> None:
    """Held meetings between two organisations <= the largest number asked for or given, at least one."""
    between: dict[frozenset[str], list[Activity]] = defaultdict(list)
    for activity in form.activities:
        homes = [form.setting.people.organisation(party.name) for party in activity.parties]
        for pair in combinations(sorted(set(homes)), 2) if activity.kind == "meeting" else ():
            between[frozenset(pair)].append(activity)
    for meetings in between.values():
        given = sum(activity.hard for activity in meetings)
        asked = max((request.times for activity in meetings for request in activity.requests), default=1)
        if len(meetings) > max(1, asked, given):
            form.model.add(sum(form.held[activity.id] for activity in meetings) <= max(1, asked, given))
