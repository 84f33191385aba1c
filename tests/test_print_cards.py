"""Badges, place cards and table numbers: whose, in which order, at which size, and where to cut and fold."""

from time import process_time
from typing import Any

import pytest

from marks import strokes, texts
from matchmaker.messages.locales import country
from matchmaker.plan import Assignment, Plan
from matchmaker.plan.model import Resources
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.drawings.labels import width
from matchmaker.renderers.printing.lettering import LINE, POINT, lettered
from matchmaker.scenario import Scenario
from printed import Pdf, printed
from render_crowd import crowd
from render_events import assignment, event, plan, usual
from render_lunches import DAY, NAMES, lunch_event, lunch_plan, lunch_scenario
from test_render_interpreted_lunches import interpreted_lunch
from test_render_privacy import secret_event

FIELD = {"90x55": (90, 55), "86x54": (86, 54), "80x50": (80, 50)}
SHEET = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}


def badges(scenario: Scenario, made: Plan, **asked: Any) -> Pdf:
    return Pdf(printed(scenario, made, "badges", **asked)["badges.pdf"])


def cards(scenario: Scenario, made: Plan, **asked: Any) -> Pdf:
    return Pdf(printed(scenario, made, "placecards", **asked)["placecards.pdf"])


def numbers(scenario: Scenario, made: Plan, **asked: Any) -> Pdf:
    return Pdf(printed(scenario, made, "numbers", **asked)["numbers.pdf"])


def served() -> tuple[Scenario, Plan]:
    """Yuki interprets at the pier table, Zoé at the bay; ids are those of nobody else."""
    scenario, made = interpreted_lunch("en")
    lunch = scenario.lunches[0].model_dump(exclude_unset=True) | {"interpreters": {"pier": "yuki2", "bay": "zoe2"}}
    others = [who.model_dump(exclude_unset=True) for who in scenario.interpreters]
    scenario = lunch_scenario("en", lunches=[lunch], interpreters=[others[0], others[1] | {"id": "zoe2"}])
    by = Resources(interpreter=("yuki2", "zoe2"))
    held = [one.model_copy(update={"resources": by}) if one.kind == "lunch" else one for one in made.assignments]
    return scenario, made.model_copy(update={"assignments": tuple(held)})


def with_print(scenario: Scenario, **looks: str) -> Scenario:
    stated = scenario.event.model_dump() | {"print": looks}
    return Scenario.model_validate(scenario.model_dump(by_alias=True, exclude_unset=True) | {"event": stated})


@pytest.mark.parametrize("paper", SHEET)
@pytest.mark.parametrize("size", FIELD)
def test_marks_say_where_to_cut_badges_of_the_size_that_is_asked_for(size: str, paper: str) -> None:
    scenario, made = lunch_event()
    found = badges(with_print(scenario, badges=size), made, paper=paper)
    (wide, high), (across, down) = FIELD[size], SHEET[paper]
    left, top = (across - 2 * wide) / 2, (down - 4 * high) / 2
    marks = [
        (start, end) for start, end in strokes(found) if abs(abs(end[0] - start[0] + end[1] - start[1]) - 6) < 0.11
    ]
    upright = {start[0] for start, end in marks if start[0] == end[0]}
    level = {start[1] for start, end in marks if start[1] == end[1]}
    assert sorted(upright) == pytest.approx([left, left + wide, left + 2 * wide], abs=0.1)
    assert sorted(level) == pytest.approx([top + row * high for row in range(5)], abs=0.1)
    for start, end in marks:  # none of them lies on a badge
        inside = [left < x < across - left and top < y < down - top for x, y in (start, end)]
        assert inside == [False, False]
    titles = [place for text, place, _ in texts(found) if text == "Partnertag"]
    assert [x for x, _ in titles] == pytest.approx([left + 5, left + wide + 5] * 4, abs=0.1)
    assert titles[2][1] - titles[0][1] == pytest.approx(high, abs=0.1)


