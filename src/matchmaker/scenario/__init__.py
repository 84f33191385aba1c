"""The input: what an organiser says about an event, read and validated. Knows nothing of plans."""

from matchmaker.scenario.base import Model, Text, text_in
from matchmaker.scenario.document import Scenario
from matchmaker.scenario.load import load
from matchmaker.scenario.pairs import copy_id, given_ids, met_before, pair_id
from matchmaker.scenario.problems import Problem, ScenarioError, nearest

__all__ = [
    "Model",
    "Problem",
    "Scenario",
    "ScenarioError",
    "Text",
    "copy_id",
    "given_ids",
    "load",
    "met_before",
    "nearest",
    "pair_id",
    "text_in",
]
