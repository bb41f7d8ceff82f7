"""The first steps: which changes move the two scores most, found by scoring the resume with each of them made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from analyzer.matchers.pipeline import Pipeline, pipeline
from analyzer.model import (
    Annotations,
    Blank,
    Confirm,
    Fact,
    Finding,
    LineAnnotation,
    Match,
    Posting,
    Report,
    Rewrite,
    RewriteOption,
    Span,
)
from analyzer.rewriter.answers import sentence
from analyzer.scorer import match_requirements, score_draft, score_match

_MOST = 10
_MEASURED_RULES = frozenset(("unquantified-task", "vague-quantity"))
# Findings that words alone solve.
_WORDING_RULES = frozenset(("weak-opening", "first-person"))
_SPLIT_RULES = frozenset(("too-many-tasks-in-one-bullet", "too-long-bullet"))


@dataclass(frozen=True, slots=True)
class Step:
    """One change. `rewrite` and `option` are indexes (None where no rewrite exists), `finding` is its main finding.

    `draft` and `match` are the points it adds to those scores once the steps before it are done.
    """

    finding: int
    rewrite: int | None
    option: int | None
    draft: float
    match: float
    why: str

    @property
    def gain(self) -> float:
        """The points gained on both scores together."""
        return round(self.draft + self.match, 1)


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that could be made: the line it leaves behind and the findings that it solves."""

    finding: int
    rewrite: int | None
    option: int | None
    line: LineAnnotation | None
    solved: frozenset[int]


@dataclass(frozen=True, slots=True)
class _State:
    """The resume with some changes made, and its points."""

    annotations: Annotations
    solved: frozenset[int]
    draft: float
    match: float


def first_steps(report: Report, *lexicon_folders: str) -> tuple[Step, ...]:
    """At most ten changes, the largest gain first, each counted on top of those before it.

    Blanks are taken as answered with an ordinary number; nothing is counted for what nobody can know (which system,
    which issuer). Changes that move neither score are left out.
    """
    scorer = _Scorer(report, lexicon_folders)
    state = scorer.start()
    left = list(_changes(report, pipeline(*lexicon_folders)))
    steps: list[Step] = []
    while left and len(steps) < _MOST:
        tried = [(scorer.after(state, change), change) for change in left]
        best, change = max(tried, key=lambda t: (round(t[0].draft + t[0].match, 1), -left.index(t[1])))
        draft, match = round(best.draft - state.draft, 1), round(best.match - state.match, 1)
        if draft + match <= 0:
            break
        why = report.findings[change.finding].message
        steps.append(Step(change.finding, change.rewrite, change.option, draft, match, why))
        state = best
        left = [c for c in left if c is not change and (c.rewrite is None or c.rewrite != change.rewrite)]
        # What gains nothing now will gain nothing later: every part of the score is capped, none grows by another.
        gained = {id(c) for s, c in tried if s.draft + s.match > state.draft + state.match - draft - match}
        left = [c for c in left if id(c) in gained]
    return tuple(steps)


def promise(report: Report, steps: Sequence[Step]) -> str:
    """One sentence on what the steps are worth ("Three changes move your draft score from 61 to 84.")."""
    if not steps:
        return ""
    words = ("One change", "Two changes", "Three changes", "Four changes", "Five changes", "Six changes",
             "Seven changes", "Eight changes", "Nine changes", "Ten changes")  # fmt: skip
    moves = "moves" if len(steps) == 1 else "move"
    parts = []
    for name, card, gain in (
        ("draft", report.draft, sum(s.draft for s in steps)),
        ("match", report.match, sum(s.match for s in steps)),
    ):
        if card is not None and round(card.points + gain) > round(card.points):
            parts.append(f"your {name} score from {card.points:.0f} to {card.points + gain:.0f}")
    return f"{words[len(steps) - 1]} {moves} {' and '.join(parts)}." if parts else ""


