"""Posting x Resume -> Matches -> Scorecards, and the career stage."""

from analyzer.scorer.career import place_career
from analyzer.scorer.matching import match_requirements
from analyzer.scorer.scores import score_draft, score_match

__all__ = ["match_requirements", "place_career", "score_draft", "score_match"]
