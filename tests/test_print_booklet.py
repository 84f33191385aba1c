"""The programme booklet: everything all may know, each day on its page, everything at a glance on one, nothing else."""

from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from matchmaker.plan import Plan
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.printing.pieces.booklet.timeline import timeline
from matchmaker.renderers.programme import programme
from matchmaker.renderers.view import Views
from matchmaker.scenario import Scenario
from printed import Pdf, printed
from render_events import PEOPLE, assignment, event, plan, usual
from render_lunches import lunch_event
from render_rides import ridden_event
from render_trips import trip_event

DAY = date(2024, 4, 22)
ZONE = ZoneInfo("Europe/Berlin")
GLANCE = "The programme at a glance"


def booklet(scenario: Scenario, made: Plan, **asked: Any) -> Pdf:
    return Pdf(printed(scenario, made, "booklet", **asked)["booklet.pdf"])


@cache
def tour() -> Pdf:
    """The booklet of the trip."""
    return booklet(*ridden_event(), language="en")


def ordinary(**parts: Any) -> tuple[Scenario, Plan]:
    scenario = event("Europe/Berlin", DAY, **parts)
    return scenario, plan(scenario, usual(scenario, DAY))


def sessions(*held: tuple[int, int, int], days: int = 1) -> tuple[Scenario, Plan]:
    """Every day at these hours and minutes something of that many minutes, in which all take part."""
    dates = [DAY + timedelta(days=n) for n in range(days)]
    stated = [
        {
            "id": f"s{n}-{day.day}",
            "title": f"Talk {n}",
            "start": datetime.combine(day, time(hour, minute)),
            "length": 5,
        }
        for day in dates
        for n, (hour, minute, _) in enumerate(held)
    ]
    parts = {
        "sessions": stated,
        "requests": [],
        "days": [{"date": day, "start": "00:00", "end": "23:59"} for day in dates],
    }
    scenario = event("Europe/Berlin", DAY, **parts)
    found = []
    for day in dates:
        for n, (hour, minute, length) in enumerate(held):
            start = datetime.combine(day, time(hour, minute), ZONE)
            end = start + timedelta(minutes=length)
            found.append(assignment(scenario, f"s{n}-{day.day}", start, "ada", "ken", "lea", end=end))
    return scenario, plan(scenario, found)


def page_of(pdf: Pdf, heading: str) -> int:
    """The page that begins with the heading after its running line (0 is the cover)."""
    found = [number for number, text in enumerate(pdf.pages) if f"Programme {heading}" in text]
    assert len(found) == 1, (heading, found)
    return found[0]


def test_the_cover_says_what_when_where_and_who_invites() -> None:
    cover = tour().pages[0]
    for words in (
        "Delegation to the Pacific",
        "Delegationsreise Pazifik",
        "5 October 2024",
        "Tokyo · Honolulu",
        "Agency",
    ):
        assert words in cover
    assert "1 / " not in cover


def test_bookmarks_and_contents_lead_to_every_part() -> None:
    days = ["Saturday, 5", "Sunday, 6", "Monday, 7", "Tuesday, 8", "Wednesday, 9"]
    parts = [
        GLANCE,
        *(f"{day} October 2024" for day in days),
        "Places",
        "Participants",
        "Organisations",
        "Good to know",
    ]
    marks = tour().bookmarks
    assert marks[0] == "Contents"
    assert [mark for mark in marks if mark in parts] == parts
    for part in parts:
        above = "Participants" if part == "Organisations" else part  # few organisations follow the people
        assert f"{part} {page_of(tour(), above) + 1}" in tour().pages[1]


def test_a_day_stands_on_its_page_with_its_parts_and_no_other() -> None:
    monday = tour().pages[page_of(tour(), "Monday, 7 October 2024")]
    for words in (
        "09:00–10:00 Home: 02:00–03:00 Quantum laboratory",
        "Host: Quantum Institute",
        "Led by Dr. Ada Berg · Languages: English, Japanese",
        "For: Ports",
        "15:00–15:40",
        "Individual meetings",
        "Free evening: Asakusa free time: come if you like",
        "08:15 Ride Bus 1: Hotel New Garden → Quantum laboratory, 09:00",
        "Night Hotel New Garden",
        "Local time: Japan Standard Time (UTC+9)",
    ):
        assert words in monday, words
    assert "Welcome dinner" not in monday
    assert "00:20" not in monday  # a ride of one person


def test_a_flight_that_ends_on_another_day_stands_on_both() -> None:
    assert "Departure 12:15, Frankfurt Airport (UTC+2)" in tour().pages[page_of(tour(), "Saturday, 5 October 2024")]
    assert "08:40 Arrival: Flight Frankfurt – Tokyo" in tour().pages[page_of(tour(), "Sunday, 6 October 2024")]


