"""Writes docs/matrix.md (every sample resume against every sample posting) and the tables of docs/scores.md."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

from analyzer.lexicon import load
from analyzer.matchers.pipeline import pipeline
from analyzer.parser import read_document, read_resume
from analyzer.posting import read_posting
from analyzer.scorer import match_requirements, score_match
from samples.catalog import FOLDER, read_catalog

DOCS = Path(__file__).resolve().parent
DAY = date(2026, 11, 22)
_MARKS = ("<!-- weights -->", "<!-- end of weights -->")


def scores() -> dict[str, dict[str, float]]:
    """Match points by sample resume and sample posting."""
    catalog = read_catalog()
    postings = {p.name: read_posting(read_document((FOLDER / p.files[0]).read_bytes())) for p in catalog.postings}
    rows: dict[str, dict[str, float]] = {}
    for sample in catalog.resumes:
        resume = read_resume(read_document((FOLDER / sample.files[0]).read_bytes()))
        notes = pipeline().annotate_resume(resume, DAY)
        rows[sample.name] = {
            name: score_match(posting, match_requirements(posting, resume, notes, DAY)).points
            for name, posting in postings.items()
        }
    return rows


def matrix_page(rows: dict[str, dict[str, float]]) -> str:
    """The page with the table; the best of each posting is bold."""
    names = list(next(iter(rows.values())))
    best = {name: max(row[name] for row in rows.values()) for name in names}
    lines = [
        "# Every sample resume against every sample posting",
        "",
        f"Match points of 100, dates judged on {DAY}. The best of each posting is bold. Written by `docs/matrix.py`.",
        "",
        "| Resume | " + " | ".join(names) + " |",
        "|---|" + "---:|" * len(names),
    ]
    for resume, row in rows.items():
        cells = [f"**{row[n]:.1f}**" if row[n] == best[n] else f"{row[n]:.1f}" for n in names]
        lines.append(f"| {resume} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def weight_tables() -> str:
    """The weights of both scores, the credits and the deductions, with their reasons."""
    table = load().table("scoring")
    lines = []
    for card, title in (("match", "Match score"), ("draft", "Draft score")):
        lines += ["", f"| {title}: part | Points | Why |", "|---|---:|---|"]
        lines += [f"| {w['name']} | {w['weight']} | {w['why']} |" for w in table[card].values()]
    lines += ["", "| Answer | Credit |", "|---|---:|"]
    lines += [f"| {status} | {credit:g} |" for status, credit in table["credit"].items()]
    lines += ["", "| Finding | Points taken from its part |", "|---|---:|"]
    lines += [f"| {s} | {table['draft_rules'][s]:g} |" for s in ("must-fix", "should-fix", "consider")]
    return "\n".join(lines[1:]) + "\n"


def scores_page(text: str) -> str:
    """The page on scores with its tables written anew."""
    start, end = (re.escape(m) for m in _MARKS)
    return re.sub(f"{start}.*?{end}", f"{_MARKS[0]}\n{weight_tables()}{_MARKS[1]}", text, flags=re.DOTALL)


def main() -> None:
    """Write both pages."""
    (DOCS / "matrix.md").write_text(matrix_page(scores()), encoding="utf-8")
    page = DOCS / "scores.md"
    page.write_text(scores_page(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    # The folder docs/lexicons would stand in for the package of that name.
    sys.path[:] = [p for p in sys.path if Path(p).resolve() != DOCS]
    main()
