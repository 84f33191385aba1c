"""Calendars as programs write them, each in a file of its own."""

from datetime import date
from pathlib import Path

from ics import DAY, read

FILES = Path(__file__).parent / "calendars"
LAST = date(2026, 5, 6)


def found(name: str, email: str | None = None) -> tuple[list[str], list[str]]:
    """When the owner is busy on three days, and what was noted."""
    said = read((FILES / f"{name}.ics").read_bytes(), email, first=DAY, last=LAST)
    return said.times, said.codes


def test_outlook_with_its_own_busy_status() -> None:
    """The weekly hour is moved to 10:30; the birthday is free, the holiday takes a day."""
    assert found("outlook") == (
        ["04 10:30-11:30", "04 14:00-15:00", "04 16:00-18:00", "05 00:00-00:00"],
        ["free", "tentative", "elsewhere"],
    )


def test_google_with_an_answer_of_the_owner() -> None:
    """A daily call at 3:30 in New York, but not on the 5th; one appointment declined, one cancelled, a day free."""
    assert found("google", "anna@berg.example") == (["04 09:30-10:00", "06 09:30-10:00"], ["free"])


def test_google_if_nobody_knows_who_the_owner_is() -> None:
    """Anna's refusal might be that of somebody else."""
    assert found("google") == (["04 09:30-10:00", "04 14:00-15:00", "06 09:30-10:00"], ["declined", "free"])


def test_apple_with_floating_times_and_a_last_day() -> None:
    """5 p.m. in Tokyo is 10 in Berlin; the choir meets every other week until the 4th, that day, too."""
    assert found("apple") == (["04 08:00-08:45", "04 10:00-11:30", "04 18:00-19:00"], [])


def test_exchange_in_utf_16_with_a_zone_of_its_own_and_busy_periods() -> None:
    """12:30 at UTC+5:30 is 9:00; three periods of 6 to 7:30 p.m. follow each other; what is free is none."""
    assert found("exchange") == (
        ["04 09:00-10:00", "04 15:00-16:00", "04 18:00-19:30", "05 09:00-10:00", "05 11:00-11:30"],
        ["tentative", "zone"],
    )


def test_nextcloud_with_a_series_that_moves_for_good() -> None:
    """From the 4th on at 11:30 in London for an hour."""
    assert found("nextcloud") == (["04 12:30-13:30", "05 12:30-13:30", "06 12:30-13:30"], [])


def test_no_title_is_kept() -> None:
    """Of all these calendars nothing remains that somebody wrote into them, but the zone that nobody knows."""
    for file in FILES.glob("*.ics"):
        notes = read(file.read_bytes(), first=DAY, last=LAST).notes
        assert "secret" not in repr(notes)
        assert all(set(note.values) <= {"zone", "home"} for note in notes)
