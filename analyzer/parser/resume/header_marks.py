"""The marks and small words that part title, employer and place on one line of a job's header."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analyzer.model import Span
from analyzer.parser.resume.header import EDGES
from analyzer.parser.resume.memory import remembered
from analyzer.parser.resume.vocabulary import (
    by_letter,
    employer_score,
    headings_table,
    is_bare_title,
    title_score,
    word_set,
    words_of,
)

# Two looks ahead, at what a mark starts with and at what stands behind its space, pass by all other places of a text
# fast: nearly every space stands before a word.
MARKS = re.compile(
    r"(?=[\s_|·•❖◆◇♦■▪●○★✦►▸»›∙;–—:/ï：－-])(?=\t|\s*[_|·•❖◆◇♦■▪●○★✦►▸»›∙;–—:/@ï：－-]|\s+(?:at|for|with)\s)"
    r"(?:\t+|\s*[|·•❖◆◇♦■▪●○★✦►▸»›∙;]\s*|\s*(?:\s//|//\s)\s*|\s*_{2,}\s*|\s+/\s+|\s+[–—-]+\s+|(?<=[^\W\d_])[–-](?=[A-Z])|\s*[—]\s*|(?<=[^\W\d_])-\s+(?=[A-Z])"
    r"|\s+@\s+|\s+(?:at|for|with)\s+(?=[A-Z\d])|(?<=[\w)]):\s+(?=\S)|\s*ï¼\s*|\s*[：－]\s*)"
)
STRONG = re.compile(r"[|\t•·;]|\s[–—-]\s|\s/\s")
SMALL_MARK = re.compile(r"\s(?:at|for|with|@)\s")
BRACKET = re.compile(r"\((?!(?i:via|through|formerly|agency|now|previously|contract)\b)([^()\t]{3,60})\)")


@cache
def placeholder() -> re.Pattern[str]:
    """What an anonymised resume holds in place of an employer."""
    return re.compile(by_letter(headings_table()["employers"]["placeholders"]))


def blank(text: str, span: Span) -> str:
    """The text with the span, and brackets left empty by it, turned into tabs of the same length."""
    start, end = span
    before, after = text[:start].rstrip(), text[end:].lstrip()
    if before[-1:] + after[:1] in ("()", "[]"):
        start, end = len(before) - 1, len(text) - len(after) + 1
    elif after.startswith(")") and before.rfind("(") > before.rfind(")"):
        # "Aide (Oak Clinic, Kent, OH)": the employer stands in brackets with its place.
        end = len(text) - len(after) + 1
        text = f"{text[: before.rindex('(')]}\t{text[before.rindex('(') + 1 :]}"
    return text[:start] + "\t" * (end - start) + text[end:]


def open_brackets(text: str) -> str:
    """The text with an employer's brackets turned into tabs ("Medical Assistant (Oak Clinic)")."""
    for match in BRACKET.finditer(text) if "(" in text else ():
        named = employer_score(match[1]) > 0 and title_score(match[1]) == 0
        if named and title_score(text[: match.start()]) >= 2:
            text = f"{text[: match.start()]}\t{match[1]}\t{text[match.end() :]}"
    return text


def _parts(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark that is also an ordinary word or sign parts title and employer here."""
    sign = mark.group().strip()
    tight = mark.group() in ("-", "–")
    if sign not in ("at", "for", "with", "/", ":") and not tight:
        return True
    # What stands on both sides, up to the next strong mark.
    left = STRONG.split(text[: mark.start()])[-1]
    if sign in ("for", "with") and SMALL_MARK.search(left):
        return False  # "Volunteer at Habitat for Humanity"; first, as a paragraph of duties has many of these
    titled = any(title_score(t) >= 2 or is_bare_title(t) for t in (left, left.split(",")[-1]))
    if sign == "at":
        return titled
    right = STRONG.split(text[mark.end() :], maxsplit=1)[0]
    if sign in ("for", "with"):
        studied = all(w in word_set("schools", "fields") for w in words_of(right))
        return titled and not studied and title_score(right) == 0
    if sign == ":":
        return (titled and title_score(right) < 2) or (not title_score(left) and title_score(right.split(",")[0]) > 0)
    if sign == "/" and len(re.findall(r"\s/\s", text)) > 1:
        return True
    if tight:
        left, right = left.split(",")[-1], right.split(",")[0]
    sides = ((left, right), (right, left))
    return any(title_score(a) >= 2 and not title_score(b) and employer_score(b) > tight for a, b in sides)


def _pieces(text: str) -> Iterator[Span]:
    at = 0
    for mark in [*(m for m in MARKS.finditer(text) if _parts(text, m)), None]:
        end = mark.start() if mark else len(text)
        raw = text[at:end]
        kept = raw.strip(EDGES)
        if kept.startswith(")") or (kept.endswith("(") or kept.count("(") != kept.count(")")):
            kept = kept.strip("()" + EDGES) if kept.count("(") != kept.count(")") else kept
        if kept:
            start = at + raw.index(kept)
            yield Span(start, start + len(kept))
        at = mark.end() if mark else end


@remembered
def segments(text: str) -> tuple[Span, ...]:
    """The pieces of a row between marks; a placeholder for an employer is a piece of its own."""
    return tuple(_split_placeholder(text))


def _split_placeholder(text: str) -> Iterator[Span]:
    for span in _pieces(text):
        match = placeholder().search(text, span.start, span.end)
        if match is None:
            yield span
            continue
        for start, end in ((span.start, match.start()), match.span(), (match.end(), span.end)):
            words = text[start:end].strip(EDGES)
            if words:
                at = text.index(words, start, end)
                yield Span(at, at + len(words))
