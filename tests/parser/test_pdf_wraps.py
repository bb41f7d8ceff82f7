"""Resumes in narrow columns, rails and grids: what had to wrap is one line, and what stands apart stays apart."""

from __future__ import annotations

import pytest
from pdf_files import BODY, Draw, at, page, pdf, right

from analyzer.model import Document
from analyzer.parser import read_document, read_resume

BOLD = "Helvetica-Bold"


def bold(x: float, top: float, text: str, size: float = 10) -> Draw:
    return at(x, top, text, BOLD, size)


def read(*draws: Draw) -> Document:
    return read_document(pdf(page(*draws)))


def texts(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines]


def duties(x: float, top: float, count: int = 2) -> list[Draw]:
    return [at(x, top + 14 * i, f"• {BODY[i]}") for i in range(count)]


NAME = at(50, 50, "Dana Whitlock", BOLD, 20)
CONTACT = at(50, 70, "330-555-0142 | dana@example.com | Akron, OH")


def test_a_heading_behind_an_icon_is_no_bullet() -> None:
    resume = read_resume(
        read(
            NAME,
            CONTACT,
            bold(50, 100, "■ Work History", 14),
            bold(50, 118, "Medical Assistant, Oak Clinic"),
            right(560, 118, "2019 - Present"),
            *duties(60, 132),
            bold(50, 180, "■ Schooling", 14),
            at(50, 198, "Diploma in Medical Assisting, Lakeside College"),
            bold(50, 220, "■ Key Skills", 14),
            at(50, 238, "Phlebotomy, EKG, Vital signs"),
        )
    )
    assert [s.kinds for s in resume.sections] == [("contact",), ("experience",), ("education",), ("skills",)]
    assert len(resume.experience[0].bullets) == 2


def test_a_rail_of_headings_set_a_little_higher_is_read_label_by_label() -> None:
    resume = read_resume(
        read(
            NAME,
            CONTACT,
            bold(50, 100, "PROFILE"),
            at(180, 102, "Medical assistant who has worked in family medicine since 2018."),
            bold(50, 130, "EMPLOYMENT"),
            bold(180, 132, "Medical Assistant"),
            at(180, 146, "Oak Family Clinic"),
            right(560, 146, "Akron, OH"),
            *duties(190, 160),
            bold(50, 200, "EDUCATION"),
            bold(180, 202, "Diploma in Medical Assisting"),
            at(180, 216, "Lakeside College"),
            bold(50, 240, "LANGUAGES"),
            at(180, 242, "English, Spanish"),
        )
    )
    assert [s.kinds[0] for s in resume.sections] == ["contact", "summary", "experience", "education", "languages"]
    assert [(j.title, j.company, len(j.bullets)) for j in resume.experience] == [
        ("Medical Assistant", "Oak Family Clinic", 2)
    ]
    assert [(e.degree, e.institution) for e in resume.education] == [
        ("Diploma in Medical Assisting", "Lakeside College")
    ]


@pytest.mark.parametrize(
    ("draws", "line"),
    [
        ([bold(50, 120, "ACADEMIC", 13), bold(50, 135, "BACKGROUND", 13)], "ACADEMIC BACKGROUND"),
        ([bold(50, 120, "SKILLS &", 13), bold(50, 135, "ABILITIES", 13)], "SKILLS & ABILITIES"),
        (
            [
                bold(50, 120, "Travel Nurse at Cedar Hill Nursing and"),
                at(250, 120, "2020-02 –"),
                bold(50, 133, "Rehab"),
                at(250, 133, "2022-06"),
            ],
            "Travel Nurse at Cedar Hill Nursing and Rehab\t2020-02 – 2022-06",
        ),
        (
            [bold(50, 120, "Certified Medical"), at(150, 126, "May 2017 - June 2020"), bold(50, 132, "Assistant")],
            "Certified Medical Assistant\tMay 2017 - June 2020",
        ),
        (
            [bold(50, 120, "Charge Nurse | Oak Hospital | May 2020 -"), bold(50, 133, "June 2022")],
            "Charge Nurse | Oak Hospital | May 2020 - June 2022",
        ),
    ],
)
def test_what_had_to_wrap_is_one_line(draws: list[Draw], line: str) -> None:
    assert line in texts(read(NAME, CONTACT, *draws, at(50, 160, BODY[0])))


