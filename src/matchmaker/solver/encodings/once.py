"""The same two organisations meet at most as often as asked: a sum over the meetings between them."""

from collections import defaultdict
from itertools import combinations

from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.formulation import Formulation


def post(form: Formulation) -> None:
    """Held meetings between two organisations <= the largest number asked for or given, at least one."""
    between: dict[frozenset[str], list[Activity]] = defaultdict(list)
    for activity in form.activities:
        homes = [form.setting.people.organisation(party.name) for party in activity.parties]
        for pair in combinations(sorted(set(homes)), 2) if activity.kind == "meeting" else ():
            between[frozenset(pair)].append(activity)
    for both, meetings in between.items():
        most = max(form.setting.asked.get(both, 1), sum(activity.hard for activity in meetings))
        if len(meetings) > most:
            form.model.add(sum(form.held[activity.id] for activity in meetings) <= most)
