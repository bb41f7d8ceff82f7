"""The samples: what is committed is what the script writes, complete, and nobody's real contact."""

from __future__ import annotations

import re
from collections import Counter
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from docx.oxml.ns import qn
from lxml import etree

from samples.catalog import FOLDER, read_catalog
from samples.content import ResumeContent, read_resume
from samples.render import render

CATALOG = read_catalog()
RESUMES = [sample.name for sample in CATALOG.resumes]
FILES = [(sample.name, path.suffix.lstrip(".")) for sample in CATALOG.resumes for path in sample.files]
POSTINGS = [sample.files[0] for sample in CATALOG.postings]
PAGE_LAYOUTS = {"one-column", "sidebar-left", "drawn-bullets", "label-rail", "header-over-columns"}
WORD_LAYOUTS = {"plain", "table", "text-box"}


def content(name: str) -> ResumeContent:
    return read_resume(FOLDER / "resumes" / f"{name}.toml")


def committed(name: str, ending: str) -> bytes:
    return (FOLDER / "resumes" / f"{name}.{ending}").read_bytes()


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def docx_paragraphs(data: bytes) -> list[str]:
    """The own text of every paragraph of every part; a text box is not part of the paragraph it hangs on."""
    paragraphs = []
    with ZipFile(BytesIO(data)) as package:
        for part in package.namelist():
            if not re.fullmatch(r"word/(document|header\d*)\.xml", part):
                continue
            for paragraph in etree.fromstring(package.read(part)).iter(qn("w:p")):
                own = [
                    "\t" if node.tag == qn("w:tab") else node.text or ""
                    for run in paragraph.iter(qn("w:r"))
                    if next(run.iterancestors(qn("w:p"))) is paragraph
                    for node in run.iterchildren(qn("w:t"), qn("w:tab"))
                ]
                paragraphs.append("".join(own))
    return paragraphs


def shown_text(data: bytes, ending: str) -> str:
    if ending == "pdf":
        return pdf_text(data)
    return "\n".join(docx_paragraphs(data)) if ending == "docx" else data.decode("utf-8")


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("name", "ending"), FILES)
def test_rendering_again_gives_the_committed_bytes(name: str, ending: str) -> None:
    assert render(content(name), ending) == committed(name, ending)


@pytest.mark.parametrize("name", RESUMES)
def test_catalog_and_content_name_the_same_files(name: str) -> None:
    formats = content(name).formats
    assert sorted(formats) == sorted(ending for known, ending in FILES if known == name)
    assert {"pdf", "docx"} & formats.keys()


def test_catalog_lists_every_file_of_the_folders() -> None:
    on_disk = {p for f in ("resumes", "postings") for p in (FOLDER / f).iterdir() if p.suffix != ".toml"}
    listed = [path for sample in (*CATALOG.resumes, *CATALOG.postings) for path in sample.files]
    assert sorted(listed) == sorted(on_disk)
    assert len(CATALOG.resumes) == 10
    assert len(CATALOG.postings) == 6


def test_the_pair_to_try_opens_a_pdf() -> None:
    assert CATALOG.try_resume.files[0].suffix == ".pdf"
    assert "Epic" in CATALOG.try_posting.files[0].read_text(encoding="utf-8")


def test_every_layout_is_drawn() -> None:
    formats = [content(name).formats for name in RESUMES]
    assert {f["pdf"] for f in formats if "pdf" in f} == PAGE_LAYOUTS
    assert {f["docx"] for f in formats if "docx" in f} == WORD_LAYOUTS


@pytest.mark.parametrize(("name", "ending"), FILES)
def test_file_shows_every_word_of_the_content(name: str, ending: str) -> None:
    resume = content(name)
    shown = words(shown_text(committed(name, ending), ending))
    assert words(" ".join(resume.pieces())) - shown == Counter()


@pytest.mark.parametrize(("name", "ending"), FILES)
def test_file_shows_every_piece_unbroken(name: str, ending: str) -> None:
    shown = one_line(shown_text(committed(name, ending), ending)).casefold()
    assert [piece for piece in content(name).pieces() if one_line(piece).casefold() not in shown] == []


def test_drawn_bullets_leave_no_character() -> None:
    drawn = [name for name in RESUMES if content(name).formats.get("pdf") == "drawn-bullets"]
    typed = [name for name in RESUMES if content(name).formats.get("pdf") == "one-column"]
    assert all("•" not in pdf_text(committed(name, "pdf")) for name in drawn)
    assert all("•" in pdf_text(committed(name, "pdf")) for name in typed)


@pytest.mark.parametrize("name", RESUMES)
def test_resume_has_a_believable_length(name: str) -> None:
    assert 350 <= sum(len(piece.split()) for piece in content(name).pieces()) <= 600


@pytest.mark.parametrize("path", POSTINGS, ids=lambda path: path.stem)
def test_posting_has_a_believable_length_and_its_noise(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert 500 <= len(text) <= 4000
    assert "$" in text
    assert re.search(r"equal (employment )?opportunity|\bEOE\b", text, re.IGNORECASE)


@pytest.mark.parametrize("path", [*(FOLDER / "resumes").glob("*.toml"), *POSTINGS], ids=lambda path: path.stem)
def test_contacts_are_nobodys(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    phones = re.findall(r"\d{3}\W{1,2}(\d{3})[-. ](\d{4})\b", text)
    assert all(exchange == "555" and line.startswith("01") for exchange, line in phones)
    assert all(host == "example.com" for host in re.findall(r"[\w.]+@([\w.]+)", text))
    assert len(phones) == (path.suffix == ".toml")


@pytest.mark.parametrize("name", RESUMES)
def test_contact_is_complete(name: str) -> None:
    contact = " ".join(content(name).contact)
    assert re.search(r"\b[A-Z]{2} \d{5}\b", contact)
    assert "@example.com" in contact
    assert "555" in contact


# What each sample is there to show; the checks must find it in the file as a person would send it.
MISTAKES = [
    ("student-externship", "Administered [number] IM"),
    ("student-externship", "HIPPA"),
    ("student-externship", "CMA (AAMA) exam scheduled for"),
    ("new-graduate", "Proficient in EMR"),
    (
        "new-graduate",
        "Roomed patients, took vitals, updated medication lists, gave injections, performed EKGs and drew",
    ),
    ("family-practice", "Marisol Gutierrez, CMA"),
    ("family-practice", "in a high-volume practice"),
    ("family-practice", "Responsible for phlebotomy"),
    ("urgent-care", "CCMA (NHA), expired 04/2025"),
    ("urgent-care", "June 2022 – March 2021"),
    ("cardiology", "venapuncture"),
    ("ophthalmic-coa", "Duties included"),
    ("administrative", "a high volume of incoming calls"),
    ("lead-ma", "lapsed 2021"),
    ("career-changer", "I chart in the EHR"),
]


@pytest.mark.parametrize(("name", "mistake"), MISTAKES)
def test_sample_shows_its_mistake(name: str, mistake: str) -> None:
    for known, ending in FILES:
        if known == name:
            assert mistake in one_line(shown_text(committed(name, ending), ending))


def test_strong_sample_counts_every_bullet_of_its_jobs() -> None:
    jobs = [entry for s in content("strong").sections if s.heading == "Experience" for entry in s.entries]
    bullets = [bullet for entry in jobs for bullet in entry.bullets]
    assert [bullet for bullet in bullets if not re.search(r"\d", bullet)] == []
    assert "[" not in " ".join(content("strong").pieces())
