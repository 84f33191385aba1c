"""The benchmarks themselves: tours stated as scenarios mean what their files say; the plan by hand keeps the rules."""

import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from math import isqrt
from pathlib import Path
from random import Random

import pytest

sys.path.append(str(Path(__file__).parent.parent / "benchmarks"))

from events import judged, measure_by_hand
from greedy import ByHand, plan_by_hand, plan_in
from orienteering import Site, Tour, read_tour
from promises import kept, summary, up_to_value
from report import Row, show
from scarcity import absences, changes, measure_without
from visits import scenario_of as scenario_of_tour
from visits import visits_of

from builders import people, scenario_of, wish
from lunch_events import event, meal
from matchmaker.checker import Judge, check, judge
from matchmaker.plan import Assignment, uid_of
from matchmaker.scenario import Scenario
from matchmaker.scenario.consistency import contradictions
from matchmaker.solver import Answer, solve
from strategies import DINING, JOURNEYS, TINY, Size, sample

FILE = """2 1 3 1
0 9
0 0.0 0.0 0.00 0.00 0 0 0 40
1 3.0 4.0 2.00 5.00 1 2 1 2 7 9
2 1.05 0.0 1.00 6.00 1 1 1 0 30

3 19.0 0.0 3.00 9.00 1 1 1 0 40
"""


def random_tour(seed: int) -> Tour:
    """Up to five sites near each other, of which a day is too short for all."""
    draw = Random(seed)
    home = Site(0, 0, 0, 0, 0, draw.randint(30, 70))
    sites = []
    for _ in range(draw.randint(3, 5)):
        opens = draw.randint(0, 30)
        closes = opens + draw.randint(0, 15)
        sites.append(
            Site(draw.randint(-9, 9), draw.randint(-9, 9), draw.randint(1, 6), draw.randint(1, 9), opens, closes)
        )
    return Tour(f"random-{seed}", 1, (home, *sites))


def best_profit(tour: Tour) -> int:
    """The most that any order of any of the sites earns, each visited as early as possible."""
    best = 0
    for order in permutations(tour.sites[1:]):
        here, now, earned = tour.sites[0], 0, 0
        for site in order:
            start = max(now + way(here, site), site.opens)
            if start > site.closes or start + site.length + way(site, tour.sites[0]) > tour.sites[0].closes:
                break
            here, now, earned = site, start + site.length, earned + site.profit
            best = max(best, earned)
    return best


def way(one: Site, other: Site) -> int:
    """Whole units of the straight line between two sites."""
    return isqrt(int((one.x - other.x) ** 2 + (one.y - other.y) ** 2))


def test_tour_is_read_with_all_its_figures(tmp_path: Path) -> None:
    (tmp_path / "r9.txt").write_text(FILE)
    tour = read_tour(tmp_path / "r9.txt")
    assert tour.sites[1] == Site(3.0, 4.0, 20, 5, 70, 90)
    # 5 to the first site; 3 home from the second (1.05 is cut to 1.0); the third is 19 away and would end at 41.
    assert tour.starts == {1: (70, 90), 2: (10, 300)}
    # From (3, 4) to (1.05, 0) it is 4.4500…, cut to 4.4.
    assert sorted(tour.steps()) == [(1, 2, 64), (2, 1, 54)]


def test_ways_are_cut_to_two_decimals_in_files_of_that_kind(tmp_path: Path) -> None:
    (tmp_path / "pr9.txt").write_text(FILE)
    assert read_tour(tmp_path / "pr9.txt").way(0, 2) == 105


def test_visit_without_length_is_refused(tmp_path: Path) -> None:
    (tmp_path / "r9.txt").write_text(FILE.replace("1.05 0.0 1.00", "1.05 0.0 0.00"))
    with pytest.raises(ValueError, match="every visit has to take some time"):
        read_tour(tmp_path / "r9.txt")


