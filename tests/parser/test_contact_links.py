"""The pages of a person: shown, or behind a word that a click leads away from; in every format that has links."""

from __future__ import annotations

import pytest
from docx_packages import DECLARATION, OFFICE, RELATIONS, paragraph, word_file
from pdf_files import HEIGHT, at, pdf
from reportlab.pdfgen.canvas import Canvas

from analyzer.model import Contact
from analyzer.parser import read_document, read_resume
from analyzer.parser.contact_links import read_links

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
