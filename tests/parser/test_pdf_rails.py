"""What LaTeX and other typesetters do: marks of unnamed symbols, rails close to their text, tables, page feet."""

from __future__ import annotations

import pytest
from pdf_files import BODY, HEIGHT, Draw, at, page, pdf, right
from reportlab.pdfgen.canvas import Canvas

from analyzer.model import Document
from analyzer.parser import read_document, read_resume
from analyzer.parser.page_numbers import counts_pages

BOLD = "Helvetica-Bold"
HEAD = (at(60, 60, "Dana Whitlock", BOLD, 20), at(60, 78, "330-555-0142 | dana@example.com | Akron, OH"))


def texts(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines]


def rule(x0: float, top: float, x1: float, bottom: float) -> Draw:
    return lambda canvas: canvas.line(x0, HEIGHT - top, x1, HEIGHT - bottom)


@pytest.mark.parametrize("mark", ["{", "?", "\u00a2", "=", "^"])
def test_what_stands_alone_before_rows_at_one_place_is_a_mark(mark: str) -> None:
    rows = [at(72, 100 + 14 * i, f"{mark} {text}") for i, text in enumerate(BODY)]
    document = read_document(pdf(page(*rows)))
    assert texts(document) == list(BODY)
    assert all(line.bullet for line in document.lines)


@pytest.mark.parametrize("mark", ["n", "\u00d8", "\u00fc", "q"])
def test_letters_of_symbol_fonts_are_marks_where_a_gap_follows(mark: str) -> None:
    rows = [d for i, text in enumerate(BODY) for d in (at(72, 100 + 14 * i, mark), at(90, 100 + 14 * i, text))]
    document = read_document(pdf(page(*rows)))
    assert texts(document) == list(BODY)


@pytest.mark.parametrize("mark", ["&", "/", "a", "I", "4", "("])
def test_characters_of_sentences_are_no_marks(mark: str) -> None:
    rows = [at(72, 100 + 14 * i, f"{mark} {text}") for i, text in enumerate(BODY)]
    assert "".join(texts(read_document(pdf(page(*rows))))).count(f"{mark} ") >= len(BODY)


def test_a_mark_that_one_page_shows_is_known_on_the_next() -> None:
    first = page(*(at(72, 100 + 14 * i, f"{{ {text}") for i, text in enumerate(BODY)))
    document = read_document(pdf(first, at(72, 100, "{ Trained two new hires")))
    assert document.lines[-1].bullet


def test_dates_on_two_rows_in_a_rail_close_to_its_text() -> None:
    rows: list[Draw] = [at(139, 95, "Experience", BOLD, 14)]
    jobs = [("10/2022 –", "Present", "Medical Assistant"), ("05/2020 –", "09/2022", "Phlebotomist")]
    for i, (start, end, title) in enumerate(jobs):
        top = 120 + 60 * i
        rows += [right(131, top, start), right(131, top + 13, end), at(139, top, f"{title}, Oak Clinic, Akron, OH")]
        rows += [at(142, top + 13, "{"), at(150, top + 13, BODY[i]), at(142, top + 26, "{"), at(150, top + 26, BODY[2])]
    resume = read_resume(read_document(pdf(page(*HEAD, *rows))))
    jobs_read = [(j.title, j.dates_text, len(j.bullets)) for j in resume.experience]
    assert jobs_read == [("Medical Assistant", "10/2022 – Present", 2), ("Phlebotomist", "05/2020 – 09/2022", 2)]


def test_labels_that_end_close_to_their_text_stand_apart_from_it() -> None:
    rows = [
        d
        for i, (label, text) in enumerate((("Clinical", "Phlebotomy, vital signs, injections by mouth"),
                                           ("Software", "Epic, Cerner"), ("Personal", "Patience")))
        for d in (right(131, 100 + 14 * i, label), at(139, 100 + 14 * i, text))
    ]  # fmt: skip
    assert texts(read_document(pdf(page(*rows, at(139, 150, "More skills on request"))))) == [
        "Clinical\tPhlebotomy, vital signs, injections by mouth",
        "Software\tEpic, Cerner",
        "Personal\tPatience",
        "More skills on request",
    ]


