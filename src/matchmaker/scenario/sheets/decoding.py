"""From the bytes of a spreadsheet to its text, in whichever encoding a program has saved it."""

import codecs
import re

from matchmaker.scenario.problems import Problem, ScenarioError

SAVE_AS = "in your spreadsheet program choose 'save as' and 'CSV UTF-8'"
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SEVERAL_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NO_CHARACTER = re.compile("[\ud800-\udfff]")


def decode(content: bytes, file: str) -> str:
    """The text of a CSV file; bytes that are none of its encoding come out as surrogates, see ``is_broken``.

    That is UTF-16 with its mark, UTF-8 with or without, else Windows-1252. A file in part of UTF-8 is taken for a
    damaged one, as nobody could tell which of the two a character is meant in. ScenarioError if this is no text.
    """
    if content.startswith(_WORKBOOKS):
        raise _refused(file, f"this is a workbook and no CSV file, whatever its name; {SAVE_AS}, and name that file")
    text = _decoded(content, file)
    if "\0" in text:
        raise _refused(file, f"this is no text but perhaps a workbook or a picture; {SAVE_AS}, and name that file")
    return text


def is_broken(text: str) -> bool:
    """Whether there are bytes in it that are no character."""
    return _NO_CHARACTER.search(text) is not None


def _decoded(content: bytes, file: str) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return content.decode("utf-16", "surrogatepass")
        except UnicodeDecodeError:
            raise _refused(file, "the file ends within a character; copy or save it again") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        in_utf8 = content.startswith(codecs.BOM_UTF8) or _SEVERAL_BYTES.search(content)
        return content.decode("utf-8-sig" if in_utf8 else "cp1252", "surrogateescape")


def _refused(file: str, text: str) -> ScenarioError:
    return ScenarioError([Problem(file, None, text)])
