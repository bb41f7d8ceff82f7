"""Icons, dashes and hyphens as browsers and resume builders print them."""

from __future__ import annotations

import pytest
from pdf_files import Draw, at, page, pdf
from pdf_raw import raw_pdf, stream

from analyzer.model import Document
from analyzer.parser import read_document, read_resume
from analyzer.parser.pdf.characters import Word
from analyzer.parser.pdf.icons import is_detail, part_at_icons
from analyzer.parser.pdf.joined_text import joined_text
from analyzer.parser.pdf.paragraphs import Paragraph
from analyzer.parser.pdf.pieces import Piece, build_pieces
from analyzer.parser.pdf.rows import row_of

CALENDAR, PIN, ARROW = "\uf073", "\uf041", "\uf105"
BOLD = "Helvetica-Bold"


def words(text: str, x: float = 50.0, base: float = 100.0) -> list[Word]:
    found: list[Word] = []
    for word in text.split():
        width = 5.0 * len(word)
        found.append(Word(word, x, x + width, base - 8, base + 2, base, 10.0, False))
        x += width + 2.5
    return found


def texts(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{CALENDAR} 12/2024 – Present {PIN} Akron, OH", ["12/2024 – Present", "Akron, OH"]),
        (f"2019 – 2021 {PIN} Kent, OH", ["2019 – 2021", "Kent, OH"]),
        (f"{ARROW} Took vital signs", [f"{ARROW} Took vital signs"]),
        (f"{ARROW} EKG {ARROW} Triage", [f"{ARROW} EKG", f"{ARROW} Triage"]),
        ("Took vital signs", ["Took vital signs"]),
    ],
)
def test_icons_part_a_row_and_equal_ones_stay_marks(text: str, parts: list[str]) -> None:
    assert [piece.text() for piece in part_at_icons([Piece(words(text))])] == parts


@pytest.mark.parametrize(
    "text", ["12/2024 – Present", "May 2021", "(2019 - 2020)", "Akron, OH", "Remote", "Fall River, MA"]
)
def test_dates_and_places_alone_are_details(text: str) -> None:
    assert is_detail(text)


@pytest.mark.parametrize("text", ["Took vital signs in 2020", "EKG", "Vital signs, EKG and triage"])
def test_statements_and_skills_are_no_details(text: str) -> None:
    assert not is_detail(text)


def test_dates_in_a_column_of_their_own_that_nearly_touch_the_text_are_apart() -> None:
    dates, title = words("12/2025 – Present"), words("Back Office Assistant")
    for word in title:
        word.x0 += dates[-1].x1 - 50 + 8
        word.x1 += dates[-1].x1 - 50 + 8
    assert [p.text() for p in build_pieces([*dates, *title])] == ["12/2025 – Present", "Back Office Assistant"]
    assert len(build_pieces(words("2019 graduate of Lakeside College"))) == 1


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (["Watched donors for ad\u2010", "verse reactions"], "Watched donors for adverse reactions"),
        (["linkedin.com/in/dana-", "whitlock"], "linkedin.com/in/dana-whitlock"),
        (["Watched donors for ad-", "verse reactions"], "Watched donors for adverse reactions"),
    ],
)
def test_hyphens_at_the_end_of_a_row(rows: list[str], text: str) -> None:
    built = [row_of([Piece(words(row, base=100.0 + 12 * i))], 1) for i, row in enumerate(rows)]
    assert joined_text(Paragraph(built)) == text


def test_a_bullet_that_wraps_beside_a_date_of_another_column_is_one_line() -> None:
    rows: list[Draw] = [
        at(50, 60, "Dana Whitlock", BOLD, 20),
        at(50, 90, "Experience", BOLD, 12),
        at(50, 110, "Medical Assistant", BOLD),
        at(50, 124, "Oak Clinic"),
        at(50, 138, "2019 - Present"),
        at(50, 152, "• Called patients with lab results and scheduled"),
        at(57, 166, "follow-up visits and wrote each contact in the"),
        at(57, 180, "PracticeSuite chart"),
        at(50, 194, "• Roomed patients and took vital signs each day"),
        at(57, 208, "for two physicians and a nurse practitioner"),
        at(330, 90, "Certifications", BOLD, 12),
        at(330, 110, "CCMA (NHA)", BOLD),
        at(330, 126, "National Healthcareer Association"),
        at(330, 152, "Expires 11/2027"),
        at(330, 180, "Skills", BOLD, 12),
        at(330, 196, "Phlebotomy and EKG"),
        at(330, 212, "Vital signs and triage"),
    ]
    whole = "Called patients with lab results and scheduled follow-up visits and wrote each contact in the"
    assert f"{whole} PracticeSuite chart" in texts(read_document(pdf(page(*rows))))


DASH = (
    "<</Type/Font/Subtype/Type3/FontBBox[0 320 500 900]/FontMatrix[0.001 0 0 0.001 0 0]/CharProcs<</hyphen 7 0 R>>"
    "/Encoding<</Type/Encoding/Differences[45/hyphen]>>/FirstChar 45/LastChar 45/Widths[500]/Resources<<>>>>"
)


def test_a_dash_in_a_font_of_drawings_stands_on_its_row() -> None:
    rows = [
        ("F1", 50, 740, "Dana Whitlock"),
        ("F1", 50, 700, "Experience"),
        ("F1", 50, 680, "Shift Supervisor"),
        ("F1", 450, 680, "Oct 2023"),
        ("F2", 493.5, 680, "-"),
        ("F1", 501, 680, "Present"),
        ("F1", 50, 666, "Oak Clinic"),
        ("F1", 450, 666, "Akron, OH"),
    ]
    content = "".join(f"BT /{font} 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n" for font, x, y, text in rows)
    drawing = stream("500 0 0 320 500 380 d1 0 320 500 60 re f")
    # The pages of this helper have one font: the one of drawings is put beside it.
    data = raw_pdf(content, "", [DASH, drawing]).replace(b"/F1 5 0 R", b"/F1 5 0 R/F2 6 0 R")
    job = read_resume(read_document(data)).experience[0]
    assert (job.title, job.company, job.current) == ("Shift Supervisor", "Oak Clinic", True)


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([("PHLEB", 1.5), ("OTOMI", 0.3), ("S", 0.0), ("T", 5.0), ("TECHNICIAN", 0)], "PHLEBOTOMIST TECHNICIAN"),
        ([("M", 0.8), ("AY", 3.0), ("2021", 0)], "MAY 2021"),
        ([("AWARD", 0.9), ("S", 0)], "AWARDS"),
        ([("VITAMIN", 2.5), ("D", 2.5), ("CLINIC", 0)], "VITAMIN D CLINIC"),
        ([("LEVEL", 2.5), ("I", 2.5), ("TRAUMA", 0)], "LEVEL I TRAUMA"),
        ([("EDUCATION", 2.5), ("AND", -80.0), ("TRAINING", 0)], "EDUCATION AND TRAINING"),
    ],
)
def test_capitals_set_apart_for_show_are_words(parts: list[tuple[str, float]], text: str) -> None:
    row: list[Word] = []
    x = 50.0
    for word, gap in parts:
        row.append(Word(word, x, x + 6.0 * len(word), 92.0, 102.0, 100.0, 10.0, False))
        x = row[-1].x1 + gap
    assert Piece(row).text() == text
