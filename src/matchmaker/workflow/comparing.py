"""Whether a folder holds what would be written into it."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from matchmaker.renderers.on_demand import content_of
from matchmaker.renderers.printing.pieces import FOLDER


def holds(folder: Path, files: Mapping[str, bytes], may_differ: Callable[[str], bool] = lambda name: False) -> bool:
    """Whether the folder already holds exactly these bytes under each of the names; looks until the first difference.

    What is missing is looked at first: that is right only if it cannot be printed, so the first file that can be made
    is the last that is made. Files that ``may_differ`` need not be made at all.
    """
    there = {name: (folder / name).is_file() for name in files}
    if any(content_of(files, name) is not None for name, found in there.items() if not found):
        return False
    compared = (name for name, found in there.items() if found and not may_differ(name))
    return all((folder / name).read_bytes() == content_of(files, name) for name in compared)


def holds_for(names: Collection[str] | None, folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether the folder holds all that is asked for.

    Where only some have papers, more may be there, and the organiser's pages and lists, which name all, and what is
    printed for many may say more.
    """
    return holds(folder, files) if names is None else holds(folder, files, _may_say_more)


def _may_say_more(path: str) -> bool:
    common = path.startswith(f"{FOLDER}/") and path.count("/") == 1
    return common or path.endswith(("index.html", "feeds.csv", "updates.csv")) or path.startswith("overview/")