def test_duties_below_a_date_that_spaces_set_stay_apart() -> None:
    found = texts(
        read(
            NAME,
            CONTACT,
            at(
                50,
                100,
                "Reliable and quick, more than ten years in doctors' offices, glad to be back at work again soon.",
            ),
            at(50, 120, "Oak Pediatric Associates, Akron OH"),
            at(260, 120, "2009 - 2017"),
            at(50, 133, "Responsible for rooming patients and taking vital signs"),
            at(50, 146, "Helped with phones and charts"),
            at(50, 180, "Elm Internal Medicine of Summit County"),
            at(270, 180, "2004 - 2008"),
            at(50, 193, "Various front and back office duties"),
        )
    )
    assert "Oak Pediatric Associates, Akron OH\t2009 - 2017" in found
    assert "Responsible for rooming patients and taking vital signs" in found
    assert "Elm Internal Medicine of Summit County\t2004 - 2008" in found
    assert "Various front and back office duties" in found


def test_a_short_row_under_a_dated_one_stays_apart() -> None:
    found = texts(
        read(
            NAME,
            CONTACT,
            bold(50, 120, "Medical Assistant"),
            right(560, 120, "2019 - 2021"),
            bold(50, 133, "Concentra"),
        )
    )
    assert "Medical Assistant\t2019 - 2021" in found
    assert "Concentra" in found


def test_items_of_a_grid_that_wrap_are_whole() -> None:
    rows = (("Vital signs", "Patient", "Wound care"), ("Injections", "Insurance", "Triage"))
    draws = [at(50 + 60 * c, 120 + 30 * r, text) for r, row in enumerate(rows) for c, text in enumerate(row)]
    found = texts(
        read(
            NAME,
            CONTACT,
            bold(50, 100, "Skills", 13),
            *draws,
            at(110, 132, "education"),
            at(110, 162, "verification"),
        )
    )
    assert "Vital signs\tPatient education\tWound care" in found
    assert "Injections\tInsurance verification\tTriage" in found


def test_an_address_longer_than_its_sidebar_does_not_end_it() -> None:
    side = ("330-555-0142", "linkedin.com/in/dana-marie-whitlock-ruiz", "Akron, OH", "Phlebotomy", "EKG", "Triage")
    draws = [at(50, 120 + 17 * i, text) for i, text in enumerate(side)]
    body = [at(220, 112 + 14 * i, text) for i, text in enumerate((*BODY, *BODY))]
    found = texts(read(NAME, bold(50, 100, "Contact", 12), bold(220, 96, "Experience", 12), *draws, *body))
    assert found.index("Triage") < found.index("Experience")


def test_columns_on_the_same_rows_that_both_hold_headings_are_columns() -> None:
    left = ("Contact", "330-555-0142", "Akron, OH", "Skills", "Phlebotomy", "EKG", "Vital signs")
    rest = ("Employment", "Medical Assistant | 2019 - Now", "Oak Clinic, Akron, OH", *BODY)
    draws = [
        (bold if text in ("Contact", "Skills", "Employment") else at)(x, 110 + 14 * i, text)
        for x, column in ((50, left), (220, rest))
        for i, text in enumerate(column)
    ]
    resume = read_resume(read(NAME, *draws))
    assert [s.kinds[0] for s in resume.sections][-3:] == ["contact", "skills", "experience"]
    assert [(j.title, j.company) for j in resume.experience] == [("Medical Assistant", "Oak Clinic")]


