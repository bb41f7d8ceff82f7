"""Edits written back into a Word file: accepting gives the new words, rejecting gives back the old ones exactly."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from zipfile import ZipFile

import docx
import pytest
from docx_packages import MACRO_MAIN, bullet, paragraph, part, run, text_box, word_file
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from word_truth import W, accept, looks, parts, reject, stories, texts

from analyzer.export.word.comments import Note
from analyzer.export.word.edit import Edited, edit_word
from analyzer.export.word.package import NotEditable
from analyzer.model import Span
from analyzer.parser import read_document

DATE = "2026-11-22T00:00:00Z"
MAIN = "word/document.xml"
OLD = "Roomed patients and took vital signs"
NEW = "Roomed 25 patients a day and took vital signs"


def edit(data: bytes, new: dict[str, str], notes: dict[str, str] | None = None, tracked: bool = True) -> Edited:
    """Edits lines by their words; `notes` maps words to what to say about them."""
    document = read_document(data)
    shown = [line.span.of(document.text) for line in document.lines]
    wanted = []
    for words, text in (notes or {}).items():
        at = document.text.index(words)
        home = next(i for i, line in enumerate(document.lines) if line.span.start <= at < line.span.end)
        wanted.append(Note(home, Span(at, at + len(words)), (text,)))
    places = {i: line.docx for i, line in enumerate(document.lines) if line.docx}
    edits = {shown.index(old): text for old, text in new.items()}
    return edit_word(data, document, places, edits, wanted, date=DATE, tracked=tracked)


def assert_both_ways(before: bytes, result: Edited) -> dict[str, list[str]]:
    """Rejecting gives the original back, in look and place; gives the accepted paragraphs of each part."""
    original, tracked = stories(before), stories(result.data)
    assert original.keys() == tracked.keys()
    for name, root in original.items():
        assert looks(reject(tracked[name])) == looks(root)
    return {
        name: [" ".join(t.split()) for t in texts(accept(root, None))] for name, root in stories(result.data).items()
    }


def struck(data: bytes) -> list[str]:
    ours = [m for m in stories(data)[MAIN].iter(f"{W}del") if m.get(f"{W}author") == "Resume Vitals"]
    return ["".join(t.text or "" for t in mark.iter(f"{W}delText")) for mark in ours]


def added(data: bytes) -> list[str]:
    return ["".join(t.text or "" for t in mark.iter(f"{W}t")) for mark in stories(data)[MAIN].iter(f"{W}ins")]


LINK = "<w:hyperlink w:anchor='x'>{}</w:hyperlink>"
BOLD = "<w:b/>"
SHAPES = {
    "one run": bullet(OLD),
    "cut inside a word": bullet("Roo", run("med pati", BOLD), "ents and took vital signs"),
    "a hyperlink": bullet("Roomed ", LINK.format(run("patients", BOLD)), " and took vital signs"),
    "a link over words that change": bullet(LINK.format(run("Roomed patients and")), run(" took vital signs")),
    "a typed mark": paragraph("• ", OLD),
    "a symbol mark": paragraph('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:tab/></w:r>', OLD),
    "somebody's insertion": bullet(
        '<w:ins w:id="7" w:author="Pat" w:date="2026-01-01T00:00:00Z">' + run("Roomed patients and") + "</w:ins>",
        run(" took vital signs"),
    ),
    "somebody's deletion between": bullet(
        "Roomed patients ",
        '<w:del w:id="7" w:author="Pat" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>often </w:delText></w:r></w:del>',
        "and took vital signs",
    ),
    "a content control": bullet(
        "<w:sdt><w:sdtPr><w:alias w:val='duty'/></w:sdtPr><w:sdtContent>" + run(OLD) + "</w:sdtContent></w:sdt>"
    ),
    "a table": f"<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr/>{bullet(OLD)}</w:tc></w:tr></w:tbl>",
    "a text box": paragraph("Beside", text_box(bullet(OLD))),
    "a field": bullet(
        run("Roomed "), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        run("patients"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>', run(" and took vital signs"),
    ),
    "doubled spaces and a no-break space": bullet("Roomed  patients\u00a0and took   vital signs"),
    "a bookmark": bullet('<w:bookmarkStart w:id="0" w:name="b"/>', OLD, '<w:bookmarkEnd w:id="0"/>'),
    "rows of one paragraph": paragraph("- Kept rooms ready", "<w:r><w:br/></w:r>", f"- {OLD}"),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_edit_holds_both_ways(shape: str) -> None:
    before = word_file(SHAPES[shape] + paragraph("After"))
    old = next(x for x in _shown(before) if x.replace("\t", " ").split() == OLD.split())
    result = edit(before, {old: NEW})
    assert not result.refused
    accepted = assert_both_ways(before, result)[MAIN]
    assert sum(NEW in text for text in accepted) == (2 if shape == "a text box" else 1)
    assert not any(OLD in text for text in accepted)
    assert "".join(struck(result.data)).strip() == ""


def _shown(data: bytes) -> list[str]:
    document = read_document(data)
    return [line.span.of(document.text) for line in document.lines]


@pytest.mark.parametrize(
    ("shape", "why"),
    [
        (
            "<w:p><w:sdt><w:sdtPr><w:lock w:val='sdtContentLocked'/></w:sdtPr><w:sdtContent>"
            + run(OLD)
            + "</w:sdtContent></w:sdt></w:p>",
            "content control",
        ),
        (
            "<w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath='/a'/></w:sdtPr><w:sdtContent>"
            + run(OLD)
            + "</w:sdtContent></w:sdt></w:p>",
            "content control",
        ),
        (paragraph("Beside", text_box(bullet(OLD), bullet("Other words"))), "two copies differ"),
        (f"<w:p><w:r>{bullet(OLD)}</w:r></w:p>", "inside another"),
        (bullet("Roomed patients", run(" secret", "<w:vanish/>"), run(" and took vital signs")), "another order"),
    ],
)  # fmt: skip
def test_what_cannot_be_edited_is_refused_with_a_reason(shape: str, why: str) -> None:
    before = word_file(shape)
    result = edit(before, {OLD: NEW})
    assert [why in reason for reason in result.refused.values()] == [True]
    assert looks(stories(result.data)[MAIN]) == looks(stories(before)[MAIN])


def test_words_that_stay_are_not_struck() -> None:
    result = edit(word_file(bullet("Responsible for drawing blood and labeling tubes")),
                  {"Responsible for drawing blood and labeling tubes": "Drew blood and labeled tubes"})  # fmt: skip
    assert struck(result.data) == ["Responsible for drawing", "labeling"]
    assert added(result.data) == ["Drew", "labeled"]


def test_new_words_look_like_those_they_replace() -> None:
    result = edit(
        word_file(bullet(run("Helped", BOLD), run(" patients"))), {"Helped patients": "Roomed patients a day"}
    )
    new = [r for mark in stories(result.data)[MAIN].iter(f"{W}ins") for r in mark.iter(f"{W}r")]
    assert [r.find(f"{W}rPr/{W}b") is not None for r in new] == [True, False]


@pytest.mark.parametrize("notes", [{}, {"Roomed patients": "How many?"}], ids=["alone", "with a comment"])
def test_words_behind_a_link_are_not_part_of_it(notes: dict[str, str]) -> None:
    link = LINK.format(run("patients", '<w:rStyle w:val="Hyperlink"/><w:color w:val="0563C1"/><w:u w:val="single"/>'))
    before = word_file(bullet("Roomed ", link))
    result = edit(before, {"Roomed patients": "Roomed patients all day"}, notes)
    inserted = next(stories(result.data)[MAIN].iter(f"{W}ins"))
    assert inserted.getparent().tag == f"{W}p"
    assert inserted.find(f"{W}r/{W}rPr/{W}u") is None


@pytest.mark.parametrize("shape", [
    "one run", "a typed mark", "a hyperlink", "a table", "a text box", "a content control", "somebody's insertion",
    "cut inside a word", "a bookmark",
])  # fmt: skip
def test_one_bullet_becomes_several(shape: str) -> None:
    before = word_file(SHAPES[shape] + paragraph("After"))
    result = edit(before, {OLD: "Roomed 25 patients a day\nTook vital signs\nCleaned rooms"})
    accepted = assert_both_ways(before, result)[MAIN]
    mark = "• " if shape == "a typed mark" else ""
    wanted = [f"{mark}Roomed 25 patients a day", f"{mark}Took vital signs", f"{mark}Cleaned rooms"]
    first = accepted.index(wanted[0])
    assert accepted[first : first + 3] == wanted
    after = read_document(result.data)
    bullets = [line.span.of(after.text) for line in after.lines if line.bullet or line.docx]
    assert [w.removeprefix("• ") for w in wanted] == [b for b in bullets if b.removeprefix("• ") in " ".join(wanted)]


def test_a_row_becomes_rows() -> None:
    before = word_file(SHAPES["rows of one paragraph"])
    result = edit(before, {OLD: "Roomed patients\nTook vital signs"})
    assert_both_ways(before, result)
    assert _shown(result.data) == ["Kept rooms ready", "Roomed patients", "Took vital signs"]


def test_rows_of_one_paragraph_change_together() -> None:
    before = word_file(paragraph("- Took calls", "<w:r><w:br/></w:r>", "- Took calls"))
    document = read_document(before)
    places = {i: line.docx for i, line in enumerate(document.lines) if line.docx}
    result = edit_word(before, document, places, {0: "Took 9 calls", 1: "Took 30 calls"}, date=DATE)
    assert_both_ways(before, result)
    assert _shown(result.data) == ["Took 9 calls", "Took 30 calls"]


def test_properties_of_the_last_paragraph_stay_with_it() -> None:
    section = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    before = word_file(paragraph(OLD, properties=f'<w:pStyle w:val="ListBullet"/>{section}') + paragraph("After"))
    result = edit(before, {OLD: "Roomed patients\nTook vital signs"})
    assert_both_ways(before, result)
    found = [p.find(f"{W}pPr/{W}sectPr") is not None for p in stories(result.data)[MAIN].iter(f"{W}p")]
    assert found == [False, True, False]


@pytest.mark.parametrize("shape", ["a hyperlink", "one run"])
def test_a_page_break_before_a_bullet_stays_before_the_first_of_several(shape: str) -> None:
    inner = etree.fromstring(parts(word_file(SHAPES[shape]))[MAIN]).find(f".//{W}p")
    runs = "".join(etree.tostring(x, encoding="unicode") for x in inner if x.tag != f"{W}pPr")
    properties = '<w:pStyle w:val="ListBullet"/><w:keepNext/><w:pageBreakBefore/><w:spacing w:after="40"/>'
    before = word_file(paragraph(runs, properties=properties) + paragraph("After"))
    text = "Roomed 25 patients a day\nTook vital signs\nCleaned rooms"
    result = edit(before, {OLD: text})
    assert_both_ways(before, result)
    changed = stories(result.data)[MAIN]
    (change,) = changed.iter(f"{W}pPrChange")
    assert change.getnext() is None
    names = [[x.tag.removeprefix(W) for x in p.find(f"{W}pPr")] for p in reject(changed).iter(f"{W}p")]
    assert names[0] == ["pStyle", "keepNext", "pageBreakBefore", "spacing"]
    for mode in (True, False):
        made = accept(stories(edit(before, {OLD: text}, tracked=mode).data)[MAIN])
        assert [p.find(f"{W}pPr/{W}pageBreakBefore") is not None for p in made.iter(f"{W}p")] == [True, *[False] * 3]
        assert not list(made.iter(f"{W}pPrChange"))


@pytest.mark.parametrize(
    ("root", "kind", "place"),
    [
        ("hdr", "header", "In the page header"),
        ("ftr", "footer", "In the page footer"),
        ("footnotes", "footnotes", "In a footnote"),
    ],
)
def test_a_comment_says_where_its_words_stand(root: str, kind: str, place: str) -> None:
    words = "Ana Ruiz, Medical Assistant"
    inner = paragraph(words)
    content = f'<w:footnote w:id="2">{inner}</w:footnote>' if root == "footnotes" else inner
    body = paragraph("First words", '<w:r><w:footnoteReference w:id="2"/></w:r>' if root == "footnotes" else "<w:r/>")
    if root != "footnotes":
        body += f'<w:sectPr><w:{kind}Reference w:type="default" r:id="rId1"/></w:sectPr>'
    before = word_file(body, {"own.xml": part(root, content)}, {"own.xml": kind})
    result = edit(before, {}, {"Medical Assistant": "Which one?"})
    assert comments(result.data) == [("Resume Vitals", "First words", f"{place}: “Medical Assistant”Which one?")]


def test_clean_copy_holds_no_revision() -> None:
    before = word_file(bullet(OLD) + SHAPES["somebody's deletion between"])
    document = read_document(before)
    places = {i: line.docx for i, line in enumerate(document.lines) if line.docx}
    result = edit_word(before, document, places, {0: "Roomed 25 patients\nTook vital signs"}, date=DATE, tracked=False)
    marks = [m.get(f"{W}author") for m in stories(result.data)[MAIN].iter(f"{W}ins", f"{W}del")]
    assert marks == ["Pat"]
    assert _shown(result.data)[:2] == ["Roomed 25 patients", "Took vital signs"]


def test_pictures_and_notes_inside_a_run_are_kept() -> None:
    inside = '<w:footnoteReference w:id="2"/><w:drawing/>'
    before = word_file(bullet(f'<w:r><w:t xml:space="preserve">Roomed </w:t>{inside}<w:t>patients</w:t></w:r>'))
    result = edit(before, {"Roomed patients": "Saw people"})
    assert_both_ways(before, result)
    kept = stories(result.data)[MAIN]
    for name in ("footnoteReference", "drawing"):
        element = next(kept.iter(f"{W}{name}"))
        assert not any(a.tag in (f"{W}del", f"{W}ins") for a in element.iterancestors())


def test_other_parts_keep_their_bytes_order_and_times() -> None:
    before = word_file(
        bullet(OLD), {"media/photo.png": b"\x89PNG\x00", "styles.xml": part("styles", " ")}, {"styles.xml": "styles"}
    )
    result = edit(before, {OLD: NEW})
    old, new = parts(before), parts(result.data)
    assert list(old) == list(new)
    assert [n for n in old if old[n] != new[n]] == [MAIN]
    with ZipFile(BytesIO(before)) as a, ZipFile(BytesIO(result.data)) as b:
        assert [m.date_time for m in a.infolist()] == [m.date_time for m in b.infolist()]


def test_nothing_to_do_gives_the_same_bytes() -> None:
    before = word_file(bullet(OLD))
    assert edit(before, {}).data == before


COMMENTS = part("comments", '<w:comment w:id="3" w:author="Pat"><w:p><w:r><w:t>Nice</w:t></w:r></w:p></w:comment>')


def comments(data: bytes) -> list[tuple[str | None, str, str]]:
    """Author, words it stands on, and text of every comment."""
    raw = parts(data)
    name = next(n for n in raw if "omments" in n and n.endswith(".xml"))
    body = stories(data)[MAIN]
    found = []
    for comment in etree.fromstring(raw[name]):
        number = comment.get(f"{W}id")
        inside, words = False, ""
        for element in body.iter():
            if element.get(f"{W}id") == number and element.tag == f"{W}commentRangeStart":
                inside = True
            elif element.get(f"{W}id") == number and element.tag == f"{W}commentRangeEnd":
                inside = False
            elif inside and element.tag in (f"{W}t", f"{W}delText"):
                words += element.text or ""
        found.append((comment.get(f"{W}author"), words, "".join(t.text or "" for t in comment.iter(f"{W}t"))))
    return found


def test_comment_stands_on_its_words_beside_the_change() -> None:
    before = word_file(bullet("Roomed pat", run("ients and took", BOLD), " vital signs"))
    result = edit(before, {OLD: NEW}, {"patients and": "How many?"})
    assert_both_ways(before, result)
    assert comments(result.data) == [("Resume Vitals", "patients a day and", "How many?")]
    opened = docx.Document(BytesIO(result.data))
    assert [c.text for c in opened.comments] == ["How many?"]


def test_comments_of_others_are_kept() -> None:
    body = bullet(
        '<w:commentRangeStart w:id="3"/>', OLD, '<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>'
    )
    before = word_file(body, {"comments.xml": COMMENTS}, {"comments.xml": "comments"})
    result = edit(before, {OLD: NEW}, {"took": "What else?"})
    assert_both_ways(before, result)
    assert comments(result.data) == [("Pat", NEW, "Nice"), ("Resume Vitals", "took", "What else?")]
    assert _numbers_are_unique(result.data)


def test_comment_on_a_text_box_goes_to_its_paragraph() -> None:
    before = word_file(paragraph("First") + SHAPES["a text box"])
    assert comments(edit(before, {}, {"Roomed": "How many?"}).data) == [
        ("Resume Vitals", "Beside" + OLD * 2, "In the text box here: “Roomed”How many?")
    ]  # fmt: skip


def _numbers_are_unique(data: bytes) -> bool:
    names = (f"{W}ins", f"{W}del", f"{W}bookmarkStart", f"{W}commentRangeStart")
    found = [e.get(f"{W}id") for e in stories(data)[MAIN].iter(*names)]
    return len(set(found)) == len(found)


def test_numbers_avoid_those_in_use() -> None:
    before = word_file(
        SHAPES["somebody's insertion"]
        + SHAPES["a bookmark"].replace(OLD, "Kept logs")
        + '<w:p><w:bookmarkStart w:id="1" w:name="c"/><w:bookmarkEnd w:id="1"/></w:p>'
    )
    assert _numbers_are_unique(edit(before, {OLD: NEW}, {"took": "What?"}).data)


def test_a_change_of_format_that_is_cut_in_two_keeps_numbers_apart() -> None:
    change = '<w:rPrChange w:id="4" w:author="Pat"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    before = word_file(bullet(run(OLD, change)))
    result = edit(before, {OLD: NEW}, {"took": "What?"})
    numbers = [c.get(f"{W}id") for c in stories(result.data)[MAIN].iter(f"{W}rPrChange")]
    assert len(numbers) > 1
    assert len(set(numbers)) == len(numbers)
    assert numbers[0] == "4"


def test_a_part_whose_words_cannot_be_changed_keeps_its_bytes() -> None:
    words = "<w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath='/a'/></w:sdtPr><w:sdtContent>"
    header = part("hdr", words + run(OLD) + "</w:sdtContent></w:sdt></w:p>").replace('"yes"?>', "'yes'?>")
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>'
    before = word_file(bullet("Took calls") + section, {"own.xml": header}, {"own.xml": "header"})
    result = edit(before, {OLD: NEW, "Took calls": "Took 9 calls"})
    assert len(result.refused) == 1
    assert parts(result.data)["word/own.xml"] == parts(before)["word/own.xml"]


def test_macros_are_left_out() -> None:
    links = {"vbaProject.bin": "vbaProject"}
    body = bullet(OLD)
    before = word_file(body, {"vbaProject.bin": b"\xd0\xcf\x11\xe0"}, links, MACRO_MAIN)
    result = edit(before, {OLD: NEW})
    after = parts(result.data)
    assert "word/vbaProject.bin" not in after
    assert b"macroEnabled" not in after["[Content_Types].xml"]
    assert b"vbaProject" not in after["[Content_Types].xml"] + after["word/_rels/document.xml.rels"]
    assert result.remarks == ("The file held macros; they are left out.",)
    docx.Document(BytesIO(result.data))
    assert "word/vbaProject.bin" not in parts(edit(before, {}).data)


def test_protection_is_said() -> None:
    settings_part = part("settings", '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')
    before = word_file(bullet(OLD), {"settings.xml": settings_part}, {"settings.xml": "settings"})
    assert ["protected (reading only)" in r for r in edit(before, {OLD: NEW}).remarks] == [True]


def test_strict_files_keep_their_names() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    plain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    source = parts(word_file(bullet(OLD)))
    source[MAIN] = source[MAIN].replace(plain.encode(), strict.encode())
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, raw in source.items():
            archive.writestr(name, raw)
    result = parts(edit(out.getvalue(), {OLD: NEW}).data)[MAIN]
    assert strict.encode() in result
    assert plain.encode() not in result


@pytest.mark.parametrize("wrong", [b"", b"PK\x03\x04", word_file(bullet(OLD))[:-40]])
def test_damaged_packages_are_not_written_back(wrong: bytes) -> None:
    document = read_document(word_file(bullet(OLD)))
    with pytest.raises(NotEditable):
        edit_word(wrong, document, {}, {0: NEW}, date=DATE)


WORDS = st.sampled_from(
    "roomed patients and took vital signs, daily; draws (blood) for EKGs IM/SubQ follow-up 12-lead “chart” José".split()
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=9).map(lambda w: "Handled " + " ".join(w))
LOOKS = st.sampled_from(["", BOLD, "<w:i/>", '<w:color w:val="FF0000"/><w:sz w:val="20"/>'])
AROUND = st.sampled_from([
    "{}", "{}", "{}", LINK, "<w:smartTag>{}</w:smartTag>", "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
    '<w:ins w:id="90" w:author="Pat">{}</w:ins>',
    '{}<w:del w:id="91" w:author="Pat"><w:r><w:delText>gone</w:delText></w:r></w:del>',
    '<w:bookmarkStart w:id="92" w:name="b"/>{}<w:bookmarkEnd w:id="92"/>', "{}<w:r><w:drawing/></w:r>",
])  # fmt: skip


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, str]:
    """The XML of a bullet whose sentence is cut into runs anywhere, and the sentence."""
    sentence = draw(SENTENCE)
    cuts = sorted(draw(st.sets(st.integers(1, len(sentence) - 1), max_size=5)))
    edges = [0, *cuts, len(sentence)]
    pieces = [sentence[a:b] for a, b in pairwise(edges)]
    inline = [draw(AROUND).format(run(piece, draw(LOOKS))) for piece in pieces]
    mark = draw(st.sampled_from(["", "• ", "-\t"]))
    return bullet(*([run(mark)] if mark else []), *inline), sentence


@settings(max_examples=120, deadline=None)
@given(first=paragraphs(), second=paragraphs(), new=st.lists(SENTENCE, min_size=1, max_size=3), tracked=st.booleans())
def test_any_edit_of_any_paragraph_holds_both_ways(
    first: tuple[str, str], second: tuple[str, str], new: list[str], tracked: bool
) -> None:
    before = word_file(first[0] + second[0] + paragraph("After"))
    document = read_document(before)
    places = {i: line.docx for i, line in enumerate(document.lines) if line.docx}
    edits = {0: "\n".join(new), 1: new[-1]}
    notes = [Note(0, Span(2, 9), ("Why?",)), Note(1, document.lines[1].span, ("What?",))]
    result = edit_word(before, document, places, edits, notes, date=DATE, tracked=tracked)
    assert not result.refused
    assert _shown(result.data) == [*new, new[-1], "After"]
    if tracked:
        assert_both_ways(before, result)
        assert _numbers_are_unique_of_ours(result.data)
    docx.Document(BytesIO(result.data))


def _numbers_are_unique_of_ours(data: bytes) -> bool:
    found = [e.get(f"{W}id") for e in stories(data)[MAIN].iter() if e.get(f"{W}author") == "Resume Vitals"]
    return len(set(found)) == len(found) and not set(found) & {"90", "91", "92"}
