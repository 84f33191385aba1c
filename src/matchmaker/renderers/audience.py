"""The one place that decides what each audience may see of people and of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from matchmaker.plan import Assignment, Seat, Unmet
from matchmaker.renderers.cards import Card, given, native, printed_name, private_of
from matchmaker.renderers.words.text import Phrase, clean, paragraph, phrase, web_address
from matchmaker.renderers.words.tongues import skills
from matchmaker.scenario import Scenario
from matchmaker.scenario.people import Person

Audience = Literal["organiser", "participant", "head", "host", "interpreter", "driver", "everybody", "wall", "public"]
Fact = Literal[
    "people",
    "meetings",
    "reasons",
    "profiles",
    "company",
    "group",
    "groups",
    "visitors",
    "languages",
    "seating",
    "numbers",
    "attendance",
    "interpreters",
    "listeners",
    "passengers",
    "party",
    "topics",
    "quality",
    "wishes",
    "private",
]

# people: who takes part in the event, with name, function and organisation; meetings: who meets whom, with the same of
# them; reasons: why, from what both offer, seek and like; profiles: what people agreed to have printed; company: who
# sits at one's own table; group: how many go on a visit and who leads them; groups: which groups do something as a
# whole, and where they sleep; visitors: who goes on a visit; languages: which ones a person speaks; seating: who sits
# where at every table; numbers: how many attend a session or sit at a table; attendance: who attends; interpreters: who
# interprets, between which languages; listeners: who needs an interpreter to follow; passengers: the names of those who
# ride in a vehicle, and who of them has luggage or cannot take steps; party: who of the reader's own group comes along;
# topics: what each person offers, seeks and likes; quality: how good the plan is, values, waiting lists; wishes:
# requests and why they are not met; private: phone, e-mail, diet, allergies, step-free need, notes.
_OWN: frozenset[Fact] = frozenset({"meetings", "reasons", "profiles", "company", "group", "interpreters"})
_MAY_SEE: dict[Audience, frozenset[Fact]] = {
    "organiser": frozenset(get_args(Fact)),
    "participant": _OWN,
    "head": _OWN | {"party"},
    "host": frozenset({"meetings", "profiles", "numbers", "group", "visitors", "languages", "interpreters"}),
    "interpreter": frozenset({"meetings", "reasons", "numbers", "group", "languages", "interpreters", "listeners"}),
    "driver": frozenset({"numbers", "passengers"}),
    # The programme that all who take part have in their hands.
    "everybody": frozenset({"people", "profiles", "group", "groups", "interpreters"}),
    # What hangs on a wall, stands on a table or is worn: everybody who is there reads it.
    "wall": frozenset({"meetings", "seating", "numbers", "interpreters"}),
    "public": frozenset(),
}


# By table: the seats of those who sit there.
Tables = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Reader:
    """Somebody who reads: as what, in which language; ``person`` is whose programme it is, None for everybody's.

    ``organisation`` is the one whose people's programme it is, if it is written for them together; ``party`` are the
    people whom the reader leads. ``cards`` are those made so far; readers of one audience and language may share them.
    ``tables`` are, by round of a lunch, those who sit at each table, as found so far; all readers may share them.
    """

    scenario: Scenario
    audience: Audience
    language: str
    person: str | None = None
    organisation: str | None = None
    party: tuple[str, ...] = ()
    cards: dict[str, Card] = field(default_factory=dict, repr=False, compare=False)
    tables: dict[tuple[str, int], Tables] = field(default_factory=dict, repr=False, compare=False)

    def may_see(self, fact: Fact) -> bool:
        """Whether this reader may see such facts."""
        return fact in _MAY_SEE[self.audience]

    def unmet(self, unmet: tuple[Unmet, ...]) -> tuple[Unmet, ...]:
        """The requests that are not met, for those who may know the wishes of others."""
        return unmet if self.may_see("wishes") else ()

    def reasons(self, assignment: Assignment) -> tuple[Phrase, ...]:
        """Why the people of a meeting fit, each reason once, for those who may know."""
        if not self.may_see("reasons"):
            return ()
        found = (phrase(reason, self.language) for reason in assignment.reasons)
        return tuple(dict.fromkeys(reason for reason in found if reason.text))

    def seating(self, assignment: Assignment) -> Tables:
        """Who sits at which table in a round of a lunch: at their own in somebody's programme, else at every table."""
        own = self.own_seat(assignment)
        if own:
            return {own.table: self.at_tables(assignment)[own.table]}
        return self.at_tables(assignment) if self.may_see("seating") and self.person is None else {}

    def at_tables(self, assignment: Assignment) -> Tables:
        """Everybody in a round of a lunch by table, whoever may know."""
        key = (assignment.uid, assignment.sequence)
        if key not in self.tables:
            found: dict[str, dict[str, int]] = {}
            for person, seat in (assignment.seating or {}).items():
                found.setdefault(seat.table, {})[person] = seat.seat
            self.tables[key] = found
        return self.tables[key]

    def own_seat(self, assignment: Assignment) -> Seat | None:
        """Where the person sits whose programme it is."""
        return (assignment.seating or {}).get(self.person or "") if self.may_see("company") else None

    @property
    def drives(self) -> bool:
        """Whether what helps to drive stands in this reader's calendar; the organiser has lists for that."""
        return self.audience == "driver"

    def passengers(self, ride: Assignment) -> tuple[str, ...]:
        """Who rides in a vehicle, for those who have to know all of them."""
        return ride.people if self.may_see("passengers") else ()

    def step_free(self, person: str) -> bool:
        """Whether a passenger cannot take steps, for those who see them board."""
        who = self.scenario.people_by_id.get(person)
        return self.may_see("passengers") and who is not None and who.step_free

    def own_party(self) -> tuple[Card, ...]:
        """Whom the reader leads, without the reader."""
        led = self.party if self.may_see("party") else ()
        return tuple(self.card(person) for person in led if person != self.person)

    def card(self, person: str) -> Card:
        """The person as this reader may see them."""
        if person not in self.cards:
            self.cards[person] = self._made(person)
        return self.cards[person]

    def _made(self, person: str) -> Card:
        who = self.scenario.people_by_id.get(person)
        known = self.may_see("people") or self.may_see("meetings")
        if not (known or self.may_see("passengers")):
            return Card("", "")
        if who is None:
            return Card(person, clean(person), clean(person))
        if not known:
            return Card(person, printed_name(who), clean(who.full_name) or who.id, native(who.native_name))
        organisation = self.scenario.organisations_by_id.get(who.organisation or "")
        return Card(
            id=person,
            name=printed_name(who),
            short_name=clean(who.full_name) or who.id,
            native=native(who.native_name),
            function=given(phrase(who.function, self.language)),
            organisation=clean(organisation.name) if organisation else "",
            organisation_native=native(organisation.native_name) if organisation else None,
            website=web_address(organisation.website) if organisation else None,
            profile=self._profile(who),
            organisation_profile=paragraph(organisation.profile, self.language) if organisation else None,
            languages=skills(who.languages, self.language) if self.may_see("languages") else (),
            private=private_of(who) if self.may_see("private") else None,
            waiting=self.may_see("quality") and who.status == "waiting",
        )

    def _profile(self, who: Person) -> Phrase | None:
        allowed = self.may_see("profiles") and who.publish_profile
        return paragraph(who.profile, self.language) if allowed else None
