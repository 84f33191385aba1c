"""Everything that people, organisations, topics and requests can say is read from a spreadsheet as from YAML."""

import csv
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchmaker.scenario import Model
from matchmaker.scenario.base import keys_of
from matchmaker.scenario.people import MeetingLimits, Organisation, Person
from matchmaker.scenario.places import NativeText
from matchmaker.scenario.requests import Request
from matchmaker.scenario.sheets.columns import columns_of
from matchmaker.scenario.sheets.reading import read_sheet
from matchmaker.scenario.topics import Topic
from sheets import cells_of, sheet_of

Values = dict[str, st.SearchStrategy[Any]]
BLANK = " \t\n\r\xa0\u2007\u202f\u3000\u200b\ufeff"
letters = st.characters(codec="utf-8", exclude_categories=("Cc", "Zs", "Zl", "Zp"), exclude_characters=BLANK)
words = st.text(letters | st.sampled_from(' ,;|"=@+-\n'), min_size=1, max_size=12).map(lambda text: f"a{text}b")
entries = st.lists(words.map(lambda word: "".join(c for c in word if c not in "|;\n")), min_size=1, max_size=3)
texts = words | st.dictionaries(st.sampled_from(("de", "en", "zh-Hans")), words, min_size=1)
ids, moments = st.from_regex(r"[a-z][a-z0-9_-]{4,8}", fullmatch=True), st.just("2026-05-04 09:30")
ids_listed = st.lists(ids, min_size=1, max_size=3)
windows = st.lists(st.sampled_from(("09:00-10:00", "2026-05-04 13:00 to 14:00")), min_size=1, max_size=2)
counts, mails, languages = st.integers(0, 20), st.just("anna@acme.example"), st.sampled_from(("de", "ja", "zh-Hans"))
levels = st.dictionaries(languages, st.sampled_from(("basic", "working", "native")), min_size=1)
native = st.fixed_dictionaries({"text": words, "language": languages})
limits = st.dictionaries(st.sampled_from(keys_of(MeetingLimits)), counts, min_size=1)
profile: Values = dict.fromkeys(("offers", "seeks", "interests"), entries)

VALUES: dict[type[Model], Values] = {
    Person: profile
    | dict.fromkeys(("id", "organisation", "side", "table", "substitute"), ids)
    | dict.fromkeys(("name", "family", "given", "salutation", "title", "phone", "note", "diet", "allergies"), words)
    | dict.fromkeys(("family_first", "publish_profile", "step_free"), st.booleans())
    | dict.fromkeys(("function", "profile"), texts)
    | dict.fromkeys(("available", "unavailable"), windows)
    | dict.fromkeys(("arrival", "departure"), moments)
    | dict.fromkeys(("rank", "standby"), counts)
    | {"native_name": native, "groups": ids_listed, "language": languages, "languages": levels, "email": mails}
    | {"busy": entries, "meetings": limits, "status": st.sampled_from(("invited", "confirmed", "declined", "waiting"))},
    Organisation: profile
    | dict.fromkeys(("id", "side", "table"), ids)
    | dict.fromkeys(("name", "city", "country", "website"), words)
    | {"native_name": native, "profile": texts, "interpreter": st.booleans()},
    Topic: {"id": ids, "label": texts, "parent": ids, "synonyms": entries},
    Request: dict.fromkeys(("id", "from", "to"), ids)
    | {"wish": st.sampled_from(("must", "never", 1, 5)), "mutual": st.sampled_from(("required", "bonus"))}
    | {"length": st.integers(5, 480), "representatives": st.sampled_from(("one", "all", "at least 2", 3))}
    | {"times": st.integers(1, 20), "windows": windows, "value": st.integers(-99, 99), "met_before": st.booleans()}
    | {"note": words},
}
ALWAYS = {Person: {"id", "name"}, Organisation: {"id", "name"}, Topic: {"id"}, Request: {"from", "to"}}
dialects = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from(",;\t"),
        "lineterminator": st.sampled_from(("\n", "\r\n")),
        "quoting": st.sampled_from((csv.QUOTE_ALL, csv.QUOTE_MINIMAL)),
    }
)


