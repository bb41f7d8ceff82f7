"""Headings: which lines open a section, which do not, and how the sections cut a document."""

from __future__ import annotations

from dataclasses import replace

import pytest
from written import resume_of

from analyzer.model import Document
from analyzer.parser.plain.reader import read_plain_text
from analyzer.parser.resume.heading_words import heading_kinds
from analyzer.parser.resume.sections import body_pieces, find_sections

HEADINGS = [
    ("Summary", "summary"),
    ("PROFESSIONAL SUMMARY", "summary"),
    ("Summary of Qualifications", "summary"),
    ("Career Focus", "summary"),
    ("Objective:", "summary"),
    ("About Me", "summary"),
    ("Highlights", "highlights"),
    ("SkillHighlights", "highlights"),
    ("Experience", "experience"),
    ("PROFESSIONAL EXPERIENCE", "experience"),
    ("Work History", "experience"),
    ("Employment History", "experience"),
    ("Relevant Clinical Experience", "experience"),
    ("Healthcare Experience", "experience"),
    ("Experience (continued)", "experience"),
    ("Recent Work Experience", "experience"),
    ("E X P E R I E N C E", "experience"),
    ("*** EXPERIENCE ***", "experience"),
    ("__Experience__", "experience"),
    ("| Experience |", "experience"),
    ("💼 Experience", "experience"),
    ("Externship", "externship"),
    ("Clinical Rotations", "externship"),
    ("Practicum Experience", "externship"),
    ("Education", "education"),
    ("Educational Background", "education"),
    ("Relevant Coursework", "coursework"),
    ("Certifications", "certifications"),
    ("Certification(s)", "certifications"),
    ("Licenses & Certifications", "certifications"),
    ("LICENSURE", "certifications"),
    ("Skills", "skills"),
    ("Core Competencies", "skills"),
    ("Clinical/Administrative Skills", "skills"),
    ("Front Office Skills", "skills"),
    ("My Skills", "skills"),
    ("Technical Proficiencies", "skills"),
    ("Awards & Recognition", "accomplishments"),
    ("Languages", "languages"),
    ("Professional Affiliations", "affiliations"),
    ("Community Service", "volunteer"),
    ("Hobbies", "interests"),
    ("References available upon request", "references"),
    ("Additional Information", "additional"),
    ("Continuing Education", "training"),
    ("Military Service", "military"),
    ("CIVILIAN", "experience"),
    ("Immunizations", "immunizations"),
    ("Publications", "publications"),
    ("Personal Information", "contact"),
    ("Projects", "unknown"),
    ("Where I've Worked", "experience"),
    ("Where I Studied", "education"),
    ("WHAT I'M GOOD AT", "skills"),
    ("C A R EE R H ISTO RY", "experience"),
    ("My Story", "summary"),
]

MERGED = [
    ("Education and Certifications", ("education", "certifications")),
    ("Skills & Certifications", ("skills", "certifications")),
    ("EDUCATION / TRAINING", ("education", "training")),
    ("EducationandTraining", ("education", "training")),
    ("Education, Training and Certifications", ("education", "training", "certifications")),
    ("Certifications | Skills | Languages", ("certifications", "skills", "languages")),
    ("Professional Licenses and Languages", ("certifications", "languages")),
    ("EDUCATION\tCERTIFICATIONS", ("education", "certifications")),
    ("Programs, Skills, Software", ("skills",)),
    ("Languages, Software, Skills", ("languages", "skills")),
    ("Skills, Certifications, and Languages", ("skills", "certifications", "languages")),
    ("Training – Certifications", ("training", "certifications")),
    ("Licenses; CPR", ("certifications",)),
    ("Skills & Equipment", ("skills",)),
    ("Computer & Language Skills", ("skills", "languages")),
    ("Paid and Volunteer Experience", ("experience", "volunteer")),
]

NO_HEADINGS = [
    "Experience with Epic",
    "10 years experience",
    "Medical Assistant",
    "Bluebird Career College",
    "Skilled in phlebotomy",
    "Educated patients on wound care",
    "Certified Medical Assistant",
    "Trained new staff",
    "Summary reports",
    "Programs",
    "Equipment & Programs",
    "Vital Signs, Skills",
    "Language line interpreters",
    "AWARDS EHR",
    "",
    "***",
]


