"""Who sits next to whom at lunch: the order of protocol, the worth of a seating, and what lunches make impossible."""

from itertools import permutations
from typing import Any

import pytest

from builders import lunch_round, people, rules_that_speak, scenario_of, wish
from matchmaker.checker import stage_values
from matchmaker.plan import Assignment


def feast(everybody: list[dict[str, Any]], *lunches: dict[str, Any], **parts: Any) -> dict[str, Any]:
    """Lunches of one round of 30 minutes from 11:00 at the table t1, for these people."""
    whole = {"id": "lunch", "title": "Lunch", "start": "11:00", "round_length": 30, "tables": ["t1"]}
    tables = [{"id": "t1"}, {"id": "t2"}]
    places = [{"id": "hall", "name": "Hall", "rooms": [{"id": "blue"}, {"id": "red"}], "tables": tables}]
    return {"places": places, "people": everybody, "lunches": [whole | one for one in lunches or ({},)]} | parts


def guests(ranks: str, sides: str) -> list[dict[str, Any]]:
    """People a, b, c … with these ranks (a dash for none) and on these sides (n, s or a dash)."""
    found = []
    for name, rank, side in zip("abcdefgh", ranks, sides, strict=False):
        own = {"rank": None if rank == "-" else int(rank), "side": {"n": "north", "s": "south"}.get(side)}
        found += people(name, **own)
    return found


SIDES = [{"id": "north"}, {"id": "south"}]


def protocol(everybody: list[dict[str, Any]], host: str | None) -> dict[str, Any]:
    """These people at one table in protocol order."""
    return feast(everybody, {"protocol": ["t1"], "hosts": {"t1": host} if host else {}}, sides=SIDES)


@pytest.mark.parametrize(
    ("ranks", "sides", "host", "order"),
    [
        ("-", "-", None, "a"),
        ("--", "--", None, "ab"),
        ("-1", "--", None, "ba"),
        ("-1", "--", "a", "ab"),  # the host sits at the head, whatever the rank
        ("321", "---", None, "cba"),
        ("11-", "---", None, "abc"),  # equal ranks by id, none last
        ("0-1", "---", None, "acb"),
        # Seats 1 (a), then right b, left c, right d, left e: a b d e c around the table.
        ("12345", "-----", None, "abdec"),
        ("123456", "------", None, "abdfec"),
        # Next to the host from the north sits the south, as long as there is somebody.
        ("123", "nns", None, "acb"),
        ("1234", "nnss", None, "acbd"),  # c right, d left, b right of c
        ("123", "nnn", None, "abc"),
        ("123", "nn-", None, "acb"),  # an unknown side is next to nobody's own
        ("123", "-ns", None, "abc"),  # all fit beside a host without side
        ("123", "--n", None, "abc"),  # and an unknown side is next to another unknown one
        ("12345", "nsssn", None, "abedc"),  # right of b (south) sits e (north), though d comes first
        # b host (north): right a (s), left c (s) as d is north; then right of a: d.
        ("1234", "snsn", "b", "badc"),
        # a host (n): right d (s), left e (s), right of d: b (n), left of e: c (n).
        ("12345", "nnnss", None, "adbce"),
    ],
)
def test_the_order_of_protocol(ranks: str, sides: str, host: str | None, order: str) -> None:
    scenario = scenario_of(protocol(guests(ranks, sides), host))
    for seats in permutations(order[:4]) if len(order) <= 4 else [tuple(order), tuple(reversed(order))]:
        entry = lunch_round("lunch", 1, "11:00-11:30", {"t1": " ".join(seats)})
        assert rules_that_speak(scenario, entry) == ([] if "".join(seats) == order else ["protocol_seats"])


def test_only_tables_of_protocol_and_only_by_order() -> None:
    everybody = guests("21", "--")
    entry = lunch_round("lunch", 1, "11:00-11:30", {"t1": "a b"})
    assert rules_that_speak(scenario_of(feast(everybody)), entry) == []
    strict = scenario_of(protocol(everybody, None))
    assert rules_that_speak(strict, entry) == ["protocol_seats"]
    seating = {"a": {"table": "t1", "seat": 4}, "b": {"table": "t1", "seat": 2}}
    gaps = Assignment.model_validate(entry.model_dump() | {"seating": seating})
    assert rules_that_speak(strict, gaps) == ["lunch_seats"]  # in order, though not numbered from 1


def test_a_host_elsewhere_is_no_head() -> None:
    parts = feast(guests("123", "---"), {"tables": ["t1", "t2"], "protocol": ["t1"], "hosts": {"t1": "c"}})
    right = lunch_round("lunch", 1, "11:00-11:30", {"t1": "a b", "t2": "c"})
    assert rules_that_speak(scenario_of(parts), right) == ["table_hosts"]