def test_text_beside_a_date_goes_on_below_itself() -> None:
    rows = [
        right(131, 100, "2021"),
        at(139, 100, "Diploma in Medical Assisting, Oak College,"),
        at(139, 112, "Akron, OH"),
        right(131, 126, "2015"),
        at(139, 126, "High School Diploma, Elm High School"),
    ]
    document = read_document(pdf(page(*rows, at(139, 150, "More on request"))))
    assert texts(document)[0] == "2021\tDiploma in Medical Assisting, Oak College, Akron, OH"


def test_the_cells_of_a_ruled_table_stand_apart_row_by_row() -> None:
    columns, tops = (60, 130, 215, 400), (100, 119, 138, 157)
    cells = (("2019", "Diploma, Nursing", "Oak College"), ("2015", "Certificate in Care ", "Elm Institute"),
             ("2013", "GED", "Akron High School"))  # fmt: skip
    lines = [rule(60, top, 400, top) for top in tops] + [rule(x, 100, x, 157) for x in columns]
    words = [at(columns[c] + 4, tops[r] + 14, t) for r, row in enumerate(cells) for c, t in enumerate(row)]
    above = [at(60, 80, "Education", BOLD, 13), at(60, 180, "Skills", BOLD, 13), at(60, 196, "Phlebotomy, EKG")]
    document = read_document(pdf(page(*above, *lines, *words)))
    assert texts(document) == [
        "Education",
        "2019\tDiploma, Nursing\tOak College",
        "2015\tCertificate in Care\tElm Institute",
        "2013\tGED\tAkron High School",
        "Skills",
        "Phlebotomy, EKG",
    ]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Page 2 of 3", True),
        ("Page 1 / 1", True),
        ("Dana Whitlock — page 2 of 3", True),
        ("Dana Whitlock Page 2 of 3", True),
        ("November 3, 2026\tDana Whitlock\tPage 2", True),
        ("2/3", True),
        ("1/2", False),
        ("3", False),
        ("Typed 3 page 2 of reports a day", False),
        ("Led a page of 2 sites", False),
    ],
)
def test_rows_that_count_pages(text: str, counts: bool) -> None:
    assert counts_pages(text, 3) is counts


@pytest.mark.parametrize("foot", ["Page 1/1", "Dana Whitlock - page 1 of 1", "1/1"])
def test_the_foot_of_a_single_page_is_no_skill(foot: str) -> None:
    def draw(canvas: Canvas) -> None:
        at(60, 100, "Skills", BOLD, 13)(canvas)
        at(60, 116, "Phlebotomy, EKG")(canvas)

    document = read_document(pdf(page(*HEAD, draw, at(300, 720, foot))))
    assert [s.of(document.text) for s in read_resume(document).skills] == ["Phlebotomy", "EKG"]


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (("Chidinma", "Okonkwo"), "Chidinma Okonkwo"),
        (("Latoya M.", "Prescott"), "Latoya M. Prescott"),
        (("María", "de la Cruz"), "María de la Cruz"),
        (("Dana Whitlock", "Medical Assistant"), "Dana Whitlock"),
    ],
)
def test_a_name_over_two_rows(rows: tuple[str, str], name: str) -> None:
    side = [at(400, 50, rows[0], BOLD, 22), at(400, 73, rows[1], BOLD, 22), at(400, 90, "330-555-0142")]
    main = [at(60, 62, "Profile", BOLD, 13), *(at(60, 80 + 14 * i, text) for i, text in enumerate(BODY))]
    skills = [at(400, 104 + 12 * i, text) for i, text in enumerate(("Skills", "Phlebotomy", "EKG", "Triage", "Epic"))]
    assert read_resume(read_document(pdf(page(*main, *side, *skills)))).contact.name == name


