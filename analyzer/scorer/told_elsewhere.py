"""What the other bullets of a job count already: nobody is asked for a number twice, in whatever bullet it stands.

Only work that is counted in one way is told so (`told_once` in `lexicons/checks.toml`): twenty calls about refills
leave open the others. A count of one kind ("15 allergy injections a week") leaves open the rest, too, as does one
without a period.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from analyzer.lexicon import Lexicons, Term
from analyzer.matchers.measures.numbers import NUMBER_WORDS
from analyzer.model import Annotations, LineAnnotation, Measure, Resume, Span

# A number without a thing ("30/day") or of people is of the task that it stands beside.
_ANYTHING = frozenset(("", "patients", "pts"))
_WORD = re.compile(r"[a-z]+")


def told_elsewhere(resume: Resume, annotations: Annotations, lexicons: Lexicons) -> Mapping[Span, frozenset[str]]:
    """For each bullet the ids of the tasks that the others of its job count."""
    once = frozenset(lexicons.table("checks")["told_once"])
    lines = {line.span.start: line for line in annotations.lines}
    found: dict[Span, frozenset[str]] = {}
    for entry in resume.experience:
        own = {
            b.span: frozenset(_told(line, once, lexicons, resume.text))
            for b in entry.bullets
            if (line := lines.get(b.span.start)) is not None
        }
        # One pass over the job: a bullet is asked about what it does not tell itself.
        count = Counter(term for terms in own.values() for term in terms)
        for span, terms in own.items() if count else ():
            found[span] = frozenset(term for term, times in count.items() if times > (term in terms))
    return found


def _told(line: LineAnnotation, once: frozenset[str], lexicons: Lexicons, text: str) -> Iterator[str]:
    covers: Mapping[str, Sequence[str]] = lexicons.table("checks")["covers"]
    for task in line.sure_tasks if line.measures else ():
        if task.term in once and any(_counts(line.measures[i], lexicons.terms[task.term], text) for i in task.measures):
            yield task.term
            # Who rooms 25 patients a day takes the vital signs of as many.
            yield from once.intersection(covers.get(task.term, ()))


def _counts(measure: Measure, term: Term, text: str) -> bool:
    """Whether a measure is how often the whole of a task was done: so many of what its questions count, in a time."""
    if measure.dimension != "volume" or not measure.period:
        return False
    unit = measure.unit.casefold()
    if unit and not _is_all(measure.span.of(text).casefold(), unit):
        return False
    asked = " ".join(f"{a.unit} {a.after} {' '.join(a.before)}" for a in term.ask if a.dimension == "volume")
    return unit in _ANYTHING or unit in _WORD.findall(asked.casefold())


def _is_all(said: str, unit: str) -> bool:
    """Whether the noun stands right behind its number: "15 allergy injections" are not all injections."""
    before = said[: said.find(unit)].split()
    return bool(before) and (any(c.isdigit() for c in before[-1]) or before[-1] in NUMBER_WORDS)