# The stage. Table t1 unless said otherwise; 10 for different sides, minus 10 for acquaintances.


def seating(parts: dict[str, Any], *plan: Assignment) -> int:
    """The value of the stage."""
    return stage_values(scenario_of(parts), plan)["seating"]


def table(who: str, number: int = 1, times: str = "11:00-11:30", lunch: str = "lunch", **others: str) -> Assignment:
    """A round with these people at t1, and others at other tables."""
    return lunch_round(lunch, number, times, {"t1": who, **others})


def test_nobody_eats_for_nothing() -> None:
    assert stage_values(scenario_of({}), [])["seating"] == 0
    assert seating(feast(people("anna ben"))) == 0
    assert seating(feast(people("anna ben")), table("anna ben")) == 0


@pytest.mark.parametrize(
    ("one", "other", "mixed_sides", "worth"),
    [
        ("north", "south", True, 10),
        ("north", "south", False, 0),
        ("north", "north", True, 0),
        ("north", None, True, 0),
        (None, None, True, 0),
    ],
)
def test_people_of_different_sides(one: str | None, other: str | None, mixed_sides: bool, worth: int) -> None:
    parts = feast([*people("anna", side=one), *people("ben", side=other)], {"mixed_sides": mixed_sides}, sides=SIDES)
    assert seating(parts, table("anna ben")) == worth
    parts["weights"] = {"mixed": 3}
    assert seating(parts, table("anna ben")) == (3 if worth else 0)


def test_the_side_of_an_organisation() -> None:
    firm = {"organisations": [{"id": "firm", "name": "Firm", "side": "north"}]}
    everybody = [*people("anna", organisation="firm"), *people("ben", side="south")]
    assert seating(feast(everybody, sides=SIDES, **firm), table("anna ben")) == 10


@pytest.mark.parametrize(
    ("met", "ben", "worth"),
    [
        ([], "west", 10),
        ([("anna", "ben")], "west", -10),
        ([("ben", "anna")], "west", -10),
        ([("east", "west")], "west", -10),
        ([("anna", "west")], "west", -10),
        ([("east", "ben")], "west", -10),
        ([("anna", "ben"), ("east", "west")], "west", -10),
        ([("anna", "carl"), ("west", "carl")], "west", 10),
        ([("east", "west")], None, 10),
        ([], "east", -10),  # of one organisation, though on different sides
    ],
)
def test_people_who_know_each_other(met: list[tuple[str, str]], ben: str | None, worth: int) -> None:
    everybody = [*people("anna", organisation="east", side="north"), *people("ben", organisation=ben, side="south")]
    parts = feast([*everybody, *people("carl")], sides=SIDES, met_before=[{"between": pair} for pair in met])
    parts["organisations"] = [{"id": name, "name": name} for name in ("east", "west")]
    assert seating(parts, table("anna ben")) == worth
    parts["weights"] = {"acquainted": 7}
    assert seating(parts, table("anna ben")) == (-7 if worth < 0 else 10)


def test_people_who_fit() -> None:
    everybody = [*people("anna", seeks=["ice"], side="north"), *people("ben", offers=["ice"], side="south")]
    parts = feast(everybody, sides=SIDES, topics=[{"id": "ice"}])
    assert seating(parts, table("anna ben")) == 15 + 10  # a sought topic that is offered exactly is 15 of 30
    # Requests and vetoes change nothing in it; who has met before counts as acquainted only.
    assert seating(parts | {"requests": [wish("anna", "ben", "never")]}, table("anna ben")) == 15 + 10
    assert seating(parts | {"pair_values": [{"between": ["anna", "ben"], "value": 99}]}, table("anna ben")) == 15 + 10
    assert seating(parts | {"met_before": [{"between": ["anna", "ben"]}]}, table("anna ben")) == -10


def test_two_count_once_in_all_rounds_but_in_every_lunch() -> None:
    everybody = [*people("anna", side="north"), *people("ben carl", side="south")]
    parts = feast(everybody, {"rounds": 2, "tables": ["t1", "t2"]}, {"id": "supper", "start": "09:00"}, sides=SIDES)
    first = table("anna ben", t2="carl")
    again = table("anna ben", 2, "11:30-12:00", t2="carl")
    other = table("ben", 2, "11:30-12:00", t2="anna carl")
    supper = table("anna ben carl", 1, "09:00-09:30", "supper")
    assert seating(parts, first) == 10
    assert seating(parts, first, again) == 10
    assert seating(parts, first, other) == 20
    assert seating(parts, supper) == 20
    assert seating(parts, first, again, supper) == 30


