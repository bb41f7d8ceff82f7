"""Jobs told in sentences: "I work at Oak Clinic since March 2023 as a medical assistant. I room patients ..."."""

from __future__ import annotations

import re
from typing import NamedTuple

from analyzer.model import Span
from analyzer.parser.resume.bullets import sentences
from analyzer.parser.resume.dates import DateRange, find_ranges
from analyzer.parser.resume.memory import remembered
from analyzer.parser.resume.vocabulary import employer_score, title_score

# What leads from one job to the next, and says nothing of it.
_LEAD = r"(?:before|after|prior to) that(?: job)?|then|currently|presently|right now|at the moment|most recently"
LEAD = re.compile(rf"(?i)(?:{_LEAD})\b[\s,:]+(?=\S)")
# A sentence of the person's own work: "I worked", "Worked as", "From 2019 to 2022 I was".
_OWN = re.compile(
    r"(?i)\b(?:i(?:['’]m| am| was| have been|['’]ve been| had been)"
    r"|(?:i |i have |i['’]ve )?(?:currently |also )?work(?:s|ed|ing)?)\b"
)
# "From September 2019 to September 2022 I was" is as long as an opening gets, in characters.
_LONGEST_OPENING = 60
# Where a title ends, and where an employer's name does.
_TITLE_END = re.compile(r"(?i)\s+(?:at|for|with|in|on|since|from|where|and|who|doing|\d)|[,.;(–—]|\s-\s|$")
_NAME_END = re.compile(
    r"(?i)\s+(?:since|from|as|where|in\s+\d|until|till|for|doing|who|and\s+(?:i|did|do)\b)(?!\w)|[,;(–—]|\.(?:\s|$)|\s-\s|\s(?=['’]?\d)|$"
)
_AS = re.compile(r"(?i)\b(?:as|am|i['’]m|was|been)\s+(?:currently\s+)?(?:an?\s+|the\s+|their\s+)?(?=\w)")
_AT = re.compile(r"(?i)\b(?:at|for|with)\s+(?:the\s+)?(?=[^\W\d_])")
_DOCTOR = re.compile(r"(?i)(?:dr|drs|doctor)\b\.?")


class ToldJob(NamedTuple):
    """What the first sentence of a paragraph tells of a job; spans count in the text, `rest` is what goes on behind."""

    dates: DateRange
    title: Span | None
    company: Span
    rest: Span | None


@remembered
def told_job(text: str) -> ToldJob | None:
    """The job that a paragraph opens with; None where its first sentence does not tell of one with its dates."""
    if not _OWN.search(text, 0, _LONGEST_OPENING):
        return None
    opening = next(sentences(text, Span(0, len(text))), None)
    if opening is None:
        return None
    first = text[: opening.end]
    ranges = [r for r in find_ranges(first)[0] if not r.single]
    if len(ranges) != 1:
        return None
    dates = ranges[0]
    plain = first[: dates.span.start] + "\t" * (dates.span.end - dates.span.start) + first[dates.span.end :]
    title = _title_in(plain)
    company = _company_in(plain, title)
    if not company:
        return None
    rest = text[opening.end :]
    behind = Span(opening.end + len(rest) - len(rest.lstrip()), len(text.rstrip())) if rest.strip() else None
    return ToldJob(dates, title, company, behind)


def _title_in(text: str) -> Span | None:
    """What somebody is or works as, else a piece between commas that is a title."""
    starts = [m.end() for m in _AS.finditer(text)]
    starts += [m.end() for m in re.finditer(r"[,\t]\s*(?=\w)", text)]
    for start in starts:
        end = next(m.start() for m in _TITLE_END.finditer(text, start))
        words = text[start:end].split("\t")[0].rstrip()
        if title_score(words) >= 2:
            return Span(start, start + len(words))
    return None


def _company_in(text: str, title: Span | None) -> Span | None:
    """Where somebody works: behind "at", else behind "for"; a clinic rather than its doctor."""
    found: list[Span] = []
    for match in _AT.finditer(text):
        start = match.end()
        doctor = _DOCTOR.match(text, start)
        end = next(m.start() for m in _NAME_END.finditer(text, doctor.end() if doctor else start))
        words = text[start:end].split("\t")[0].rstrip(" .")
        words = re.sub(r"\s+(?:at|for)\s+.*$", "", words, flags=re.S)
        named = Span(start, start + len(words))
        # "At three sites" is no employer.
        if (words[:1].isupper() or employer_score(words)) and not (title and title.overlaps(named)):
            found.append(named)
    clinics = [span for span in found if not _DOCTOR.match(text, span.start)]
    return next(iter(clinics or found), None)
