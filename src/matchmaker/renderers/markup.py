"""Phrases as pages show them: marked with their language, and kept from turning the text around them."""

from functools import lru_cache

from markupsafe import Markup

from matchmaker.renderers.words.text import Phrase


@lru_cache(maxsize=10_000)
def text(phrase: Phrase) -> Markup:
    """A phrase within other text."""
    shown = Markup("<bdi>{}</bdi>").format(phrase.text)
    return Markup('<span lang="{}">{}</span>').format(phrase.language, shown) if phrase.language else shown


@lru_cache(maxsize=10_000)
def native(phrase: Phrase | None) -> Markup:
    """A name in its own script, to stand behind the other one; nothing if there is none."""
    return (
        Markup(' <bdi class="native" lang="{}">{}</bdi>').format(phrase.language, phrase.text) if phrase else Markup()
    )
