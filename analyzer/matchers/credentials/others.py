"""Finds the credentials of other trades: lines of a certifications section in which no known credential stands.

What tells more of the credential above (its number, its date, who gave it) is no line of its own. The words are
`[unlisted_lines]` of `lexicons/context.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from analyzer.lexicon import Lexicons, load
from analyzer.matchers.context import build_context
from analyzer.matchers.credentials.unlisted import UNLISTED
from analyzer.model import Annotations, Mention, Resume, Span
from analyzer.months import MONTH
from analyzer.parser.resume.places import find_place
from analyzer.parser.resume.sections import body_pieces
from analyzer.parser.resume.skill_lists import STRONG
from analyzer.parser.resume.vocabulary import either, is_prose
from analyzer.span_index import SpanIndex

_ALONE = frozenset({"certifications", "training"})
_MOST_WORDS = 14
_MONTH = rf"(?:(?:{MONTH})[a-z]*\.?\s+)?"
_DATE = rf"(?:{_MONTH}(?:\d{{1,2}}[/.-]){{0,2}}(?:19|20)\d\d|\d{{1,2}}/\d{{2,4}})"
# Where the name of a credential ends: at its date, its expiry, its number.
_TAIL = re.compile(
    rf"[\s,;:|(–—-]*(?:(?:issued|awarded|earned|obtained|completed|since|exp(?:ires?|iration|\.)?|valid)\b.*|(?:in\s+)?{_DATE}.*"
    r"|(?:license|licence|certificate|cert|credential|id|no)\.?\s*(?:id|no|number)?\.?\s*[:#].*|#.*)\Z",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_LABEL = re.compile(r"\W*(?:certifications?|licen[sc]es?|certificates?|other)\s*:\s*", re.IGNORECASE)


class OtherCredentials:
    """Built once from the lexicons; `find` is pure."""

    def __init__(self, lexicons: Lexicons) -> None:
        table: Mapping[str, Any] = lexicons.table("context")["unlisted_lines"]
        self._generic = frozenset(lexicons.table("context")["unlisted"]["generic"])
        self._context = build_context(lexicons.table("context"))
        self._detail = re.compile(rf"\W*(?:{either(table['details'])})(?![^\W_])", re.IGNORECASE)
        self._body = re.compile(rf"(?<!\w)(?:{either(table['bodies'])})\W*\Z", re.IGNORECASE)
        self._cue = re.compile(rf"(?<!\w)(?:{either(table['cues'])})", re.IGNORECASE)

    def find(self, resume: Resume, annotations: Annotations) -> tuple[Mention, ...]:
        """The credentials in the order of the resume; each is "another licence or certification"."""
        known = SpanIndex(m.span for m in annotations.mentions() if m.kind == "cert")
        lines = SpanIndex(resume.credential_lines)
        found: list[Mention] = []
        for section in resume.sections:
            if "certifications" in section.kinds:
                spans = [p.span for p in body_pieces(resume.document, section) if lines.overlapping(p.span)]
                found += self._in_section(resume.text, spans, known, alone=_ALONE.issuperset(section.kinds))
        return tuple(found)

    def _in_section(self, text: str, spans: Sequence[Span], known: SpanIndex, *, alone: bool) -> Iterator[Mention]:
        for number, span in enumerate(spans):
            for item in _items(text, span):
                words = item.of(text)
                if known.overlapping(item) or find_place(words) == Span(0, len(words)):
                    continue
                own = [w for w in map(str.casefold, _WORD.findall(words)) if w not in self._generic]
                if not own or "gpa" in own or self._detail.match(words) or words.rstrip().endswith(":"):
                    continue
                if len(words.split()) > _MOST_WORDS or (is_prose(words) and not self._cue.search(words)):
                    continue
                names_body = self._body.search(words) is not None and not self._cue.search(words)
                if (names_body and (number or item.start > span.start)) or not (alone or self._cue.search(words)):
                    continue
                line = span.of(text)
                status = self._context.status(line, item.start - span.start, item.end - span.start, "cert")
                if status != "negated":
                    yield Mention(UNLISTED, item, status)


def _items(text: str, span: Span) -> Iterator[Span]:
    """The credentials of a line, without what stands behind their names."""
    label = _LABEL.match(text, *span)
    at = label.end() if label and label.end() < span.end else span.start
    ends = [*STRONG.finditer(text, at, span.end)]
    starts = [at, *(m.end() for m in ends)]
    for first, last in zip(starts, [*(m.start() for m in ends), span.end], strict=True):
        piece = text[first:last]
        tail = _TAIL.search(piece)
        kept = (piece[: tail.start()] if tail else piece).strip(" ,.:;–—-|")
        if kept:
            start = text.index(kept, first)
            yield Span(start, start + len(kept))


@cache
def other_credentials(*lexicon_folders: str) -> OtherCredentials:
    """The reader of the built-in lexicons and the user's own folders, built once."""
    return OtherCredentials(load(*lexicon_folders))
