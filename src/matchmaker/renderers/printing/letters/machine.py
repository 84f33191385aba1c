"""Where a machine has fonts, besides our own."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from matchmaker.renderers.printing.letters.shelves import Groups

CJK = ("noto_cjk_sans_jp_regular", "noto_cjk_sans_jp_bold")


@cache
def machine() -> Groups:
    """Where this machine has fonts: packages that are installed, then the usual folders of every system."""
    specs = [find_spec(package) for package in CJK]
    packages = [Path(folder) for spec in specs if spec for folder in spec.submodule_search_locations or ()]
    return tuple(packages), tuple(folder for folder in _system() if folder.is_dir())


def _system() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts")
        yield Path(os.environ.get("LOCALAPPDATA", ""), "Microsoft", "Windows", "Fonts")
    elif sys.platform == "darwin":
        yield from map(Path, ("/System/Library/Fonts", "/Library/Fonts", os.path.expanduser("~/Library/Fonts")))
    else:
        yield from map(Path, ("/usr/share/fonts", "/usr/local/share/fonts"))
        yield from (Path(os.path.expanduser(folder)) for folder in ("~/.local/share/fonts", "~/.fonts"))
