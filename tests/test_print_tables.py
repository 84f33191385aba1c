"""Table plans to hang up: a page per round with everybody at their tables, then everybody by name."""

from datetime import timedelta
from typing import Any

import pytest

from marks import texts
from matchmaker.messages import say
from matchmaker.plan import Plan, Seat
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.printing.pieces.tables.floor import READABLE, floor
from matchmaker.renderers.seating import lunch_tables
from matchmaker.scenario import Scenario
from printed import Pdf, printed
from render_crowd import crowd
from render_lunches import NAMES, lunch_event, lunch_plan, lunch_scenario
from test_print_cards import served


def tables(scenario: Scenario, made: Plan, **asked: Any) -> Pdf:
    return Pdf(printed(scenario, made, "tables", **asked)["tables.pdf"])


def small() -> tuple[Scenario, Plan]:
    """Six people at two tables in two rounds: the list stands beside the drawings."""
    people = [{"id": f"p{n}", "name": f"Person {n}", "organisation": ("north", "south")[n % 2]} for n in range(6)]
    lunch = lunch_scenario("en").lunches[0].model_dump(exclude_unset=True)
    lunch |= {"tables": ["oak", "pier"], "hosts": {"oak": "p0"}, "rounds": 2}
    scenario = lunch_scenario("en", people=people, lunches=[lunch], requests=[])
    first, second, _ = (held for held in lunch_plan(*lunch_event("en")[:1]).assignments if held.kind == "lunch")
    seats = ([("oak", "pier")[n % 2] for n in range(6)], ["oak", "oak", "oak", "pier", "pier", "pier"])
    held = [
        one.model_copy(
            update={
                "people": tuple(f"p{n}" for n in range(6)),
                "seating": {f"p{n}": Seat(table=t, seat=where[: n + 1].count(t)) for n, t in enumerate(where)},
            }
        )
        for one, where in zip((first, second), seats, strict=True)
    ]
    made = lunch_plan(lunch_scenario("en"))
    return scenario, made.model_copy(update={"assignments": tuple(held)})


@pytest.mark.parametrize(("paper", "size"), [("a4", (297, 210)), ("letter", (279, 216))])
def test_a_page_for_each_round_with_all_who_sit_there_and_one_with_everybody_by_name(
    paper: str, size: tuple[int, int]
) -> None:
    scenario, made = small()
    found = tables(scenario, made, paper=paper)
    assert found.is_tagged
    assert found.size == size
    assert found.bookmarks == ["Lunch at tables, round 1", "Lunch at tables, round 2", "Where you sit: Lunch at tables"]
    assert len(found.pages) == 3
    for page, held in zip(found.pages, made.assignments, strict=False):
        for table in lunch_tables(Reader(scenario, "wall", "en"), held):
            listed = " ".join(f"{d.seat} {d.card.name}, {d.card.organisation}" for d in table.diners)
            assert f"{table.name.text} {listed}" in page
    assert "12:30–12:55 · Gold, Town Hall" in found.pages[0]
    assert "in order of protocol" in found.pages[0]
    for name in [f"Person {n}" for n in range(6)]:
        assert found.pages[0].count(name) == 2  # in the drawing and in the list


def test_everybody_finds_table_and_seat_of_each_round_under_their_name() -> None:
    scenario, made = small()
    last = tables(scenario, made).pages[-1]
    assert "Person 3 South Labs Pier table · 2 Pier table · 1 Person 4" in last
    assert last.index("Round 1 12:30–12:55") < last.index("Round 2 12:55–13:20") < last.index("Person 0")


def test_who_is_not_there_in_a_round_has_no_seat_there_and_interpreters_have_a_table() -> None:
    scenario, made = served()
    found = tables(scenario, made)
    assert "Late Comer South Labs –" in found.pages[-1]
    assert "Yuki Tanaka Interpreter Pier table Pier table Pier table" in found.pages[-1]
    assert found.text.count("Interpreter: Yuki Tanaka") == 2 * 3  # above the drawing and in the list, three rounds
    order = [found.pages[-1].index(name) for name in ("Ada Berg", "Jo South", "Noah", "Tanaka, Ken", "Zoë")]
    assert order == sorted(order)


