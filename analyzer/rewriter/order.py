"""The first steps: which changes move the two scores most, found by scoring the resume with each of them made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from analyzer.checks.subject import quoted
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
    Scorecard,
    Segment,
    Span,
)
from analyzer.rewriter.answers import answered, sentence
from analyzer.rewriter.suggest import option_maker
from analyzer.scorer import match_requirements, score_draft, score_match
from analyzer.span_index import SpanIndex

_MOST = 10
# Rewrites, and other findings, that are tried: no resume of two pages has as many, and each one is a scoring.
_MOST_TRIED = 100
# Sums of decimals in another order.
_NOISE = 1e-6
# What the posting asks for comes before what gains as much, or a little more; half of the bullets with a number is
# plenty, and it should be these.
_ASKED = 0.25
_MEASURED_RULES = frozenset(("unquantified-task", "vague-quantity"))
# Findings that words alone solve.
_WORDING_RULES = frozenset(("weak-opening", "first-person"))
_SPLIT_RULES = frozenset(("too-many-tasks-in-one-bullet", "too-long-bullet"))
_ASKED_RULES = {
    "issuer": "credential-without-issuer",
    "expires": "credential-without-expiry",
    "ehr": "unnamed-ehr",
}
_EXPIRED_RULE = "expired-credential"
_SOME_SYSTEM = "ehr.named-by-you"


@dataclass(frozen=True, slots=True)
class Step:
    """One change. `rewrite` and `option` are indexes (None where no rewrite exists), `finding` is its main finding.

    `draft` and `match` are the points it adds to those scores once the steps before it are done. `why` is all that its
    findings say, `question` what its rewrite asks first ("" for none), `brief` the question and who else asks.
    """

    finding: int
    rewrite: int | None
    option: int | None
    draft: float
    match: float
    why: str
    question: str
    brief: str

    @property
    def gain(self) -> float:
        """The points gained on both scores together."""
        return round(self.draft + self.match, 1)


@dataclass(frozen=True, slots=True)
class After:
    """The two scores once some rewrites are made, the findings (indexes) that those solve, and what both rest on.

    `annotations` hold the changed lines in the place (and at the spans) of the old ones.
    """

    draft: Scorecard
    match: Scorecard | None
    solved: frozenset[int]
    annotations: Annotations
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that could be made: the line it leaves behind and the findings that it solves.

    `weight` is added to its gain where changes are compared, and nowhere else.
    """

    finding: int
    rewrite: int | None
    option: int | None
    line: LineAnnotation | None
    solved: frozenset[int]
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class _State:
    """The resume with some changes made, and its points."""

    annotations: Annotations
    solved: frozenset[int]
    draft: float
    match: float


def first_steps(report: Report) -> tuple[Step, ...]:
    """At most ten changes, the largest gain first, each counted on top of those before it.

    Blanks are taken as answered with an ordinary number, a card as valid for another year, an expired one as renewed;
    a system or an issuer that is still to be named meets no requirement of the posting. Changes that move neither
    score are left out.
    """
    scorer = _Scorer(report)
    state = scorer.start()
    # Every part of the score is capped and none grows by another, so no change gains more later than it gains now:
    # what a change gained before bounds what it gains, and few are scored again for each step.
    changes = _changes(report, pipeline(*report.lexicons))
    bounds = [(float("inf"), -place, change) for place, change in enumerate(changes)]
    steps: list[Step] = []
    while bounds and len(steps) < _MOST:
        total = state.draft + state.match
        best: tuple[float, int, _Change, _State] | None = None
        scored: list[tuple[float, int, _Change]] = []
        for bound, place, change in bounds:
            if best is not None and (round(total + bound + change.weight + _NOISE, 1), place) < best[:2]:
                scored.append((bound, place, change))
                continue
            after = scorer.after(state, change)
            reached = after.draft + after.match
            scored.append((reached - total, place, change))
            weighed = round(reached + change.weight, 1)
            if best is None or (weighed, place) > best[:2]:
                best = (weighed, place, change, after)
        if best is None:
            break
        _, _, change, after = best
        draft, match = round(after.draft - state.draft, 1), round(after.match - state.match, 1)
        if draft + match <= 0:
            break
        why, question = _why(report, change), _question(report, change)
        brief = f"{question}{_asked_by_posting(report, change)}" if question else why
        steps.append(Step(change.finding, change.rewrite, change.option, draft, match, why, question, brief))
        state = after
        bounds = sorted(
            (
                (gain, place, c)
                for gain, place, c in scored
                if gain > 0 and c is not change and (c.rewrite is None or c.rewrite != change.rewrite)
            ),
            key=lambda entry: (entry[0] + entry[2].weight, entry[1]),
            reverse=True,
        )
    return tuple(steps)


