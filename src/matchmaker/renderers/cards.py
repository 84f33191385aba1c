"""People as they stand on pages and prints; what of them a reader may see, the audience decides."""

from dataclasses import dataclass

from matchmaker.renderers.words.text import Phrase, clean, clean_lines
from matchmaker.scenario.people import Person
from matchmaker.scenario.places import NativeText


@dataclass(frozen=True)
class Private:
    """What only the organiser knows of a person."""

    phone: str
    email: str
    diet: str
    allergies: str
    step_free: bool
    note: str

    def __bool__(self) -> bool:
        return any((self.phone, self.email, self.diet, self.allergies, self.step_free, self.note))


@dataclass(frozen=True)
class Card:
    """A person as a reader may see them. Texts are clean; what the reader may not know is empty."""

    id: str
    name: str
    short_name: str = ""
    native: Phrase | None = None
    function: Phrase | None = None
    organisation: str = ""
    organisation_native: Phrase | None = None
    website: str | None = None
    profile: Phrase | None = None
    organisation_profile: Phrase | None = None
    languages: tuple[str, ...] = ()
    private: Private | None = None
    waiting: bool = False

    @property
    def short(self) -> str:
        """Name and organisation on one line."""
        return f"{self.name} ({self.organisation})" if self.organisation else self.name


def printed_name(person: Person) -> str:
    """Title and name, clean; the id if nothing printable is left."""
    return clean(f"{person.title or ''} {person.full_name}") or person.id


def native(text: NativeText | None) -> Phrase | None:
    """A name or address in its own script."""
    return given(Phrase(clean(text.text), text.language)) if text else None


def given(found: Phrase) -> Phrase | None:
    """The phrase; None for an empty one."""
    return found if found.text else None


def private_of(who: Person) -> Private | None:
    """What is private of a person; None if nothing is."""
    found = Private(
        phone=clean(who.phone or ""),
        email=clean(who.email or ""),
        diet=clean(who.diet or ""),
        allergies=clean(who.allergies or ""),
        step_free=who.step_free,
        note=clean_lines(who.note or ""),
    )
    return found or None
