"""The rule about the record system that a resume leaves unnamed."""

from __future__ import annotations

from collections.abc import Iterator

from analyzer.checks.subject import Subject, listed, quoted
from analyzer.model import Finding, Severity, Span

_GENERIC = "ehr.generic"


def unnamed_ehr(subject: Subject) -> Iterator[Finding]:
    """Finds "EHR" or "EMR" on a resume that names no system, or charting with no system at all.

    Why it matters: Employers search for the name (Epic, athenahealth, eClinicalWorks). "EHR" is never found by that
    search. Where the posting requires a named system, this is a must-fix; charting alone is only worth a look.

    Example: "Charted in the EHR" becomes "Charted in Epic", if Epic is what you used.

    How to fix: Write the name of the system you charted in. If you used two, name both. Not sure? It stands on the
    sign-in screen, and former coworkers know it.
    """
    named = [m for m in subject.mentions if m.kind == "ehr" and m.term != _GENERIC]
    if named:
        return
    generic = [m for m in subject.mentions if m.term == _GENERIC]
    charting = frozenset(subject.table["ehr"]["charting"])
    shown = [s.span for s in subject.statements if any(t.term in charting for t in s.line.sure_tasks)]
    asked = [(t, i) for t, i in subject.asked.items() if t.startswith("ehr.") and t != _GENERIC]
    if not generic and not shown:
        return
    index = min((i for _, i in asked), default=None)
    if generic:
        where: Span = generic[0].span
        found = f"{quoted(where.of(subject.text))} does not say which system."
    else:
        where = shown[0]
        found = "Your resume shows charting work but names no record system."
    if index is not None:
        names = listed((subject.lexicons.name(t) for t, i in asked if i == index), "or")
        fix = (
            f"The posting asks for {names}: {quoted(subject.requirement(index).text)}. If that is what you used, "
            "write its name here; if it was another system, write that name."
        )
    else:
        fix = "Employers search for the name. Write the one you charted in (Epic, athenahealth, eClinicalWorks ...)."
    required = index is not None and subject.requirement(index).necessity == "required"
    severity: Severity = (
        "must-fix" if generic and required else "should-fix" if generic or index is not None else "consider"
    )
    yield Finding("unnamed-ehr", severity, f"{found} {fix}", where, (), (_GENERIC,) if generic else (), index)
