"""Every sample resume and posting, read once, and short texts made into the same."""

from __future__ import annotations

from datetime import date
from functools import cache

from analyzer.matchers.pipeline import pipeline
from analyzer.model import Annotations, Document, Match, Posting, Resume, Scorecard
from analyzer.parser import read_document, read_resume
from analyzer.posting import read_posting
from analyzer.scorer import match_requirements, score_match
from samples.catalog import FOLDER, read_catalog

DAY = date(2026, 11, 22)
CATALOG = read_catalog()
RESUMES = [r.name for r in CATALOG.resumes]
POSTINGS = [p.name for p in CATALOG.postings]
_FILES = {s.name: FOLDER / s.files[0] for s in CATALOG.resumes}
_POSTING_FILES = {s.name: FOLDER / s.files[0] for s in CATALOG.postings}


def understand(document: Document) -> tuple[Resume, Annotations]:
    resume = read_resume(document)
    return resume, pipeline().annotate_resume(resume, DAY)


@cache
def resume(name: str) -> tuple[Resume, Annotations]:
    return understand(read_document(_FILES[name].read_bytes()))


@cache
def posting(name: str) -> Posting:
    return read_posting(read_document(_POSTING_FILES[name].read_bytes()))


def posting_text(name: str) -> str:
    return _POSTING_FILES[name].read_text(encoding="utf-8")


def written(text: str) -> tuple[Resume, Annotations]:
    return understand(read_document(text))


def asking(text: str) -> Posting:
    return read_posting(read_document(text))


def matched(asked: Posting, held: tuple[Resume, Annotations]) -> tuple[Match, ...]:
    return match_requirements(asked, *held, DAY)


def card(asked: Posting, held: tuple[Resume, Annotations]) -> Scorecard:
    return score_match(asked, matched(asked, held))
