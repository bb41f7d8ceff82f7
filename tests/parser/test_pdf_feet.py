"""Feet of pages, and labels in bold letters that end where their text begins."""

from __future__ import annotations

from pdf_files import at, page, pdf
from reportlab.pdfbase.pdfmetrics import stringWidth

from analyzer.parser import read_document, read_resume

BOLD = "Helvetica-Bold"
HEAD = (at(60, 60, "Dana Whitlock", BOLD, 20), at(60, 78, "330-555-0142 | dana@example.com | Akron, OH"))
COLUMNS = (("EKG", "Phlebotomy", "Triage", "Urinalysis"), ("Spirometry", "Referrals", "Scheduling"))


def test_a_foot_in_two_cells_is_no_end_of_columns() -> None:
    items = [
        at(60 + 250 * x, 470 + 14 * y, f"• {skill}")
        for x, skills in enumerate(COLUMNS)
        for y, skill in enumerate(skills)
    ]
    head = (*HEAD, at(60, 450, "Skills", BOLD, 13), at(60, 550, "Certifications", BOLD, 13), at(60, 566, "BLS (AHA)"))
    foot = (at(60, 765, "Dana Whitlock"), at(500, 765, "Page 1"))
    resume = read_resume(read_document(pdf(page(*head, *items, *foot))))
    assert [skill.of(resume.text) for skill in resume.skills] == [*COLUMNS[0], *COLUMNS[1]]
    assert [section.kinds[0] for section in resume.sections][-1] == "certifications"


def test_a_foot_of_two_rows_on_each_page_is_no_text_of_a_section() -> None:
    feet = [
        (
            at(240, 722, "6058 Canal Rd, Akron, OH"),
            at(170, 736, "330-555-0142, dana@example.com"),
            at(520, 736, f"{n}/2"),
        )
        for n in (1, 2)
    ]
    first = page(at(60, 60, "Dana Whitlock", BOLD, 20), at(60, 100, "Skills", BOLD, 13), *feet[0])
    resume = read_resume(read_document(pdf(first, page(at(60, 60, "EKG, Phlebotomy, Triage"), *feet[1]))))
    assert [skill.of(resume.text) for skill in resume.skills] == ["EKG", "Phlebotomy", "Triage"]
    assert resume.contact.location == "Akron, OH"


def test_bold_labels_that_end_at_one_edge_head_their_rows() -> None:
    rows = {"Clinical": "Triage • EKG", "Administrative": "Data entry • Referrals", "Software": "Epic • Excel"}
    draws = [
        draw
        for i, (label, text) in enumerate(rows.items())
        for draw in (
            at(124 - stringWidth(label, BOLD, 10), 120 + 14 * i, label, BOLD),
            at(130, 120 + 14 * i, text),
        )
    ]
    resume = read_resume(read_document(pdf(page(*HEAD, at(60, 100, "Skills", BOLD, 13), *draws))))
    assert [skill.of(resume.text) for skill in resume.skills] == [
        "Triage",
        "EKG",
        "Data entry",
        "Referrals",
        "Epic",
        "Excel",
    ]


def test_a_page_whose_address_is_broken_behind_a_dot() -> None:
    text = "Dana Whitlock\ndana@example.com | Akron, OH | www.danawhitlock. example.com\n\nSkills\nEKG\n"
    assert read_resume(read_document(text)).contact.links == ("www.danawhitlock.example.com",)


def test_dates_at_half_the_height_of_their_jobs_are_those_of_the_jobs() -> None:
    jobs = (
        (120, "2021 - 2024", "Medical Assistant", "Oak Clinic"),
        (190, "2017 - 2020", "Phlebotomist", "Elm Laboratory"),
    )
    draws = [
        draw
        for top, dates, title, company in jobs
        for draw in (
            at(60, top + 19, dates),
            at(150, top, title, BOLD),
            at(150, top + 13, f"{company} | Akron, OH"),
            at(150, top + 26, "• Roomed patients and took their vital signs before each visit"),
            at(150, top + 39, "• Called pharmacies and insurers about refills and authorizations"),
        )
    ]
    resume = read_resume(read_document(pdf(page(*HEAD, at(60, 100, "Work Experience", BOLD, 13), *draws))))
    found = [(job.title, job.company, job.dates_text, len(job.bullets)) for job in resume.experience]
    assert found == [(title, company, dates, 2) for _, dates, title, company in jobs]
