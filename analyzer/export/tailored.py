"""Report and answers -> a fresh Word file of the resume with the answered rewrites applied.

Nothing is lost: every line of the document is written, in order; only bullets whose rewrite is fully answered change.
Unanswered blanks and unconfirmed words are never applied. The bytes are the same for the same input.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Inches, Pt

from analyzer.export.as_json import finding_id, rewrite_id
from analyzer.model import Blank, Confirm, Line, Report, Resume, Rewrite, Span
from analyzer.rewriter import answered, sentence

_FIXED = datetime(2000, 1, 1, tzinfo=UTC)
_TEXT_WIDTH = Inches(6.9)


@dataclass(frozen=True, slots=True)
class Change:
    """One rewrite: applied or left for the person, and why."""

    original: str
    text: str
    applied: bool
    why: str


@dataclass(frozen=True, slots=True)
class Tailored:
    """The Word file and what was changed in it."""

    docx: bytes
    changes: tuple[Change, ...]

    def summary(self) -> str:
        """A few lines on what was changed and what was left."""
        done = [c for c in self.changes if c.applied]
        lines = [f"{len(done)} of {len(self.changes)} suggested rewrites applied. The layout is new."]
        for change in done:
            lines += [f"  was: {change.original}", f"  now: {change.text}"]
        left = len(self.changes) - len(done)
        if left:
            lines.append(f"{left} left as they were: a question is not answered yet (see --list-questions).")
        return "\n".join(lines)


def questions(report: Report) -> list[dict[str, Any]]:
    """Every blank and confirmation: key, question, unit, hint, and the bullet it belongs to."""
    asked: dict[str, dict[str, Any]] = {}
    for index, rewrite in enumerate(report.rewrites):
        for option in rewrite.options:
            for segment in option.segments:
                if isinstance(segment, Blank):
                    row = {
                        "key": segment.key,
                        "question": segment.ask,
                        "unit": segment.unit,
                        "hint": segment.hint,
                        "type": "blank",
                    }
                elif isinstance(segment, Confirm):
                    row = {
                        "key": segment.key,
                        "question": segment.question,
                        "unit": "yes or no",
                        "hint": "",
                        "type": "confirm",
                    }
                else:
                    continue
                row |= {
                    "rewrite": rewrite_id(index),
                    "finding": finding_id(rewrite.findings[0]),
                    "original": rewrite.original,
                }
                asked.setdefault(segment.key, row)
    return list(asked.values())


def choose(rewrite: Rewrite, answers: Mapping[str, str], option: int | None = None) -> str | None:
    """The text to put in the bullet's place: the chosen option, else the answered one that says most; None for none.

    An option that has nothing to answer is applied only when it was chosen, because nobody has looked at it yet.
    """
    order = [option] if option is not None else range(len(rewrite.options))
    best: tuple[int, str] | None = None
    for index in order:
        if index is None or not 0 <= index < len(rewrite.options):
            continue
        given = rewrite.options[index]
        if option is None and given.applicability == "safe":
            continue
        segments = answered(given, answers)
        if segments is not None:
            asked = sum(isinstance(s, Blank | Confirm) for s in given.segments)
            if best is None or asked > best[0]:
                best = (asked, sentence(segments))
    return best[1] if best else None


def tailor(report: Report, answers: Mapping[str, str], chosen: Mapping[str, int] | None = None) -> Tailored:
    """The tailored file; `chosen` maps a rewrite's id to the number of its option where the person picked one."""
    texts: dict[Span, str] = {}
    changes: list[Change] = []
    for index, rewrite in enumerate(report.rewrites):
        text = choose(rewrite, answers, (chosen or {}).get(rewrite_id(index)))
        if text is None:
            changes.append(Change(rewrite.original, rewrite.original, False, "a question is not answered yet"))
        else:
            texts[rewrite.span] = text
            changes.append(Change(rewrite.original, text, True, "answered by you"))
    return Tailored(_build(report.resume, texts), tuple(changes))


def _line_text(resume: Resume, line: Line, texts: Mapping[Span, str]) -> str:
    """The text of a line with the rewritten bullets put in."""
    own = sorted((s for s in texts if line.span.covers(s)), reverse=True)
    text = line.span.of(resume.text)
    for span in own:
        start, end = span.start - line.span.start, span.end - line.span.start
        text = text[:start] + texts[span] + text[end:]
    return text


def _build(resume: Resume, texts: Mapping[Span, str]) -> bytes:
    word = _blank_page()
    headings = {s.heading_span for s in resume.sections if s.heading_span}
    titles = {
        line.span
        for e in resume.experience
        for line in resume.document.lines
        if e.header.covers(line.span) and not line.bullet
    }
    bullets = {b.line for b in resume.bullets()}
    for index, line in enumerate(resume.document.lines):
        if line.hidden:
            continue
        text = _line_text(resume, line, texts)
        if resume.contact.name_span and line.span.covers(resume.contact.name_span):
            word.add_heading(text, level=0)
        elif line.span in headings:
            word.add_heading(text.rstrip(":"), level=1)
        elif (line.bullet or index in bullets) and line.span not in titles:
            word.add_paragraph(text, style="List Bullet")
        else:
            paragraph = word.add_paragraph()
            run = paragraph.add_run(text)
            run.bold = (line.span in titles and line.bold) or None
            if "\t" in text:
                paragraph.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    return _saved(word)


def _blank_page() -> WordDocument:
    word = new_document()
    section = word.sections[0]
    section.left_margin = section.right_margin = Inches(0.8)
    section.top_margin = section.bottom_margin = Inches(0.7)
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", Pt(11)
    normal.paragraph_format.space_after = Pt(2)
    for name, size in (("Title", 20), ("Heading 1", 13)):
        style = word.styles[name]
        style.font.name, style.font.size, style.font.bold = "Calibri", Pt(size), True
        style.font.color.rgb = None
        fonts = style.element.rPr.rFonts
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            # The template's theme fonts would win over the name set above.
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        style.paragraph_format.space_before = Pt(8 if size < 20 else 0)
        style.paragraph_format.space_after = Pt(3)
    properties = word.core_properties
    properties.created = properties.modified = _FIXED
    properties.author = properties.title = properties.comments = ""
    return word


def _saved(word: WordDocument) -> bytes:
    """The file's bytes with fixed times inside, so that the same resume gives the same file."""
    raw = io.BytesIO()
    word.save(raw)
    result = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return result.getvalue()
