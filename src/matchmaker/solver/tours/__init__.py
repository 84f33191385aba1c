"""One person's tour among many places, as numbers: the most profit that opening times allow, with a proven bound."""

from matchmaker.solver.tours.problem import Runs, TourProblem, runs_of
from matchmaker.solver.tours.solve import DEFAULT_MOVES, TourPlan, TourProgress, solve_tour

__all__ = ["DEFAULT_MOVES", "Runs", "TourPlan", "TourProblem", "TourProgress", "runs_of", "solve_tour"]
