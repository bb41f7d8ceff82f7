"""What the rewrites still ask, and the sentence that the answers make."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analyzer.export.report_ids import finding_id, rewrite_id
from analyzer.model import Blank, Confirm, Report, Rewrite, RewriteOption
from analyzer.rewriter import answered, refusal, sentence


def questions(report: Report) -> list[dict[str, Any]]:
    """Every blank, confirmation and sentence to take: key, question, unit, hint, and the bullet it belongs to."""
    asked: dict[str, dict[str, Any]] = {}
    for index, rewrite in enumerate(report.rewrites):
        about = {
            "rewrite": rewrite_id(index), "finding": finding_id(rewrite.findings[0]), "original": rewrite.original,
        }  # fmt: skip
        for segment in (s for option in rewrite.options for s in option.segments):
            if isinstance(segment, Blank):
                row = {"key": segment.key, "question": segment.ask, "unit": segment.unit, "hint": segment.hint}
                row["type"] = "blank"
            elif isinstance(segment, Confirm):
                row = {"key": segment.key, "question": segment.question, "unit": "yes or no", "hint": ""}
                row["type"] = "confirm"
            else:
                continue
            asked.setdefault(segment.key, row | about)
        if (complete := complete_option(rewrite)) is not None:
            row = {"key": rewrite_id(index), "question": f"Take this sentence: “{rewrite.options[complete].text}”?"}
            asked[rewrite_id(index)] = row | {"unit": "yes or no", "hint": "", "type": "choice"} | about
    return list(asked.values())


def complete_option(rewrite: Rewrite) -> int | None:
    """The first option that asks nothing."""
    return next((i for i, o in enumerate(rewrite.options) if o.applicability == "safe"), None)


def choose(rewrite: Rewrite, answers: Mapping[str, str], option: int | None = None) -> str | None:
    """The text to put in the bullet's place: the chosen option, else the answered one that says most; None for none.

    An option that has nothing to answer is applied only when it was chosen, because nobody has looked at it yet.
    A line break in the text parts two bullets.
    """
    best: tuple[int, str] | None = None
    for index in [option] if option is not None else range(len(rewrite.options)):
        if not 0 <= index < len(rewrite.options):
            continue
        given = rewrite.options[index]
        if option is None and given.applicability == "safe":
            continue
        text = answered_text(given, answers)
        if text is not None:
            asked = sum(isinstance(s, Blank | Confirm) for s in given.segments)
            if best is None or asked > best[0]:
                best = (asked, text)
    return best[1] if best else None


def answered_text(option: RewriteOption, answers: Mapping[str, str]) -> str | None:
    """The option's text with every answer in it, None while a question is open."""
    segments = answered(option, answers)
    return None if segments is None else sentence(segments)


def open_question(index: int, rewrite: Rewrite, answers: Mapping[str, str]) -> str:
    """What the option that lacks least still asks, or why its answer was not taken; else the sentence to take as is."""
    open_ = [
        [s for s in option.segments if isinstance(s, Blank | Confirm) and not _is_answered(s, answers)]
        for option in rewrite.options
        if option.applicability != "safe"
    ]
    least = min((o for o in open_ if o), key=len, default=None)
    if least is None:
        complete = complete_option(rewrite)
        if complete is None:
            return "left as you wrote it"
        return f"not taken yet ({rewrite_id(index)}: yes or no): “{rewrite.options[complete].text}”"
    for blank in (s for s in least if isinstance(s, Blank)):
        if said := refusal(blank, answers.get(blank.key, "")):
            return f"{said[0].lower()}{said[1:]}"
    question = least[0].ask if isinstance(least[0], Blank) else least[0].question
    return f"{'not answered yet' if question.endswith('?') else 'not filled in yet'}: {question}"


def _is_answered(segment: Blank | Confirm, answers: Mapping[str, str]) -> bool:
    return answered(RewriteOption("wording", (segment,)), answers) is not None
