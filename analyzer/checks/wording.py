"""Rules about how a bullet is worded: its opening, its person, its length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analyzer.checks.subject import Statement, Subject, either, listed, quoted, words_of
from analyzer.matchers.words.inflection import Tense, verbs_of
from analyzer.model import Evidence, Finding, Span

# "I&D of an abscess", "I's and O's": the first letter of an abbreviation.
_ABBREVIATED = re.compile(r"(?<![^\W_])I(?:['’]s)? ?(?:&|/|and) ?[A-Z](?:['’]?s)?(?![^\W_])")


def weak_opening(subject: Subject) -> Iterator[Finding]:
    """Finds bullets that open with words that say nothing ("responsible for", "duties included", "helped with").

    Why it matters: The first word is what a reader sees when skimming. "Responsible for" tells what the job was, not
    what you did. Softer openings ("helped with") only make the claim smaller and weigh less (consider).

    Example: "Responsible for taking vitals" becomes "Took vitals".

    How to fix: Start with the verb for what your hands did. Keep "assisted" where you truly assisted.
    """
    table = subject.lexicons.table("rewriting")
    hard, soft = either(words_of(table, "weak_openings")), either(words_of(table, "soft_openings"))
    for statement in subject.statements:
        text = statement.span.of(subject.text)
        lead = len(text) - len(text.lstrip(" \t-•*"))
        found = hard.match(text, lead) or soft.match(text, lead)
        if found is None:
            continue
        strong = hard.match(text, lead) is not None
        if not strong and _names_system(statement, statement.span.start + found.end()):
            # "Worked with Epic" says which system it was, and makes no part small.
            continue
        rest = text[found.end() :].strip(" :,.")
        if not rest:
            fix = "Take this line out: the bullets below it say it."
        elif strong:
            fix = f"Take it out and start with the verb {_better_start(subject, statement, rest)}."
        else:
            fix = "Name what you did yourself, with its own verb, if that is true."
        why = "tells what the job was, not what you did" if strong else "makes your part sound smaller than it may be"
        start = statement.span.start
        yield Finding(
            "weak-opening",
            "should-fix" if strong else "consider",
            f"{quoted(found[0])} {why}. {fix}",
            Span(start + found.start(), start + found.end()),
        )


def _names_system(statement: Statement, at: int) -> bool:
    """Whether the name of a system or a tool stands at `at`."""
    return any(m.kind in ("ehr", "tool") and m.span.start <= at + 1 < m.span.end for m in statement.line.terms)


def _better_start(subject: Subject, statement: Statement, rest: str) -> str:
    """The verb that the bullet holds already, in the tense of the job ("answering phones" -> "Answered")."""
    verbs = verbs_of(subject.lexicons)
    form = verbs.forms.get(rest.split()[0].casefold())
    tense: Tense = "base" if statement.entry is not None and statement.entry.current else "past"
    if form is None or "gerund" not in form.tenses:
        return f"for what you did yourself: {quoted(rest, 40)}"
    return f'"{verbs.inflect(form.lemma, tense).capitalize()} ..."'


def first_person(subject: Subject) -> Iterator[Finding]:
    """Finds "I", "my" and "me" in bullets and in the summary; one finding stands for all places.

    Why it matters: A resume is read as a list of what you did; everybody knows who "I" is. Leaving it out saves space
    and puts the verb first.

    Example: "I room patients and take vitals" becomes "Room patients and take vitals".

    How to fix: Take out "I", "my" and "me", and start with the verb.
    """
    table = subject.table["first_person"]
    pattern = either(words_of(table, "words"), case=True)
    never = either(words_of(table, "never"))
    pieces = [s.span for s in subject.statements]
    pieces += [x.span for x in subject.annotations.lines if x.kind == "summary" and x.span not in pieces]
    found: list[Span] = []
    for span in sorted(set(pieces)):
        text = span.of(subject.text)
        vetoed = [Span(*m.span()) for p in (never, _ABBREVIATED) for m in p.finditer(text)]
        own = [m for m in pattern.finditer(text) if not any(v.overlaps(Span(*m.span())) for v in vetoed)]
        found += [Span(span.start + m.start(), span.start + m.end()) for m in own]
    if not found:
        return
    words = list(dict.fromkeys(w if w.startswith("I") else w.casefold() for s in found for w in [s.of(subject.text)]))
    count = f", in {len(found)} places," if len(found) > 1 else ""
    yield Finding(
        "first-person",
        "consider",
        f"{listed(quoted(w) for w in words)}{count} can go: everybody knows whose resume it is. Start with the verb.",
        found[0],
        tuple(Evidence(s, s.of(subject.text), "the same") for s in found[1:]),
    )


def too_long_bullet(subject: Subject) -> Iterator[Finding]:
    """Finds bullets of more than 45 words or 300 characters.

    Why it matters: A long bullet is skimmed, and its best part is missed. On a phone it fills the screen.

    Example: A bullet of five lines that lists the whole day.

    How to fix: Cut it into two or three bullets, one idea each; two lines on paper are enough.
    """
    limits = subject.table["limits"]
    for statement in subject.statements:
        text = statement.span.of(subject.text)
        words = len(text.split())
        if words > limits["words_in_a_bullet"] or len(text) > limits["characters_in_a_bullet"]:
            yield Finding(
                "too-long-bullet",
                "consider",
                f"This bullet has {words} words, and a reader skims past its best part. "
                "Cut it into two or three bullets, one idea each.",
                statement.span,
            )
