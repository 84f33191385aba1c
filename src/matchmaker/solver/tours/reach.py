"""Where one can still get to from a place, and until when."""

from matchmaker.solver.tours.problem import LATE, TourProblem


def ways_from(problem: TourProblem, place: int) -> list[tuple[int, int, int]]:
    """Where one can get from a place at all: the time it takes, the last start there, and which place it is."""
    first = problem.earliest[place](-LATE)
    ways = [(gap, problem.closes[k], k) for k, gap in enumerate(problem.gaps[place]) if k != place]
    return [way for way in ways if first + way[0] <= way[1]]


def reach_from(problem: TourProblem, place: int) -> tuple[list[int], list[int]]:
    """Times in rising order, and the places still to be reached by those who start here at each of them, or before."""
    ways = sorted((close - gap, k) for gap, close, k in ways_from(problem, place))
    masks = [0]
    for _, k in reversed(ways):
        masks.append(masks[-1] | 1 << k)
    return [time for time, _ in ways], masks[::-1]
