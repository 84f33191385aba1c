"""When an appointment takes its owner's time, and which of several versions counts: by hand, one thing at a time."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from ics import BERLIN, CUSTOM, DAY, calendar, event, read, times

NINE = ["04 09:00-10:00"]
DECLINED = 'ATTENDEE;PARTSTAT=DECLINED;CN="Berg; Anna: X":mailto:anna@berg.example'
TENTATIVE = "ATTENDEE;PARTSTAT=TENTATIVE:MAILTO:ANNA@berg.example"


@pytest.mark.parametrize(
    ("line", "busy", "code"),
    [
        ("", True, None),
        ("TRANSP:OPAQUE", True, None),
        ("TRANSP:TRANSPARENT", False, "free"),
        ("STATUS:CANCELLED", False, "free"),
        ("STATUS:TENTATIVE", True, "tentative"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", False, "free"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:OOF", True, None),
        ("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE", True, "tentative"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE", True, "elsewhere"),
        ("TRANSP:OPAQUE\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", True, "both"),
        ("TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY", True, "both"),
        ("TRANSP:TRANSPARENT\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", False, "free"),
        (DECLINED, False, "free"),
        (TENTATIVE, True, "tentative"),
        ("ATTENDEE;PARTSTAT=DECLINED;EMAIL=anna@berg.example:urn:uuid:1", False, "free"),
        ("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:anna@berg.example", True, "tentative"),
        ("ATTENDEE;PARTSTAT=DECLINED:mailto:ben@olsen.example", True, "declined"),
        (f"ATTENDEE;PARTSTAT=DECLINED:mailto:ben@olsen.example\n{TENTATIVE}", True, "tentative"),
    ],
)
def test_what_takes_time(line: str, busy: bool, code: str | None) -> None:
    found = read(calendar(event(*line.split("\n"))), "Anna@Berg.example")
    assert found.times == (NINE if busy else [])
    assert found.codes == ([code] if code else [])


def test_without_an_address_a_refusal_is_nobodys() -> None:
    found = read(calendar(event(DECLINED)))
    assert (found.times, found.codes) == (NINE, ["declined"])
    assert found.notes[0].said("en").endswith("counted as busy: 1 (line 3). Give the person's e-mail.")


@pytest.mark.parametrize(
    ("start", "end", "more", "expected"),
    [
        ("20260504T070000Z", "20260504T080000Z", "", NINE),
        ("20260504T090000", "", "DURATION:PT1H", NINE),
        ("TZID=Asia/Tokyo:20260504T160000", "TZID=Europe/Berlin:20260504T100000", "", NINE),
        ("TZID=Tokyo Standard Time:20260504T160000", "20260504T080000Z", "", NINE),
        ("VALUE=DATE:20260504", "", "", ["04 00:00-00:00"]),
        ("VALUE=DATE:20260504", "VALUE=DATE:20260504", "", ["04 00:00-00:00"]),
        ("VALUE=DATE:20260501", "VALUE=DATE:20260505", "", ["04 00:00-00:00"]),
        ("VALUE=DATE:20260503", "", "DURATION:P2D", ["04 00:00-00:00"]),
        ("20260503", "20260504", "", []),
        ("20260503T220000", "20260504T010030", "", ["04 00:00-01:01"]),
        ("20260504T090059", "20260504T095901", "", NINE),
        ("20260504T230000", "20260506T230000", "", ["04 23:00-00:00"]),
    ],
)
def test_how_long_it_takes(start: str, end: str, more: str, expected: list[str]) -> None:
    assert times(event(more, start=start, end=end)) == expected


def test_days_begin_at_home() -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    found = read(calendar(event(start="VALUE=DATE:20260504", end="")), home=tokyo)
    assert found.times == ["04 00:00-00:00"]
    assert read(calendar(event(start="20260504T090000", end="20260504T100000")), home=tokyo).times == NINE


def test_what_takes_no_time_is_told() -> None:
    found = read(calendar(event(start="20260504T090000", end="")))
    assert (found.times, found.codes) == ([], ["instant"])


def test_the_zone_of_a_calendar_is_that_of_floating_times_alone() -> None:
    stated = "X-WR-TIMEZONE:America/New_York\n"
    floating, day = event(start="20260504T030000", end="20260504T040000"), event(start="20260505", end="", uid="day")
    fixed = event(start="20260504T120000Z", end="20260504T130000Z", uid="fixed")
    found = times(stated, floating, fixed, day, first=DAY, last=date(2026, 5, 5))
    assert found == ["04 09:00-10:00", "04 14:00-15:00", "05 00:00-00:00"]


def test_a_zone_that_the_calendar_defines_itself() -> None:
    zone = "TZID=Customized Time Zone"
    inside = event(start=f"{zone}:20260504T090000", end=f"{zone}:20260504T100000")
    assert times(CUSTOM, inside) == NINE
    winter = event(start=f"{zone}:20261204T090000", end=f"{zone}:20261204T100000")
    assert times(inside, winter, CUSTOM, first=date(2026, 12, 4)) == NINE


def test_a_zone_that_nobody_knows_is_told_and_home() -> None:
    found = read(calendar(event(start="TZID=Moon/Sea:20260504T090000", end="TZID=Moon/Sea:20260504T100000")))
    assert found.times == NINE
    said = found.notes[0].said("en")
    assert said == "Appointments in the unknown time zone 'Moon/Sea', taken as Europe/Berlin: 1 (line 3)."
    assert "Europe/Berlin: 1 (Zeile 3)" in found.notes[0].said("de")


def test_an_exception_in_a_zone_that_nobody_knows_is_told() -> None:
    found = read(calendar(event("RRULE:FREQ=DAILY", "EXDATE;TZID=Moon:20260505T090000")))
    assert (found.times, found.codes) == (NINE, ["zone"])


def test_touching_times_are_one_and_what_is_outside_is_cut() -> None:
    found = times(
        event(start="20260503T230000", end="20260504T010000"),
        event(start="20260504T010000", end="20260504T020000", uid="two"),
        event(start="20260504T013000", end="20260504T014000", uid="three"),
        event(start="20260503T100000", end="20260503T110000", uid="four"),
    )
    assert found == ["04 00:00-02:00"]


def test_of_several_versions_the_highest_counts() -> None:
    old, new = event("SEQUENCE:2"), event("SEQUENCE:10", start="20260504T110000", end="20260504T120000")
    assert times(new, old) == times(old, new) == ["04 11:00-12:00"]
    assert times(old, event("SEQUENCE:3", "STATUS:CANCELLED")) == []


def test_of_equal_versions_the_later_stamp_counts_and_else_both() -> None:
    one, other = (
        event("DTSTAMP:20260401T000000Z"),
        event("DTSTAMP:20260402T000000Z", start="20260504T110000", end="20260504T120000"),
    )
    assert times(one, other) == ["04 11:00-12:00"]
    assert times(event(), event(start="20260504T110000", end="20260504T120000")) == ["04 09:00-10:00", "04 11:00-12:00"]


def test_versions_in_several_calendars_of_a_file_belong_together() -> None:
    later = event("SEQUENCE:1", start="20260504T110000", end="20260504T120000")
    assert read(calendar(event()) + calendar(later)).times == ["04 11:00-12:00"]
    assert read(calendar(event()) + calendar("METHOD:CANCEL\n", event("SEQUENCE:1"))).times == []


def test_a_change_without_its_series_stands_for_itself() -> None:
    assert times(event("RECURRENCE-ID:20260427T070000Z")) == NINE


def test_a_cancelled_series_takes_its_changes_with_it_unless_they_are_newer() -> None:
    gone = event("RRULE:FREQ=DAILY", "STATUS:CANCELLED", "SEQUENCE:3", start="20260501T090000", end="20260501T100000")
    change = event("RECURRENCE-ID:20260504T090000", "SEQUENCE:2", start="20260504T110000", end="20260504T120000")
    assert times(gone, change) == []
    assert times(gone, change.replace("SEQUENCE:2", "SEQUENCE:4")) == ["04 11:00-12:00"]


def test_a_change_may_be_free_or_busy_by_itself() -> None:
    series = event("RRULE:FREQ=DAILY;COUNT=3")
    free = event(
        "RECURRENCE-ID;TZID=Asia/Tokyo:20260505T160000",
        "TRANSP:TRANSPARENT",
        start="20260505T090000",
        end="20260505T100000",
    )
    assert times(series, free, last=date(2026, 5, 6)) == ["04 09:00-10:00", "06 09:00-10:00"]
    idle = event("RRULE:FREQ=DAILY;COUNT=3", "TRANSP:TRANSPARENT")
    assert times(idle, free.replace("TRANSPARENT", "OPAQUE"), last=date(2026, 5, 6)) == ["05 09:00-10:00"]


def test_the_last_day_of_a_series_belongs_to_it() -> None:
    """The library drops it: until a date means until its midnight there."""
    assert times(event("RRULE:FREQ=DAILY;UNTIL=20260505"), last=date(2026, 5, 7)) == [
        "04 09:00-10:00",
        "05 09:00-10:00",
    ]
    west = event("RRULE:FREQ=DAILY;UNTIL=20260505T000000Z", start="20260504", end="")
    assert times(west, last=date(2026, 5, 7)) == ["04 00:00-00:00"]


def test_an_until_of_whole_days_in_utc_keeps_its_day_wherever_home_is() -> None:
    text = calendar(event("RRULE:FREQ=DAILY;UNTIL=20260505T000000Z", start="20260504", end=""))
    found = read(text, home=ZoneInfo("America/New_York"), first=DAY, last=date(2026, 5, 7))
    assert found.times == ["04 00:00-00:00"]
    assert len(read(text, home=BERLIN, first=DAY, last=date(2026, 5, 7)).times) == 1


def test_further_times_with_a_length_of_their_own_and_days_left_out() -> None:
    series = event(
        "RDATE;VALUE=PERIOD:20260504T150000Z/PT2H,20260504T200000Z/20260504T203000Z",
        "RDATE:20260504T050000Z",
        "RRULE:FREQ=HOURLY;INTERVAL=2;COUNT=3",
        "EXDATE:20260504T110000",
    )
    assert times(series) == [
        "04 07:00-08:00",
        "04 09:00-10:00",
        "04 13:00-14:00",
        "04 17:00-19:00",
        "04 22:00-22:30",
    ]
    assert times(event("RRULE:FREQ=DAILY", "EXDATE;VALUE=DATE:20260505"), last=date(2026, 5, 6)) == [
        "04 09:00-10:00",
        "06 09:00-10:00",
    ]


def test_tasks_journals_and_alarms_take_no_time() -> None:
    todo = event().replace("VEVENT", "VTODO")
    alarm = "BEGIN:VALARM\nTRIGGER:-PT15M\nDTSTART:20260504T110000\nDURATION:PT5H\nEND:VALARM\n"
    assert times(todo, event().replace("END:VEVENT\n", f"{alarm}END:VEVENT\n")) == NINE