def test_whoever_is_unknown_is_worth_nothing() -> None:
    everybody = [*people("anna", side="north"), *people("ben", side="south")]
    assert seating(feast(everybody, sides=SIDES), table("anna zeno ben", t9="zoe")) == 10
    stray = table("anna ben").model_copy(update={"activity": "supper"})
    assert seating(feast(everybody, sides=SIDES), stray) == 0


# Possible taken alone: anna's only wish is for ben; coverage-1 is 1 if it is possible.


@pytest.mark.parametrize(
    ("lunch", "parts", "possible"),
    [
        ({"start": "09:00", "rounds": 2, "round_length": 80}, {}, 1),  # until 11:40
        ({"start": "09:00", "rounds": 2, "round_length": 81}, {}, 0),
        ({"start": "09:00", "rounds": 2, "round_length": 81, "who": ["carl"]}, {}, 1),
        ({"start": "09:00", "rounds": 2, "round_length": 81, "who": ["ben"]}, {}, 0),
        ({"start": "09:20", "round_length": 160}, {}, 1),
        ({"start": "09:19", "round_length": 160}, {}, 0),
        # Five minutes from the blue room to the red one.
        ({"start": "09:00", "round_length": 160, "room": "blue"}, {"room": "red"}, 0),
        ({"start": "09:00", "round_length": 155, "room": "blue"}, {"room": "red"}, 1),
        ({"start": "09:00", "round_length": 160, "room": "blue"}, {"room": "blue"}, 1),
        ({"start": "09:00", "round_length": 160, "room": "blue"}, {}, 1),
        # The room of a lunch may be that of all its tables.
        ({"start": "09:00", "round_length": 160, "tables": ["b"]}, {"room": "red"}, 0),
        ({"start": "09:00", "round_length": 160, "tables": ["b", "r"]}, {"room": "red"}, 1),
        # Carl eats alone, but the tables are laid for him.
        ({"start": "09:00", "round_length": 160, "who": ["carl"], "tables": ["b"]}, {"tables": ["b"]}, 1),
        ({"start": "09:00", "round_length": 161, "who": ["carl"], "tables": ["b"]}, {"tables": ["b"]}, 0),
        ({"start": "09:00", "round_length": 161, "who": ["carl"], "tables": ["b"]}, {"tables": ["b", "c"]}, 1),
        ({"start": "09:00", "round_length": 161, "who": ["carl"], "tables": ["c"]}, {"tables": ["b", "c"]}, 1),
        ({"start": "09:00", "round_length": 161, "who": ["carl"], "tables": ["b", "c"]}, {"tables": ["b", "c"]}, 0),
        (
            {"start": "09:00", "round_length": 161, "who": ["carl"], "tables": ["b"]},
            {"tables": ["b", "c"], "spare_tables": 1},
            1,
        ),
        ({"start": "09:00", "round_length": 161, "who": ["dora"], "tables": ["b"]}, {"tables": ["b"]}, 1),
        ({"start": "09:00", "round_length": 161, "who": ["carl"], "tables": ["b"]}, {}, 1),
    ],
)
def test_possible_beside_lunches(lunch: dict[str, Any], parts: dict[str, Any], possible: int) -> None:
    everybody = [*people("anna ben carl"), *people("dora", status="declined")]
    tables = [{"id": "t1"}, {"id": "b", "room": "blue"}, {"id": "c", "room": "blue"}, {"id": "r", "room": "red"}]
    whole = feast(everybody, lunch, meetings=parts, requests=[wish("anna", "ben")])
    whole["places"][0]["tables"] = tables
    assert stage_values(scenario_of(whole), [])["coverage-1"] == possible


@pytest.mark.parametrize(("unavailable", "possible"), [([], 0), (["10:19-10:20"], 1)])
def test_possible_in_a_round_that_one_misses(unavailable: list[str], possible: int) -> None:
    # The only round takes the whole day; whoever is not there for all of it does not eat at all.
    everybody = [*people("anna"), *people("ben", unavailable=unavailable)]
    lunch = {"start": "09:00", "round_length": 180, "who": ["ben"]}
    assert (
        stage_values(scenario_of(feast(everybody, lunch, requests=[wish("anna", "ben")])), [])["coverage-1"] == possible
    )


@pytest.mark.parametrize("own", ["person", "pin"])
def test_a_stated_table_is_laid_for_a_lunch_too(own: str) -> None:
    lunch = {"start": "09:00", "round_length": 170, "who": ["carl"]}
    for stated, possible in (("t1", 0), ("t2", 1)):
        parts = feast(people("anna ben carl"), lunch, requests=[wish("anna", "ben")])
        if own == "person":
            parts["people"][0]["table"] = stated
        else:
            parts["pins"] = [{"activity": "anna+ben", "table": stated}]
        assert stage_values(scenario_of(parts), [])["coverage-1"] == possible
