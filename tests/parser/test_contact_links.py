"""The pages of a person: shown, or behind a word that a click leads away from; in every format that has links."""

from __future__ import annotations

import pytest
from docx_packages import DECLARATION, OFFICE, RELATIONS, paragraph, word_file
from pdf_files import HEIGHT, at, pdf
from reportlab.pdfgen.canvas import Canvas

from analyzer.model import Contact
from analyzer.parser import read_document, read_resume
from analyzer.parser.drafts import DraftLine, assemble
from analyzer.parser.resume.contact_links import read_links
from analyzer.parser.resume.reader import read_structure

PROFILE = "https://www.linkedin.com/in/dana-whitlock"
READ = [
    ("LinkedIn | Portfolio", [PROFILE, "https://danawhitlock.example/"], [PROFILE, "https://danawhitlock.example"]),
    ("linkedin.com/in/dana-whitlock", [PROFILE + "/"], ["linkedin.com/in/dana-whitlock"]),
    ("www.linkedin.com/in/dana-\nwhitlock", [PROFILE], [PROFILE]),
    ("Mesa, AZ | danawhitlock.com", ["http://danawhitlock.com/"], ["danawhitlock.com"]),
    ("Website: dana.example.org", [], ["dana.example.org"]),
    ("Fluent in Node.js and Amazon.com stores", [], []),
    ("Mesa, AZ", ["https://www.google.com/maps/place/Mesa", "tel:4805550112", "mailto:dana@example.com", "#top"], []),
]


@pytest.mark.parametrize(("text", "clicked", "links"), READ)
def test_shown_and_clicked_pages_are_named_once(text: str, clicked: list[str], links: list[str]) -> None:
    assert list(read_links(text, clicked)) == links


def contact_of(data: bytes | str, name: str = "") -> Contact:
    return read_resume(read_document(data, name=name)).contact


def test_a_link_of_a_pdf_stands_on_the_line_it_lies_over() -> None:
    def links(canvas: Canvas) -> None:
        def area(top: float) -> tuple[float, float, float, float]:
            return (72, HEIGHT - top - 3, 140, HEIGHT - top + 9)

        canvas.linkURL(PROFILE, area(90))
        canvas.linkURL("mailto:dana%40example.com?subject=Hello", area(104))
        canvas.linkURL("https://clinic.example.com", area(160))

    def draw(canvas: Canvas) -> None:
        for number, row in enumerate(rows):
            at(72, 76 + 14 * number, row)(canvas)
        links(canvas)

    rows = ["Dana Whitlock", "LinkedIn", "Write to me", "", "Experience", "Medical Assistant, Oak Clinic, 2019 - 2021"]
    contact = contact_of(pdf(draw))
    assert contact.links == (PROFILE,)
    assert contact.email == "dana@example.com"


def test_a_link_of_a_word_file() -> None:
    link = '<w:hyperlink r:id="page"><w:r><w:t>LinkedIn</w:t></w:r></w:hyperlink>'
    code = '<w:instrText> HYPERLINK "https://dana.example.org/work" </w:instrText>'
    field = f"<w:r>{code}</w:r><w:r><w:t>Portfolio</w:t></w:r>"
    related = f'<Relationship Id="page" Type="{OFFICE}/hyperlink" Target="{PROFILE}" TargetMode="External"/>'
    relations = f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{related}</Relationships>'
    body = paragraph("Dana Whitlock") + paragraph(link, " | ", field)
    data = word_file(body, {"_rels/document.xml.rels": relations})
    assert contact_of(data).links == (PROFILE, "https://dana.example.org/work")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (
            f'<html><h1>Dana Whitlock</h1><p><a href="{PROFILE}">LinkedIn</a></p><h2>Skills</h2></html>'.encode(),
            "",
        ),
        (f"# Dana Whitlock\n\n[LinkedIn]({PROFILE})\n\n## Skills\n\nEKG".encode(), "dana.md"),
    ],
)
def test_a_link_of_a_page(data: bytes, name: str) -> None:
    assert contact_of(data, name).links == (PROFILE,)


@pytest.mark.parametrize(
    ("text", "clicked", "links"),
    [
        ("linkedin.com/in/danawhitlock", [PROFILE], [PROFILE]),
        ("© European Clinics | https://clinics.example.eu", [], []),
    ],
)
def test_hyphens_of_a_row_and_small_print(text: str, clicked: list[str], links: list[str]) -> None:
    assert list(read_links(text, clicked)) == links


TOPS = [
    # Rows of (text, size), then the name and the place.
    ([("Dana Maria", 24.0), ("dos Santos", 24.0), ("Mesa, AZ", 10.0)], "Dana Maria dos Santos", "Mesa, AZ"),
    ([("Chidinma", 24.0), ("Okonkwo", 24.0), ("Address: Mesa, AZ", 10.0)], "Chidinma Okonkwo", "Mesa, AZ"),
    ([("Dana Whitlock", 24.0), ("Medical Assistant", 24.0), ("Providence RI", 10.0)], "Dana Whitlock", "Providence RI"),
    ([("dana@example.com\tDana Whitlock", 10.0), ("Savannah GA 41867", 10.0)], "Dana Whitlock", "Savannah GA 41867"),
    ([("PERSONAL INFORMATION\tDana Whitlock", 10.0), ("Mesa, AZ", 10.0)], "Dana Whitlock", "Mesa, AZ"),
    (
        [("Dana Whitlock", 24.0), ("IT Support Specialist", 10.0), ("Home address Mesa, AZ", 10.0)],
        "Dana Whitlock",
        "Mesa, AZ",
    ),
    ([("CONTACT", 10.0), ("Providence RI", 10.0), ("Dana Whitlock", 24.0)], "Dana Whitlock", "Providence RI"),
]


@pytest.mark.parametrize(("rows", "name", "place"), TOPS)
def test_the_top_of_a_page(rows: list[tuple[str, float]], name: str, place: str) -> None:
    rest = [("EXPERIENCE", 12.0), ("Medical Assistant, Oak Clinic, 2019 - 2021", 10.0), ("Drew blood", 10.0)]
    resume = read_structure(assemble([DraftLine(t, size=s) for t, s in [*rows, *rest]], "pdf"))
    assert (resume.contact.name, resume.contact.location) == (name, place)


def test_the_place_beside_an_address_in_a_column_that_comes_late() -> None:
    top = "Dana Whitlock\n\nEXPERIENCE\nMedical Assistant, Oak Clinic, 2019 - 2021\n- Drew blood\n\nEDUCATION\n"
    text = f"{top}Diploma, Hill School, Honolulu, HI\n+1 480-555-0112\ndana@example.com\nMesa, AZ\n\nSKILLS\nEKG"
    contact = contact_of(text)
    assert (contact.location, contact.phone, contact.email) == ("Mesa, AZ", "+1 480-555-0112", "dana@example.com")
