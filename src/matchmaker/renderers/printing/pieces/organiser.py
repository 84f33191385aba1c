"""The organiser's sheet: whom to call, who eats what at which table, what people need, how they are reached."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby

from matchmaker.messages import say
from matchmaker.renderers.audience import Reader
from matchmaker.renderers.cards import Card
from matchmaker.renderers.interpreting import interpreter_card
from matchmaker.renderers.on_demand import Made
from matchmaker.renderers.order import alphabetical, initial, sorting_name
from matchmaker.renderers.overview.table_plan import Plate, Round, table_plans
from matchmaker.renderers.overview.vehicles import fleet
from matchmaker.renderers.printing.data import Data, card_data, phrase_data
from matchmaker.renderers.printing.job import Job
from matchmaker.renderers.view import Views
from matchmaker.renderers.words.text import clean


def organiser(job: Job) -> Made:
    """One sheet with everything that nobody else may see."""
    if job.views.listed:
        yield "organiser.pdf", partial(_sheet, job)


def _sheet(job: Job) -> bytes:
    reader = job.common("organiser")
    people = [(sorting_name(who), reader.card(who.id)) for who in alphabetical(job.views.listed)]
    return job.press.pdf(
        "organiser.pdf",
        "organiser",
        [reader.language],
        say(reader.language, "Sheet for the organiser"),
        contacts=list(_contacts(reader, job.views)),
        diets=_counted(card for _, card in people),
        step_free=[name for name, card in people if card.private and card.private.step_free],
        lunches=[
            {"title": phrase_data(lunch.title), "day": lunch.day, "rounds": [_round(part) for part in lunch.rounds]}
            for lunch in table_plans(reader, job.views)
            if any(part.plates for part in lunch.rounds)
        ],
        letters=[
            {"letter": letter, "people": [_person(name, card) for name, card in found]}
            for letter, found in groupby(people, key=lambda named: initial(named[0]))
        ],
    )


def _contacts(reader: Reader, views: Views) -> Iterator[Data]:
    """Whom to call: for emergencies, then interpreters and drivers."""
    event = reader.scenario.event
    if event.emergency_contact:
        contact, role = event.emergency_contact, say(reader.language, "In an emergency")
        yield {"role": role, "name": clean(contact.name), "phone": clean(contact.phone), "email": ""}
    for who in reader.scenario.interpreters:
        card = interpreter_card(reader, who.id)
        yield {"role": say(reader.language, "Interpreter"), "name": card.name, **_reached(card)}
    for vehicle in fleet(reader, views, ()):
        if vehicle.driver or vehicle.phone:
            yield {"role": vehicle.name.text, "name": vehicle.driver, "phone": vehicle.phone, "email": ""}


def _reached(card: Card) -> Data:
    private = card.private
    return {"phone": private.phone if private else "", "email": private.email if private else ""}


def _counted(cards: Iterable[Card]) -> list[Data]:
    """How many have each diet, the most frequent first."""
    diets = Counter(card.private.diet for card in cards if card.private and card.private.diet)
    return [{"diet": diet, "number": number} for diet, number in diets.most_common()]


def _round(part: Round) -> Data:
    """Who of a round eats something else, table by table."""
    return {
        "heading": part.heading,
        "time": part.entry.time,
        "diets": _counted(plate.card for plate in part.plates),
        "plates": [_plate(plate) for plate in part.plates],
    }


def _plate(plate: Plate) -> Data:
    private = plate.card.private
    return {
        "table": phrase_data(plate.table),
        "seat": plate.seat,
        "name": plate.card.name,
        "diet": private.diet if private else "",
        "allergies": private.allergies if private else "",
    }


def _person(name: str, card: Card) -> Data:
    private = card.private
    return {
        **card_data(card),
        **_reached(card),
        "name": name,
        "diet": private.diet if private else "",
        "allergies": private.allergies if private else "",
        "step_free": bool(private and private.step_free),
        "note": private.note if private else "",
        "waiting": card.waiting,
    }
