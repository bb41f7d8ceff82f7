"""Plain text and Markdown as lines: marks, wraps, gaps, headings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyzer.model import Document
from analyzer.parser import read_document
from analyzer.parser.drafts import DraftLine, assemble, split_mark, tidy
from analyzer.parser.plain.reader import read_plain_text


def texts(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines]


@pytest.mark.parametrize(
    ("text", "bullet", "body"),
    [
        *((f"{mark} Took vitals", True, "Took vitals") for mark in "•●▪■◦○✓➢►❖·*-–—>+o\uf0b7\uf0a7"),
        ("•Took vitals", True, "Took vitals"),
        ("•\tTook vitals", True, "Took vitals"),
        ("● - Took vitals", True, "Took vitals"),
        ("1. Took vitals", True, "Took vitals"),
        ("12) Took vitals", True, "Took vitals"),
        ("(3) Took vitals", True, "Took vitals"),
        ("a) Took vitals", True, "Took vitals"),
        ("b. Took vitals", True, "Took vitals"),
        ("iv. Took vitals", True, "Took vitals"),
        ("-> Took vitals", True, "Took vitals"),
        ("2021 Took vitals", False, "2021 Took vitals"),
        ("98.6 degrees", False, "98.6 degrees"),
        ("A. Smith Clinic", False, "A. Smith Clinic"),
        ("-Took vitals", True, "Took vitals"),
        ("–Took follow-up calls", True, "Took follow-up calls"),
        ("*Took vitals", True, "Took vitals"),
        ("2.Took vitals", True, "Took vitals"),
        ("*Took* vitals", False, "*Took* vitals"),
        ("-EDUCATION-", False, "-EDUCATION-"),
        ("-March 2021", False, "-March 2021"),
        ("–Present", False, "–Present"),
        ("-up visits", False, "-up visits"),
        ("-40 degrees", False, "-40 degrees"),
        ("(555) 555-0100", False, "(555) 555-0100"),
        ("on call", False, "on call"),
        ("Took • vitals", False, "Took • vitals"),
    ],
)
def test_marks(text: str, bullet: bool, body: str) -> None:
    assert split_mark(text) == (bullet, body)
    document = read_plain_text(f"Experience\n  {text}\n")
    assert texts(document) == ["Experience", body]
    assert document.lines[1].bullet is bullet


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Medical   Assistant  ", "Medical\tAssistant"),
        ("Medical Assistant \t Jan 2020", "Medical Assistant\tJan 2020"),
        ("Medical Assistant  Jan 2020 - Present", "Medical Assistant\tJan 2020 - Present"),
        ("Took vitals.  Gave injections.", "Took vitals. Gave injections."),
        ("Epic\u00a0 charts", "Epic charts"),
    ],
)
def test_white_space(text: str, expected: str) -> None:
    assert tidy(text) == expected


WRAPS = {
    "hanging bullet": (
        "- Roomed patients and took vital signs for three providers in a busy\n  family practice\n- Drew blood",
        ["Roomed patients and took vital signs for three providers in a busy family practice", "Drew blood"],
    ),
    "paragraph": (
        "Medical assistant with six years in family practice and urgent care,\n"
        "skilled in phlebotomy and injections and known for a calm manner with\nanxious patients.",
        [
            "Medical assistant with six years in family practice and urgent care, skilled in phlebotomy and "
            "injections and known for a calm manner with anxious patients."
        ],
    ),
    "own hyphen": (
        "- Scheduled the clinic's referrals and called every patient for follow-\n  up after a hospital stay",
        ["Scheduled the clinic's referrals and called every patient for follow-up after a hospital stay"],
    ),
    "short rows": ("phlebotomy\ninjections\nvital signs", ["phlebotomy", "injections", "vital signs"]),
    "short rows below a bullet": (
        "- Front desk\n  phones\n  scheduling for four doctors and two nurses",
        ["Front desk", "phones", "scheduling for four doctors and two nurses"],
    ),
    "header rows": (
        "Medical Assistant, Sunny Family Clinic of Mesa and Tempe, Arizona, USA\nJan 2020 - Present",
        ["Medical Assistant, Sunny Family Clinic of Mesa and Tempe, Arizona, USA", "Jan 2020 - Present"],
    ),
    "long rows": (
        f"{'Roomed many patients ' * 8}\nepic charting",
        [("Roomed many patients " * 8).strip(), "epic charting"],
    ),
    "blank between": (
        "Medical assistant with six years in family practice and urgent care,\n\nskilled in phlebotomy",
        ["Medical assistant with six years in family practice and urgent care,", "skilled in phlebotomy"],
    ),
    "mark on its own row": ("•\nRoomed patients\n•\nDrew blood", ["Roomed patients", "Drew blood"]),
    "lost breaks": ("• Roomed patients • Drew blood", ["Roomed patients", "Drew blood"]),
    "rules": ("Skills\n-----\nEpic\n_______\n* * *\nBLS", ["Skills", "Epic", "BLS"]),
    "line ends": ("a one\r\nb two\rc three\u2028d four", ["a one", "b two", "c three", "d four"]),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("J A N E  D O E", "JANE DOE"),
        ("J A N E   D O E, CMA (AAMA)", "JANE DOE, CMA (AAMA)"),
        ("M A R I A\tL O P E Z", "MARIA LOPEZ"),
        ("A N A  D E  L A  C R U Z - L E E", "ANA DE LA CRUZ-LEE"),
        ("E D U C A T I O N  &  T R A I N I N G", "EDUCATION & TRAINING"),
        ("E X P E R I E N C E", "E X P E R I E N C E"),
        ("A  B  C  D  E", "A B C D E"),
        ("A - B  hepatitis  C", "A - B hepatitis C"),
        ("a b c  d e f", "a b c d e f"),
        ("I saw  a b c d e f  g", "I saw a b c d e f g"),
    ],
)
def test_letters_set_apart_are_words_where_the_gaps_tell(text: str, expected: str) -> None:
    assert tidy(text) == expected


@pytest.mark.parametrize(("text", "expected"), WRAPS.values(), ids=WRAPS.keys())
def test_rows_become_lines(text: str, expected: list[str]) -> None:
    assert texts(read_plain_text(text)) == expected


def test_an_address_under_a_name_is_no_rest_of_it() -> None:
    rows = ["Ana Maria Whitlock-Ostrander, Medical Assistant", "ana@example.com, 330-555-0142"]
    assert texts(read_plain_text("\n".join(rows))) == rows


def test_nested_bullets_are_indented_by_level() -> None:
    document = read_plain_text("  - a one\n      o b two\n  - c three\n\n- d four\n")
    assert [line.indent for line in document.lines] == [0.0, 18.0, 0.0, 0.0]


def test_an_underlined_row_is_a_heading() -> None:
    document = read_plain_text("EXPERIENCE\n==========\nSkills\n------\nEpic")
    assert [line.heading_level for line in document.lines] == [1, 2, 0]


def test_fields_between_rules_at_the_top_are_no_headings() -> None:
    document = read_plain_text(
        "---\ntitle: Resume\nauthor: Dana Oakes\n---\n\n# Dana Oakes\n\nSkills\n---\n", "markdown"
    )
    shown = [(line.span.of(document.text), line.heading_level) for line in document.lines]
    assert shown == [("title: Resume", 0), ("author: Dana Oakes", 0), ("Dana Oakes", 1), ("Skills", 2)]


MARKDOWN = {
    "heading": ("## Skills ##", "Skills", {"heading_level": 2}),
    "bold": ("**Epic** and __Athena__", "Epic and Athena", {"bold": False}),
    "bold row": ("**Medical Assistant**", "Medical Assistant", {"bold": True}),
    "italic": ("*Epic* and _Athena_", "Epic and Athena", {}),
    "not emphasis": ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4", {}),
    "link": ("[Profile](https://example.com/a_b) here", "Profile here", {}),
    "address": ("<jane@example.com>", "jane@example.com", {}),
    "entity": ("Scheduling &amp; billing", "Scheduling & billing", {}),
    "code": ("used `Epic`", "used Epic", {}),
    "bullet": ("* **Roomed** patients", "Roomed patients", {"bullet": True}),
    "task": ("- [x] BLS card", "BLS card", {"bullet": True}),
    "number": ("1. BLS card", "BLS card", {"bullet": True}),
    "quote": ("> Great with patients", "Great with patients", {"bullet": False}),
    "escape": ("CMA \\(AAMA\\) \\#1", "CMA (AAMA) #1", {}),
    "table": ("| Epic | 3 years |\n|---|---|", "Epic\t3 years", {"in_table": True}),
}


@pytest.mark.parametrize(("text", "expected", "fields"), MARKDOWN.values(), ids=MARKDOWN.keys())
def test_markdown(text: str, expected: str, fields: dict[str, object]) -> None:
    document = read_plain_text(text, "markdown")
    assert texts(document) == [expected]
    assert {name: getattr(document.lines[0], name) for name in fields} == fields
    assert document.format == "markdown"


def test_assembly_leaves_out_lines_without_text() -> None:
    document = assemble([DraftLine(" a "), DraftLine("\u00a0"), DraftLine("b", bullet=True)], "html")
    assert (document.text, [line.bullet for line in document.lines]) == ("a\nb", [False, True])


WORD = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=12)
ROW = st.tuples(st.sampled_from(["", "  ", "- ", "• ", "    * ", "1. "]), st.lists(WORD, max_size=14))


@given(st.lists(ROW, max_size=12))
def test_every_word_survives_in_order(rows: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(lead + " ".join(words) for lead, words in rows)
    for format in ("text", "markdown"):
        document = read_plain_text(text, "text" if format == "text" else "markdown")
        kept = [w for w in document.text.split() if any(c.isalpha() for c in w)]
        assert kept == [word for _, words in rows for word in words]


def test_an_endless_line_is_cut_and_keeps_every_letter() -> None:
    words = " ".join(f"word{n}" for n in range(3_000))
    document = read_plain_text(f"- {words}\n{'x' * 10_000}")
    assert document.text.replace("\n", " ").replace(" ", "") == (words + "x" * 10_000).replace(" ", "")
    assert max(line.span.end - line.span.start for line in document.lines) <= 2_000
    assert max(map(len, document.text.split())) <= 250
    assert [line.bullet for line in document.lines].count(True) == 1


@pytest.mark.parametrize(
    ("row", "read"),
    [
        ("Lakeside Clinic ............... Akron, OH", "Lakeside Clinic\tAkron, OH"),
        ("Lakeside Clinic. . . . . . . . Akron, OH", "Lakeside Clinic\tAkron, OH"),
        ("Helped out wherever needed.....", "Helped out wherever needed....."),
        ("Roomed patients ... and drew blood", "Roomed patients ... and drew blood"),
    ],
)
def test_dots_that_lead_to_the_right_edge_are_a_gap(row: str, read: str) -> None:
    assert tidy(row) == read


def test_text_goes_on_below_the_foot_of_a_page() -> None:
    document = read_plain_text(
        "Dana Whitlock\nSummary\nMedical assistant with six years in family practice and urgent care\n"
        "- Perform venipuncture and fingersticks with a first-stick success rate of\n\n"
        "Dana Whitlock - Page 1 of 2\n\fDana Whitlock\nPage 2 of 2\n96% in the clinic\n- Read the page 2 of the manual"
    )
    assert [text for line, text in zip(document.lines, texts(document), strict=True) if not line.in_header] == [
        "Dana Whitlock",
        "Summary",
        "Medical assistant with six years in family practice and urgent care",
        "Perform venipuncture and fingersticks with a first-stick success rate of 96% in the clinic",
        "Read the page 2 of the manual",
    ]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("evalua-", "tion", "evaluation"),
        ("with-", "out", "without"),
        ("pre-", "ceptor", "preceptor"),
        ("pre-", "visit", "pre-visit"),
        ("follow-", "up", "follow-up"),
        ("24-", "hour", "24-hour"),
        ("patient-", "centered", "patient-centered"),
        ("work-", "flow", "workflow"),
    ],
)
def test_words_broken_at_the_end_of_a_row(first: str, second: str, joined: str) -> None:
    row = f"- Helped the team with its plan for the whole of the week of the {first}"
    document = read_plain_text(f"{row}\n  {second} of the clinic and all of its rooms")
    assert texts(document) == [f"{row[2 : -len(first)]}{joined} of the clinic and all of its rooms"]


def test_rows_longer_than_the_wrapped_ones_do_not_hide_where_text_is_cut() -> None:
    document = read_plain_text(
        "Certified Medical Assistant, Maple Street Allergy and Asthma Clinic, Akron, Ohio\n"
        "• Kept exam rooms stocked, clean and ready; restocked crash cart\nand checked the AED every month\n"
        "• Document every visit in Epic and close all open charts by the\nend of the shift\n"
        "• Called patients with normal results, scheduled follow-up visits\nand sent referrals within two days\n"
        "• Applied casts, splints and dressings; removed sutures and sta-\nples"
    )
    assert texts(document)[1:] == [
        "Kept exam rooms stocked, clean and ready; restocked crash cart and checked the AED every month",
        "Document every visit in Epic and close all open charts by the end of the shift",
        "Called patients with normal results, scheduled follow-up visits and sent referrals within two days",
        "Applied casts, splints and dressings; removed sutures and staples",
    ]


def test_a_known_word_that_a_row_cuts_is_whole_again() -> None:
    assert read_document("Assistant, Rheu-\nmatology\nBLS\n").text.splitlines()[0] == "Assistant, Rheumatology"
    assert read_document("Duties-\nroomed patients\n").text.splitlines() == ["Duties-", "roomed patients"]
