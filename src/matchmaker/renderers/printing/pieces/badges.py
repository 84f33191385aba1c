"""Name badges, eight on a page, for everybody who takes part and for those who interpret."""

from functools import partial

from matchmaker.messages import say
from matchmaker.messages.locales import country
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.interpreting import interpreter_card
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.order import alphabetical, plain
from matchmaker.renderers.printing.data import Data
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.printing.lettering import height_of, lettered
from matchmaker.renderers.seating import side_number
from matchmaker.renderers.words.text import Phrase, clean, phrase
from matchmaker.scenario.people import Interpreter, Person

EDGE = 5.0  # all lengths in millimetres
_HEAD, _BAND, _TITLE, _NATIVE, _ORGANISATION, _GAP, _WORD = 8.0, 8.0, 5.0, 6.7, 10.5, 1.2, 5.8


def badges(job: Job) -> Made:
    """One file with all of them in order of name, those who interpret last."""
    if any(_people(job)) or any(_interpreters(job)):
        yield "badges.pdf", partial(_badges, job)


def _badges(job: Job) -> bytes:
    reader = job.common("wall")
    width, height = badge_size(job)
    found = [_of_person(reader, person, width, height) for person in _people(job)]
    found += [_of_interpreter(reader, who, width, height) for who in _interpreters(job)]
    size = {"width": width, "height": height, "edge": EDGE}
    title = say(reader.language, "Name badges")
    return job.press.pdf("badges.pdf", "badges", [reader.language], title, size=size, badges=found)


def badge_size(job: Job) -> tuple[float, float]:
    """Width and height of a badge."""
    width, height = job.views.scenario.event.print.badges.split("x")
    return float(width), float(height)


def _people(job: Job) -> list[Person]:
    return alphabetical(person for person in job.views.listed if person.id in job.whose)


def _interpreters(job: Job) -> list[Interpreter]:
    """Those who have something to interpret."""
    known = job.views.scenario.interpreters
    found = (who for who in known if who.id in job.whose and job.views.duties.get(who.id))
    return sorted(found, key=lambda who: (plain(who.name), who.id))


def _of_person(reader: Reader, person: Person, width: float, height: float) -> Data:
    number = side_number(reader, person.id)
    side = reader.scenario.sides[number] if number is not None else None
    name = phrase(side.name, reader.language, otherwise=side.id) if side else Phrase("")
    land, across = _country(reader, person), width - 2 * EDGE
    band = {"number": number, "side": lettered(name, across * (0.5 if land else 0.8), _WORD, 9.5), "role": ""}
    return _badge(reader.card(person.id), width, height) | band | {"country": lettered(land, across * 0.35, _WORD, 9.5)}


def _of_interpreter(reader: Reader, who: Interpreter, width: float, height: float) -> Data:
    band = {"number": None, "side": None, "role": say(reader.language, "Interpreter"), "country": None}
    return _badge(interpreter_card(reader, who.id), width, height) | band


def _badge(card: Card, width: float, height: float) -> Data:
    across, title = width - 2 * EDGE, title_of(card)
    native = lettered(card.native, across, _NATIVE, 17) if card.native else None
    organisation = lettered(whence(card), across, _ORGANISATION, 10.5)
    beside = (
        sum(height_of(part) + _GAP for part in (native, organisation) if part) + _HEAD + _BAND + _TITLE * bool(title)
    )
    name = lettered(card.short_name, across, height - 2 * EDGE - beside, 27)
    return {"title": title, "name": name, "native": native, "organisation": organisation}


def title_of(card: Card) -> str:
    """What stands before the name, for example Prof. Dr."""
    return card.name.removesuffix(card.short_name).strip() if card.name != card.short_name else ""


def whence(card: Card) -> str:
    """The organisation of a person, the languages of an interpreter."""
    return card.organisation or " · ".join(card.languages)


def _country(reader: Reader, person: Person) -> str:
    """The country of the person's organisation, unless their side is called so."""
    organisation = reader.scenario.organisations_by_id.get(person.organisation or "")
    found = country(clean(organisation.country or ""), reader.language) if organisation else ""
    own = reader.scenario.side_of(person.id)
    sides = (phrase(side.name, reader.language).text for side in reader.scenario.sides if side.id == own)
    return found if found not in sides else ""
