"""Whole postings: blocks that ask for nothing, shapes of pages, several roles, the top of the page."""

from __future__ import annotations

import io

import pytest
from asking import read, strengths
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from analyzer.parser import read_document
from analyzer.posting import read_posting
from samples.catalog import FOLDER, read_catalog

CATALOG = read_catalog()


IGNORED = [
    ("Benefits:\n• Medical, dental and vision insurance\n• BLS renewal paid", "benefits"),
    ("What we offer\nPaid time off", "benefits"),
    ("Benefits:\nContinued Education Reimbursement: up to $900 a year for RNs, LPNs\nTime off to vote", "benefits"),
    ("Benefits:\nContinuing education: $500 a year for CMAs\nTime off to vote", "benefits"),
    ("Requirements:\nTraining Stipend: $500 for each new CMA", "benefits"),
    ("401(k) with match and paid holidays", "benefits"),
    ("Pay range: $19.50 - $24.00 per hour", "pay"),
    ("$1,000 sign-on bonus", "pay"),
    ("During hiring, no recruiter or employee will request personal details of you.", "a warning of false offers"),
    ("About us\nWe are a family practice with two offices.", "about the employer"),
    ("About Heron Lake\nA clinic by the water with Epic and kind people.", "about the employer"),
    ("We are an equal opportunity employer.", "equal-opportunity text"),
    ("EEO: all applicants are treated alike, CMA or not.", "equal-opportunity text"),
    ("Keywords: CMA, RMA, LPN, Epic", "a list of search words, not requirements"),
    ("To apply, send your resume to jobs@example.com", "how to apply"),
    ("Requirements:\nPotential exposure to blood and chemicals", "place and hours: check yourself"),
    ("Requirements:\nInterested candidates can apply by sending a resume", "how to apply"),
    ("Requirements:\nPlease join the virtual interview from a quiet room", "how to apply"),
    ("Requirements:\nPreferred dress code", "how to apply"),
    ("Schedule: Monday to Friday, 8 to 5", "place and hours: check yourself"),
    ("Other duties as assigned", "general wording"),
    ("Requirements\nThe network covers everything from hearing tests to equipment for schools.", "general wording"),
    ("Requirements\nThe director provides broad guidance and overall direction.", "general wording"),
    ("Requirements\nPLEASE NOTE", "general wording"),
    ("Requirements\n#LI-AB1", "general wording"),
    ("Requirements\nWhy Heron Lake?", "general wording"),
]


@pytest.mark.parametrize(("text", "why"), IGNORED)
def test_what_asks_for_nothing_is_left_out_with_a_reason(text: str, why: str) -> None:
    posting = read(text)
    assert [r for r in posting.requirements if r.any_of] == []
    assert {i.why for i in posting.ignored} == {why}


@pytest.mark.parametrize(
    "text",
    [
        "Handles multiple tasks at once and is calm when others are not",
        "Regularly makes decisions that will touch other departments",
        "The person in this position is calm when days are long",
        "Prioritize and complete delegated tasks.",
        "Ability to plan.",
        "Team player",
    ],
)
def test_what_the_reader_would_do_or_be_is_no_talk(text: str) -> None:
    kept = [r.text for r in read(f"Requirements\nHigh school diploma\n{text}").requirements]
    assert text in kept


HEADINGS = [
    ("Requirements", "required"),
    ("REQUIREMENTS:", "required"),
    ("**Required Qualifications**", "required"),
    ("What you'll bring", "required"),
    ("Who we're looking for:", "required"),
    ("Education, Experience and Licensure", "required"),
    ("Licenses & Certifications", "required"),
    ("You have:", "required"),
    ("Preferred Qualifications", "preferred"),
    ("Nice to have:", "preferred"),
    ("Desired skills and experience:", "preferred"),
    ("Qualifications (preferred)", "preferred"),
    ("Responsibilities", "mentioned"),
    ("What you'll do", "mentioned"),
    ("A typical day:", "mentioned"),
    ("Duties & Responsibilities:", "mentioned"),
]


@pytest.mark.parametrize(("heading", "necessity"), HEADINGS)
@pytest.mark.parametrize("mark", ["", "• ", "- ", "* "])
def test_a_heading_decides_where_no_word_does(heading: str, mark: str, necessity: str) -> None:
    posting = read(f"{heading}\n{mark}Experience with Epic\n{mark}Experience with venipuncture\n")
    assert strengths(posting) == {("ehr.epic",): necessity, ("task.venipuncture",): necessity}


