"""Rewrites as the page shows them: sentences with fields in them, and the questions below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analyzer.model import Blank, Confirm, Fact, Report, Rewrite, RewriteOption, Segment
from analyzer.rewriter import answered, sentence
from analyzer.rewriter.answers import YES as YES_WORDS
from analyzer.rewriter.given import doubt, fitting, taken
from web.answers import Choices, field_name
from web.texts import current_texts, fill


@dataclass(frozen=True, slots=True)
class Question:
    """A blank or a confirmation: its field, its label, how to find out, what was answered, and any doubt about it.

    `shape` and `dropped` tell the page's script which answers are taken.
    """

    number: int
    name: str
    id: str
    label: str
    hint: str
    value: str
    confirm: bool
    doubt: str = ""
    shape: str = ""
    dropped: str = ""

    @property
    def yes(self) -> bool:
        """Whether a confirmation was given."""
        return self.value.casefold() in YES_WORDS


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence: words, or the question whose field stands there."""

    text: str
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One way to say it. `text` is the sentence so far, with what is open in square brackets."""

    index: int
    kind: str
    chosen: bool
    pieces: tuple[Piece, ...]
    questions: tuple[Question, ...]
    text: str
    done: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A rewrite with its old sentence, the reasons, and the options.

    `keep`: the person keeps the old sentence; `writes`: they write their `own`.
    """

    id: str
    number: int
    original: str
    reasons: tuple[str, ...]
    severity: str
    options: tuple[Option, ...]
    keep: bool
    findings: tuple[int, ...]
    own: str = ""
    writes: bool = False
    solved: bool = False

    @property
    def done(self) -> bool:
        """Whether the chosen sentence is complete, or the old one is kept."""
        if self.writes:
            return bool(self.own)
        return self.keep or any(option.chosen and option.done for option in self.options)


def cards(report: Report, choices: Choices) -> tuple[Card, ...]:
    """A card for each rewrite, in the order of the resume."""
    return tuple(
        _card(report, choices, index, rewrite, chosen)
        for index, (rewrite, chosen) in enumerate(zip(report.rewrites, choices.chosen, strict=True))
    )


def _card(report: Report, choices: Choices, index: int, rewrite: Rewrite, chosen: int | None) -> Card:
    findings = [report.findings[i] for i in rewrite.findings]
    return Card(
        id=f"r{index + 1}",
        number=index + 1,
        original=rewrite.original,
        reasons=tuple(dict.fromkeys(f.message for f in findings)),
        severity=findings[0].severity,
        options=tuple(_option(index, i, o, choices, i == chosen) for i, o in enumerate(rewrite.options)),
        keep=chosen is None,
        findings=rewrite.findings,
        own=choices.own.get(index, ""),
        writes=chosen == len(rewrite.options),
    )


def _option(rewrite: int, index: int, option: RewriteOption, choices: Choices, chosen: bool) -> Option:
    # Other options stay empty, so that a cleared answer is not brought back by a field that nobody sees.
    answers: Mapping[str, str] = choices.answers if chosen else {}
    questions: list[Question] = []
    pieces: list[Piece] = []
    for segment in option.segments:
        if isinstance(segment, Blank | Confirm):
            number = len(questions) + 1
            question = _question(segment, number, f"r{rewrite + 1}o{index}q{number}", index, answers)
            questions.append(question)
            pieces.append(Piece(segment.text if isinstance(segment, Confirm) else "", question))
        else:
            pieces.append(Piece(segment.text))
    done = answered(option, answers)
    text = sentence(done) if done else draft(option.segments, answers)
    return Option(index, option.kind, chosen, tuple(pieces), tuple(questions), text, done is not None)


def _question(segment: Blank | Confirm, number: int, id_: str, option: int, answers: Mapping[str, str]) -> Question:
    value = answers.get(segment.key, "")
    name = field_name(segment.key, option)
    if isinstance(segment, Confirm):
        return Question(number, name, id_, segment.question, "", value, True)
    said = doubt(segment, value) or ""
    return Question(number, name, id_, segment.ask, segment.hint, value, False, said, *fitting(segment))


def draft(segments: tuple[Segment, ...], answers: Mapping[str, str]) -> str:
    """The sentence so far: answers where they are given, the rest in square brackets."""
    filled: list[Segment] = []
    number = 0
    for segment in segments:
        number += isinstance(segment, Blank | Confirm)
        if isinstance(segment, Blank):
            answer = taken(segment, answers.get(segment.key, ""))
            filled.append(Fact(answer or fill(current_texts()["rewrites"]["blank"], number=number), None, answer=True))
        elif isinstance(segment, Confirm):
            yes = answers.get(segment.key, "").strip().casefold() in YES_WORDS
            filled.append(Fact(segment.text if yes else f"[{segment.text}?]", segment.span, answer=True))
        else:
            filled.append(segment)
    return sentence(tuple(filled))
