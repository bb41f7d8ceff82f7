"""Rules about what the posting asks for and the resume does not show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from analyzer.checks.credentials import run_out
from analyzer.checks.spelling import misspellings
from analyzer.checks.subject import Subject, in_sentence, listed, quoted
from analyzer.lexicon import Term
from analyzer.model import Finding, Match, Necessity, Requirement, SectionKind, Severity

_PLACES: dict[str, tuple[SectionKind, ...]] = {
    "cert": ("certifications", "skills", "summary"),
    "education": ("education", "summary"),
    "task": ("experience", "externship", "skills"),
    "specialty": ("experience", "externship", "summary"),
    "setting": ("experience", "externship", "summary"),
    "language": ("languages", "skills", "summary"),
    "ehr": ("skills", "experience", "summary"),
    "tool": ("skills", "experience", "summary"),
}
_MOST_NAMED = 4


def missing_required(subject: Subject) -> Iterator[Finding]:
    """Finds what the posting requires and your resume does not show.

    Why it matters: Required needs decide first whether somebody reads on. You may well have it and never wrote it
    down.

    Example: The posting says "BLS required" and BLS stands nowhere on the resume.

    How to fix: If you have it, write it where the finding points. If you do not, leave it out: nothing may be
    invented. Ask the employer whether it can be earned after hire.
    """
    yield from _missing(subject, "required", "missing-required", "must-fix")


def missing_preferred(subject: Subject) -> Iterator[Finding]:
    """Finds what the posting prefers and your resume does not show.

    Why it matters: Preferred needs decide between people who have all that is required.

    Example: The posting says "Spanish a plus" and the resume names no language.

    How to fix: If you have it, add it. If not, leave it: you can apply without it.
    """
    yield from _missing(subject, "preferred", "missing-preferred", "consider")


def _missing(subject: Subject, necessity: Necessity, rule: str, severity: Severity) -> Iterator[Finding]:
    slips = tuple(misspellings(subject)) if subject.matches else ()
    # The finding about the expired card says it.
    said_of_cards = {subject.asked.get(m.term) for m in run_out(subject)} if subject.matches else set()
    told: set[int] = set()
    for match in subject.matches:
        need = subject.requirement(match.requirement)
        if match.status != "missing" or need.necessity != necessity or not need.any_of or need.self_check or need.role:
            continue
        if match.requirement in told:
            continue
        kind = need.any_of[0].split(".", 1)[0]
        if kind == "task" and not match.evidence:
            # Several kinds of work in one line of the posting are one thing to say.
            beside = list(_beside(subject, match, necessity))
            told.update(beside)
            terms = tuple(dict.fromkeys(t for n in beside for t in subject.requirement(n).any_of))
            need = replace(need, any_of=terms)
        general = set(need.any_of) <= set(subject.table["missing"]["general"])
        advice = subject.table["missing"]["general_advice"] if general else _advice(subject, need, kind, slips)
        said = f"Your resume does not show it. {advice}"
        if match.evidence and match.requirement in said_of_cards:
            continue
        if match.evidence:  # planned, expired, or of another kind: the note says which
            said = f"Your resume says {quoted(match.evidence[0].text)}. {match.note}"
        yield Finding(
            rule,
            "should-fix" if general and severity == "must-fix" else severity,
            f"{necessity.capitalize()} in the posting: {quoted(need.text)}. {said}",
            subject.place(*_PLACES[kind]),
            (),
            need.any_of,
            match.requirement,
        )


def _beside(subject: Subject, match: Match, necessity: Necessity) -> Iterator[int]:
    """The needs (indexes) of work in the same words of the posting that nothing shows, this one first."""
    own = subject.requirement(match.requirement)
    for other in subject.matches[match.requirement :]:
        need = subject.requirement(other.requirement)
        work = bool(need.any_of) and all(i.startswith("task.") for i in need.any_of)
        same = work and need.text == own.text and need.necessity == necessity and not need.role and not need.years
        if other is match or (same and other.status == "missing" and not other.evidence):
            yield other.requirement


def _advice(subject: Subject, need: Requirement, kind: str, slips: Sequence[tuple[str, str]]) -> str:
    """What to type if it is true; the sentences stand in `lexicons/checks.toml`."""
    silent = subject.table["missing"]["silent"]
    ids = [i for i in need.any_of if i not in silent] or need.any_of
    for wrong, right in slips:
        if any(_says(subject.lexicons.terms.get(i), right) for i in ids):
            return f"It does say {quoted(wrong)}: spell it {quoted(right)}, and it is found."
    terms = [t for i in ids if (t := subject.lexicons.terms.get(i)) is not None]
    called = subject.table["missing"]["called"]
    names = [called.get(t.id) or t.letters or (in_sentence(t.name) if kind == "task" else t.name) for t in terms]
    first = terms[0] if terms else None
    question = first.ask[0].question if first and first.ask else "How many, how often?"
    advice: str = subject.table["missing"][kind]
    due = f" They give you time: {need.due}." if need.due else ""
    return advice.replace("{names}", listed(names[:_MOST_NAMED], "or")).replace("{question}", question) + due


def _says(term: Term | None, word: str) -> bool:
    """Whether a wording of the term holds this word."""
    if term is None:
        return False
    wordings = (term.name, *term.aliases, *term.phrases, *term.objects)
    return any(word.casefold() in w.casefold().split() for w in wordings)
