"""The benchmark of growth: every phase is measured, powers are found again, and all that is measured is drawn."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

from growth import PHASES, last_line, line_of, lines, power
from loglog import drawn
from report import Row

PROGRAM = Path(__file__).parent.parent / "benchmarks" / "growth.py"
SVG = "{http://www.w3.org/2000/svg}"


def row(seconds: float, peak: float = 200.0, status: str = "OPTIMAL", **phases: float) -> Row:
    return Row("fair", "product", status, 1, 1, 0.0, seconds, peak, phases=phases)


def texts(drawing: str) -> list[str]:
    return [found.text or "" for found in ElementTree.fromstring(drawing).iter(f"{SVG}text")]


def test_table_and_plot_of_two_small_fairs(tmp_path: Path) -> None:
    plot = tmp_path / "growth.svg"
    command = [sys.executable, str(PROGRAM), "--people", "20", "60", "--slots", "4", "--plot", str(plot)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    head, *sizes, growth = (line.split() for line in told.splitlines())
    assert head == ["people", *PHASES, "total", "MiB", "gap"]
    assert [(size[0], size[-1]) for size in sizes] == [("20", "0.00%"), ("60", "0.00%")]
    for size in sizes:
        *phases, total, _, _ = map(float, [*size[1:-1], "0"])
        assert sum(phases) <= total + 0.1
        assert phases[PHASES.index("write")] > 0
    assert len(growth) == len(head) - 1
    assert {"total", "write"} <= set(texts(plot.read_text()))


def test_rows_of_full_rules_come_out_one_object_a_line() -> None:
    size = ["--people", "20", "--slots", "4", "--shape", "tight", "--rules", "full", "--json"]
    told = subprocess.run([sys.executable, str(PROGRAM), *size], capture_output=True, text=True, check=True).stdout
    found = json.loads(told)
    assert found["instance"] == "fair-20-4-tight-full-1"
    assert set(PHASES) == found["phases"].keys()
    assert "value" in found["stages"]


def test_powers_are_found_again() -> None:
    assert power([(n, 3 * n**1.5) for n in (10, 40, 90)]) == pytest.approx(1.5)
    assert power([(10, 4.0)]) is None
    assert power([(10, 4.0), (10, 5.0)]) is None


def test_what_is_too_short_is_neither_compared_nor_drawn() -> None:
    found = [row(1, build=0.001, write=0.5), row(4, 400, build=0.1, write=1.0)]
    series = lines([100, 1000], found)
    assert series == {"build": [(1000, 0.1)], "write": [(100, 0.5), (1000, 1.0)], "total": [(100, 1), (1000, 4)]}
    assert last_line([100, 1000], found).split() == ["grows", *["-"] * 8, "n^0.30", "n^0.60", "n^0.30"]


def test_a_plan_that_was_not_found_or_not_right_is_told() -> None:
    assert line_of(100, row(1, status="UNKNOWN")).endswith(" UNKNOWN")
    assert line_of(100, row(1)).endswith(" 0.00%")


def test_names_at_the_end_of_lines_stand_apart() -> None:
    drawing = drawn({"a<b": [(10, 1.0), (100, 9.0)], "c": [(10, 2.0), (100, 9.1)], "all": [(10, 3.0)]}, "people")
    assert {"10 people", "100 people", "1 s", "10 s", "a<b", "c", "all"} <= set(texts(drawing))
    at = {found.text: float(found.get("y", 0)) for found in ElementTree.fromstring(drawing).iter(f"{SVG}text")}
    assert at["a<b"] - at["c"] >= 16