def test_a_dash_that_parts_names_is_no_bullet_where_it_starts_a_row() -> None:
    found = read(
        NAME,
        CONTACT,
        bold(50, 100, "Education", 13),
        at(50, 120, "GED — East Valley High School"),
        at(50, 140, "Associate Degree in Nursing"),
        at(50, 152, "— The College of Pine County"),
    )
    assert not any(line.bullet for line in found.lines)


def test_a_heading_of_two_rows_that_both_start_rows_of_items() -> None:
    resume = read_resume(
        read(
            NAME,
            CONTACT,
            *(at(50, 100, "Experience"), at(130, 100, "Medical Assistant, Oak Clinic"), at(300, 100, "2021 - 2024")),
            at(62, 114, "• Roomed patients and took their vital signs"),
            *(at(50, 140, "Technical"), at(115, 140, "EKG"), at(170, 140, "Phlebotomy"), at(260, 140, "Spirometry")),
            *(at(50, 154, "Skills"), at(100, 154, "Epic"), at(160, 154, "Triage"), at(230, 154, "Scheduling")),
        )
    )
    assert [s.heading for s in resume.sections] == ["", "Experience", "Technical Skills"]
    assert len(resume.experience[0].bullets) == 1


def test_employers_with_place_and_dates_beside_their_jobs() -> None:
    """Each block at the left has its own pitch: read row by row, its places and dates would part the duties."""
    draws = [NAME, CONTACT, bold(250, 100, "WORK HISTORY")]
    jobs = (("Oak Clinic", "Akron, OH", "2021 - Present", "Medical Assistant"),)
    jobs += (("Elm Dental", "Kent, OH", "2018 - 2021", "Receptionist"),)
    for i, (employer, place, dates, title) in enumerate(jobs):
        top = 118 + 70 * i
        draws += [bold(50, top, employer), at(50, top + 11, place, size=8), at(50, top + 22, dates, size=8)]
        draws += [bold(180, top, title), *duties(190, top + 14, 3)]
    draws += [bold(250, 262, "EDUCATION"), at(50, 278, "May 2017"), at(180, 278, "Diploma, Lakeside College")]
    resume = read_resume(read(*draws))
    assert [(j.title, j.company, j.location, len(j.bullets)) for j in resume.experience] == [
        ("Medical Assistant", "Oak Clinic", "Akron, OH", 3),
        ("Receptionist", "Elm Dental", "Kent, OH", 3),
    ]
    assert [s.kinds[0] for s in resume.sections] == ["contact", "experience", "education"]


def test_ways_to_reach_a_person_stand_beside_the_name() -> None:
    rows = [
        at(50, 50 + 12 * i, text, size=9) for i, text in enumerate(("330-555-0142", "dana@example.com", "Akron, OH"))
    ]
    document = read(bold(380, 69, "Dana Whitlock", 22), *rows)
    assert set(texts(document)) == {"330-555-0142", "dana@example.com", "Akron, OH", "Dana Whitlock"}


def test_dates_below_columns_are_rows_of_the_page() -> None:
    draws = [NAME, CONTACT, bold(50, 320, "WORK HISTORY")]
    for x, employer in ((50, "Oak Clinic"), (320, "Elm Dental")):
        draws += [bold(x, 340, employer), at(x, 354, "Medical Assistant")]
        draws += [at(x + 10, 370 + 14 * i, f"• {BODY[i][:34]}") for i in range(3)]
    draws += [bold(50, 420, "EDUCATION"), at(50, 436, "Diploma, Medical Assisting"), right(560, 436, "May 2017")]
    draws += [at(50, 450, "Lakeside College"), at(50, 466, "High School Diploma"), right(560, 466, "June 2013")]
    draws += [bold(50, 490, "SUMMARY"), at(50, 506, f"{BODY[0]} and {BODY[1].lower()}, at two clinics")]
    document = read(*draws)
    assert "Diploma, Medical Assisting\tMay 2017" in texts(document)
    assert {"Oak Clinic", "Elm Dental"} <= set(texts(document))
    assert document.text.index("Elm Dental") < document.text.index("EDUCATION")


