"""What the overview and the terminal say of every stage: each sentence exactly when it is true, in both languages."""

import re
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from matchmaker.console.summary import summary
from matchmaker.plan import Outcome, Stage
from matchmaker.renderers.overview.quality import quality
from matchmaker.rules import soft_rules
from matchmaker.scenario.document import StageName
from matchmaker.workflow.planning import Result
from render_events import busy_event

ALL = tuple(
    name for kind in get_args(StageName) for name in (("coverage-1", "coverage-2") if kind == "coverage" else (kind,))
)
UNBROKEN = "\N{NO-BREAK SPACE}%"
WORTH = ("value", "waiting", "seating", "comfort")


def stage(name: str, value: int, bound: int) -> Stage:
    sense = soft_rules()[name.partition("-")[0]].SENSE
    status = "OPTIMAL" if value == bound else "FEASIBLE"
    return Stage.model_validate({"name": name, "sense": sense, "value": value, "bound": bound, "status": status})


def outcome(*stages: Stage) -> Outcome:
    proven = all(stage.status == "OPTIMAL" for stage in stages)
    return Outcome(status="OPTIMAL" if proven else "FEASIBLE", stages=stages)


def said(*stages: Stage, further: int | None = None, language: str = "en") -> list[str]:
    found = quality(outcome(*stages), language, further)
    return [f"{'+' if point.settled else '-'} {point.text.replace(UNBROKEN, ' %')}" for point in found.points]


FIRST = {
    ("musts", 0, 0): "+ Every must-request between people who have confirmed is met.",
    ("musts", 1, 1): "+ Not met: 1 must-request. Proven: no plan has fewer.",
    ("musts", 3, 1): "- Not met: 3 must-requests. Not proven: perhaps fewer, but by no more than 2 must-requests.",
    ("musts", 2, 0): "- Not met: 2 must-requests. Not proven: perhaps all of that can be avoided.",
    ("coverage-1", 0, 0): "+ Everybody who has confirmed has a wish met, if one is possible for them.",
    ("coverage-1", 1, 1): "+ Without any wish met, though one taken alone would be possible: 1 person. "
    "Proven: this person could be given one only by leaving somebody else with none.",
    ("coverage-1", 4, 4): "+ Without any wish met, though one taken alone would be possible: 4 people. "
    "Proven: each of them could be given one only by leaving somebody else with none.",
    ("coverage-1", 4, 3): "- Without any wish met, though one taken alone would be possible: 4 people. "
    "Not proven: perhaps fewer, but by no more than 1 person.",
    ("coverage-2", 0, 0): "+ Everybody who has confirmed has 2 wishes met, or as many as are possible for them.",
    ("coverage-2", 5, 5): "+ Missing until everybody has 2 wishes met, or as many as are possible for them: 5 wishes. "
    "Proven: no plan has fewer.",
    ("coverage-2", 5, 4): "- Missing until everybody has 2 wishes met, or as many as are possible for them: 5 wishes. "
    "Not proven: perhaps fewer, but by no more than 1 wish.",
    ("value", 2310, 2310): "+ What takes place is worth 2,310 points; strong and mutual wishes count more. "
    "Proven: no plan has more.",
    ("value", 1000, 1001): "- What takes place is worth 1,000 points; strong and mutual wishes count more. "
    "Not proven: perhaps more, but by no more than 1 point (0.1 %).",
    ("value", 0, 30): "- What takes place is worth 0 points; strong and mutual wishes count more. "
    "Not proven: perhaps more, but by no more than 30 points.",
    ("waiting", 40, 40): "+ Meetings with people on the waiting list are worth another 40 points. "
    "Proven: no plan has more.",
    ("waiting", 40, 43): "- Meetings with people on the waiting list are worth another 40 points. "
    "Not proven: perhaps more, but by no more than 3 points (7.5 %).",
    ("attendance", 1, 1): "+ At sessions that are open to them: 1 guest, counted session by session. "
    "Proven: no plan has more.",
    ("attendance", 7, 9): "- At sessions that are open to them: 7 guests, counted session by session. "
    "Not proven: perhaps more, but by no more than 2 guests.",
    ("seating", -20, -20): "+ The company at the lunch tables is worth -20 points: "
    "new people who fit, from different sides. Proven: no plan has more.",
    ("seating", 400, 434): "- The company at the lunch tables is worth 400 points: "
    "new people who fit, from different sides. Not proven: perhaps more, but by no more than 34 points (8.5 %).",
    ("seating", -20, 34): "- The company at the lunch tables is worth -20 points: "
    "new people who fit, from different sides. Not proven: perhaps more, but by no more than 54 points.",
    ("breaks", 0, 0): "+ Nobody has a break between two of their meetings.",
    ("breaks", 1, 1): "+ Between two meetings of a person: 1 break, all people together. Proven: no plan has fewer.",
    ("breaks", 6, 4): "- Between two meetings of a person: 6 breaks, all people together. "
    "Not proven: perhaps fewer, but by no more than 2 breaks.",
    ("comfort", 0, 0): "+ Nobody has to wait within a day, meals and ways aside.",
    ("comfort", 1, 1): "+ Waiting within people's days, walking included: 1 minute, all people together. "
    "Proven: no plan has fewer.",
    ("comfort", 200, 30): "- Waiting within people's days, walking included: 200 minutes, all people together. "
    "Not proven: perhaps fewer, but by no more than 170 minutes (85 %).",
    ("comfort", 200, -60): "- Waiting within people's days, walking included: 200 minutes, all people together. "
    "Not proven: perhaps all of that can be avoided.",
    ("comfort", 0, -60): "- Waiting within people's days, walking included: 0 minutes, all people together. "
    "Not proven: perhaps fewer, but by no more than 60 minutes.",
}


