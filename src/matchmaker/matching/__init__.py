"""Who fits whom: values and reasons from what parties offer, seek and are interested in. Knows nothing of plans."""

from matchmaker.matching.index import Matching, match, matching_of
from matchmaker.matching.promised import proposal_problems
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
    "proposal_problems",
    "proposals",
    "report",
    "value_of",
]
