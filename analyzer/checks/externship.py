"""The rules about clinic training that a resume without work with patients tells in one line, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analyzer.checks.subject import Subject, in_sentence, listed, quoted
from analyzer.lexicon import Term
from analyzer.matchers.words.whole_words import phrase_pattern
from analyzer.model import Finding, LineKind, Mention, Span

_EXTERNSHIP = "education.externship"
_PROGRAM = "education.ma-program"
# The family of the national credentials of medical assistants.
_ASSISTING = "MA"
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
    line = _line(subject, told)
    yield Finding(
        "externship-in-one-line",
        "should-fix",
        f"{quoted(line.of(subject.text))} is your clinic experience, told in one line. Give it a block of its own "
        'under Experience: "Medical Assistant Extern", site, city, months and hours. Below it write a bullet for each '
        f"thing that you did there, with how many. {_start_with(subject)}",
        line,
        terms=(_EXTERNSHIP,),
    )


def training_not_told(subject: Subject) -> Iterator[Finding]:
    """Finds a program or credential of a medical assistant on a resume that shows no work with patients at all.

    Why it matters: Who hires for a first job looks for hands-on training. A school's name alone does not show any.

    Example: A diploma in medical assisting, a job in a shop, and no word of an externship or a skills lab.

    How to fix: Write a block for your externship or your program's clinical training: site, months, hours, and a bullet
    for each thing that you did, with how many. If it is still to come, say in which month it starts.
    """
    told = [m for m in subject.mentions if _tells_of_training(subject, m)]
    # The school's own line or the card's, rather than a summary that names the work.
    trained = next((m for m in told if _kind(subject, m) in ("education", "credential")), told[0] if told else None)
    if trained is None or _shows_work(subject) or any(e.kind == "externship" for e in subject.resume.experience):
        return
    if any(m.term == _EXTERNSHIP for m in subject.mentions):
        return
    line = _line(subject, trained)
    yield Finding(
        "training-not-told",
        "should-fix",
        f"{quoted(line.of(subject.text))} says that you are trained, and no line shows what you did with patients. Did "
        'you have an externship or a skills lab? Give it a block under Experience: "Medical Assistant Extern", site, '
        "city, months and hours, and a bullet for each thing that you did, with how many. Is it still to come? Write "
        f'"Externship:" and the month below your school. {_start_with(subject)}',
        line,
        terms=(trained.term,),
    )


def _line(subject: Subject, mention: Mention) -> Span:
    """The line in which a term is mentioned."""
    line = subject.annotations.line_at(mention.span.start)
    return line.span if line else mention.span


def _kind(subject: Subject, mention: Mention) -> LineKind:
    """The kind of the line in which a term is mentioned."""
    line = subject.annotations.line_at(mention.span.start)
    return line.kind if line else "other"


def _tells_of_training(subject: Subject, mention: Mention) -> bool:
    """Whether a mention is a program of medical assisting, or a credential of its national group."""
    if mention.status not in ("held", "planned"):
        return False
    term = subject.lexicons.terms[mention.term]
    return mention.term == _PROGRAM or (term.kind == "cert" and term.family == _ASSISTING)


def _start_with(subject: Subject) -> str:
    """With which work to begin, and the question on how many that goes with it."""
    work = _work(subject)
    first = "what this posting asks for" if any(t.id in subject.asked for t in work) else "what externs usually do"
    asked = next((t.extern[-1].question for t in work if t.extern), "")
    return f"Start with {first}, if you did it there: {listed(in_sentence(t.name) for t in work)}. {asked}".rstrip()


def _shows_work(subject: Subject) -> bool:
    """Whether the head or a bullet of a job tells of work in the field, clinical or not."""
    career, terms = subject.lexicons.table("career"), subject.lexicons.terms
    titles = phrase_pattern(career["titles"]["field"])
    anywhere = career["families"]["any_trade"]
    places = [m.span for m in subject.mentions if m.kind in ("specialty", "setting")]
    for entry in subject.resume.experience:
        if titles.search(entry.title) or any(entry.header.covers(span) for span in places):
            return True
    return any(terms[task.term].family not in anywhere for s in subject.statements for task in s.line.tasks)


def _shows_patients(subject: Subject) -> bool:
    """Whether a bullet of a job tells of clinical work."""
    families, terms = _clinical_families(subject), subject.lexicons.terms
    return any(terms[task.term].family in families for s in subject.statements for task in s.line.tasks)


def _has_block(subject: Subject, told: Mention) -> bool:
    """Whether the externship is a block with bullets."""
    return any(e.bullets and (e.kind == "externship" or e.span.covers(told.span)) for e in subject.resume.experience)


def _work(subject: Subject) -> Sequence[Term]:
    """What to write about first: clinical work that the posting names, else what externs usually do."""
    families, terms = _clinical_families(subject), subject.lexicons.terms
    named = [terms[i] for i in subject.asked if i in terms and terms[i].family in families]
    return (named or [terms[i] for i in subject.table["externship"]["usual"]])[:_NAMED]


def _clinical_families(subject: Subject) -> Sequence[str]:
    """The families of tasks that show work with patients."""
    families: Sequence[str] = subject.lexicons.table("career")["families"]["clinical"]
    return families