def test_places_hold_addresses_in_both_scripts_and_positions_with_links() -> None:
    places = tour().pages[page_of(tour(), "Places")]
    for words in (
        "4-1 Kioichō, Chiyoda-ku, Tokyo",
        "ホテル ニューガーデン",
        "35.6800° N, 139.7300° E",
        "Beach Hotel",
    ):
        assert words in places
    assert tour().says("東京都千代田区紀尾井町4-1")
    page = tour().reader.pages[page_of(tour(), "Places")]
    links = [str(note.get_object()["/A"].get("/URI")) for note in page.annotations or ()]
    assert "geo:35.68,139.73" in links


def test_south_and_west_are_told() -> None:
    place = {"id": "hall", "name": "Hall", "latitude": -33.5, "longitude": -70.25, "rooms": [{"id": "gold"}]}
    assert booklet(*ordinary(places=[place])).says("33.5000° S, 70.2500° W")


def test_people_stand_with_function_organisation_and_a_profile_if_they_agreed() -> None:
    people = tour().pages[page_of(tour(), "Participants")]
    assert "Dr. Ada Berg Minister, Ministry of Trade About Ada." in people
    assert "Satō Yuki 佐藤 ゆき Head of research, Quantum Institute 量子研究所" in people
    assert people.index("Dov Katz") < people.index("Ada Berg") < people.index("Satō")  # rank 3, then names; hosts last
    assert "secret" not in tour().text


def test_organisations_stand_with_web_site_profile_and_when_they_are_visited() -> None:
    times = "Visit: Mon 7 Oct, 09:00–10:00 Visit: Mon 7 Oct, 11:00–12:00"
    assert tour().says(f"Organisations Whom we visit Quantum Institute 量子研究所 {times}")
    firms = [{"id": "north", "name": "North Robotics", "website": "https://north.example/", "profile": "Robots."}]
    both = [*firms, {"id": "south", "name": "South Labs"}]
    sent = booklet(*ordinary(organisations=both)).text.rpartition("Organisations")[2]
    assert "North Robotics north.example Robots." in sent
    assert "South Labs" not in sent


def test_the_booklet_is_the_same_whoever_meets_whom() -> None:
    scenario, made = ordinary()
    first, second = made.assignments[1:]
    turned = [first.model_copy(update={"people": second.people}), second.model_copy(update={"people": first.people})]
    other = made.model_copy(update={"assignments": (made.assignments[0], *turned)})
    later = first.model_copy(update={"start": first.start - timedelta(minutes=15)})
    moved = made.model_copy(update={"assignments": (made.assignments[0], later, second)})
    assert booklet(scenario, other).content == booklet(scenario, made).content
    assert booklet(scenario, moved).content != booklet(scenario, made).content


def test_whom_to_call_and_where_to_meet_stand_on_the_last_page() -> None:
    last = tour().pages[-1]
    for words in ("+49 30 1", "Night desk", "In the lobby", "team@agency.example", "1 Mar 2024, Revision 1"):
        assert words in last


def test_rounds_of_a_lunch_and_nobody_at_its_tables() -> None:
    pdf = booklet(*lunch_event("en"), language="en")
    assert pdf.says("12:30–13:45 Lunch at tables Rounds: 12:30, 12:55, 13:20")
    assert "Seat" not in pdf.text


@pytest.mark.parametrize("days", [2, 7, 9])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_many_days_with_much_at_the_same_time_stand_on_one_page_across(days: int, paper: str) -> None:
    busy = [(8 + n, 30 * (n % 2), 100) for n in range(12)]
    pdf = booklet(*sessions(*busy, days=days), paper=paper)
    page = page_of(pdf, GLANCE)
    box = pdf.reader.pages[page].mediabox
    assert box.width > box.height
    assert pdf.pages[page].count("Talk") == 12 * days
    assert page_of(pdf, "Monday, 22 April 2024") == page + 1
    assert "At the same time, in groups." in pdf.pages[page]


def test_a_day_alone_is_a_line_of_time_on_one_upright_page() -> None:
    pdf = booklet(*sessions((9, 0, 60), (10, 0, 30), (10, 15, 45), (14, 0, 20)))
    page = page_of(pdf, GLANCE)
    box = pdf.reader.pages[page].mediabox
    assert box.width < box.height
    for words in ("Talk 0 09:00–10:00, Gold room", "Talk 3 14:00–14:20, Gold room"):
        assert words in pdf.pages[page]
    assert page_of(pdf, "Monday, 22 April 2024") == page + 1


def line_of(*held: tuple[int, int, int]) -> dict[str, Any] | None:
    scenario, made = sessions(*held)
    (day,) = programme(Reader(scenario, "everybody", "en"), Views(scenario, made))
    return timeline(day)