def test_a_list_goes_on_below_what_stands_beside_it() -> None:
    items = ("Vital signs", "EKG", "Triage", "Phlebotomy", "Scheduling", "Injections", "Spirometry", "Autoclave")
    draws = [NAME, CONTACT, at(50, 340, f"{BODY[0]} and {BODY[1].lower()}, at two clinics")]
    draws += [bold(50, 380, "SKILLS"), *(at(50, 396 + 14 * i, item) for i, item in enumerate(items))]
    draws += [bold(300, 380, "LANGUAGES"), at(300, 396, "Spanish"), at(300, 410, "Tagalog")]
    resume = read_resume(read(*draws))
    assert [s.kinds[0] for s in resume.sections][-2:] == ["skills", "languages"]
    assert "Autoclave" in [s.of(resume.document.text) for s in resume.skills]


def test_labels_under_headings_in_a_rail_stay_beside_their_rows() -> None:
    rows = [
        (100, "Profile", ""),
        (114, "", "Medical assistant who has worked in family medicine since 2018."),
        (140, "Experience", ""),
        (156, "2021 - 2024", "Medical Assistant, Oak Family Clinic, Akron, OH"),
        (170, "", BODY[0]),
        (184, "2019 - 2021", "Receptionist, Elm Dental Group, Akron, OH"),
        (198, "", BODY[1]),
        (220, "Education", ""),
        (236, "2018", "Diploma in Medical Assisting, Lakeside College"),
        (260, "Technical Skills", ""),
        (276, "Technical", "EKG, phlebotomy, vital signs, urinalysis"),
        (290, "General", "Problem solving, teamwork"),
        (304, "Software", "Epic, Microsoft Word"),
    ]
    draws = [bold(50, top, label, 12) if not text else at(50, top, label) for top, label, text in rows if label]
    draws += [at(150, top, text) for top, _, text in rows if text]
    found = texts(read(NAME, CONTACT, *draws))
    assert "General\tProblem solving, teamwork" in found
    assert "Software\tEpic, Microsoft Word" in found
    assert "2018\tDiploma in Medical Assisting, Lakeside College" in found


def test_a_compound_of_three_words_keeps_its_hyphens_at_the_end_of_a_row() -> None:
    document = read(
        NAME,
        CONTACT,
        bold(50, 100, "EXPERIENCE"),
        at(50, 116, "• Trained seven servers on the menu, on allergies and on the point-of-"),
        at(57, 128, "sale system"),
    )
    assert texts(document)[-1].endswith("on the point-of-sale system")


def test_a_title_in_bold_that_wraps_in_a_sidebar_is_whole() -> None:
    side = [bold(50, 100, "EDUCATION", 12), bold(50, 118, "Certificate, Medical"), bold(50, 132, "Assistant Program")]
    side += [at(50, 146, "Lakeside Technical College"), at(50, 160, "May 2017")]
    side += [bold(50, 182, "High School Diploma"), at(50, 196, "Oak High School"), at(50, 210, "June 2013")]
    main = [bold(230, 100, "EXPERIENCE", 12), bold(230, 118, "Medical Assistant, Oak Clinic"), *duties(240, 132, 4)]
    document = read(NAME, CONTACT, *side, *main)
    assert "Certificate, Medical Assistant Program" in texts(document)
    assert "High School Diploma" in texts(document)


def test_a_school_in_bold_below_its_degree_is_a_line_of_its_own() -> None:
    side = [
        bold(50, 100, "EDUCATION", 12),
        bold(50, 118, "Certificate, Medical Aide"),
        bold(50, 132, "Lakeside College"),
    ]
    side += [at(50, 146, "May 2017"), bold(50, 168, "SKILLS", 12), at(50, 184, "Phlebotomy")]
    main = [bold(230, 100, "EXPERIENCE", 12), bold(230, 118, "Medical Assistant, Oak Clinic"), *duties(240, 132, 4)]
    assert {"Certificate, Medical Aide", "Lakeside College"} <= set(texts(read(NAME, CONTACT, *side, *main)))