@pytest.mark.parametrize(("text", "kind"), HEADINGS)
def test_a_heading_of_one_kind(text: str, kind: str) -> None:
    assert heading_kinds(text) == (kind,)


@pytest.mark.parametrize(("text", "kinds"), MERGED)
def test_a_merged_heading_has_all_its_kinds(text: str, kinds: tuple[str, ...]) -> None:
    assert heading_kinds(text) == kinds


@pytest.mark.parametrize("text", NO_HEADINGS)
def test_other_lines_are_no_headings(text: str) -> None:
    assert heading_kinds(text) == ()


def kinds_of(text: str) -> list[tuple[str, ...]]:
    """The kinds of the sections of a text, in order."""
    return [s.kinds for s in find_sections(read_plain_text(text))]


TOP = "Dana Whitlock\ndana@example.com"

CUTS = [
    (f"{TOP}\nSkills\nEKG\nExperience\nAide\nSkills\nCPR", ["contact", "skills", "experience", "skills"]),
    (f"{TOP}\nSkills: phlebotomy, EKG\nEducation: Diploma, Bluebird College", ["contact", "skills", "education"]),
    (
        f"{TOP}\nMedical assistant who has roomed 25 patients a day in two clinics.\nSkills\nEKG",
        ["contact", "summary", "skills"],
    ),
    (f"{TOP}\nSkills\n- Languages\n- Training\n- EKG", ["contact", "skills"]),
    (f"{TOP}\nSkills\nExperience with Epic\n10 years experience", ["contact", "skills"]),
    (f"{TOP}\nSKILLS\nLeadership\nTraining\nSoftware\nEDUCATION\nDiploma", ["contact", "skills", "education"]),
    (f"{TOP}\nSKILLS\nLanguages: SQL, Python\nEDUCATION\nDiploma", ["contact", "skills", "education"]),
    (
        f"{TOP}\nEDUCATION\nDiploma\nCoursework: Anatomy\nHonors: Dean's list\nSKILLS\nEKG",
        ["contact", "education", "skills"],
    ),
    (
        f"{TOP}\nEXPERIENCE\nAide, Oak Clinic\nAchievements: cut waits\nEDUCATION\nDiploma",
        ["contact", "experience", "education"],
    ),
    (
        f"{TOP}\nEXPERIENCE\nAide, Oak Clinic, 2019 - 2020\nEDUCATION\nDiploma\nWALL OF FAME\nBest vest",
        ["contact", "experience", "education", "unknown"],
    ),
    (
        f"{TOP}\nRetail Experience\nCashier, Copper Store, 2015 - 2017\nEducation\nDiploma",
        ["contact", "experience", "education"],
    ),
    (f"{TOP}\nskills\nEKG\neducation\nDiploma", ["contact", "skills", "education"]),
    (
        "Experience Medical Assistant, Oak Clinic 2019 - Present\n- Drew blood\nEducation Diploma, Bluebird College",
        ["experience", "education"],
    ),
    (TOP, ["contact"]),
]


@pytest.mark.parametrize(("text", "kinds"), CUTS)
def test_cuts_a_text_into_sections(text: str, kinds: list[str]) -> None:
    assert [k[0] for k in kinds_of(text)] == kinds


def styled(rows: list[tuple[str, bool, float]]) -> Document:
    """A document of lines with their weight and size."""
    document = read_plain_text("\n".join(text for text, _, _ in rows))
    lines = tuple(replace(x, bold=b, size=s) for x, (_, b, s) in zip(document.lines, rows, strict=True))
    return replace(document, lines=lines)


def test_a_line_that_looks_like_the_headings_is_one_of_unknown_kind() -> None:
    rows = [
        ("Dana Whitlock", True, 20.0),
        ("Work History", True, 14.0),
        ("Aide, Oak Clinic", False, 10.0),
        ("Answered phones and greeted the patients of three providers", False, 10.0),
        ("Things I Love", True, 14.0),
        ("I keep bees and sell their honey at the market", False, 10.0),
        ("Education", True, 14.0),
        ("Diploma, Bluebird College", False, 10.0),
    ]
    sections = find_sections(styled(rows))
    assert [(s.kinds[0], s.heading) for s in sections[1:]] == [
        ("experience", "Work History"),
        ("unknown", "Things I Love"),
        ("education", "Education"),
    ]


