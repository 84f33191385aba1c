"""From the bytes of a calendar file to its text."""

import codecs

from matchmaker.scenario.calendars.notes import Notes
from matchmaker.scenario.problems import Problem, ScenarioError

EXPORT = "export the calendar again as iCalendar (.ics) in UTF-8"


def decode(content: bytes, file: str, notes: Notes) -> str:
    """The text of a calendar in UTF-8, in UTF-16 with its mark, else in Windows-1252; ScenarioError if it is none.

    Marks are dropped wherever files were put together.
    """
    return _decoded(content, file, notes).replace("\ufeff", "")


def _decoded(content: bytes, file: str, notes: Notes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise _refused(file, "the file ends within a character") from None
    if b"\0" in content:
        raise _refused(file, "this is no text, or text in UTF-16 without its mark")
    try:
        return content.decode()
    except UnicodeDecodeError:
        notes.add("encoding")
        return content.decode("cp1252", "replace")


def _refused(file: str, what: str) -> ScenarioError:
    return ScenarioError([Problem(file, None, f"{what}; {EXPORT}")])
