"""Findings -> Rewrites: sentences made of the person's facts, closed connecting words, blanks and confirmations."""

from analyzer.rewriter.answers import answered, doubt, sentence
from analyzer.rewriter.suggest import suggest_rewrites

__all__ = ["answered", "doubt", "sentence", "suggest_rewrites"]