def scores_after(report: Report, chosen: Mapping[int, int], answers: Mapping[str, str]) -> After:
    """The scores with the chosen option of each rewrite in place (indexes); an option with an open question counts
    for nothing. Far faster than checking the changed resume again: only the changed lines are read."""
    scorer = _Scorer(report)
    matchers = pipeline(*report.lexicons)
    bullets = frozenset(b.span for b in report.resume.bullets())
    annotations, solved, matters = report.annotations, frozenset[int](), False
    for index, number in chosen.items():
        rewrite = report.rewrites[index]
        if not 0 <= number < len(rewrite.options):
            continue
        option = rewrite.options[number]
        segments = answered(option, answers)
        if segments is None:
            continue
        line = _read_line(report, matchers, rewrite, sentence(segments), in_bullet=rewrite.span in bullets)
        solved |= _solved(report, rewrite, option, line)
        annotations, changed = scorer.with_line(annotations, line)
        matters = matters or changed
    left = [i for i in range(len(report.findings)) if i not in solved]
    card = score_draft(report.resume, annotations, [report.findings[i] for i in left], *report.lexicons)
    # The parts name findings by their place in the report.
    draft = Scorecard(tuple(replace(p, findings=tuple(left[n] for n in p.findings)) for p in card.parts))
    matches = scorer.matches(annotations) if matters else report.matches
    match = score_match(report.posting, matches, *report.lexicons) if matters and report.posting else report.match
    return After(draft, match, solved, annotations, matches)


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

    def __init__(self, report: Report) -> None:
        self._report = report
        self._folders = report.lexicons
        posting = report.posting
        kept = [i for i, r in enumerate(posting.requirements) if r.any_of] if posting else []
        self._kept = kept
        self._spoken: dict[Span, str] = {}
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
            annotations, changed = self.with_line(annotations, change.line)
            if changed:
                card = self.match_card(annotations)
                match = card.points if card else 0.0
        solved = state.solved | change.solved
        findings: list[Finding] = [f for i, f in enumerate(self._report.findings) if i not in solved]
        draft = score_draft(self._report.resume, annotations, findings, *self._folders, spoken=self._spoken).points
        return _State(annotations, solved, draft, match)

    def with_line(self, annotations: Annotations, line: LineAnnotation) -> tuple[Annotations, bool]:
        """The annotations with one line in the old one's place, and whether a requirement may be answered otherwise."""
        old = next((x for x in annotations.lines if x.span == line.span), None)
        lines = tuple(line if x is old else x for x in annotations.lines)
        return Annotations(annotations.text, lines), old is not None and self._says(old) != self._says(line)

    @staticmethod
    def _says(line: LineAnnotation) -> frozenset[tuple[str, str]]:
        """What a line shows for a posting: terms and tasks, without systems that nobody has named yet."""
        named = {(m.term, m.status) for m in line.terms if m.term not in ("ehr.generic", _SOME_SYSTEM)}
        return frozenset(named | {(t.term, "likely" if t.likely else "held") for t in line.tasks})

    def match_card(self, annotations: Annotations) -> Scorecard | None:
        """The match score of changed annotations; None without a posting."""
        posting = self._report.posting
        return score_match(posting, self.matches(annotations), *self._folders) if posting else None

    def matches(self, annotations: Annotations) -> tuple[Match, ...]:
        """How changed annotations answer the posting; requirements that rest on no term stay as they were."""
        report = self._report
        if self._reduced is None:
            return report.matches
        found = match_requirements(self._reduced, report.resume, annotations, report.as_of, *self._folders)
        matches: list[Match] = list(report.matches)
        for index, match in zip(self._kept, found, strict=True):
            matches[index] = replace(match, requirement=index)
        return tuple(matches)


def _changes(report: Report, matchers: Pipeline) -> Iterable[_Change]:
    """Every rewrite with an option answered (the first that drops its empty opening), and every other finding as if
    it were solved."""
    rewritten: set[int] = set()
    bullets = frozenset(b.span for b in report.resume.bullets())
    workplaces = option_maker(report.lexicons).workplaces
    elsewhere = SpanIndex(e.span for e in report.resume.experience if not workplaces.is_care(report.resume.text, e))
    for rewrite in report.rewrites:
        rewritten.update(rewrite.findings)
    for index, rewrite in enumerate(report.rewrites[:_MOST_TRIED]):
        number = next((n for n, o in enumerate(rewrite.options) if not _keeps_opening(rewrite, o)), 0)
        option = rewrite.options[number]
        line = _annotated(report, matchers, rewrite, option, in_bullet=rewrite.span in bullets)
        solved = _solved(report, rewrite, option, line)
        # What moves the score most is the number: it names the change.
        counted = (i for i in rewrite.findings if i in solved and report.findings[i].rule in _MEASURED_RULES)
        main = next(counted, rewrite.findings[0])
        # Who trained cashiers has not trained medical assistants yet.
        asked = report.findings[main].requirement is not None and not elsewhere.covering(rewrite.span)
        weight = _ASKED if asked else 0.0
        yield _Change(main, index, number, line, solved, weight)
    others = (number for number in range(len(report.findings)) if number not in rewritten)
    for number in islice(others, _MOST_TRIED):
        yield _Change(number, None, None, _renewed(report, report.findings[number]), frozenset({number}))


