"""Computes how much words speak for tasks, for `analyzer/matchers/tasks/word_weights.py`.

    python bench/weigh_words.py --fresh FILE... [--seen FILE...] [--written FILE...]

The files hold labelled lines, a JSON object each: `text`, `tasks` (ids) and, where careful readers could dispute some,
`optional`. `--seen` are lines that the patterns of the lexicons were made with; only `--fresh` ones, which they were
not, tell how far a pattern is to be trusted; `--written` are lines of our own. Added are our own examples, whose tasks
are those that the patterns find: the `hits` and `misses` of the lexicons, and the lines of the samples and of two rooms
of the tests.
Writes `lexicons/task_weights.toml`: single words and pairs of words that several lines share, none that is only ever
written as a name, and whole numbers. Prints precision and recall of patterns alone and of both on the fresh lines, each
half judged by the weights of the other half.
"""

from __future__ import annotations

import argparse
import ast
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import log
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from analyzer.matchers.pipeline import pipeline
from analyzer.matchers.tasks.word_weights import read_features
from analyzer.matchers.words.lists import list_marks

_ROOT = Path(__file__).resolve().parents[1]
_TARGET = _ROOT / "lexicons" / "task_weights.toml"
# Words that say nothing about the work.
_SKIPPED = (
    "a all an and any as at be by for from have her his i in its my of on or other such that the their this to which "
    "who with"
)
# In how many lines a word must stand, and how many must name a task.
_LEAST_LINES, _LEAST_TASKS = 3, 4
# A word written so often without a capital is no name.
_LEAST_LOWER = 2
# Weights nearer to nothing than this are left out.
_LEAST_WEIGHT = 0.8
# How sure the reader is before a task counts; below one half, since a missed task costs as much as a wrong one.
_SURE = 0.4
# Our own lines are few, and right: they weigh more, and those that are told wrong more again, some times over.
_OWN, _AGAIN, _ROUNDS = 5.0, 4.0, 4
# Strength of the fit of both models; from a search by cross-validation.
_FIT = 10.0


class Line(NamedTuple):
    """A labelled line: its features, its tasks, those in dispute, what the patterns find, and how much it counts."""

    features: tuple[str, ...]
    tasks: frozenset[str]
    optional: frozenset[str]
    found: frozenset[str]
    weight: float = 1.0


def read_line(text: str, tasks: Sequence[str] | None, optional: Sequence[str] = ()) -> Line:
    """A labelled line; without `tasks` those that the patterns find are right."""
    own = pipeline()
    words = own.normalizer.words(text)
    found = frozenset(t.term.id for t in own.tasks.find(text, words, list_marks(text, words)))
    features = tuple(f.key for f in read_features(words, frozenset(_SKIPPED.split())))
    if tasks is None:
        return Line(features, found, frozenset(), found, _OWN)
    return Line(features, frozenset(tasks), frozenset(optional), found)


def _texts(value: object) -> list[str]:
    """All texts of a table."""
    if isinstance(value, str):
        return value.splitlines()
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in inner for text in _texts(item)]


def own_texts() -> list[str]:
    """Our own examples."""
    terms = pipeline().lexicons.of_kind("task")
    found = [text for term in terms for text in (*term.hits, *term.misses)]
    for file in sorted(chain(*((_ROOT / "tests" / room).glob("*.py") for room in ("matchers", "rewriter")))):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                found += node.value.splitlines()
    for file in sorted((_ROOT / "samples" / "resumes").glob("*.toml")):
        found += _texts(tomllib.loads(file.read_text(encoding="utf-8")))
    return [text for text in dict.fromkeys(found) if text.strip()]


def texts(files: Sequence[Path]) -> list[str]:
    """The texts of labelled lines."""
    return [json.loads(line)["text"] for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def read_lines(files: Sequence[Path]) -> list[Line]:
    """The labelled lines of these files."""
    raw = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines())
    return [read_line(" ".join(r["text"].split()), r["tasks"], r.get("optional", ())) for r in raw]


def names(said: Iterable[str]) -> frozenset[str]:
    """The words that these texts only ever write with a capital: names of people and places among them."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    own = pipeline().normalizer
    for text in said:
        for word in own.words(text):
            (lower if word.text.islower() else upper)[word.norm] += 1
    terms = pipeline().lexicons.terms.values()
    known = {w.norm for t in terms for text in (t.name, *t.phrases, *t.objects, *t.aliases) for w in own.words(text)}
    return frozenset(w for w in upper if lower[w] < _LEAST_LOWER and w not in known and not w.isdigit())


class Model(NamedTuple):
    """Weights by task and feature, and what makes a line's features count."""

    vectorizer: TfidfVectorizer
    tasks: list[str]
    weights: np.ndarray
    bias: np.ndarray

    def logits(self, lines: Sequence[Line]) -> np.ndarray:
        """How much the words of each line speak for each task."""
        return np.asarray(self.vectorizer.transform(line.features for line in lines) @ self.weights.T + self.bias)


def fit(lines: Sequence[Line], kept_out: frozenset[str]) -> Model:
    """One linear model a task."""
    vectorizer = TfidfVectorizer(
        analyzer=lambda features: [f for f in features if not kept_out.intersection(f.split())],
        min_df=_LEAST_LINES,
        sublinear_tf=True,
    )
    table = vectorizer.fit_transform(line.features for line in lines)
    counts = Counter(chain.from_iterable(line.tasks for line in lines))
    tasks = sorted(t for t, n in counts.items() if n >= _LEAST_TASKS)
    weights, bias = [], []
    for task in tasks:
        model = LogisticRegression(C=_FIT, class_weight="balanced", solver="liblinear", random_state=0)
        model.fit(
            table, [task in x.tasks for x in lines], sample_weight=[x.weight * (task not in x.optional) for x in lines]
        )
        weights.append(np.where(abs(model.coef_[0]) < _LEAST_WEIGHT, 0.0, model.coef_[0]))
        bias.append(model.intercept_[0])
    return Model(vectorizer, tasks, np.array(weights), np.array(bias))


