"""What the scenario language can say but the planner cannot do yet: refused by name, never ignored."""

from collections.abc import Iterator

from matchmaker.scenario.document import Scenario
from matchmaker.scenario.people import Organisation, Person

Found = Iterator[tuple[tuple[str | int, ...], str]]

# By part of the scenario: its keys that cannot be planned yet, what they would need, what to do instead.
NOT_YET: dict[type, dict[str, tuple[str, str]]] = {
    Person: {
        "substitute": ("substitutes", "give the substitute status: confirmed"),
        "standby": ("places on the stand-by list", "use status: waiting"),
    },
    Organisation: {"interpreter": ("interpreters of one organisation", "list interpreters, who serve all")},
}


def not_planned_yet(scenario: Scenario) -> Found:
    """Paths and texts of everything stated that the planner would have to ignore."""
    for section in ("people", "organisations"):
        for index, part in enumerate(getattr(scenario, section)):
            yield from _stated((section, index), part)


def _stated(where: tuple[str | int, ...], part: object) -> Found:
    for key, (what, instead) in NOT_YET[type(part)].items():
        if getattr(part, key):
            yield (*where, key), f"{what} cannot be planned yet; {instead}"
