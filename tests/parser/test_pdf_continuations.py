"""Columns that are told by where they stand: on a second page, under a running head, without headings."""

from __future__ import annotations

import pytest
from pdf_files import SIDE, Draw, at, page, pdf

from analyzer.model import Document
from analyzer.parser import read_document

BOLD = "Helvetica-Bold"
# Rows of 14 points in both columns: every row of the one has a row of the other beside it.
MAIN = (
    "Medical Assistant",
    "Oak Clinic, Austin, TX",
    "Jan 2020 - Present",
    "Roomed twenty patients a day in a busy",
    "family practice with four providers",
    "Gave forty vaccines a week and kept the",
    "fridge log in order",
)
JOINED = ["Roomed twenty patients a day in a busy family practice with four providers"]
JOINED += ["Gave forty vaccines a week and kept the fridge log in order"]
EARLIER = ("Front Desk Clerk", "Elm Dental, Waco, TX", "2017 - 2019", "Booked sixty visits a day")


def texts(document: Document, column: int) -> list[str]:
    return [x.span.of(document.text) for x in document.lines if x.column == column and not x.in_header]


def rows(x: float, top: float, *texts: str) -> list[Draw]:
    return [at(x, top + i * 14, text) for i, text in enumerate(texts)]


def first_page() -> list[Draw]:
    main = [at(60, 100, "EXPERIENCE", BOLD), *rows(60, 114, *MAIN)]
    return [*main, at(360, 100, "SKILLS", BOLD), *rows(360, 114, *SIDE)]


def test_columns_of_the_second_page_need_no_headings() -> None:
    second = [*rows(60, 60, *EARLIER), *rows(360, 60, "Autoclave", "Spirometry", "Triage")]
    document = read_document(pdf(page(*first_page()), page(*second)))
    assert texts(document, 0) == ["EXPERIENCE", *MAIN[:3], *JOINED, *EARLIER]
    assert texts(document, 1) == ["SKILLS", *SIDE, "Autoclave", "Spirometry", "Triage"]


@pytest.mark.parametrize("side", [(), ("Autoclave", "Spirometry")])
def test_the_main_column_goes_on_before_the_sidebar(side: tuple[str, ...]) -> None:
    document = read_document(pdf(page(*first_page()), page(*rows(60, 60, *EARLIER), *rows(360, 60, *side))))
    assert texts(document, 0) == ["EXPERIENCE", *MAIN[:3], *JOINED, *EARLIER]
    assert texts(document, 1) == ["SKILLS", *SIDE, *side]


def test_heads_and_feet_do_not_end_the_columns() -> None:
    head = at(60, 40, "Ana Torres, medical assistant, (555) 555-0199, ana@example.com, Austin, Texas")
    feet = [at(280, 760, f"Ana Torres - Page {n} of 2") for n in (1, 2)]
    second = [head, *rows(60, 90, *EARLIER), *rows(360, 90, "Autoclave", "Spirometry"), feet[1]]
    document = read_document(pdf(page(*first_page(), feet[0]), page(*second)))
    assert texts(document, 0)[-len(EARLIER) :] == list(EARLIER)
    assert texts(document, 1) == ["SKILLS", *SIDE, "Autoclave", "Spirometry"]


def test_what_follows_a_list_in_two_columns_is_no_part_of_it() -> None:
    left = ("Charts and scans kept in order", "Phones and booking of visits", "Vital signs of the patient")
    beside = ("Spanish and Tagalog spoken", "Vaccines for children", "Instruments cleaned")
    skills = [at(60, 586, "SKILLS", BOLD), *rows(80, 600, *left), *rows(330, 607, *beside)]
    long = rows(60, 100, *(f"{a} and then {b}" for a, b in zip(JOINED, reversed(JOINED), strict=True)))
    second = [at(60, 60, "REFERENCES", BOLD), *rows(60, 74, "Dr. Lee, Oak Clinic", "Ms. Park, Elm Dental")]
    document = read_document(pdf(page(*long, *skills), page(*second)))
    assert document.text.index("Instruments cleaned") < document.text.index("REFERENCES")


def test_headings_on_the_right_alone_show_columns() -> None:
    side = [at(360, 100, "SKILLS", BOLD), *rows(360, 114, "Phlebotomy", "EKG", "Vital signs")]
    side += [at(360, 156, "LANGUAGES", BOLD), *rows(360, 170, "Spanish")]
    document = read_document(pdf(page(*rows(60, 100, *MAIN), *side)))
    assert texts(document, 0) == [*MAIN[:3], *JOINED]
    assert texts(document, 1) == ["SKILLS", "Phlebotomy", "EKG", "Vital signs", "LANGUAGES", "Spanish"]


def test_sentences_that_go_on_beside_a_list_show_columns() -> None:
    document = read_document(pdf(page(*rows(60, 100, *MAIN), *rows(360, 100, *SIDE))))
    assert texts(document, 0) == [*MAIN[:3], *JOINED]
    assert texts(document, 1) == list(SIDE)


def test_what_stands_under_a_mark_is_no_part_of_the_bullet() -> None:
    bullet = ("• Roomed twenty patients a day in a busy", "• Gave forty vaccines a week in the morning clinic")
    top = [*rows(60, 100, bullet[0]), at(65.5, 114, "family practice"), *rows(60, 128, bullet[1], *EARLIER[:3])]
    document = read_document(pdf(page(*top)))
    assert texts(document, 0) == [JOINED[0][:38] + " family practice", bullet[1][2:], *EARLIER[:3]]


def test_feet_across_the_columns_of_every_page() -> None:
    feet = [at(200, 760, f"Ana Torres, certified medical assistant - Page {n} of 2") for n in (1, 2)]
    document = read_document(pdf(*(page(*first_page(), foot) for foot in feet)))
    assert texts(document, 1) == ["SKILLS", *SIDE] * 2
    assert [x.in_header for x in document.lines].count(True) == 2
