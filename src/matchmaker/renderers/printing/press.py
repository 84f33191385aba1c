"""The engine: sets a template with data as a PDF that is tagged, self-contained and the same bytes every time.

Typst sees one private folder with the templates and the logo, and data only as JSON: texts by people are never source,
nothing else can be read, and nothing is fetched. Every PDF passes the PDF/UA-1 check of the engine or is not made.
"""

import json
import re
import shutil
import tempfile
import weakref
from collections.abc import Sequence
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matchmaker.messages import spoken, translated
from matchmaker.renderers.occasion import occasion
from matchmaker.renderers.on_demand import Unprintable
from matchmaker.renderers.printing.data import event_data, event_texts, language_data
from matchmaker.renderers.printing.letters.fonts import FontSet, fonts_for
from matchmaker.renderers.printing.letters.glyphs import Glyphs
from matchmaker.scenario import Problem, Scenario

if TYPE_CHECKING:
    import typst

_SAID = re.compile(r'\b(?:say|fact|section)\("((?:[^"\\]|\\.)*)"')
_NOTHING = "nothing.typ"
_LARGE = 200_000  # characters of data, about 30 pages
_RUNS_KEPT = 10
_BLAMED = re.compile(r"┌─ (?P<file>[^\n]*?):(?P<line>\d+):")


class Press:
    """Prints for one event; ``stamp`` is the date in the PDFs, in seconds since 1970."""

    def __init__(self, scenario: Scenario, stamp: int, paper: str | None = None) -> None:
        self._scenario, self._stamp, self._glyphs = scenario, stamp, Glyphs(scenario)
        self._paper = paper or scenario.event.print.paper
        self._compilers: dict[tuple[str, ...], typst.Compiler] = {}
        self._known: dict[str, dict[str, Any]] = {}

    def pdf(self, path: str, template: str, languages: Sequence[str], title: str, **values: Any) -> bytes:
        """The template filled with ``values`` (JSON); ``path`` is where it will lie.

        ``languages`` are those of the readers, the first that of the document. Unprintable if a character has no shape
        in any font, or if a template or the logo is broken.
        """
        text = json.dumps({"title": title, **self._data(languages), **values}, ensure_ascii=False)
        fonts = fonts_for(frozenset(text))
        if fonts.missing:
            raise Unprintable(self._glyphs.problems(path, fonts.missing))
        frame = json.dumps({"families": list(fonts.families)})
        return self._set(path, template, fonts, {"data": text, "frame": frame})

    def _set(self, path: str, template: str, fonts: FontSet, inputs: dict[str, str]) -> bytes:
        import typst

        known = self._compilers.get(fonts.families)
        compiler = known or typst.Compiler(root=str(self._root), font_paths=fonts.typst, ignore_system_fonts=True)
        self._compilers[fonts.families] = compiler
        main = str(self._root / f"{template}.typ")
        try:
            made = compiler.compile(
                main, format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"], timestamp=self._stamp
            )
        except typst.TypstError as error:
            raise Unprintable([self._blamed(path, error)]) from None
        assert isinstance(made, bytes)
        if len(inputs["data"]) > _LARGE:
            self._forget(compiler)
        return made

    def _forget(self, compiler: "typst.Compiler") -> None:
        """Let go of a large document: Typst keeps parts of what it set in the last runs, in case they come again."""
        for _ in range(_RUNS_KEPT):
            compiler.compile(str(self._root / _NOTHING), format="pdf", sys_inputs={})

    def _data(self, languages: Sequence[str]) -> dict[str, Any]:
        """What every template knows: paper, the event and its looks, and texts in each language of the readers."""
        return {
            **language_data(spoken(languages[0])),
            "paper": self._paper,
            "logo": self._logo,
            "event": event_data(occasion(self._scenario, languages[0])),
            "texts": {language_data(spoken(language))["lang"]: self._in(language) for language in languages},
        }

    def _in(self, language: str) -> dict[str, Any]:
        """The texts of the event, and ours, in a language."""
        if language not in self._known:
            words = {text: translated(language, text) for text in self._words}
            event, stated = occasion(self._scenario, language), self._scenario.event.print
            self._known[language] = event_texts(event, stated, language) | {"words": words}
        return self._known[language]

    @cached_property
    def _root(self) -> Path:
        """The folder that templates see: ours, then the event's own over them, and the logo."""
        folder = Path(tempfile.mkdtemp(prefix="matchmaker-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        for name, content in self._files().items():
            (folder / name).write_bytes(content)
        return folder

    def _files(self) -> dict[str, bytes]:
        logo = {self._logo: self._scenario.logo} if self._logo else {}
        return _templates() | self._scenario.templates | logo | {_NOTHING: b""}

    @property
    def _logo(self) -> str | None:
        name = self._scenario.event.logo
        return f"logo{Path(name).suffix.lower()}" if name else None

    @cached_property
    def _words(self) -> tuple[str, ...]:
        """Every text in the templates that is to be translated."""
        sources = (content.decode("utf-8", "replace") for name, content in self._files().items() if _is_template(name))
        return tuple(dict.fromkeys(text for source in sources for text in _SAID.findall(source)))

    def _blamed(self, path: str, error: "typst.TypstError") -> Problem:
        """What is wrong, in which of the event's own templates if it is in one."""
        found = _BLAMED.search(error.diagnostic)
        name = Path(found["file"]).name if found else ""
        if found and name in self._scenario.templates:
            folder = self._scenario.event.print.templates
            return Problem(f"{folder}/{name}", int(found["line"]), error.message)
        if "image" in error.message and self._scenario.event.logo:
            return Problem(self._scenario.event.logo, None, f"cannot be printed as the logo: {error.message}")
        return Problem(path, None, f"cannot be set ({error.message}); this is a defect of matchmaker, please report")


def _is_template(name: str) -> bool:
    return name.endswith(".typ")


@cache
def _templates() -> dict[str, bytes]:
    found = files("matchmaker.renderers.printing").joinpath("templates").iterdir()
    return {entry.name: entry.read_bytes() for entry in found if _is_template(entry.name)}
