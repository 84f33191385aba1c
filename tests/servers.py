"""Programs of others for tests: a Radicale server on a free port, and khal with a calendar of its own."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

USER, PASSWORD = "organiser", "correct horse"


def program(name: str) -> str:
    """Its path; skips the test where it is not installed, unless CI is set."""
    found = shutil.which(name)
    if found is None:
        advice = f"{name} is not installed: apt-get install {name}"
        if os.environ.get("CI"):
            pytest.fail(advice)
        pytest.skip(advice)
    return found


@contextmanager
def radicale(folder: Path) -> Iterator[str]:
    """The address of a server with one user, which keeps its calendars in the folder."""
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
    port = free_port()
    settings = {
        "--server-hosts": f"127.0.0.1:{port}",
        "--auth-type": "htpasswd",
        "--auth-htpasswd-filename": str(folder / "users"),
        "--auth-htpasswd-encryption": "plain",
        "--auth-delay": "0",
        "--storage-filesystem-folder": str(folder / "store"),
    }
    options = [f"{name}={value}" for name, value in settings.items()]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([program("radicale"), "--config", "", *options], stdout=log, stderr=log)
    try:
        _await(port, server)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(timeout=20)


def free_port() -> int:
    """A port on which nothing listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _await(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert server.poll() is None, "the server ended at once"
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not start")


@dataclass(frozen=True)
class Khal:
    """khal with one calendar in a folder."""

    folder: Path

    def take(self, calendar: Path) -> None:
        """Import a file, as people do."""
        self._run("import", "--batch", "-a", "own", str(calendar))

    def listed(self, day: str) -> list[str]:
        """Start, end and title of what stands on a day."""
        form = "{start-time}-{end-time} {title} {status}"
        return self._run("list", "--format", form, "--day-format", "", day, "1d").splitlines()

    def _run(self, *arguments: str) -> str:
        (self.folder / "own").mkdir(exist_ok=True)
        config = self.folder / "config"
        config.write_text(
            f"[calendars]\n[[own]]\npath = {self.folder / 'own'}\n[sqlite]\npath = {self.folder / 'cache.db'}\n"
            "[locale]\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            "local_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\nunicode_symbols = False\n"
        )
        command = [program("khal"), "--config", str(config), *arguments]
        environment = os.environ | {"LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}
        done = subprocess.run(command, capture_output=True, env=environment, check=False, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return done.stdout
