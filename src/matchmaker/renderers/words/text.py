"""Texts by people as data: without control characters, with their language, with links only to web sites."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from matchmaker.messages import spoken
from matchmaker.scenario import Text, text_in

_BREAKS = re.compile(r"\r\n|[\n\r\t\v\f\x1c-\x1f\x85\u2028\u2029]")
# Embeddings, overrides and isolates would turn the text around them; plain right-to-left letters need none of them.
_TURNING = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


@dataclass(frozen=True)
class Phrase:
    """A text with its language, which is None where it is that of the page or unknown."""

    text: str
    language: str | None = None

    def __str__(self) -> str:
        return self.text


def clean(text: str) -> str:
    """The text on one line, without control characters and lone surrogates."""
    if text.isprintable():  # most texts are, and then there is nothing to take out
        return text.strip()
    spaced = _BREAKS.sub(" ", text).strip()
    if spaced.isprintable():  # as nearly all are; nothing that is taken out is printable
        return spaced
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cs") and c not in _TURNING)


def clean_lines(text: str) -> str:
    """The text with its line breaks as \\n, otherwise cleaned."""
    return "\n".join(clean(line) for line in re.split(r"\r\n|\r|\n", text)).strip()


def phrase(text: Text | None, language: str, otherwise: str = "") -> Phrase:
    """The text on one line for a reader of ``language``; marked with its own language where that is not the page's."""
    return _chosen(text, language, clean) or Phrase(otherwise)


def paragraph(text: Text | None, language: str) -> Phrase | None:
    """The same with its line breaks, for longer texts; None if there is none."""
    return _chosen(text, language, clean_lines)


def _chosen(text: Text | None, language: str, cleaned: Callable[[str], str]) -> Phrase | None:
    found = text_in(text, language if text and language in text else language.split("-")[0]) if text else ""
    if not text or not cleaned(found):
        return None
    own = next(key for key, value in text.items() if value == found)
    return Phrase(cleaned(found), None if own in ("*", spoken(language)) else own)


def web_address(address: str | None) -> str | None:
    """The address as a link to a web site, or None if it is none: no other scheme, no spaces, no control characters."""
    if not address or clean(address) != address or re.search(r"\s", address):
        return None
    full = address if "://" in address else f"https://{address}"
    try:
        parts = urlsplit(full)
    except ValueError:
        return None
    return full if parts.scheme.lower() in ("http", "https") and "." in parts.netloc else None


def phone_link(number: str) -> str | None:
    """A tel: link for the number, or None if it holds no digits."""
    digits = re.sub(r"(?!^\+)\D", "", number.strip())
    return f"tel:{digits}" if re.search(r"\d", digits) else None