def test_profit_is_that_of_visits_that_somebody_can_make(tmp_path: Path) -> None:
    (tmp_path / "r9.txt").write_text(FILE)
    tour = read_tour(tmp_path / "r9.txt")
    assert tour.profit({2: 10, 1: 70}) == 11
    assert tour.profit({1: 70, 2: 134}) == 11
    with pytest.raises(ValueError, match="site 2 is out of reach after site 1"):
        tour.profit({1: 70, 2: 133})
    with pytest.raises(ValueError, match="site 2 cannot be visited at 301"):
        tour.profit({2: 301})


def test_tour_as_scenario_contradicts_nothing() -> None:
    assert list(contradictions(scenario_of_tour(random_tour(0)))) == []


def runs(tour: Tour, visits: Mapping[int, int]) -> list[Assignment]:
    """Visits (site to start in units) as assignments of the tour's scenario."""
    begin = datetime(2001, 1, 1, tzinfo=UTC)
    return [
        Assignment(
            uid=uid_of(f"tour-{tour.name}", f"visit-{number}"),
            activity=f"visit-{number}",
            kind="visit",
            start=begin + timedelta(minutes=2 * start),
            end=begin + timedelta(minutes=2 * start + 1),
            timezone="UTC",
            place=f"site-{number}",
            people=("guest",),
        )
        for number, start in visits.items()
    ]


def test_long_ways_and_midnights_are_stated_exactly() -> None:
    # 150 apart: after a start at 15,000 and two units there the second site is reached at 30,002, when it closes.
    home = Site(0, 0, 0, 0, 0, 60_000)
    tour = Tour("pr", 100, (home, Site(0, 150, 2, 1, 0, 60_000), Site(150, 150, 2, 1, 30_000, 30_002)))
    scenario = scenario_of_tour(tour)
    assert judge(scenario, runs(tour, {1: 15_000, 2: 30_002})) == []
    assert [found.rule for found in judge(scenario, runs(tour, {1: 15_001, 2: 30_002}))] == ["no_overlap"]
    assert [found.rule for found in judge(scenario, runs(tour, {2: 30_003}))] == ["visits"]
    # The last unit of the first day can be used: 23:58.
    assert judge(scenario, runs(tour, {1: 21 * 720 - 1})) == []


def test_checker_allows_exactly_the_visits_that_somebody_can_make() -> None:
    verdicts: Counter[bool] = Counter()
    for seed in range(25):
        tour, draw = random_tour(seed), Random(seed)
        scenario = scenario_of_tour(tour)
        for _ in range(100):
            chosen = draw.sample(sorted(tour.starts), min(2, len(tour.starts)))
            visits = {number: tour.sites[number].opens + draw.randint(-1, 16) for number in chosen}
            allowed = possible(tour, visits)
            verdicts[allowed] += 1
            assert (judge(scenario, runs(tour, visits)) == []) == allowed, (seed, visits)
    assert min(verdicts[True], verdicts[False]) > 100


def possible(tour: Tour, visits: Mapping[int, int]) -> bool:
    """Whether somebody can make these visits, by the figures of the file alone."""
    now, here = 0, tour.sites[0]
    for number in sorted(visits, key=visits.__getitem__):
        site = tour.sites[number]
        if visits[number] < now + way(here, site) or not site.opens <= visits[number] <= site.closes:
            return False
        now, here = visits[number] + site.length, site
    return now + way(here, tour.sites[0]) <= tour.sites[0].closes


@pytest.mark.parametrize("seed", range(25))
def test_scenario_earns_what_the_best_tour_does(seed: int) -> None:
    tour = random_tour(seed)
    scenario = scenario_of_tour(tour)
    answer = solve(scenario)
    assert answer.plan is not None
    assert answer.outcome.objective == answer.outcome.bound == best_profit(tour)
    assert tour.profit(visits_of(answer.plan.assignments)) == best_profit(tour)
    assert check(scenario, answer.plan) == []


def by_hand(scenario: Scenario) -> ByHand:
    """The plan made by hand, with which the checker agrees."""
    plan = plan_by_hand(scenario)
    assert plan.violations == ()
    return plan


