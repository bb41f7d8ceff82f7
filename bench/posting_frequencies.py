"""Counts in how many postings each term stands: python bench/posting_frequencies.py POSTINGS.jsonl.

Writes `lexicons/posting_frequencies.toml`: ids and counts, no words of a posting. The file's lines are JSON objects
with a `text`; postings that ask for no medical assistant's work are left out.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from analyzer.parser import read_document
from analyzer.posting import read_posting

_LEAST_TASKS = 3
_TARGET = Path(__file__).resolve().parents[1] / "lexicons" / "posting_frequencies.toml"


def main() -> None:
    """Read the file named and write the counts."""
    counts: Counter[str] = Counter()
    postings = 0
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        posting = read_posting(read_document(json.loads(line)["text"]))
        ids = {i for r in posting.requirements for i in r.any_of}
        if sum(i.startswith("task.") for i in ids) < _LEAST_TASKS:
            continue
        postings += 1
        counts.update(ids)
    lines = [
        "# In how many real postings each term stands, counted with bench/posting_frequencies.py: ids and counts only.",
        f"postings = {postings}",
        f'source = "counted from {postings} public postings for medical assistants and near roles"',
        "",
        "[count]",
        *(f'"{term}" = {count}' for term, count in sorted(counts.items(), key=lambda c: (-c[1], c[0]))),
    ]
    _TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