@pytest.mark.parametrize("language", ["de", "en"])
def test_hosts_and_sides_are_told_without_colours(language: str) -> None:
    scenario, made = lunch_event(language)
    found = tables(scenario, made)
    for words in (say(language, "host of the table"), say(language, "Seats are numbered counter-clockwise.")):
        assert found.says(words)
    assert found.says({"de": "Gastgeber", "en": "Hosts"}[language])
    assert found.says("guests")
    assert (
        found.bookmarks[-1]
        == {"de": "Wo Sie sitzen: Mittagessen an Tischen", "en": "Where you sit: Lunch at tables"}[language]
    )


def test_drawings_say_in_words_who_sits_where() -> None:
    scenario, made = small()
    drawn = [words for words in tables(scenario, made).alternatives if "seat 1" in words]
    assert len(drawn) == 4
    assert drawn[0].startswith("Oak table: seat 1: Person 0, host of the table; seat 2: Person 2")


def test_names_in_every_script_stand_in_drawings_and_lists() -> None:
    scenario, made = lunch_event("en")
    found = tables(scenario, made)
    for name in ("歐陽 麗華", "김철수", "Іван Їжакевич", NAMES["markup"], NAMES["wolf"]):
        assert found.says(name), name


def test_diets_and_other_secrets_do_not_hang_on_the_wall() -> None:
    scenario, made = lunch_event()
    assert "secret-diet-vegan" in str(scenario)
    for word in ("secret", "vegetarian", "Leiterin"):
        assert word not in tables(scenario, made).text


def test_many_tables_take_several_pages_on_which_names_stay_readable() -> None:
    scenario, made = crowd(320)
    found = tables(scenario, made)
    assert found.bookmarks == ["lunch, round 1", "Who sits where", "Where you sit: lunch"]
    drawings = [page for page in found.pages if "lunch, round 1" in page and "counter-clockwise" in page]
    assert 1 < len(drawings) < 10
    assert [page for page in drawings if f"/ {len(drawings)}" in page] == drawings
    for number in range(40):
        assert sum(f"Table lunch-{number} " in f"{page} " for page in drawings) == 1
    sizes = [size for text, _, size in texts(found) if text.startswith("Guest")]
    assert min(sizes) >= 12.5 * READABLE - 0.01
    assert all(found.says(person.full_name) for person in scenario.people)


def test_a_lunch_of_many_rounds_lists_all_seats_of_a_person_in_one_place() -> None:
    scenario, made = small()
    first = made.assignments[0]
    later = [
        first.model_copy(
            update={
                "uid": f"event.lunch.{n}@matchmaker",
                "round": n,
                "start": first.start + timedelta(minutes=25 * n),
                "end": first.end + timedelta(minutes=25 * n),
            }
        )
        for n in range(1, 9)
    ]
    found = tables(scenario, made.model_copy(update={"assignments": tuple(later)}))
    assert len(found.pages) == 9
    assert "8: Oak table · 1" in found.pages[-1].partition("Person 0")[2].partition("Person 1")[0]


@pytest.mark.parametrize("tables_at_once", [1, 2, 3, 7, 12, 40, 250])
@pytest.mark.parametrize(("wide", "high"), [(320.0, 160.0), (250.0, 900.0), (2000.0, 150.0)])
def test_a_floor_holds_its_tables_within_the_page(tables_at_once: int, wide: float, high: float) -> None:
    found = floor(tables_at_once, wide, high, 700.0, 400.0, 36.0)
    assert found.columns * wide * found.scale <= 700.01
    assert found.rows * (high * found.scale + 36) <= 400.01
    pages = found.dealt(range(tables_at_once))
    assert [table for page in pages for table in page] == list(range(tables_at_once))
    assert found.scale >= READABLE or found.columns * found.rows == 1
