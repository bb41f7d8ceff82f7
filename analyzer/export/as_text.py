"""Report -> plain text for a terminal: scores, what to do first, the posting's list, findings, rewrites."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator, Sequence

from analyzer.lexicon import load
from analyzer.model import Blank, Confirm, Finding, Posting, Report, Requirement, Rewrite, RewriteOption, Scorecard
from analyzer.posting.short import short_line
from analyzer.posting.unusual import unusual_line
from analyzer.rewriter.order import Step, first_steps, promise
from analyzer.scorer.career import stage_name, step_name, wage_lines

_MARKS = {"met": "[x]", "partial": "[~]", "missing": "[ ]", "unclear": "[?]"}
_WIDTH = 96
_OF_THE_BULLET = frozenset(("weak-opening", "vague-quantity", "too-long-bullet", "too-many-tasks-in-one-bullet"))


def _wrap(text: str, indent: str = "", first: str | None = None) -> str:
    lead = indent if first is None else first
    return textwrap.fill(
        " ".join(text.split()), _WIDTH, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False
    )


def _score(name: str, card: Scorecard, explain: bool) -> Iterator[str]:
    yield f"{name}: {card.points:g} of {card.of:g}"
    for part in card.parts if explain else ():
        yield _wrap(f"{part.points:g}/{part.of:g}  {part.name}: {part.why}", "           ", "  ")


def option_text(option: RewriteOption) -> str:
    """The sentence with blanks and confirmations in square brackets."""
    pieces = []
    for segment in option.segments:
        if isinstance(segment, Blank):
            pieces.append("[how many?]" if segment.unit else f"[{segment.ask}]")
        elif isinstance(segment, Confirm):
            pieces.append(f"[{segment.text}?]")
        else:
            pieces.append(segment.text)
    return "".join(pieces)


def _rewrite(rewrite: Rewrite) -> Iterator[str]:
    for option in rewrite.options:
        first, *more = option_text(option).split("\n")
        yield _wrap(first, "        ", f"      {option.kind:>7}: "[:15])
        for line in more:
            yield _wrap(line, "        ", "          and: ")
    asked: dict[str, str] = {}
    for option in rewrite.options:
        for segment in option.segments:
            if isinstance(segment, Blank):
                asked.setdefault(segment.ask, segment.hint)
            elif isinstance(segment, Confirm):
                asked.setdefault(segment.question, "")
    for question, hint in asked.items():
        yield _wrap(f"{question} {hint}".strip(), "          ", "        ? ")


def _finding(
    number: int, finding: Finding, report: Report, rewrite: Rewrite | None, more: Sequence[int]
) -> Iterator[str]:
    """A finding, those of the same bullet by number (`more`), the words it is about, and the rewrite."""
    quote = finding.span.of(report.resume.text).replace("\n", " ")
    yield _wrap(f"{number}. {finding.message}", "   ")
    for other in more:
        yield _wrap(f"{other}. {report.findings[other - 1].message}", "   ")
    if quote:
        yield _wrap(f'"{textwrap.shorten(quote, 160, placeholder=" ...")}"', "     ", "     ")
    if rewrite:
        yield from _rewrite(rewrite)


def _of_one_bullet(report: Report, shown: Collection[int]) -> dict[int, list[int]]:
    """For the first shown finding of a bullet the later ones about its wording: they are told with it, by number."""
    found: dict[int, list[int]] = {}
    for rewrite in report.rewrites:
        first, *others = sorted(i + 1 for i in rewrite.findings if i + 1 in shown) or [0]
        own = [n for n in others if report.findings[n - 1].rule in _OF_THE_BULLET]
        if own:
            found[first] = own
    return found


def need_label(need: Requirement, posting: Posting, *lexicon_folders: str) -> str:
    """What a requirement is about in one line: as the posting says it, or by its name where that says more.

    A duty goes by the name of its task, and so does a need that shares its words with others. What is asked of another
    role or level says so.
    """
    apart = f" (only for {need.role}: not scored)" if need.role else ""
    shared = sum(r.span == need.span for r in posting.requirements) > 1
    if not need.any_of or (need.necessity != "mentioned" and not shared):
        said = need.necessity == "required" or "prefer" in need.text.casefold()
        return (need.text if said else f"{need.text} ({need.necessity})") + apart
    strength = " (preferred)" if need.necessity == "preferred" else ""
    text = textwrap.shorten(need.text, 70, placeholder=" ...")
    return f'{need_name(need, *lexicon_folders)}{strength} ("{text}"){apart}'


def _in_short(report: Report, step: Step) -> str:
    """What a step asks for, or its first sentence, and its line: the rest is told with its number."""
    said = step.question or re.split(r"(?<=[.?])\s+(?=[A-Z\"])", step.why)[0]
    line = textwrap.shorten(report.findings[step.finding].span.of(report.resume.text), 70, placeholder=" ...")
    return said if not line or line in said else f'{said} ("{line}")'


def need_name(need: Requirement, *lexicon_folders: str) -> str:
    """The names of what meets a requirement; as the posting says it where no term is named."""
    return " or ".join(load(*lexicon_folders).name(i) for i in need.any_of) or need.text


def report_text(report: Report, *, explain: bool = False, rules: frozenset[str] | None = None) -> str:
    """The report as text; `explain` adds the parts of the scores, `rules` keeps only these findings."""
    lines: list[str] = []
    if report.match and report.posting:
        lines += _score("Match with the posting", report.match, explain)
        if short := short_line(report.posting):
            lines.append(_wrap(short, "  ", "  "))
    lines += _score("Draft", report.draft, explain)
    for warning in report.resume.warnings:
        lines.append(_wrap(f"Note: {warning.message}", "      "))
    steps = first_steps(report)[:3] if rules is None else ()
    if steps:
        lines += ["", _wrap(promise(report, steps) or "Do this first:")]
        lines += [_wrap(f"- number {step.finding + 1} below: {_in_short(report, step)}", "  ") for step in steps]
    if report.posting:
        lines += ["", "WHAT THE POSTING ASKS"]
        for match in report.matches:
            need = report.posting.requirements[match.requirement]
            if need.self_check:
                continue
            lines.append(_wrap(f"{_MARKS[match.status]} {need_label(need, report.posting, *report.lexicons)}", "    "))
            for evidence in match.evidence[:1]:
                quote = textwrap.shorten(evidence.text.replace("\n", " "), 110, placeholder=" ...")
                lines.append(_wrap(f'"{quote}" ({evidence.why})', "      ", "      "))
            if match.note:
                lines.append(_wrap(match.note, "      ", "      "))
        if unusual := unusual_line(report.posting, *report.lexicons):
            lines += ["", _wrap(unusual)]
        own = [r for r in report.posting.requirements if r.self_check]
        if own:
            lines += ["", "CHECK YOURSELF (a resume does not show these)"]
            lines += [_wrap(f"- {r.text}", "  ") for r in own]
    rewrites = {r.findings[0]: r for r in reversed(report.rewrites)}
    shown = [(i, f) for i, f in enumerate(report.findings, 1) if rules is None or f.rule in rules]
    with_others = _of_one_bullet(report, frozenset(i for i, _ in shown))
    told = frozenset(n for others in with_others.values() for n in others)
    for severity, heading in (("must-fix", "FIX FIRST"), ("should-fix", "THEN"), ("consider", "CONSIDER")):
        own_findings = [(i, f) for i, f in shown if f.severity == severity and i not in told]
        if own_findings:
            lines += ["", heading]
            for number, finding in own_findings:
                lines += _finding(number, finding, report, rewrites.get(number - 1), with_others.get(number, ()))
    if not shown:
        lines += ["", "Nothing to change was found."]
    if rules is None:
        stage = stage_name(report.career.stage, *report.lexicons)
        lines += ["", _wrap(f"Career stage: {stage}. {report.career.why}", "  ")]
        lines += [_wrap(f"- {step_name(s.id, *report.lexicons)}: {s.why}", "  ") for s in report.career.next]
        lines += [_wrap(line, "  ") for line in wage_lines(report.career.stage, *report.lexicons)]
        lines += ["  Ways on:", *(_wrap(f"- {line}", "  ") for line in report.career.paths)]
        lines.append("  More about this career:  resume-vitals explain career")
    return "\n".join(lines) + "\n"
