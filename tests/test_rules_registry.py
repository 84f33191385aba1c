"""How rules are found, what each has to declare, and what is said about wrong parameters."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

import matchmaker.rules.hard
import matchmaker.rules.soft
from builders import scenario_of
from matchmaker.rules import hard_rules, parameter_problems, parameters, soft_rules
from matchmaker.scenario import Model

HARD = [
    "availability",
    "break_fairness",
    "common_language",
    "confirmed",
    "event_hours",
    "fewest_meetings",
    "flight_rest",
    "given_meetings",
    "interpretation",
    "interpreter_duties",
    "leadership",
    "longest_run",
    "lunch_rounds",
    "lunch_seats",
    "meal_breaks",
    "most_meetings",
    "never",
    "night_rest",
    "no_overlap",
    "once",
    "own_organisation",
    "parties",
    "partners_apart",
    "pins",
    "precedence",
    "protocol_seats",
    "required_attendance",
    "rides",
    "room_capacity",
    "slots",
    "spare_tables",
    "step_free",
    "table_fit",
    "table_hosts",
    "table_sizes",
    "table_use",
    "transfers",
    "vehicle_duties",
    "visit_groups",
    "visits",
]
SOFT = {
    "attendance": "max",
    "breaks": "min",
    "comfort": "min",
    "coverage": "min",
    "musts": "min",
    "seating": "max",
    "value": "max",
    "waiting": "max",
}


def test_all_rules_are_found_in_order() -> None:
    assert list(hard_rules()) == HARD
    assert list(soft_rules()) == sorted(SOFT)


def test_every_file_is_a_rule() -> None:
    for package, rules in ((matchmaker.rules.hard, HARD), (matchmaker.rules.soft, sorted(SOFT))):
        files = {path.stem for folder in package.__path__ for path in Path(folder).glob("*.py")}
        assert sorted(files - {"__init__"}) == rules


@pytest.mark.parametrize("name", HARD)
def test_every_hard_rule_declares_its_parts(name: str) -> None:
    rule = hard_rules()[name]
    assert issubclass(rule.Parameters, Model)
    for field in rule.Parameters.model_fields.values():
        assert field.description
        assert not field.is_required()
    assert (("table_use",) if name in ("table_use", "spare_tables") else (name,)) == rule.ENCODINGS


@pytest.mark.parametrize("rule", [*hard_rules().values(), *soft_rules().values()], ids=[*HARD, *sorted(SOFT)])
def test_every_rule_is_one_sentence(rule: Any) -> None:
    sentence = rule.__doc__
    assert sentence.endswith(".")
    assert sentence.count(".") == 1
    assert "\n" not in sentence
    assert 20 < len(sentence) < 140


@pytest.mark.parametrize("name", sorted(SOFT))
def test_every_soft_rule_has_its_sense(name: str) -> None:
    rule = soft_rules()[name]
    assert SOFT[name] == rule.SENSE


def test_a_rule_that_cannot_be_imported_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.py").write_text("import no_such_module_anywhere\n")
    monkeypatch.setattr(matchmaker.rules.hard, "__path__", [*matchmaker.rules.hard.__path__, str(tmp_path)])
    with pytest.raises(ModuleNotFoundError, match="no_such_module_anywhere"):
        hard_rules()


def test_a_rule_that_lacks_a_part_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "halfway.py").write_text('"""A rule without anything."""\nENCODINGS = ()\n')
    monkeypatch.setattr(matchmaker.rules.hard, "__path__", [*matchmaker.rules.hard.__path__, str(tmp_path)])
    with pytest.raises(TypeError, match=r"halfway lacks Parameters, violations"):
        hard_rules()


@pytest.mark.parametrize(
    "statement", ["import matchmaker.rules as r; r.hard_rules(); r.soft_rules()", "import matchmaker.checker"]
)
def test_rules_and_checker_load_no_solver(statement: str) -> None:
    code = f"{statement}; import sys; assert not [m for m in sys.modules if 'ortools' in m or 'matchmaker.solver' in m]"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_parameters_have_defaults_and_take_what_is_stated() -> None:
    assert parameters(scenario_of({}), "no_overlap").model_dump() == {"room_change": 5, "boarding": 10}
    stated = scenario_of({"rules": {"no_overlap": {"room_change": 7}}})
    assert parameters(stated, "no_overlap").model_dump() == {"room_change": 7, "boarding": 10}
    assert parameters(stated, "break_fairness").model_dump() == {"differ_at_most": None}
    with pytest.raises(ValidationError):
        parameters(scenario_of({"rules": {"no_overlap": {"room_change": -1}}}), "no_overlap")


YAML = """\
matchmaker: 1
event: {title: Day, timezone: Europe/Berlin}
days: [{date: 2026-05-04}]
rules:
  no_overlap:
    room_change: 7
    room_chnge: 7
  no_overlp: {}
  break_fairness: {differ_at_most: few}
  never:
    strict: true
"""


def test_problems_with_parameters_have_file_line_and_advice() -> None:
    found = {(problem.line, problem.text) for problem in parameter_problems(scenario_of(YAML))}
    assert {line for line, _ in found} == {7, 8, 9, 11}
    texts = dict(found)
    assert texts[7] == "rules.no_overlap: unknown key 'room_chnge'; did you mean 'room_change'?"
    assert texts[8] == "unknown rule 'no_overlp'; did you mean 'no_overlap'?"
    assert texts[9].startswith("rules.break_fairness.differ_at_most: 'few' is no whole number")
    assert texts[11].startswith("rules.never: unknown key 'strict'")
    assert {Path(problem.file).name for problem in parameter_problems(scenario_of(YAML))} == {"day.yaml"}


def test_right_parameters_are_no_problem() -> None:
    stated: dict[str, Any] = {"no_overlap": {"room_change": 0}, "break_fairness": {"differ_at_most": 2}, "never": {}}
    assert list(parameter_problems(scenario_of({"rules": stated}))) == []
    wrong = scenario_of({"rules": {"no_overlap": {"room_change": "ten"}}})
    assert [(problem.file, problem.line) for problem in parameter_problems(wrong)] == [("day", None)]
