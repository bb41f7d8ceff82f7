"""Tables used as layout, lists in two columns, and dates set close to their row."""

from __future__ import annotations

import io

import pytest
from pdf_files import BODY, SIDE, Draw, at, dot, page, pdf
from reportlab.lib import colors
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate, Table

from analyzer.model import Document
from analyzer.parser import read_document, read_resume

NORMAL = getSampleStyleSheet()["Normal"]
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
DUTIES = tuple(f"{line} and write what was found into the chart before the next one" for line in BODY)


def words(text: str) -> Paragraph:
    return Paragraph(text, NORMAL)


def bullets(*texts: str) -> ListFlowable:
    return ListFlowable([ListItem(words(t)) for t in texts], bulletType="bullet", start="•")


def document(*blocks: object) -> Document:
    out = io.BytesIO()
    SimpleDocTemplate(out, leftMargin=60, rightMargin=60, invariant=1).build(list(blocks))
    return read_document(out.getvalue())


def texts(read: Document) -> list[str]:
    return [line.span.of(read.text) for line in read.lines]


def test_a_wrapped_date_left_of_a_job_is_one_line() -> None:
    rows = [
        [words("January 2019 - Present"), [words("Medical Assistant, Lakeside Clinic, Akron, OH"), bullets(*DUTIES)]],
        [words("March 2015 - December 2018"), [words("Receptionist, Oak Clinic, Akron, OH"), bullets(*DUTIES[1:])]],
    ]
    read = document(words("<b>Experience</b>"), Table(rows, colWidths=[80, 400], style=[TOP]))
    assert texts(read) == [
        "Experience",
        "January 2019 - Present\tMedical Assistant, Lakeside Clinic, Akron, OH",
        *DUTIES,
        "March 2015 - December 2018\tReceptionist, Oak Clinic, Akron, OH",
        *DUTIES[1:],
    ]
    jobs = [(e.title, e.company, e.dates_text, len(e.bullets)) for e in read_resume(read).experience]
    assert jobs == [
        ("Medical Assistant", "Lakeside Clinic", "January 2019 - Present", 4),
        ("Receptionist", "Oak Clinic", "March 2015 - December 2018", 3),
    ]


@pytest.mark.parametrize("ruled", [True, False])
def test_cells_that_wrap_do_not_interleave(ruled: bool) -> None:
    rows = [[words("Procedures and laboratory"), words(DUTIES[0])], [words("Front office"), words(DUTIES[2])]]
    read = document(Table(rows, colWidths=[80, 200], style=[TOP, GRID] if ruled else [TOP]))
    assert texts(read)[:2] == ["Procedures and laboratory", DUTIES[0]]
    assert read.text.endswith(DUTIES[2])
    assert [w.code for w in read.warnings] == (["tables"] if ruled else [])
    assert read.lines[1].in_table is ruled


def test_a_table_of_jobs_is_read_job_by_job() -> None:
    rows = [
        [words("Dates"), words("Employer"), words("Duties")],
        [words("01/2019 - Present"), words("Lakeside Clinic, Akron, OH<br/>Medical Assistant"), words(DUTIES[0])],
        [words("03/2015 - 12/2018"), words("Oak Clinic, Akron, OH<br/>Receptionist"), words(DUTIES[1])],
    ]
    read = document(words("<b>Experience</b>"), Table(rows, colWidths=[70, 150, 260], style=[TOP, GRID]))
    jobs = [(e.title, e.company, e.dates_text, len(e.bullets)) for e in read_resume(read).experience]
    assert jobs == [
        ("Medical Assistant", "Lakeside Clinic", "01/2019 - Present", 1),
        ("Receptionist", "Oak Clinic", "03/2015 - 12/2018", 1),
    ]


def test_a_label_on_two_rows_is_one_heading() -> None:
    rows = [
        [words("<b>Professional Skills</b>"), words("Phlebotomy, EKG, vital signs, injections, wound care, referrals")],
        [words("<b>Education</b>"), words("Diploma in Medical Assisting, Northgate College, 2014")],
    ]
    resume = read_resume(document(Table(rows, colWidths=[75, 220], style=[TOP])))
    assert "Professional Skills" in [s.heading for s in resume.sections]
    assert len(resume.skills) == 6


def listed(left: tuple[str, ...], right: tuple[str, ...], top: float = 100) -> Draw:
    """Two lists side by side with drawn dots."""
    marks = [(72.0, 82.0, i, t) for i, t in enumerate(left)] + [(250.0, 260.0, i, t) for i, t in enumerate(right)]
    return page(*(d for x, where, i, t in marks for d in (dot(x, top + 14 * i - 3), at(where, top + 14 * i, t))))