def test_topics_below_preferred_stay_preferred() -> None:
    posting = read(
        "Required\nEducation\n- High school diploma\nCertification\n- BLS\n"
        "Preferred\nEducation\n- Associate degree\nExperience\n- Epic experience"
    )
    assert strengths(posting) == {
        ("education.high-school",): "required",
        ("cert.bls",): "required",
        ("education.associate",): "preferred",
        ("ehr.epic",): "preferred",
    }


def test_a_topic_after_preferred_items_starts_anew() -> None:
    posting = read("Preferred Qualifications:\n- Spanish\nSkills\n- Epic experience")
    assert strengths(posting) == {("language.spanish",): "preferred", ("ehr.epic",): "required"}


BLOB = (
    "**Education:** + High School/GED (required) + Enrollment in a Medical Assistant program (required within 30 days "
    "of employment) **Licensing & Certifications:** + Medical assistant certification from one of the following "
    "(required within 12 months of start date): + Certified Medical Assistant (CMA); American Association of Medical "
    "Assistants + Registered Medical Assistant (RMA); American Medical Technologists + BLS, American Heart Association "
    "(required at hire) **Experience:** + 1 year of medical assisting experience (preferred) **Benefits:** + 401(k)"
)


def test_a_page_pasted_as_one_line() -> None:
    found = [(r.any_of, r.necessity, r.years, r.due) for r in read(BLOB).requirements]
    assert found == [
        (("education.high-school",), "required", None, None),
        (("education.ma-program",), "required", None, "30 days"),
        (("cert.cma-aama", "cert.rma-amt"), "required", None, "12 months"),
        (("cert.bls",), "required", None, None),
        ((), "preferred", 1.0, None),
    ]


def test_headings_glued_to_the_sentence_before() -> None:
    posting = read(
        "A busy clinic seeks a medical assistant.Responsibilities: Room patients. Take vital signs.Requirements: BLS. "
        "High school diploma.Benefits: Dental insurance, BLS renewal."
    )
    assert strengths(posting) == {
        ("task.room-patients",): "mentioned",
        ("task.vital-signs",): "mentioned",
        ("cert.bls",): "required",
        ("education.high-school",): "required",
    }


PARTS = [
    "Medical Assistant",
    "Requirements",
    "BLS card",
    "CMA or RMA",
    "Preferred",
    "Epic experience",
    "Benefits",
    "401(k)",
]
WANTED = {("cert.bls",): "required", ("cert.cma-aama", "cert.rma-amt"): "required", ("ehr.epic",): "preferred"}


def as_html() -> bytes:
    items = "".join(f"<li>{x}</li>" for x in PARTS[2:4])
    return (
        f"<html><head><style>.a{{}}</style></head><body><nav>Jobs | Log in</nav><main><h1>{PARTS[0]}</h1>"
        f"<h2>{PARTS[1]}</h2><ul>{items}</ul><p><b>{PARTS[4]}</b></p><ul><li>{PARTS[5]}</li></ul>"
        f"<h2>{PARTS[6]}</h2><p>{PARTS[7]}</p></main><script>var cma = 'LPN required';</script></body></html>"
    ).encode()


def as_pdf() -> bytes:
    buffer = io.BytesIO()
    page = Canvas(buffer, invariant=True)
    for number, text in enumerate(PARTS):
        page.drawString(72, 740 - 24 * number, text)
    page.save()
    return buffer.getvalue()


@pytest.mark.parametrize("data", ["\n".join(PARTS), "\r\n\r\n".join(PARTS), as_html(), as_pdf()])
def test_the_same_posting_in_other_shapes(data: str | bytes) -> None:
    posting = read(data)
    assert posting.title == "Medical Assistant"
    assert {k: v for k, v in strengths(posting).items() if v != "mentioned"} == WANTED


def test_only_the_medical_assistants_part_of_several_roles_counts() -> None:
    posting = read(
        "Medical Assistant, LPN or RN\nQualifications:\nFor Medical Assistant (MA):\nMedical assistant diploma\nBLS\n"
        "For Licensed Practical Nurse (LPN):\nActive LPN license\nBLS\nFor Registered Nurse (RN):\nActive RN license"
    )
    assert strengths(posting) == {("education.ma-program",): "required", ("cert.bls",): "required"}
    others = {(r.any_of, r.role) for r in posting.requirements if r.role}
    assert others == {
        (("cert.lpn",), "Licensed Practical Nurse (LPN)"),
        (("cert.rn",), "Registered Nurse (RN)"),
    }


