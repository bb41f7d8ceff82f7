"""Warnings about what an employer's system may lose: their codes, and the words they quote."""

from __future__ import annotations

import pytest
from docx_packages import docx_file, paragraph, table, text_box
from pdf_files import BODY, SIDE, at, page, pdf

from analyzer.parser import read_document, read_resume

HEADER_LINK = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
NAME = paragraph("Dana Oakes")
PHONE = paragraph("330-555-0142 | dana@example.com")
JOB = "Medical Assistant, Lakeside Clinic, 2019 - Present"


def warned(data: bytes | str) -> dict[str, str]:
    return {w.code: w.message for w in read_resume(read_document(data)).warnings}


@pytest.mark.parametrize(("body", "only"), [(NAME, True), (NAME + PHONE, False)])
def test_contact_data_only_in_the_header(body: str, only: bool) -> None:
    found = warned(docx_file(body + paragraph("Skills") + paragraph("EKG") + HEADER_LINK, header=PHONE))
    assert ("contact-in-header" in found) is only
    if only:
        assert "“dana@example.com” and “330-555-0142”" in found["contact-in-header"]


def test_a_job_in_a_table() -> None:
    rows = table((paragraph(JOB),), (paragraph("Roomed 25 patients a day and drew blood for two providers. " * 3),))
    found = warned(docx_file(NAME + paragraph("Experience") + rows))
    assert "“Medical Assistant”" in found["experience-in-table"]
    assert "(“Medical Assistant, Lakeside Clinic, 2019 - …”)" in found["tables"]
    assert "experience-in-table" not in warned(docx_file(NAME + paragraph("Experience") + paragraph(JOB)))


def test_a_text_box_is_quoted() -> None:
    found = warned(docx_file(NAME + f"<w:p>{text_box(PHONE)}</w:p>"))
    assert "(“330-555-0142 | dana@example.com”)" in found["text-boxes"]


@pytest.mark.parametrize(("heading", "unknown"), [("MY GARDEN", True), ("SKILLS", False), ("PROJECTS", False)])
def test_a_heading_that_is_not_known(heading: str, unknown: bool) -> None:
    blocks = [("EXPERIENCE", JOB), (heading, "Roses and beans"), ("EDUCATION", "Diploma, Northgate College")]
    draws = [at(72, 72, "Dana Oakes", size=16)]
    for number, (name, text) in enumerate(blocks):
        top = 110 + 60 * number
        draws += [at(72, top, name, "Helvetica-Bold", 13), at(72, top + 18, text), at(72, top + 32, BODY[number])]
    found = warned(pdf(page(*draws)))
    assert ("unknown-heading" in found) is unknown
    if unknown:
        assert f"“{heading}”" in found["unknown-heading"]


@pytest.mark.parametrize(("pages", "long"), [(2, False), (3, True)])
def test_more_than_two_pages(pages: int, long: bool) -> None:
    found = warned(pdf(*(at(72, 100, f"{BODY[i]} of part {i}") for i in range(pages))))
    assert ("over-two-pages" in found) is long


def test_columns_are_quoted() -> None:
    left = [at(60, 100 + 14 * i, text) for i, text in enumerate(SIDE)]
    right = [at(220, 107 + 14 * i, f"{text} x{i}") for i, text in enumerate(BODY * 3)]
    assert f"(“{SIDE[0]}” beside “{BODY[0][:30].strip()}”)" in warned(pdf(page(*left, *right)))["two-columns"]


def test_columns_and_changes_of_a_word_file_are_quoted() -> None:
    section = "<w:p><w:pPr><w:sectPr>{}</w:sectPr></w:pPr></w:p>"
    change = "<w:del><w:r><w:delText>ten years</w:delText></w:r></w:del><w:ins><w:r><w:t>two years</w:t></w:r></w:ins>"
    body = (
        paragraph("Dana Oakes") + section.format("") + paragraph("Skills: EKG") + paragraph(change)
        + section.format('<w:cols w:num="2"/>')
    )  # fmt: skip
    found = warned(docx_file(body))
    assert "(“Skills: EKG”)" in found["columns"]
    assert "(“ten years”)" in found["tracked-changes"]
