"""The rule about clinic experience that a student tells in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzer.checks.subject import Subject, in_sentence, listed, quoted
from analyzer.lexicon import Term
from analyzer.model import Finding, Mention

_EXTERNSHIP = "education.externship"
# So many kinds of work are named: one for each of the first bullets.
_NAMED = 3


def externship_in_one_line(subject: Subject) -> Iterator[Finding]:
    """Finds an externship that is told in one line, on a resume whose jobs show no work with patients.

    Why it matters: For a first job the externship is the clinic experience. One line below a school tells where it was,
    and nothing of what you can do.

    Example: "Completed 160 hour externship at Riverside Family Medicine" under Education, and only jobs in shops.

    How to fix: Give it a block of its own under Experience: "Medical Assistant Extern", site, city, months, hours.
    Below it a bullet for each thing that you did there, with how many.
    """
    told = next((m for m in subject.mentions if m.term == _EXTERNSHIP and m.status == "held"), None)
    if told is None or _shows_patients(subject) or _has_block(subject, told):
        return
    line = next((x.span for x in subject.annotations.lines if x.span.covers(told.span)), told.span)
    work = _work(subject)
    first = "what this posting asks for" if any(t.id in subject.asked for t in work) else "what externs usually do"
    asked = next((t.extern[-1].question for t in work if t.extern), "")
    yield Finding(
        "externship-in-one-line",
        "should-fix",
        f"{quoted(line.of(subject.text))} is your clinic experience, told in one line. Give it a block of its own "
        'under Experience: "Medical Assistant Extern", site, city, months and hours. Below it write a bullet for each '
        f"thing that you did there, with how many. Start with {first}, if you did it there: "
        f"{listed(in_sentence(t.name) for t in work)}. {asked}".rstrip(),
        line,
        terms=(_EXTERNSHIP,),
    )


def _shows_patients(subject: Subject) -> bool:
    """Whether a bullet of a job tells of clinical work."""
    families, terms = subject.table["externship"]["families"], subject.lexicons.terms
    return any(terms[task.term].family in families for s in subject.statements for task in s.line.tasks)


def _has_block(subject: Subject, told: Mention) -> bool:
    """Whether the externship is a block with bullets."""
    return any(e.bullets and (e.kind == "externship" or e.span.covers(told.span)) for e in subject.resume.experience)


def _work(subject: Subject) -> Sequence[Term]:
    """What to write about first: clinical work that the posting names, else what externs usually do."""
    table = subject.table["externship"]
    terms = subject.lexicons.terms
    named = [terms[i] for i in subject.asked if i in terms and terms[i].family in table["families"]]
    return (named or [terms[i] for i in table["usual"]])[:_NAMED]
