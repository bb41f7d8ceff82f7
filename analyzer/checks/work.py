"""Rules about the work a bullet tells: numbers, vague amounts, too much in one bullet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analyzer.checks.subject import Statement, Subject, either, in_sentence, listed, quoted, words_of
from analyzer.matchers.measures.changes import changes_of
from analyzer.model import Finding, Severity, Span, Task
from analyzer.scorer.uncounted import is_uncounted

_MOST_MUST_FIX = 5
_MOST_NAMED = 3
_GAP_WORDS = 2
# Numbers that tell for whom the work was, and not how much of it.
_FOR_WHOM = {"providers": "providers", "sites": "places"}
_GAP_ENDS = re.compile(r"[,;.]|(?<![^\W_])and(?![^\W_])")


def unquantified_task(subject: Subject) -> Iterator[Finding]:
    """Finds bullets that name work of your field, or claim a result, without a number beside it.

    Why it matters: A number shows how much you handle. "Roomed patients" could be three a day or thirty, and anybody
    can write "reduced wait times". Where the posting asks for the very task and no bullet of yours measures it, this
    is a must-fix, for the five bullets that answer the posting best.

    Example: "Roomed patients and took vital signs" says less than "Roomed 25 patients a day and took vital signs for
    3 providers", and "reduced wait times" less than "reduced wait times from 40 to 25 minutes".

    How to fix: Answer the question of the finding with your own number. An honest "about 20" is fine. If you do not
    know it, count one usual day; if there is none, say for whom or what kind of visits. One number a job is enough for
    work such as rooming, draws or vaccines: its other bullets are not asked again.
    """
    measured = {t.term for s in subject.statements for t in s.line.tasks if t.measures}
    found: list[tuple[int, Finding]] = []
    family = either(words_of(subject.table["family"], "words"))
    for statement in subject.statements:
        if family.search(statement.span.of(subject.text)):
            continue
        open_tasks = _open_tasks(subject, statement)
        claimed = _claimed(subject, statement)
        if not open_tasks and claimed:
            found.append((0, _unproven(statement, claimed)))
        if not open_tasks:
            if half := _only_for_whom(subject, statement):
                found.append((0, half))
            continue
        wanted = [t for t in open_tasks if t.term in subject.asked and t.term not in measured]
        wanted.sort(key=lambda t: subject.strength(t.term))
        if statement.line.measures and not wanted and len(open_tasks) <= len(statement.line.sure_tasks) // 2:
            # The number covers most of the bullet already.
            continue
        # What is only likely work is no must.
        sure = {t.term for t in statement.line.sure_tasks}
        weight = len(wanted) if any(t.term in sure for t in wanted) else 0
        found.append((weight, _unquantified(subject, statement, open_tasks, wanted)))
    urgent = sorted((-n, f.span.start, i) for i, (n, f) in enumerate(found) if n and f.severity == "should-fix")
    raised = {i for *_, i in urgent[:_MOST_MUST_FIX]}
    for index, (_, finding) in enumerate(found):
        yield replace(finding, severity="must-fix") if index in raised else finding


def _claimed(subject: Subject, statement: Statement) -> str:
    """What a bullet without a number says has changed ("wait times"); "" for nothing."""
    if statement.line.measures:
        return ""
    text = statement.span.of(subject.text)
    claimed = changes_of(subject.lexicons).find(text)
    return claimed.noun.of(text) if claimed else ""


def _only_for_whom(subject: Subject, statement: Statement) -> Finding | None:
    """What to say about a bullet whose only numbers are of those it was done for: "roomed patients for 3 providers"."""
    told = {m.dimension for m in statement.line.measures}
    tasks = list(dict.fromkeys(t.term for t in statement.line.sure_tasks))
    asked = {a.dimension for t in tasks for a in subject.lexicons.terms[t].ask}
    if not told or not told <= _FOR_WHOM.keys() or "volume" not in asked:
        return None
    whom = " and ".join(sorted(_FOR_WHOM[d] for d in told))
    return Finding(
        "unquantified-task",
        "consider",
        f"This bullet says for how many {whom}, but not how much there was to do.",
        statement.span,
        (),
        tuple(tasks),
        lead="Type your own number:",
        advice="Add how many or how often.",
    )


def _unproven(statement: Statement, claimed: str) -> Finding:
    return Finding(
        "unquantified-task",
        "should-fix",
        f"This bullet tells of a result ({quoted(claimed)}), but not how large it was.",
        statement.span,
        lead="Type your own number:",
        advice="Add how much it changed.",
    )


def _open_tasks(subject: Subject, statement: Statement) -> list[Task]:
    """The tasks without a number, neither here nor in another bullet of the job."""
    told = subject.told.get(statement.span, frozenset())
    return [t for t in _uncounted_here(subject, statement) if t.term not in told]


def _uncounted_here(subject: Subject, statement: Statement) -> list[Task]:
    """The tasks without a number in their bullet; one that a number stands in or right before is covered.

    Beside a number, work that is only likely is not asked for.
    """
    measures = statement.line.measures
    if not measures:
        return [t for t in statement.line.tasks if _is_counted(subject, statement, t)]

    def beside(task: Task) -> bool:
        return any(
            (m.span.overlaps(task.span) and index not in given)
            or (m.span.end <= task.span.start and _is_close(subject.text[m.span.end : task.span.start]))
            for index, m in enumerate(measures)
        )

    # "Refill requests (30 a day), lab results and referrals": the number is of the work told before it.
    given = {i for t in statement.line.tasks for i in t.measures if t.span.end <= measures[i].span.start}

    covers = subject.table["covers"]
    covered = {name for t in statement.line.tasks if t.measures for name in covers.get(t.term, ())}
    return [
        t
        for t in statement.line.sure_tasks
        if not t.measures and t.term not in covered and not beside(t) and _is_counted(subject, statement, t)
    ]


def _is_counted(subject: Subject, statement: Statement, task: Task) -> bool:
    """Whether there is a number to such work."""
    honor = task.term in subject.table["uncounted"]
    return not honor and not is_uncounted(subject.text, statement.span, task, subject.table)


def _is_close(gap: str) -> bool:
    """Whether so little stands between a number and a task that the one counts the other: no comma, and no verb."""
    return len(gap.split()) <= _GAP_WORDS and not _GAP_ENDS.search(gap)


def _unquantified(subject: Subject, statement: Statement, tasks: list[Task], wanted: list[Task]) -> Finding:
    ordered = list(dict.fromkeys(t.term for t in (*wanted, *tasks)))
    sure = {t.term for t in statement.line.sure_tasks}
    told = [t for t in ordered if t in sure or any(t == w.term for w in wanted)] or ordered
    # What is named comes first: the question is about it.
    ordered.sort(key=lambda t: t not in told)
    first = next(t for t in (*wanted, *tasks) if t.term in told)
    certain = sure.issuperset(told)
    names = [in_sentence(subject.lexicons.name(t)) for t in told]
    shown = names[:_MOST_NAMED] + ([f"{len(names) - _MOST_NAMED} more"] if len(names) > _MOST_NAMED else [])
    partly = bool(statement.line.measures)
    found = (
        f"The number in this bullet does not cover {listed(shown)}"
        if partly
        else f"This bullet {'names' if certain else 'seems to tell of'} {listed(shown)}, but no number"
    )
    index = subject.asked.get(first.term) if wanted else None
    if index is not None and _is_other_work(subject, first, subject.requirement(index).text):
        index = None
    if index is not None:
        why = f". The posting asks for it: {quoted(subject.requirement(index).text)}."
    elif claimed := _claimed(subject, statement):
        found, why = _unproven(statement, claimed).message, ""
    else:
        why = ", so nobody can tell how much of it you handle."
    severity: Severity = "consider" if partly else "should-fix"
    return Finding(
        "unquantified-task",
        severity,
        f"{found}{why}",
        statement.span,
        (),
        tuple(ordered),
        index,
        lead="Type your own number:",
        advice="Add how many, how often or for whom.",
    )


def _is_other_work(subject: Subject, task: Task, asked: str) -> bool:
    """Whether a task of many kinds of work is told in quite other words than the posting's.

    Mail and a cash drawer are both clerical work, but who asks for the one does not ask for the other.
    """
    if task.term not in subject.table["broad_tasks"]:
        return False
    said, common = task.span.of(subject.text), set(subject.table["common_starts"])
    return not (_starts_of_words(said) & _starts_of_words(asked)) - common


def _starts_of_words(text: str) -> set[str]:
    return {w[:4] for w in re.findall(r"[a-z]{4,}", text.casefold())}


def vague_quantity(subject: Subject) -> Iterator[Finding]:
    """Finds words that stand where a number could stand: multiple, various, several, high-volume, busy, daily.

    Why it matters: Nearly everybody writes them, so they tell a reader nothing. The number behind them does. A lone
    "daily" or "regularly" weighs less (consider).

    Example: "Drew blood for multiple patients in a busy clinic" could be "Drew blood for 15 patients a day".

    How to fix: Put your number in place of the word. If the word adds nothing, take it out.
    """
    table = subject.table["vague"]
    amounts, paces = either(words_of(table, "amounts")), either(words_of(table, "frequencies"))
    never = either(words_of(table, "never"))
    for statement in subject.statements:
        if statement.line.measures:
            continue
        text = statement.span.of(subject.text)
        vetoed = [Span(*m.span()) for m in never.finditer(text)]
        strong, weak = (
            [m for m in p.finditer(text) if not any(v.overlaps(Span(*m.span())) for v in vetoed)]
            for p in (amounts, paces)
        )
        found = sorted((*strong, *weak), key=lambda m: m.start())
        if not found:
            continue
        words = list(dict.fromkeys(m[0].casefold() for m in found))
        one = len(words) == 1
        start = statement.span.start
        yield Finding(
            "vague-quantity",
            "should-fix" if strong else "consider",
            f"{listed(quoted(w) for w in words)} {'stands' if one else 'stand'} where a number could stand.",
            Span(start + found[0].start(), start + found[0].end()),
            (),
            tuple(dict.fromkeys(t.term for t in statement.line.tasks)),
            lead="Type the number instead:",
            advice="Type the number instead (how many, how often), or take the word out.",
        )


def too_many_tasks(subject: Subject) -> Iterator[Finding]:
    """Finds bullets that hold five tasks or more.

    Why it matters: A reader takes one or two things from a bullet. The rest is skipped, and a number in it seems to
    belong to nothing.

    Example: "Roomed patients, took vitals, drew blood, gave injections, ran EKGs and scheduled follow-ups" is better
    as two or three bullets.

    How to fix: Split it. Put what the posting asks for first, and give each new bullet its own number.
    """
    least = subject.table["limits"]["tasks_in_a_bullet"]
    for statement in subject.statements:
        terms = list(dict.fromkeys(t.term for t in statement.line.tasks))
        if len(terms) < least:
            continue
        wanted = [t for t in terms if t in subject.asked]
        first = [in_sentence(subject.lexicons.name(t)) for t in (wanted or terms)[:2]]
        why = "what this posting asks for" if wanted else "the work you do most"
        yield Finding(
            "too-many-tasks-in-one-bullet",
            "consider",
            f"This bullet holds {len(terms)} tasks, so none stands out. Split it: start one bullet with "
            f"{listed(first)} ({why}), and move the rest to another.",
            statement.span,
            (),
            tuple(terms),
            subject.asked.get(wanted[0]) if wanted else None,
        )
