"""What each stage is about, briefly: what it counts, in which unit, and how far from the best it may be."""

from matchmaker.messages import say
from matchmaker.plan import Stage
from matchmaker.renderers.words.local import number, percent

_AIMS = {
    "musts": "must-requests not met",
    "coverage-1": "people without any wish met",
    "coverage": "wishes missing until everybody has {depth}",
    "value": "value of what takes place",
    "waiting": "value of meetings with people on the waiting list",
    "attendance": "guests at sessions that are open to them",
    "seating": "company at the lunch tables",
    "breaks": "breaks between meetings",
    "comfort": "minutes of waiting",
}
_BRIEF = {
    "musts": "must-requests",
    "coverage-1": "first wishes",
    "coverage": "first {depth} wishes",
    "value": "value",
    "waiting": "waiting list",
    "attendance": "guests at open sessions",
    "seating": "company at lunch",
    "breaks": "breaks",
    "comfort": "waiting",
}
_ONE = {
    "musts": "1 must-request",
    "coverage-1": "1 person",
    "coverage": "1 wish",
    "value": "1 point",
    "waiting": "1 point",
    "attendance": "1 guest",
    "seating": "1 point",
    "breaks": "1 break",
    "comfort": "1 minute",
}
_MANY = {
    "musts": "{n} must-requests",
    "coverage-1": "{n} people",
    "coverage": "{n} wishes",
    "value": "{n} points",
    "waiting": "{n} points",
    "attendance": "{n} guests",
    "seating": "{n} points",
    "breaks": "{n} breaks",
    "comfort": "{n} minutes",
}
_WITH_PERCENT = ("value", "waiting", "seating", "comfort")


def kind(name: str) -> str:
    """The stage's name, without its depth where it is a later coverage."""
    return "coverage" if name.startswith("coverage-") and name != "coverage-1" else name


def depth(name: str) -> str:
    """How many wishes a stage of coverage is about; empty of others."""
    return name.partition("-")[2]


def aim(name: str, language: str) -> str:
    """What a stage counts, in a few words."""
    return say(language, _AIMS[kind(name)], depth=depth(name))


def brief(name: str, language: str) -> str:
    """What a stage is about, in a word or two."""
    return say(language, _BRIEF[kind(name)], depth=depth(name))


def amount(name: str, count: int, language: str) -> str:
    """So many of what the stage counts, for example 3 people."""
    texts = _ONE if count == 1 else _MANY
    return say(language, texts[kind(name)], n=number(count, language))


def margin(stage: Stage, language: str) -> str:
    """By how much the stage could be better at the most, also in percent where that helps."""
    more = abs(stage.bound - stage.value)
    text = amount(stage.name, more, language)
    if stage.name in _WITH_PERCENT and stage.value > 0:
        return f"{text} ({percent(more, stage.value, language)}\N{NO-BREAK SPACE}%)"
    return text


def unlimited(stage: Stage) -> bool:
    """Whether something is missing and nothing rules out that all of that could be avoided."""
    return stage.sense == "min" and stage.bound <= 0 < stage.value


def standing(stage: Stage, language: str) -> str:
    """How good the stage's value is among plans that lose nothing in the stages before, in a few words."""
    if stage.status == "OPTIMAL":
        return say(language, "proven")
    if unlimited(stage):
        return say(language, "perhaps avoidable")
    if stage.sense == "max":
        return say(language, "at most {margin} more", margin=margin(stage, language))
    return say(language, "at most {margin} fewer", margin=margin(stage, language))
