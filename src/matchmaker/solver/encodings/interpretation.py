"""Whoever needs interpreters has exactly as many as it takes, and all of them suit.

Those who speak the same languages and are there form a team. There are literals per option and team that may suit, up
to as many as are needed; their sum is the number needed, or none. Who of a team it is does not matter to the option. A
meeting that nobody who is there can interpret is left out. Those at the tables of a lunch serve all of its rounds, each
as a team of their own. Without this encoding nobody has an interpreter.
"""

from collections.abc import Sequence

from matchmaker.solver.attendance import Service
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.interpreting.interpreters import Team
from matchmaker.solver.interpreting.need import Need, need_of
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
            _serve(form, option, need)
        for interpreter in option.activity.round.lunch.interpreters.values() if option.activity.round else ():
            _seat(form, option, interpreter)


def _seat(form: Formulation, option: Option, interpreter: str) -> None:
    """Round held = interpreter at work; a round at which they cannot be there is not held."""
    if interpreter in form.setting.interpreters.there(option.stop):
        form.model.add(form.serve(option, (interpreter,)).literal == form.chosen[option])
    else:
        form.model.add_bool_or([form.chosen[option].negated()])


def _serve(form: Formulation, option: Option, need: Need) -> None:
    number = form.setting.interpreters.number(option.activity)
    teams = _candidates(form.setting, option)
    enough = sum(map(len, teams)) >= number
    serving = [form.serve(option, team) for team in teams for _ in team[:number] if enough]
    form.model.add(number * need == sum(one.literal for one in serving))
    if option.activity.kind == "meeting":
        _suit_parties(form, option, serving)
    else:
        _suit_guests(form, option, serving, number)


def _candidates(setting: Setting, option: Option) -> list[Team]:
    """Who is there and suits some who could come."""
    interpreters, spoken = setting.interpreters, setting.interpreters.spoken
    teams, languages = interpreters.teams(option.stop), interpreters.languages(option.activity)
    if option.activity.kind != "meeting":
        return [team for team in teams if spoken[team[0]] & languages]
    return [t for t in teams if all(any(spoken[t[0]] & spoken[p] for p in able) for able in option.able)]


def _suit_parties(form: Formulation, option: Option, serving: Sequence[Service]) -> None:
    """An interpreter comes only with somebody of each party who shares a language."""
    spoken = form.setting.interpreters.spoken
    for one in serving:
        for side in form.attendances[option]:
            sharing = [a.literal for a in side if spoken[a.person] & spoken[one.team[0]]]
            if len(sharing) < len(side) or "parties" in form.setting.without:
                form.model.add_bool_or([*sharing, one.literal.negated()])


def _suit_guests(form: Formulation, option: Option, serving: Sequence[Service], number: int) -> None:
    """With everybody in need come as many interpreters who share a language, so that there are no others."""
    spoken = form.setting.interpreters.spoken
    for side in form.attendances[option]:
        for guest in side:
            sharing = [one.literal for one in serving if spoken[one.team[0]] & spoken[guest.person]]
            if needy(form.setting.interpreters, option.activity, guest.person) and len(sharing) < len(serving):
                form.model.add(sum(sharing) >= number * guest.literal)
