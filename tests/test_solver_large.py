"""What large events rest on: work that is done once for many, and told the same as if it were done for each."""

import gc
from itertools import chain
from random import Random

import numpy as np
import pytest

import matchmaker.solver
from builders import people, scenario_of, wish
from matchmaker.memory import keeping
from matchmaker.scenario import Scenario
from matchmaker.solver import solve
from matchmaker.solver.activities.activity import Activity
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.neighbours import decisions
from matchmaker.solver.options import Option, Options
from matchmaker.solver.setting import Setting
from matchmaker.solver.spots import Spot
from matchmaker.solver.tables import TableClass
from matchmaker.solver.timeline import Span, under_way
from strategies import CROWDED, DINING, DRIVEN, DRIVEN_TRIPS, INTERPRETED, JOURNEYS, SMALL, TINY, sample

SIZES = (SMALL, CROWDED, TINY, DINING, JOURNEYS, INTERPRETED, DRIVEN, DRIVEN_TRIPS)


def scenarios(count: int) -> list[Scenario]:
    return [*chain.from_iterable(sample(count, size) for size in SIZES)]


def traits(option: Option) -> tuple[object, ...]:
    return option.stop, option.tables, option.block, option.able


def test_what_is_found_out_for_many_meetings_is_what_each_alone_is_told() -> None:
    meetings = 0
    for scenario in scenarios(25):
        setting = Setting(scenario)
        together = Options(setting)
        for activity in setting.activities:
            found = [traits(option) for option in together.of(activity)]
            assert found == [traits(option) for option in Options(setting).of(activity)]
            meetings += activity.kind == "meeting"
    assert meetings >= 100


def fair(guests: int) -> Scenario:
    """Everybody wishes to meet the two hosts."""
    names = [f"guest-{number}" for number in range(guests)]
    requests = [wish(guest, host) for guest in names for host in ("one", "other")]
    return scenario_of({"people": people(" ".join(("one", "other", *names))), "requests": requests})


def test_alike_meetings_are_asked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Spot] = []
    admits = Options._admits_spot

    def watched(options: Options, activity: Activity, spot: Spot) -> bool:
        asked.append(spot)
        return admits(options, activity, spot)

    monkeypatch.setattr(Options, "_admits_spot", watched)
    numbers = []
    for guests in (3, 30):
        asked.clear()
        setting, found = Setting(fair(guests)), 0
        options = Options(setting)
        for activity in setting.activities:
            found += len(list(options.of(activity)))
        numbers.append((len(asked), found // guests))
    assert numbers[0] == numbers[1]
    assert numbers[0][0] > 0


def test_meetings_with_other_windows_or_other_numbers_of_people_are_not_alike() -> None:
    source = {
        "people": [*people("a"), *people("b c d", organisation="firm"), *people("e f")],
        "organisations": [{"id": "firm", "name": "Firm"}],
        "places": [{"id": "hall", "name": "Hall", "tables": [{"id": "s", "seats": 2}, {"id": "l", "seats": 4}]}],
        "meetings": {"length": 60, "tables": ["s", "l"]},
        "requests": [
            wish("a", "e"),
            wish("a", "f", windows=["10:00-12:00"]),
            wish("a", "firm", representatives=3),
        ],
    }
    setting = Setting(scenario_of(source))
    options = Options(setting)
    found = [[(option.start % 1440, option.tables) for option in options.of(a)] for a in setting.activities]
    plain, later, crowd = (set(one) for one in found)
    assert len(plain) == 6
    assert len(later) == 4
    assert later < plain
    assert len(crowd) == 3
    assert {tables.seats for _, tables in crowd if tables} == {4}


def test_classes_of_tables_are_told_apart_by_their_first_table() -> None:
    one, other = (TableClass(tables, None, None, 4, True, 0) for tables in (("a", "b"), ("c", "d")))
    assert one == TableClass(("a", "b"), None, None, 4, True, 0)
    assert hash(one) == hash(TableClass(("a", "b"), None, None, 4, True, 0))
    assert one != other
    assert len({one, other}) == 2


def test_every_decision_is_known() -> None:
    seen = dict.fromkeys(("chosen", "attendance", "service", "shift", "driven"), 0)
    for scenario in scenarios(12):
        form = Formulation(Setting(scenario))
        shifts = [shift.literal for shift in chain.from_iterable(form.shifts.values())]
        of_options = [literal for option in form.chosen for literal in form.decided(option)]
        expected = {literal.index for literal in (*of_options, *shifts, *form.driven.values())}
        assert set(np.flatnonzero(decisions(form)).tolist()) == expected
        seen["chosen"] += len(form.chosen)
        seen["service"] += len(form.services)
        seen["attendance"] += len(of_options) - len(form.chosen) - sum(map(len, form.services.values()))
        seen["shift"] += len(shifts)
        seen["driven"] += len(form.driven)
    assert min(seen.values()) >= 10


def test_under_way_is_what_has_begun_and_is_not_over() -> None:
    random = Random(1)
    for _ in range(200):
        spans = [(start := random.randrange(12), start + random.randint(1, 5)) for _ in range(random.randint(0, 8))]
        things = list(enumerate(spans))

        def span(thing: tuple[int, Span]) -> Span:
            return thing[1]

        expected = [
            [thing for thing in things if thing[1][0] <= minute < thing[1][1]]
            for minute in sorted({start for start, _ in spans})
        ]
        assert under_way(things, span) == expected


def test_no_cycles_are_looked_for_while_an_event_is_planned(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def watched(scenario: Scenario, without: frozenset[str]) -> Setting:
        seen.append(gc.isenabled())
        return Setting(scenario, without)

    monkeypatch.setattr(matchmaker.solver, "Setting", watched)
    gc.enable()
    assert solve(fair(3)).plan
    assert seen == [False]
    assert gc.isenabled()


def test_cycles_are_looked_for_again_whatever_happens_and_only_if_they_were() -> None:
    gc.enable()
    with pytest.raises(ValueError, match="wrong"), keeping():
        raise ValueError("wrong")
    assert gc.isenabled()
    with keeping():
        with keeping():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
