"""What people talk about: a hierarchy of topics with synonyms, and the words that stand for them."""

import unicodedata
from collections.abc import Iterable
from typing import Annotated, TypeVar

from pydantic import Field, WithJsonSchema

from matchmaker.scenario.base import Id, Model, Text
from matchmaker.scenario.problems import nearest

TopicWord = Annotated[str, WithJsonSchema({"type": "string", "minLength": 1})]
Part = TypeVar("Part", bound=Model)
_LISTS = ("offers", "seeks", "interests", "topics")  # keys under which parts of the scenario name topics


class Topic(Model):
    """A subject that people offer, seek or are interested in. They name it by its id, a label or a synonym."""

    id: Id = Field(description="Short name.")
    label: Text | None = Field(None, description="What people read, one text or one per language.")
    parent: Id | None = Field(None, description="The id of the wider topic that contains this one.")
    synonyms: list[str] = Field(default=[], description="Other words for the same topic.")

    @property
    def words(self) -> tuple[str, ...]:
        """Everything by which the topic may be named."""
        return (self.id, *(self.label or {}).values(), *self.synonyms)


class Profile(Model):
    """What somebody brings and looks for. People add to what their organisation says."""

    offers: list[TopicWord] = Field(default=[], description="Topics on which they have something to give.")
    seeks: list[TopicWord] = Field(default=[], description="Topics on which they look for a partner.")
    interests: list[TopicWord] = Field(default=[], description="Topics they like to talk about.")


class Vocabulary:
    """Which topics a word stands for."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self._written = {topic.id: topic.words for topic in topics}
        self._meaning: dict[str, dict[str, None]] = {}
        for topic, words in self._written.items():
            for word in filter(None, map(plain, words)):
                self._meaning.setdefault(word, {})[topic] = None

    def topics(self, word: str) -> tuple[str, ...]:
        """Ids of the topics with this word, in file order; an id as it is written stands for its topic only."""
        return (word,) if word in self._written else tuple(self._meaning.get(plain(word), ()))

    def by_id(self, part: Part) -> Part:
        """The part with ids in place of the words that stand for one topic; other words stay as they are."""
        stated = {key: words for key in _LISTS if (words := getattr(part, key, None))}
        named = {key: [self._id(word) for word in words] for key, words in stated.items()}
        return part if named == stated else part.model_copy(update=named)

    def _id(self, word: str) -> str:
        found = self.topics(word)
        return found[0] if len(found) == 1 else word

    def hint(self, word: str) -> str:
        """What to say after an unknown word: the nearest known one, else ids."""
        close = nearest(word, (known for words in self._written.values() for known in words), "")
        return close if close.startswith("did you mean") else nearest("", self._written, "known topics")


def plain(word: str) -> str:
    """A word as words are compared: in small letters, with single spaces and one way to write an accent."""
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())
