"""What an employer's system may lose in this layout, with the words it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzer.model import Contact, Document, Entry, Section, Warning
from analyzer.parser.resume.heading_words import heading_kinds
from analyzer.span_index import SpanIndex

USUAL_PAGES = 2


def layout_warnings(
    document: Document, contact: Contact, sections: Sequence[Section], experience: Sequence[Entry]
) -> Iterator[Warning]:
    """Contact data only in a page header, jobs in tables, headings nobody looks for, too many pages."""
    yield from _contact_in_header(document, contact)
    cells = SpanIndex(line.span for line in document.lines if line.in_table)
    tabled = [e for e in experience if cells.overlapping(e.header)]
    if tabled:
        names = ", ".join(f"“{e.title or e.company}”" for e in tabled[:2] if e.title or e.company)
        message = (
            f"Jobs stand in a table ({names or 'dates'}); many application systems read its cells in another order."
        )
        yield Warning("experience-in-table", message)
    for heading in dict.fromkeys(s.heading for s in sections if s.kinds == ("unknown",) and s.heading):
        if not heading_kinds(heading):
            yield Warning(
                "unknown-heading", f"“{heading}” is not a heading that application systems know; use a usual one."
            )
    if len(document.pages) > USUAL_PAGES:
        message = f"The resume has {len(document.pages)} pages; one or two are usual, and the rest is rarely read."
        yield Warning("over-two-pages", message)


def _contact_in_header(document: Document, contact: Contact) -> Iterator[Warning]:
    if not any(x.in_header for x in document.lines):
        return
    body = "\n".join(x.span.of(document.text) for x in document.lines if not x.in_header)
    headers = "\n".join(x.span.of(document.text) for x in document.lines if x.in_header)
    only = [found for found in (contact.email, contact.phone) if found and found in headers and found not in body]
    if only:
        quoted = " and ".join(f"“{found}”" for found in only)
        message = f"{quoted} only in the header or footer of the page, which many application systems skip."
        yield Warning("contact-in-header", message)
