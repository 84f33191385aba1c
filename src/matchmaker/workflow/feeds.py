"""The secret behind the names of feeds: made once, kept beside the scenario, never in what is handed out."""

import os
import secrets
from pathlib import Path

from matchmaker.scenario import Problem, Scenario, ScenarioError

_OCTETS = 32


def feed_secret(scenario: Scenario, path: Path) -> bytes | None:
    """The secret of the scenario in ``path``, None if it asks for no feeds; ScenarioError if it cannot be read or made.

    It is in a hidden file that only its owner can read. Without that file all feeds would get other names.
    """
    if not scenario.event.feeds:
        return None
    file = path.parent / f".{path.stem}.feed-secret"
    try:
        if not file.exists():
            _make(file)
        secret = bytes.fromhex(file.read_text("ascii"))
    except OSError as error:
        raise ScenarioError([Problem(str(file), None, f"cannot be used: {error.strerror}")]) from None
    except ValueError:
        secret = b""
    if len(secret) != _OCTETS:
        advice = "restore it; or delete it, then all feeds get new names"
        raise ScenarioError([Problem(str(file), None, f"is not the secret that was written there; {advice}")])
    return secret


def _make(file: Path) -> None:
    """Whole or not at all: written beside it and renamed."""
    draft = file.with_name(f"{file.name}.{os.getpid()}.new")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="ascii") as target:
        target.write(secrets.token_hex(_OCTETS) + "\n")
    os.replace(draft, file)
