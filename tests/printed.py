"""PDFs read back for tests: their text, bookmarks, fonts, sizes."""

import re
from functools import cached_property
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from matchmaker.plan import Plan
from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.printing.job import Asked
from matchmaker.renderers.printing.pieces import prints
from matchmaker.renderers.view import Views
from matchmaker.scenario import Scenario

MILLIMETRE = 72 / 25.4


def printed(
    scenario: Scenario,
    plan: Plan,
    *what: str,
    names: list[str] | None = None,
    previous: Plan | None = None,
    **asked: Any,
) -> dict[str, bytes]:
    """Every PDF that is asked for (all, if no piece is named), by its path below ``print/``."""
    wanted = Asked(what=what or None, **asked)
    made = prints(Views(scenario, plan), Addressees(scenario, names), wanted, previous)
    return {path.removeprefix("print/"): maker() for path, maker in made}


class Pdf:
    """A PDF, read by another library than the one that wrote it."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.reader = PdfReader(BytesIO(content), strict=True)

    @cached_property
    def pages(self) -> list[str]:
        """The text of each page, white space made one."""
        return [_plain(page.extract_text()) for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.pages)

    def says(self, words: str) -> bool:
        """Whether it holds the words, wherever lines are broken."""
        return _tight(words) in _tight(self.text)

    @property
    def title(self) -> str:
        """Its title."""
        assert self.reader.metadata
        return str(self.reader.metadata.title)

    @property
    def bookmarks(self) -> list[str]:
        """The titles of its bookmarks at all levels, in order."""

        def walk(found: Any) -> list[str]:
            if isinstance(found, list):
                return [title for part in found for title in walk(part)]
            return [str(found.title)]

        return walk(self.reader.outline)

    @property
    def links(self) -> list[str]:
        """Where its links lead, those within it as an empty text."""
        found: Any = [note.get_object() for page in self.reader.pages for note in page.get("/Annots", ())]
        return [str(note.get("/A", {}).get("/URI", "")) for note in found if note["/Subtype"] == "/Link"]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the first page in whole millimetres."""
        box = self.reader.pages[0].mediabox
        return round(float(box.width) / MILLIMETRE), round(float(box.height) / MILLIMETRE)

    @property
    def fonts(self) -> dict[str, bool]:
        """Every font by its name, and whether all of its programs are embedded."""
        found: dict[str, bool] = {}
        for each in self._objects():
            if isinstance(each, DictionaryObject) and each.get("/Type") == "/FontDescriptor":
                name = str(each["/FontName"])
                found[name] = any(key in each for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        return found

    def _objects(self) -> list[Any]:
        size: Any = self.reader.trailer["/Size"]
        return [self.reader.get_object(number) for number in range(1, size)]

    @property
    def is_tagged(self) -> bool:
        """Whether it says of itself that it is tagged and keeps PDF/UA-1, in a language, and shows its title."""
        root: Any = self.reader.root_object
        metadata = root["/Metadata"].get_object().get_data()
        marked = bool(root["/MarkInfo"]["/Marked"]) and "/StructTreeRoot" in root and bool(root["/Lang"])
        return marked and b"pdfuaid:part" in metadata and bool(root["/ViewerPreferences"]["/DisplayDocTitle"])

    @property
    def alternatives(self) -> list[str]:
        """The alternative texts of its pictures."""
        found = [each for each in self._objects() if isinstance(each, DictionaryObject)]
        return [str(each["/Alt"]) for each in found if "/Alt" in each]


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u200b", "")).strip()


def _tight(text: str) -> str:
    """Without white space and signs of hyphenation, as lines may be broken anywhere."""
    return re.sub(r"[\s\u200b\u00ad\u2010-]+", "", text)
