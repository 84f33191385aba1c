"""Who is planned, who stands for a party, and when people are there."""

from functools import cached_property
from typing import Literal

from matchmaker.rules.times.clock import Clock
from matchmaker.rules.times.spans import EVER, NEVER, Span
from matchmaker.scenario import Scenario

Limit = Literal["at_most", "at_least", "longest_run"]


class People:
    """Facts about people and parties; a party is the id of a person or of an organisation."""

    def __init__(self, scenario: Scenario, clock: Clock) -> None:
        self.scenario = scenario
        self.clock = clock
        self._stretches: dict[str, tuple[Span, ...]] = {}
        self._members: dict[str, tuple[str, ...]] = {}

    @cached_property
    def confirmed(self) -> frozenset[str]:
        """Everybody who has confirmed."""
        return frozenset(person.id for person in self.scenario.people if person.status == "confirmed")

    @cached_property
    def waiting(self) -> frozenset[str]:
        """Waiting people, if the scenario lets them fill what is left; else nobody."""
        fill = self.scenario.waiting == "fill"
        return frozenset(person.id for person in self.scenario.people if fill and person.status == "waiting")

    @cached_property
    def planned(self) -> tuple[str, ...]:
        """Everybody who may stand in a plan, in file order."""
        return tuple(p.id for p in self.scenario.people if p.id in self.confirmed or p.id in self.waiting)

    @cached_property
    def _staff(self) -> dict[str, list[str]]:
        staff: dict[str, list[str]] = {}
        for person in self.scenario.people:
            staff.setdefault(person.organisation or "", []).append(person.id)
        return staff

    def members(self, party: str) -> tuple[str, ...]:
        """Who can represent the party: confirmed people, or waiting ones where nobody has confirmed."""
        if party not in self._members:
            self._members[party] = self._able_to_speak(party)
        return self._members[party]

    def _able_to_speak(self, party: str) -> tuple[str, ...]:
        names = [party] if party in self.scenario.people_by_id else self._staff.get(party, [])
        confirmed = tuple(name for name in names if name in self.confirmed)
        return confirmed or tuple(name for name in names if name in self.waiting)

    def organisation(self, person: str) -> str | None:
        """The organisation of a known person."""
        return self.scenario.people_by_id[person].organisation

    def names(self, person: str) -> tuple[str, ...]:
        """The parties under which something can be said of a person: their own id and their organisation's."""
        organisation = self.organisation(person)
        return (person, organisation) if organisation else (person,)

    def home(self, party: str) -> str:
        """The party's organisation; a person without one counts as an organisation of their own."""
        return (self.organisation(party) if party in self.scenario.people_by_id else None) or party

    def stands_for(self, person: str, party: str) -> bool:
        """Whether the person speaks for the party; those whom nobody plans are left to the rule ``confirmed``."""
        if person == party:
            return True
        return self.organisation(person) == party and (person not in self.waiting or person in self.members(party))

    def stretches(self, person: str) -> tuple[Span, ...]:
        """When the person is there: merged stretches of time in order."""
        if person not in self._stretches:
            self._stretches[person] = self._availability(person)
        return self._stretches[person]

    def _availability(self, person: str) -> tuple[Span, ...]:
        who = self.scenario.people_by_id[person]
        away = [Span(EVER, self.clock.instant(who.arrival))] if who.arrival else []
        away += [Span(self.clock.instant(who.departure), NEVER)] if who.departure else []
        away += [Span(*busy) for busy in self.scenario.busy.of(person)]
        return self.clock.stretches(who.available, who.unavailable, away)

    def limit(self, person: str, name: Limit) -> int | None:
        """The person's own limit on meetings, else that of all meetings; None if there is none."""
        own: int | None = getattr(self.scenario.people_by_id[person].meetings, name)
        general: int | None = getattr(self.scenario.meetings, name)
        return general if own is None else own
