"""Whether an appointment takes its owner's time."""

from typing import Literal

from matchmaker.scenario.calendars.lines import Component, Property

Standing = Literal["busy", "tentative", "elsewhere", "both", "declined", "free"]


def standing(event: Component, owner: str | None) -> Standing:
    """What an appointment that is not cancelled is to the person with that e-mail address; all but ``free`` takes time.

    Without any statement it is busy (RFC 5545). What Outlook says of itself is more exact than TRANSP, but if the two
    contradict each other, nothing is freed: ``both``. ``declined``: somebody has, perhaps the owner.
    """
    own = [guest for guest in event.all("ATTENDEE") if owner and owner.casefold() in _addresses(guest)]
    if any(_answer(guest) == "DECLINED" for guest in own):
        return "free"
    outlook, transparent = event.text("X-MICROSOFT-CDO-BUSYSTATUS"), event.text("TRANSP").startswith("TRANSPARENT")
    if outlook == "FREE" or (transparent and not outlook):
        return "free" if transparent or not event.first("TRANSP") else "both"
    if outlook == "WORKINGELSEWHERE":
        return "elsewhere"
    if transparent:
        return "both"
    if not own and any(_answer(guest) == "DECLINED" for guest in event.all("ATTENDEE")):
        return "declined"
    answers = {_answer(guest) for guest in own} & {"TENTATIVE", "NEEDS-ACTION"}
    return "tentative" if answers or "TENTATIVE" in (event.text("STATUS"), outlook) else "busy"


def _answer(guest: Property) -> str:
    return guest.parameters.get("PARTSTAT", "").upper()


def _addresses(guest: Property) -> set[str]:
    stated = guest.value.casefold().removeprefix("mailto:"), guest.parameters.get("EMAIL", "").casefold()
    return {address.strip() for address in stated}
