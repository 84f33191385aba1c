"""Every text that people read has a German translation, and no translation is left over."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from matchmaker.messages import say, say_all, translated_languages

SOURCE = Path(__file__).parent.parent / "src" / "matchmaker"
CATALOGUE = SOURCE / "messages" / "de.po"


@cache
def used() -> dict[str, str]:
    """Texts given to say() and say_all(), each with the place where it stands."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        if path.parent != SOURCE / "messages":
            found |= {text: where for where, text in _in_code(path)}
    for path in sorted(SOURCE.rglob("*.html")):
        found |= {text: where for where, text in _in_template(path)}
    for path in sorted(SOURCE.rglob("*.typ")):
        texts = re.findall(r'\b(?:say|fact|section)\("((?:[^"\\]|\\.)*)"', path.read_text("utf-8"))
        found |= {text: str(path.relative_to(SOURCE)) for text in texts}
    return found


@cache
def translations() -> dict[str, str]:
    """The German catalogue."""
    with CATALOGUE.open("rb") as lines:
        return {str(message.id): str(message.string) for message in read_po(lines) if message.id}


def _in_code(path: Path) -> Iterator[tuple[str, str]]:
    tree = ast.parse(path.read_text("utf-8"))
    assigned = _assigned(tree)
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("say", "say_all"):
            where = f"{path.relative_to(SOURCE)}:{call.lineno}"
            # A text that came in as an argument: then every sentence of the module counts.
            texts = list(_texts(call.args[1], assigned)) or list(_sentences(tree))
            assert texts, f"{where}: no text found; give {call.func.id}() the English text, or a name assigned to it"
            yield from ((where, text) for text in texts)


def _assigned(tree: ast.AST) -> dict[str, list[ast.expr]]:
    """What is assigned to each name anywhere in the module."""
    found: dict[str, list[ast.expr]] = {}
    for part in ast.walk(tree):
        if isinstance(part, ast.Assign | ast.AnnAssign) and part.value:
            for target in part.targets if isinstance(part, ast.Assign) else [part.target]:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(part.value)
    return found


def _texts(part: ast.expr, assigned: dict[str, list[ast.expr]]) -> Iterator[str]:
    """Texts that an expression can stand for: written there, assigned to its name, values of a dict, either branch."""
    match part:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Name(id=name):
            others = {key: values for key, values in assigned.items() if key != name}
            yield from (text for value in assigned.get(name, []) for text in _texts(value, others))
        case ast.Subscript(value=holder):
            yield from _texts(holder, assigned)
        case ast.Dict(values=values):
            yield from (text for value in values for text in _texts(value, assigned))
        case ast.IfExp(body=one, orelse=other):
            yield from (*_texts(one, assigned), *_texts(other, assigned))


def _sentences(tree: ast.AST) -> Iterator[str]:
    """Texts of a module, other than docstrings, that begin like a sentence and end like one."""
    comments = {id(part.value) for part in ast.walk(tree) if isinstance(part, ast.Expr)}
    for part in ast.walk(tree):
        text = part.value if isinstance(part, ast.Constant) and id(part) not in comments else None
        if isinstance(text, str) and re.fullmatch(r"[A-Z{].* .*[.!?]", text):
            yield text


def _in_template(path: Path) -> Iterator[tuple[str, str]]:
    tree = Environment(autoescape=True).parse(path.read_text("utf-8"))
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name == "say":
            where = f"{path.relative_to(SOURCE)}:{call.lineno}"
            assert isinstance(call.args[0], nodes.Const), f"{where}: give say() the English text itself"
            yield where, call.args[0].value


def test_every_text_is_translated() -> None:
    missing = [f"{where}: {text!r}" for text, where in used().items() if not translations().get(text)]
    assert not missing, "add to messages/de.po:\n" + "\n".join(missing)


def test_no_translation_is_left_over() -> None:
    unused = sorted(translations().keys() - used().keys())
    assert not unused, "take out of messages/de.po:\n" + "\n".join(map(repr, unused))


def test_translations_have_the_same_places_to_fill_in() -> None:
    def places(text: str) -> list[str]:
        return sorted(re.findall(r"{(\w*)", text))

    wrong = [text for text, german in translations().items() if places(text) != places(german)]
    assert not wrong, "other {places} in messages/de.po than in:\n" + "\n".join(wrong)


def test_the_finder_follows_names_conditions_and_arguments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "SOURCE", tmp_path)
    file = tmp_path / "code.py"
    file.write_text('A = {"k": "one"}\nt = "two" if c else A[k]\nsay(x, t)\nsay_all(x, "three", n=1)\n')
    assert [text for _, text in _in_code(file)] == ["two", "one", "three"]
    file.write_text(
        '"""A module."""\ndef f(text):\n    """Docs."""\n    say(x, text)\nf("{who} is away.")\nf("code")\n'
    )
    assert [text for _, text in _in_code(file)] == ["{who} is away."]


def test_languages() -> None:
    assert translated_languages() == ("en", "de")
    assert say("de-AT", "Time") == "Zeit"
    assert say("ja", "Time") == "Time"


def test_values_are_taken_by_language_and_never_read_as_text_with_places() -> None:
    texts = say_all(("en", "de"), "Group: {name}", name={"en": "{health}", "de": "Gesundheit"})
    assert texts == {"en": "Group: {health}", "de": "Gruppe: Gesundheit"}


def test_times_are_written_as_the_language_does() -> None:
    moment = datetime(2024, 10, 8, 9, 30, tzinfo=UTC)
    assert say("en", "at {when}", when=moment) == "at Tue 8 Oct, 09:30"
    assert say("de", "{when}", when=moment) == "Di., 8. Okt., 09:30"
    assert say("de", "{when}", when=(time(9, 30), time(14))) == "09:30, 14:00"
    assert say("ja", "at {when}", when=moment) == "at Tue 8 Oct, 09:30"  # our own words are English there


def test_nothing_is_translated_twice() -> None:
    said = Counter(re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text("utf-8"), re.MULTILINE))
    assert [text for text, number in said.items() if number > 1] == []
