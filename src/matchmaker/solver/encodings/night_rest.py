"""Everybody sleeps long enough: between two activities lie the nights and the ways to the hotel and from it."""

from matchmaker.solver.formulation import Formulation
from matchmaker.solver.options import Option
from matchmaker.solver.pairs import post_pairs
from matchmaker.solver.setting import Setting
from matchmaker.solver.travel.journeys import Journey


def admits_person(setting: Setting, option: Option, person: str) -> bool:
    """Whether nothing that the person attends for sure leaves too little of a night."""
    return not any(setting.binding(person, option).sleepless)


def post(form: Formulation) -> None:
    """At-most-one constraints on what lies too near on both sides of a night."""
    if form.scenario.stays:
        post_pairs(form, Journey.sleepless)
