"""As many people as possible attend the sessions they may attend."""

from typing import Final

from matchmaker.rules.case import Case

SENSE: Final = "max"


def measure(case: Case) -> dict[str, int]:
    """The number of people at sessions that name them, without those confirmed people who must be there."""
    named, must = case.facts.programme.named, case.facts.programme.must
    planned = frozenset(case.facts.people.planned)
    return {
        "attendance": sum(
            len((named[session] & planned - must[session]).intersection(held.people))
            for session in named
            for held in case.by_activity.get(session, [])[:1]
        )
    }
