"""The scores and the pictures with the answers so far, as the page shows them while a person types."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analyzer.model import Report, Scorecard
from analyzer.rewriter.order import After, scores_after
from web.answers import Choices
from web.charts import Chart, measured, needs
from web.rewrites import cards
from web.texts import fill
from web.timeline import timeline


def after(report: Report, choices: Choices) -> After:
    """The scores with every finished sentence in place."""
    return scores_after(choices.with_own(report), choices.by_index(), choices.answers)


def charts(texts: Mapping[str, Any], report: Report, now: After) -> dict[str, Chart]:
    """The pictures that there are numbers for, by name: measured, needs, cards."""
    made = (
        measured(report, now.annotations, texts),
        needs(report, now.matches, texts),
        timeline(report, now.annotations, texts),
    )
    return {chart.name: chart for chart in made if chart}


def progress_line(texts: Mapping[str, Any], report: Report, now: After, done: int, all_: int) -> str:
    """One line, such as "6 of 14 done. Draft: 61 to 78"."""
    words = texts["rewrites"]
    line = fill(words["progress"], done=done, all=all_)
    for name, old, new in (("match", report.match, now.match), ("draft", report.draft, now.draft)):
        if old and new and round(old.points) != round(new.points):
            moved = {"name": texts["score"][name], "before": round(old.points), "after": round(new.points)}
            line += f" {fill(words['moved'], **moved)}"
    return line


def answers_so_far(
    texts: Mapping[str, Any], report: Report, choices: Choices, seen: Mapping[str, str]
) -> dict[str, Any]:
    """What the page shows anew: both scores, the progress line, each card, the findings that are solved, how the
    posting is answered, and each picture whose mark is not the one that the page has `seen`."""
    now = after(report, choices)
    shown = cards(report, choices)
    done = sum(card.done for card in shown)
    return {
        "done": done,
        "all": len(shown),
        "line": progress_line(texts, report, now, done, len(shown)),
        "scores": {
            name: _score(old, new)
            for name, old, new in (("match", report.match, now.match), ("draft", report.draft, now.draft))
            if old and new and old.of
        },
        "cards": {card.id: {"done": card.done, "solved": now.solved.issuperset(card.findings)} for card in shown},
        "solved": sorted(n + 1 for n in now.solved),
        "doubts": {
            question.id: question.doubt
            for card in shown
            for option in card.options
            for question in option.questions
            if question.doubt
        },
        "needs": {f"n{match.requirement + 1}": match.status for match in now.matches},
        "charts": {
            name: {
                "mark": chart.mark,
                "picture": chart.picture(),
                "sentence": chart.sentence,
                "legend": chart.legend,
                "rows": chart.rows,
            }
            for name, chart in charts(texts, report, now).items()
            if seen.get(name) != chart.mark
        },
    }


def _score(old: Scorecard, new: Scorecard) -> dict[str, Any]:
    return {
        "before": round(old.points),
        "points": round(new.points),
        "of": round(new.of),
        "parts": [{"points": part.points, "of": part.of} for part in new.parts],
    }
