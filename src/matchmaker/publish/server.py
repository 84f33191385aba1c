"""One account on a CalDAV server (RFC 4791): its calendars, and the entries in them."""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import unquote, urlsplit

from matchmaker.publish.errors import in_words
from matchmaker.scenario import Problem, ScenarioError

SECONDS = 60  # for one answer
_CALENDAR = {"Content-Type": "text/calendar; charset=utf-8"}
_OK = range(200, 300)


@dataclass(frozen=True)
class Stored:
    """An entry on the server: where, and as the server gives it."""

    url: str
    text: str


class Server:
    """The calendars of an account. Each call may raise what ``connected`` puts into words."""

    def __init__(self, client: Any) -> None:
        from caldav.elements.cdav import CalendarHomeSet

        self._client = client
        principal = client.principal()
        if principal.get_property(CalendarHomeSet()) is None:
            raise LookupError("no CalDAV server")
        self._home = principal.calendar_home_set
        self._found = {_last(str(found.url)): found for found in self._home.get_calendars()}

    @property
    def calendars(self) -> tuple[str, ...]:
        """Their ids: the last parts of their addresses."""
        return tuple(self._found)

    def make(self, calendar: str, name: str) -> None:
        """A new calendar, called ``name`` by calendar programs."""
        self._found[calendar] = self._home.make_calendar(name, calendar, supported_calendar_component_set=["VEVENT"])

    def entries(self, calendar: str) -> list[Stored]:
        """All that is in a calendar."""
        return [Stored(str(found.url), found.data) for found in self._found[calendar].get_events()]

    def put(self, calendar: str, uid: str, content: bytes, url: str | None = None) -> None:
        """Write an entry as it is: in place of the one at ``url``, else as a new one."""
        # The library's own way of saving would raise SEQUENCE.
        name = hashlib.sha256(uid.encode()).hexdigest()[:32]
        target = url or str(self._found[calendar].url.join(f"{name}.ics"))
        _done(self._client.put(target, content.decode(), _CALENDAR), target)

    def delete(self, url: str) -> None:
        """Take an entry away; fine if it is not there any more."""
        answer = self._client.delete(url)
        if answer.status != 404:
            _done(answer, url)


@contextmanager
def connected(url: str, user: str | None, password: str | None) -> Iterator[Server]:
    """An account on the server at ``url``; ScenarioError says in words whatever goes wrong with it."""
    try:
        from caldav.davclient import DAVClient
    except ImportError:
        advice = "publishing needs the package caldav: pip install 'matchmaker-planner[publish]'"
        raise ScenarioError([Problem(url, None, advice)]) from None
    logging.getLogger("caldav").setLevel(logging.CRITICAL)  # it tells programmers what is said here in words
    client = DAVClient(url, username=user, password=password, timeout=SECONDS, enable_rfc6764=False)
    try:
        yield Server(client)
    except (ScenarioError, KeyboardInterrupt):
        raise
    except Exception as error:  # of a library that wraps others, each with errors of its own
        raise ScenarioError([Problem(url, None, in_words(error, user))]) from None
    finally:
        client.close()


def fit_for_passwords(url: str) -> None:
    """Refuse addresses over which a password would be read by others, or that hold one; ScenarioError says so."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ScenarioError([Problem(_bare(url), None, "is no address of a server; it begins with https://")])
    if "@" in parts.netloc:
        raise ScenarioError([Problem(_bare(url), None, "give the name with --user; the password is asked for")])
    if parts.scheme == "http" and not _loopback(parts.hostname):
        raise ScenarioError([Problem(url, None, "passwords are sent over https:// only")])


def _bare(url: str) -> str:
    return url.rpartition("@")[2]


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _last(url: str) -> str:
    return unquote(url.rstrip("/").rpartition("/")[2])


def _done(answer: Any, url: str) -> None:
    if answer.status not in _OK:
        raise ScenarioError([Problem(url, None, f"the server refuses the entry: {answer.status} {answer.reason}")])
