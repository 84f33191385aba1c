"""Personal agendas on paper: everything of a person and nothing of others, in order, with what changed marked."""

from datetime import date, timedelta
from importlib import import_module

import pytest

from matchmaker.messages import say
from matchmaker.plan import Plan, revise
from matchmaker.renderers.naming import participant
from matchmaker.renderers.view import Views
from matchmaker.scenario import Scenario
from printed import Pdf, printed
from render_events import ORGANISATIONS, event, plan, usual
from render_lunches import lunch_event
from render_rides import ridden_event
from render_trips import trip_event

DAY = date(2024, 4, 22)


def ordinary(**parts: object) -> tuple[Scenario, Plan]:
    scenario = event("Europe/Berlin", DAY, **parts)
    return scenario, plan(scenario, usual(scenario, DAY))


@pytest.mark.parametrize("made", [ordinary, trip_event, lunch_event, ridden_event], ids=lambda made: made.__name__)
def test_every_entry_stands_on_its_persons_agenda_by_the_local_time(made) -> None:  # type: ignore[no-untyped-def]
    scenario, found = made()
    files = printed(scenario, found, "agendas")
    views = Views(scenario, found)
    assert files.keys() >= {f"agendas/{person.id}.pdf" for person in views.listed}
    for person in views.listed:
        reader = participant(scenario, person.id)
        agenda = Pdf(files[f"agendas/{person.id}.pdf"])
        own = views.entries(reader, views.planned[person.id])
        for entry in own:
            assert agenda.says(entry.times), (person.id, entry.uid)
            for card in entry.partners:
                assert agenda.says(card.name)
            if entry.kind != "meeting":
                assert agenda.says(entry.title.text), (person.id, entry.uid)
            for spot in entry.site.spots:
                assert agenda.says(spot.text)
        assert agenda.text.count("–") >= len([entry for entry in own if "–" in entry.times])


def test_nobody_reads_of_the_meetings_of_others() -> None:
    files = printed(*ordinary(), "agendas")
    assert not Pdf(files["agendas/ada.pdf"]).says("Lea Roy")
    assert not Pdf(files["agendas/lea.pdf"]).says("Ada Berg")


def test_one_file_holds_all_agendas_in_order_of_name_with_pages_counted_for_each() -> None:
    scenario, found = ordinary()
    files = printed(scenario, found, "agendas")
    together = Pdf(files["agendas/_all.pdf"])
    each = {path: Pdf(content) for path, content in files.items() if "_all" not in path}
    assert len(together.pages) == sum(len(pdf.pages) for pdf in each.values())
    heads = [mark for mark in together.bookmarks if mark in {pdf.bookmarks[0] for pdf in each.values()}]
    assert heads == ["Dr. Ada Berg", "Lea Roy", "Tanaka Ken"]
    assert all(page.endswith("1 / 1") for page in together.pages)


def test_each_agenda_of_the_file_is_in_the_language_of_its_person() -> None:
    together = Pdf(printed(*ordinary(), "agendas")["agendas/_all.pdf"])
    berg, roy = (next(page for page in together.pages if name in page) for name in ("Dr. Ada Berg", "Lea Roy"))
    assert "Montag, 22. April 2024" in berg
    assert "Monday, 22 April 2024" in roy
    assert say("de", "Where") in berg.split()
    assert say("de", "Where") not in roy.split()


def test_a_language_asked_for_is_everybodys() -> None:
    scenario, found = ordinary()
    for language, day in (("de", "Montag, 22. April 2024"), ("en", "Monday, 22 April 2024")):
        files = printed(scenario, found, "agendas", language=language)
        assert all(Pdf(content).says(day) for content in files.values())


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("letter", (216, 279))])
def test_the_paper_is_the_one_asked_for(paper: str, size: tuple[int, int]) -> None:
    scenario, found = ordinary()
    assert {Pdf(content).size for content in printed(scenario, found, "agendas", paper=paper).values()} == {size}


def test_papers_are_for_those_who_are_named() -> None:
    scenario, found = ordinary()
    assert set(printed(scenario, found, "agendas", names=["ada"])) == {"agendas/ada.pdf"}
    assert set(printed(scenario, found, "agendas", names=["south"])) == {"agendas/ken.pdf"}


def revisions() -> tuple[Scenario, Plan, Plan]:
    """The first meeting moves by two hours, the second is dropped; the session stays."""
    scenario, one = ordinary()
    welcome, first, _ = one.assignments
    later = {"start": first.start + timedelta(hours=2), "end": first.end + timedelta(hours=2)}
    return scenario, one, revise(plan(scenario, [welcome, first.model_copy(update=later)]), one)


def test_what_changed_since_the_revision_before_is_marked_and_what_is_gone_is_told() -> None:
    scenario, one, two = revisions()
    files = {path: Pdf(content) for path, content in printed(scenario, two, "agendas", previous=one).items()}
    ada, lea = files["agendas/ada.pdf"], files["agendas/lea.pdf"]
    assert ada.text.count(say("de", "changed")) == 1
    assert not ada.says(say("de", "No longer in the programme"))
    assert lea.says("No longer in the programme")
    gone = lea.text.partition("No longer in the programme")[2]
    assert "Tanaka Ken" in gone
    assert "changed" not in lea.text


def test_without_the_revision_before_or_without_changes_nothing_is_marked() -> None:
    scenario, one, two = revisions()
    for found, previous in ((one, None), (two, None), (two, two)):
        for content in printed(scenario, found, "agendas", previous=previous).values():
            assert not [
                word for word in ("changed", "geändert", "neu", "No longer") if word in Pdf(content).text.split()
            ]


def test_an_agenda_without_entries_says_so() -> None:
    scenario = event("Europe/Berlin", DAY)
    agenda = Pdf(printed(scenario, plan(scenario, []), "agendas")["agendas/lea.pdf"])
    assert agenda.says("Nothing is planned for you yet.")


def test_very_many_agendas_are_in_several_files_in_order_of_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("matchmaker.renderers.printing.pieces.agendas"), "MOST_TOGETHER", 2)
    files = printed(*ordinary(), "agendas")
    assert {path for path in files if "_all" in path} == {"agendas/_all-1.pdf", "agendas/_all-2.pdf"}
    first, second = (Pdf(files[f"agendas/_all-{number}.pdf"]) for number in (1, 2))
    assert "Dr. Ada Berg" in first.pages[0]
    assert "Lea Roy" in first.pages[1]
    assert "Tanaka Ken" in second.pages[0]
    assert (len(first.pages), len(second.pages)) == (2, 1)


def test_organisations_are_linked_to_their_web_sites_and_nothing_else_is() -> None:
    stated = [{**part, "website": "javascript:alert(1)//a.b"} for part in ORGANISATIONS]
    stated[1] = {**stated[1], "website": "south.example"}
    files = printed(*ordinary(organisations=stated), "agendas")
    assert set(Pdf(files["agendas/ada.pdf"]).links) == {"https://south.example"}
    assert Pdf(files["agendas/ken.pdf"]).links == []
