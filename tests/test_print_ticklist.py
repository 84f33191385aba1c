"""The list for the desk: everybody in order of name, with boxes only for the days on which they are expected."""

import re
from datetime import date
from typing import Any

from matchmaker.plan import Plan
from matchmaker.scenario import Scenario
from printed import Pdf, printed
from render_crowd import crowd
from render_events import PEOPLE, event, plan, usual
from render_interpreters import interpreted_event
from render_trips import trip_event

DAY = date(2024, 4, 22)


def listed(scenario: Scenario, made: Plan, **asked: Any) -> Pdf:
    return Pdf(printed(scenario, made, "ticklist", **asked)["ticklist.pdf"])


def ordinary(**parts: object) -> tuple[Scenario, Plan]:
    scenario = event("Europe/Berlin", DAY, **parts)
    return scenario, plan(scenario, usual(scenario, DAY))


def boxes(found: Pdf) -> int:
    """How many squares are drawn."""
    streams = (page.get_contents() for page in found.reader.pages)
    drawn = b"\n".join(stream.get_data() for stream in streams if stream is not None)
    return len(re.findall(rb" l\nh\nS\n", drawn))


def test_everybody_stands_by_family_name_under_a_letter_with_two_boxes() -> None:
    found = listed(*ordinary(groups=[]))
    assert found.is_tagged
    assert found.says("A Ada Berg North Robotics L Lea Roy North Robotics T Tanaka, Ken")
    assert found.says("People: 3")
    assert found.says("Here Badge Notes")
    assert boxes(found) == 2 * 3


def test_of_several_days_there_is_a_box_for_each_on_which_somebody_is_expected() -> None:
    scenario, made = trip_event()
    found = listed(scenario, made, language="en")
    assert found.says("Sat 5 Sun 6 Mon 7 Tue 8 Wed 9 Badge")
    travelling = 4  # out, dinner, visit or not, over, back: on the seventh not everybody
    on_the_seventh = {person for held in made.assignments if held.start.day == 7 for person in held.people}
    assert boxes(found) == 7 + 6 * travelling + len(on_the_seventh)
    assert found.size == (297, 210)


def test_sides_stand_there_or_the_groups_if_there_are_none() -> None:
    assert listed(*trip_event(), language="en").says("Satō, Yuki 佐藤 ゆき Quantum Institute Hosts")
    assert listed(*ordinary()).says("Ada Berg North Robotics Energy")
    assert not listed(*ordinary(groups=[])).says("Group")


def test_who_has_declined_is_not_expected_and_interpreters_are() -> None:
    people = [*PEOPLE, {"id": "max", "name": "Max Out", "status": "declined"}]
    assert not listed(*ordinary(people=people)).says("Max Out")
    found = listed(*interpreted_event())
    assert found.says("Yuki Tanaka Interpreter")
    assert not found.says("Zoé Petit")  # has no duty


def test_two_hundred_people_have_heads_and_letters_on_every_page() -> None:
    found = listed(*crowd(200))
    assert len(found.pages) > 5
    assert all("Name Organisation" in page for page in found.pages)
    assert boxes(found) == 2 * 200
    assert found.pages[0].startswith("Partner day A – ")
    assert found.pages[-1].endswith(f"{len(found.pages)} / {len(found.pages)}")
    order = [found.text.index(letter) for letter in (" B Berg", " C Çelik", " D Dubois", " H Host", " Z Zoë")]
    assert order == sorted(order)


def test_german_on_letter_paper() -> None:
    found = listed(*ordinary(), language="de", paper="letter")
    assert found.title == "Anwesenheitsliste"
    assert found.size == (216, 279)
