"""Says where a posting holds too little for its match score to mean much (`[short]` of `lexicons/posting.toml`)."""

from __future__ import annotations

from analyzer.lexicon import load
from analyzer.model import Posting


def short_line(posting: Posting, *lexicon_folders: str) -> str:
    """One sentence for the report; empty where the posting asks for nothing, or for enough."""
    table = load(*lexicon_folders).table("posting")["short"]
    asked = {
        (r.any_of, r.years)
        for r in posting.requirements
        if (r.any_of or r.years is not None) and not r.self_check and not r.role
    }
    if not asked or len(asked) >= table["least"]:
        return ""
    return str(table["one"] if len(asked) == 1 else table["few"].replace("{n}", str(len(asked))))
