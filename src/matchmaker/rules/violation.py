"""What a rule says about a plan that breaks it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Violation:
    """One breach of one rule. ``start`` is local time (aware) or None, ``text`` a sentence for the organiser."""

    rule: str
    people: tuple[str, ...]
    start: datetime | None
    activities: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        """One line: the rule, the sentence, and in brackets who and when."""
        when = f"{self.start:%Y-%m-%d %H:%M}" if self.start else ""
        about = "; ".join(part for part in (", ".join(self.people), when) if part)
        return one_line(f"{self.rule}: {self.text}" + (f" ({about})" if about else ""))


def one_line(text: str) -> str:
    """The text on one line and without control characters: names by people may hold anything."""
    return "".join(c for c in " ".join(text.split()) if c.isprintable())


def sentence(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]
