"""Tiny scenarios and plans written by hand, for the tests of rules and checker: no rule code, no solver."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal
from zoneinfo import ZoneInfo

from matchmaker.checker import judge
from matchmaker.plan import Assignment, Outcome, Plan, ScenarioMark, Stage, Unmet, uid_of
from matchmaker.scenario import Scenario, load

DATE, ZONE = "2026-05-04", "Europe/Berlin"
DEFAULTS: dict[str, Any] = {
    "matchmaker": 1,
    "id": "day",
    "event": {"title": "Partner day", "timezone": ZONE},
    "days": [{"date": DATE, "start": "09:00", "end": "12:00"}],
}


def scenario_of(source: dict[str, Any] | str) -> Scenario:
    """A scenario from YAML text, or from a dict that is added to a day from 9 to 12 in Berlin with the id ``day``."""
    if isinstance(source, dict):
        return Scenario.model_validate(DEFAULTS | source)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "day.yaml"
        file.write_text(source, encoding="utf-8")
        return load(file)


def people(ids: str, **alike: Any) -> list[dict[str, Any]]:
    """People with these ids (separated by spaces), named after them and alike in everything else."""
    return [{"id": name, "name": name.title(), **alike} for name in ids.split()]


def wish(wisher: str, partner: str, strength: int | str = 3, **parts: Any) -> dict[str, Any]:
    """A request."""
    return {"from": wisher, "to": partner, "wish": strength, **parts}


def at(clock: str, date: str = DATE, zone: str = ZONE) -> datetime:
    """A local time such as 09:30, on the default day unless said otherwise."""
    return datetime.fromisoformat(f"{date} {clock}").replace(tzinfo=ZoneInfo(zone))


def held(activity: str, times: str, who: str, date: str = DATE, zone: str = ZONE, **parts: Any) -> Assignment:
    """An assignment of the scenario ``day``: times such as 09:00-09:20; a meeting if its id has a plus or a dot."""
    start, _, end = times.partition("-")
    meeting = any(sign in activity for sign in "+.")
    stated: dict[str, Any] = {
        "uid": uid_of("day", activity),
        "activity": activity,
        "kind": "meeting" if meeting else "session",
        "start": at(start, date, zone),
        "end": at(end, date, zone),
        "timezone": zone,
        "people": tuple(who.split()),
    }
    return Assignment.model_validate(stated | parts)


def lunch_round(lunch: str, number: int, times: str, tables: dict[str, str], **parts: Any) -> Assignment:
    """A round of a lunch: by table, the people in the order of their seats from 1 on; all of them by the alphabet."""
    sits = {who: (table, n) for table, people in tables.items() for n, who in enumerate(people.split(), 1)}
    seating = {who: {"table": sits[who][0], "seat": sits[who][1]} for who in sorted(sits)}
    uid = uid_of("day", f"{lunch}.{number}")
    whole: dict[str, Any] = {"uid": uid, "kind": "lunch", "round": number, "seating": seating}
    return held(lunch, times, " ".join(seating), **(whole | parts))


def rules_that_speak(scenario: Scenario, *assignments: Assignment) -> list[str]:
    """The name of the rule of every violation of a hard rule, in order."""
    return [violation.rule for violation in judge(scenario, assignments)]


def stage(name: str, sense: Literal["min", "max"], value: int, bound: int | None = None) -> Stage:
    """A stage of an outcome; proven unless a bound is given that differs from the value."""
    limit = value if bound is None else bound
    return Stage(name=name, sense=sense, value=value, bound=limit, status="OPTIMAL" if limit == value else "FEASIBLE")


def unmet(request: str, who: str = "") -> Unmet:
    """An entry of the list of unmet requests."""
    return Unmet(
        request=request, people=tuple(who.split()), reason="no_common_time", detail={"en": "No slot was left."}
    )


def plan_of(
    scenario: Scenario, assignments: Iterable[Assignment], stages: Iterable[Stage] = (), missing: Iterable[Unmet] = ()
) -> Plan:
    """A plan of the scenario with an outcome that follows from the stages: from that of the value, else the last."""
    found = tuple(stages)
    main = next((one for one in found if one.name == "value"), found[-1] if found else None)
    value, bound = (main.value, main.bound) if main else (0, 0)
    best = all(one.status == "OPTIMAL" for one in found)
    return Plan(
        scenario=ScenarioMark(id=scenario.id, sha256=scenario.sha256),
        stamp=datetime(2026, 4, 4, 7, tzinfo=UTC),
        outcome=Outcome(
            status="OPTIMAL" if best else "FEASIBLE",
            objective=value,
            bound=bound,
            gap=abs(bound - value) / max(1, abs(value)),
            stages=found,
        ),
        assignments=tuple(assignments),
        unmet=tuple(missing),
    )