def entries(plan: ByHand) -> list[str]:
    """Activity, local start and people of every assignment, in order of time."""
    return [f"{entry.activity} {entry.start:%H:%M} {' '.join(entry.people)}" for entry in plan.assignments]


def test_wishes_are_served_in_the_better_order() -> None:
    # One table, two slots. By file, ann takes ben's and cid's; by value dora's meeting comes first.
    wishes = [wish("ann", "ben", 1), wish("ann", "cid", 1), wish("dora", "ben", 5)]
    data = {"people": people("ann ben cid dora"), "requests": wishes}
    scenario = scenario_of(data | {"meetings": {"length": 90, "tables": 1}, "stages": ["value"]})
    judge_ = Judge(scenario)
    assert plan_in(judge_, "file").values == {"value": 20}
    assert plan_in(judge_, "value").values == {"value": 60}
    best = by_hand(scenario)
    assert (best.order, entries(best)) == ("value", ["ben+dora 09:00 ben dora", "ann+ben 10:30 ann ben"])


def test_wishes_in_turns_leave_nobody_out() -> None:
    # One table, two slots: by file and by value ann has both.
    wishes = [wish("ann", "ben", 5), wish("ann", "cid", 5), wish("dora", "eve", 1)]
    data = {"people": people("ann ben cid dora eve"), "requests": wishes}
    plan = by_hand(scenario_of(data | {"meetings": {"length": 90, "tables": 1}}))
    assert (plan.order, plan.values["coverage-1"]) == ("turns", 0)


def test_musts_and_guarantees_come_first() -> None:
    wishes = [wish("ann", "ben", 5), wish("ann", "cid", "must"), wish("dora", "ann", 1)]
    data = {"people": people("ann ben cid") + people("dora", meetings={"at_least": 1}), "requests": wishes}
    plan = by_hand(scenario_of(data | {"meetings": {"length": 90}}))
    assert entries(plan) == ["ann+cid 09:00 ann cid", "ann+dora 10:30 ann dora"]


def test_movable_session_waits_for_its_people_and_takes_guests_with_time() -> None:
    sessions = [
        {"id": "talk", "title": "Talk", "start": "09:00", "length": 60, "must": ["ann"]},
        {"id": "tour", "title": "Tour", "windows": ["09:00-12:00"], "length": 60, "must": ["ann"], "may": ["all"]},
    ]
    data = {"people": people("ann ben cid", languages={"en": "native"}), "sessions": sessions}
    plan = by_hand(
        scenario_of(data | {"pins": [{"activity": "ben+cid", "start": "10:30"}], "requests": [wish("ben", "cid")]})
    )
    assert entries(plan) == ["talk 09:00 ann", "tour 10:00 ann", "ben+cid 10:30 ben cid"]


def visiting(visit: dict[str, object], *wishers: str, **rest: object) -> Scenario:
    """A visit of an hour from 9 on that three people may make."""
    whole = {"id": "lab", "title": "Lab", "place": "lab", "windows": ["09:00-12:00"], "length": 60, "grid": 60} | visit
    wishes = [{"who": [wisher], "visit": "lab", "value": n} for n, wisher in enumerate(wishers, start=1)]
    places = [{"id": "lab", "name": "Lab"}]
    data = {"people": people("ann ben cid"), "places": places, "visits": [whole], "visit_wishes": wishes}
    return scenario_of(data | rest)


def test_visit_is_when_most_of_those_who_wish_it_are_free() -> None:
    talk = {"id": "talk", "title": "Talk", "start": "09:00", "length": 60, "must": ["ben"], "place": "lab"}
    assert entries(by_hand(visiting({}, "ann", "ben", sessions=[talk])))[1:] == ["lab 10:00 ann ben"]


def test_visit_takes_those_who_value_it_most_and_fills_up_its_smallest_group() -> None:
    assert entries(by_hand(visiting({"at_most": 1}, "ann", "ben"))) == ["lab 09:00 ben"]
    assert entries(by_hand(visiting({"at_least": 2}, "ben"))) == ["lab 09:00 ann ben"]
    assert entries(by_hand(visiting({"at_least": 4}, "ben"))) == []


