"""The fair of the benchmarks: made as described, and every peer's plan keeps the rules and is no better than proven."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

from fair import PEERS, measure, measure_peer
from fair_maker import Fair, scenario_data, write_fair

from matchmaker.rules import Facts
from matchmaker.scenario import Scenario
from matchmaker.workflow.reading import load_checked

PROGRAM = Path(__file__).parent.parent / "benchmarks" / "fair.py"
SHARES = {"loose": (0.85, 12, 0.36), "tight": (0.50, 16, 0.22)}


def fair(shape: str = "loose", rules: str = "basic", people: int = 20, slots: int = 4, seed: int = 1) -> Fair:
    return Fair(people, slots, seed, shape, rules)


def file_of(one: Fair, folder: Path) -> Path:
    file = folder / f"{one.name}.yaml"
    write_fair(one, file)
    return file


def bytes_beside(file: Path) -> dict[str, bytes]:
    """The scenario file and its spreadsheets."""
    return {found.name: found.read_bytes() for found in file.parent.glob(f"{file.stem}*.*")}


def wishes_of(data: Mapping[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for request in data["requests"]:
        found.setdefault(request["from"], []).append(request["to"])
    return found


@pytest.mark.parametrize("rules", ["basic", "full"])
def test_the_spreadsheets_say_what_the_data_say(rules: str, tmp_path: Path) -> None:
    one = fair("tight", rules, people=30)
    found, meant = load_checked(file_of(one, tmp_path)), Scenario.model_validate(scenario_data(one))
    assert any(person.unavailable for person in meant.people), "somebody is never there"
    assert found.model_dump(exclude={"files"}) == meant.model_dump(exclude={"files"})


@pytest.mark.parametrize("shape", SHARES)
def test_fair_has_the_shares_of_its_shape(shape: str, tmp_path: Path) -> None:
    share, wishes, tables = SHARES[shape]
    one = fair(shape, people=400, slots=16)
    scenario = load_checked(file_of(one, tmp_path))
    assert len(scenario.people) == 400
    assert len(scenario.blocks[0].tables or ()) == round(400 * tables)
    found = wishes_of(scenario_data(one))
    assert len(found) == 200
    assert {len(set(partners)) for partners in found.values()} == {wishes}
    assert not found.keys() & {partner for partners in found.values() for partner in partners}
    stretches = (span for person in scenario.people for span in Facts(scenario).people.stretches(person.id))
    open_slots = sum((span.end - span.start).total_seconds() / 60 / 20 for span in stretches)
    assert open_slots / (400 * 16) == pytest.approx(share, abs=0.02)


def test_values_are_of_two_wishes_and_a_match() -> None:
    values = [request["value"] for request in scenario_data(fair(people=400))["requests"]]
    assert min(values) >= 10
    assert max(values) <= 130
    # The means of the three draws are 3, 2.5 and 15.
    assert sum(values) / len(values) == pytest.approx(70, abs=2)


def test_some_hosts_are_far_more_wanted_than_others() -> None:
    wanted = Counter(request["to"] for request in scenario_data(fair(people=400))["requests"])
    most = [count for _, count in wanted.most_common()]
    assert sum(most[:20]) > 0.3 * sum(most)
    assert most[0] > 10 * most[100]


def test_same_seed_makes_the_same_file_and_another_one_does_not(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    first, again = file_of(fair(), tmp_path), file_of(fair(), tmp_path / "again")
    assert bytes_beside(first) == bytes_beside(again)
    assert len(bytes_beside(first)) == 3
    assert scenario_data(fair(seed=2))["requests"] != scenario_data(fair())["requests"]


def test_full_rules_are_in_the_file(tmp_path: Path) -> None:
    scenario = load_checked(file_of(fair("tight", "full", people=80), tmp_path))
    assert (scenario.meetings.at_most, scenario.meetings.longest_run) == (8, 3)
    assert scenario.stages == ["coverage", "value"]
    assert {len(scenario.members[company.id]) for company in scenario.organisations} == {2}
    assert {request.partner for request in scenario.requests} <= {company.id for company in scenario.organisations}
    lengths = [request.length for request in scenario.requests]
    assert lengths == [40 if number % 5 == 0 else None for number in range(1, len(lengths) + 1)]


def test_basic_rules_are_value_alone(tmp_path: Path) -> None:
    scenario = load_checked(file_of(fair(), tmp_path))
    assert (scenario.meetings.at_most, scenario.meetings.longest_run, scenario.organisations) == (None, None, [])
    assert scenario.stages == ["value"]
    assert all(request.length is None for request in scenario.requests)


@pytest.mark.parametrize(
    ("shape", "rules", "seed"),
    [("loose", "basic", 1), ("tight", "basic", 2), ("loose", "full", 1), ("tight", "full", 3)],
)
def test_every_plan_is_valid_and_none_better_than_the_product(
    shape: str, rules: str, seed: int, tmp_path: Path
) -> None:
    path = file_of(fair(shape, rules, seed=seed), tmp_path)
    product = measure(path, 60, writing=False)
    assert product.status == "OPTIMAL"
    assert product.phases.keys() == {"load", "solve", "check"}
    rows = {peer: measure_peer(path, peer, 60) for peer in PEERS}
    assert {row.status for row in rows.values()} <= {"OPTIMAL", "FEASIBLE"}
    assert rows["cpsat"].stages == product.stages
    for row in rows.values():
        assert signed(row.stages) >= signed(product.stages)


def signed(stages: Mapping[str, tuple[int, int | None]]) -> list[int]:
    """The values of stages, smaller ones better."""
    return [-value if name == "value" else value for name, (value, _) in stages.items()]


@pytest.mark.parametrize("peer", ["greedy", "alphabetical"])
def test_plan_in_order_keeps_all_rules_at_a_fair_full_of_people(peer: str, tmp_path: Path) -> None:
    row = measure_peer(file_of(fair("tight", "full", people=200, slots=12), tmp_path), peer, 60)
    assert (row.status, row.bound, row.gap) == ("FEASIBLE", None, None)
    assert row.objective is not None
    assert row.objective > 20_000


def test_rows_come_out_one_object_a_line(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    kept = tmp_path / "kept" / f"{fair('tight', 'full').name}.yaml"
    size = ["--people", "20", "--slots", "4", "--seed", "1", "--shape", "tight", "--rules", "full"]
    more = ["--peer", "greedy", "--peer", "cpsat", "--json", "--write", str(kept)]
    command = [sys.executable, str(PROGRAM), *size, *more]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = [json.loads(line) for line in told.splitlines()]
    assert [row["peer"] for row in rows] == ["product", "greedy", "cpsat"]
    assert [*rows[0]["phases"]] == ["load", "solve", "check", "write"]
    assert rows[0]["stages"] == rows[2]["stages"]
    assert bytes_beside(kept) == bytes_beside(file_of(fair("tight", "full"), tmp_path))