def test_skills_in_two_columns_are_no_page_in_columns() -> None:
    body = page(*(at(72, 300 + 30 * i, t) for i, t in enumerate([*DUTIES, *DUTIES])))
    read = read_document(pdf(page(at(72, 80, "Skills"), listed(SIDE[:5], SIDE[5:]), body)))
    assert [w.code for w in read.warnings] == ["drawn-bullets"]
    assert texts(read)[1:8] == list(SIDE)


def test_the_longer_list_comes_whole() -> None:
    read = read_document(pdf(page(at(72, 80, "Skills"), listed(SIDE[:5], SIDE[5:]), at(72, 190, "x" * 90))))
    assert texts(read)[1:8] == list(SIDE)


@pytest.mark.parametrize(("gap", "apart"), [(6.5, True), (2.8, False)])
def test_a_date_close_to_its_row(gap: float, apart: bool) -> None:
    row, dates = "Lakeside Clinic in Akron, OH", "August 2019 - Present"

    def draw(canvas) -> None:  # type: ignore[no-untyped-def]
        at(72, 100, row)(canvas)
        at(72 + canvas.stringWidth(row, "Helvetica", 10) + gap, 100, dates)(canvas)

    assert texts(read_document(pdf(draw))) == [f"{row}\t{dates}" if apart else f"{row} {dates}"]


def test_the_next_title_does_not_end_a_paragraph() -> None:
    first = "Cleaned and stocked all of the exam rooms of the clinic each night, answered the phones and also"
    second = "made a great many calls to patients of the clinic and to their families in and outside of the city."
    rows = [first, second, "Office Assistant", "May 2012 to June 2014 Oak Clinic"]
    read = read_document(pdf(page(*(at(72, 100 + 12 * i, t) for i, t in enumerate(rows)))))
    assert texts(read)[-2:] == rows[-2:]


def test_items_set_unevenly_in_a_grid_are_read_across() -> None:
    cells = [
        *[(150, 91, "EKG"), (270, 92, "Injections"), (370, 94, "Triage"), (470, 92, "Spirometry")],
        *[(200, 99, "Autoclave"), (150, 106, "Vital signs"), (270, 104, "Scheduling")],
        *[(370, 105, "Rooming"), (470, 106, "Charting")],
    ]
    label = [at(26, 93, "Clinical", "Helvetica-Bold"), at(26, 105, "Skills", "Helvetica-Bold")]
    job = [at(26, 151, "Experience", "Helvetica-Bold"), *(at(110, 151 + 13 * i, t) for i, t in enumerate(BODY))]
    school = [at(26, 251, "Education", "Helvetica-Bold"), at(110, 251, "Diploma in Medical Assisting, Oak College")]
    draws = [at(26, 40, "Ana Lopez"), *label, *(at(x, y, t) for x, y, t in cells), *job, *school]
    read = read_document(pdf(page(*draws)))
    assert texts(read)[1:5] == [
        "Clinical Skills",
        "EKG\tInjections\tTriage\tSpirometry",
        "Autoclave",
        "Vital signs\tScheduling\tRooming\tCharting",
    ]


@pytest.mark.parametrize("dots", [". " * 20, "." * 40])
def test_dots_that_lead_to_a_date_are_a_gap(dots: str) -> None:
    read = read_document(
        pdf(page(at(72, 100, f"Medical Assistant {dots} Jan 2019 - Present"), at(72, 114, "Oak Clinic")))
    )
    assert texts(read) == ["Medical Assistant\tJan 2019 - Present", "Oak Clinic"]


def test_an_employer_right_of_the_duties_is_read_before_them_and_whole() -> None:
    head = [words("Dates"), words("Position and Duties"), words("Employer")]
    jobs = [
        [
            words("2021 - 2024"),
            [words("Medical Assistant"), bullets(*DUTIES[:2])],
            words("Lakeside Family Clinic of Akron"),
        ],
        [words("2018 - 2021"), [words("Receptionist"), bullets(DUTIES[2])], words("Oak Clinic<br/>Kent, OH")],
    ]
    read = document(words("<b>Experience</b>"), Table([head, *jobs], colWidths=[80, 280, 120], style=[TOP, GRID]))
    found = texts(read)
    assert found[1] == "Dates\tPosition and Duties\tEmployer"
    assert found[2:4] == ["2021 - 2024", "Lakeside Family Clinic of Akron"]
    assert found.index("Oak Clinic") < found.index("Kent, OH") < found.index("Receptionist")
    resume = read_resume(read)
    assert [(e.title, e.company, e.location, len(e.bullets)) for e in resume.experience] == [
        ("Medical Assistant", "Lakeside Family Clinic of Akron", "", 2),
        ("Receptionist", "Oak Clinic", "Kent, OH", 1),
    ]
