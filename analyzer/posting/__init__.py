"""Document -> Posting: what a job posting asks, how strongly, and what in it asks for nothing."""

from analyzer.posting.reader import read_posting
from analyzer.posting.unusual import UnusualNeed, unusual_line, unusual_needs

__all__ = ["UnusualNeed", "read_posting", "unusual_line", "unusual_needs"]
