"""The ids of findings and rewrites, as every form of a report and every answer to it gives them."""

from __future__ import annotations


def finding_id(index: int) -> str:
    """The id of finding number `index`."""
    return f"f{index + 1}"


def rewrite_id(index: int) -> str:
    """The id of rewrite number `index`."""
    return f"r{index + 1}"
