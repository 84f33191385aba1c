"""A print job: the plan, for whom, in which language and on which paper."""

from dataclasses import dataclass, replace
from functools import cached_property

from matchmaker.plan import Plan
from matchmaker.renderers.addressees import Addressees
from matchmaker.renderers.audience import Audience, Reader
from matchmaker.renderers.naming import main_language
from matchmaker.renderers.printing.press import Press
from matchmaker.renderers.view import Views


@dataclass(frozen=True)
class Asked:
    """What is printed and how: ``what`` are names of pieces, None for all; ``language`` and ``paper`` None for usual.

    Usual is each reader's own language, the event's first for what many read, and the paper of the scenario.
    """

    what: tuple[str, ...] | None = None
    language: str | None = None
    paper: str | None = None


@dataclass(frozen=True)
class Job:
    """All that a piece is made from; ``previous`` is an earlier revision, since which changes are marked."""

    views: Views
    whose: Addressees
    asked: Asked
    previous: Plan | None = None

    @cached_property
    def press(self) -> Press:
        """The engine, one for the whole job."""
        return Press(self.views.scenario, int(self.views.plan.stamp.timestamp()), self.asked.paper)

    def read_by(self, reader: Reader) -> Reader:
        """The reader, in the language asked for if there is one."""
        return replace(reader, language=self.asked.language, cards={}) if self.asked.language else reader

    def common(self, audience: Audience) -> Reader:
        """Somebody of an audience who reads what is not one person's."""
        return self.read_by(Reader(self.views.scenario, audience, main_language(self.views.scenario)))

    @cached_property
    def earlier(self) -> Views | None:
        """The plan since which changes are marked, if it is known."""
        return Views(self.views.scenario, self.previous) if self.previous else None
