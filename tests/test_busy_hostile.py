"""Calendars that are broken, cut off, too large or made to take for ever: all is told, nothing hangs."""

import codecs
import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ics import CUSTOM, calendar, event, read, spans
from matchmaker.scenario import ScenarioError
from matchmaker.scenario.calendars import limits
from matchmaker.scenario.calendars.limits import Work

NINE = ["04 09:00-10:00"]
OTHER = event(uid="other")


def refused(content: str | bytes, work: Work | None = None) -> str:
    """Why a calendar cannot be read."""
    with pytest.raises(ScenarioError) as error:
        spans(content, work=work)
    return str(error.value)


@pytest.mark.parametrize(
    "broken",
    [
        event(start="", end="20260504T100000"),
        event(start="tomorrow"),
        event(start="2026-05-04T09:00"),
        event(start="20260504T0900"),
        event(start="20261304T090000"),
        event(start="00000504T090000"),
        event(end="20260504T080000"),
        event("DURATION:long", end=""),
        event("DURATION:-PT1H", end=""),
        event("DURATION:P99999999999D", end=""),
        event("SEQUENCE:many"),
        event("RECURRENCE-ID:20260504"[:-3]),
        event(start="20260504T090000,20260505T090000"),
        event(start="VALUE=DATE:00010101", end=""),
    ],
)
def test_an_appointment_without_a_readable_time_is_told_with_its_line(broken: str) -> None:
    found = read(calendar(broken, OTHER))
    assert found.times == NINE
    [note] = found.notes
    assert (note.code, note.lines, note.doubtful) == ("broken", (3,), True)


ENDLESS = [
    "FREQ=SECONDLY",
    "FREQ=SECONDLY;UNTIL=99991231T235959Z",
    "FREQ=SECONDLY;COUNT=1000000;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=HOURLY;BYDAY=MO",
    "FREQ=DAILY;INTERVAL=0",
    "FREQ=DAILY;INTERVAL=-1",
    "FREQ=DAILY;INTERVAL=99999999999999999999",
    "FREQ=DAILY;COUNT=0",
    "FREQ=DAILY;COUNT=99999999999",
    "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7;BYMINUTE=0,15,30,45",
    "FREQ=DAILY;BYEASTER=1",
    "FREQ=DAILY;RSCALE=CHINESE",
    "FREQ=DAILY;BYDAY=XX",
    "FREQ=DAILY;BYSETPOS=0",
    "FREQ=DAILY;UNTIL=never",
    "FREQ=FORTNIGHTLY",
    "FREQ",
    "",
    "FREQ=DAILY;" + "BYMONTH=1;" * 1000,
]


@pytest.mark.parametrize("rule", ENDLESS)
def test_a_rule_that_nobody_can_follow_is_told_and_its_first_time_counts(rule: str) -> None:
    found = read(calendar(event(f"RRULE:{rule}")))
    assert found.times == NINE
    assert found.codes == ["repetition"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYWEEKNO=1;BYMONTH=6",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=WEEKLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=30",
    ],
)
def test_a_rule_that_never_comes_true_ends(rule: str) -> None:
    """Followed to the year 9999 from here, some of these take seconds each."""
    many = (event(f"RRULE:{rule}", uid=str(number)) for number in range(5))
    found = read(calendar(*many, OTHER))
    assert (found.times, found.codes) == (NINE, [])


def test_few_steps_within_days_are_followed() -> None:
    assert read(calendar(event("RRULE:FREQ=HOURLY;INTERVAL=3;UNTIL=20260504T130000Z"))).times == [
        "04 09:00-10:00",
        "04 12:00-13:00",
        "04 15:00-16:00",
    ]


def test_many_steps_within_days_are_followed_from_shortly_before_the_event() -> None:
    assert read(calendar(event("RRULE:FREQ=MINUTELY"))).times == ["04 09:00-00:00"]
    long_ago = event("RRULE:FREQ=MINUTELY", start="20260401T090000", end="20260401T100000")
    assert (read(calendar(long_ago)).times, read(calendar(long_ago)).codes) == ([], ["repetition"])


def test_centuries_of_days_are_followed() -> None:
    old = event("RRULE:FREQ=DAILY", start="16010101T090000", end="16010101T100000")
    assert read(calendar(old)).times == NINE


