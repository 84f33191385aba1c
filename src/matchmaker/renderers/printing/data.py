"""Plain data for templates: phrases with their language, people, places and entries as a reader may see them.

Everything here is JSON: dicts, lists, texts, numbers, None. Nothing is looked up; what a reader may not see is not in
the views either.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from matchmaker.renderers.cards import Card
from matchmaker.renderers.occasion import Occasion
from matchmaker.renderers.printing.letters.fonts import lang_and_region
from matchmaker.renderers.words.sites import Site
from matchmaker.renderers.words.text import Phrase, paragraph, phrase
from matchmaker.scenario.prints import Print

Data = dict[str, Any]


def language_data(tag: str) -> Data:
    """A language tag (BCP 47, as zh-Hans or de-AT) as the language and region (None for any) that Typst takes."""
    language, region = lang_and_region(tag)
    return {"lang": language, "region": region}


def phrase_data(phrase: Phrase | None) -> str | Data | None:
    """A text; with its language where that is not the page's; None for none or an empty one."""
    if phrase is None or not phrase.text:
        return None
    return {"text": phrase.text, **language_data(phrase.language)} if phrase.language else phrase.text


def phrases(found: Iterable[Phrase | None]) -> list[str | Data]:
    """All that have a text."""
    return [data for data in map(phrase_data, found) if data is not None]


def card_data(card: Card) -> Data:
    """A person: name, function, organisation, profiles and languages; what only the organiser knows if it is there."""
    data: Data = {
        "id": card.id,
        "name": card.name,
        "short": card.short_name,
        "native": phrase_data(card.native),
        "function": phrase_data(card.function),
        "organisation": card.organisation,
        "organisation_native": phrase_data(card.organisation_native),
        "website": card.website,
        "profiles": phrases((card.organisation_profile, card.profile)),
        "languages": list(card.languages),
    }
    return data


def site_data(site: Site) -> Data:
    """A place with its address, and table, seat and room within it."""
    return {
        "spots": phrases(site.spots),
        "place": phrase_data(site.place),
        "address": site.address,
        "city": site.city,
        "native": phrase_data(site.native_name),
        "native_address": phrase_data(site.native_address),
    }


def event_data(found: Occasion) -> Data:
    """What may stand on every print in all languages alike: whom to reach, and the colours."""
    whom = {"organiser": found.organiser, "mailbox": found.mailbox, "contact": found.contact, "phone": found.phone}
    return whom | asdict(found.palette)


def event_texts(found: Occasion, stated: Print, language: str) -> Data:
    """What the event is called and says on prints, in a language; None for what it does not say."""
    return {
        "title": phrase_data(found.title),
        "description": phrase_data(found.description),
        "days": found.days,
        "meeting_point": phrase_data(found.meeting_point),
        "cover": phrase_data(paragraph(stated.cover, language)),
        "welcome": phrase_data(paragraph(stated.welcome, language)),
        "footer": phrase_data(phrase(stated.footer, language)),
    }
