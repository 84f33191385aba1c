"""Fairs as scenario files: half of the people are guests who wish to meet popular hosts at too few tables.

Every host has a weight ``paretovariate(1.2)``; a guest draws the hosts to wish for one by one by these weights, each
once, and each wish has a stated value. Every person is there in each slot or not, independently of all else. Where
hosts come in companies of two, wishes are for the company of the host that is drawn, each company once.
"""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate, groupby
from pathlib import Path
from random import Random
from typing import Any

OPENING = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
SLOT = 20  # minutes
MOST_SLOTS = 45  # as many as there are until 23:00
SHAPES = ("loose", "tight")
RULES = ("basic", "full")
SHEETS = ("organisations", "people", "requests")


@dataclass(frozen=True)
class Shape:
    """Shares of open slots, number of wishes of a guest, tables per person."""

    open: float
    wishes: int
    tables: float


_SHAPES = {"loose": Shape(0.85, 12, 0.36), "tight": Shape(0.50, 16, 0.22)}


@dataclass(frozen=True)
class Fair:
    """What a fair is made from; the same every time.

    ``rules``: ``basic`` is availability, tables, one meeting at a time and value alone; with ``full`` there are besides
    at most 8 meetings a person and 3 in a row, coverage before value, companies of two hosts, and every fifth wish
    takes two slots.
    """

    people: int
    slots: int
    seed: int
    shape: str
    rules: str

    @property
    def name(self) -> str:
        """Id of the scenario."""
        return f"fair-{self.people}-{self.slots}-{self.shape}-{self.rules}-{self.seed}"


def write_fair(fair: Fair, path: Path) -> None:
    """Write the scenario file (every part is JSON, which is YAML too), and its spreadsheets beside it."""
    data = scenario_data(fair)
    parts = {section: data.pop(section) for section in SHEETS}
    files = {section: f"{path.stem}-{section}.csv" for section in SHEETS if parts[section]}
    for section, name in files.items():
        _write_sheet(parts[section], path.with_name(name))
    text = "".join(f"{key}: {json.dumps(part)}\n" for key, part in (data | {"files": files}).items())
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_sheet(parts: list[dict[str, Any]], path: Path) -> None:
    columns = dict.fromkeys(key for part in parts for key in part)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, columns)
        rows.writeheader()
        rows.writerows({key: _cell(value) for key, value in part.items()} for part in parts)


def _cell(value: Any) -> Any:
    return "|".join(value) if isinstance(value, list) else value


def scenario_data(fair: Fair) -> dict[str, Any]:
    """The scenario as plain data."""
    draw, shape, full = Random(fair.seed), _SHAPES[fair.shape], fair.rules == "full"
    hours = f"{_clock(0)}-{_clock(fair.slots)}"
    meetings = {"length": SLOT, "windows": [hours], "tables": round(shape.tables * fair.people)}
    count = fair.people // 2
    hosts = [_person("host", number, full) for number in range(1, fair.people - count + 1)]
    guests = [_person("guest", number, False) for number in range(1, count + 1)]
    requests = list(_requests(draw, shape, full, [guest["id"] for guest in guests], hosts))
    return {
        "matchmaker": 1,
        "id": fair.name,
        "event": {"title": "Fair", "timezone": "Europe/Berlin"},
        "days": [{"date": f"{OPENING:%Y-%m-%d}", "start": _clock(0), "end": _clock(fair.slots)}],
        "meetings": meetings | ({"at_most": 8, "longest_run": 3} if full else {}),
        "stages": ["coverage", "value"] if full else ["value"],
        "organisations": [{"id": name, "name": name} for name in dict.fromkeys(_parties(hosts)) if full],
        "people": [person | _presence(draw, shape.open, fair.slots) for person in (*guests, *hosts)],
        "requests": requests,
    }


def _person(kind: str, number: int, in_company: bool) -> dict[str, Any]:
    person = {"id": f"{kind}-{number:05}", "name": f"{kind.title()} {number:05}"}
    return person | ({"organisation": f"company-{(number + 1) // 2:05}"} if in_company else {})


def _parties(hosts: list[dict[str, Any]]) -> list[str]:
    """Whom a wish for each host is addressed to."""
    return [host.get("organisation", host["id"]) for host in hosts]


def _requests(
    draw: Random, shape: Shape, full: bool, guests: list[str], hosts: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    parties = _parties(hosts)
    weights = list(accumulate(draw.paretovariate(1.2) for _ in hosts))
    most = min(shape.wishes, len(set(parties)))
    number = 0
    for guest in guests:
        for party in _drawn(draw, parties, weights, most):
            number += 1
            value = 10 * (draw.randint(1, 5) + draw.randint(0, 5)) + draw.randint(0, 30)
            longer = {"length": 2 * SLOT} if full and number % 5 == 0 else {}
            yield {"from": guest, "to": party, "value": value} | longer


def _drawn(draw: Random, parties: list[str], weights: list[float], wanted: int) -> dict[str, None]:
    """Different parties, drawn one by one by cumulative weights: what is drawn again does not count."""
    found: dict[str, None] = {}
    while len(found) < wanted:
        found |= dict.fromkeys(draw.choices(parties, cum_weights=weights, k=wanted - len(found)))
    return found


def _presence(draw: Random, share: float, slots: int) -> dict[str, list[str]]:
    """The windows in which a person is there: open slots, neighbours joined; without any, never."""
    runs = groupby(range(slots), lambda _: draw.random() < share)
    spans = [(run[0], run[-1] + 1) for is_open, found in runs if is_open and (run := list(found))]
    windows = [f"{_clock(start)}-{_clock(end)}" for start, end in spans]
    return {"available": windows} if windows else {"unavailable": [f"{_clock(0)}-{_clock(slots)}"]}


def _clock(slot: int) -> str:
    return f"{OPENING + timedelta(minutes=slot * SLOT):%H:%M}"
