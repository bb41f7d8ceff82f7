"""Report and answers -> the tailored Word file, and what was changed in it.

A Word file keeps its own layout: every applied rewrite is a revision (tracked) or made (clean). Anything else gets a
fresh layout. Unanswered blanks and unconfirmed words are never applied. Adjustments (skills in another order, letters
after the name) are applied beside them where they are given. The same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from analyzer.export.report_ids import rewrite_id
from analyzer.export.tailoring.adjustment import Adjustment, AdjustmentKind
from analyzer.export.tailoring.gathered_credentials import line_move
from analyzer.export.tailoring.moved_sections import move_plans
from analyzer.export.tailoring.new_summary import summary_plan
from analyzer.export.tailoring.open_questions import choose, complete_option, open_question
from analyzer.export.word.designs import DesignName
from analyzer.export.word.edit import Edited, edit_word
from analyzer.export.word.fresh import build_fresh
from analyzer.export.word.moves import LineMove, SectionMove
from analyzer.export.word.notes import finding_notes
from analyzer.export.word.package import NotEditable
from analyzer.export.word.summary import NewSummary
from analyzer.model import Report, Span
from analyzer.parser.sniff import sniff
from analyzer.rewriter.answers import YES

Mode = Literal["tracked", "comments", "clean"]
_MOVED_ALONG = "; its new sentences are part of the move"
_SENTENCE_ALONG = "; its new words are part of the move"
_CONVERTED = "This is no .docx file: save it as .docx in Word first if you want to keep its look."


@dataclass(frozen=True, slots=True)
class Change:
    """One rewrite or adjustment: applied or left for the person, and why."""

    original: str
    text: str
    applied: bool
    why: str
    kind: Literal["rewrite"] | AdjustmentKind = "rewrite"


@dataclass(frozen=True, slots=True)
class Tailored:
    """The Word file, what was changed in it, and what a person should know about the file."""

    docx: bytes
    changes: tuple[Change, ...]
    new_layout: bool = True
    remarks: tuple[str, ...] = ()

    @property
    def applied(self) -> int:
        """How many changes were made."""
        return sum(c.applied for c in self.changes)


_STOPS = (".", "!", "?", "")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written: a change for each rewrite and then each adjustment, and the new texts by line.

    `texts` has the rewritten words; `whole` are the lines whose list is replaced as one piece. `summary` stands apart
    from `lines`, because it may take the place of several or of none; `moves` are the sections that change places, and
    `gathered` the lines that join the section of certifications.
    """

    changes: tuple[Change, ...]
    lines: Mapping[int, str]
    line_of: tuple[int | None, ...]
    texts: Mapping[Span, str]
    whole: frozenset[int] = frozenset()
    summary: NewSummary | None = None
    moves: tuple[SectionMove, ...] = ()
    gathered: tuple[LineMove, ...] = ()


def plan(
    report: Report, answers: Mapping[str, str], chosen: Mapping[str, int] | None = None,
    adjusted: Sequence[Adjustment] = (),
) -> Plan:  # fmt: skip
    """Chooses a text for each rewrite; `chosen` maps a rewrite's id to the number of the option that was picked.

    The `adjusted` lines follow, where no rewrite has changed them.
    """
    changes: list[Change] = []
    homes: list[int | None] = []
    texts: dict[int, list[tuple[Span, str]]] = {}
    for index, rewrite in enumerate(report.rewrites):
        picked = (chosen or {}).get(rewrite_id(index))
        text = choose(rewrite, answers, picked)
        if text is None and picked is None and answers.get(rewrite_id(index), "").strip().casefold() in YES:
            text = choose(rewrite, answers, complete_option(rewrite))
        home = _home(report, rewrite.span)
        homes.append(home)
        if text is None or home is None:
            changes.append(Change(rewrite.original, rewrite.original, False, open_question(index, rewrite, answers)))
        else:
            changes.append(Change(rewrite.original, text, True, "with your answer"))
            texts.setdefault(home, []).append((rewrite.span, text))
    rewritten = frozenset(texts)
    by_span = {s: t for own in texts.values() for s, t in own}
    whole: set[int] = set()
    summary: NewSummary | None = None
    plans = move_plans(report) if any(a.kind == "order" for a in adjusted) else {}
    moves = tuple(plans[s] for s in plans if any(a.kind == "order" and a.span == s for a in adjusted))
    gathered: list[LineMove] = []
    replaced = [s for a in adjusted if a.kind == "summary" for s in (a.span, *a.others)]
    for given in adjusted:
        home, original = _home(report, given.span), given.span.of(report.resume.text)
        homes.append(home)
        if given.left:
            changes.append(Change(original, original, False, given.why, given.kind))
            continue
        if given.kind == "gather":
            move = line_move(report, given)
            several = any("\n" in text for _, text in texts.get(move.line, ()))
            if several or any(s.overlaps(given.span) for s in replaced):
                changes.append(Change(original, original, False, "left for you: its line is replaced", given.kind))
                continue
            gathered.append(move)
            along = _SENTENCE_ALONG if move.line in rewritten else ""
            changes.append(Change(original, given.text, True, given.why + along, given.kind))
            continue
        if given.kind == "summary":
            made = summary_plan(report, given)
            if rewritten & set(made.lines):
                changes.append(Change(original, original, False, "left for you: its line was rewritten", given.kind))
                continue
            summary = made
            original = "\n".join(report.resume.document.lines[i].span.of(report.resume.text) for i in made.lines)
            changes.append(Change(original, made.text, True, given.why, given.kind))
            continue
        if given.kind == "order":
            inside = rewritten & set(plans[given.span].lines)
            changes.append(Change(original, given.text, True, given.why + (_MOVED_ALONG if inside else ""), given.kind))
            continue
        if home is None or home in rewritten:
            changes.append(Change(original, original, False, "left for you: its line was rewritten", given.kind))
            continue
        changes.append(Change(original, given.text, True, given.why, given.kind))
        texts.setdefault(home, []).append((given.span, given.text))
        if given.kind == "skills":
            whole.add(home)
    lines = {home: _with_texts(report, home, own) for home, own in texts.items()}
    return Plan(tuple(changes), lines, tuple(homes), by_span, frozenset(whole), summary, moves, tuple(gathered))