def _renewed(report: Report, finding: Finding) -> LineAnnotation | None:
    """The line of an expired card as it counts once the card is renewed; None for any other finding."""
    line = report.annotations.line_at(finding.span.start) if finding.rule == _EXPIRED_RULE else None
    if line is None:
        return None
    terms = (replace(m, status="held") if m.term in finding.terms and m.status == "expired" else m for m in line.terms)
    return replace(line, terms=tuple(terms))


def _why(report: Report, change: _Change) -> str:
    """What to do for all the points of a change: its own finding, then the wording that goes with it."""
    words = sorted(i for i in change.solved if i != change.finding and report.findings[i].rule in _WORDING_RULES)
    return " ".join(dict.fromkeys(report.findings[i].message for i in (change.finding, *words)))


def _question(report: Report, change: _Change) -> str:
    """What the person is asked first; "" where no rewrite takes the answer, so that it is not all there is to do."""
    return "" if change.rewrite is None else report.findings[change.finding].question


def _asked_by_posting(report: Report, change: _Change) -> str:
    need = report.findings[change.finding].requirement
    if report.posting is None or need is None:
        return ""
    return f" The posting asks for it: {quoted(report.posting.requirements[need].text)}."


def whole_gains(steps: Sequence[Step]) -> tuple[int, ...]:
    """The gains in whole points, none above the one before it."""
    gains: list[int] = []
    for step in steps:
        rounded = int(step.gain + 0.5)
        gains.append(min(rounded, gains[-1]) if gains else rounded)
    return tuple(gains)


def _keeps_opening(rewrite: Rewrite, option: RewriteOption) -> bool:
    """Whether an option starts with the words of the original ("Responsible for"): it solves nothing about them."""
    return option.text.split()[:2] == rewrite.original.split()[:2]


def _solved(report: Report, rewrite: Rewrite, option: RewriteOption, line: LineAnnotation) -> frozenset[int]:
    """The findings of a rewrite that its option takes away."""
    rules = set() if _keeps_opening(rewrite, option) else set(_WORDING_RULES)
    if line.measures:
        rules |= _MEASURED_RULES
    if "\n" in option.text:
        rules |= _SPLIT_RULES
    asked = {s.key.rsplit(".", 1)[-1] for s in option.segments if isinstance(s, Blank)}
    rules |= {rule for what, rule in _ASKED_RULES.items() if what in asked}
    # A finding about several lines is solved in the line that it points at.
    own = (i for i in rewrite.findings if report.findings[i].span.overlaps(rewrite.span))
    return frozenset(i for i in own if report.findings[i].rule in rules)


def _annotated(
    report: Report, matchers: Pipeline, rewrite: Rewrite, option: RewriteOption, *, in_bullet: bool
) -> LineAnnotation:
    """The line as it reads once the option is answered; its span stays that of the old line."""
    answers = tuple(_answer(s, report.as_of) for s in option.segments)
    new = _read_line(report, matchers, rewrite, sentence(answers), in_bullet=in_bullet)
    old = next((x for x in report.annotations.lines if x.span == rewrite.span), None)
    # The words of a question name no work that the line did not name before.
    likely = {t.term: t.likely for t in old.tasks} if old else {}
    tasks = tuple(replace(t, likely=likely[t.term]) for t in new.tasks if t.term in likely)
    terms = new.terms
    if any(isinstance(s, Blank) and s.key.endswith(".ehr") for s in option.segments):
        # Some system will be named; which one is not ours to say, so it meets no requirement here.
        terms = tuple(replace(m, term=_SOME_SYSTEM) if m.term == "ehr.generic" else m for m in terms)
    return replace(new, terms=terms, tasks=tasks, span=rewrite.span)


def _read_line(report: Report, matchers: Pipeline, rewrite: Rewrite, text: str, *, in_bullet: bool) -> LineAnnotation:
    """What a text says in the place of the old line."""
    text = text.replace("\n", ". ")
    section = next((s for s in report.resume.sections if s.span.start <= rewrite.span.start < s.span.end), None)
    kinds = section.kinds if section else ()
    new = matchers.line(text, Span(0, len(text)), as_of=report.as_of, sections=kinds, in_bullet=in_bullet)
    return replace(new, span=rewrite.span)


def _answer(segment: Segment, as_of: date) -> Segment:
    """An ordinary answer to a question: within its bounds, a card that is valid for a year, words for words."""
    if isinstance(segment, Confirm):
        return Fact(segment.text, segment.span, answer=True)
    if not isinstance(segment, Blank):
        return segment
    if segment.key.endswith(".expires"):
        return Fact(f"12/{as_of.year + 1}", None, answer=True)
    if segment.key.endswith(".ehr"):
        return Fact("EHR", None, answer=True)
    return Fact(str(min(20, segment.most or 20)) if segment.unit else "these", None, answer=True)
