"""Report -> what the result page shows, in its order. Everything is text; the templates only lay it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analyzer.lexicon import load
from analyzer.model import Evidence, Finding, Match, Report, Requirement, Scorecard
from analyzer.posting.short import short_line
from analyzer.posting.unusual import unusual_line
from analyzer.rewriter.given import SHAPES
from analyzer.rewriter.order import Step as FirstStep
from analyzer.rewriter.order import promise, whole_gains
from analyzer.scorer.career import step_name, wage_lines
from web.answers import Choices
from web.charts import Chart
from web.live import after, charts, progress_line
from web.marked import MarkedLine, line_number, marked_lines
from web.pages import MarkedPage, marked_pages
from web.rewrites import Card, cards
from web.texts import current_texts

SEVERITIES = ("must-fix", "should-fix", "consider")
NECESSITIES = ("required", "preferred", "mentioned")
STATUSES = ("met", "partial", "missing", "unclear")
_FIRST = 3
# What is missing stands nowhere: the span of these only says where it could be written.
_NOWHERE = frozenset(("missing-required", "missing-preferred"))
_NOT_SHOWN = "Your resume does not show this."


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a score, with links to what it rests on."""

    name: str
    points: float
    of: float
    why: str
    requirements: tuple[int, ...]
    findings: tuple[int, ...]

    @property
    def share(self) -> int:
        """Percent of the part's points."""
        return round(100 * self.points / self.of) if self.of else 0