@pytest.mark.parametrize("item", ["Software, Equipment", "Training", "Clinical & Administrative"])
def test_items_of_a_list_of_skills_are_no_headings(item: str) -> None:
    rows = [("DANA WHITLOCK", True, 20.0), ("EXPERIENCE", True, 12.0), ("Aide, Oak Clinic", False, 10.0)]
    rows += [("SKILLS", True, 12.0), ("EKG", False, 10.0), (item, False, 10.0)]
    assert [s.kinds[0] for s in find_sections(styled(rows))] == ["contact", "experience", "skills"]


@pytest.mark.parametrize("item", ["BLS", "CPR", "NIHSS", "BASIC LIFE SUPPORT"])
def test_a_credential_that_looks_like_a_heading_is_none(item: str) -> None:
    rows = [
        ("DANA WHITLOCK", True, 20.0),
        ("EXPERIENCE", True, 12.0),
        ("Aide, Oak Clinic", False, 12.0),
        ("CERTIFICATIONS", True, 12.0),
        (item, True, 12.0),
        ("Phlebotomy Technician", False, 12.0),
        ("SKILLS", True, 12.0),
        ("EKG", False, 12.0),
    ]
    kinds = [s.kinds[0] for s in find_sections(styled(rows))]
    assert kinds == ["contact", "experience", "certifications", "skills"]


def test_a_label_inside_the_skills_opens_no_section() -> None:
    assert kinds_of("Dana Whitlock\n\nSkills\nClinical: EKG, triage\nOther: scheduling, billing\n") == [
        ("contact",),
        ("skills",),
    ]


def test_a_topic_without_the_look_of_the_headings_is_none() -> None:
    rows = [
        ("Skills", True, 14.0),
        ("Training and Development", False, 10.0),
        ("Languages", False, 10.0),
        ("Education", True, 14.0),
        ("Diploma in medical assisting from the Bluebird College", False, 10.0),
    ]
    assert [s.kinds[0] for s in find_sections(styled(rows))] == ["skills", "education"]


def test_hidden_and_page_header_lines_open_no_section() -> None:
    document = read_plain_text("Dana Whitlock\nSkills\nEKG\nEducation\nDiploma")
    lines = tuple(replace(x, hidden=i == 1, in_header=i == 3, bullet=False) for i, x in enumerate(document.lines))
    assert [s.kinds[0] for s in find_sections(replace(document, lines=lines))] == ["contact"]


def test_the_heading_is_kept_without_decoration_and_the_rest_of_its_line_is_content() -> None:
    document = read_plain_text("Dana Whitlock\n*** SKILLS: phlebotomy, EKG\n")
    section = find_sections(document)[-1]
    assert section.heading == "SKILLS"
    assert section.heading_span is not None
    assert section.heading_span.of(document.text) == "SKILLS"
    assert [p.span.of(document.text) for p in body_pieces(document, section)] == ["phlebotomy, EKG"]


def test_an_empty_document_has_no_sections() -> None:
    assert find_sections(Document("", ())) == ()


def test_letters_of_cards_are_no_heading() -> None:
    text = "DANA WHITLOCK\nCERTIFICATIONS\nEMT, Ohio\nCPR/BLS\nACLS, expires 2028\nEDUCATION\nGED, 2015\n"
    found = find_sections(read_plain_text(text))
    assert [s.heading for s in found if s.heading] == ["CERTIFICATIONS", "EDUCATION"]


@pytest.mark.parametrize("card", ["C.P.R. current", "CPR", "CPR (active)"])
def test_a_card_in_a_printed_form_is_no_heading(card: str) -> None:
    form = (
        "DANA OAKES\n(330) 555-0142\n\nEMPLOYMENT:\n\n1/09 - Present      Oak Clinic, Akron, Ohio\n"
        "                    MEDICAL ASSISTANT\n                    Vital signs and injections.\n\n"
        "EDUCATION:          Elm College, Diploma, 2004\n\n"
        f"CERTIFICATION:      Registered Medical Assistant (A.M.T.), current\n                    {card}\n\n"
        "REFERENCES:         On request.\n"
    )
    resume = resume_of(form)
    headings = [s.heading_span.of(resume.text) for s in resume.sections if s.heading_span]
    assert headings == ["EMPLOYMENT", "EDUCATION", "CERTIFICATION", "REFERENCES"]
