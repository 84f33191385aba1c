"""Meeting days with given meetings as scenario files: who meets whom is settled, and few breaks are wanted.

Both of a meeting are drawn by weights ``paretovariate(1.2)``, one from two fifths of the people (the hosts), one from
the others, as long as both have time; each meeting is put into a slot that suits both, which is not told but shows that
there is a plan. A fifth of the meetings may take place in its half-day alone, and in a tenth of the slots in which they
have no meeting there people are away.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

OPENING = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
SLOT, PAUSE = 20, 60  # minutes: of a slot, at noon
AWAY, HALF = 0.1, 0.2  # shares of free slots and of meetings

Meeting = tuple[str, str, int]
"""Host, guest, slot."""


@dataclass(frozen=True)
class GivenFair:
    """What a fair is made from; the same every time. ``slots`` are those of all days together, two halves a day."""

    people: int
    meetings: int
    slots: int
    tables: int
    days: int
    seed: int

    @property
    def name(self) -> str:
        """Id of the scenario."""
        return f"given-{self.people}-{self.meetings}-{self.days}x{self.slots // self.days}-{self.tables}-{self.seed}"

    def half(self, slot: int) -> int:
        """Number of the half-day of a slot."""
        return slot * 2 * self.days // self.slots

    def start(self, slot: int) -> datetime:
        """When a slot begins."""
        day, at = divmod(slot, self.slots // self.days)
        pause = PAUSE * (self.half(slot) % 2)
        return OPENING + timedelta(days=day, minutes=at * SLOT + pause)

    def window(self, slot: int) -> str:
        """The window that a slot is."""
        return f"{self.start(slot):%Y-%m-%d %H:%M}-{self.start(slot) + timedelta(minutes=SLOT):%H:%M}"


def write_given(fair: GivenFair, path: Path) -> None:
    """Write the scenario file, an entry of a list a line; every part is JSON, which is YAML too."""
    with path.open("w", encoding="utf-8") as file:
        for key, part in _parts(fair).items():
            entries = part if isinstance(part, list) and key != "stages" else []
            text = "".join(f"\n  - {json.dumps(entry)}" for entry in entries) or f" {json.dumps(part)}"
            file.write(f"{key}:{text}\n")


def _parts(fair: GivenFair) -> dict[str, Any]:
    draw = Random(fair.seed)
    held = _planted(fair, draw)
    halves = [[slot for slot in range(fair.slots) if fair.half(slot) == half] for half in range(2 * fair.days)]
    windows = [_joined(fair, half) for half in halves]
    return {
        "matchmaker": 1,
        "id": fair.name,
        "event": {"title": "Given fair", "timezone": "Europe/Berlin"},
        "days": [{"date": date, "start": "07:00", "end": "22:00"} for date in dict.fromkeys(w[:10] for w in windows)],
        "people": list(_people(fair, draw, held)),
        "meetings": {"length": SLOT, "windows": windows, "tables": fair.tables},
        "given": [
            {"id": f"m{number}", "between": [host, guest]}
            | ({"windows": [windows[fair.half(slot)]]} if draw.random() < HALF else {})
            for number, (host, guest, slot) in enumerate(held, 1)
        ],
        "stages": ["breaks"],
    }


def _joined(fair: GivenFair, slots: list[int]) -> str:
    return f"{fair.start(slots[0]):%Y-%m-%d %H:%M}-{fair.start(slots[-1]) + timedelta(minutes=SLOT):%H:%M}"


def _planted(fair: GivenFair, draw: Random) -> list[Meeting]:
    """As many meetings as asked for, each pair once, with a slot in which both have time and a table is left."""
    names = [f"p{number:05}" for number in range(1, fair.people + 1)]
    hosts, guests = names[: 2 * fair.people // 5], names[2 * fair.people // 5 :]
    weights = {name: draw.paretovariate(1.2) for name in names}
    free = {name: set(range(fair.slots)) for name in names}
    left = [fair.tables] * fair.slots
    held: dict[tuple[str, str], int] = {}
    while len(held) < fair.meetings:
        host, guest = (_drawn(draw, [name for name in side if free[name]], weights) for side in (hosts, guests))
        slots = sorted(slot for slot in free[host] & free[guest] if left[slot])
        if slots and (host, guest) not in held:
            held[host, guest] = slot = draw.choice(slots)
            left[slot] -= 1
            free[host].remove(slot)
            free[guest].remove(slot)
    return [(host, guest, slot) for (host, guest), slot in held.items()]


def _drawn(draw: Random, names: list[str], weights: dict[str, float]) -> str:
    return draw.choices(names, [weights[name] for name in names])[0]


def _people(fair: GivenFair, draw: Random, held: list[Meeting]) -> Iterator[dict[str, Any]]:
    busy: dict[str, set[int]] = {}
    for host, guest, slot in held:
        busy.setdefault(host, set()).add(slot)
        busy.setdefault(guest, set()).add(slot)
    for number in range(1, fair.people + 1):
        name = f"p{number:05}"
        free = [slot for slot in range(fair.slots) if slot not in busy.get(name, ())]
        away = [fair.window(slot) for slot in free if draw.random() < AWAY]
        yield {"id": name, "name": f"Person {number:05}"} | ({"unavailable": away} if away else {})
