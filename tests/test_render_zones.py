"""Time zone definitions agree with the official data at every hour, or the zone is refused."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from importlib import import_module
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest

from matchmaker.renderers.calendar.zones import definition, expressible, twice, yearly_rule
from matchmaker.scenario import load

HOUR = timedelta(hours=1)
NOON_2024 = datetime(2024, 6, 1, 12, tzinfo=UTC)
ZONES = [
    "Europe/Berlin",
    "Europe/Dublin",
    "America/Detroit",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Europe/Moscow",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Etc/GMT+5",
]


def hours(first: datetime, days: int) -> Iterator[datetime]:
    return (first + n * HOUR for n in range(24 * days))


@pytest.mark.parametrize("zone", ZONES)
def test_another_reader_of_the_definition_agrees_with_the_official_data_for_two_years(zone: str) -> None:
    text = f"BEGIN:VCALENDAR\r\n{definition(zone).to_ical().decode()}END:VCALENDAR\r\n"
    defined = import_module("dateutil.tz").tzical(StringIO(text)).get(zone)
    official = ZoneInfo(zone)
    # dateutil takes local times, so the two hours around a change, which exist twice or never, are left out.
    wrong = [
        local
        for local in (hour.astimezone(official) for hour in hours(datetime(2024, 1, 1, tzinfo=UTC), 2 * 366))
        if not near_a_change(local) and local.replace(tzinfo=defined).utcoffset() != local.utcoffset()
    ]
    assert wrong == []


def near_a_change(local: datetime) -> bool:
    return (local - HOUR).utcoffset() != (local + HOUR).utcoffset() or twice(local)


@pytest.mark.parametrize("zone", ZONES)
def test_zones_with_yearly_rules_are_expressible(zone: str) -> None:
    assert expressible(zone, [NOON_2024])


@pytest.mark.parametrize("zone", ["Asia/Jerusalem", "Asia/Gaza", "America/Santiago", "America/Nuuk", "Africa/Cairo"])
def test_zones_whose_rule_calendars_cannot_repeat_are_refused(zone: str) -> None:
    assert not expressible(zone, [NOON_2024])


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Europe/Moscow", datetime(2013, 6, 1, tzinfo=UTC), datetime(2015, 6, 1, tzinfo=UTC)),
        ("America/Detroit", datetime(2006, 3, 28, tzinfo=UTC), datetime(2007, 3, 28, tzinfo=UTC)),
        ("America/Sao_Paulo", datetime(2018, 12, 1, tzinfo=UTC), datetime(2020, 12, 1, tzinfo=UTC)),
    ],
)
def test_a_zone_is_refused_before_its_last_change_of_rules(zone: str, before: datetime, after: datetime) -> None:
    assert not expressible(zone, [before])
    assert expressible(zone, [after])
    assert not expressible(zone, [after, before])


def test_a_change_of_rules_some_days_after_the_event_counts() -> None:
    assert not expressible("Europe/Moscow", [datetime(2014, 10, 24, tzinfo=UTC)])


def zones_of_scenarios() -> Iterator[tuple[str, datetime]]:
    """Every zone that a scenario uses, with the first day of the event."""
    for path in sorted(Path("scenarios").glob("*.yaml")):
        scenario = load(path)
        first = datetime.combine(min(day.date for day in scenario.days), time(), UTC)
        named = [scenario.event.timezone, *(p.timezone for p in scenario.places), *(d.timezone for d in scenario.days)]
        yield from ((zone, first) for zone in dict.fromkeys(filter(None, named)))


@pytest.mark.parametrize(("zone", "first"), sorted(set(zones_of_scenarios())))
def test_zones_of_the_scenarios_are_right_for_five_years_around_the_event_or_go_out_in_utc(
    zone: str, first: datetime
) -> None:
    rule, official = yearly_rule(zone), ZoneInfo(zone)
    if rule is None:
        assert not expressible(zone, [first])
        return
    begin = first - timedelta(days=913)
    assert [h for h in hours(begin, 5 * 365 + 1) if rule.offset(h) != h.astimezone(official).utcoffset()] == []
    assert expressible(zone, [first])


def test_unknown_and_universal_zones_go_out_in_utc() -> None:
    assert not expressible("UTC", [NOON_2024])
    assert not expressible("Nowhere/Land", [NOON_2024])


def test_nearly_all_zones_of_the_world_can_be_said() -> None:
    refused = {zone for zone in available_timezones() if yearly_rule(zone) is None}
    assert {"Asia/Jerusalem", "Asia/Gaza", "America/Santiago", "America/Nuuk"} <= refused
    assert len(refused) < 30


def test_local_times_that_exist_twice() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    assert twice(datetime(2024, 10, 27, 2, 30, tzinfo=berlin))
    assert twice(datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=berlin))
    assert not twice(datetime(2024, 10, 27, 3, 0, tzinfo=berlin))
    assert not twice(datetime(2024, 3, 31, 3, 0, tzinfo=berlin))
    assert not twice(datetime(2024, 10, 27, 2, 30, tzinfo=ZoneInfo("Asia/Tokyo")))


def test_the_definition_says_when_and_by_how_much() -> None:
    lines = definition("America/Los_Angeles").to_ical().decode().split("\r\n")
    assert lines == [
        "BEGIN:VTIMEZONE",
        "TZID:America/Los_Angeles",
        "BEGIN:STANDARD",
        "DTSTART:19701101T020000",
        "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
        "TZNAME:PST",
        "TZOFFSETFROM:-0700",
        "TZOFFSETTO:-0800",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:19700308T020000",
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "TZNAME:PDT",
        "TZOFFSETFROM:-0800",
        "TZOFFSETTO:-0700",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
        "",
    ]


def test_a_zone_without_summer_time_has_one_part_without_a_rule() -> None:
    lines = definition("Asia/Tokyo").to_ical().decode()
    assert lines.count("BEGIN:STANDARD") == 1
    assert "BEGIN:DAYLIGHT" not in lines
    assert "RRULE" not in lines
