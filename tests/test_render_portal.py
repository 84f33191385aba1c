"""Large events: every page is bounded, everybody is found once, every link leads somewhere, nothing private leaks."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from urllib.parse import unquote

import pytest

from matchmaker.plan import Plan
from matchmaker.renderers import papers, render
from matchmaker.renderers.on_demand import Papers
from matchmaker.renderers.order import initial, sorting_name
from matchmaker.renderers.overview.files import MOST_LINES, lines
from matchmaker.renderers.portal.paging import paged
from matchmaker.renderers.sharing import MOST_ENTRIES
from matchmaker.scenario import Scenario
from matchmaker.scenario.people import Person
from render_crowd import AT_A_TABLE, MEETINGS, crowd
from render_events import busy_event
from render_readers import Page

PEOPLE = 1_300
MOST_BYTES = 700_000
PARTS = ("people", "time", "spots", "tables", "unmet", "files")

Files = dict[str, bytes]


@pytest.fixture(scope="module")
def large() -> tuple[Scenario, Plan]:
    return crowd(PEOPLE)


@pytest.fixture(scope="module")
def files(large: tuple[Scenario, Plan]) -> Files:
    return render(*large)


def part(files: Files, key: str) -> list[str]:
    """Pages of a part in their order."""
    found = [path for path in files if re.fullmatch(rf"overview/{key}-\d+\.html", path)]
    return sorted(found, key=lambda path: int(re.findall(r"\d+", path)[0]))


def index(files: Files) -> dict[str, list[list[object]]]:
    """What the search looks in."""
    text = files["overview/search.js"].decode()
    assert text.startswith("window.matchmaker = ")
    found: dict[str, list[list[object]]] = json.loads(text.removeprefix("window.matchmaker = ").rstrip(";\n"))
    return found


def test_every_page_is_bounded(files: Files) -> None:
    pages = {
        path: len(content) for path, content in files.items() if path.startswith("overview/") or path == "index.html"
    }
    assert max(pages.values()) < MOST_BYTES
    assert pages["index.html"] < 100_000
    assert pages["overview/search.js"] < 100 * PEOPLE
    assert [key for key in PARTS if len(part(files, key)) > 1] == ["people", "time", "spots", "tables"]


def test_everybody_stands_once_on_a_page_and_once_in_the_search(files: Files, large: tuple[Scenario, Plan]) -> None:
    ids = {person.id for person in large[0].people}
    on_pages = [
        (who, number)
        for number, path in enumerate(part(files, "people"), 1)
        for who in re.findall(rb'id="person-([^"]+)"', files[path])
    ]
    found = index(files)["people"]
    assert [(entry[1], entry[3]) for entry in found] == [(who.decode(), number) for who, number in on_pages]
    assert sorted(str(entry[1]) for entry in found) == sorted(ids)
    organisations = index(files)["organisations"]
    assert all(
        entry[2] == -1 or f"firm-{int(str(entry[1])[5:]) // 2}" in str(organisations[int(str(entry[2]))])
        for entry in found
    )


def test_people_stand_in_the_order_of_the_alphabet_and_letters_lead_to_them(
    files: Files, large: tuple[Scenario, Plan]
) -> None:
    people = [large[0].people_by_id[str(entry[1])] for entry in index(files)["people"]]
    assert [letter for letter, _ in groupby(initial(sorting_name(person)) for person in people)] == [
        *"ABCDEFHIOVZ",
        "王",
    ]
    start = Page(files["index.html"])
    letters = [found["href"] for tag, found in start.elements if tag == "a" and "#person-" in (found.get("href") or "")]
    assert len(letters) == 12
    assert letters[0] == f"overview/people-1.html#person-{people[0].id}"


def test_everything_stands_once_under_its_time_and_at_its_table(files: Files, large: tuple[Scenario, Plan]) -> None:
    meetings = PEOPLE // 2 * MEETINGS
    by_time = b"".join(files[path] for path in part(files, "time"))
    assert by_time.count(b"<tr data-people") == meetings + 2
    by_table = b"".join(files[path] for path in part(files, "spots"))
    assert by_table.count(b'class="slot meeting"') == meetings
    seats = b"".join(files[path] for path in part(files, "tables"))
    assert len(set(re.findall(rb'data-seat="([^"]+)"', seats))) == seats.count(b"data-seat=") == PEOPLE
    assert seats.count(b"<figure") == -(-PEOPLE // AT_A_TABLE)
    missed = b"".join(files[path] for path in part(files, "unmet"))
    assert missed.count(b'<th scope="row">') == len(large[1].unmet) == PEOPLE // 2


def links(path: str, content: bytes) -> Iterator[tuple[str, str]]:
    """Files a page leads to, and the fragment there."""
    for _, found in Page(content).elements:
        address = found.get("href") or ""
        if address and ":" not in address:
            target, _, fragment = unquote(address).partition("#")
            steps = path.split("/")[:-1] if target else [path]
            for step in filter(None, target.split("/")):
                steps = steps[:-1] if step == ".." else [*steps, step]
            yield "/".join(steps), fragment


def test_every_link_leads_to_a_file_and_to_something_on_it(files: Files) -> None:
    pages = [path for path in files if path.startswith("overview/") and path.endswith(".html")]
    reached = {(target, fragment) for path in ("index.html", *pages) for target, fragment in links(path, files[path])}
    assert {target for target, _ in reached} <= files.keys()
    assert {target for target, _ in reached} >= {path for path in files if path.endswith((".ics", ".html"))} - {
        "index.html"
    }
    for target, fragment in reached:
        assert not fragment or f'id="{fragment}"'.encode() in files[target], (target, fragment)


@pytest.mark.parametrize("key", PARTS)
def test_pages_follow_each_other_from_the_first_to_the_last(files: Files, key: str) -> None:
    chain = part(files, key)
    for place, path in enumerate(chain):
        found = {
            found["rel"]: (found["href"] or "").removeprefix("../")
            for tag, found in Page(files[path]).elements
            if tag == "a" and found.get("rel") in ("prev", "next")
        }
        expected = {
            "prev": chain[place - 1] if place else None,
            "next": chain[place + 1] if path != chain[-1] else None,
        }
        assert found == {rel: target for rel, target in expected.items() if target}


def test_what_is_private_stays_on_the_organisers_pages(files: Files) -> None:
    private = {path for path, content in files.items() if b"secret" in content}
    assert private == set(part(files, "people"))


def test_calendars_of_everything_are_divided_and_complete(files: Files, large: tuple[Scenario, Plan]) -> None:
    shared = {path: content for path, content in files.items() if path.startswith("calendars/_all")}
    assert sorted(shared) == ["calendars/_all-2024-04-22-1.ics", "calendars/_all-2024-04-22-2.ics"]
    uids = Counter(
        uid for content in shared.values() for uid in re.findall(rb"\r\nUID:(.*)\r\n", content.replace(b"\r\n ", b""))
    )
    assert set(uids) == {assignment.uid.encode() for assignment in large[1].assignments}
    assert set(uids.values()) == {1}
    assert max(content.count(b"BEGIN:VEVENT") for content in shared.values()) <= MOST_ENTRIES
    page = Page(files["overview/files-1.html"]).text
    assert "Everything, Mon 22 Apr (1)" in page
    assert "Everything, Mon 22 Apr (2)" in page


def test_an_event_of_ordinary_size_has_one_page() -> None:
    scenario, plan = busy_event()
    assert lines(plan) <= MOST_LINES
    assert not [path for path in render(scenario, plan) if path.startswith("overview/")]
    assert lines(crowd(PEOPLE)[1]) > MOST_LINES


def test_papers_for_some_hold_theirs_and_the_organisers(large: tuple[Scenario, Plan]) -> None:
    found = papers(*large, ["guest-7", "firm-3"])
    for_some = {path for path in found if not path.startswith(("overview/", "calendars/_all"))}
    people = ("guest-7", "host-6", "host-7")
    assert for_some == {
        "index.html",
        "hosts/firm-3.html",
        "calendars/hosts/firm-3.ics",
        *(f"agendas/{who}.html" for who in people),
        *(f"calendars/{who}.ics" for who in people),
    }
    entries = index(dict(found.items()))["people"]
    assert len(entries) == PEOPLE
    assert {str(entry[1]) for entry in entries if entry[4]} == set(people)
    pages = b"".join(found[path] for path in found if path.startswith("overview/people"))
    assert set(re.findall(rb'href="\.\./agendas/([^"]+)\.html"', pages)) == {who.encode() for who in people}


def test_papers_are_made_when_they_are_asked_for() -> None:
    made: list[str] = []

    def maker(name: str) -> bytes:
        made.append(name)
        return name.encode()

    found = {"c": b"3"} | Papers({"a": lambda: maker("a"), "b": lambda: maker("b")}) | {"a": b"1"}
    assert (list(found), len(found), "b" in found, made) == (["c", "a", "b"], 3, True, [])
    assert (dict(found), made) == ({"c": b"3", "a": b"1", "b": b"b"}, ["b"])


def test_pages_keep_groups_together_where_they_fit() -> None:
    groups = ["aaa", "bb", "cccccc", "d"]
    assert ["".join(page) for page in paged(groups, most=4)] == ["aaa", "bbcc", "cccc", "d"]
    assert ["".join(page) for page in paged(["ab", "c"], weight=lambda item: 9 if item == "b" else 1, most=4)] == [
        "a",
        "b",
        "c",
    ]
    assert list(paged([])) == []


def test_people_are_looked_for_by_family_name_or_as_printed() -> None:
    berg = Person(id="a", family="Berg", given="Ada", title="Dr.")
    assert sorting_name(berg) == "Berg, Ada"
    assert sorting_name(Person(id="b", name="Ada Berg")) == "Ada Berg"
    assert [initial(name) for name in ("Öz", "9 to 5", "ß", "王")] == ["O", "#", "S", "王"]
