"""The rule about personal data that does not belong on a resume."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.checks.subject import Subject
from analyzer.model import Finding, Span

_WHY = "Delete it: employers must not ask for it now, and it can be misused when the file travels."


def personal_data(subject: Subject) -> Iterator[Finding]:
    """Finds a birth date, a Social Security number, marital status, a photo, pay and the like about yourself.

    Why it matters: An employer may not ask for it, and many must set such a resume aside to be fair. A Social
    Security number in a file that travels can be stolen. A pay you name can cost you money; it is a should-fix.

    Example: "Date of birth: 01/02/1990" or "Marital status: single".

    How to fix: Delete it. An employer who hires you asks later, on a form.
    """
    rows = [(row, re.compile(row["pattern"], re.I)) for row in subject.table["personal"]]
    bullets = {s.span for s in subject.statements}
    for row, pattern in rows:
        for line in subject.visible_lines():
            found = pattern.search(line.of(subject.text)) if line not in bullets else None
            if found:
                yield Finding(
                    "personal-data",
                    row.get("severity", "must-fix"),
                    f"Your resume holds your {row['what']}. {row.get('why', _WHY)}",
                    Span(line.start + found.start(), line.start + found.end()),
                )
                break