def test_dates_over_places_at_the_left_under_headings_of_their_own_are_read_before_their_job() -> None:
    resume = read_resume(
        read(
            NAME,
            CONTACT,
            bold(50, 100, "EMPLOYMENT", 12),
            right(120, 118, "2022 - Present"),
            right(120, 129, "Kent, OH"),
            bold(140, 118, "Medical Assistant, Oak Clinic"),
            *duties(144, 134, 3),
            right(120, 186, "2019 - 2022"),
            right(120, 197, "Akron, OH"),
            bold(140, 186, "Receptionist, Elm Clinic"),
            *duties(144, 202, 3),
            bold(50, 260, "EDUCATION", 12),
            right(120, 278, "05/2019"),
            bold(140, 278, "Medical Assisting Diploma"),
            at(140, 291, "Lakeside College"),
            right(120, 304, "06/2016"),
            bold(140, 304, "High School Diploma"),
            at(140, 317, "Akron High School"),
            bold(50, 340, "SKILLS", 12),
            at(50, 356, "Phlebotomy"),
            at(230, 356, "Insurance verification"),
            at(50, 369, "Triage"),
            at(230, 369, "Data entry"),
        )
    )
    jobs = [(e.title, e.company, e.location, e.dates_text, len(e.bullets)) for e in resume.experience]
    assert jobs == [
        ("Medical Assistant", "Oak Clinic", "Kent, OH", "2022 - Present", 3),
        ("Receptionist", "Elm Clinic", "Akron, OH", "2019 - 2022", 3),
    ]
    assert [(s.institution, s.dates) for s in resume.education] == [
        ("Lakeside College", "05/2019"),
        ("Akron High School", "06/2016"),
    ]


def test_blocks_of_dates_and_places_close_below_each_other_are_apart() -> None:
    resume = read_resume(
        read(
            NAME,
            CONTACT,
            bold(250, 100, "Education", 12),
            at(50, 118, "2017 - 2019", size=9),
            at(50, 131, "Kent, OH", size=9),
            at(150, 118.5, "Lakeside College, Medical Assisting Diploma"),
            at(50, 144, "2012 - 2016", size=9),
            at(50, 157, "Akron, OH", size=9),
            at(150, 144.5, "Akron High School, High School Diploma"),
        )
    )
    assert [(s.institution, s.dates) for s in resume.education] == [
        ("Lakeside College", "2017 - 2019"),
        ("Akron High School", "2012 - 2016"),
    ]


def test_a_title_wraps_in_a_narrow_column_where_paragraphs_stand_apart() -> None:
    # Each paragraph has room above; "Medicine Associates" had none beside the row above.
    side = [at(50, 50 + 24 * i, words) for i, words in enumerate(["Dana Whitlock", "Akron, OH", "dana@example.com"])]
    main = [
        (50, "PROFILE"),
        (74, "Medical assistant who has worked for"),
        (88, "six years in family medicine and who"),
        (102, "would like to go on."),
        (126, "EXPERIENCE"),
        (150, "Medical Assistant, Bellwood Internal"),
        (164, "Medicine Associates, Houston, TX"),
        (188, "March 2024 - Present"),
        (212, "Roomed patients for two doctors and"),
        (226, "drew blood for the lab downstairs."),
    ]
    document = read(*side, *(at(330, top, words, size=11) for top, words in main))
    assert "Medical Assistant, Bellwood Internal Medicine Associates, Houston, TX" in texts(document)
    (entry,) = read_resume(document).experience
    assert (entry.title, entry.company) == ("Medical Assistant", "Bellwood Internal Medicine Associates")
