"""The question at the end of a finding's message: what the first option asks, so that both ask the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analyzer.model import Blank, Finding, Rewrite, Severity


def finished(
    findings: Sequence[Finding], rewrites: Sequence[Rewrite], questions: Mapping[int, str]
) -> tuple[Finding, ...]:
    """The findings with the ends of their messages; `questions` are those of findings without a rewrite, by index.

    Of one bullet nothing is asked twice: a second finding says its advice.
    """
    blanks = {
        i: [s for s in r.options[0].segments if isinstance(s, Blank)] for r in reversed(rewrites) for i in r.findings
    }
    said: set[str] = set()
    return tuple(_finished(f, blanks.get(i, []), questions.get(i, ""), said) for i, f in enumerate(findings))


def _finished(finding: Finding, blanks: Sequence[Blank], question: str, said: set[str]) -> Finding:
    """The finding with its end; `said` holds the keys of the gaps that findings before it ask about."""
    if not finding.advice:
        return finding
    end = f"{finding.lead} {question}" if question else finding.advice
    asked = _asked(finding, blanks)
    if asked and asked.key not in said:
        said.add(asked.key)
        question = asked.ask if asked.unit else ""
        end = f"{finding.lead} {question}" if question else f"In words: {asked.ask}."
    idle = not question and not blanks and finding.rule == "unquantified-task" and finding.requirement is None
    # Where nobody can say what to count, no number is missed.
    severity: Severity = "consider" if idle and finding.severity == "should-fix" else finding.severity
    end = "If you can say how many, how often or for whom, add it." if idle and end == finding.advice else end
    return replace(
        finding, message=f"{finding.message} {end}", severity=severity, lead="", advice="", question=question
    )


def _asked(finding: Finding, blanks: Sequence[Blank]) -> Blank | None:
    """The gap that the message is about: the first for a number, of the finding's first task that has one."""
    numbers = [b for b in blanks if b.unit]
    for term in finding.terms:
        own = f".{term.removeprefix('task.')}."
        if found := next((b for b in numbers if own in b.key), None):
            return found
    return next(iter(numbers), next((b for b in blanks if b.key.endswith(".words")), None))