@pytest.mark.parametrize(("name", "value", "bound"), FIRST)
def test_the_first_stage_in_words(name: str, value: int, bound: int) -> None:
    assert said(stage(name, value, bound)) == [FIRST[name, value, bound]]


def test_every_stage_is_said_proven_and_not_proven() -> None:
    assert {(name, value == bound) for name, value, bound in FIRST} == set(product(ALL, (True, False)))


@pytest.mark.parametrize("numbers", FIRST)
def test_what_holds_only_beside_stages_above_says_so(numbers: tuple[str, int, int]) -> None:
    before = stage("musts", 2, 2)
    alone = FIRST[numbers]
    unconditional = "roven" not in alone or alone.endswith("can be avoided.")
    later = alone if unconditional else alone.removesuffix(".") + ", unless something above is lost."
    assert said(before, stage(*numbers))[1] == later


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("off", [0, 1, 2])
@pytest.mark.parametrize("value", [0, 1, 5])
def test_each_sentence_stands_exactly_where_it_is_true(name: str, language: str, off: int, value: int) -> None:
    sense = soft_rules()[name.partition("-")[0]].SENSE
    shown = stage(name, value, value + off if sense == "max" else value - off)
    text = said(shown, language=language)[0]
    nothing_missing = sense == "min" and value == off == 0
    assert text.startswith("+") is (off == 0)
    assert ("Proven: " in text or "Bewiesen: " in text) is (off == 0 and not nothing_missing)
    assert ("Not proven: " in text or "Nicht bewiesen: " in text) is (off > 0)
    limited = off > 0 and not (sense == "min" and 0 < value <= off)
    assert re.findall(r"(?:no more than|höchstens um) (\d+) ", text) == [str(off)] * limited
    assert ("%" in text) is (limited and value > 0 and name in WORTH)
    assert not re.search(r"\b1 (people|points|wishes|guests|breaks|minutes|Personen|Punkte|Wünsche|Gäste|Pausen)", text)
    assert not re.search(r"\b[05] (person|point|wish|guest|break|minute|Person|Punkt|Wunsch|Gast|Pause)\b", text)


@pytest.mark.parametrize("name", ALL)
def test_german_says_the_same_as_english(name: str) -> None:
    for numbers in (numbers for numbers in FIRST if numbers[0] == name):
        english, german = (said(stage("musts", 2, 2), stage(*numbers), language=code)[1] for code in ("en", "de"))
        assert english[0] == german[0]
        assert ("Proven: " in english) is ("Bewiesen: " in german)
        assert ("unless something above is lost" in english) is ("es sei denn, oben geht etwas verloren" in german)
        digits = [sorted(re.findall(r"\d+", text)) for text in (english, german)]
        assert digits[0] == digits[1]
        assert not {"the", "by", "no", "people", "plan"} & set(re.findall(r"\b[a-z]+\b", german))


