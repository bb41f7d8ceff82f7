"""Rules about what a resume as a whole holds: contact data, sections, length, the references line."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from analyzer.checks.subject import Subject, either, listed, quoted, words_of
from analyzer.model import Finding, Span

# "555-0142": the exchange and the number, and nothing before them.
_LOCAL_NUMBER = re.compile(r"(?<![\w(/.+-])(?<!\d[\s)])\d{3}[\s.·-]\d{4}(?![\w/-])")


def missing_contact(subject: Subject) -> Iterator[Finding]:
    """Finds a resume without a name, e-mail address or phone number that a program can read.

    Why it matters: Nobody can invite you. It also happens when these stand in a picture or in the page header.
    Without both e-mail and phone it is a must-fix.

    Example: A header that holds only a name and a street.

    How to fix: Put name, phone with its area code and e-mail into the first lines of the page, as plain text.
    """
    contact = subject.resume.contact
    shown = {"name": contact.name, "e-mail address": contact.email, "phone number": contact.phone}
    short = None if contact.phone else _local_number(subject)
    missing = [name for name, value in shown.items() if not value and not (short and name == "phone number")]
    if not subject.text.strip() or not (missing or short):
        return
    said = []
    if short:
        said.append(f"{quoted(short.of(subject.text))} has no area code: write the three digits before it.")
    if missing:
        said.append(
            f"No {listed(missing, 'or')} was found. Type {'it' if len(missing) == 1 else 'them'} into the first lines "
            "of the page, as plain text, so that an employer can reach you."
        )
    yield Finding(
        "missing-contact",
        "should-fix" if contact.email or contact.phone else "must-fix",
        " ".join(said),
        short or Span(0, 0),
    )


def _local_number(subject: Subject) -> Span | None:
    """A phone number of seven digits above the first heading: its area code is missing."""
    headings = [s.heading_span.start for s in subject.resume.sections if s.heading_span and "contact" not in s.kinds]
    found = _LOCAL_NUMBER.search(subject.text, 0, min(headings, default=len(subject.text)))
    return Span(*found.span()) if found else None


def missing_section(subject: Subject) -> Iterator[Finding]:
    """Finds a resume without experience, education or any credential.

    Why it matters: Employers look for these three first. If they are there and were not found here, an employer's
    program may not find them either.

    Example: A resume of skills only, or jobs under a heading that nobody recognizes.

    How to fix: Use plain headings: Experience, Education, Certifications. An externship is experience, too.
    """
    if not subject.text.strip():
        return
    kinds = {k for s in subject.resume.sections for k in s.kinds}
    advice = subject.table["sections"]
    if not subject.resume.experience and not kinds & {"experience", "externship", "volunteer", "military"}:
        yield Finding("missing-section", "should-fix", advice["experience"], Span(0, 0))
    if not subject.resume.education and not kinds & {"education", "coursework", "training"}:
        yield Finding("missing-section", "should-fix", advice["education"], Span(0, 0))
    if "certifications" not in kinds and not any(m.kind == "cert" for m in subject.mentions):
        yield Finding("missing-section", "consider", advice["credentials"], Span(0, 0))


def too_long_resume(subject: Subject) -> Iterator[Finding]:
    """Finds a resume of more than two pages.

    Why it matters: The first page is read, the second skimmed, the third hardly ever. One page is usual for students
    and in the first years.

    Example: Every job since school, each with eight bullets.

    How to fix: Keep the last ten years. Cut the bullets that this posting does not ask for, and jobs outside health
    care to one line each.
    """
    limits = subject.table["limits"]
    pages = len(subject.resume.document.pages)
    counted = pages > 0
    if not counted:
        pages = math.ceil(len(subject.text.split()) / limits["words_on_a_page"])
    if pages > limits["pages"]:
        yield Finding(
            "too-long-resume",
            "consider",
            f"The resume has {'' if counted else 'about '}{pages} pages; what stands on the third is hardly read. Cut "
            "bullets that the posting does not ask for, and old jobs to one line.",
            Span(0, 0),
        )


def references_line(subject: Subject) -> Iterator[Finding]:
    """Finds the line "References available upon request".

    Why it matters: Employers ask for references when they want them. The line costs room that a bullet could use.

    Example: "References available upon request" at the foot of the page.

    How to fix: Take it out; keep the names and numbers on a sheet of their own.
    """
    pattern = either(words_of(subject.table["references"], "phrases"))
    alone = either(words_of(subject.table["references"], "below_heading"))
    own = [s.span for s in subject.resume.sections if "references" in s.kinds]
    for line in subject.visible_lines():
        said = line.of(subject.text)
        found = pattern.search(said)
        if found is None and any(s.covers(line) for s in own):
            found = alone.search(said)
        if found:
            yield Finding(
                "references-line",
                "consider",
                f"{quoted(found[0])} can go: employers ask for references when they want them. "
                "Use the room for a bullet.",
                Span(line.start + found.start(), line.start + found.end()),
            )
            return
