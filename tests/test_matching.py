"""The value of a match: every clause of the formula by hand, its laws, topics, and reasons in words."""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import scenario_of
from matching_events import NAMES, TOPICS, topical, two_sides
from matchmaker.matching import Topics, match, matching_of, value_of
from matchmaker.matching.index import Grid
from matchmaker.scenario import ScenarioError


def value(ada: dict[str, Any], ben: dict[str, Any]) -> int:
    return match(topical(ada=ada, ben=ben), "ada", "ben").value


# s is the sum over topics in common, m = 30 (1 - 2^-s) to the nearest integer.
@pytest.mark.parametrize(
    ("ada", "ben", "expected"),
    [
        # Nothing in common: s = 0, m = 0.
        ({}, {}, 0),
        ({"seeks": ["hydrogen"]}, {"offers": ["robotics"]}, 0),
        # Offers meet offers, seeks meet seeks, seeks meet interests: nothing that counts.
        ({"offers": ["hydrogen"]}, {"offers": ["hydrogen"]}, 0),
        ({"seeks": ["hydrogen"]}, {"seeks": ["hydrogen"]}, 0),
        ({"seeks": ["hydrogen"]}, {"interests": ["hydrogen"]}, 0),
        ({"offers": ["hydrogen"]}, {"interests": ["hydrogen"]}, 0),
        # A sought topic that is offered: s = 1, 30 (1 - 1/2) = 15; the same in the other direction.
        ({"seeks": ["hydrogen"]}, {"offers": ["hydrogen"]}, 15),
        ({"offers": ["hydrogen"]}, {"seeks": ["hydrogen"]}, 15),
        # Both directions: s = 1 + 1, 30 (1 - 1/4) = 22.5, half up 23.
        ({"seeks": ["hydrogen"], "offers": ["cobots"]}, {"offers": ["hydrogen"], "seeks": ["cobots"]}, 23),
        # A shared interest: s = 1/4 + 1/4 = 1/2, 30 (1 - 0.7071) = 8.79.
        ({"interests": ["hydrogen"]}, {"interests": ["hydrogen"]}, 9),
        # Sought and shared: s = 1 + 1/2, 30 (1 - 0.3536) = 19.39.
        ({"seeks": ["hydrogen"], "interests": ["cobots"]}, {"offers": ["hydrogen"], "interests": ["cobots"]}, 19),
        # One step: s = 1/2; two, up and down: 1/4, 30 (1 - 0.8409) = 4.77; three: 1/8, 30 (1 - 0.9170) = 2.49.
        ({"seeks": ["robotics"]}, {"offers": ["cobots"]}, 9),
        ({"seeks": ["cobots"]}, {"offers": ["robotics"]}, 9),
        ({"seeks": ["cobots"]}, {"offers": ["vision"]}, 5),
        ({"seeks": ["robotics"]}, {"offers": ["grippers"]}, 5),
        ({"seeks": ["robotics"]}, {"offers": ["fingers"]}, 2),
        ({"seeks": ["cobots"]}, {"offers": ["lenses"]}, 2),
        # Four steps: too far, whether straight up or up and down.
        ({"seeks": ["robotics"]}, {"offers": ["tips"]}, 0),
        ({"seeks": ["grippers"]}, {"offers": ["lenses"]}, 0),
        # A shared interest one step apart: s = 1/8 + 1/8 = 1/4.
        ({"interests": ["robotics"]}, {"interests": ["cobots"]}, 5),
        # Three steps: s = 1/32 + 1/32, 30 (1 - 0.9576) = 1.27.
        ({"interests": ["robotics"]}, {"interests": ["fingers"]}, 1),
        # The nearest of the offers counts, not each: s = 1.
        ({"seeks": ["robotics"]}, {"offers": ["cobots", "robotics", "vision"]}, 15),
        # Every sought topic counts, even towards the same offer: s = 1 + 1/2.
        ({"seeks": ["robotics", "cobots"]}, {"offers": ["robotics"]}, 19),
        # Ada's interest has one nearest (1/8), Ben's two both have Ada's (1/8 each): s = 3/8, 30 (1 - 0.7711) = 6.87.
        ({"interests": ["robotics"]}, {"interests": ["cobots", "vision"]}, 7),
        # The same topic twice counts once: s = 1.
        ({"seeks": ["hydrogen", "hydrogen"]}, {"offers": ["hydrogen", "hydrogen"]}, 15),
    ],
)
def test_value_by_hand(ada: dict[str, Any], ben: dict[str, Any], expected: int) -> None:
    assert value(ada, ben) == expected


def test_values_saturate_at_30() -> None:
    names = [f"t{number}" for number in range(7)]
    topics = [{"id": name} for name in names]
    parties = [{"id": "ada", "name": "Ada", "seeks": names}, {"id": "ben", "name": "Ben", "offers": []}]
    found = []
    for count in range(8):
        parties[1]["offers"] = names[:count]
        found.append(match(scenario_of({"topics": topics, "people": parties}), "ada", "ben").value)
    # 30 (1 - 2^-s) for s = 0, 1, … 7: 0, 15, 22.5, 26.25, 28.125, 29.06, 29.53, 29.77
    assert found == [0, 15, 23, 26, 28, 29, 30, 30]