def test_what_repeats_and_lasts_for_years_is_told() -> None:
    assert read(calendar(event("RRULE:FREQ=DAILY", end="20300504T100000"))).codes == ["repetition"]
    assert read(calendar(event(end="20300504T100000"))).times == ["04 09:00-00:00"]


def test_changes_and_further_times_at_the_ends_of_the_calendar_do_no_harm() -> None:
    series = event("RRULE:FREQ=DAILY;COUNT=2", "RDATE:99990101T090000,00010103T090000", "EXDATE:99991231T000000")
    moved = event("RECURRENCE-ID:20260504T090000", start="99980101T090000", end="99980101T100000")
    assert read(calendar(series)).times == NINE
    assert read(calendar(event(start="99991231T230000Z", end="99991231T235959Z"))).codes == []
    found = read(calendar(series, moved))
    assert (found.times, found.codes) == ([], [])


def zone_bomb(rule: str = "", times: int = 0, parts: int = 1) -> str:
    """A definition of a zone with many onsets."""
    listed = "".join(f"RDATE:{1990 + number % 50}0101T{number % 24:02}0000\n" for number in range(times))
    part = "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
    return f"BEGIN:VTIMEZONE\nTZID:Bomb\n{(part + rule + listed + 'END:STANDARD' + chr(10)) * parts}END:VTIMEZONE\n"


@pytest.mark.parametrize(
    "bomb",
    [
        zone_bomb("RRULE:FREQ=SECONDLY\n"),
        zone_bomb("RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU\n", parts=100),
        zone_bomb(times=100_000),
        zone_bomb().replace("+0200", "+9900"),
        zone_bomb().replace("19700101T000000", "then"),
        "BEGIN:VTIMEZONE\nTZID:Bomb\nEND:VTIMEZONE\n",
        "BEGIN:VTIMEZONE\nEND:VTIMEZONE\n",
    ],
)
def test_a_zone_that_is_no_zone_is_told_and_home(bomb: str) -> None:
    found = read(calendar(bomb, event(start="TZID=Bomb:20260504T090000", end="TZID=Bomb:20260504T100000")))
    assert (found.times, found.codes) == (NINE, ["zone"])


def test_a_calendar_that_is_cut_off_is_read_as_far_as_it_goes_and_told() -> None:
    whole = calendar(event(), event(start="20260504T110000", end="20260504T120000", uid="two"))
    for length in range(len("BEGIN:VCALENDAR\n"), len(whole) - 2):
        found = read(whole[:length])
        assert "cut" in found.codes
        assert set(found.times) <= {"04 09:00-10:00", "04 11:00-12:00"} or "instant" not in found.codes
    assert read(whole.replace("END:VEVENT\n", "")).times == ["04 09:00-10:00", "04 11:00-12:00"]


@pytest.mark.parametrize(
    "content", ["", "BEGIN:VEVENT\nEND:VEVENT\n", "PK\x03\x04", "BEGIN:VCARD\nEND:VCARD\n", "<html>"]
)
def test_what_is_no_calendar_is_refused(content: str) -> None:
    assert refused(content).startswith("anna.ics: this is no calendar; export the calendar again as iCalendar (.ics)")


def test_a_calendar_without_appointments_is_told() -> None:
    assert read(calendar()).codes == ["empty"]


def test_times_outside_of_appointments_are_told() -> None:
    found = read(calendar("BEGN:VEVENT\nDTSTART:20260504T110000\n", event()))
    assert (found.times, found.codes) == (NINE, ["stray"])


def test_appointments_after_the_end_of_a_calendar_count() -> None:
    later = event(start="20260504T110000", end="20260504T120000", uid="two")
    assert read(calendar(event()) + later).times == ["04 09:00-10:00", "04 11:00-12:00"]


def test_two_appointments_run_together_are_told() -> None:
    later = event(start="20260504T110000", end="20260504T120000", uid="two")
    both = (event() + later).replace("END:VEVENT\nBEGIN:VEVENT\n", "")
    found = read(calendar(both, OTHER))
    assert (found.times, found.codes) == (NINE, ["broken"])