@dataclass(frozen=True, slots=True)
class Score:
    """A score: `level` is high, middle or low, and picks the sentence; `before` is without the answers."""

    name: str
    points: float
    before: float
    of: float
    level: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the resume and the line they stand in."""

    text: str
    why: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Need:
    """A requirement of the posting and how the resume answers it.

    Where several needs share one line of the posting, `text` names the need and `within` is the line.
    """

    number: int
    text: str
    within: str
    necessity: str
    status: str
    due: str
    role: str
    note: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A finding; `target` is where the page deals with it: a rewrite card, or the list of other findings."""

    number: int
    severity: str
    message: str
    excerpt: str
    line: int | None
    target: str
    card: int | None
    rule: str
    more: int = 0
    gain: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """A next step of the career, by its name."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Page:
    """The result page."""

    report: Report
    scores: tuple[Score, ...]
    first: tuple[Item, ...]
    promise: str
    progress: str
    needs: tuple[tuple[str, tuple[Need, ...]], ...]
    to_check: tuple[Need, ...]
    counts: dict[str, int]
    cards: tuple[Card, ...]
    done: int
    items: tuple[Item, ...]
    others: tuple[Item, ...]
    lines: tuple[MarkedLine, ...]
    pages: tuple[MarkedPage, ...]
    seen: frozenset[str]
    warnings: tuple[str, ...]
    wages: tuple[str, ...]
    paths: tuple[str, ...]
    steps: tuple[Step, ...]
    charts: dict[str, Chart]
    bullets: int
    short: str
    unusual: str
    shapes: Mapping[str, str]


def result_page(report: Report, choices: Choices, steps: Sequence[FirstStep]) -> Page:
    """The page of a report, with the answers given so far; `steps` move the scores most."""
    rewrites = cards(report, choices)
    owners = {number: card for card in reversed(rewrites) for number in card.findings}
    items = tuple(_item(report, index, f, owners.get(index)) for index, f in enumerate(report.findings))
    now = after(report, choices)
    needs = _needs(report, now.matches)
    scored = [n for n in needs if not n.role]
    document = report.resume.document
    pages = marked_pages(report, rewrites)
    done = sum(card.done for card in rewrites)
    both = (("match", report.match, now.match), ("draft", report.draft, now.draft))
    return Page(
        report=report,
        scores=tuple(_score(name, old, new) for name, old, new in both if old and new and old.of),
        first=_first_things(items, steps),
        promise=promise(report, steps[:_FIRST]),
        progress=progress_line(current_texts(), report, now, done, len(rewrites)),
        needs=tuple((k, own) for k in NECESSITIES if (own := tuple(n for n in needs if n.necessity == k))),
        to_check=_needs(report, now.matches, self_check=True),
        counts={s: Counter(n.status for n in scored)[s] for s in STATUSES},
        cards=tuple(replace(c, solved=now.solved.issuperset(c.findings)) for c in rewrites),
        done=done,
        items=items,
        others=tuple(sorted((i for i in items if i.card is None), key=_rank)),
        lines=marked_lines(report),
        pages=pages,
        seen=frozenset(f"r{mark.card}" for sheet in pages for mark in sheet.marks),
        warnings=tuple(dict.fromkeys(w.message for w in (*document.warnings, *report.resume.warnings))),
        wages=wage_lines(report.career.stage, *report.lexicons),
        paths=report.career.paths,
        steps=tuple(Step(step_name(n.id, *report.lexicons), n.why) for n in report.career.next),
        charts=charts(current_texts(), report, now),
        bullets=len(report.resume.bullets()),
        short=short_line(report.posting) if report.posting else "",
        unusual=unusual_line(report.posting) if report.posting else "",
        shapes=SHAPES,
    )


def _score(name: str, old: Scorecard, new: Scorecard) -> Score:
    share = new.points / new.of
    level = "high" if share >= 0.75 else "middle" if share >= 0.45 else "low"
    parts = tuple(Part(p.name, p.points, p.of, p.why, p.requirements, p.findings) for p in new.parts)
    return Score(name, new.points, old.points, new.of, level, parts)


def _rank(item: Item) -> tuple[int, int]:
    return SEVERITIES.index(item.severity), item.number


def _first_things(items: Sequence[Item], steps: Sequence[FirstStep]) -> tuple[Item, ...]:
    """The changes that move the scores most; then the kinds of finding that matter most, each by its first place."""
    gains = whole_gains(steps[:_FIRST])
    first = [replace(items[s.finding], message=s.brief, gain=g) for s, g in zip(steps, gains, strict=False)]
    counts = Counter(item.rule for item in items)
    by_rule: dict[str, Item] = {}
    for item in sorted(items, key=_rank):
        by_rule.setdefault(item.rule, item)
    more = [replace(item, more=counts[r] - 1) for r, item in by_rule.items() if r not in {f.rule for f in first}]
    return tuple((first + more)[:_FIRST])


def _item(report: Report, index: int, finding: Finding, card: Card | None) -> Item:
    excerpt = "" if finding.rule in _NOWHERE else " ".join(finding.span.of(report.resume.text).split())
    return Item(
        number=index + 1,
        severity=finding.severity,
        message=finding.message,
        excerpt=excerpt if len(excerpt) <= 120 else excerpt[:117].rsplit(" ", 1)[0] + "…",
        line=line_number(report.resume.document.lines, finding.span.start) if excerpt else None,
        target=card.id if card else f"f{index + 1}",
        card=card.number if card else None,
        rule=finding.rule,
    )


def _name(requirement: Requirement) -> str:
    """The names of its terms; the need in words, or the posting's own, where there are none."""
    names = " / ".join(load().name(i) for i in requirement.any_of[:3])
    return names or requirement.need or requirement.text


def _needs(report: Report, answered: Sequence[Match], *, self_check: bool = False) -> tuple[Need, ...]:
    if report.posting is None:
        return ()
    matches = {m.requirement: m for m in answered}
    shared = Counter(r.text for r in report.posting.requirements)
    lines = report.resume.document.lines

    def quote(evidence: Evidence) -> Quote:
        text = " ".join(evidence.text.split())
        return Quote(text, evidence.why, line_number(lines, evidence.span.start))

    return tuple(
        Need(
            number=index + 1,
            text=_name(requirement) if shared[requirement.text] > 1 else requirement.text,
            within=requirement.text if shared[requirement.text] > 1 else "",
            necessity=requirement.necessity,
            status=match.status if match else "unclear",
            due=requirement.due or "",
            role=requirement.role,
            # What the word "Not shown" says already.
            note=match.note if match and match.note != _NOT_SHOWN else "",
            quotes=tuple(quote(e) for e in match.evidence) if match else (),
        )
        for index, requirement in enumerate(report.posting.requirements)
        if requirement.self_check == self_check
        for match in [matches.get(index)]
    )