def test_second_run_takes_those_who_were_not_in_the_first() -> None:
    plan = by_hand(visiting({"at_most": 1, "runs": 3}, "ann", "ben"))
    assert sorted(entries(plan)) == ["lab 09:00 ben", "lab.2 09:00 ann"]


def test_visit_is_led_by_head_or_deputy() -> None:
    groups = [{"id": "chemists", "head": "ann", "deputy": "cid"}]
    data = visiting({"led_by": "chemists", "at_most": 2}, "ben", groups=groups)
    assert entries(by_hand(data)) == ["lab 09:00 ann ben"]
    away = [{"id": "talk", "title": "Talk", "start": "09:00", "length": 180, "must": ["ann"], "place": "lab"}]
    data = visiting({"led_by": "chemists", "at_most": 2}, "ben", groups=groups, sessions=away)
    assert entries(by_hand(data)) == ["lab 09:00 ben cid", "talk 09:00 ann"]


def test_lunch_seats_are_repaired_until_all_tables_have_a_language() -> None:
    tongues = {"ada": "de", "ann": "de", "ben": "fr", "bea": "fr", "cid": "de", "dan": "fr"}
    sides = [{"id": "a"}, {"id": "b"}]
    # Dealt by sides, the tables get words of both languages.
    guests = [
        guest | {"side": "ab"[number % 2], "languages": {tongues[guest["id"]]: "native"}}
        for number, guest in enumerate(people("ada ben ann bea cid dan"))
    ]
    plan = by_hand(scenario_of(event(guests, meal(), sides=sides, seats=(3, 3))))
    at: dict[str, set[str]] = {}
    for person, seat in (plan.assignments[0].seating or {}).items():
        at.setdefault(seat.table, set()).add(tongues[person])
    assert sorted(at.values(), key=sorted) == [{"de"}, {"fr"}]


@pytest.mark.parametrize("size", [TINY, DINING, JOURNEYS])
def test_no_plan_by_hand_is_better_than_what_is_proven(size: Size) -> None:
    found = [(plan_by_hand(scenario), solve(scenario)) for scenario in sample(30, size)]
    clean = [(plan, answer) for plan, answer in found if not plan.violations]
    assert len(clean) >= 0.6 * len(found)
    assert [plan for plan, answer in clean if better(plan, answer)] == []
    # Where there is a plan at all, one made by hand keeps the rules, but for a few.
    assert sum(answer.plan is not None for plan, answer in found if plan.violations) <= 0.05 * len(found)


def better(plan: ByHand, answer: Answer) -> bool:
    """Whether a plan by hand is, in the first stage that differs, better than the bound of the product."""
    for stage in answer.outcome.stages:
        value = plan.values[stage.name]
        if value != stage.value:
            return value < stage.bound if stage.sense == "min" else value > stage.bound
    return answer.plan is None


def test_sample_lunch_is_planned_by_hand_without_breaking_a_rule() -> None:
    row = measure_by_hand(Path(__file__).parent.parent / "scenarios" / "kanada-dortmund-lunch.yaml")
    assert (row.peer, row.status, row.bound, row.gap) == ("greedy", "FEASIBLE", None, None)
    assert row.note.startswith("wishes by ")
    assert row.objective == row.stages["value"][0]


def services(plan: ByHand) -> list[str]:
    """Activity and interpreters of every assignment that has some, in order of time."""
    return [
        f"{entry.activity} {' '.join(entry.resources.interpreter)}"
        for entry in plan.assignments
        if entry.resources.interpreter
    ]


BOTH = {"id": "mia", "name": "Mia", "languages": ["de", "ja"]}