FRONTS = [
    (
        "Medical Assistant\nHeron Lake Clinic\nOlympia, WA 98501",
        ("Medical Assistant", "Heron Lake Clinic", "Washington"),
    ),
    ("Job title: Lead MA\nCompany: Elm Street Health\nLocation: Austin, TX", ("Lead MA", "Elm Street Health", "Texas")),
    ("Phlebotomist\nHeron Lake Labs | Boise, ID", ("Phlebotomist", "Heron Lake Labs", "Idaho")),
    ("Medical Assistant\nJob summary\nRooms patients.", ("Medical Assistant", "", "")),
    ("Join Elm Street Health, where patients come first.\nBLS required", ("", "Elm Street Health", "")),
    ("Medical Assistant\nWhat you'll do\nRoom patients", ("Medical Assistant", "", "")),
    ("Medical Assistant\nRooms patients for three providers", ("Medical Assistant", "", "")),
    ("CMA/LPN - Orthopedics (Sign-on bonus: $3,000!)", ("CMA/LPN - Orthopedics", "", "")),
    ("We are seeking a full-time Certified Medical Assistant to join us.", ("Certified Medical Assistant", "", "")),
    ("We need a CMA or MA in the city.", ("CMA", "", "")),
    (
        "Medical Assistant\nElm Street Health\nWashington, DC",
        ("Medical Assistant", "Elm Street Health", "District of Columbia"),
    ),
]


@pytest.mark.parametrize(("text", "front"), FRONTS)
def test_title_employer_and_state(text: str, front: tuple[str, str, str]) -> None:
    posting = read(text)
    assert (posting.title, posting.employer, posting.state) == front


@pytest.mark.parametrize("sample", CATALOG.postings, ids=lambda s: s.name)
def test_samples_offsets_and_nothing_lost(sample: object) -> None:
    path = next(s.files[0] for s in CATALOG.postings if s is sample)
    document = read_document((FOLDER / path).read_bytes() if not hasattr(path, "read_bytes") else path.read_bytes())
    posting = read_posting(document)
    for requirement in posting.requirements:
        assert requirement.span.of(document.text) == requirement.text
    assert posting.title
    assert posting.employer
    assert posting.state


PROSE = [
    "Our nurses are RNs and LPNs, and the doctors love Epic.",
    "You will work beside a certified medical assistant.",
    "The clinic opened in 1998 and has 12 years of success.",
    "We see patients of every age; the lab is next door.",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_asks_for_nothing(text: str) -> None:
    assert [r for r in read(text).requirements if r.necessity != "mentioned"] == []


PIECES = [
    "Requirements", "Preferred:", "Benefits", "CMA or RMA", "required", "(", ")", "2+ years", "within 6 months of hire",
    "BLS", "one of the following:", "• ", "+ ", "**", "\n", ". ", "; ", "not", "Epic", "or", ",", "$20 an hour", "Ω",
    "For MA:",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
def test_any_order_of_words_is_read(pieces: list[str]) -> None:
    text = "x " + " ".join(pieces)
    document = read_document(text)
    posting = read_posting(document)
    for requirement in posting.requirements:
        assert requirement.span.of(document.text) == requirement.text
        assert requirement.any_of or requirement.need or requirement.years is not None
    for ignored in posting.ignored:
        assert ignored.span.of(document.text).strip()
        assert ignored.why


def test_a_sentence_without_end_is_read_in_pieces() -> None:
    posting = read("CMA, " * 8000 + "BLS required")
    assert ("cert.bls",) in {r.any_of for r in posting.requirements}


def test_reading_is_pure() -> None:
    assert read(BLOB) == read(BLOB)


def test_a_page_pasted_as_one_line_keeps_its_headings() -> None:
    talk = "The clinic has cared for families of the valley for many years and is proud of its people. " * 10
    line = (
        f"{talk}Job Summary Rooms patients and takes vital signs Qualifications Education/Training High school diploma "
        "Licensure/Certification Current BLS card. Preferred Qualifications Epic experience"
    )
    asked = strengths(read(line))
    assert asked[("education.high-school",)] == asked[("cert.bls",)] == "required"
    assert asked[("ehr.epic",)] == "preferred"