def _home(report: Report, span: Span) -> int | None:
    """The index of the line that holds the words."""
    return next((i for i, x in enumerate(report.resume.document.lines) if x.span.covers(span)), None)


def _with_texts(report: Report, home: int, texts: list[tuple[Span, str]]) -> str:
    line = report.resume.document.lines[home].span
    result = line.of(report.resume.text)
    for span, text in sorted(texts, reverse=True):
        # A sentence among others keeps its stop, or the next one would run on.
        stop = "." if span != line and span.of(report.resume.text).endswith(".") and text[-1:] not in _STOPS else ""
        result = result[: span.start - line.start] + text + stop + result[span.end - line.start :]
    return result


def tailor(
    report: Report, answers: Mapping[str, str], chosen: Mapping[str, int] | None = None, *,
    source: bytes | None = None, mode: Mode | Collection[Mode] | None = None, design: DesignName = "plain",
    author_date: str | None = None, adjusted: Sequence[Adjustment] = (),
) -> Tailored:  # fmt: skip
    """The tailored file. `chosen` maps a rewrite's id to the number of its option where the person picked one.

    `source` is the resume's own bytes: with them a Word file is changed in place (default mode: tracked); without
    them, and for any other format, the layout is new (default mode: clean). `author_date` is the XML date and time
    of revisions and comments (default: the day of the report). `adjusted` are changes beyond the rewrites.
    """
    document = report.resume.document
    converted = document.format == "docx" and source is not None and sniff(source) != "docx"
    own = source if document.format == "docx" and not converted else None
    modes = frozenset({mode} if isinstance(mode, str) else mode or {"clean" if own is None else "tracked"})
    planned = plan(report, answers, chosen, adjusted)
    lines = planned.lines if modes & {"tracked", "clean"} else {}
    summary = planned.summary if modes & {"tracked", "clean"} else None
    moves = planned.moves if modes & {"tracked", "clean"} else ()
    gathered = planned.gathered if modes & {"tracked", "clean"} else ()
    done = frozenset(planned.texts) if lines else frozenset()
    notes = [note for _, note in finding_notes(report, done)] if "comments" in modes else []
    date = author_date or f"{report.as_of.isoformat()}T00:00:00Z"
    tracked = "tracked" in modes
    remarks: tuple[str, ...] = (_CONVERTED,) if converted else ()
    edited: Edited | None = None
    if own is not None:
        places = {i: line.docx for i, line in enumerate(document.lines) if line.docx}
        try:
            edited = edit_word(
                own, document, places, lines, notes, date=date, tracked=tracked, whole=planned.whole, summary=summary,
                moves=moves, gathered=gathered,
            )  # fmt: skip
        except NotEditable as error:
            remarks = (f"Your file cannot be changed in place: {error}.",)
    in_place = edited is not None
    if edited is None:
        fresh = build_fresh(report.resume, design, student=report.career.stage == "student", gathered=gathered)
        edited = edit_word(
            fresh.data, document, fresh.places, lines, notes, date=date, tracked=tracked, whole=planned.whole,
            summary=summary,
        )  # fmt: skip
    changes = _as_done(planned, modes == {"comments"}, edited)
    return Tailored(edited.data, changes, not in_place, (*remarks, *edited.remarks))


def _as_done(planned: Plan, only_comments: bool, edited: Edited) -> tuple[Change, ...]:
    """The changes, with those left alone that the file did not take."""
    result = []
    for change, home in zip(planned.changes, planned.line_of, strict=True):
        why = change.why
        is_line = change.kind not in ("summary", "order", "gather")
        if not change.applied:
            pass
        elif only_comments:
            why = "only comments were asked for"
        elif change.kind == "summary" and edited.no_summary:
            why = f"put it in yourself ({edited.no_summary}): {change.text}"
        elif change.kind == "order" and home is not None and home in edited.unmoved:
            why = f"its section was left where it is: {edited.unmoved[home]} ({change.text})"
        elif change.kind == "gather" and home is not None and home in edited.unmoved:
            why = f"its paragraph was left where it is: {edited.unmoved[home]} ({change.text})"
        elif is_line and home is not None and home in edited.refused:
            why = f"its paragraph was left alone: {edited.refused[home]}"
        made = change.applied and why == change.why
        result.append(Change(change.original, change.text if made else change.original, made, why, change.kind))
    return tuple(result)
