"""Builds rewrites from single bullets, and looks in them for anything that the bullet does not say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from analyzer.matchers.pipeline import pipeline
from analyzer.model import (
    Annotations,
    Blank,
    Bullet,
    Confirm,
    Contact,
    Document,
    Entry,
    EntryKind,
    Fact,
    Finding,
    Glue,
    Line,
    LineAnnotation,
    Posting,
    Resume,
    Rewrite,
    RewriteOption,
    Segment,
    Span,
)
from analyzer.rewriter import sentence, suggest_rewrites
from analyzer.rewriter.segments import pattern_pieces, words
from analyzer.rewriter.sentences.clauses import WORD

AS_OF = date(2026, 11, 22)
NAMED = ("ehr", "cert", "specialty", "setting", "tool", "language", "education")


class Job(NamedTuple):
    """A resume of one job with these bullets, and what was found in it."""

    resume: Resume
    annotations: Annotations


def job(
    bullets: Sequence[str],
    *,
    current: bool = False,
    kind: EntryKind = "job",
    skills: str = "",
    title: str = "Medical Assistant",
) -> Job:
    """A resume that holds one job and, behind it, a line of skills."""
    lines = [*bullets, *([skills] if skills else [])]
    text = "\n".join(lines)
    spans: list[Span] = []
    at = 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    own = tuple(Bullet(span, 0, index) for index, span in enumerate(spans[: len(bullets)]))
    end = own[-1].span.end
    entry = Entry(title, "", "", None, None, current, kind, Span(0, end), Span(0, 0), own)
    document = Document(text, tuple(Line(s, bullet=i < len(bullets)) for i, s in enumerate(spans)))
    resume = Resume(document, Contact(), (), (entry,), ())
    return Job(resume, pipeline().annotate_resume(resume, AS_OF))


def rewrites(work: Job, rule: str = "unquantified-task", posting: Posting | None = None) -> tuple[Rewrite, ...]:
    """The rewrites where every bullet has a finding; with a posting, one about its words, too."""
    rules = (rule, "posting-words") if posting else (rule,)
    findings = tuple(Finding(r, "should-fix", "", b.span) for b in work.resume.bullets() for r in rules)
    return suggest_rewrites(work.resume, work.annotations, findings, posting)


def options(
    bullet: str, *, current: bool = False, kind: EntryKind = "job", skills: str = "", rule: str = "unquantified-task"
) -> tuple[RewriteOption, ...]:
    """The options for one bullet."""
    found = rewrites(job([bullet], current=current, kind=kind, skills=skills), rule)
    return found[0].options if found else ()


def filled(option: RewriteOption, number: str = "20") -> str:
    """The option's text with every number answered alike, and words where words are asked for."""
    done: list[Segment] = []
    for segment in option.segments:
        if isinstance(segment, Blank):
            words_asked = "the EHR" if segment.key.endswith(".ehr") else "these"
            answer = number if segment.unit else words_asked
            done.append(Fact(answer, None, answer=True))
        elif isinstance(segment, Confirm):
            done.append(Fact(segment.text, segment.span, answer=True))
        else:
            done.append(segment)
    return sentence(tuple(done))


def read(text: str) -> LineAnnotation:
    """A text read as a bullet."""
    return pipeline().line(text, Span(0, len(text)), as_of=AS_OF, sections=("experience",), in_bullet=True)


@cache
def _pattern_words(task: str) -> frozenset[str]:
    term = pipeline().lexicons.terms[task]
    pieces = [p for ask in (*term.ask, *term.extern) for p in pattern_pieces(ask)]
    return frozenset(w for p in (*pieces, re.sub(r"\{[^}]*\}", " ", term.honest)) for w in words(p))


def lies(text: str, line: LineAnnotation, option: RewriteOption, asked: str = "") -> list[str]:
    """What an option says that its bullet does not; written apart from the program's own checks.

    `asked` is the posting's text: its words may stand beside the bullet's own where both mean the same.
    """
    bullet = line.span.of(text)
    own = {w.casefold() for w in WORD.findall(bullet)}
    pattern_words = frozenset(w for t in line.tasks for w in _pattern_words(t.term))
    shown = " ".join(s.text for s in option.segments if isinstance(s, Confirm))
    said = "".join(s.text for s in option.segments if not isinstance(s, Blank | Confirm))
    named = [s for s in option.segments if isinstance(s, Fact) and s.why]
    allowed = own | {w.casefold() for w in WORD.findall(" ".join([shown, *(s.text for s in named)]))}
    found: list[str] = []
    if extra := set(re.findall(r"\d+", said)) - set(re.findall(r"\d+", bullet)):
        found.append(f"numbers {sorted(extra)}")
    for row in said.split("\n"):
        for match in list(WORD.finditer(row))[1:]:
            word = match[0]
            if word[:1].isupper() and word.casefold() not in allowed | pattern_words:
                found.append(f"name {word!r}")
    found += [f"measure {m.span.of(text)!r} lost" for m in line.measures if m.span.of(text) not in said]
    found += [f"posting's word {s.text!r}" for s in named if not _means_the_same(s, text, asked)]
    found += [
        f"confirmation {s.text!r}" for s in option.segments
        if isinstance(s, Confirm) and (s.span.of(text) != s.text or s.span.overlaps(line.span))
    ]  # fmt: skip
    finished = filled(option)
    for left, right in ("()", "[]"):
        if finished.count(left) - finished.count(right) != bullet.count(left) - bullet.count(right):
            found.append(f"bracket {left}")
    given = {w.casefold() for s in named for w in WORD.findall(s.text)}
    found.extend(_verbs(bullet, own, pattern_words | given, said, _leading(line, bullet)))
    return [f"{f}: {option.text}" for f in found]


