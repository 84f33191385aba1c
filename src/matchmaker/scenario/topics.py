"""What people talk about: a hierarchy of topics with synonyms."""

from pydantic import Field

from matchmaker.scenario.base import Id, Model, Text


class Topic(Model):
    """A subject that people offer, seek or are interested in."""

    id: Id = Field(description="Short name.")
    label: Text | None = Field(None, description="What people read, one text or one per language.")
    parent: Id | None = Field(None, description="The wider topic that contains this one.")
    synonyms: list[str] = Field(default=[], description="Other words for the same topic.")


class Profile(Model):
    """What somebody brings and looks for. People add to what their organisation says."""

    offers: list[Id] = Field(default=[], description="Topics on which they have something to give.")
    seeks: list[Id] = Field(default=[], description="Topics on which they look for a partner.")
    interests: list[Id] = Field(default=[], description="Topics they like to talk about.")
