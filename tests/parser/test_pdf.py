"""Reading order, bullets, wraps and hidden text of PDFs drawn here, and the promise that nothing is lost."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_files import (
    BODY,
    SIDE,
    Draw,
    at,
    colored,
    dot,
    invisible,
    kerned,
    page,
    pdf,
    picture,
    rectangle,
    right,
    spaced,
    square,
)
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, FloatObject, NameObject
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from analyzer.errors import BrokenFile, EncryptedFile, NoTextLayer, TooLarge
from analyzer.model import Document
from analyzer.parser import Limits, read_document
from analyzer.parser.pdf import library
from analyzer.parser.pdf.characters import page_geometry
from analyzer.parser.plain.encoding import repair


def texts(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines]


def bullets(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines if line.bullet]


def codes(document: Document) -> set[str]:
    return {warning.code for warning in document.warnings}


def column(x: float, top: float, rows: tuple[str, ...], pitch: float = 14.0) -> list[Draw]:
    return [at(x, top + i * pitch, text) for i, text in enumerate(rows)]


def test_one_column_keeps_its_lines_apart() -> None:
    rows = ("Summary", "Medical assistant", "Experience", "Lakeside Clinic")
    document = read_document(pdf(page(*column(72, 100, rows))))
    assert texts(document) == list(rows)
    assert document.format == "pdf"
    assert (document.pages[0].width, document.pages[0].height) == (612, 792)
    assert not document.warnings


def test_boxes_are_points_from_the_top_left() -> None:
    document = read_document(pdf(page(at(72, 100, "Summary"))))
    box = document.lines[0].boxes[0]
    assert box.page == 1
    assert box.x0 == pytest.approx(72, abs=1)
    assert box.top < 100 < box.bottom
    assert document.lines[0].size == pytest.approx(10)


def test_bold_comes_from_the_font() -> None:
    document = read_document(pdf(page(at(72, 100, "Experience", "Helvetica-Bold"), at(72, 120, "Lakeside Clinic"))))
    assert [line.bold for line in document.lines] == [True, False]


@pytest.mark.parametrize("row", ["H & P exam", "A & B labs"])
def test_short_words_keep_their_spaces(row: str) -> None:
    assert texts(read_document(pdf(at(72, 100, row)))) == [row]


def test_halves_of_a_page_are_read_one_after_the_other() -> None:
    left, wide = column(60, 100, SIDE), column(250, 107, BODY * 2)
    mixed = [d for pair in zip(left, wide, strict=False) for d in pair]
    document = read_document(pdf(page(*mixed, wide[-1])))
    assert texts(document) == [*SIDE, *BODY, *BODY]
    assert {line.column for line in document.lines} == {0, 1}
    assert "two-columns" in codes(document)


@pytest.mark.parametrize(("side_x", "main_x"), [(60, 230), (480, 60)])
def test_sidebar_below_a_name_across_the_page(side_x: float, main_x: float) -> None:
    name = at(60, 60, "Dana Whitfield-Ostrander, Certified Medical Assistant", size=20)
    document = read_document(pdf(page(name, *column(side_x, 103, SIDE), *column(main_x, 110, BODY * 3))))
    main, side = [*BODY * 3], [*SIDE]
    assert texts(document)[1:] == (side + main if side_x < main_x else main + side)


def test_columns_go_on_on_the_next_page() -> None:
    main, side = column(60, 100, BODY * 2), column(450, 107, SIDE)
    document = read_document(pdf(page(*main, *side), page(*main, *side)))
    assert texts(document) == [*BODY * 4, *SIDE * 2]


def test_date_at_the_right_margin_stays_with_its_title() -> None:
    rows: list[Draw] = []
    for i, (title, dates) in enumerate([("Medical Assistant", "2021 - 2024"), ("Receptionist", "2019 - 2021")]):
        top = 100 + 60 * i
        rows += [at(72, top, title), right(540, top, dates), at(72, top + 14, "Lakeside Clinic")]
        rows += [right(540, top + 14, "Akron, OH")]
    document = read_document(pdf(page(*rows)))
    assert texts(document) == [
        "Medical Assistant\t2021 - 2024",
        "Lakeside Clinic\tAkron, OH",
        "Receptionist\t2019 - 2021",
        "Lakeside Clinic\tAkron, OH",
    ]
    assert "two-columns" not in codes(document)


def test_label_rail_gives_headings_before_their_text() -> None:
    rows: list[Draw] = []
    for i, label in enumerate(("Experience", "Education", "Volunteering")):
        top = 100 + 70 * i
        rows += [at(72, top, label, "Helvetica-Bold"), *column(180, top, ("Lakeside Clinic", "Akron, OH", "Triage"))]
    document = read_document(pdf(page(*rows)))
    body = ["Lakeside Clinic", "Akron, OH", "Triage"]
    assert texts(document) == ["Experience", *body, "Education", *body, "Volunteering", *body]


@pytest.mark.parametrize("mark", ["\u2022", "\u00b7", "-", "\u2013", "*", "o", "\u00bb"])
def test_glyph_bullets_are_taken_off(mark: str) -> None:
    rows = [d for i, text in enumerate(BODY) for d in (at(72, 100 + 14 * i, mark), at(86, 100 + 14 * i, text))]
    document = read_document(pdf(page(*rows)))
    assert bullets(document) == list(BODY)


@pytest.mark.parametrize("mark", ["\u2022 ", "- ", "\u2022"])
def test_glyph_bullets_in_the_same_string(mark: str) -> None:
    document = read_document(pdf(page(*column(72, 100, tuple(mark + text for text in BODY)))))
    assert bullets(document) == list(BODY)


@pytest.mark.parametrize("shape", [dot, square])
def test_drawn_bullets(shape: type) -> None:
    rows = [d for i, text in enumerate(BODY) for d in (shape(76, 97 + 14 * i), at(86, 100 + 14 * i, text))]
    document = read_document(pdf(page(at(72, 80, "Lakeside Clinic"), *rows)))
    assert texts(document) == ["Lakeside Clinic", *BODY]
    assert bullets(document) == list(BODY)
    (said,) = [w.message for w in document.warnings if w.code == "drawn-bullets"]
    assert " ".join(BODY[0].split()[:6]) in said


def test_a_membership_with_a_comma_is_an_item_and_no_place() -> None:
    rows = ("Local Society of Aides, Member", "State Board of Examiners, Chair", "Took part in two conferences")
    drawn = [d for i, row in enumerate(rows) for d in (at(90, 100 + 14 * i, row), dot(76, 97 + 14 * i))]
    assert bullets(read_document(pdf(page(*drawn)))) == list(rows)


def test_row_of_dots_is_a_rating_and_no_bullet() -> None:
    rating = [dot(72 + 8 * i, 97) for i in range(5)]
    document = read_document(pdf(page(*rating, at(120, 100, "Spanish"))))
    assert bullets(document) == []


def test_wrapped_bullets_are_one_line() -> None:
    rows = [
        at(72, 100, "\u2022"),
        at(84, 100, "Roomed patients for four providers, took vital signs and recorded histories in the chart before"),
        at(84, 113, "each visit"),
        at(72, 126, "\u2022"),
        at(84, 126, "Drew blood"),
        at(84, 139, "and gave injections"),
        at(72, 160, "Lakeside Clinic"),
    ]
    document = read_document(pdf(page(*rows)))
    assert [len(line.boxes) for line in document.lines] == [2, 2, 1]
    assert bullets(document)[0].endswith("in the chart before each visit")
    assert bullets(document)[1] == "Drew blood and gave injections"


def test_wrapped_paragraph_and_short_lines() -> None:
    rows = (
        "Medical assistant with six years in family practice, at ease with rooming, blood draws and scheduling",
        "for several providers, and used to training new staff in the first weeks of their work in the clinic. I",
        "speak Spanish.",
        "Skills",
        "Phlebotomy",
    )
    document = read_document(pdf(page(*column(72, 100, rows, 13.0))))
    assert texts(document) == [" ".join(rows[:3]), "Skills", "Phlebotomy"]


def test_numbered_list() -> None:
    rows = ("1. Room patients", "2. Draw blood", "3. Stock rooms", "2021. A year")
    document = read_document(pdf(page(*column(72, 100, rows))))
    assert bullets(document) == ["Room patients", "Draw blood", "Stock rooms"]
    assert texts(document)[3] == "2021. A year"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("was respon-", "sible for the daily schedule", "was responsible for the daily schedule"),
        ("worked full-", "time in the evening clinic", "worked full-time in the evening clinic"),
        ("use of evidence-", "based intake forms", "use of evidence-based intake forms"),
        ("was never with-", "out a partner", "was never without a partner"),
        ("had a pre-", "ceptor at each site", "had a preceptor at each site"),
    ],
)
def test_hyphens_at_the_end_of_a_row(first: str, second: str, joined: str) -> None:
    document = read_document(
        pdf(page(at(72, 100, f"\u2022 Was one of the people in the team who {first}"), at(79, 113, second)))
    )
    assert bullets(document) == [f"Was one of the people in the team who {joined}"]


def test_word_beside_a_transparent_one_is_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillAlpha(0.0)
        canvas.drawString(72, 600, "Keywords")
        canvas.setFillAlpha(1.0)
        canvas.drawString(126, 600, "Phlebotomy")

    document = read_document(pdf(draw))
    assert {line.span.of(document.text): line.hidden for line in document.lines} == {
        "Phlebotomy": False,
        "Keywords": True,
    }


@pytest.mark.parametrize("gap", [90, 132, 138, 150])
@pytest.mark.parametrize("text", ["CONTACT", "EXPERIENCE AND TRAINING", "LICENSES & SKILLS", "Work Experience"])
def test_letters_set_apart_in_one_string_are_words(text: str, gap: float) -> None:
    """Where the gaps are about half a space the library takes some of them, and not the others, for spaces."""
    document = read_document(pdf(page(kerned(72, 80, text, gap), at(72, 110, "CPR EKG BLS ACLS"))))
    assert document.text.split("\n") == [text, "CPR EKG BLS ACLS"]


def test_letter_spaced_name() -> None:
    document = read_document(pdf(page(spaced(72, 80, "DANA OAKES", 9), at(72, 110, "Akron, OH"))))
    assert texts(document) == ["DANA OAKES", "Akron, OH"]


@pytest.mark.parametrize("name", ["J A N E  D O E", "J A N E   D O E", "A N A  D E  L A  C R U Z"])
def test_spaces_typed_between_the_letters_of_a_name(name: str) -> None:
    document = read_document(pdf(page(at(72, 80, name, "Helvetica-Bold", 18), at(72, 110, "Akron, OH"))))
    words = [word.replace(" ", "") for word in re.split(" {2,}", name)]
    assert texts(document) == [" ".join(words), "Akron, OH"]


def test_spaces_that_are_small_gaps_between_words() -> None:
    words = (
        "Led the front desk of the clinic for three years and trained other staff there for their first visit".split()
    )
    drawn, x = [], 72.0
    for word in words:
        drawn.append(at(x, 100, word))
        x += stringWidth(word, "Helvetica", 10) + 1.9
    assert texts(read_document(pdf(page(*drawn)))) == [" ".join(words)]


def test_text_drawn_over_a_heading_is_no_part_of_it() -> None:
    rows = (
        at(72, 100, "[1] On the care of wounds in the clinic, a leaflet", size=9),
        at(72, 112, "for students", size=9),
    )
    document = read_document(pdf(page(at(72, 102, "PUBLICATIONS", size=16), *rows)))
    assert texts(document) == ["PUBLICATIONS", "[1] On the care of wounds in the clinic, a leaflet for students"]


@pytest.mark.parametrize(
    "hidden",
    [
        colored(1, 1, 1, at(72, 300, "CCMA RMA NCMA")),
        at(72, 300, "CCMA RMA NCMA", size=1),
        at(72, -50, "CCMA RMA NCMA"),
        invisible(72, 300, "CCMA RMA NCMA"),
    ],
    ids=["white", "tiny", "outside", "not drawn"],
)
def test_hidden_text_is_kept_and_marked(hidden: Draw) -> None:
    document = read_document(pdf(page(*column(72, 100, BODY), hidden)))
    marked = [line.span.of(document.text) for line in document.lines if line.hidden]
    assert marked == ["CCMA RMA NCMA"]
    assert "hidden-text" in codes(document)


@pytest.mark.parametrize("hidden_first", [True, False])
def test_text_that_is_not_drawn_is_told_from_the_row_it_goes_on(hidden_first: bool) -> None:
    words = ("Escorted patients", "CCMA RMA NCMA")
    behind = 72 + stringWidth(words[hidden_first], "Helvetica", 10) + 3
    shown, hidden = (behind, 72) if hidden_first else (72, behind)
    draws = [at(shown, 300, words[0]), colored(0, 0, 0, invisible(hidden, 300, words[1]))]
    document = read_document(pdf(page(*column(72, 100, BODY), *(reversed(draws) if hidden_first else draws))))
    marked = {line.span.of(document.text): line.hidden for line in document.lines}
    assert (marked[words[0]], marked[words[1]]) == (False, True)


def test_white_text_on_a_dark_band_is_seen() -> None:
    band = page(rectangle(0, 60, 612, 40), colored(1, 1, 1, at(72, 85, "Dana Oakes", size=18)))
    document = read_document(pdf(page(band, at(72, 140, "Akron, OH"))))
    assert not any(line.hidden for line in document.lines)


def test_text_layer_of_a_scan_is_seen() -> None:
    document = read_document(pdf(page(picture(), invisible(72, 100, "Medical assistant"))))
    assert texts(document) == ["Medical assistant"]
    assert "hidden-text" not in codes(document)


def test_rotated_page_reads_as_displayed() -> None:
    def turned(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.drawString(72, -100, "Experience")
        canvas.drawString(72, -120, "Lakeside Clinic")

    document = read_document(pdf(turned))
    assert texts(document) == ["Experience", "Lakeside Clinic"]
    box = document.lines[0].boxes[0]
    assert (box.x0, box.bottom) == (pytest.approx(72, abs=1), pytest.approx(102, abs=3))


def test_table_with_borders() -> None:
    def rules(canvas: Canvas) -> None:
        for y in (640, 660, 680, 700):
            canvas.line(72, y, 400, y)
        for x in (72, 236, 400):
            canvas.line(x, 640, x, 700)

    cells = [at(76 + 164 * (i % 2), 106 + 20 * (i // 2), text) for i, text in enumerate(SIDE[:6])]
    document = read_document(pdf(page(rules, *cells)))
    assert texts(document) == ["Phlebotomy\tVital signs", "EKG\tInjections", "Scheduling\tTriage calls"]
    assert all(line.in_table for line in document.lines)
    assert "tables" in codes(document)


def test_pages_past_the_limit_are_named() -> None:
    data = pdf(*[at(72, 100, f"Page {i}") for i in range(4)])
    document = read_document(data, limits=Limits(max_pages=2))
    assert len(document.pages) == 2
    assert "page-limit" in codes(document)


def test_running_feet_do_not_break_a_bullet() -> None:
    filler = column(72, 100, BODY * 9)
    name, foot = at(72, 50, "Dana Oakes"), "Dana Oakes, CCMA | page {}"
    first = page(
        name, *filler, at(72, 700, f"\u2022 {BODY[0]} and help the front desk with"), at(72, 760, foot.format(1))
    )
    second = page(name, at(79, 90, "insurance questions"), at(72, 130, "Education"), at(72, 760, foot.format(2)))
    document = read_document(pdf(first, second))
    assert bullets(document) == [f"{BODY[0]} and help the front desk with insurance questions"]
    running = [line.span.of(document.text) for line in document.lines if line.in_header]
    assert running == [foot.format(1), "Dana Oakes", foot.format(2)]
    assert texts(document)[0] == "Dana Oakes"


def test_a_row_cut_by_the_page_end_comes_once() -> None:
    cut = "\u2022 Roomed patients"
    document = read_document(
        pdf(page(*column(72, 100, BODY), at(72, 786, cut)), page(at(72, 18, cut), at(72, 60, "Skills")))
    )
    assert texts(document) == [*BODY, "Roomed patients", "Skills"]


def test_password() -> None:
    draw = at(72, 100, "Medical assistant")
    assert texts(read_document(pdf(draw, password=""))) == ["Medical assistant"]
    with pytest.raises(EncryptedFile):
        read_document(pdf(draw, password="secret"))


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (pdf(picture()), NoTextLayer),
        (pdf(page()), NoTextLayer),
        (b"%PDF-1.7\n%%EOF", BrokenFile),
        (b"%PDF-1.7\n" + b"\x00\xff" * 400, BrokenFile),
    ],
)
def test_files_without_text(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_document(data)


def test_cut_off_file_is_repaired_or_refused() -> None:
    data = pdf(page(*column(72, 100, BODY)), page(*column(72, 100, SIDE)))
    assert texts(read_document(data[: data.rindex(b"startxref")])) == [*BODY, *SIDE]
    with pytest.raises((BrokenFile, NoTextLayer)):
        read_document(data[: len(data) // 4])


def test_text_at_no_place_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Damaged files give numbers that are none; the words stay, as words that cannot be seen."""
    monkeypatch.setattr(library, "get_font_size", lambda *_: float("nan"))
    document = read_document(pdf(page(*column(72, 100, ("Summary", "Skills")))))
    assert document.text.split() == ["Summary", "Skills"]
    assert all(line.hidden for line in document.lines)