def test_a_few_sentences_in_german() -> None:
    stages = (stage("coverage-1", 3, 2), stage("value", 1000, 1001), stage("comfort", 0, 0))
    assert said(*stages, further=1, language="de") == [
        "- Ohne erfüllten Wunsch, obwohl einer für sich genommen möglich wäre: 3 Personen. "
        "Nicht bewiesen: vielleicht weniger, aber höchstens um 1 Person.",
        "- Was stattfindet, ist 1.000 Punkte wert; starke und gegenseitige Wünsche zählen mehr. "
        "Nicht bewiesen: vielleicht mehr, aber höchstens um 1 Punkt (0,1 %), es sei denn, oben geht etwas verloren. "
        "Höchstens ein gewünschter Termin ließe sich noch hinzufügen.",
        "+ Niemand muss im Laufe eines Tages warten, von Mahlzeiten und Wegen abgesehen.",
    ]


@pytest.mark.parametrize(
    ("further", "words"),
    [
        (0, " Not one more wished appointment can be added to these."),
        (1, " At most one more wished appointment could be added to these."),
        (3, " At most 3 more wished appointments could be added to these."),
        (None, ""),
    ],
)
def test_how_many_more_wishes_stands_with_the_value(further: int | None, words: str) -> None:
    musts, value, seating = said(stage("musts", 1, 1), stage("value", 9, 9), stage("seating", 9, 9), further=further)
    assert value.partition("lost.")[2] == words
    assert "appointment" not in musts + seating


ENGLISH_HEADLINES: list[tuple[Sequence[Stage], str]] = [
    ([], "No better plan exists: there is no aim in which plans differ."),
    ([stage("musts", 1, 1), stage("value", 9, 9)], "No better plan exists."),
    (
        [stage("musts", 0, 0), stage("value", 9, 12), stage("seating", 5, 5), stage("comfort", 9, 0)],
        "A better plan may exist, but only in: value, waiting.",
    ),
    ([stage("value", 9, 12)], "A plan that keeps all rules. A better one may exist."),
]


@pytest.mark.parametrize(("stages", "words"), ENGLISH_HEADLINES)
def test_the_headline(stages: Sequence[Stage], words: str) -> None:
    assert quality(outcome(*stages), "en").headline == words


def test_the_headline_in_german() -> None:
    stages = (stage("musts", 0, 0), stage("coverage-2", 3, 1), stage("comfort", 9, 0))
    assert quality(outcome(*stages), "de").headline == (
        "Vielleicht gibt es einen besseren Plan, besser aber nur hierin: die ersten 2 Wünsche, Wartezeit."
    )


def test_every_aim_in_numbers() -> None:
    stages = (stage("musts", 1, 1), stage("coverage-2", 4, 3), stage("value", 400, 410), stage("comfort", 9, 0))
    rows = [(row.aim, row.reached, row.limit, row.verdict) for row in quality(outcome(*stages), "en").stages]
    assert rows == [
        ("Must-requests not met", "1", "at least 1", "proven"),
        ("Wishes missing until everybody has 2", "4", "at least 3", "at most 1 wish fewer"),
        ("Value of what takes place", "400", "at most 410", f"at most 10 points (2.5{UNBROKEN}) more"),
        ("Minutes of waiting", "9", "at least 0", "perhaps avoidable"),
    ]


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_stage_is_without_words(language: str) -> None:
    found = quality(outcome(*(stage(name, 1, 1) for name in ALL)), language)
    assert len({row.aim for row in found.stages}) == len({point.text for point in found.points}) == len(ALL)
    proven = stage("coverage-3", 0, 0)
    headlines = {quality(outcome(proven, stage(name, 1, 4)), language).headline for name in ALL}
    assert len(headlines) == len(ALL)


def test_the_terminal_says_it_in_a_line_for_each_stage(tmp_path: Path) -> None:
    scenario, plan = busy_event()
    stages = (stage("musts", 0, 0), stage("coverage-1", 2, 0), stage("seating", 400, 434), stage("comfort", 9, 8))
    result = Result(scenario, tmp_path, outcome(*stages), plan, "new")
    assert [line.replace(UNBROKEN, " %") for line in summary(result)][1:-1] == [
        "How good it is, compared with plans that lose nothing in the lines before:",
        "  must-requests not met: 0, proven",
        "  people without any wish met: 2, perhaps avoidable",
        "  company at the lunch tables: 400, at most 34 points (8.5 %) more",
        "  minutes of waiting: 9, at most 1 minute (11.2 %) fewer",
        "A better plan may exist, but only in: first wishes, company at lunch, waiting.",
    ]
    assert "How good it is" not in "".join(summary(Result(scenario, tmp_path, outcome(), plan, "new")))
