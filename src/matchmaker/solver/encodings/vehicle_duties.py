"""Nobody is driven without a seat: of vehicles that are there, one leg after the other, or of taxis.

Alike vehicles are counted, not told apart: which of them does what is dealt out afterwards. As many taxis are taken as
it needs for those who have no other seat, and no more.
"""

from collections import defaultdict

from ortools.sat.python import cp_model

from matchmaker.solver.attendance import Literal, Move
from matchmaker.solver.driving.fleets import Fleet, Leg
from matchmaker.solver.driving.network import Network
from matchmaker.solver.formulation import Formulation

LARGE = 2_000  # moves from which on a plan is first made with seats missing


def post(form: Formulation) -> None:
    """Seats of each leg, and the network of each fleet."""
    driven = defaultdict[Fleet, dict[Leg, Literal]](dict)
    large = sum(map(len, form.moves.values())) > LARGE
    for leg, moves in form.moves.items():
        for fleet in _seat(form, leg, moves, large):
            driven[fleet][leg] = form.driven[leg, fleet]
    for fleet, legs in driven.items():
        Network(form.model, form.setting.fleets, fleet, legs).post()


def _seat(form: Formulation, leg: Leg, moves: list[Move], large: bool) -> list[Fleet]:
    """At least as many seats as people; the fleets whose vehicles may offer some, but for taxis."""
    most, fleets, numbers = len({move.person for move in moves}), form.setting.fleets.for_leg(leg), list[Literal]()
    seats, without = cp_model.LinearExpr.sum([]), cp_model.LinearExpr.sum([move.literal for move in moves])
    for fleet in fleets:
        enough = -(-most // fleet.seats)
        number = form.model.new_int_var(0, enough if fleet.taxi else min(enough, len(fleet.vehicles)), "")
        form.driven[leg, fleet] = number
        if fleet.taxi:
            _call_taxis(form, fleet.seats, number, without - seats)
        seats, numbers = seats + fleet.seats * number, [*numbers, number]
    if large:
        form.missing[leg] = form.model.new_int_var(0, most, "")
        seats, numbers = seats + form.missing[leg], [*numbers, form.missing[leg]]
    form.model.add(seats >= without)
    _take_a_whole_one(form, numbers, moves)
    return [fleet for fleet in fleets if not fleet.taxi]


def _take_a_whole_one(form: Formulation, numbers: list[Literal], moves: list[Move]) -> None:
    """Even one person takes a vehicle, and not a share of one, which makes the relaxation tight."""
    some = form.model.new_bool_var("")
    form.model.add(cp_model.LinearExpr.sum(numbers) >= some)
    for move in moves:
        form.model.add_implication(move.literal, some)


def _call_taxis(form: Formulation, seats: int, number: Literal, without: cp_model.LinearExpr) -> None:
    """Not more than it needs for those without a seat."""
    some = form.model.new_bool_var("")
    form.model.add(number >= 1).only_enforce_if(some)
    form.model.add(number == 0).only_enforce_if(some.negated())
    form.model.add(seats * number <= without + seats - 1).only_enforce_if(some)
