"""Whoever needs interpreters has exactly as many as it takes, and all of them suit.

A literal per option and interpreter who is there and may suit; their sum is the number needed, or none. A meeting that
nobody who is there can interpret is left out. Without this encoding nobody has an interpreter.
"""

from collections.abc import Sequence

from matchmaker.solver.formulation import Attendance, Formulation
from matchmaker.solver.interpreting.need import need_of
from matchmaker.solver.interpreting.staffing import can_be_served, needy, served
from matchmaker.solver.options import Option
from matchmaker.solver.setting import Setting


def admits_staff(setting: Setting, option: Option) -> bool:
    """Whether some who can come to a meeting are understood, and those who must come to a visit."""
    if not setting.scenario.interpreters:
        return True
    interpreters, activity = setting.interpreters, option.activity
    there = interpreters.there(option.stop)
    if activity.kind == "meeting" and "parties" not in setting.without:
        forbidden = setting.forbidden if "never" not in setting.without else frozenset()
        return can_be_served(interpreters, activity, option.able, there, forbidden)
    if activity.visit and "visits" not in setting.without:
        return served(interpreters, activity, option.able[:1], there)
    return True


def post(form: Formulation) -> None:
    """Per option: sum of interpreters = number * need; an interpreter implies people who share a language."""
    for option in form.chosen if form.scenario.interpreters else ():
        need = need_of(form, option)
        if need is not None:
            number = form.setting.interpreters.number(option.activity)
            who = _candidates(form.setting, option)
            serving = [form.serve(option, interpreter) for interpreter in who if len(who) >= number]
            form.model.add(number * need == sum(one.literal for one in serving))
            if option.activity.kind == "meeting":
                _suit_parties(form, option, serving)
            else:
                _suit_guests(form, option, serving, number)


def _candidates(setting: Setting, option: Option) -> list[str]:
    """Who is there and suits some who could come."""
    spoken, languages = setting.interpreters.spoken, setting.interpreters.languages(option.activity)
    there = setting.interpreters.there(option.stop)
    if option.activity.kind != "meeting":
        return [who for who in there if spoken[who] & languages]
    return [who for who in there if all(any(spoken[who] & spoken[p] for p in able) for able in option.able)]


def _suit_parties(form: Formulation, option: Option, serving: Sequence[Attendance]) -> None:
    """An interpreter comes only with somebody of each party who shares a language."""
    spoken = form.setting.interpreters.spoken
    for one in serving:
        for side in form.attendances[option]:
            sharing = [a.literal for a in side if spoken[a.person] & spoken[one.person]]
            if len(sharing) < len(side) or "parties" in form.setting.without:
                form.model.add_bool_or([*sharing, one.literal.negated()])


def _suit_guests(form: Formulation, option: Option, serving: Sequence[Attendance], number: int) -> None:
    """With everybody in need come as many interpreters who share a language, so that there are no others."""
    spoken = form.setting.interpreters.spoken
    for side in form.attendances[option]:
        for guest in side:
            sharing = [one.literal for one in serving if spoken[one.person] & spoken[guest.person]]
            if needy(form.setting.interpreters, option.activity, guest.person) and len(sharing) < len(serving):
                form.model.add(sum(sharing) >= number * guest.literal)
