"""A summary of two or three short sentences, made of held facts alone, in the order that the posting asks for them.

First who: title, credential letters, months or years of work, fields. Then what: the work that the posting asks for
most, one piece of it with its number, the record systems, the languages. No praise, no wish, nothing that the resume
does not show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analyzer.model import Fact, Glue, Report, Segment, Span
from analyzer.parser.resume.sections import body_pieces
from analyzer.rewriter.segments import DishonestOption
from analyzer.rewriter.suggest import option_maker
from analyzer.rewriter.summary.check import check_summary
from analyzer.rewriter.summary.facts import SummaryFacts
from analyzer.rewriter.summary.work import Piece, WorkFinder

# Fewer facts than these make no summary: a title alone says nothing.
_FEWEST = 3
_SHORT_TIME = 12


@dataclass(frozen=True, slots=True)
class Summary:
    """The segments (facts and glue), and the lines of the present summary, which it would replace (none: a new block).

    A fact's `span` is where the resume shows it; `why` is set where it says so in other words.
    """

    segments: tuple[Segment, ...]
    replaces: tuple[Span, ...] = ()

    @property
    def text(self) -> str:
        """The summary as one paragraph."""
        return "".join(s.text for s in self.segments if isinstance(s, Fact | Glue))


def summarize(report: Report) -> Summary | None:
    """The summary; None where too few facts hold. Nothing in it needs an answer, but nobody has looked at it yet."""
    maker = option_maker(report.lexicons)
    facts = SummaryFacts(report, maker.matchers.lexicons)
    title = facts.title()
    if title is None:
        return None
    finder = WorkFinder(maker, facts)
    work, opening = finder.pieces(facts.jobs), "work includes "
    if not work and facts.externships:
        work, opening = finder.pieces(facts.externships), "externship work includes "
    if len(work) == 1 and not work[0].measured:
        # "Work includes vitals" says less than nothing.
        work = []
    who, told = _who(facts, title)
    systems, earlier = facts.systems()
    languages = facts.languages()
    if told + min(len(work), 2) + bool(systems or earlier) + bool(languages) < _FEWEST or not (told or len(work) > 1):
        return None
    what = _what(work, opening, systems, earlier, languages)
    segments = tuple(_sentence(who) + ([Glue(" ")] if what else []) + _sentence(what))
    try:
        check_summary(report, segments, facts, maker)
    except DishonestOption:
        return None
    return Summary(segments, _present(report))


def _who(facts: SummaryFacts, title: Fact) -> tuple[list[Segment], int]:
    """Title, letters, time and fields, and how many of the last three are told."""
    letters = facts.letters()
    segments: list[Segment] = [title]
    for fact in letters:
        segments += [Glue(", "), fact]
    time = facts.time()
    jobs = facts.jobs if time else ()
    fields, all_named = facts.fields(jobs or facts.externships or facts.jobs)
    trained = facts.externship() if not facts.jobs or 0 < facts.months < _SHORT_TIME else []
    extern_fields = facts.fields(facts.externships[:1])[0] if trained else []
    joint = ", with " if letters else " with "
    if time:
        kind = "medical office" if facts.is_of_office else "medical assisting"
        segments += [Glue(joint), time, Glue(f" of {kind} experience")]
        if fields:
            segments += [Glue(" in " if all_named else ", including "), *_listed(fields)]
        joint = " and "
    if trained:
        segments += [Glue(joint + "an "), trained[0]]
        for hours in trained[1:]:
            segments += [Glue(" of "), hours]
        if extern_fields:
            segments += [Glue(" in "), *_listed(extern_fields)]
    elif not time and fields:
        segments += [Glue(joint + "experience in "), *_listed(fields)]
    return segments, bool(letters) + bool(time or trained) + bool(fields or extern_fields)


def _what(
    work: Sequence[Piece], opening: str, systems: Sequence[Fact], earlier: Sequence[Fact], languages: Sequence[Fact]
) -> list[Segment]:
    """The work, the systems that it does not name already, and the languages, parted by semicolons."""
    named = " ".join(s.text for p in work for s in p.segments if isinstance(s, Fact)).casefold()
    parts: list[list[Segment]] = []
    if work:
        parts.append([Glue(opening), *_listed([p.segments for p in work])])
    for verb, items in (("uses ", systems), ("has used ", earlier), ("speaks ", languages)):
        more = [i for i in items if i.text.casefold() not in named]
        if more:
            parts.append([Glue(verb), *_listed(more)])
    return _joined(parts, "; ")


def _listed(items: Sequence[Segment | tuple[Segment, ...]]) -> list[Segment]:
    """Items as a list of words: "a, b and c"."""
    result: list[Segment] = []
    for index, item in enumerate(items):
        if index:
            result.append(Glue(" and " if index + 1 == len(items) else ", "))
        result.extend(item if isinstance(item, tuple) else (item,))
    return result


def _joined(parts: Sequence[Sequence[Segment]], joint: str) -> list[Segment]:
    result: list[Segment] = []
    for index, part in enumerate(parts):
        result += [*([Glue(joint)] if index else []), *part]
    return result


def _sentence(segments: Sequence[Segment]) -> list[Segment]:
    """The segments with a capital letter first and a full stop last."""
    if not segments:
        return []
    first, *rest = segments
    if isinstance(first, Glue):
        first = Glue(first.text[:1].upper() + first.text[1:])
    return [first, *rest, Glue(".")]


def _present(report: Report) -> tuple[Span, ...]:
    """The lines of the sections that are a summary and nothing else."""
    return tuple(
        piece.span
        for section in report.resume.sections
        if section.kinds == ("summary",)
        for piece in body_pieces(report.resume.document, section)
    )
