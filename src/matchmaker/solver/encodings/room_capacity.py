"""A room never holds more people than its capacity, and never two sessions at once: sums at every start."""

from collections import defaultdict

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.timeline import under_way


def post(form: Formulation) -> None:
    """Per room and start: people present <= capacity, sessions under way <= 1."""
    by_room: dict[str, list[Option]] = defaultdict(list)
    for option in (*form.choices("session"), *form.choices("lunch"), *form.choices("meeting")):
        if option.room:
            by_room[option.room].append(option)
    for room, options in by_room.items():
        listed = form.scenario.rooms_by_id.get(room)
        for together in under_way(options, lambda option: option.span):
            _post(form, together, listed.capacity if listed else None)


def _post(form: Formulation, together: list[Option], capacity: int | None) -> None:
    sessions = [form.chosen[option] for option in together if option.activity.kind == "session"]
    if len(sessions) > 1:
        form.model.add_at_most_one(sessions)
    present = [a.literal for option in together for attending in form.attendances[option] for a in attending]
    if capacity is not None and len(present) > capacity:
        form.model.add(sum(present) <= capacity)
