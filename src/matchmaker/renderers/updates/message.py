"""A change as an e-mail that calendar programs take over, ready to be sent by the organiser's own mail program."""

import hashlib
from datetime import UTC
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from matchmaker.messages import say
from matchmaker.plan import Plan
from matchmaker.renderers.calendar.description import description
from matchmaker.renderers.calendar.event import Imprint, mail_line
from matchmaker.renderers.calendar.files import message_file
from matchmaker.renderers.entry import Entry
from matchmaker.renderers.updates.changes import Change, Recipient
from matchmaker.renderers.words.text import clean, phrase
from matchmaker.scenario import Scenario

_ATTENDS = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}


def message(scenario: Scenario, plan: Plan, mark: Imprint, who: Recipient, change: Change) -> bytes:
    """The whole message, CRLF at the ends of lines: a text, and the entry with the MIME method it has inside.

    The same change gives the same bytes: date, id and boundary come from the plan (RFC 5546, RFC 6047).
    """
    organiser = scenario.event.organiser
    method = "CANCEL" if change.kind == "cancelled" else "REQUEST"
    digest = _digest(change.now.uid, who.id, str(plan.revision), plan.stamp.astimezone(UTC).isoformat())
    mail = EmailMessage(policy=SMTP.clone(utf8=not (who.email + organiser.email).isascii()))
    mail["From"] = _address(clean(organiser.name), organiser.email)
    mail["To"] = _address(who.name, who.email)
    mail["Subject"] = _subject(change)
    mail["Date"] = format_datetime(plan.stamp.astimezone(UTC))
    mail["Message-ID"] = f"<{digest}@{organiser.email.rpartition('@')[2]}>"
    mail["X-Unsent"] = "1"  # Outlook then opens it as a draft
    mail.set_content("\n".join(_lines(scenario, mark, change)), cte="quoted-printable")
    mail.make_alternative(boundary=f"=_{digest}")
    mail.attach(_calendar(message_file(change.now, mark, method, _attendee(who)), method))
    return mail.as_bytes()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _address(name: str, mailbox: str) -> Address:
    local, _, domain = mailbox.rpartition("@")
    return Address(name, local, domain)


def _attendee(who: Recipient) -> bytes:
    return mail_line("attendee", who.name, who.email, _ATTENDS)


def _calendar(content: bytes, method: str) -> EmailMessage:
    part = EmailMessage(policy=SMTP)
    part.set_content(content, "text", "calendar", cte="base64", params={"method": method, "charset": "utf-8"})
    del part["MIME-Version"]  # it is said once, for the whole message
    return part


def _subject(change: Change) -> str:
    title, language = change.now.title.text, change.now.language
    if change.kind == "new":
        return say(language, "New: {title}", title=title)
    return title if change.kind == "cancelled" else say(language, "Changed: {title}", title=title)


def _lines(scenario: Scenario, mark: Imprint, change: Change) -> list[str]:
    """What changed, the old and the new time and place, and what else stands in the entry."""
    now, before, language = change.now, change.before, change.now.language
    lines = [_subject(change), ""]
    if before and not change.stays:
        lines.append(say(language, "Until now: {when_and_where}", when_and_where=when_and_where(before)))
    if change.kind != "cancelled":
        lines.append(say(language, "Now: {when_and_where}", when_and_where=when_and_where(now)))
        lines += [say(language, "Time and place stay as they were.")] * change.stays
        lines += ["", *description(now, mark.home)]
    title = phrase(scenario.event.title, language, otherwise=scenario.id).text
    return [*lines, "", title, clean(scenario.event.organiser.name)]


def when_and_where(entry: Entry) -> str:
    """Local time and place on one line; of a journey from where to where."""
    where = entry.where if entry.journey else entry.site.full
    return "; ".join(filter(None, (entry.local_time, where)))