def test_a_name_beside_a_heading_and_the_form_makers_notice() -> None:
    rows = [
        right(177, 60, "PERSONAL INFORMATION"),
        at(187, 60, "Dana Whitlock", size=12),
        at(187, 80, "Akron, OH"),
        at(187, 95, "330-555-0142"),
        right(177, 120, "WORK EXPERIENCE"),
        right(177, 140, "2019 – 2021"),
        at(187, 140, "Medical Assistant", size=12),
        at(187, 154, "Oak Clinic, Akron, OH"),
        at(60, 770, "© Forms of Europe, 2002 – 2026 | https://forms.example.org"),
        right(560, 770, "Page 1 / 1"),
    ]
    contact = read_resume(read_document(pdf(page(*rows)))).contact
    assert (contact.name, contact.location, contact.links) == ("Dana Whitlock", "Akron, OH", ())


def test_titles_that_name_a_kind_of_work_and_a_name_beside_the_last_job() -> None:
    def job(top: float, title: str, place: str, dates: str) -> list[Draw]:
        rows = [at(36, top, title, BOLD, 10.5), at(36, top + 13, place, size=9.5), at(36, top + 26, dates, size=9)]
        return [*rows, at(44, top + 40, f"• {BODY[int(top) % 4]}", size=9.5)]

    main = [
        at(36, 60, "EXPERIENCE", BOLD, 12),
        *job(77, "Medical Assistant Externship", "Oak Clinic · Akron, OH", "May 2026 – July 2026"),
        *job(135, "Sales Associate", "Elm Shoes · Akron, OH", "September 2023 – March 2026"),
        at(36, 195, "VOLUNTEERING", BOLD, 12),
        *job(212, "Volunteer", "Birch Free Clinic · Akron, OH", "March 2016 – June 2018"),
    ]
    side = [
        at(420, 50, "Marisol Quintero", BOLD, 19),
        at(420, 72, "Medical Assistant", size=11),
        at(420, 94, "CONTACT", BOLD, 11),
        *(at(420, 110 + 13 * i, t, size=8) for i, t in enumerate(("330-555-0142", "marisol@example.com", "Akron, OH"))),
        at(420, 170, "SKILLS", BOLD, 11),
        *(at(420, 186 + 13 * i, t, size=9) for i, t in enumerate(("Spirometry", "Phlebotomy", "EKG"))),
    ]
    resume = read_resume(read_document(pdf(page(*main, *side))))
    assert [(j.title, j.company, j.kind, len(j.bullets)) for j in resume.experience] == [
        ("Medical Assistant Externship", "Oak Clinic", "externship", 1),
        ("Sales Associate", "Elm Shoes", "job", 1),
        ("Volunteer", "Birch Free Clinic", "volunteer", 1),
    ]
    assert (resume.contact.name, resume.contact.location) == ("Marisol Quintero", "Akron, OH")


def test_dates_on_up_to_four_rows_of_a_narrow_rail() -> None:
    rows: list[Draw] = [at(139, 95, "Experience", BOLD, 14)]
    jobs = [(("December", "2024 –", "December", "2025"), "Stocker"), (("September", "2021 –", "October 2024"), "Cook")]
    for i, (dates, title) in enumerate(jobs):
        top = 120 + 75 * i
        rows += [right(131, top + 13 * number, text) for number, text in enumerate(dates)]
        rows += [at(139, top, f"{title}, Elm Market, Akron, OH")]
        rows += [at(150, top + 14 + 12 * number, f"• {text}", size=9) for number, text in enumerate(BODY)]
    resume = read_resume(read_document(pdf(page(*HEAD, *rows))))
    assert [(j.title, j.dates_text, len(j.bullets)) for j in resume.experience] == [
        ("Stocker", "December 2024 – December 2025", 4),
        ("Cook", "September 2021 – October 2024", 4),
    ]


def test_the_name_again_at_the_top_of_the_next_page_is_no_item() -> None:
    first = [at(60, 50, "Curriculum vitae"), at(200, 60, "Dana Whitlock", BOLD, 20), at(60, 100, "Skills", BOLD, 13)]
    skills = [at(60, 120 + 14 * i, text) for i, text in enumerate(("Phlebotomy", "EKG"))]
    second = [at(60, 50, "Curriculum vitae"), at(200, 50, "Dana Whitlock"), at(60, 90, "Vital signs")]
    document = read_document(pdf(page(*first, *skills), page(*second)))
    assert [s.of(document.text) for s in read_resume(document).skills] == ["Phlebotomy", "EKG", "Vital signs"]


