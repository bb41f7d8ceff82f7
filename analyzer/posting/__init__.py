"""Document -> Posting: what a job posting asks, how strongly, and what in it asks for nothing."""

from analyzer.posting.reader import read_posting

__all__ = ["read_posting"]
