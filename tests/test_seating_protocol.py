"""Seats by protocol, each order worked out by hand."""

from matchmaker.solver.seating import Diner, order_of_seats


def seats(*args: object, **kwargs: object) -> list[str]:
    return list(order_of_seats(*args, **kwargs))  # type: ignore[arg-type]


def ranked(*ids: str) -> list[Diner]:
    return [Diner(name, rank) for rank, name in enumerate(ids, start=1)]


def test_ranks_alternate_right_and_left_of_the_host() -> None:
    # Seat 2 is at the host's right, seat 6 at the host's left: 1 right, 2 left, 3 right, 4 left, 5 opposite.
    order = order_of_seats([*ranked("a", "b", "c", "d", "e"), Diner("h")], "h")
    assert order == {"h": 1, "a": 2, "c": 3, "e": 4, "d": 5, "b": 6}


def test_without_a_host_the_best_rank_takes_seat_one() -> None:
    assert seats(ranked("a", "b", "c")) == ["a", "b", "c"]
    assert seats(ranked("a", "b", "c"), "elsewhere") == ["a", "b", "c"]


def test_unranked_people_come_last_and_equal_ranks_go_by_id() -> None:
    diners = [Diner("z"), Diner("y", 2), Diner("x", 2), Diner("h")]
    assert order_of_seats(diners, "h") == {"h": 1, "x": 2, "z": 3, "y": 4}


def test_sides_alternate_where_numbers_allow() -> None:
    ours = [Diner(f"o{rank}", rank, "ours") for rank in (1, 2, 3)]
    theirs = [Diner(f"t{rank}", rank, "theirs") for rank in (1, 2, 3)]
    # Host o1; t1 right and t2 left; then o2 and o3; t3 opposite: everybody sits between two of the other side.
    assert seats([*ours, *theirs], "o1") == ["o1", "t1", "o2", "t3", "o3", "t2"]


def test_the_guest_of_honour_is_of_the_other_side_though_a_colleague_ranks_higher() -> None:
    diners = [Diner("h", 1, "ours"), Diner("colleague", 2, "ours"), Diner("guest", 3, "theirs")]
    assert seats(diners, "h") == ["h", "guest", "colleague"]


def test_where_one_side_runs_out_the_rest_follow_by_rank() -> None:
    theirs = [Diner(f"t{rank}", rank, "theirs") for rank in (1, 2, 3, 4)]
    # t1 right, t2 left, t3 right (nobody of ours is left), t4 left.
    assert seats([Diner("h", None, "ours"), *theirs], "h") == ["h", "t1", "t3", "t4", "t2"]


def test_an_interpreter_sits_beside_the_principal() -> None:
    diners = [*ranked("a", "b", "c"), Diner("h"), Diner("i")]
    assert seats(diners, "h", {"i": "a"}) == ["h", "a", "i", "c", "b"]
    assert seats(diners, "h", {"i": "b"}) == ["h", "a", "c", "i", "b"]


def test_the_interpreter_of_the_host_leaves_the_place_of_honour_free() -> None:
    assert seats([*ranked("a", "b"), Diner("h"), Diner("i")], "h", {"i": "h"}) == ["h", "a", "b", "i"]


def test_an_interpreter_whose_principal_is_elsewhere_is_a_guest() -> None:
    assert seats([Diner("a", 1), Diner("h"), Diner("i")], "h", {"i": "absent"}) == ["h", "a", "i"]


def test_nobody_and_one_person() -> None:
    assert order_of_seats([]) == {}
    assert order_of_seats([Diner("a")], "a") == {"a": 1}