def test_text_above_the_first_heading_of_a_rail_belongs_to_the_page_before() -> None:
    first = [
        at(60, 120, "Employment", BOLD), at(150, 120, "Oak Clinic, Akron, OH", BOLD), right(547, 120, "2015 to 2017"),
        at(150, 134, "Phlebotomist"), *(at(150, 150 + 14 * i, f"• {text}") for i, text in enumerate(BODY[:2])),
        at(60, 200, "Volunteer", BOLD), at(150, 200, "Elm Free Clinic, Kent, OH", BOLD), right(547, 200, "2018 to 20"),
    ]  # fmt: skip
    second = [
        at(150, 60, "Volunteer Coordinator"), at(150, 76, f"• {BODY[2]}"),
        at(60, 110, "Skills", BOLD), at(150, 110, "Phlebotomy, EKG, Triage"),
        at(60, 140, "Licenses", BOLD), at(150, 140, "CPR/BLS, exp. 02/2027"), at(150, 154, "First Aid"),
    ]  # fmt: skip
    document = read_document(pdf(page(*HEAD, *first), page(*second)))
    shown = texts(document)
    assert shown.index("Volunteer Coordinator") < shown.index(BODY[2]) < shown.index("Skills")


def test_contact_details_that_reach_over_a_rail_are_no_part_of_it() -> None:
    head = [at(60, 60, "Dana Whitlock", BOLD, 20), at(60, 80, "330-555-0142"), at(140, 80, "dana.whitlock@example.com")]
    head += [at(290, 80, "Akron, OH"), at(360, 80, "linkedin.com/in/dana"), at(60, 94, "github.com/dana")]
    rows = [at(60, 130, "Profile", size=14), at(180, 130, BODY[0]), at(180, 144, BODY[1])]
    rows += [at(60, 180, "Volunteer", size=14), at(60, 197, "Experience", size=14), at(180, 180, "Pantry Aide", BOLD)]
    rows += [at(180, 194, "Food Bank, Akron, OH"), at(180, 208, "2022 Mar – 2023 Aug"), at(180, 222, BODY[3])]
    resume = read_resume(read_document(pdf(page(*head, *rows))))
    assert (resume.contact.email, resume.contact.location) == ("dana.whitlock@example.com", "Akron, OH")
    assert [(j.title, j.kind, j.dates_text) for j in resume.experience] == [
        ("Pantry Aide", "volunteer", "2022 Mar – 2023 Aug")
    ]


def test_an_address_and_a_name_in_small_letters_are_rows_of_their_own() -> None:
    side = ("330-555-0142", "dana.w@example.com", "Akron, OH", "SKILLS", "Vital signs and EKG", "eClinicalWorks", "EKG")
    rows = [at(60, 100 + 13 * i, text, BOLD if text.isupper() else "Helvetica") for i, text in enumerate(side)]
    rows += [at(220, 100, "EXPERIENCE", BOLD), at(220, 116, "Medical Assistant, Oak Clinic, Akron, OH")]
    rows += [at(220, 130, "2019 - Present"), *(at(220, 145 + 13 * i, text) for i, text in enumerate(BODY))]
    lines = texts(read_document(pdf(page(at(60, 60, "Dana Whitlock", BOLD, 20), *rows))))
    assert [line for line in lines if line in side] == list(side)


def test_the_city_in_the_foot_of_a_page_is_the_persons() -> None:
    rows = [at(60, 60, "Dana Whitlock", BOLD, 20), at(60, 90, "SKILLS", BOLD), at(60, 104, "EKG, Triage, Phlebotomy")]
    foot = at(100, 740, "330-555-0142 \u2022 dana@example.com \u2022 Akron, OH \u2022 linkedin.com/in/dana")
    assert read_resume(read_document(pdf(page(*rows, foot)))).contact.location == "Akron, OH"
