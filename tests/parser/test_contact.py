"""Names, letters after them, and the ways to reach a person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from written import resume_of

from analyzer.model import Contact
from analyzer.parser.drafts import DraftLine, assemble
from analyzer.parser.plain.reader import read_plain_text
from analyzer.parser.resume.contact import is_name
from analyzer.parser.resume.reader import read_structure

BODY = "\n\nSkills\nEKG, phlebotomy\n\nExperience\nMedical Assistant, Oak Clinic, Mesa, AZ, 2019 - 2021\n- Drew blood"


def contact(top: str) -> tuple[Contact, list[str]]:
    """The contact of a resume that starts so, and the texts of the letters after the name."""
    resume = resume_of(top + BODY)
    return resume.contact, [c.of(resume.text) for c in resume.contact.credentials]


NAMES = [
    ("Dana Whitlock", "Dana Whitlock", []),
    ("DANA WHITLOCK", "DANA WHITLOCK", []),
    ("Dana M. Whitlock", "Dana M. Whitlock", []),
    ("DANA A. WHITLOCK, CMA (AAMA)", "DANA A. WHITLOCK", ["CMA (AAMA)"]),
    ("Dana Whitlock, CMA (AAMA)", "Dana Whitlock", ["CMA (AAMA)"]),
    ("Dana Whitlock, CMA (AAMA), CPT", "Dana Whitlock", ["CMA (AAMA)", "CPT"]),
    ("Dana Whitlock CCMA", "Dana Whitlock", ["CCMA"]),
    ("DANA WHITLOCK, RMA (AMT), BLS", "DANA WHITLOCK", ["RMA (AMT)", "BLS"]),
    ("DANA WHITLOCK CMA", "DANA WHITLOCK", ["CMA"]),
    ("Dana Whitlock, R.M.A.", "Dana Whitlock", ["R.M.A."]),
    ("Dana Whitlock C.N.A., C.P.T.", "Dana Whitlock", ["C.N.A.", "C.P.T."]),
    ("Dana Whitlock, OTC, CMA", "Dana Whitlock", ["OTC", "CMA"]),
    ("R.N. Whitlock, CMA", "R.N. Whitlock", ["CMA"]),
    ("J.D. WHITLOCK, CCMA", "J.D. WHITLOCK", ["CCMA"]),
    ("Dana Whitlock - CMA/CPT", "Dana Whitlock", ["CMA", "CPT"]),
    ("Dana Whitlock, MA-C", "Dana Whitlock", ["MA-C"]),
    ("Dana Whitlock, CMA-AAMA", "Dana Whitlock", ["CMA-AAMA"]),
    ("Rosa María de la Cruz", "Rosa María de la Cruz", []),
    ("Siobhan O'Hara-Lund", "Siobhan O'Hara-Lund", []),
    ("Amy Cook", "Amy Cook", []),
    ("Keisha R. van der Berg", "Keisha R. van der Berg", []),
    ("El Paso, TX | 915-555-0112\nDana Whitlock", "Dana Whitlock", []),
    ("Name: Dana Whitlock", "Dana Whitlock", []),
    ("Resume\nDana Whitlock", "Dana Whitlock", []),
    ("Resume of Dana Whitlock", "Dana Whitlock", []),
    ("Dana Whitlock | dana@example.com | (480) 555-0112", "Dana Whitlock", []),
    ("Dana Whitlock\tMesa, AZ", "Dana Whitlock", []),
    ("480-555-0112\nDana Whitlock", "Dana Whitlock", []),
    ("D A N A\t W H I T L O C K", "DANA WHITLOCK", []),
    ("D A N A   W H I T L O C K, CMA (AAMA)", "DANA WHITLOCK", ["CMA (AAMA)"]),
    ("D A N A W H I T", "DANAWHIT", []),
    ("MEDICAL ASSISTANT", "", []),
    ("LINE COOK", "", []),
    ("CERTIFIEDNURSINGASSISTANT", "", []),
    ("Registered Nurse, Supervisor", "", []),
    ("Oak Street Clinic", "", []),
    ("dana@example.com", "", []),
]


@pytest.mark.parametrize(("top", "name", "letters"), NAMES)
def test_reads_the_name_and_the_letters_after_it(top: str, name: str, letters: list[str]) -> None:
    found, credentials = contact(top)
    assert (found.name, credentials) == (name, letters)


ROWS = [
    (("Maria Ferreira", "dos Santos"), "Maria Ferreira dos Santos", []),
    (("DANA", "WHITLOCK"), "DANA WHITLOCK", []),
    (("DANA", "WHITLOCK, CMA (AAMA)"), "DANA WHITLOCK", ["CMA (AAMA)"]),
    (("Dana M.", "Whitlock"), "Dana M. Whitlock", []),
    (("D A N A", "W H I T L O C K"), "DANA WHITLOCK", []),
    (("Dana Whitlock", "Medical Assistant"), "Dana Whitlock", []),
    (("Dana Whitlock", "Juniper Hills"), "Dana Whitlock", []),
    (("Dana", "Phoenix, AZ"), "", []),
]


@pytest.mark.parametrize(("rows", "name", "letters"), ROWS)
def test_a_name_in_large_letters_goes_on_in_the_next_line(rows: tuple[str, ...], name: str, letters: list[str]) -> None:
    lines = [DraftLine(text, size=24) for text in rows]
    lines += [DraftLine(text, size=10) for text in ("Mesa, AZ", "480-555-0100", *["Drew blood from patients."] * 6)]
    resume = read_structure(assemble(lines, "docx"))
    found = resume.contact
    assert (found.name, [s.of(resume.text) for s in found.credentials]) == (name, letters)


def test_a_phone_below_the_contact_lines_keeps_its_country() -> None:
    text = "Dana Whitlock\n\nSummary\nCareful assistant.\n\nReferences\nReach me: +1 480-555-0112"
    assert contact(text)[0].phone == "+1 480-555-0112"


PHONES = [
    "(480) 555-0112",
    "480-555-0112",
    "480.555.0112",
    "480 555 0112",
    "+1 480-555-0112",
    "4805550112",
    "(480)555-0112 x12",
]


@pytest.mark.parametrize("phone", PHONES)
def test_reads_a_phone_number(phone: str) -> None:
    found, _ = contact(f"Dana Whitlock\n{phone} | dana@example.com")
    assert (found.phone, found.email) == (phone, "dana@example.com")


PLACES = [
    ("Mesa, AZ", "Mesa, AZ"),
    ("Mesa, AZ 85201", "Mesa, AZ 85201"),
    ("Salt Lake City, Utah", "Salt Lake City, Utah"),
    ("dana@example.com | (480) 555-0112 | Mesa, AZ", "Mesa, AZ"),
    ("12 Juniper St, Mesa, AZ 85201", "Mesa, AZ 85201"),
    ("12 Juniper St Mesa, AZ 85201", "Mesa, AZ 85201"),
    ("Mesa, AZ · (480) 555-0112", "Mesa, AZ"),
    ("Pune, India | dana@example.com", "Pune, India"),
    ("City, State", ""),
    ("dana@example.com", ""),
]


@pytest.mark.parametrize(("line", "place"), PLACES)
def test_reads_the_place(line: str, place: str) -> None:
    assert contact(f"Dana Whitlock\n{line}")[0].location == place


def test_reads_links_but_no_mail_domain() -> None:
    found, _ = contact("Dana Whitlock\ndana@example.com | linkedin.com/in/dana-whitlock | https://example.org/dana")
    assert found.links == ("linkedin.com/in/dana-whitlock", "https://example.org/dana")


@pytest.mark.parametrize("broken", ["dana@mail.example.\ncom", "dana@mail.example\n.com", "dana@mail.example. com"])
def test_an_address_that_a_narrow_column_broke_is_whole(broken: str) -> None:
    assert contact(f"Dana Whitlock\n{broken}\nMesa, AZ")[0].email == "dana@mail.example.com"


def test_a_license_number_is_no_phone() -> None:
    assert contact("Dana Whitlock\nLicense NA0010345149")[0].phone == ""


@pytest.mark.parametrize(
    "text", ["Skills", "Professional Experience", "Medical Assistant", "one", "Bluebird College", "Sales And Marketing"]
)
def test_other_lines_are_no_names(text: str) -> None:
    assert not is_name(text)


def test_a_name_beside_a_sidebar_is_the_one_in_the_largest_letters() -> None:
    document = read_plain_text(
        "Contact\ndana@example.com\nSkills\nEKG\nDana Whitlock\nExperience\nAide, Oak Clinic, 2019"
    )
    lines = tuple(replace(x, size=24.0 if i == 4 else 10.0) for i, x in enumerate(document.lines))
    resume = read_structure(replace(document, lines=lines))
    assert resume.contact.name == "Dana Whitlock"
    assert [s.of(document.text) for s in resume.skills] == ["EKG"]


@pytest.mark.parametrize(
    ("top", "name"),
    [
        ("CHIDINMA\nOKONKWO\nMedical Assistant\n330-555-0142", "CHIDINMA OKONKWO"),
        ("DANA\nWHITLOCK-REYES\n330-555-0142", "DANA WHITLOCK-REYES"),
        ("RESUME\nDANA\nWHITLOCK\n330-555-0142", "DANA WHITLOCK"),
        ("Personal Information\tDana Whitlock\n330-555-0142", "Dana Whitlock"),
    ],
)
def test_names_on_two_lines_or_beside_a_heading(top: str, name: str) -> None:
    assert contact(top)[0].name == name


def test_the_largest_name_wins_over_two_words_at_the_top_of_a_sidebar() -> None:
    document = read_plain_text(
        "Contact\nProvidence Heights\nSkills\nEKG\nDana Whitlock\nExperience\nAide, Oak Clinic, 2019"
    )
    lines = tuple(replace(x, size=24.0 if i == 4 else 10.0) for i, x in enumerate(document.lines))
    assert read_structure(replace(document, lines=lines)).contact.name == "Dana Whitlock"


def test_a_name_over_two_rows_beside_a_sidebar_is_whole() -> None:
    document = read_plain_text(
        "Contact\ndana@example.com\nSkills\nEKG\nDana\nWhitlock\nExperience\nAide, Oak Clinic, 2019"
    )
    lines = tuple(replace(x, size=24.0 if i in (4, 5) else 10.0) for i, x in enumerate(document.lines))
    assert read_structure(replace(document, lines=lines)).contact.name == "Dana Whitlock"