def decide(lines: Sequence[Line], logits: Sequence[dict[str, float]]) -> tuple[float, float]:
    """What a pattern that found a task is worth beside the words, and what both must reach together."""
    rows, right, weights = [], [], []
    for line, own in zip(lines, logits, strict=True):
        for task, logit in own.items():
            if logit > log(0.02) or task in line.found:
                rows.append((logit, float(task in line.found)))
                right.append(task in line.tasks)
                weights.append(float(task not in line.optional))
    model = LogisticRegression(C=1.0).fit(rows, right, sample_weight=weights)
    (scale, found), level = model.coef_[0], model.intercept_[0]
    return found / scale, (log(_SURE / (1 - _SURE)) - level) / scale


def tell(line: Line, logits: Mapping[str, float], found: float, least: float) -> frozenset[str]:
    """The tasks of a line by its patterns and its words together."""
    both = {*logits, *line.found}
    return frozenset(t for t in both if logits.get(t, 0.0) + found * (t in line.found) >= least)


def fit_own(lines: Sequence[Line], own: Sequence[Line], kept_out: frozenset[str], found: float, least: float) -> Model:
    """The model of all lines, fitted until it tells our own ones right, as far as that goes."""
    model = fit([*own, *lines], kept_out)
    for _ in range(_ROUNDS):
        told = [
            tell(x, dict(zip(model.tasks, row, strict=True)), found, least)
            for x, row in zip(own, model.logits(own), strict=True)
        ]
        wrong = [t != x.found for x, t in zip(own, told, strict=True)]
        print(sum(wrong), "of our own lines are told wrong")
        own = [x._replace(weight=x.weight * _AGAIN) if w else x for x, w in zip(own, wrong, strict=True)]
        model = fit([*own, *lines], kept_out)
    return model


def count(lines: Sequence[Line], told: Sequence[frozenset[str]]) -> str:
    """Precision, recall and F1; what is in dispute counts neither way."""
    right = sum(len(t & x.tasks) for x, t in zip(lines, told, strict=True))
    wrong = sum(len(t - x.tasks - x.optional) for x, t in zip(lines, told, strict=True))
    missed = sum(len(x.tasks - t - x.optional) for x, t in zip(lines, told, strict=True))
    precision, recall = right / (right + wrong), right / (right + missed)
    return f"precision {precision:.3f} recall {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f}"


def write(model: Model, found: float, least: float, source: str) -> None:
    """The table, in hundredths, one feature a line."""
    keys = model.vectorizer.get_feature_names_out()
    columns = model.weights.T
    lines = [
        "# How much words speak for tasks, computed with bench/weigh_words.py: words, pairs of them, and numbers only.",
        "# A word's row: how rare it is, then by turns the number of a task (in the order of [task], from 0) and a",
        "# weight; all in hundredths. Do not edit by hand.",
        f'source = "{source}"',
        f"skipped = {json.dumps(_SKIPPED.split())}",
        "",
        "[decision]",
        f"found = {found:.2f} # what a pattern that found the task is worth beside the words",
        f"least = {least:.2f} # what both must reach together",
        "",
        "[task]",
        *(f'"{task}" = {round(100 * bias)}' for task, bias in zip(model.tasks, model.bias, strict=True)),
        "",
        "[word]",
    ]
    for key, rarity, weights in zip(keys, model.vectorizer.idf_, columns, strict=True):
        row = [round(100 * rarity)]
        for task in np.nonzero(weights)[0]:
            row += [int(task), round(100 * weights[task])]
        if len(row) > 1:
            lines.append(f"{json.dumps(key, ensure_ascii=False)} = {json.dumps(row, separators=(',', ':'))}")
    _TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Read the files named, fit, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seen", type=Path, nargs="*", default=[])
    parser.add_argument("--written", type=Path, nargs="*", default=[])
    parser.add_argument("--fresh", type=Path, nargs="+", required=True)
    asked = parser.parse_args()
    own = [read_line(text, None) for text in own_texts()]
    seen, fresh, written = read_lines(asked.seen), read_lines(asked.fresh), read_lines(asked.written)
    kept_out = names([*own_texts(), *texts([*asked.seen, *asked.fresh, *asked.written])])
    logits: list[dict[str, float]] = [{} for _ in fresh]
    for half in (0, 1):
        model = fit([*own, *written, *seen, *fresh[1 - half :: 2]], kept_out)
        for line, row in zip(range(half, len(fresh), 2), model.logits(fresh[half::2]), strict=True):
            logits[line] = dict(zip(model.tasks, map(float, row), strict=True))
    found, least = decide(fresh, logits)
    told = [tell(x, own_logits, found, least) for x, own_logits in zip(fresh, logits, strict=True)]
    print(f"{len(own)} own, {len(seen)} seen, {len(fresh)} fresh lines; found {found:.2f}, least {least:.2f}")
    print("patterns", count(fresh, [x.found for x in fresh]))
    print("both    ", count(fresh, told))
    public, ours = len(seen) + len(fresh), len(own) + len(written)
    source = f"{public} lines of public, anonymised resumes labelled by reading, and {ours} of our own; 2026-11"
    model = fit_own([*written, *seen, *fresh], own, kept_out, found, least)
    write(model, found, least, source)
    print(np.count_nonzero(model.weights), "weights,", _TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