def test_junk_before_the_header() -> None:
    assert texts(read_document(b"\r\nX-Junk: 1\r\n" + pdf(at(72, 100, "Summary")))) == ["Summary"]


def test_limits() -> None:
    data = pdf(page(*column(72, 100, BODY)))
    with pytest.raises(TooLarge):
        read_document(data, limits=Limits(max_bytes=100))
    with pytest.raises(TooLarge):
        read_document(data, limits=Limits(max_characters=20))


WORDS = st.lists(st.text("abcdefghij-ABC,.&/0123", min_size=1, max_size=12), min_size=1, max_size=6)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from([60, 80, 320]), WORDS), min_size=1, max_size=14))
def test_no_letter_is_lost(rows: list[tuple[int, list[str]]]) -> None:
    """Whatever the page looks like, each letter and digit comes out as often as it was drawn (list numbers aside)."""
    data = pdf(page(*(at(x, 80 + 15 * i, " ".join(words)) for i, (x, words) in enumerate(rows))))
    drawn = "".join(c for _, words in rows for c in " ".join(words) if c.isalpha())
    try:
        document = read_document(data)
    except NoTextLayer:
        assert not any(c.isalnum() for _, words in rows for w in words for c in w)
        return
    assert sorted(c for c in document.text if c.isalpha()) == sorted(drawn)
    assert document.text == "\n".join(texts(document))
    assert all(line.boxes and line.span.start < line.span.end for line in document.lines)


