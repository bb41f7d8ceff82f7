"""The whole structure: a full resume, skills and credential lines, warnings, and what holds for any text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from written import resume_of

from analyzer.model import Box, Document, Resume, Span
from analyzer.parser.drafts import DraftLine, assemble
from analyzer.parser.plain.reader import read_plain_text
from analyzer.parser.resume.reader import read_structure
from analyzer.parser.resume.skill_lists import skill_items

FULL = """Dana Whitlock, CMA (AAMA)
Mesa, AZ 85201 | (480) 555-0112 | dana@example.com

PROFESSIONAL SUMMARY
Certified medical assistant with four years in family medicine.

CERTIFICATIONS
CMA (AAMA), expires 05/2027
BLS, American Heart Association

EXPERIENCE
Medical Assistant | Brightwater Family Clinic | Mesa, AZ | 06/2022 - Present
- Room 22 patients a day for three providers
- Draw blood and run EKGs
Medical Receptionist | Tern Bay Orthopedics | Mesa, AZ | 01/2019 - 05/2022
- Scheduled appointments

EXTERNSHIP
Oak Street Urgent Care, Mesa, AZ - 180 hours, 2018
- Took vital signs

EDUCATION
Medical Assistant Diploma, Bluebird Career College, 2018

SKILLS & LANGUAGES
Phlebotomy, EKG, injections (IM, SQ, ID)
Epic | athenahealth
"""


def texts(resume: Resume, spans: tuple[Span, ...]) -> list[str]:
    """The texts of spans."""
    return [s.of(resume.text) for s in spans]


def test_reads_a_full_resume() -> None:
    resume = resume_of(FULL)
    assert (resume.contact.name, resume.contact.location) == ("Dana Whitlock", "Mesa, AZ 85201")
    assert [s.kinds for s in resume.sections] == [
        ("contact",),
        ("summary",),
        ("certifications",),
        ("experience",),
        ("externship",),
        ("education",),
        ("skills", "languages"),
    ]
    assert [(e.company, e.kind, e.hours, len(e.bullets)) for e in resume.experience] == [
        ("Brightwater Family Clinic", "job", None, 2),
        ("Tern Bay Orthopedics", "job", None, 1),
        ("Oak Street Urgent Care", "externship", 180, 1),
    ]
    assert [e.institution for e in resume.education] == ["Bluebird Career College"]
    assert texts(resume, resume.skills) == ["Phlebotomy", "EKG", "injections (IM, SQ, ID)", "Epic", "athenahealth"]
    assert texts(resume, resume.credential_lines) == ["CMA (AAMA), expires 05/2027", "BLS, American Heart Association"]
    assert [b.entry for b in resume.bullets()] == [0, 0, 1, 2]


ITEMS = [
    ("Phlebotomy, EKG; injections | Epic", ["Phlebotomy", "EKG", "injections", "Epic"]),
    ("Phlebotomy\tEKG • Epic · charting", ["Phlebotomy", "EKG", "Epic", "charting"]),
    ("Clinical: phlebotomy, EKG, and injections.", ["phlebotomy", "EKG", "injections"]),
    ("EHR (Epic, Cerner), vital signs", ["EHR (Epic, Cerner)", "vital signs"]),
    ("Typing (65 wpm", ["Typing (65 wpm"]),
    ("Patient intake/rooming", ["Patient intake/rooming"]),
    ("Able to room 1,200 patients", ["Able to room 1,200 patients"]),
    (
        "Skilled in drawing blood from children and older adults in busy clinics, and calm",
        ["Skilled in drawing blood from children and older adults in busy clinics, and calm"],
    ),
    ("- , ;", []),
    ("Drawing blood ●●●○○", ["Drawing blood"]),
    ("EKG ★★★★☆  Vital signs ★★★☆☆", ["EKG", "Vital signs"]),
    ("Phlebotomy 90%", ["Phlebotomy"]),
    ("Epic: Advanced", ["Epic"]),
    ("Epic\tAdvanced\t4 years", ["Epic"]),
    ("Epic (advanced), Cerner (basic)", ["Epic (advanced)", "Cerner (basic)"]),
    ("Typing: 60 WPM", ["Typing: 60 WPM"]),
    ("phlebotomy, EKG; filing | faxing", ["phlebotomy", "EKG", "filing", "faxing"]),
    ("Clinical: EKG, vital signs. Office: filing, faxing.", ["EKG", "vital signs", "filing", "faxing"]),
    ("Clinical: EKG, vital signs | Office: filing", ["EKG", "vital signs", "filing"]),
    ("EHR – Epic, Cerner", ["Epic", "Cerner"]),
    ("Clinical\tPhlebotomy, EKG, injections", ["Phlebotomy", "EKG", "injections"]),
    ("Phlebotomy - EKG - Vital signs", ["Phlebotomy", "EKG", "Vital signs"]),
    ("Kind and patient. Good listener. On time.", ["Kind and patient", "Good listener", "On time"]),
    ("Knowledge of Medicare, Medicaid and HIPAA", ["Knowledge of Medicare, Medicaid and HIPAA"]),
    ("Works well in teams, Fast learner, Careful", ["Works well in teams", "Fast learner", "Careful"]),
    ("Calm at the desk, on the phone, and with children.", ["Calm at the desk, on the phone, and with children"]),
    ("Computers: Proficient in Word, Excel, and Outlook", ["Proficient in Word, Excel, and Outlook"]),
    (
        "Infection control: daily cleaning of exam rooms and tools after each patient",
        ["Infection control: daily cleaning of exam rooms and tools after each patient"],
    ),
    (
        "Office * Handles referrals, authorizations and the records of three busy doctors a day * Filing, faxing",
        ["Office", "Handles referrals, authorizations and the records of three busy doctors a day", "Filing", "faxing"],
    ),
]


@pytest.mark.parametrize(("line", "items"), ITEMS)
def test_cuts_a_line_of_skills(line: str, items: list[str]) -> None:
    assert [s.of(line) for s in skill_items(line, Span(0, len(line)))] == items


SKILL_SECTIONS = [
    # Each line is (text, bold, bullet).
    (
        [("PATIENT CARE", True, False), ("Phlebotomy • EKG", False, False), ("Epic", False, False)],
        ["Phlebotomy", "EKG", "Epic"],
    ),
    ([("Daily:", False, False), ("Phlebotomy, EKG", False, False)], ["Phlebotomy", "EKG"]),
    (
        [
            ("Calm", True, False),
            ("Kept a full waiting room at ease; told families what comes next.", False, False),
            ("Exact", True, False),
            ("Careful with labels, doses, and names.", False, False),
        ],
        ["Calm", "Exact"],
    ),
    ([("Clinical", False, False), ("Phlebotomy", False, True), ("EKG", False, True)], ["Phlebotomy", "EKG"]),
    (
        [("Phlebotomy", True, False), ("Expert", False, False), ("EKG", True, False), ("Good", False, False)],
        ["Phlebotomy", "EKG"],
    ),
    ([("Phlebotomy", True, False), ("EKG", True, False), ("Epic", True, False)], ["Phlebotomy", "EKG", "Epic"]),
    ([("Skill\tLevel", False, False), ("Phlebotomy\tExpert", False, False)], ["Phlebotomy"]),
    (
        [
            ("Drawing blood", False, True),
            ("EKG", False, True),
            ("Vitals", False, True),
            ("Kind to children, parents and staff", False, True),
        ],
        ["Drawing blood", "EKG", "Vitals", "Kind to children, parents and staff"],
    ),
]


GROUPS = [
    (["Clinical", "Phlebotomy, EKG", "Administrative\tFiling, faxing"], ["Phlebotomy", "EKG", "Filing", "faxing"]),
    (["Clinical Patient intake, EKG", "Personal Compassion, Care"], ["Patient intake", "EKG", "Compassion", "Care"]),
    (["Technical\tInterpersonal", "SQL\tTeamwork", "Linux"], ["SQL", "Teamwork", "Linux"]),
    (["EKG ❖ Triage ❖ Chart prep"], ["EKG", "Triage", "Chart prep"]),
    (["Kind to everybody in ten years at one desk. Glad to learn and to help.", "EKG"], ["EKG"]),
    (["Triage\tEKG", "Immunizations\tEpic"], ["Triage", "EKG", "Immunizations", "Epic"]),
    (["Filing; faxing; phones; rooming; triage; EKG; Epic; Excel; Word; Outlook; charting; Care; Zoom; Phlebotomy."],
     ["Filing", "faxing", "phones", "rooming", "triage", "EKG", "Epic", "Excel", "Word", "Outlook", "charting", "Care",
      "Zoom", "Phlebotomy"]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "items"), GROUPS)
def test_the_names_of_groups_are_no_skills(rows: list[str], items: list[str]) -> None:
    drafts = [DraftLine("Dana Whitlock"), DraftLine("Skills", heading_level=1), *map(DraftLine, rows)]
    resume = read_structure(assemble(drafts, "docx"))
    assert texts(resume, resume.skills) == items


def test_the_groups_of_a_nested_list() -> None:
    rows = [("Technical", 0.0), ("Linux", 18.0), ("SQL", 18.0), ("Personal", 0.0), ("Care", 18.0)]
    drafts = [DraftLine("Skills", heading_level=1), *(DraftLine(t, bullet=True, indent=i) for t, i in rows)]
    resume = read_structure(assemble(drafts, "docx"))
    assert texts(resume, resume.skills) == ["Linux", "SQL", "Care"]


def test_an_item_that_a_narrow_column_wraps_is_one() -> None:
    rows = [
        "Skills",
        "Autoclave sterilization",
        "Hearing and vision",
        "screening",
        "Google Workspace",
        "athenahealth",
        "EKG",
    ]
    plain = assemble([DraftLine(row, heading_level=int(row == "Skills")) for row in rows], "pdf")
    boxes = [Box(1, 72.0, 100.0 + 12 * i, 72.0 + 5 * len(row), 110.0 + 12 * i) for i, row in enumerate(rows)]
    lines = tuple(replace(line, boxes=(box,)) for line, box in zip(plain.lines, boxes, strict=True))
    resume = read_structure(replace(plain, lines=lines))
    shown = [" ".join(s.of(resume.text).split()) for s in resume.skills]
    assert shown == ["Autoclave sterilization", "Hearing and vision screening", *rows[5:]]


@pytest.mark.parametrize(("rows", "items"), SKILL_SECTIONS)
def test_heads_and_explanations_are_no_skills(rows: list[tuple[str, bool, bool]], items: list[str]) -> None:
    drafts = [DraftLine("Skills", heading_level=1), *(DraftLine(t, bold=b, bullet=k) for t, b, k in rows)]
    resume = read_structure(assemble(drafts, "docx"))
    assert texts(resume, resume.skills) == items


def test_a_date_that_cannot_be_is_a_warning() -> None:
    text = "Experience\nAide, Oak Clinic, 13/2020 - 05/2021\n- Drew blood\nAide, Elm Clinic, 05/2019 - 05/2017"
    warnings = resume_of(text).warnings
    assert [w.code for w in warnings] == ["date-problem", "date-problem"]
    assert "13/2020" in warnings[0].message


def test_a_resume_without_dates_problems_has_no_warning() -> None:
    assert resume_of(FULL).warnings == ()


WORDS = st.sampled_from(
    [
        "Experience",
        "SKILLS:",
        "Education",
        "and",
        "Medical Assistant",
        "06/2019 - Present",
        "2019",
        "Mesa, AZ",
        "Oak Clinic",
        "•",
        "-",
        "|",
        "\t",
        ",",
        "(",
        ")",
        "Drew blood.",
        "Dana Whitlock",
        "CMA (AAMA)",
        "160 hours",
        "\n",
        "\n\n",
        "Company Name",
        "City , State",
        "Diploma",
        "Bluebird College",
        "Externship",
        "Responsible for",
        "13/2020",
        "*",
        "to",
        "&",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=300)


def check(document: Document) -> None:
    """What must hold for any document."""
    resume = read_structure(document)
    size = len(document.text)
    at = 0
    for section in resume.sections:
        assert section.span.start == at
        assert section.span.end > section.span.start
        at = section.span.end
        if section.heading_span is not None:
            assert section.span.covers(section.heading_span)
            assert section.heading == section.heading_span.of(document.text)
    assert at == (size if document.lines else 0)
    for entry in resume.experience:
        assert entry.span.covers(entry.header)
    for bullet in resume.bullets():
        text = bullet.span.of(document.text)
        assert text
        assert text == text.strip()
        assert document.lines[bullet.line].span.covers(bullet.span)
        assert resume.experience[bullet.entry].span.covers(bullet.span)
    for span in (*resume.skills, *resume.credential_lines, *resume.contact.credentials):
        assert span.of(document.text) == span.of(document.text).strip() != ""
        assert 0 <= span.start < span.end <= size
    if resume.contact.name_span is not None:
        assert resume.contact.name_span.of(document.text).split()
    for school in resume.education:
        assert 0 <= school.span.start < school.span.end <= size
    starts = [e.span.start for e in resume.experience]
    assert starts == sorted(starts)


@example("CMA (AAMA) Experience 13/2020")
@given(TEXTS)
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    check(read_plain_text(text))


@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join))
def test_jobs_in_any_words_keep_their_spans(text: str) -> None:
    check(read_plain_text(f"Experience\nMedical Assistant, Oak Clinic, 2019 - Present\n{text}"))


def test_nothing_is_lost_of_a_resume_without_headings() -> None:
    document = read_plain_text("Dana Whitlock\nMesa, AZ\n- Drew blood\n- Ran EKGs")
    check(document)
    assert [s.kinds for s in read_structure(document).sections] == [("contact",)]