def test_the_scale_rounds_exactly() -> None:
    with localcontext() as context:
        context.prec = 60
        for units in range(400):
            exact = 30 * (1 - Decimal(2) ** (-Decimal(units) / 32))
            assert value_of(units) == int(exact.quantize(Decimal(1), ROUND_HALF_UP)), units
    assert value_of(10**9) == 30


def test_people_have_the_topics_of_their_organisation_but_not_of_colleagues() -> None:
    scenario = two_sides()
    assert match(scenario, "ada", "ben").value == 15  # South seeks robotics, North offers it
    assert match(scenario, "ann", "ben").value == 15
    assert match(scenario, "ann", "bea").value == 23  # and Ann seeks hydrogen, which Bea offers
    assert match(scenario, "ada", "dan").value == 15  # Dan seeks robotics for himself


def test_organisations_have_the_topics_of_those_who_represent_them() -> None:
    scenario = two_sides()
    assert match(scenario, "north", "south").value == 23  # Ann's hydrogen and Bea's, besides robotics
    assert match(scenario, "cy", "south").value == 15
    bea = {"id": "bea", "name": "Bea", "organisation": "south", "offers": ["hydrogen"]}
    for waiting, statuses, expected in (
        ("out", ("declined", "confirmed"), 0),
        ("fill", ("waiting", "confirmed"), 0),
        ("fill", ("waiting", "invited"), 15),
        ("out", ("waiting", "invited"), 0),
    ):
        ben = {"id": "ben", "name": "Ben", "organisation": "south", "status": statuses[1]}
        cy = {"id": "cy", "name": "Cy", "side": "n", "seeks": ["hydrogen"]}
        some = two_sides(people=[{**bea, "status": statuses[0]}, ben, cy], waiting=waiting)
        assert match(some, "cy", "south").value == expected


def test_a_topic_that_a_person_and_the_organisation_state_counts_once() -> None:
    scenario = two_sides(people=[{"id": "ben", "name": "Ben", "organisation": "south", "seeks": ["robotics"]}])
    assert match(scenario, "north", "ben").value == 15
    assert match(scenario, "ben", "north").reasons_in("en") == ("Ben seeks robotics, which Northern Robotics offers",)


@pytest.mark.parametrize("words", [("Roboter",), ("AUTOMATION  4.0", "robotics"), ("Robotik", " ROBOTICS")])
def test_a_topic_is_the_same_by_its_id_its_labels_and_its_synonyms(words: tuple[str, ...]) -> None:
    named = topical(ada={"seeks": ["robotics"]}, ben={"offers": list(words)})
    by_id = topical(ada={"seeks": ["robotics"]}, ben={"offers": ["robotics"]})
    assert set(named.people[1].offers) == {"robotics"}
    assert match(named, "ada", "ben") == match(by_id, "ada", "ben")


def steps_by_search(one: str, other: str) -> int | None:
    """Distance by walking the tree step by step, as a reference."""
    edges = [(topic["id"], topic["parent"]) for topic in TOPICS if "parent" in topic]
    here, steps = {one}, 0
    while other not in here:
        here |= {end for edge in edges if here & set(edge) for end in edge}
        steps += 1
        if steps > 3:
            return None
    return steps


@pytest.mark.parametrize("one", NAMES)
def test_distances(one: str) -> None:
    topics = Topics(topical())
    assert [topics.distance(one, other) for other in NAMES] == [steps_by_search(one, other) for other in NAMES]


def test_labels() -> None:
    topics = Topics(topical())
    assert [topics.label("robotics", language) for language in ("de", "de-AT", "en", "ja")] == [
        "Robotik",
        "Robotik",
        "robotics",
        "robotics",
    ]
    assert topics.label("arms", "de") == "arms"


@pytest.mark.parametrize(
    ("topics", "line"),
    [
        ("- {id: a, parent: b}\n- {id: b, parent: c}\n- {id: c, parent: a}", 5),
        ("- {id: a, parent: a}", 5),
        ("- {id: a, synonyms: [x]}\n- {id: b, synonyms: [y, X]}", 6),
        ("- {id: a}\n- {id: b, synonyms: [A]}", 6),
    ],
)
def test_circles_and_words_with_two_meanings_are_refused(topics: str, line: int) -> None:
    head = "matchmaker: 1\nevent: {title: T, timezone: Europe/Berlin}\n"
    text = f"{head}days: [{{date: 2026-05-04, start: 09:00, end: 12:00}}]\ntopics:\n{topics}\n"
    with pytest.raises(ScenarioError) as error:
        scenario_of(text)
    assert [problem.line for problem in error.value.problems] == [line]


def test_a_circle_that_nobody_refused_does_not_hang() -> None:
    topics = [{"id": "a", "parent": "b"}, {"id": "b", "parent": "c"}, {"id": "c", "parent": "a"}]
    people = [{"id": "ada", "name": "Ada", "seeks": ["a"]}, {"id": "ben", "name": "Ben", "offers": ["b"]}]
    assert match(scenario_of({"topics": topics, "people": people}), "ada", "ben").value == 9