def test_on_the_line_of_time_what_overlaps_is_side_by_side() -> None:
    line = line_of((9, 0, 60), (9, 30, 60), (10, 0, 30), (10, 30, 30))
    assert line is not None
    boxes = [(it["first"], it["rows"], it["left"], it["columns"]) for it in line["entries"]]
    assert boxes == [(0, 2, 0, 3), (1, 2, 3, 3), (2, 1, 0, 3), (3, 1, 0, 6)]
    assert line["times"] == ["09:00", "09:30", "10:00", "10:30", "11:00"]


def test_on_the_line_of_time_heights_grow_with_time_and_leave_room_for_words() -> None:
    line = line_of((9, 0, 60), (10, 0, 120), (12, 0, 5))
    assert line is not None
    hour, two, short = line["heights"]
    assert two == 2 * hour
    assert short >= 12
    long = line_of((0, 0, 600), (10, 0, 300), (15, 0, 5))
    assert long is not None
    assert sum(long["heights"]) <= 190
    assert long["heights"][0] == 2 * long["heights"][1]
    assert long["heights"][2] >= 12


@pytest.mark.parametrize(
    "held",
    [
        [(9, 10 * n, 100) for n in range(4)],
        [(8 + n // 6, 10 * (n % 6), 10) for n in range(40)],
        [],
    ],
    ids=["four at once", "too many", "none"],
)
def test_no_line_of_time_for_a_crowded_day(held: list[tuple[int, int, int]]) -> None:
    if held:
        assert line_of(*held) is None
        assert booklet(*sessions(*held)).says(GLANCE + " At the same time" if len(held) == 4 else GLANCE)
    else:
        assert printed(*sessions(), "booklet") == {}


def test_a_full_day_keeps_to_its_page_in_smaller_type() -> None:
    pdf = booklet(*sessions(*((8 + n // 2, 30 * (n % 2), 30) for n in range(21)), days=2))
    assert page_of(pdf, "Tuesday, 23 April 2024") == page_of(pdf, "Monday, 22 April 2024") + 1


def test_a_day_too_full_for_a_page_goes_on_with_the_head_of_the_table() -> None:
    pdf = booklet(*sessions(*((n // 3, 20 * (n % 3), 20) for n in range(70)), days=2))
    first, second = page_of(pdf, "Monday, 22 April 2024"), page_of(pdf, "Tuesday, 23 April 2024")
    assert second > first + 1
    assert "Time What Where" in pdf.pages[first + 1]


def test_cover_lines_welcome_and_footer_of_the_event() -> None:
    stated = event("Europe/Berlin", DAY).event.model_dump(by_alias=True)
    stated["print"] = {"cover": "With the Minister", "welcome": "Dear\nfriends,\n\nenjoy.", "footer": "Be on time."}
    pdf = booklet(*ordinary(event=stated))
    assert "With the Minister" in pdf.pages[0]
    assert "Welcome Dear friends, enjoy." in pdf.pages[1]
    assert "Be on time. 2 / " in pdf.pages[1]
    assert "Welcome Dear" not in booklet(*ordinary()).text


def test_a_welcome_of_several_pages_and_a_title_of_many_words() -> None:
    stated = event("Europe/Berlin", DAY).event.model_dump(by_alias=True)
    title = "Conference on Wirtschaftsförderungsgesellschaftszusammenarbeit and " + "the Future of Ports " * 8
    stated |= {"title": title, "print": {"welcome": "\n\n".join(["Much to say. " * 90] * 5) + " The end."}}
    pdf = booklet(*ordinary(event=stated))
    assert pdf.says("Much to say. The end.")
    assert pdf.says(title)
    assert page_of(pdf, GLANCE) > 3


def test_german_with_german_words_and_dates() -> None:
    pdf = booklet(*trip_event())
    assert pdf.title == "Programm: Delegationsreise Pazifik"
    for words in ("Das Programm auf einen Blick", "Montag, 7. Oktober 2024", "Teilnehmende", "Für: Häfen"):
        assert pdf.says(words)


def test_many_people_have_a_table_over_pages() -> None:
    people = [*PEOPLE, *({"id": f"p{n}", "name": f"Person {n} " + "van der Aa " * (n % 5)} for n in range(300))]
    pdf = booklet(*ordinary(people=people))
    for n in range(300):
        assert f"Person {n} " in pdf.text
    assert sum("Name Function and organisation" in text for text in pdf.pages) > 4


def test_the_contents_lead_to_what_they_name() -> None:
    booklet = Pdf(printed(*trip_event(), "booklet")["booklet.pdf"])
    chapters = [mark for mark in booklet.reader.outline if not isinstance(mark, list)]
    assert booklet.links.count("") == len(chapters) - 1 > 5  # all but the contents themselves
    assert any(link.startswith("geo:") for link in booklet.links)
