"""What people have to do at fixed times, whatever else is planned: sessions, rounds of lunches, transfers."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from matchmaker.rules.facts import Facts
from matchmaker.rules.journeys.flights import too_early
from matchmaker.rules.journeys.stops import Stop, on_the_way
from matchmaker.rules.times.spans import Span


class Obligations:
    """The obligations of people, in order of time."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def _of(self) -> dict[str, list[Stop]]:
        found: dict[str, list[Stop]] = {}
        for people, stop in (*self._sessions(), *self._rounds(), *self._transfers()):
            for person in people:
                found.setdefault(person, []).append(stop)
        return found

    def _sessions(self) -> Iterator[tuple[Iterable[str], Stop]]:
        programme = self.facts.programme
        for name, span in programme.fixed.items():
            session = programme.sessions[name]
            yield programme.must[name], stop_at(span, programme.place(session), session.room)

    def _rounds(self) -> Iterator[tuple[Iterable[str], Stop]]:
        lunches = self.facts.lunches
        for one in lunches.rounds:
            yield one.diners, stop_at(one.span, lunches.place(one.lunch), lunches.room(one.lunch))

    def _transfers(self) -> Iterator[tuple[Iterable[str], Stop]]:
        transfers = self.facts.transfers
        for transfer in transfers.by_id.values():
            yield transfers.travellers(transfer), transfers.stop(transfer)

    def allow(self, person: str, stop: Stop) -> bool:
        """Whether the person could do this too: with time to get there and on, a night's rest, and rest after flights.

        What obligations mean for each other does not count.
        """
        stops = sorted([*self._of.get(person, ()), stop], key=lambda one: one.span)
        if any(stop is before or stop is after for before, after, _ in self.facts.gaps.tight(stops)):
            return False
        if any(too_early(one, stop, self.facts.flight_limits) for one in stops):
            return False
        nights = self.facts.nights
        return not any(
            nights.too_short(before, after, nights.between(person, before, after))
            for before, after in on_the_way(stops)
            if stop is before or stop is after
        )


def stop_at(span: Span, place: str | None, room: str | None, *, is_meeting: bool = False) -> Stop:
    """A time at a place."""
    return Stop(span=span, place=place, end_place=place, room=room, is_meeting=is_meeting, transfer=None)
