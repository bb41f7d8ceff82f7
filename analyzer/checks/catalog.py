"""The list of all rules, in the order they are explained in, and the function that runs them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from analyzer.checks import (
    contents,
    copying,
    credentials,
    dates,
    externship,
    layout,
    leave_out,
    placeholders,
    posting_words,
    privacy,
    requirements,
    spelling,
    systems,
    wording,
    work,
)
from analyzer.checks.rule import Rule
from analyzer.checks.subject import Subject
from analyzer.errors import UnknownRule
from analyzer.lexicon import load
from analyzer.model import Annotations, Finding, Match, Posting, Resume

RULES: tuple[Rule, ...] = (
    Rule("missing-required", "must-fix", requirements.missing_required),
    Rule("missing-preferred", "consider", requirements.missing_preferred),
    Rule("posting-words", "consider", posting_words.posting_words),
    Rule("unquantified-task", "should-fix", work.unquantified_task),
    Rule("vague-quantity", "should-fix", work.vague_quantity),
    Rule("unnamed-ehr", "should-fix", systems.unnamed_ehr),
    Rule("expired-credential", "must-fix", credentials.expired),
    Rule("credential-without-issuer", "should-fix", credentials.without_issuer),
    Rule("credential-without-expiry", "should-fix", credentials.without_expiry),
    Rule("weak-opening", "should-fix", wording.weak_opening),
    Rule("first-person", "consider", wording.first_person),
    Rule("too-long-bullet", "consider", wording.too_long_bullet),
    Rule("too-many-tasks-in-one-bullet", "consider", work.too_many_tasks),
    Rule("misspelled-field-term", "should-fix", spelling.misspelled_field_term),
    Rule("copied-duty-statement", "should-fix", copying.copied_duty_statement),
    Rule("copied-posting", "should-fix", copying.copied_posting),
    Rule("unfilled-placeholder", "must-fix", placeholders.unfilled_placeholder),
    Rule("date-problem", "should-fix", dates.date_problem),
    Rule("missing-contact", "must-fix", contents.missing_contact),
    Rule("missing-section", "should-fix", contents.missing_section),
    Rule("externship-in-one-line", "should-fix", externship.externship_in_one_line),
    Rule("training-not-told", "should-fix", externship.training_not_told),
    Rule("too-long-resume", "consider", contents.too_long_resume),
    Rule("references-line", "consider", contents.references_line),
    Rule("objective-statement", "consider", leave_out.objective_statement),
    Rule("school-details", "consider", leave_out.school_details),
    Rule("old-job", "consider", leave_out.old_job),
    Rule("personal-data", "must-fix", privacy.personal_data),
    Rule("hidden-text", "must-fix", layout.hidden_text),
    Rule("layout-risk", "consider", layout.layout_risk),
    Rule("file-name", "consider", layout.file_name),
)

_LACKS = frozenset(("missing-required", "expired-credential"))
_SEVERITIES = ("must-fix", "should-fix", "consider")


def run_checks(
    resume: Resume,
    annotations: Annotations,
    posting: Posting | None,
    matches: Sequence[Match],
    as_of: date,
    *lexicon_folders: str,
) -> tuple[Finding, ...]:
    """All findings of all rules: by severity, then those about required needs, of these what lets somebody in at all
    (credentials and schools), then by place in the resume."""
    subject = Subject(resume, annotations, posting, tuple(matches), as_of, load(*lexicon_folders))
    found = [(number, f) for number, rule in enumerate(RULES) for f in rule.check(subject)]

    def order(item: tuple[int, Finding]) -> tuple[int, bool, bool, int, int, int]:
        number, finding = item
        needed = (
            posting is not None
            and finding.requirement is not None
            and posting.requirements[finding.requirement].necessity == "required"
        )
        lets_in = needed and finding.rule in _LACKS and finding.terms[0].startswith(("cert.", "education."))
        return (_SEVERITIES.index(finding.severity), not needed, not lets_in, *finding.span, number)

    return tuple(f for _, f in sorted(found, key=order))


def explain(name: str) -> str:
    """The page of a rule as text. Raises UnknownRule."""
    rule = next((r for r in RULES if r.name == name), None)
    if rule is None:
        raise UnknownRule
    page = rule.page
    parts = (
        ("What it does", page.what),
        ("Why it matters", page.why),
        ("Example", page.example),
        ("How to fix", page.fix),
    )
    return "\n\n".join((f"{name} ({rule.severity})", *(f"{title}\n{text}" for title, text in parts)))
