"""Findings -> Rewrites: sentences made of the person's facts, closed connecting words, blanks and confirmations."""

from analyzer.rewriter.answers import answered, sentence
from analyzer.rewriter.given import doubt, refusal
from analyzer.rewriter.suggest import suggest, suggest_rewrites
from analyzer.rewriter.summary.writer import Summary, summarize

__all__ = ["Summary", "answered", "doubt", "refusal", "sentence", "suggest", "suggest_rewrites", "summarize"]
