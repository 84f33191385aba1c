"""What holds for every PDF: tagged, titled, self-contained, the same bytes every time, nothing secret in it."""

from collections.abc import Callable
from functools import cache

import pytest

from matchmaker.plan import Plan
from matchmaker.renderers.printing.pieces import PIECES
from matchmaker.scenario import Scenario
from printed import Pdf, printed
from render_events import plan, usual
from render_interpreters import interpreted, interpreted_event
from render_lunches import lunch_event
from render_rides import ridden_event
from render_trips import trip_event
from test_render_hostile import HOSTILE, driven, spoiled
from test_render_privacy import DAY, secret_event

Event = Callable[[], tuple[Scenario, Plan]]
EVENTS: dict[str, Event] = {
    "day": secret_event,
    "lunch": lunch_event,
    "trip": trip_event,
    "rides": ridden_event,
    "interpreters": interpreted_event,
}
# Made of figures and boxes, so that there is nothing to jump to.
WITHOUT_BOOKMARKS = ("badges.pdf", "placecards.pdf", "numbers.pdf")
CONFIDENTIAL = "organiser.pdf"


@cache
def files(event: str) -> dict[str, Pdf]:
    """Everything that is printed for an event."""
    return {path: Pdf(content) for path, content in printed(*EVENTS[event]()).items()}


@pytest.mark.parametrize("event", EVENTS)
def test_every_pdf_is_tagged_titled_and_has_bookmarks(event: str) -> None:
    for path, pdf in files(event).items():
        assert pdf.is_tagged, path
        assert pdf.title.strip(), path
        assert pdf.pages, path
        assert pdf.bookmarks or path in WITHOUT_BOOKMARKS, path


@pytest.mark.parametrize("event", EVENTS)
def test_all_fonts_are_embedded_and_every_character_has_a_shape(event: str) -> None:
    for path, pdf in files(event).items():
        assert pdf.fonts, path
        assert all(pdf.fonts.values()), path
        assert not {"\ufffd", "\x00"} & set(pdf.text), path


@pytest.mark.parametrize("event", EVENTS)
def test_the_same_plan_gives_the_same_bytes(event: str) -> None:
    again = printed(*EVENTS[event]())
    assert {path: pdf.content for path, pdf in files(event).items()} == again


def test_the_events_have_every_piece() -> None:
    made = {path.partition("/")[0].removesuffix(".pdf") for event in EVENTS for path in files(event)}
    assert made == set(PIECES)


@pytest.mark.parametrize("piece", PIECES)
def test_nobody_but_the_organiser_reads_secrets(piece: str) -> None:
    for event in EVENTS:
        for path, pdf in files(event).items():
            if path.partition("/")[0].removesuffix(".pdf") != piece:
                continue
            if path == CONFIDENTIAL:
                continue
            for word in ("secret", "987654", "123454", "hopeless"):
                assert word not in pdf.text, (event, path, word)
                assert word.encode() not in pdf.content, (event, path, word)


def test_the_organisers_sheet_tells_what_only_the_organiser_may_know() -> None:
    sheet = files("day")[CONFIDENTIAL]
    for fact in ("phone", "email", "diet", "allergies", "note"):
        assert sheet.says(f"secret-{fact}-ada"), fact
    for fact in ("profile", "request-note", "topic"):
        assert not sheet.says(f"secret-{fact}"), fact


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_prints_literally_and_breaks_no_page(kind: str) -> None:
    name = HOSTILE[kind]
    scenario = spoiled(name)
    served = [interpreted(held, "yuki") for held in usual(scenario, DAY)]
    made = plan(scenario, [*served, driven(scenario, served[0])])
    for path, content in printed(scenario, made).items():
        pdf = Pdf(content)
        assert pdf.is_tagged, path
        assert len(pdf.pages) < 60, path
        if kind in ("template", "markup", "commas", "long"):
            assert pdf.says(name[:40]), path


TYPST = (
    '#read("/etc/passwd")',
    "[x] *b* _i_ $y$ `z`",
    '#import "@preview/x:1.0.0"',
    "// no /* comment */",
    "\\u{41} \\ #",
    "= A",
)


@pytest.mark.parametrize("name", TYPST)
def test_syntax_of_typst_is_text(name: str) -> None:
    scenario = spoiled(name)
    agenda = Pdf(printed(scenario, plan(scenario, usual(scenario, DAY)), "agendas")["agendas/ada.pdf"])
    assert agenda.says(name)
    assert "root:" not in agenda.text