def test_meetings_take_the_first_interpreters_who_suit_and_are_free() -> None:
    # Two at once: lea suits nobody, then there is mia, then noa; where both speak German nobody interprets.
    guests = [*people("ada cid eve", languages=["de"]), *people("ben dan", languages=["ja"])]
    wishes = [wish("ada", "ben"), wish("cid", "dan"), wish("cid", "eve")]
    lea = {"id": "lea", "name": "Lea", "languages": ["de", "fr"]}
    crew = {"interpreters": [lea, BOTH, BOTH | {"id": "noa", "name": "Noa"}]}
    plan = by_hand(scenario_of({"people": guests, "requests": wishes, "meetings": {"length": 90}} | crew))
    assert entries(plan)[:2] == ["ada+ben 09:00 ada ben", "cid+dan 09:00 cid dan"]
    assert services(plan) == ["ada+ben mia", "cid+dan noa"]


def test_interpreters_rest_and_long_activities_have_two_of_them() -> None:
    guests = [*people("ada", languages=["de"]), *people("ben cid", languages=["ja"])]
    data = {"people": guests, "requests": [wish("ada", "ben"), wish("ada", "cid")], "interpreters": [BOTH]}
    rules = {"rules": {"interpretation": {"rest_after": 20, "rest": 15}}}
    # The slot at 09:20 would come without a rest.
    assert [entry[8:13] for entry in entries(by_hand(scenario_of(data)))] == ["09:00", "09:20"]
    assert [entry[8:13] for entry in entries(by_hand(scenario_of(data | rules)))] == ["09:00", "09:40"]
    alone = {"rules": {"interpretation": {"alone": 19}}}
    assert services(by_hand(scenario_of(data | alone))) == []
    crew = {"interpreters": [BOTH, BOTH | {"id": "noa"}]}
    assert services(by_hand(scenario_of(data | alone | crew))) == ["ada+ben mia noa", "ada+cid mia noa"]


def test_guests_of_sessions_and_visits_are_those_who_understand_where_nobody_interprets() -> None:
    talk = {"id": "talk", "title": "Talk", "start": "11:00", "length": 60, "may": ["all"], "languages": ["fr"]}
    tongues = {"ann": ["fr"], "ben": ["de"], "cid": ["fr"]}
    guests = [guest | {"languages": tongues[guest["id"]]} for guest in people("ann ben cid")]
    rest = {"people": guests, "sessions": [talk], "interpreters": [BOTH]}
    plan = by_hand(visiting({"languages": ["fr"]}, "ann", "ben", "cid", **rest))
    assert entries(plan) == ["lab 09:00 ann cid", "talk 11:00 ann cid"]


ON_WHEELS = """
matchmaker: 1
id: wheels
event: {title: Wheels, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 13:00}]
places: [{id: inn, name: Inn}, {id: fab, name: Fab}]
travel: [{from: inn, to: fab, minutes: 20, mode: bus}]
vehicles: [{id: bus, seats: 4}]
people: [{id: ada, name: Ada}, {id: ben, name: Ben}]
sessions: [{id: talk, title: Talk, start: 09:00, length: 20, place: inn, must: [all]}]
visits: [{id: tour, title: Tour, place: fab, windows: [10:00-12:00], length: 60, may: [all]}]
visit_wishes: [{who: [all], visit: tour, wish: 4}]
"""


def test_plan_by_hand_says_that_it_plans_no_vehicles(tmp_path: Path) -> None:
    file = tmp_path / "wheels.yaml"
    file.write_text(ON_WHEELS)
    row = measure_by_hand(file)
    assert (row.status, row.note) == ("FEASIBLE", "wishes by file; vehicles not planned")
    assert row.objective == row.stages["value"][0] > 0


def row_of(stages: dict[str, tuple[int, int | None]], seconds: float = 60, status: str = "FEASIBLE") -> Row:
    return Row("day", "product", status, 0, 0, 0.0, seconds, 1.0, stages)