def parts_of(model: type[Model]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Some parts of a model, with any of the keys there are."""
    values, always = VALUES[model], ALWAYS[model]
    needed = {key: value for key, value in values.items() if key in always}
    optional = {key: value for key, value in values.items() if key not in always}
    return st.lists(st.fixed_dictionaries(needed, optional=optional), min_size=1, max_size=4)


@pytest.mark.parametrize("model", VALUES)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_a_part_in_a_spreadsheet_is_the_same_as_in_yaml(model: type[Model], data: st.DataObject) -> None:
    parts, dialect = data.draw(parts_of(model)), data.draw(dialects)
    encoding = data.draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16")))
    told = data.draw(st.sampled_from(("", f"sep={dialect['delimiter']}\r\n")))
    content = (told + sheet_of(parts, **dialect)).encode(encoding)
    sheet = read_sheet(content, "any.csv", "parts", model)
    assert [*sheet.parts] == [model.model_validate(part) for part in parts]
    assert [*sheet.rows] == [*range(2, len(parts) + 2)]


@pytest.mark.parametrize("model", VALUES)
def test_every_key_has_its_column(model: type[Model]) -> None:
    assert {*VALUES[model]} == {*keys_of(model)}
    nested = {"native_name": keys_of(NativeText), "meetings": keys_of(MeetingLimits)}
    expected = {column for key in keys_of(model) for column in [f"{key}.{k}" for k in nested.get(key, ())] or [key]}
    assert {*columns_of(model)} == expected


@pytest.mark.parametrize(
    ("column", "cell", "value"),
    [
        ("languages", "de", {"languages": ["de"]}),
        ("languages", "de:native;en ; ja : basic;", {"languages": {"de": "native", "en": "working", "ja": "basic"}}),
        ("Groups", "speakers;jury\r\nhelpers|", {"groups": ["speakers", "jury", "helpers"]}),
        ("offers", "=cmd()|+1|-x|@a", {"offers": ["=cmd()", "+1", "-x", "@a"]}),
        ("diet", "=HYPERLINK(1)", {"diet": "=HYPERLINK(1)"}),
        ("phone", "+49 221 4710", {"phone": "+49 221 4710"}),
        ("title", "007", {"title": "007"}),
        ("rank", "007", {"rank": 7}),
        ("FUNCTION.DE", "Leiterin", {"function": {"de": "Leiterin"}}),
        ("function.zh-hans", "主任", {"function": {"zh-Hans": "主任"}}),
        ("Function", "Head", {"function": "Head"}),
        (" Meetings.At Most ", "3", {"meetings": {"at_most": 3}}),
        ("native_name.text,native_name.language", "安娜,zh", {"native_name": {"text": "安娜", "language": "zh"}}),
        ("function,function.de", "Head,Leiterin", {"function": {"*": "Head", "de": "Leiterin"}}),
        ("diet", "", {}),
        ("diet", " \xa0\u200b ", {}),
        ("arrival", "2026-05-04\xa009:30", {"arrival": "2026-05-04 09:30"}),
        *(("step_free", cell, {"step_free": True}) for cell in ("yes", "Ja", "TRUE", "wahr", "x", "X", "1")),
        *(("step_free", cell, {"step_free": False}) for cell in ("no", "NEIN", "False", "falsch", "0")),
    ],
)
def test_a_cell_means(column: str, cell: str, value: dict[str, Any]) -> None:
    written = cell if "," in column else f'"{cell}"'
    sheet = read_sheet(f"id,name,{column}\nanna,Anna,{written}\n".encode(), "people.csv", "people", Person)
    assert [*sheet.parts] == [Person.model_validate({"id": "anna", "name": "Anna"} | value)]


def test_cells_are_what_the_helper_of_the_tests_says() -> None:
    part = {"id": "a", "languages": {"de": "native"}, "function": {"de": "x"}, "groups": ["b", "c"], "step_free": True}
    expected = {"id": "a", "languages": "de:native", "function.de": "x", "groups": "b|c", "step_free": "yes"}
    assert cells_of(part) == expected