def test_everybody_who_is_there_has_a_badge_in_order_of_name_and_interpreters_come_last() -> None:
    scenario, made = served()
    found = badges(scenario, made)
    assert found.is_tagged
    people = {**NAMES, "ken": "Tanaka Ken"}
    # Arabic letters come back in the order in which they are drawn.
    assert [name for person, name in people.items() if person != "sara" and not found.says(name)] == []
    assert len(found.pages) == -(-(len(people) + 2) // 8)
    assert found.text.count("Max Out") == 0  # has declined
    order = [found.text.index(name) for name in ("Ada Berg", "Emma", "Noah Clarke", "Zoë", "Yuki Tanaka", "Zoé Petit")]
    assert order == sorted(order)
    last = found.text[found.text.index("Yuki Tanaka") :]
    assert last.count("Interpreter") == 2
    assert "German · Japanese" in last


def test_interpreters_without_a_duty_have_no_badge() -> None:
    scenario, made = served()
    idle = made.model_copy(update={"assignments": tuple(held for held in made.assignments if held.kind != "lunch")})
    assert not badges(scenario, idle).says("Yuki Tanaka")


def test_a_badge_says_who_whence_and_from_which_side_and_country() -> None:
    lands = [{"id": "north", "name": "North Robotics", "side": "hosts", "country": "CA"}]
    lands += [{"id": "south", "name": "South Labs", "side": "guests", "country": "GB"}]
    sides = [{"id": "hosts", "name": {"en": "Canada", "de": "Kanada"}}, {"id": "guests"}]
    scenario = lunch_scenario("de", organisations=lands, sides=sides)
    (ada,) = badges(scenario, lunch_plan(scenario), names=["ada"]).pages
    assert ada.startswith("Partnertag")
    for words in ("Dr.", "Ada Berg", "North Robotics", "Kanada"):
        assert ada.count(words) == 1  # the side is called as the country
    (ken,) = badges(scenario, lunch_plan(scenario), names=["ken"], language="en").pages
    assert ken.split("South Labs")[1].split() == ["guests", "United", "Kingdom"]


def test_a_country_is_named_by_its_code_and_else_as_it_is_stated() -> None:
    assert [country(stated, "de") for stated in ("CA", "ca", "Kanada", "??")] == ["Kanada", "Kanada", "Kanada", "??"]


def test_badges_are_for_those_who_are_named() -> None:
    scenario, made = served()
    assert badges(scenario, made, names=["ada", "yuki2"]).says("Yuki Tanaka")
    assert "Noah" not in badges(scenario, made, names=["ada"]).text
    assert printed(scenario, made, "badges", "placecards", names=["max"]) == {}


@pytest.mark.parametrize(
    "name",
    ["Maria " * 33, "Donaudampfschifffahrt" * 10, "Anna-Lena-" * 20, "M" * 200, "株式会社" * 50, "é\u0301" * 100],
    ids=["words", "no-break", "hyphens", "broad", "cjk", "combined"],
)
def test_the_longest_name_stands_whole_on_its_card_and_moves_no_other(name: str) -> None:
    people = [{"id": f"p{n}", "name": name if n == 3 else f"Person {n}"} for n in range(9)]
    scenario = event("Europe/Berlin", DAY, people=people, groups=[], requests=[])
    found = badges(scenario, plan(scenario, []))
    assert len(found.pages) == 2
    assert found.says(name.strip())
    titles = {place for page in (0, 1) for text, place, _ in texts(found, page) if text == "Partner day"}
    assert len(titles) == 8
    low, high = min(y for _, y in titles), max(y for _, y in titles)
    assert high - low == pytest.approx(3 * 55, abs=0.1)


def test_a_text_is_as_large_as_fits_and_broken_between_words_if_that_helps() -> None:
    one = lettered("Ada Berg", 80, 10, 30)
    assert one
    assert (one["lines"], one["size"]) == (["Ada Berg"], pytest.approx(10 / POINT / LINE, abs=0.01))  # as high as fits
    two = lettered("Annika Thielscher", 60, 40, 100)
    assert two
    assert two["lines"] == ["Annika", "Thielscher"]
    hyphen = lettered("Meyer-Landrut", 60, 40, 20)
    assert hyphen
    assert hyphen["lines"] == ["Meyer-Landrut"]  # breaking it would gain nothing
    assert lettered("Jo", 80, 40, 30)["size"] == 30  # type: ignore[index]
    assert lettered("", 80, 40, 30) is None


@pytest.mark.parametrize("across", [20.0, 80.0, 180.0])
@pytest.mark.parametrize("text", [*NAMES.values(), "a b " * 40, "x" * 190, "-" * 60])
def test_lettering_loses_nothing_and_stays_in_its_box(text: str, across: float) -> None:
    found = lettered(text, across, 30, 50)
    assert found
    assert "".join(found["lines"]).replace(" ", "") == text.replace(" ", "")
    assert len(found["lines"]) * found["size"] * LINE * POINT <= 30.01
    assert max(width(line, found["size"]) for line in found["lines"]) * POINT <= across


def seats(made: Plan, number: int = 1) -> dict[str, Any]:
    (held,) = [one for one in made.assignments if one.round == number]
    return dict(held.seating or {})


def test_all_who_sit_at_a_lunch_have_a_card_read_from_both_faces() -> None:
    scenario, made = served()
    found = cards(scenario, made)
    assert found.is_tagged
    everybody = {**NAMES, "ken": "Tanaka Ken", "yuki2": "Yuki Tanaka", "zoe2": "Zoé Petit"}
    assert len(found.pages) == -(-len(everybody) // 4)
    upright = [text for page in range(len(found.pages)) for text, _, size in texts(found, page) if size > 0]
    turned = [text for page in range(len(found.pages)) for text, _, size in texts(found, page) if size < 0]
    for name in ("Berg", "Clarke", "Petit", "Lindqvist"):
        assert (sum(name in text for text in upright), sum(name in text for text in turned)) == (1, 1), name
    assert not [text for text in turned if "Seat" in text]


def test_cards_lie_in_the_order_of_tables_and_seats_of_the_first_round_somebody_is_in() -> None:
    scenario, made = served()
    found = cards(scenario, made).text
    first, second = seats(made), seats(made, 2)
    names = {"oak": "Oak table", "pier": "Pier table", "bay": "Bay table"}
    spots = [f"{names[seat.table]} · Seat {seat.seat}" for seat in first.values()]
    order = sorted(spots, key=found.index)
    assert order == sorted(spots, key=lambda spot: (list(names.values()).index(spot.split(" ·")[0]), spot))
    assert "late" not in first
    late = found.partition("Late Comer")[2]
    assert f"{names[second['late'].table]} · Seat {second['late'].seat}" in late
    assert second["late"].table == "pier"
    assert found.index("Late Comer") < found.index("Bay table")
    assert found.count("Pier table · Interpreter") == found.count("Bay table · Interpreter") == 1


def test_cards_have_the_name_in_its_own_script_too() -> None:
    scenario, made = lunch_event()
    people = [{**person.model_dump(exclude_unset=True)} for person in scenario.people]
    ken = next(person for person in people if person["id"] == "ken")
    ken["native_name"] = {"text": "田中 健", "language": "ja"}
    found = cards(lunch_scenario(people=people), made, names=["ken"])
    assert found.text.count("田中 健") == found.text.count("South Labs") == 2
    sizes = {part: size for text, _, size in texts(found) for part in text.split() if size > 0}
    assert sizes["Ken"] > sizes["田中"] > sizes["South"] > 8


@pytest.mark.parametrize("paper", SHEET)
def test_place_cards_are_quarters_of_a_sheet_folded_in_the_middle(paper: str) -> None:
    found = cards(*lunch_event(), paper=paper)
    across, down = SHEET[paper]
    lines = strokes(found)
    upright = {start[0] for start, end in lines if start[0] == end[0]}
    level = {start[1] for start, end in lines if start[1] == end[1]}
    assert sorted(upright) == pytest.approx([across / 2], abs=0.1)
    assert sorted(level) == pytest.approx([down / 4, down / 2, 3 * down / 4], abs=0.1)


def test_two_lunches_have_cards_each_that_say_which_lunch() -> None:
    one = lunch_event("en")[0].lunches[0].model_dump(exclude_unset=True)
    other = one | {"id": "dinner", "title": "Dinner", "start": "19:00", "rounds": 1}
    scenario = lunch_scenario("en", lunches=[one, other])
    made = lunch_plan(scenario)
    first = next(held for held in made.assignments if held.round == 1)
    later = first.model_copy(update={"activity": "dinner", "uid": "event.dinner.1@matchmaker"})
    later = later.model_copy(update={"start": first.start.replace(hour=19), "end": first.end.replace(hour=20)})
    found = cards(scenario, made.model_copy(update={"assignments": (*made.assignments, later)}))
    assert found.text.count("Dinner, Monday, 22 April 2024") == len(first.people)
    assert "Lunch at tables, Monday" in found.pages[0]
    assert "Lunch at tables, Monday" not in cards(scenario, made).text


def test_tables_that_are_used_have_a_sheet_each_in_the_order_of_the_scenario() -> None:
    scenario, made = lunch_event("en")
    found = numbers(scenario, made)
    assert found.is_tagged
    assert [page.count("Eichentisch") + page.count("Steg") + page.count("Bucht") for page in found.pages] == [2, 2, 2]
    for page, name in zip(found.pages, ("Oak", "Pier", "Bay"), strict=True):
        assert page.count(name) == 2
        assert "Gold, Town Hall" in page
    meetings = made.model_copy(update={"assignments": tuple(one for one in made.assignments if one.kind != "lunch")})
    assert len(numbers(scenario, meetings).pages) == 1  # at the oak table alone


def test_a_number_is_far_larger_than_the_words_before_it() -> None:
    scenario = event("Europe/Berlin", DAY)
    held = [_meeting(scenario, str(table)) for table in (2, 1)]
    found = numbers(scenario, plan(scenario, held))
    assert [page.split().count("Table") for page in found.pages] == [2, 2]
    for page, number in enumerate("12"):
        sizes = {text: size for text, _, size in texts(found, page) if size > 0}
        assert sizes[number] > 250  # 63 mm high
        assert "Table · Tisch" in " ".join(sizes)
        assert 30 < max(size for text, size in sizes.items() if "Tisch" in text) < sizes[number] / 5


def test_names_that_only_end_in_a_number_are_whole() -> None:
    places = [{"id": "hall", "name": "Hall", "tables": [{"id": "x", "name": "T-800"}, {"id": "y", "name": "Bar 7"}]}]
    scenario = event("Europe/Berlin", DAY, places=places, meetings={"tables": ["x", "y"]})
    found = numbers(scenario, plan(scenario, [_meeting(scenario, table, room=None) for table in "xy"]))
    first, second = ({text for text, _, _ in texts(found, page)} for page in (0, 1))
    assert "T-800" in first
    assert {"Bar", "7"} <= second


def _meeting(scenario: Scenario, table: str, **parts: Any) -> Assignment:
    start = usual(scenario, DAY)[1].start
    return assignment(scenario, "ada+ken", start, "ada", "ken", table=table, **parts)


def test_without_tables_there_are_no_signs_and_no_cards() -> None:
    scenario = event("Europe/Berlin", DAY)
    assert printed(scenario, plan(scenario, []), "tables", "numbers", "placecards") == {}
    nobody = event("Europe/Berlin", DAY, people=[], groups=[], requests=[])
    assert printed(nobody, plan(nobody, []), "badges") == {}


def test_what_hangs_on_a_wall_or_is_worn_tells_nothing_private() -> None:
    scenario, made = secret_event()
    for name, content in printed(scenario, made, "tables", "numbers", "placecards", "badges").items():
        assert "secret" not in Pdf(content).text, name
    reader = Reader(scenario, "wall", "en")
    assert reader.card("ada").private is None
    assert (reader.card("ada").languages, reader.unmet(made.unmet)) == ((), ())


def test_two_thousand_badges_are_set_at_once() -> None:
    scenario, made = crowd(2000)
    begin = process_time()
    found = badges(scenario, made)
    assert process_time() - begin < 20
    assert len(found.reader.pages) == 250
