"""What the person chose and typed on a result page: one option a rewrite, answers by key, and own sentences.

A question may stand in several options of a rewrite. The page names each field `answer.KEY#OPTION`; `answer.KEY`
alone works for programs. What stands in the chosen option counts, then what was typed in another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from analyzer.export.report_ids import rewrite_id
from analyzer.model import Blank, Confirm, Fact, Report, Rewrite, RewriteOption

KEEP = "keep"
OWN = "own"
LONGEST_OWN = 600


@dataclass(frozen=True, slots=True)
class Choices:
    """The chosen option of each rewrite, and the answers of those options; own sentences by the rewrite's index.

    None is the person's sentence as it was; the number behind the last option is a sentence of their own.
    """

    chosen: tuple[int | None, ...]
    answers: Mapping[str, str]
    own: Mapping[int, str] = field(default_factory=dict)

    def by_rewrite(self) -> dict[str, int]:
        """The chosen options by the rewrites' ids, as `tailor` takes them; -1 is no option."""
        return {rewrite_id(i): -1 if choice is None else choice for i, choice in enumerate(self.chosen)}

    def by_index(self) -> dict[int, int]:
        """The chosen options by the rewrites' indexes."""
        return {i: choice for i, choice in enumerate(self.chosen) if choice is not None}

    def with_own(self, report: Report) -> Report:
        """The report with each own sentence as the last option of its rewrite: words that the person typed."""
        rewrites = list(report.rewrites)
        for index, text in self.own.items():
            own = RewriteOption("wording", (Fact(text, None, answer=True),))
            rewrites[index] = replace(rewrites[index], options=(*rewrites[index].options, own))
        return replace(report, rewrites=tuple(rewrites))


def read_choices(form: Mapping[str, str], report: Report) -> Choices:
    """The choices in a form. Where nothing was chosen, the first option, if it asks something: a sentence that is
    complete without the person counts only once the person picked it."""
    chosen = tuple(_chosen(form, index, rewrite) for index, rewrite in enumerate(report.rewrites))
    answers: dict[str, str] = {}
    own: dict[int, str] = {}
    for index, (rewrite, choice) in enumerate(zip(report.rewrites, chosen, strict=True)):
        if choice == len(rewrite.options):
            text = clean_own(form.get(f"own.{rewrite_id(index)}", ""))
            own |= {index: text} if text else {}
        elif choice is not None:
            answers |= dict(_answers(form, rewrite, choice))
    return Choices(chosen, answers, own)


def clean_own(text: str) -> str:
    """An own sentence as it may stand in a bullet: one line, no control marks, at most 600 characters."""
    return re.sub(r"[\s\x00-\x1f\x7f]+", " ", text).strip()[:LONGEST_OWN].strip()


def field_name(key: str, option: int) -> str:
    """The name of the field of a question in an option."""
    return f"answer.{key}#{option}"


def _chosen(form: Mapping[str, str], index: int, rewrite: Rewrite) -> int | None:
    value = form.get(f"option.{rewrite_id(index)}", "")
    if value == OWN:
        return len(rewrite.options)
    if value.isascii() and value.isdigit() and int(value) < len(rewrite.options):
        return int(value)
    return None if value == KEEP or rewrite.options[0].applicability == "safe" else 0


def _answers(form: Mapping[str, str], rewrite: Rewrite, choice: int) -> Iterator[tuple[str, str]]:
    others = [i for i in range(len(rewrite.options)) if i != choice]
    for key, confirmed in _questions(rewrite.options[choice]):
        # An unticked box sends nothing, so a confirmation is read from the chosen option alone.
        names = [field_name(key, i) for i in ([choice] if confirmed else [choice, *others])] + [f"answer.{key}"]
        value = next((v for v in (form.get(name, "").strip() for name in names) if v), "")
        if value:
            yield key, value


def _questions(option: RewriteOption) -> Iterator[tuple[str, bool]]:
    for segment in option.segments:
        if isinstance(segment, Blank | Confirm):
            yield segment.key, isinstance(segment, Confirm)
