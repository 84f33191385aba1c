"""Who fits whom: values and reasons from what parties offer, seek and are interested in. Knows nothing of plans."""

from matchmaker.matching.index import Matching, match, matching_of
from matchmaker.matching.proposals import Proposal, proposals
from matchmaker.matching.reasons import Match, Reason
from matchmaker.matching.report import MatchReport, report
from matchmaker.matching.scale import value_of
from matchmaker.matching.topics import Topics

__all__ = [
    "Match",
    "MatchReport",
    "Matching",
    "Proposal",
    "Reason",
    "Topics",
    "match",
    "matching_of",
    "proposals",
    "report",
    "value_of",
]
