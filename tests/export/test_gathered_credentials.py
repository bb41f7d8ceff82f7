"""Lines that only state a credential join the section of certifications, as moves that can be accepted or rejected."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx_packages import bullet, pack, paragraph, run, table, word_file
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from test_moved_sections import (
    BLANK,
    DAY,
    FILES,
    MAIN,
    NAME,
    PIECES,
    WORK,
    answered,
    bare,
    check_moves,
    filled,
    heading,
)
from word_truth import W, accept, looks, parts, reject, stories, texts

from analyzer.cli import cli
from analyzer.export.tailoring.adjustment import Adjustment, adjustments
from analyzer.export.tailoring.tailored import Change, Tailored, tailor
from analyzer.model import Report
from analyzer.report import check, read_resume

CARDS = {
    "BLS, American Heart Association, expires 05/2028": "held",
    "CPR and First Aid certified": "held",
    "RMA (AMT), 2021": "held",
    "CCMA (NHA) exam scheduled for January 2027": "planned",
    "Certified Phlebotomy Technician (NHA), expires 05/2027": "held",
    "HIPAA training, completed 03/2026": "held",
    "Notary Public, State of Ohio": "held",
}
OTHERS = [
    "Phlebotomy, EKGs, injections",
    "BLS, EKG, phlebotomy",
    "BLS certified, bilingual in Spanish",
    "BLS certification, Lake College, 2020",
    "Proud mother of two and BLS certified",
    "BLS, available weekends",
    "BLS expired 2024",
    "CPR instructor",
    "Driver's license",
    "Certificate, Medical Assisting, Lake College, 2020",
]
HOME = heading("CERTIFICATIONS") + bullet("CMA (AAMA), expires 05/2028")
SKILLS = heading("SKILLS") + paragraph("Phlebotomy, EKGs, injections")


def found(source: bytes | str) -> tuple[Report, list[Adjustment]]:
    report = check(source, as_of=DAY)
    return report, list(adjustments(report, kinds=["gather"]))


def made(source: bytes | str, mode: str = "tracked", kinds: tuple[str, ...] = ("gather",)) -> Tailored:
    report = check(source, as_of=DAY)
    given = adjustments(report, kinds=kinds)  # type: ignore[arg-type]
    data = source if isinstance(source, bytes) else None
    return tailor(report, {}, source=data, mode=mode, adjusted=given)  # type: ignore[arg-type]


def gathers(result: Tailored) -> list[Change]:
    return [c for c in result.changes if c.kind == "gather"]


def rows(result: Tailored) -> list[str]:
    return filled(stories(result.docx)[MAIN])


@pytest.mark.parametrize("section", ["SUMMARY", "EDUCATION", "SKILLS", "ADDITIONAL INFORMATION", "AFFILIATIONS"])
@pytest.mark.parametrize("words", CARDS)
def test_a_line_that_only_states_a_credential_moves_from_any_section(words: str, section: str) -> None:
    stays = "Diploma, North High School" if section == "EDUCATION" else "Kind and hard-working person."
    source = word_file(NAME + HOME + WORK + heading(section) + paragraph(stays) + paragraph(words) + BLANK)
    (change,) = gathers(made(source))
    assert change.applied
    assert change.text == f"{words}: moved to CERTIFICATIONS"
    assert section in change.why
    at = rows(made(source, "clean")).index(words)
    assert rows(made(source, "clean"))[at - 1] == "CMA (AAMA), expires 05/2028"


@pytest.mark.parametrize("words", OTHERS)
def test_a_line_that_says_something_else_stays(words: str) -> None:
    source = word_file(NAME + HOME + WORK + SKILLS + paragraph(words) + BLANK)
    assert not any(c.applied for c in gathers(made(source)))
    assert made(source).docx == source


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HOME + WORK + SKILLS + bullet("BLS, EKG, phlebotomy"), "more than that (“EKG phlebotomy”)"),
        (HOME + WORK + paragraph("BLS certified"), "a job"),
        (HOME + bullet("BLS, expires 05/2027") + WORK + SKILLS + bullet("BLS certified"), "stands twice"),
        (HOME + WORK + SKILLS + bullet("Certified Medical Assistant (CMA)"), "stands twice"),
        (HOME + WORK + SKILLS + bullet("BLS") + bullet("American Heart Association, expires 05/2028"), "line below"),
        (HOME + WORK + heading("ADDITIONAL INFORMATION") + bullet("BLS certified"), "nothing else stands in"),
    ],
)
def test_what_the_person_must_see_is_left_and_said(content: str, reason: str) -> None:
    source = word_file(NAME + content + BLANK)
    (change,) = gathers(made(source))
    assert not change.applied
    assert reason in change.why
    assert made(source).docx == source


def test_a_sentence_that_mentions_a_credential_is_not_named() -> None:
    sentence = "Experienced LPN licensed in Ohio with strong clinical and people skills."
    assert found(word_file(NAME + HOME + WORK + SKILLS + paragraph(sentence) + BLANK))[1] == []


def test_of_two_lines_about_one_credential_the_fuller_one_moves() -> None:
    full = "BLS, American Heart Association, expires 05/2028"
    more = heading("ADDITIONAL INFORMATION") + bullet("Kind and quick") + bullet(full)
    result = made(word_file(NAME + HOME + WORK + SKILLS + bullet("BLS certified") + more + BLANK))
    assert [(c.original, c.applied) for c in gathers(result)] == [("BLS certified", False), (full, True)]
    assert "stands twice" in gathers(result)[0].why


def test_where_no_section_of_certifications_stands_the_places_are_named() -> None:
    more = heading("EDUCATION") + paragraph("Diploma, North High School") + paragraph("RMA (AMT), 2021")
    _, scattered = found(word_file(NAME + WORK + SKILLS + bullet("BLS certified") + more + BLANK))
    assert [(a.text, a.left) for a in scattered] == [("BLS certified", True), ("RMA (AMT), 2021", True)]
    assert ["“SKILLS”" in scattered[0].why, "“EDUCATION”" in scattered[1].why] == [True, True]
    _, together = found(word_file(NAME + WORK + SKILLS + bullet("BLS certified") + bullet("RMA (AMT), 2021") + BLANK))
    assert together == []
    _, alone = found(word_file(NAME + WORK + SKILLS + bullet("BLS certified") + BLANK))
    assert alone == []


PLACES = ["SKILLS", "EDUCATION", "ADDITIONAL INFORMATION"]
STAYS = {"SKILLS": "Injections", "EDUCATION": "Diploma, North High School", "ADDITIONAL INFORMATION": "Kind person"}


@settings(deadline=None, max_examples=60)
@given(st.permutations(PLACES), st.permutations(list(CARDS)), st.data())
def test_any_scatter_is_gathered_and_nothing_is_lost(places: list[str], cards: list[str], data: st.DataObject) -> None:
    body, moving = "", []
    gap = BLANK if data.draw(st.booleans()) else ""
    for place in places:
        body += gap + heading(place) + paragraph(STAYS[place])
        for _ in range(data.draw(st.integers(0, 2))):
            moving.append(cards.pop())
            styled = data.draw(st.sampled_from((paragraph, bullet)))
            body += styled(run(moving[-1], "<w:i/>"))
    at_end = data.draw(st.booleans())
    sections = [gap + HOME, gap + WORK + body]
    source = word_file(NAME + "".join(reversed(sections) if at_end else sections) + ("" if at_end else BLANK))
    tracked, clean = made(source), made(source, "clean")
    assert [c.original for c in gathers(tracked) if c.applied] == moving
    check_moves(source, tracked.docx, clean.docx)
    shown = rows(clean)
    top = shown.index("CERTIFICATIONS")
    own = ["CMA (AAMA), expires 05/2028"]
    assert shown[top + 1 :][: len(moving) + 1] == (moving + own if at_end else own + moving)
    assert not found(clean.docx)[1]
    root = stories(tracked.docx)[MAIN]
    assert len(list(root.iter(f"{W}moveFromRangeStart"))) == len(moving)


def test_each_line_is_a_move_of_its_own() -> None:
    source = word_file(NAME + HOME + WORK + SKILLS + bullet("RMA (AMT), 2021") + bullet("BLS certified") + BLANK)
    root = stories(made(source).docx)[MAIN]
    starts = [x.get(f"{W}name") for x in root.iter(f"{W}moveToRangeStart")]
    assert len(starts) == len(set(starts)) == 2
    one = [x for x in root.iter() if x.get(f"{W}author")]
    first = [x for x in one if "RMA" in "".join(x.itertext())]
    assert {x.tag for x in first} == {f"{W}moveFrom", f"{W}moveTo"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HOME + WORK + SKILLS + paragraph("BLS certified"), "it ends the file"),
        (HOME + WORK + SKILLS + table((paragraph("BLS certified"),)) + BLANK, "in a table"),
        (table((HOME,)) + WORK + SKILLS + paragraph("BLS certified") + BLANK, "belongs in stands in a table"),
        (HOME + table((WORK,)) + SKILLS + paragraph("BLS certified") + BLANK, "such as a table"),
        (HOME + WORK + SKILLS + paragraph("BLS certified", "<w:r><w:pict/></w:r>") + BLANK, "more than words"),
        (
            HOME + WORK + SKILLS + paragraph("BLS", "<w:r><w:br/></w:r>", "Injections") + BLANK,
            "shares a paragraph with other words",
        ),
    ],
)
def test_what_cannot_move_without_a_loss_is_left_and_said(content: str, reason: str) -> None:
    source = word_file(NAME + content)
    (change,) = gathers(made(source))
    assert not change.applied
    assert reason in change.why
    assert "moved to CERTIFICATIONS" in change.why
    for mode in ("tracked", "clean"):
        assert looks(stories(made(source, mode).docx)[MAIN]) == looks(stories(source)[MAIN])


@pytest.mark.parametrize("blanks", [False, True])
def test_a_line_joins_its_section_where_that_moves(blanks: bool) -> None:
    gap = BLANK if blanks else ""
    source = word_file(NAME + WORK + gap + HOME + gap + PIECES["education"] + gap + SKILLS + bullet("BLS card") + BLANK)
    tracked, clean = (made(source, mode, ("order", "gather")) for mode in ("tracked", "clean"))
    assert [c.kind for c in tracked.changes if c.applied] == ["order", "gather"]
    check_moves(source, tracked.docx, clean.docx)
    shown = rows(clean)
    assert shown[2:6] == ["CERTIFICATIONS", "CMA (AAMA), expires 05/2028", "BLS card", "EXPERIENCE"]


@pytest.mark.parametrize("blanks", [False, True])
@pytest.mark.parametrize("more", ["", paragraph("Diploma, North High School")])
def test_a_line_leaves_a_section_that_moves(more: str, blanks: bool) -> None:
    gap = BLANK if blanks else ""
    school = PIECES["education"] + paragraph("BLS card") + more + paragraph("RMA (AMT), 2021")
    source = word_file(NAME + gap + school + gap + WORK + WORK + gap + HOME + gap + SKILLS + BLANK)
    tracked, clean = (made(source, mode, ("order", "gather")) for mode in ("tracked", "clean"))
    assert all(c.applied for c in tracked.changes if c.kind in ("order", "gather"))
    check_moves(source, tracked.docx, clean.docx)
    shown = rows(clean)
    at = shown.index("CERTIFICATIONS")
    assert shown[at + 1 : at + 4] == ["CMA (AAMA), expires 05/2028", "BLS card", "RMA (AMT), 2021"]
    assert shown.index("EDUCATION") > shown.index("EXPERIENCE")


def test_a_rewrite_of_a_moved_line_is_part_of_its_move() -> None:
    source = word_file(NAME + HOME + WORK + SKILLS + paragraph("BLS certified") + BLANK)
    report, given = found(source)
    tracked = tailor(report, answered(report), source=source, mode=("tracked", "comments"), adjusted=given)
    (change,) = gathers(tracked)
    assert "part of the move" in change.why
    (new,) = [c.text for c in tracked.changes if c.kind == "rewrite" and c.original == "BLS certified"]
    accepted = filled(accept(stories(tracked.docx)[MAIN]))
    assert accepted[accepted.index("CMA (AAMA), expires 05/2028") + 1] == new
    assert bare(reject(stories(tailor(report, {}, source=source, adjusted=given).docx)[MAIN])) == bare(
        stories(source)[MAIN]
    )


def with_cards(data: bytes) -> bytes:
    """The file with a credential below the last line of each section that is none of jobs or certifications."""
    files = parts(data)
    root = etree.fromstring(files[MAIN])
    all_, cards = list(root.iter(f"{W}p")), iter(CARDS)
    resume = read_resume(data)
    for section in resume.sections:
        lines = [x for x in resume.document.lines if section.span.covers(x.span) and x.docx and x.docx.part == MAIN]
        jobs = {"certifications", "experience", "externship", "volunteer"}
        if section.heading_span is None or jobs & set(section.kinds) or len(lines) < 2:
            continue
        assert lines[-1].docx is not None
        last = all_[lines[-1].docx.paragraph]
        look = [deepcopy(x) for x in last.findall(f"{W}pPr")]
        new = etree.fromstring(paragraph(next(cards)).replace("<w:p>", f'<w:p xmlns:w="{W[1:-1]}">', 1))
        new[0].getparent().remove(new[0])  # type: ignore[union-attr]
        new[:0] = look
        last.addnext(new)
    root[0][-1].addprevious(etree.Element(f"{W}p"))
    return pack({**files, MAIN: etree.tostring(root)})


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_on_samples_what_moves_can_be_accepted_and_rejected(path: Path) -> None:
    hold(path)


def test_on_other_peoples_files_too(shared: Path) -> None:
    assert sum(hold(path) for path in sorted((shared / "corpus" / "docx").glob("*.docx")))


def hold(path: Path) -> int:
    """Checks a file with scattered credentials, and counts the lines that moved."""
    source = with_cards(path.read_bytes())
    tracked, clean = made(source), made(source, "clean")
    assert tracked.changes == clean.changes
    moved = sum(c.applied for c in gathers(tracked))
    if moved:
        check_moves(source, tracked.docx, clean.docx)
    else:
        assert gathers(tracked)
        assert texts(stories(tracked.docx)[MAIN]) == texts(stories(source)[MAIN])
    return moved


TEXT = (
    "Ana Ruiz\nana@example.com | 555-010-0199\n\nSKILLS\n- Injections\n- BLS certified\n\nCERTIFICATIONS\n"
    "RMA (AMT), expires 05/2028\n\nEXPERIENCE\nMedical Assistant, Hill Clinic, 01/2021 - Present\n- Roomed patients\n"
)


@pytest.mark.parametrize("mode", ["tracked", "clean"])
def test_in_a_new_layout_they_stand_together_and_look_alike(mode: str) -> None:
    result = made(TEXT, mode)
    assert [c.applied for c in gathers(result)] == [True]
    lines = docx.Document(BytesIO(result.docx)).paragraphs
    at = next(i for i, x in enumerate(lines) if x.text == "BLS certified")
    assert lines[at - 1].text == "RMA (AMT), expires 05/2028"
    assert lines[at].style is not None
    assert lines[at].style.name == lines[at - 1].style.name  # type: ignore[union-attr]
    assert Counter(filled(stories(result.docx)[MAIN])) == Counter(filled(stories(made(TEXT, mode, ()).docx)[MAIN]))


def call(*words: object) -> tuple[str, str]:
    result = CliRunner().invoke(cli, ["tailor", *map(str, words), "--as-of", "2026-11-22"])
    assert result.exit_code == 0
    return result.stdout, " ".join(result.stderr.split())


def test_the_command_gathers_only_where_it_is_asked_for(tmp_path: Path) -> None:
    path, out, text = tmp_path / "ana.docx", tmp_path / "out.docx", tmp_path / "ana.txt"
    path.write_bytes(word_file(NAME + HOME + WORK + SKILLS + paragraph("BLS certified") + BLANK))
    text.write_text(TEXT)
    assert "moved to" not in call(path, "-o", out, "--only-rewrites")[1]
    assert out.read_bytes() == path.read_bytes()
    assert "BLS certified: moved to" in call(path, "-o", out, "--gather")[1]
    assert b"w:moveTo " in parts(out.read_bytes())[MAIN]
    assert "No line was moved" in call(out, "--format", "text", "--gather")[1]
    assert "05/2028\nBLS certified\n" in call(text, "--format", "text", "--gather")[0]
