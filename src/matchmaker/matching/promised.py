"""Meetings that the scenario promises or puts in order as if matching proposed them, which it does not."""

from collections.abc import Iterator

from matchmaker.matching.proposals import proposals
from matchmaker.scenario import Problem, Scenario, pair_id
from matchmaker.scenario.pairs import activity_names

Where = tuple[str | int, ...]


def proposal_problems(scenario: Scenario) -> Iterator[Problem]:
    """Every pin and every order of a pair that nobody requests and matching does not propose either.

    Reading the scenario lets the name of any pair pass if it says ``propose``: what that gives is known here only.
    """
    stated = activity_names(scenario)
    named = [(where, name) for where, name in _named(scenario) if name not in stated]
    proposed = {pair_id(found.one, found.other) for found in proposals(scenario)} if named else set()
    for where, name in named:
        if name not in proposed:
            text = f"matching does not propose the meeting '{name}'"
            cure = "add a request for it, or remove this entry; matchmaker match shows what is proposed"
            yield _problem(scenario, where, f"{text}; {cure}")


def _named(scenario: Scenario) -> Iterator[tuple[Where, str]]:
    for index, pin in enumerate(scenario.pins):
        yield ("pins", index, "activity"), pin.activity
    for index, order in enumerate(scenario.precedence):
        yield ("precedence", index, "before"), order.before
        yield ("precedence", index, "after"), order.after


def _problem(scenario: Scenario, where: Where, text: str) -> Problem:
    section, index, key = where
    return Problem(*scenario.spot(*where), f"{section}, entry {int(index) + 1}, {key}: {text}")
