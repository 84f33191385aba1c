"""Why somebody could not be at a visit in time: the way to or from what they attend for sure, the night, a flight."""

from matchmaker.messages import say_all
from matchmaker.scenario import text_in
from matchmaker.solver.formulation import Formulation
from matchmaker.solver.reasons.occupancy import Occupancy
from matchmaker.solver.travel.duties import Hindrance
from matchmaker.solver.travel.pace import Stop
from matchmaker.solver.travel.ways import IMPOSSIBLE


def lateness(form: Formulation, occupancy: Occupancy, person: str, stop: Stop, found: Hindrance) -> dict[str, str]:
    """The text by language, with one start as an example: from or to where the way leads, and how long it takes."""
    duties, travel = form.setting.travel.duties(person).duties, form.setting.travel
    hindered = [any(kinds) for kinds in zip(found.hurried, found.sleepless, found.weary, strict=True)]
    other = next(duty.stop for duty, hinders in zip(duties, hindered, strict=True) if hinders)
    coming, night = other.end <= stop.start, any(found.sleepless) and not any(found.hurried)
    place = other.end_place if coming else other.place
    if night:
        place = travel.bed(person, stop, coming)
    minutes = travel.pace.ways.move(place, stop.place) if coming else travel.pace.ways.move(stop.place, place)
    resting = not any(found.hurried) and not any(found.sleepless)
    return say_all(
        form.scenario.event.languages,
        _sentence(resting, night, coming, minutes >= IMPOSSIBLE),
        who=form.scenario.people_by_id[person].full_name,
        place=_names(form, place),
        time=occupancy.local(stop.start, stop.place),
        minutes=minutes,
    )


def _sentence(resting: bool, night: bool, coming: bool, unknown: bool) -> str:
    if resting:
        return "{who} has to rest after the flight to {place}."
    if unknown:
        return "{who} has no way from or to {place} at that time."
    if night:
        return "The night would be too short: {who} sleeps at {place}, {minutes} minutes away."
    if coming:
        return "{who} comes from {place}, {minutes} minutes away, and would be late at all times, also at {time}."
    return "{who} has to be at {place} afterwards, {minutes} minutes away: too far at all times, also at {time}."


def _names(form: Formulation, place: str | None) -> dict[str, str]:
    languages = form.scenario.event.languages
    return {language: text_in(form.scenario.places_by_id[place].name, language) for language in languages if place}