class _Scorer:
    """Scores a state; what a change cannot move is not computed again."""

    def __init__(self, report: Report, folders: Sequence[str]) -> None:
        self._report = report
        self._folders = folders
        posting = report.posting
        kept = [i for i, r in enumerate(posting.requirements) if r.any_of] if posting else []
        self._kept = kept
        self._reduced: Posting | None = (
            replace(posting, requirements=tuple(posting.requirements[i] for i in kept)) if posting else None
        )

    def start(self) -> _State:
        """The report as it is."""
        match = self._report.match
        return _State(self._report.annotations, frozenset(), self._report.draft.points, match.points if match else 0.0)

    def after(self, state: _State, change: _Change) -> _State:
        """The state with one more change."""
        annotations, match = state.annotations, state.match
        if change.line is not None:
            old = next((x for x in annotations.lines if x.span == change.line.span), None)
            lines = tuple(change.line if x is old else x for x in annotations.lines)
            annotations = Annotations(annotations.text, lines)
            if old is not None and self._says(old) != self._says(change.line):
                match = self._match(annotations)
        solved = state.solved | change.solved
        findings: list[Finding] = [f for i, f in enumerate(self._report.findings) if i not in solved]
        draft = score_draft(self._report.resume, annotations, findings, *self._folders).points
        return _State(annotations, solved, draft, match)

    @staticmethod
    def _says(line: LineAnnotation) -> frozenset[tuple[str, str]]:
        return frozenset({(m.term, m.status) for m in line.terms} | {(t.term, "held") for t in line.tasks})

    def _match(self, annotations: Annotations) -> float:
        if self._report.posting is None or self._reduced is None:
            return 0.0
        report = self._report
        found = match_requirements(self._reduced, report.resume, annotations, report.as_of, *self._folders)
        matches: list[Match] = list(report.matches)
        for index, match in zip(self._kept, found, strict=True):
            matches[index] = replace(match, requirement=index)
        return score_match(self._report.posting, matches, *self._folders).points


def _changes(report: Report, matchers: Pipeline) -> Iterable[_Change]:
    """Every rewrite's best option, and every other finding as if it were solved."""
    rewritten: set[int] = set()
    for index, rewrite in enumerate(report.rewrites):
        rewritten.update(rewrite.findings)
        for number, option in enumerate(rewrite.options):
            if any(isinstance(s, Blank) and not s.unit for s in option.segments):
                # A word that nobody can guess: the finding counts as solved, the line stays as it is.
                yield _Change(rewrite.findings[0], index, number, None, _solved(report, rewrite, option, None))
            else:
                line = _annotated(report, matchers, rewrite, option)
                yield _Change(rewrite.findings[0], index, number, line, _solved(report, rewrite, option, line))
            break
    for number in range(len(report.findings)):
        if number not in rewritten:
            yield _Change(number, None, None, None, frozenset({number}))


def _solved(report: Report, rewrite: Rewrite, option: RewriteOption, line: LineAnnotation | None) -> frozenset[int]:
    rules = set(_WORDING_RULES)
    if line is not None and line.measures:
        rules |= _MEASURED_RULES
    if "\n" in option.text:
        rules |= _SPLIT_RULES
    if line is None:
        rules |= {"credential-without-issuer", "credential-without-expiry", "unnamed-ehr"}
    return frozenset(i for i in rewrite.findings if report.findings[i].rule in rules)


def _annotated(report: Report, matchers: Pipeline, rewrite: Rewrite, option: RewriteOption) -> LineAnnotation:
    """The line as it reads once the option is answered; its span stays that of the old line."""
    text = sentence(tuple(_answer(s) for s in option.segments)).replace("\n", ". ")
    old = next((x for x in report.annotations.lines if x.span == rewrite.span), None)
    whole = Span(0, len(text))
    section = next((s for s in report.resume.sections if s.span.start <= rewrite.span.start < s.span.end), None)
    new = matchers.line(
        text, whole, as_of=report.as_of, sections=section.kinds if section else (), in_bullet=bool(rewrite.options)
    )
    return replace(new, span=old.span if old else rewrite.span)


def _answer(segment: Fact | object) -> Fact:
    """An ordinary answer: within every question's bounds."""
    if isinstance(segment, Blank):
        return Fact(str(min(20, segment.most or 20)), None, answer=True)
    assert not isinstance(segment, Confirm) or segment.text
    return Fact(segment.text, None, answer=isinstance(segment, Confirm))  # type: ignore[attr-defined]