@pytest.mark.parametrize("inside", ["VFREEBUSY", "VTIMEZONE", "VALARM", "VTODO"])
def test_an_appointment_within_another_component_counts(inside: str) -> None:
    assert read(calendar(f"BEGIN:{inside}\n", event())).times == NINE


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    text = calendar(event("SUMMARY:Besprechung über Köln")).replace("\n", end)
    assert read(text.encode(encoding)).times == NINE
    assert read(text.encode(encoding)).codes == []


def test_calendars_with_marks_put_together() -> None:
    later = calendar(event(start="20260504T110000", end="20260504T120000", uid="two"))
    both = calendar(event()).encode("utf-8-sig") + later.encode("utf-8-sig")
    assert read(both).times == ["04 09:00-10:00", "04 11:00-12:00"]


def test_other_encodings_are_told_or_refused() -> None:
    text = calendar(event("SUMMARY:Köln"))
    assert (read(text.encode("latin-1")).times, read(text.encode("latin-1")).codes) == (NINE, ["encoding"])
    assert "UTF-16 without its mark" in refused(text.encode("utf-16-le"))
    assert "the file ends within a character" in refused(codecs.BOM_UTF16_LE + b"BEG")


def test_folded_names_of_any_line_and_deep_nesting() -> None:
    folded = calendar(event()).replace("DTSTART:2026", "DTSTART\n :20\n\t26")
    assert read(folded).times == NINE
    assert "within each other" in refused("BEGIN:VCALENDAR\n" + "BEGIN:X\n" * 1000)
    assert read(calendar("BEGIN:X-BOX\n", event(), "END:X-BOX\n")).times == NINE


def test_too_many_appointments_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_COMPONENTS", 10)
    monkeypatch.setattr(limits, "MOST_OCCURRENCES", 20)
    many = calendar(*(event(uid=str(number)) for number in range(10)))
    assert refused(many) == "anna.ics: more than 10 appointments; export only the weeks around the event"
    often = calendar(event("RRULE:FREQ=HOURLY;COUNT=10", end="20260505T090000"), event("RRULE:FREQ=HOURLY", uid="two"))
    assert "more than 20 appointments around the event" in refused(often)


def test_reading_ends_when_time_is_up() -> None:
    """The clock moves a second whenever somebody looks at it, which is once an appointment."""
    seconds: Iterator[float] = iter(range(1000))
    many = calendar(*(event(uid=str(number)) for number in range(50)))
    said = refused(many, Work(clock=lambda: next(seconds)))
    assert said.startswith("anna.ics: it takes more than 10 seconds to find out when its appointments are; export only")
    assert next(seconds) < 15


def test_what_does_not_say_when_takes_no_memory() -> None:
    """Ten megabytes of descriptions: no more than a few times that while they are read."""
    text = calendar(*(event(f"DESCRIPTION:{'x' * 10_000}", uid=str(number)) for number in range(1000)))
    content = text.encode()
    tracemalloc.start()
    assert read(content).times == NINE
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 * len(content)


LINES = (
    *("BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VFREEBUSY", "END:VFREEBUSY", CUSTOM),
    *("DTSTART:20260504T090000", "DTSTART;TZID=:2026", "DTEND;VALUE=DATE:20260505", "DURATION:P1W", "UID:one"),
    *("RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;UNTIL=20260505", "RDATE:20260504T110000,", "EXDATE;TZID=UTC:20260504"),
    *("RECURRENCE-ID;RANGE=THISANDFUTURE:20260504T090000", "FREEBUSY:20260504T090000Z/PT1H", "FREEBUSY:/", " folded"),
    *("\t", "DTSTART", ":", ";;;:", "STATUS:CANCELLED", "X-WR-TIMEZONE:Nowhere", 'DTSTART;A="b:1', "SEQUENCE:1"),
)
PIECES = st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=25)


@settings(max_examples=300, deadline=None)
@given(PIECES)
def test_whatever_the_lines_are_the_calendar_is_read_or_refused(lines: list[str]) -> None:
    text = "\n".join(("BEGIN:VCALENDAR", *lines))
    try:
        found = spans(text)
    except ScenarioError:
        return
    assert all(start < end for start, end in found)
