"""Bus lists on paper: each ride with who boards, in the language of whoever drives; and flights to tick off."""

import pytest

from printed import Pdf, printed
from render_events import busy_event
from render_rides import VEHICLES, ridden_event
from render_trips import trip_event

SECRETS = ("secret", "Minister", "Northern Works")


@pytest.fixture(scope="module")
def files() -> dict[str, Pdf]:
    return {path: Pdf(content) for path, content in printed(*ridden_event(), "buses").items()}


def test_every_vehicle_has_a_list_and_all_have_one(files: dict[str, Pdf]) -> None:
    names = ["bus-1", "bus-2", "cab", "_all", "_journeys"]
    assert list(files) == [f"buses/{name}.pdf" for name in names]
    assert all(found.is_tagged for found in files.values())
    assert [mark for mark in files["buses/_all.pdf"].bookmarks if "," not in mark and "→" not in mark] == [
        "Bus 1",
        "bus-2",
        "Taxi",
    ]


def test_a_ride_says_when_from_where_to_where_with_how_many_and_whom(files: dict[str, Pdf]) -> None:
    found = files["buses/bus-1.pdf"]
    assert found.title == "Bus list: Bus 1"
    assert found.says("Bus list, Jiro Mori")
    assert found.says("08:15–09:00 Hotel New Garden → Quantum laboratory 2 / 4")
    assert found.says("Board from 08:15 Hotel New Garden ホテル ニューガーデン 4-1 Kioichō")
    assert found.says("Arrival 09:00 Quantum laboratory 量子研究所")
    assert found.says("Meeting point: In the lobby")
    assert found.says("09:00–10:15 drives empty from Quantum laboratory to Hotel New Garden")
    assert found.says("Cleo Marsh step-free")
    assert found.says("Needs step-free access: 1")


def test_luggage_is_counted_and_marked_only_where_not_all_have_some(files: dict[str, Pdf]) -> None:
    assert files["buses/bus-1.pdf"].says("With luggage: 4")
    assert not files["buses/bus-1.pdf"].says("Ada Berg luggage")


def test_days_begin_on_pages_of_their_own_that_say_whom_to_call(files: dict[str, Pdf]) -> None:
    pages = files["buses/bus-1.pdf"].pages
    assert [day for page in pages for day in ("6 October", "7 October", "8 October") if f"{day} 2024 " in page] == [
        "6 October",
        "7 October",
        "8 October",
    ]
    assert all("In an emergency: Night desk, +49 30 1" in page for page in pages)


def test_taxis_are_ordered_in_the_language_asked_for(files: dict[str, Pdf]) -> None:
    assert files["buses/cab.pdf"].says("Taxis zu bestellen")
    english = Pdf(printed(*ridden_event(), "buses", language="en")["buses/cab.pdf"])
    assert english.says("Taxis to order")
    assert english.says("3 taxis People: 5")


def test_nothing_but_names_and_needs_of_passengers_is_told(files: dict[str, Pdf]) -> None:
    assert not [(path, word) for path, found in files.items() for word in SECRETS if found.says(word)]


def test_only_those_named_are_printed() -> None:
    assert list(printed(*ridden_event(), "buses", names=["bus-2"])) == ["buses/bus-2.pdf", "buses/_journeys.pdf"]


def test_journeys_have_check_in_both_local_times_and_everybody_aboard() -> None:
    files = printed(*trip_event(), "buses", language="en")
    assert list(files) == ["buses/_journeys.pdf"]
    found = Pdf(files["buses/_journeys.pdf"])
    assert found.bookmarks[:3] == ["Journeys", "Saturday, 5 October 2024", "12:15 Flight Frankfurt – Tokyo"]
    assert found.says("Be there by 10:15")
    assert found.says("Departure 12:15, Frankfurt Airport (UTC+2)")
    assert found.says("08:40, Haneda Airport (UTC+9)")
    for name in ("Ada Berg", "Bo Lind", "Cleo Marsh", "Dov Katz", "Eva Roth", "Finn Aas"):
        assert found.text.count(name) == 3


def test_a_vehicle_without_rides_and_an_event_without_journeys_have_no_list() -> None:
    scenario, made = ridden_event(vehicles=[*VEHICLES, {"id": "spare", "seats": 4, "city": "Tokyo"}])
    assert "buses/spare.pdf" not in printed(scenario, made, "buses")
    assert not printed(*busy_event(), "buses")