def _means_the_same(fact: Fact, text: str, asked: str) -> bool:
    """Whether the posting has the word, and one group of equal words has it and what stands in the bullet."""
    if fact.span is None:
        return False
    pair = {fact.text.casefold(), fact.span.of(text).casefold()}
    for group in pipeline().lexicons.table("same_words")["same"]:
        words = {form.casefold() for w in group["words"] for form in re.split(r"[|;]", w)}
        if pair <= words:
            return any(form in asked.casefold() for form in words - {fact.span.of(text).casefold()})
    return False


def misread(line: LineAnnotation, text: str, option: RewriteOption) -> list[str]:
    """Tasks that a finished option loses or adds and terms that it names newly, as the program's patterns read it."""
    said = filled(option)
    before, after = {t.term for t in line.sure_tasks}, {t for part in said.split("\n") for t in _patterns(part)}
    found = [f"task {t} lost: {said}" for t in sorted(before - after)]
    own = {w for t in before for w in _pattern_words(t)}
    lemmas = {_lemma(w) for w in words(line.span.of(text))} - {""}
    for segment in option.segments:
        # Neither the fixed words of a question about the bullet's own tasks nor its own verbs say anything new.
        if isinstance(segment, Glue) and any(w not in own and _lemma(w) not in lemmas for w in words(segment.text)):
            found += [f"task {t} added: {said}" for t in sorted(_tasks_of(segment.text) - before)]
    for part in said.split("\n"):
        found += [f"term {t} added: {said}" for t in sorted(invented_terms(line, text, option, part))]
    return found


def _lemma(word: str) -> str:
    form = pipeline().verbs.forms.get(word)
    return form.lemma if form else ""


@cache
def _tasks_of(words_alone: str) -> frozenset[str]:
    return frozenset(t.term for t in read(words_alone).sure_tasks)


def _patterns(said: str) -> frozenset[str]:
    matchers = pipeline()
    return frozenset(t.term.id for t in matchers.tasks.find(said, matchers.normalizer.words(said)))


def questions(option: RewriteOption) -> frozenset[str]:
    """The tasks that an option asks about."""
    keys = (s.key.split(".") for s in option.segments if isinstance(s, Blank))
    return frozenset(k[2] for k in keys if len(k) > 3)


def _leading(line: LineAnnotation, bullet: str) -> set[str]:
    """The verbs that may open a bullet which only names its work, or opens emptily; none where it tells of a deed."""
    emptied = re.match(r"\W*(?:i )?(?:am |was )?(?:responsible|duties|tasked|in charge)", bullet, re.I)
    forms = ((w.casefold(), pipeline().verbs.forms.get(w.casefold())) for w in WORD.findall(bullet))
    told = [f for w, f in forms if f and w != f.lemma and f.tenses & {"past", "participle"}]
    stand_ins = pipeline().lexicons.table("rewriting")["stand_ins"]
    opener = pipeline().verbs.forms.get(next(iter(WORD.findall(bullet)), "").casefold())
    stands_in = opener is not None and opener.lemma in {*stand_ins["verbs"], *stand_ins["giving"]}
    if not emptied and not stands_in and told:
        return set()
    terms = pipeline().lexicons.terms
    own_verbs = {terms[t.term].does.split()[0] for t in line.tasks if terms[t.term].does.strip("-")}
    own_verbs |= {"perform", "handle"} | ({"maintain"} if emptied else set())
    return own_verbs if line.tasks else set()


def _deeds() -> Mapping[str, str]:
    """The nouns of a doing, with the verb of each."""
    deeds: Mapping[str, str] = pipeline().lexicons.table("rewriting")["named_work"]["verbs"]
    return deeds


def _verbs(bullet: str, own: set[str], asked: frozenset[str], said: str, leading: set[str]) -> list[str]:
    """Verbs that the bullet does not hold, and that are no stronger word for an empty opening or a bare name."""
    verbs = pipeline().verbs
    lemmas = {f.lemma for w in own if (f := verbs.forms.get(w))}
    # "Collection of blood and urine" collected them.
    lemmas |= {lemma for noun, lemma in _deeds().items() if re.search(rf"\b{noun} of\b", bullet, re.I)}
    found: list[str] = []
    for row in said.split("\n"):
        for word in WORD.findall(row):
            form = verbs.forms.get(word.casefold())
            if form is None or form.lemma in lemmas or word.casefold() in asked | {"supporting", "using"}:
                continue
            if form.lemma in leading and row.startswith(word):
                continue
            if form.lemma == "assist" and "help" in lemmas:
                continue
            found.append(f"verb {word!r}")
    return found


def named_terms(line: LineAnnotation) -> set[str]:
    """The terms that name something: systems, credentials, places, tools, languages."""
    return {m.term for m in line.terms if m.kind in NAMED}


def invented_terms(line: LineAnnotation, text: str, option: RewriteOption, finished: str) -> set[str]:
    """Named terms of a finished option whose words stand neither in the bullet nor in a confirmation."""
    said = [
        line.span.of(text),
        *(s.text for s in option.segments if isinstance(s, Confirm) or (isinstance(s, Fact) and s.why)),
    ]
    plain = " ".join(" ".join(s.casefold().split()) for s in said)
    return {
        m.term
        for m in read(finished).terms
        if m.kind in NAMED and " ".join(m.span.of(finished).casefold().split()) not in plain
    } - {"education.externship"}  # that it was one is what the job's own heading says
