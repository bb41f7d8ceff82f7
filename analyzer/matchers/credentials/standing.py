"""What the lines around a credential say of it: the heading or label above it, and whose section it stands in."""

from __future__ import annotations

from dataclasses import replace

from analyzer.matchers.context import Context
from analyzer.model import LineAnnotation, Section, Status


class Standing:
    """Goes down a resume's lines once: `of` takes them in order."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._section: Section | None = None
        self._told: Status | None = None

    def of(self, section: Section | None, text: str, line: LineAnnotation) -> LineAnnotation:
        """The line `text` of a section with what stands above it said of its credentials."""
        if section is not self._section:
            self._section = section
            in_cards = section is not None and "certifications" in section.kinds
            self._told = self._context.status_of_heading(section.heading) if section and in_cards else None
        if section is None:
            return line
        if section.kinds == ("references",):
            return _of_others(line)
        if "certifications" not in section.kinds:
            return line
        if label := self._context.status_of_label(text):
            self._told = None if label == "held" else label
        return _told(line, self._told) if self._told else line


def _told(line: LineAnnotation, status: Status) -> LineAnnotation:
    """The line with this status for the credentials of which it says nothing itself."""
    terms = (replace(m, status=status) if m.kind == "cert" and m.status == "held" else m for m in line.terms)
    return replace(line, terms=tuple(terms))


def _of_others(line: LineAnnotation) -> LineAnnotation:
    """The line without letters behind a name: among references they are somebody else's."""
    return replace(line, terms=tuple(m for m in line.terms if m.kind != "cert" or m.span.start == line.span.start))
