"""Which tasks a line shows: what a verb governs, what a list ends, what a pattern needs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.errors import LexiconError
from analyzer.lexicon import load, read
from analyzer.matchers import annotate, pipeline
from analyzer.matchers.tasks.content import content_words, is_adverb, read_pattern, shows_needs
from analyzer.matchers.tasks.finder import TaskMatcher
from analyzer.matchers.tasks.word_classes import WordClasses
from analyzer.matchers.words.roles import verb_forms, verb_roles

DAY = date(2026, 11, 22)
P = pipeline()


def tasks(line: str) -> set[str]:
    return {t.term.removeprefix("task.") for a in annotate(line, as_of=DAY).lines for t in a.tasks}


def verbs_of(line: str) -> list[str]:
    content = content_words(P.normalizer.words(line))
    return [r for r in verb_roles(content, verb_forms(content, P.verbs), P.verbs) if r]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Roomed patients", {"room-patients"}),
        ("Obtained and recorded weight and height", {"height-weight-growth"}),
        ("Obtained and charted vitals", {"vital-signs"}),
        ("Led high-performing nursing teams", {"lead-supervise"}),
        ("Detail oriented specialist", set()),
        (
            "Patient registration / scheduling / insurance verification",
            {"check-in-out", "schedule-appointments", "insurance-verification"},
        ),
        ("Answered phones and provided excellent customer service to patients", {"phone-triage"}),
        ("Answered phones and served restaurant guests", set()),
        ("Supervised staff and held staff meetings", {"lead-supervise"}),
        ("Checked in patients and scheduled interviews of candidates", {"check-in-out"}),
        ("Scheduled appointments of clients and answer the telephone", {"schedule-appointments", "phone-triage"}),
        ("Maintenance of patient charts", {"medical-records"}),
        ("Responsible for the completion and submission of claims", {"claims-collections"}),
        ("Worked under the supervision of a nurse", set()),
        ("Managed mail and billing for two offices", {"coding-billing"}),
        ("Led hands-on technical training", {"train-precept"}),
        ("Drew blood and scheduled appointments", {"venipuncture", "schedule-appointments"}),
        ("Patient appointments were scheduled", {"schedule-appointments"}),
        ("Performed 12-lead EKGs", {"ekg"}),
        ("Responsible for rooming patients", {"room-patients"}),
        ("ROOMED PATIENTS AND DREW BLOOD", {"room-patients", "venipuncture"}),
        ("Performed venipunture", {"venipuncture"}),
        ("Answered phone calls from patients", {"phone-triage"}),
        ("Answered calls by addressing customer inquiries", {"office-clerical"}),
        ("Answered phone calls about tickets", {"office-clerical"}),
        ("Greets visitors and directs them to the right staff", {"check-in-out"}),
        ("Ran samples according to established protocols", set()),
        ("Kept a positive, cooperative and team-oriented attitude", set()),
        ("Made sure that all care offered or received was documented", set()),
        ("Customer service, scheduling appointments, typing", {"schedule-appointments"}),
        ("Scheduled appointments for customers of the salon", set()),
        ("Schedule and confirm appointments", {"schedule-appointments", "reduce-no-shows"}),
        ("Diploma: Medical Billing and Coding", set()),
        ("Worked with managed care, claims and denials desks", set()),
        ("Sold shoes and handbags", set()),
        ("Cooked meals for forty guests", set()),
    ],
)
def test_the_tasks_of_a_line(line: str, expected: set[str]) -> None:
    assert tasks(line) == expected


@pytest.mark.parametrize(
    ("line", "there"),
    [
        ("Redesigned the rooming workflow", "policy-workflow"),
        ("Notified medical attending of any abnormalities", "abnormal-value-escalation"),
        ("Developed and led training and orientation of new employees", "train-precept"),
        ("Prepared, safe-guarded, and filed medical records", "medical-records"),
        ("Performed billing for a two-doctor practice", "coding-billing"),
        ("Managed healthcare records and billing", "medical-records"),
        ("Used butterfly needles and drew blood from elderly patients", "venipuncture"),
        ("Held the daily huddle", "quality-improvement"),
        # How often the counted was parts no words of a task.
        ("Escorted 30 patients a day to exam rooms", "room-patients"),
        ("Prepared about 25 patients per shift for exams", "room-patients"),
        ("Prepared 25 pts/day for exams", "room-patients"),
        ("Prepared twelve charts each day for next day's clinic", "pre-visit-planning"),
    ],
)
def test_a_task_is_found(line: str, there: str) -> None:
    assert there in tasks(line)


@pytest.mark.parametrize(
    ("line", "absent"),
    [
        ("Scheduling, supervising, filing, x-rays", "schedule-tests"),
        ("Scheduling appointments, typing, x-rays, filing, phones", "schedule-tests"),
        ("Obtained and charted vitals", "medical-records"),
        ("Daily tasks including scheduling", "delegation-timekeeping"),
        ("Kept appointments with my own clients at the salon", "schedule-appointments"),
        ("Answered phone calls about tickets", "phone-triage"),
        ("Stayed in accordance with clinic procedures", "assist-procedures"),
    ],
)
def test_a_task_is_not_found(line: str, absent: str) -> None:
    assert absent not in tasks(line)


@pytest.mark.parametrize(
    ("line", "verbs"),
    [
        ("Collected, labelled and processed specimens", ["collect", "label", "process"]),
        ("Prepared the assigned rooms", ["prepare"]),
        ("Administered prescribed medication", ["administer"]),
        ("Redesigned the rooming workflow", ["redesign"]),
        ("Assisted with scheduling of patients", ["assist", "schedule"]),
        ("Performed billing for doctors", ["perform"]),
        ("Started scheduling patients", ["start", "schedule"]),
        ("Worked in managed care", ["work"]),
        ("Orders, charts and files", ["order", "chart", "file"]),
        ("Completed daily logs, orders, charts", ["complete"]),
        ("Set up rooms", ["set up"]),
    ],
)
def test_the_verbs_of_a_line(line: str, verbs: list[str]) -> None:
    assert verbs_of(line) == verbs


@pytest.mark.parametrize("word", ["butterfly", "elderly", "early", "only", "reply", "family", "supply", "quarterly"])
def test_no_adverb(word: str) -> None:
    assert not is_adverb(word)


@pytest.mark.parametrize("word", ["quickly", "accurately", "efficiently"])
def test_an_adverb(word: str) -> None:
    assert is_adverb(word)


@pytest.mark.parametrize(
    ("pattern", "line", "shown"),
    [
        ("12 lead", "a 12-lead", True),
        ("12 lead", "a lead", False),
        ("5 rights", "the 5 rights", True),
        ("5 rights", "patient rights", False),
        ("PHQ 9", "the PHQ-9", True),
        ("PHQ 9", "the PHQ-2", False),
        ("daily huddle", "the daily huddle", True),
        ("daily huddle", "a huddle", False),
        ("new parent", "a new parent", True),
        ("new parent", "each parent", False),
        ("rooming of the patient", "rooming patient", True),
    ],
)
def test_a_pattern_does_not_shrink(pattern: str, line: str, shown: bool) -> None:
    own = read_pattern(P.normalizer.words(pattern), "own.toml:1", pattern)
    words = P.normalizer.words(line)
    content = content_words(words)
    places = [
        (first, first + len(own.norms))
        for first in range(len(content))
        if tuple(c.word.norm for c in content[first : first + len(own.norms)]) == own.norms
    ]
    assert any(shows_needs(own, words, content, *place) for place in places) is shown


TASK = """
[[term]]
id = "task.own"
name = "Own task"
{key} = ["{pattern}"]
{more}
verbs = ["sort"]
source = "example.com"
checked = "2026-11"
hits = ["Sorted beans"]
"""


def own_matcher(folder: Path, key: str, pattern: str, more: str = "") -> TaskMatcher:
    (folder / "own.toml").write_text(TASK.format(key=key, pattern=pattern, more=more), encoding="utf-8")
    classes = WordClasses({"class": {"bean": "bean lentil chickpea"}}, P.normalizer)
    return TaskMatcher(read([folder / "own.toml"]), classes, P.verbs, P.normalizer, P.vocab)


@pytest.mark.parametrize(
    ("key", "pattern", "line", "shown"),
    [
        ("objects", "@bean", "Sorted lentils", "Sorted lentils"),
        ("objects", "@bean", "Sorted peas", ""),
        (
            "objects",
            "dried @bean",
            "Sorted dried green chickpeas and dried lentils",
            "Sorted dried green chickpeas and dried lentils",
        ),
        ("phrases", "tasting of @bean", "Weekly tasting of lentils", "tasting of lentils"),
        ("phrases", "@bean tasting", "Lentil tasting", "Lentil tasting"),
        ("phrases", "@bean tasting", "Bean tasters", ""),
    ],
)
def test_a_pattern_may_name_a_class_of_words(tmp_path: Path, key: str, pattern: str, line: str, shown: str) -> None:
    found = own_matcher(tmp_path, key, pattern).find(line, P.normalizer.words(line))
    assert [f.span.of(line) for f in found] == ([shown] if shown else [])


def test_a_class_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"own\.toml:3: there is no class of words named 'soup' \(known: bean\)"):
        own_matcher(tmp_path, "objects", "@soup")


@pytest.mark.parametrize("key", ["phrases", "objects"])
@pytest.mark.parametrize("pattern", ["or schedule", "sorting and", "of the", "daily", "12", "new"])
def test_a_pattern_without_a_word_of_its_own_is_refused(tmp_path: Path, key: str, pattern: str) -> None:
    with pytest.raises(LexiconError, match=r"own\.toml:3: the pattern"):
        own_matcher(tmp_path, key, pattern)


def test_an_ambiguous_object_needs_company(tmp_path: Path) -> None:
    matcher = own_matcher(tmp_path, "ambiguous", "beans", 'near = ["kitchen!"]')

    def found(line: str) -> list[str]:
        return [f.term.id for f in matcher.find(line, P.normalizer.words(line))]

    assert found("Sorted beans in the kitchen") == ["task.own"]
    assert found("Sorted beans in the kitchenette") == []
    assert found("Sorted beans") == []


def test_a_veto_ends_at_the_neighbours_of_a_list() -> None:
    far = "Phones, vitals, typing, filing, faxing, email, retail"
    assert "phone-triage" in tasks("Answering phones, vitals, typing, filing, faxing, retail")
    assert "vital-signs" in tasks(far)


def test_every_task_accepts_known_verbs() -> None:
    known = {form.lemma for form in P.verbs.forms.values()}
    for term in load().of_kind("task"):
        for verb in P.verbs.expand(term.verbs):
            head, _, particle = verb.partition(" ")
            assert head in known, f"{term.where}: {verb}"
            assert not particle or particle in P.verbs.particles.get(head, ()), f"{term.where}: {verb}"


@given(st.text(max_size=160))
def test_any_text_can_be_annotated(text: str) -> None:
    first, second = annotate(text, as_of=DAY), annotate(text, as_of=DAY)
    assert first == second
    for line in first.lines:
        for item in (*line.terms, *line.tasks, *line.measures):
            assert line.span.covers(item.span)
            shown = item.span.of(text)
            assert shown
            assert shown == shown.strip()


PIECES = (
    "roomed", "patients,", "drew", "blood", "and", "or", "&", "EKG's", "CMA's", "I&O's", "12-lead", "-", "/", "(", ")",
    "30", "98%", "daily", "the", "was", "scheduling", "charted", "Epic", "no", "expired", "BLS", "CPR,", "vitals;",
    "x-rays.", "managed", "care\n", "in progress", "[number]", "1:4", "$1.2K", "½",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


@given(WORDS)
def test_any_mixture_of_resume_words_can_be_annotated(text: str) -> None:
    annotated = annotate(text, as_of=DAY)
    assert annotated == annotate(text, as_of=DAY)
    for line in annotated.lines:
        assert all(line.span.covers(x.span) for x in (*line.terms, *line.tasks, *line.measures))
        assert all(i < len(line.measures) for t in line.tasks for i in t.measures)


# Two deeds on one object: the longer words of one task must not hide the other.
JOINED = [
    ("Cleaned and stocked exam rooms", {"exam-room-preparation", "room-cleaning"}),
    ("Cleaning and stocking of exam rooms", {"exam-room-preparation", "room-cleaning"}),
    ("Scheduled new and established patients", {"schedule-appointments"}),
    ("Billed insurance companies", {"coding-billing"}),
    ("Educated newly diagnosed patients", {"patient-education"}),
    ("Taught clinical students", {"train-precept"}),
    ("Helped with toileting and transfers", {"patient-positioning"}),
    ("Maintained a clean and safe environment for patients", {"fall-risk-safety", "room-cleaning"}),
]


@pytest.mark.parametrize(("line", "tasks"), JOINED)
def test_a_task_is_found_beside_what_shares_its_words(line: str, tasks: set[str]) -> None:
    found = {t.term.removeprefix("task.") for t in annotate(line).lines[0].tasks}
    assert tasks <= found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Handle phone calls from patients about weight gain and blood pressure readings", {"phone-triage"}),
        ("Returned messages about wound care and took vital signs", {"phone-triage", "vital-signs"}),
        ("Fielded calls about prior authorizations", {"phone-triage", "prior-authorization"}),
    ],
)
def test_what_somebody_calls_about_is_not_done_on_the_phone(line: str, expected: set[str]) -> None:
    assert tasks(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Responsible for prior auths for ultrasounds and Nexplanon", {"prior-authorization"}),
        ("Handled prior authorizations for MRIs, CTs and EKGs", {"prior-authorization"}),
        ("Handled prior auths and performed EKGs", {"prior-authorization", "ekg"}),
        ("Authorizations for MRIs, phlebotomy, EKGs", {"prior-authorization", "venipuncture", "ekg"}),
    ],
)
def test_what_an_insurer_is_asked_for_is_not_done(line: str, expected: set[str]) -> None:
    found = {t.term.removeprefix("task.") for t in annotate(line).lines[0].tasks if not t.likely}
    assert found == expected
