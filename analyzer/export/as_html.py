"""Report -> one HTML page that stands alone: for a folder of reports, a mail, or the printer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from analyzer.export.as_text import need_label, option_text
from analyzer.export.versions import versions
from analyzer.model import Blank, Confirm, Finding, Match, Report, RewriteOption
from analyzer.posting.short import short_line
from analyzer.posting.unusual import unusual_line
from analyzer.rewriter.order import first_steps, promise
from analyzer.scorer.career import stage_name, step_name, wage_lines
from analyzer.scorer.guide import guide_topics

if TYPE_CHECKING:
    from analyzer.batch.overview import Overview
    from analyzer.batch.rows import Row


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("analyzer.export"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return environment.get_template(name)


def _questions(options: tuple[RewriteOption, ...]) -> list[tuple[str, str]]:
    asked: dict[str, str] = {}
    for option in options:
        for segment in option.segments:
            if isinstance(segment, Blank):
                asked.setdefault(segment.ask, segment.hint)
            elif isinstance(segment, Confirm):
                asked.setdefault(segment.question, "")
    return list(asked.items())


def _needs(report: Report) -> list[tuple[bool, list[Match]]]:
    """What the posting asks for, and apart from it (True) what it names in passing; what one checks oneself aside."""
    needs = report.posting.requirements if report.posting else ()
    asked: dict[bool, list[Match]] = {False: [], True: []}
    for match in report.matches:
        need = needs[match.requirement]
        if not need.self_check:
            asked[need.necessity == "mentioned"].append(match)
    return [(passing, matches) for passing, matches in asked.items() if matches]


def report_html(report: Report, rules: frozenset[str] | None = None, *, title: str = "") -> str:
    """The report as a page; `rules` keeps only these findings; no script, no content from elsewhere."""
    shown: list[tuple[int, Finding]] = [
        (i, f) for i, f in enumerate(report.findings) if rules is None or f.rule in rules
    ]
    rewrites = {r.findings[0]: r for r in report.rewrites}
    steps = first_steps(report)[:3] if rules is None else ()
    return _template("report.html").render(
        report=report,
        title=title or report.resume.contact.name or "Resume",
        shown=shown,
        rewrites=rewrites,
        questions=_questions,
        option_text=option_text,
        need_label=lambda need, posting: need_label(need, posting, *report.lexicons),
        text=report.resume.text,
        stage=stage_name(report.career.stage, *report.lexicons),
        step_name=lambda step: step_name(step, *report.lexicons),
        steps=steps,
        promise=promise(report, steps),
        needs=_needs(report),
        unusual=unusual_line(report.posting, *report.lexicons) if report.posting else "",
        short=short_line(report.posting) if report.posting else "",
        wages=wage_lines(report.career.stage, *report.lexicons),
        paths=report.career.paths,
        guide=guide_topics(report.career.stage, *report.lexicons),
        versions=versions(),
    )


def summary_html(rows: Sequence[Row], lacking: Overview) -> str:
    """The table of a batch as a page, below what many of its resumes lack."""
    return _template("summary.html").render(rows=rows, lacking=lacking, versions=versions())