def test_every_word_of_real_files_arrives(shared: Path) -> None:
    """Each word that the library's plain text shows, white space and hyphens aside, is in the document."""
    files = sorted((shared / "corpus").glob("pdf-*/*.pdf"))
    if not files:
        pytest.skip("no PDF in the reference folder")
    lost: dict[str, int] = {}
    for path in files:
        data = path.read_bytes()
        document = read_document(data)
        flat = re.sub(r"[^A-Za-z0-9]+", "", document.text)
        with pypdfium2.PdfDocument(data) as file:
            plain = "\n".join(p.get_textpage().get_text_range() for p in file)
        missing = [w for w in re.findall(r"[A-Za-z0-9]{2,}", repair(plain)) if w not in flat]
        if missing or "lost-words" in codes(document):
            lost[path.name] = len(missing)
    assert lost == {}


def test_a_page_box_of_the_page_tree_counts() -> None:
    """A file may give its pages' size once, above them; words near the top of a tall page are not off the page."""
    reader = PdfReader(io.BytesIO(pdf(at(72, 60, "Dana Whitlock, CMA (AAMA)"))))
    writer = PdfWriter()
    writer.append(reader)
    box = ArrayObject([FloatObject(x) for x in (0, -300, 612, 792)])
    for node in writer.pages:
        node.pop("/MediaBox", None)
        node.pop("/CropBox", None)
        node["/Parent"].get_object()[NameObject("/MediaBox")] = box
    out = io.BytesIO()
    writer.write(out)
    (line,) = read_document(out.getvalue()).lines
    assert not line.hidden
    with pypdfium2.PdfDocument(out.getvalue()) as file:
        geometry = page_geometry(file[0])
    assert (geometry.bottom, geometry.top) == (-300, 792)