def test_limits_are_a_percent_up_to_the_value_and_a_minute() -> None:
    near = row_of({"musts": (0, 0), "value": (1000, 1010), "comfort": (10, 0)})
    assert kept(near)
    assert list(up_to_value(near)) == [("musts", 0.0), ("value", 0.01)]
    assert summary(near) == f"{'day':<28} worst gap up to value 1.00% (value), 60.0 s: kept"
    assert not kept(row_of({"musts": (0, 0), "value": (1000, 1011)}))
    assert not kept(row_of({"coverage-1": (0, None), "value": (1000, 1000)}))
    assert not kept(row_of({"value": (1000, 1000)}, seconds=60.01))
    assert not kept(row_of({"value": (1000, 1000)}, status="UNCHECKED"))
    assert "NOT KEPT (UNKNOWN" in summary(row_of({}, status="UNKNOWN"))


def test_limits_that_are_not_kept_are_told_by_event(capsys: pytest.CaptureFixture[str]) -> None:
    broken: list[str] = []
    good, bad = row_of({"value": (10, 10)}), replace(row_of({"value": (10, 20)}), instance="fair")
    assert list(judged([good, replace(bad, peer="greedy"), bad], broken)) == [good, replace(bad, peer="greedy"), bad]
    assert broken == ["fair"]
    assert [line.split()[0] for line in capsys.readouterr().err.splitlines()] == ["day", "fair"]


def test_the_table_leaves_out_what_there_is_not_without_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    show([replace(row_of({}, status="INFEASIBLE"), objective=None, bound=None, gap=None)], as_json=False)
    head, line = capsys.readouterr().out.splitlines()
    assert line.split()[2:5] == ["INFEASIBLE", "-", "-"]
    assert line.index("-") == head.index("objective") + len("objective") - 1


IN_TWO_LANGUAGES = """
matchmaker: 1
id: tongues
event: {title: Tongues, timezone: Europe/Berlin}
days: [{date: 2026-05-04, start: 09:00, end: 10:00}]
meetings: {length: 60}
people:
  - {id: ada, name: Ada, languages: [de]}
  - {id: ben, name: Ben, languages: [ja]}
  - {id: cid, name: Cid, languages: [de]}
  - {id: dan, name: Dan, languages: [ja]}
interpreters: [{id: lea, name: Lea, languages: [de, fr]}, {id: mia, name: Mia, languages: [de, ja]}]
requests: [{from: ada, to: ben, wish: 5}, {from: cid, to: dan, wish: 2}]
"""


def test_without_somebody_scarce_the_value_falls_and_without_others_it_does_not(tmp_path: Path) -> None:
    file = tmp_path / "tongues.yaml"
    file.write_text(IN_TWO_LANGUAGES)
    whole, other, less = (measure_without(file, "interpreters", absent) for absent in ((), ("lea",), ("mia",)))
    assert [row.peer for row in (whole, other, less)] == ["all", "-lea", "-mia"]
    assert list(whole.stages) == ["coverage-1", "coverage-2", "value"]
    assert changes(whole, other) == "nothing changes"
    assert changes(whole, less) == "coverage-1 +1, bound +1; coverage-2 +1, bound +1; value -50, bound -50"
    none = replace(less, stages={}, status="INFEASIBLE")
    assert changes(whole, none) == "proven: no plan, they are needed"
    assert changes(whole, replace(none, status="UNKNOWN")) == "no plan found in time"


def test_nobody_is_left_out_without_whom_nothing_would_be_asked() -> None:
    crew = [BOTH | {"id": name, "city": city} for name, city in (("mia", "Kiel"), ("noa", "Kiel"), ("lea", "Bonn"))]
    places = [{"id": name.lower(), "name": name, "city": name} for name in ("Kiel", "Bonn")]
    fleet = [{"id": name, "seats": 9, "city": city} for name, city in (("b1", "Kiel"), ("b2", "Kiel"), ("b3", "Bonn"))]
    data = {"people": people("ada"), "places": places, "vehicles": fleet}
    scenario = scenario_of(data | {"interpreters": crew})
    assert list(absences(scenario, "interpreters")) == [("mia",), ("noa",), ("lea",), ("mia", "noa")]
    assert list(absences(scenario, "vehicles")) == [("b1",), ("b2",)]
    assert list(absences(scenario_of(data | {"interpreters": crew[:1]}), "interpreters")) == []
