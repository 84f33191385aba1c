"""Reads pages, and calendar files the way other programs do: vobject and ical.js, each in its own process.

Both resolve local times from the definitions in the file, not from the names of the zones. They run with a machine
time zone that no test event has, so that a time taken as local would come out wrong.
"""

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

FOREIGN_ZONE = "Pacific/Kiritimati"
JS = Path(__file__).parent / "ical_js"
Read = dict[str, list[dict[str, Any]]]


class Page(HTMLParser):
    """The elements and the visible text of a page."""

    def __init__(self, content: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def script_of(page: bytes) -> str:
    """The script of a page; empty if there is none."""
    return page.decode().partition("<script>")[2].partition("</script>")[0]


def read_with_vobject(files: dict[str, bytes], folder: Path) -> Read:
    """Entries by file as vobject reads them; instants in UTC."""
    return _read([sys.executable, "-W", "ignore", __file__], files, folder)


def read_with_ical_js(files: dict[str, bytes], folder: Path) -> Read:
    """Entries by file as ical.js reads them; skips the test where it is not installed, unless CI is set."""
    node = shutil.which("node")
    if node is None or not (JS / "node_modules").is_dir():
        advice = "ical.js is not installed: npm install --prefix tests/ical_js (needs Node)"
        if os.environ.get("CI"):
            pytest.fail(advice)
        pytest.skip(advice)
    return _read([node, str(JS / "parse.js")], files, folder)


def _read(command: list[str], files: dict[str, bytes], folder: Path) -> Read:
    paths = {}
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        paths[str(path)] = name
    environment = os.environ | {"TZ": FOREIGN_ZONE}
    done = subprocess.run([*command, *paths], capture_output=True, env=environment, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return {paths[path]: entries for path, entries in json.loads(done.stdout).items()}


def instant(text: str) -> datetime:
    """The instant that a reader wrote down."""
    return datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC)


def _print_as_vobject_reads(paths: list[str]) -> None:
    import vobject

    read = {}
    for path in paths:
        calendar = vobject.readOne(Path(path).read_text("utf-8"))
        read[path] = [
            {
                "uid": event.uid.value,
                "start": event.dtstart.value.astimezone(UTC).isoformat(),
                "end": event.dtend.value.astimezone(UTC).isoformat(),
                "summary": event.summary.value,
                "location": event.contents["location"][0].value if "location" in event.contents else None,
                "description": event.description.value,
                "status": event.status.value,
                "sequence": int(event.sequence.value),
                "alarms": len(event.contents.get("valarm", [])),
                "organizer": event.organizer.value,
            }
            for event in calendar.vevent_list
        ]
    print(json.dumps(read))


if __name__ == "__main__":
    _print_as_vobject_reads(sys.argv[1:])