LIST = st.lists(st.sampled_from(NAMES), max_size=4)
PARTY = st.fixed_dictionaries({"offers": LIST, "seeks": LIST, "interests": LIST})


def by_definition(ada: dict[str, list[str]], ben: dict[str, list[str]]) -> int:
    """The formula of the documentation, written down once more."""

    def common(mine: list[str], theirs: list[str]) -> Fraction:
        found = Fraction(0)
        for topic in set(mine):
            ways = [steps for other in theirs if (steps := steps_by_search(topic, other)) is not None]
            found += Fraction(1, 2 ** min(ways)) if ways else 0
        return found

    s = common(ada["seeks"], ben["offers"]) + common(ben["seeks"], ada["offers"])
    s += (common(ada["interests"], ben["interests"]) + common(ben["interests"], ada["interests"])) / 4
    with localcontext() as context:
        context.prec = 60
        exact = 30 * (1 - Decimal(2) ** (-Decimal(s.numerator) / Decimal(s.denominator)))
        return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


@given(PARTY, PARTY)
def test_the_formula(ada: dict[str, list[str]], ben: dict[str, list[str]]) -> None:
    assert value(ada, ben) == by_definition(ada, ben)


@given(PARTY, PARTY)
def test_symmetric(ada: dict[str, list[str]], ben: dict[str, list[str]]) -> None:
    scenario = topical(ada=ada, ben=ben)
    assert match(scenario, "ada", "ben") == match(scenario, "ben", "ada")
    turned = topical(ada=ben, ben=ada)
    assert match(turned, "ada", "ben").value == match(scenario, "ada", "ben").value


@given(PARTY, PARTY, st.sampled_from(NAMES), st.sampled_from(("offers", "seeks", "interests")))
def test_a_further_topic_never_lowers_a_value(
    ada: dict[str, list[str]], ben: dict[str, list[str]], topic: str, kind: str
) -> None:
    assert value({**ada, kind: [*ada[kind], topic]}, ben) >= value(ada, ben)


@given(PARTY, PARTY)
def test_the_order_of_topics_does_not_matter(ada: dict[str, list[str]], ben: dict[str, list[str]]) -> None:
    turned = [{kind: found[::-1] for kind, found in party.items()} for party in (ada, ben)]
    scenario = topical(ada=ada, ben=ben)
    assert match(topical(ada=turned[0], ben=turned[1]), "ada", "ben") == match(scenario, "ada", "ben")


@given(st.lists(PARTY, min_size=2, max_size=5))
def test_all_values_at_once_are_those_of_single_pairs(parties: list[dict[str, list[str]]]) -> None:
    ids = [f"p{number}" for number in range(len(parties))]
    scenario = topical(**dict(zip(ids, parties, strict=True)))
    grid = Grid(matching_of(scenario), ids)
    for one in ids:
        values = grid.values(one)
        assert [values.get(other, 0) for other in ids] == [match(scenario, one, other).value for other in ids]


@given(PARTY, PARTY)
def test_there_are_reasons_iff_there_is_a_value(ada: dict[str, list[str]], ben: dict[str, list[str]]) -> None:
    found = match(topical(ada=ada, ben=ben), "ada", "ben")
    assert bool(found.reasons) == bool(found.value) == bool(found.reasons_in("de"))


def test_reasons_in_words() -> None:
    ada = {"seeks": ["robotics"], "interests": ["hydrogen", "arms"]}
    ben = {"offers": ["cobots"], "seeks": ["hydrogen"], "interests": ["hydrogen", "grippers"]}
    scenario = topical(ada={**ada, "offers": ["hydrogen"]}, ben=ben)
    found = match(scenario, "ben", "ada")
    assert found.reasons_in("en") == (
        "Ben seeks hydrogen, which Ada offers",
        "both are interested in hydrogen",
        "Ada seeks robotics; Ben offers cobots (near)",
        "Ada is interested in arms, Ben in grippers (near)",
    )
    assert found.reasons_in("de") == (
        "Ben sucht Wasserstoff; das bietet Ada",
        "beide interessieren sich für Wasserstoff",
        "Ada sucht Robotik; Ben bietet Cobots (verwandt)",
        "Ada interessiert sich für arms, Ben für grippers (verwandt)",
    )
    assert [reason.units for reason in found.reasons] == [32, 16, 16, 8]


def test_reasons_name_who_states_the_topic() -> None:
    scenario = two_sides()
    assert match(scenario, "ann", "bea").reasons_in("en") == (
        "South Labs seeks robotics, which Northern Robotics offers",
        "Ann Gale seeks hydrogen, which Bea Isle offers",
    )
    assert match(scenario, "north", "south") == match(scenario, "ann", "bea")


def test_the_matching_of_a_scenario_is_made_once() -> None:
    scenario, other = two_sides(), two_sides()
    assert matching_of(scenario) is matching_of(scenario)
    assert matching_of(scenario) is not matching_of(other)
    assert match(scenario, "ada", "ben") is match(scenario, "ben", "ada")
