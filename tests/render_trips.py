"""A trip made by hand: across the date line and back, two cities in two zones, visits in two runs, a free evening."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from matchmaker.plan import Assignment, Outcome, Plan, Stage, Unmet, uid_of
from matchmaker.scenario import Scenario
from render_events import plan

HOME, TOKYO, HONOLULU = "Europe/Berlin", "Asia/Tokyo", "Pacific/Honolulu"
VISITORS = ("ada", "bo", "cleo", "dov", "eva", "finn")
PLACES: list[dict[str, Any]] = [
    {"id": "fra", "name": "Frankfurt Airport", "city": "Frankfurt", "timezone": HOME},
    {
        "id": "hnd",
        "name": {"en": "Haneda Airport", "de": "Flughafen Haneda"},
        "native_name": {"text": "羽田空港", "language": "ja"},
        "city": "Tokyo",
        "timezone": TOKYO,
    },
    {
        "id": "hotel",
        "name": "Hotel New Garden",
        "address": "4-1 Kioichō, Chiyoda-ku, Tokyo",
        "native_name": {"text": "ホテル ニューガーデン", "language": "ja"},
        "native_address": {"text": "東京都千代田区紀尾井町4-1", "language": "ja"},
        "city": "Tokyo",
        "timezone": TOKYO,
        "rooms": [{"id": "salon", "name": "Salon"}],
        "latitude": 35.68,
        "longitude": 139.73,
    },
    {
        "id": "lab",
        "name": {"en": "Quantum laboratory", "de": "Quantenlabor"},
        "address": "4-2-1 Nukui-Kitamachi, Koganei",
        "native_name": {"text": "量子研究所", "language": "ja"},
        "native_address": {"text": "東京都小金井市貫井北町4丁目2番1号", "language": "ja"},
        "city": "Koganei",
        "timezone": TOKYO,
        "latitude": 35.7,
        "longitude": 139.49,
    },
    {"id": "port", "name": "Port of Osaka", "city": "Osaka", "timezone": TOKYO},
    {"id": "hnl", "name": "Honolulu Airport", "city": "Honolulu", "timezone": HONOLULU},
    {"id": "beach", "name": "Beach Hotel", "address": "1 Beach Walk", "city": "Honolulu", "timezone": HONOLULU},
]
PEOPLE: list[dict[str, Any]] = [
    {
        "id": "ada",
        "name": "Ada Berg",
        "title": "Dr.",
        "function": {"en": "Minister", "de": "Ministerin"},
        "organisation": "ministry",
        "language": "de",
        "languages": {"de": "native", "en": "working", "ja": "basic"},
        "diet": "secret-diet-ada",
        "phone": "+49 secret-phone-ada",
        "note": "secret-note-ada",
        "profile": "About Ada.",
        "publish_profile": True,
    },
    {"id": "bo", "name": "Bo Lind", "organisation": "works", "language": "en", "profile": "secret-profile-bo"},
    {"id": "cleo", "name": "Cleo Marsh", "organisation": "works", "languages": {"en": "native"}, "language": "en"},
    {"id": "dov", "name": "Dov Katz", "organisation": "works", "language": "en", "rank": 3},
    {"id": "eva", "name": "Eva Roth", "organisation": "works", "language": "en"},
    {"id": "finn", "name": "Finn Aas", "organisation": "works", "language": "en"},
    {
        "id": "sato",
        "family": "Satō",
        "given": "Yuki",
        "family_first": True,
        "native_name": {"text": "佐藤 ゆき", "language": "ja"},
        "function": "Head of research",
        "organisation": "institute",
        "languages": {"ja": "native", "en": "working"},
        "language": "en",
    },
]
ORGANISATIONS: list[dict[str, Any]] = [
    {"id": "ministry", "name": "Ministry of Trade", "side": "guests"},
    {"id": "works", "name": "Northern Works", "side": "guests"},
    {
        "id": "institute",
        "name": "Quantum Institute",
        "native_name": {"text": "量子研究所", "language": "ja"},
        "side": "hosts",
    },
    {"id": "harbour", "name": "Harbour Authority", "side": "hosts"},
]


def trip_scenario(**parts: Any) -> Scenario:
    """Five days: Frankfurt, Tokyo (with a group that goes to Osaka), Honolulu, Tokyo again, Frankfurt."""
    stated: dict[str, Any] = {
        "matchmaker": 1,
        "id": "tour",
        "event": {
            "title": {"en": "Delegation to the Pacific", "de": "Delegationsreise Pazifik"},
            "timezone": HOME,
            "organiser": {"name": "Agency", "email": "team@agency.example"},
            "languages": ["de", "en"],
            "home_time": True,
            "meeting_point": {"en": "In the lobby", "de": "In der Halle"},
        },
        "days": [
            {"date": "2024-10-05"},
            {"date": "2024-10-06", "timezone": TOKYO},
            {"date": "2024-10-07", "timezone": TOKYO},
            {"date": "2024-10-08", "timezone": TOKYO},
            {"date": "2024-10-10", "timezone": TOKYO},
        ],
        "sides": [{"id": "guests"}, {"id": "hosts", "name": {"en": "Hosts", "de": "Gastgeber"}}],
        "places": PLACES,
        "organisations": ORGANISATIONS,
        "people": PEOPLE,
        "groups": [
            {"id": "party", "name": {"en": "Delegation", "de": "Delegation"}, "members": list(VISITORS)},
            {"id": "quantum", "name": "Quantum", "head": "ada", "deputy": "bo", "members": ["ada", "bo", "cleo"]},
            {"id": "ports", "name": {"en": "Ports", "de": "Häfen"}, "head": "dov", "members": ["dov", "eva"]},
        ],
        "meetings": {"blocks": [{"id": "tokyo", "windows": ["2024-10-07 15:00-17:00"], "room": "salon", "tables": 2}]},
        "requests": [{"from": "ada", "to": "sato", "wish": "must"}, {"from": "sato", "to": "bo"}],
        "sessions": [
            {
                "id": "dinner",
                "title": {"en": "Welcome dinner", "de": "Begrüßungsessen"},
                "start": "2024-10-06 19:00",
                "length": 90,
                "room": "salon",
                "must": ["party"],
                "languages": ["de", "en"],
            },
            {
                "id": "walk",
                "title": {"en": "Free evening: Asakusa", "de": "Freier Abend: Asakusa"},
                "start": "2024-10-07 19:00",
                "length": 90,
                "place": "hotel",
                "may": ["party"],
                "free": True,
            },
        ],
        "visits": [
            {
                "id": "labs",
                "title": {"en": "Quantum laboratory", "de": "Das Quantenlabor"},
                "host": "institute",
                "place": "lab",
                "windows": ["2024-10-07 09:00-13:00"],
                "length": 60,
                "at_least": 2,
                "at_most": 2,
                "runs": 2,
                "led_by": "quantum",
                "languages": ["en", "ja"],
                "visitors_due": "2024-09-27",
            },
            {
                "id": "harbour-tour",
                "title": {"en": "Hydrogen in the port", "de": "Wasserstoff im Hafen"},
                "host": "harbour",
                "place": "port",
                "windows": ["2024-10-07 10:00-12:00"],
                "length": 90,
                "at_least": 2,
                "languages": ["en"],
            },
            {
                "id": "museum",
                "title": {"en": "Museum of ships", "de": "Schiffsmuseum"},
                "place": "port",
                "windows": ["2024-10-07 14:00-16:00"],
                "length": 60,
                "at_least": 5,
            },
        ],
        "visit_wishes": [
            {"who": ["quantum"], "visit": "labs", "wish": 5},
            {"who": ["ports"], "visit": "harbour-tour", "wish": 4},
            {"who": ["eva"], "visit": "labs", "wish": 2},
            {"who": ["dov", "eva"], "visit": "museum"},
        ],
        "stays": [
            {"who": ["party"], "place": "hotel", "first_night": "2024-10-06", "last_night": "2024-10-07"},
            {"who": ["party"], "place": "beach", "first_night": "2024-10-08", "last_night": "2024-10-08"},
        ],
        "transfers": [
            _flight("out", "Frankfurt – Tokyo", "fra", "hnd", "2024-10-05 12:15", "2024-10-06 08:40"),
            _flight("over", "Tokyo – Honolulu", "hnd", "hnl", "2024-10-08 21:55", "2024-10-08 10:20"),
            _flight("back", "Honolulu – Tokyo", "hnl", "hnd", "2024-10-09 12:45", "2024-10-10 16:15"),
        ],
    }
    return Scenario.model_validate(stated | parts)


def _flight(name: str, title: str, origin: str, destination: str, departure: str, arrival: str) -> dict[str, Any]:
    return {
        "id": name,
        "title": {"en": f"Flight {title}", "de": f"Flug {title}"},
        "mode": "flight",
        "number": f"ZZ {len(name)}7",
        "from": origin,
        "to": destination,
        "departure": departure,
        "arrival": arrival,
        "check_in": 120,
        "clearance": 60,
        "who": ["party"],
    }


def held(
    scenario: Scenario, activity: str, kind: str, start: str, minutes: int, *people: str, **parts: Any
) -> Assignment:
    """An activity from a local time at its place; ``start`` is written 2024-10-07 09:00."""
    zone = ZoneInfo(parts.get("timezone", TOKYO))
    begin = datetime.fromisoformat(start).replace(tzinfo=zone)
    end = (begin.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(
        ZoneInfo(parts.get("end_timezone", str(zone)))
    )
    stated = {
        "uid": uid_of(scenario.id, activity),
        "activity": activity,
        "kind": kind,
        "start": begin,
        "end": end,
        "timezone": str(zone),
        "people": people,
    }
    return Assignment(**(stated | parts))


def trip_plan(scenario: Scenario) -> Plan:
    """On the seventh of October one group is in Tokyo, another one in Osaka; one person stays in the hotel."""
    over = {"timezone": HOME, "place": "fra", "end_place": "hnd", "end_timezone": TOKYO}
    east = {"place": "hnd", "end_place": "hnl", "end_timezone": HONOLULU}
    west = {"timezone": HONOLULU, "place": "hnl", "end_place": "hnd", "end_timezone": TOKYO}
    first = {"place": "lab", "requests": ("ada--labs",), "value": 100}
    second = {"place": "lab", "requests": ("bo--labs", "cleo--labs")}
    parts = [
        held(scenario, "out", "transfer", "2024-10-05 12:15", 805, *VISITORS, **over),
        held(scenario, "dinner", "session", "2024-10-06 19:00", 90, *VISITORS, place="hotel", room="salon"),
        held(scenario, "labs", "visit", "2024-10-07 09:00", 60, "ada", "finn", **first),
        held(scenario, "labs.2", "visit", "2024-10-07 11:00", 60, "bo", "cleo", **second),
        held(scenario, "harbour-tour", "visit", "2024-10-07 10:00", 90, "dov", "eva", place="port", locked=True),
        held(scenario, "walk", "session", "2024-10-07 19:00", 90, "ada", "bo", place="hotel"),
        held(scenario, "over", "transfer", "2024-10-08 21:55", 445, *VISITORS, **east),
        held(scenario, "back", "transfer", "2024-10-09 12:45", 510, *VISITORS, **west),
    ]
    table = {"place": "hotel", "room": "salon"}
    meeting = held(scenario, "ada+sato", "meeting", "2024-10-07 15:00", 20, "ada", "sato", **table, table="tokyo-1")
    other = held(scenario, "bo+sato", "meeting", "2024-10-07 15:20", 20, "bo", "sato", **table, table="tokyo-2")
    value = Stage(name="value", sense="max", value=300, bound=310, status="FEASIBLE")
    outcome = Outcome(status="FEASIBLE", objective=300, bound=310, gap=0.03, stages=(value,))
    missed = (
        _missed("eva", "labs", "visit_full", "The visit is full.", "Der Besuch ist voll."),
        _missed("dov", "museum", "group_too_small", "Only 2 of 5 can go.", "Nur 2 von 5 können."),
        _missed("eva", "museum", "group_too_small", "Only 2 of 5 can go.", "Nur 2 von 5 können."),
    )
    return plan(scenario, [*parts, meeting, other], outcome=outcome, unmet=missed)


def _missed(person: str, visit: str, reason: Any, english: str, german: str) -> Unmet:
    detail = {"en": english, "de": german}
    return Unmet(request=f"{person}--{visit}", people=(person,), reason=reason, detail=detail)


def trip_event(**parts: Any) -> tuple[Scenario, Plan]:
    """The scenario and its plan."""
    scenario = trip_scenario(**parts)
    return scenario, trip_plan(scenario)
