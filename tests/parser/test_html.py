"""Web pages: the declared posting, the main content, and everything else a page shows."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyzer.errors import EmptyInput, TooLarge
from analyzer.model import Document
from analyzer.parser import read_document
from analyzer.parser.html.reader import read_html
from analyzer.parser.limits import Limits

DUTIES = [f"Room {number} patients and take vital signs for the provider each day" for number in range(2, 9)]
LIST = "<ul>" + "".join(f"<li>{duty.replace('vital signs', '<b>vital signs</b>')}</li>" for duty in DUTIES) + "</ul>"
ARTICLE = (
    "<main><article><h1>Medical Assistant</h1><h2>What you will do</h2>"
    "<p>A busy family practice looks for a medical assistant who joins the team in the clinic.</p>"
    f"{LIST}<h3>Requirements</h3><ul><li>CMA or RMA</li><li>BLS card</li></ul></article></main>"
)
NAVIGATION = "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/jobs'>Browse</a></li></ul></nav></header>"
FOOTER = "<footer><p>Privacy policy and cookies</p></footer>"


def read(body: str, head: str = "") -> Document:
    return read_html(f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode())


def texts(document: Document) -> list[str]:
    return [line.span.of(document.text) for line in document.lines]


def declared(**fields: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'JobPosting', **fields})}</script>"


SHOWN = {
    "heading": ("<h2>Skills</h2>", "Skills", {"heading_level": 2, "bullet": False}),
    "heading role": ("<div role=heading aria-level=3>Skills</div>", "Skills", {"heading_level": 3}),
    "item": ("<ul><li>Took <i>vitals</i></li></ul>", "Took vitals", {"bullet": True, "indent": 0.0}),
    "item paragraph": ("<ul><li><p>Took vitals</p></li></ul>", "Took vitals", {"bullet": True}),
    "typed mark": ("<p>&bull; Took vitals</p>", "Took vitals", {"bullet": True}),
    "bold": ("<p><b>Skills:</b></p>", "Skills:", {"bold": True}),
    "partly bold": ("<p><b>EKG:</b> Welch Allyn</p>", "EKG: Welch Allyn", {"bold": False}),
    "table row": ("<table><tr><td>Nurse</td><td>2020</td></tr></table>", "Nurse\t2020", {"in_table": True}),
    "white space": ("<p>Took\n   vitals&nbsp;daily</p>", "Took vitals daily", {}),
    "script": ("<p>Took <script>x()</script><style>p{}</style>vitals</p>", "Took vitals", {}),
    "not displayed": ("<p>Took vitals</p><p style='display: none'>x</p><p hidden>y</p>", "Took vitals", {}),
    "comment": ("<p>Took <!-- x -->vitals</p>", "Took vitals", {}),
}


@pytest.mark.parametrize(("body", "expected", "fields"), SHOWN.values(), ids=SHOWN.keys())
def test_what_a_page_shows(body: str, expected: str, fields: dict[str, object]) -> None:
    document = read(body)
    assert texts(document) == [expected]
    assert {name: getattr(document.lines[0], name) for name in fields} == fields


def test_line_breaks_and_nesting() -> None:
    document = read("Jane<br>Doe<ul><li>One<ul><li>Two</li></ul></li><li>Three</li></ul><pre>a\nb</pre>")
    assert texts(document) == ["Jane", "Doe", "One", "Two", "Three", "a", "b"]
    assert [line.indent for line in document.lines] == [0, 0, 0, 18, 0, 0, 0]


def test_navigation_and_footer_are_left_out_and_lists_kept() -> None:
    document = read(NAVIGATION + ARTICLE + FOOTER)
    assert "Home" not in document.text
    assert "Privacy" not in document.text
    assert [t for t, x in zip(texts(document), document.lines, strict=True) if x.bullet] == [
        *DUTIES,
        "CMA or RMA",
        "BLS card",
    ]
    headings = [(t, x.heading_level) for t, x in zip(texts(document), document.lines, strict=True) if x.heading_level]
    assert headings == [("Medical Assistant", 1), ("What you will do", 2), ("Requirements", 3)]


def test_a_short_page_falls_back_to_all_it_shows() -> None:
    assert texts(read(NAVIGATION + "<div>Jane Doe</div><div>555-0100</div>" + FOOTER)) == ["Jane Doe", "555-0100"]


@pytest.mark.parametrize("escape", [0, 1, 2])
def test_the_declared_posting_comes_first(escape: int) -> None:
    description = f"<p>We need a <b>CMA</b> or RMA.</p>{LIST}"
    for _ in range(escape):
        description = description.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    posting = declared(
        title="Medical Assistant II",
        hiringOrganization={"name": "Sunny &amp; Sons"},
        jobLocation=[{"address": {"addressLocality": "Mesa", "addressRegion": "AZ"}}],
        description=description,
        qualifications="BLS card",
        skills=DUTIES[0],
    )
    document = read(ARTICLE, posting)
    assert texts(document) == [
        "Medical Assistant II",
        "Sunny & Sons",
        "Mesa, AZ",
        "We need a CMA or RMA.",
        *DUTIES,
        "Qualifications",
        "BLS card",
    ]
    assert [line.heading_level for line in document.lines if line.heading_level] == [1, 2]
    assert sum(line.bullet for line in document.lines) == len(DUTIES)


@pytest.mark.parametrize(
    "script",
    [
        declared(title="x", description="Too short."),
        declared(title="x"),
        "<script type='application/ld+json'>{broken</script>",
        '<script type=\'application/ld+json\'>[1, null, {"@type": ["Thing"]}]</script>',
        "<script type='application/ld+json'></script>",
    ],
)
def test_a_useless_declaration_is_passed_over(script: str) -> None:
    assert DUTIES[0] in texts(read(ARTICLE, script))


def test_a_plain_text_declaration_keeps_its_lines() -> None:
    document = read("", declared(title="MA", description="Duties\n" + "\n".join(f"- {duty}" for duty in DUTIES)))
    assert texts(document) == ["MA", "Duties", *DUTIES]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<p>café</p>".encode(), "café"),
        ("\ufeff<p>café</p>".encode(), "café"),
        ("<meta charset='windows-1252'><p>don\x92t</p>".encode("latin-1"), "don’t"),
        ("<meta charset=iso-8859-2><p>Łucja</p>".encode("iso-8859-2"), "Łucja"),
        (b'<?xml version="1.0" encoding="iso-8859-1"?><html><p>caf\xe9</p></html>', "café"),
        ("<p>café</p>".encode("utf-16"), "café"),
    ],
)
def test_encodings(data: bytes, expected: str) -> None:
    assert read_html(data).text == expected


@pytest.mark.parametrize("data", [b"<html></html>", b"<body><script>x()</script></body>", b"<!doctype html>"])
def test_pages_without_text(data: bytes) -> None:
    with pytest.raises(EmptyInput, match="copy the words"):
        read_html(data)


def test_the_limit_on_characters() -> None:
    with pytest.raises(TooLarge):
        read_html(b"<p>" + b"word " * 100 + b"</p>", Limits(max_characters=100))


def test_deep_nesting() -> None:
    assert read("<div>" * 1000 + "deep").text == "deep"


WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=9)
BLOCK = st.tuples(st.sampled_from(["p", "div", "li", "h2", "td", "span", "b", "section"]), st.lists(WORD, max_size=6))


@settings(deadline=None)
@given(st.lists(BLOCK, min_size=1, max_size=8).filter(lambda blocks: any(words for _, words in blocks)))
def test_every_word_survives_in_order(blocks: list[tuple[str, list[str]]]) -> None:
    body = " ".join(f"<{tag}>{' '.join(words)}</{tag}>" for tag, words in blocks)
    assert read(body).text.split() == [word for _, words in blocks for word in words]


RESUME_PAGE = """<!DOCTYPE html><html><body><header><h1>Dana Oakes</h1></header>
<aside><h2>Skills</h2><ul><li>Phlebotomy</li><li>EKG</li></ul></aside>
<main><h2>Experience</h2><p>Medical Assistant, Lakeside Clinic, Jan 2019 - Present</p>
<ul><li>Roomed 25 patients a day<ul><li>in Epic</li></ul></li><li>Drew blood</li></ul></main>
<footer>330-555-0142 <a href="mailto:dana@example.com">dana@example.com</a></footer></body></html>"""


def test_the_margins_of_a_resume_are_no_site_navigation() -> None:
    document = read_html(RESUME_PAGE.encode())
    assert document.text.split("\n") == [
        "Dana Oakes", "Skills", "Phlebotomy", "EKG", "Experience",
        "Medical Assistant, Lakeside Clinic, Jan 2019 - Present", "Roomed 25 patients a day", "in Epic", "Drew blood",
        "330-555-0142 dana@example.com",
    ]  # fmt: skip


def test_the_margins_of_a_site_stay_out() -> None:
    links = "".join(f'<a href="/{n}">Page {n}</a> ' for n in range(4))
    document = read_html(RESUME_PAGE.replace("330-555-0142", links).encode())
    assert "Page 1" not in document.text
    assert "Roomed 25 patients a day" in document.text.split("\n")


def test_a_page_that_the_library_pours_into_one_line_keeps_its_lines() -> None:
    page = """<html><head><title>Dana Oakes</title></head><body><nav><a href="/">Home</a></nav><h1>Dana Oakes</h1>
<p>dana@example.com · 330-555-0142</p><h2>Experience</h2><ul><li>Medical Assistant, Lakeside Clinic, Jan 2019 - Present
<ul><li>Roomed 25 patients a day<ol><li>in Epic</li></ol></li><li>Drew blood</li></ul></li></ul><dl><dt>Languages</dt>
<dd>Spanish</dd></dl><table><tr><td rowspan=2>Skills</td><td>EKG</td></tr><tr><td>CPR</td></tr></table><details>
<summary>More</summary><p>Precepted externs</p></details><pre>Line one\nLine two</pre></body></html>"""
    lines = read_html(page.encode()).text.split("\n")
    assert {"Experience", "Roomed 25 patients a day", "in Epic", "Drew blood", "Line two"} <= set(lines)


POSTING = {"@type": "JobPosting", "title": "Medical Assistant II", "description": f"<p>We need a CMA.</p>{LIST}"}


@pytest.mark.parametrize(
    "posting",
    [
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, POSTING]},
        [{"@type": "Organization"}, {**POSTING, "description": "Soon."}, POSTING],
        {**POSTING, "@type": "http://schema.org/JobPosting"},
        {**POSTING, "@type": ["Thing", "schema:JobPosting"]},
    ],
    ids=["graph", "several", "address", "prefix"],
)
@pytest.mark.parametrize("frame", ["{}", "//<![CDATA[\n{}\n//]]>", "<!--\n{}\n-->", "/*<![CDATA[*/{}/*]]>*/", "{};"])
def test_declarations_in_every_usual_form(posting: object, frame: str) -> None:
    script = f"<script type='application/ld+json'>{frame.format(json.dumps(posting))}</script>"
    assert texts(read(ARTICLE, script)) == ["Medical Assistant II", "We need a CMA.", *DUTIES]


@pytest.mark.parametrize("pasted", [False, True])
def test_a_declaration_may_come_alone(pasted: bool) -> None:
    text = json.dumps({**POSTING, "description": "We need a CMA."})
    document = read_document(text if pasted else text.encode())
    assert (document.format, texts(document)) == ("html", ["Medical Assistant II", "We need a CMA."])


def test_other_json_stays_text() -> None:
    assert read_document(b'{"@type": "Person", "knows": "JobPosting"}').format == "text"


def test_a_pasted_page_is_read_as_a_page() -> None:
    assert texts(read_document("<h2>Duties</h2><ul><li>Room patients</li></ul>")) == ["Duties", "Room patients"]


BANNER = "<p>We use cookies to give you the best experience. By staying you agree.</p><button>Accept</button>"


@pytest.mark.parametrize(
    "banner",
    [
        f"<div id='onetrust-banner-sdk'>{BANNER}<p>Manage settings</p></div>",
        f"<section class='cc-window'>{BANNER}<p>Manage settings</p></section>",
        f"<div>{BANNER}</div>",
    ],
)
def test_a_banner_on_cookies_is_left_out(banner: str) -> None:
    assert texts(read(f"{banner}<h1>Medical Assistant</h1><p>Room patients.</p>")) == [
        "Medical Assistant",
        "Room patients.",
    ]


def test_a_page_named_after_its_banner_is_read() -> None:
    assert read("<div class='has-cookie-banner'><h1>Medical Assistant</h1></div>").text == "Medical Assistant"


def test_a_short_title_is_kept_beside_words_that_hold_its_letters() -> None:
    page = f"<nav>Home</nav><main><h1>MA</h1><p>Our CMA team needs help.</p>{LIST}</main>"
    assert texts(read(page))[0] == "MA"


UNSEEN = {
    "white": "<p style='color:#fff'>Epic</p>",
    "white font": "<font color='white'>Epic</font>",
    "nearly white": "<p style='color: rgb(250, 250, 250)'>Epic</p>",
    "navy on navy": "<div style='background:#1F3864'><p style='color:#1f3864'>Epic</p></div>",
    "one pixel": "<p style='font-size:1px'>Epic</p>",
    "share of a size": "<div style='font-size:10px'><p style='font-size:0.1em'>Epic</p></div>",
    "clear": "<p style='opacity:0'>Epic</p>",
    "clear color": "<p style='color:rgba(0, 0, 0, 0)'>Epic</p>",
    "transparent": "<p style='color:transparent'>Epic</p>",
    "off the page": "<p style='position:absolute; left:-9999px'>Epic</p>",
    "moved off": "<p style='text-indent:-9999px'>Epic</p>",
    "class": "<style>.ghost{color:white}</style><p class='ghost'>Epic</p>",
    "inherited": "<div style='color:white'><p>Epic</p></div>",
}
SEEN = {
    "dark page": "<div style='background:#222; color:#fff'><p>Epic</p></div>",
    "dark class": "<style>.band{background-color:navy}</style><div class='band'><p style='color:white'>Epic</p></div>",
    "dark nested rule": "<style>div .band:hover{background:#000}</style><p class='band' style='color:#fff'>Epic</p>",
    "picture": "<div style='background:url(x.png)'><p style='color:#fff'>Epic</p></div>",
    "cell": "<table><tr><td bgcolor='#222222'><font color='#ffffff'>Epic</font></td></tr></table>",
    "linked sheet": "<link rel='stylesheet' href='x.css'><p style='color:#fff'>Epic</p>",
    "no gaps between blocks": "<div style='font-size:0'><p style='font-size:12px'>Epic</p></div>",
    "print only": "<style>@media print{.x{color:#fff}}</style><p class='x'>Epic</p>",
    "no number": "<p style='color:rgba(0,0,0,.); opacity:x; font-size:.em; background:; left'>Epic</p>",
    "own color": "<div style='color:white'><p style='color:#222'>Epic</p></div>",
}


@pytest.mark.parametrize(
    ("body", "hidden"),
    [*((body, True) for body in UNSEEN.values()), *((body, False) for body in SEEN.values())],
    ids=[*UNSEEN, *SEEN],
)
def test_what_nobody_sees_is_hidden_and_quoted(body: str, hidden: bool) -> None:
    document = read(f"<h1>Dana Oakes</h1>{body}")
    assert [(x.span.of(document.text), x.hidden) for x in document.lines] == [("Dana Oakes", False), ("Epic", hidden)]
    assert ["“Epic”" in w.message for w in document.warnings if w.code == "hidden-text"] == [True] * hidden


def test_hidden_words_stay_apart_and_leave_the_line() -> None:
    ghost = "<span style='opacity:0'>{}</span>"
    document = read(f"<p>Took {ghost.format('Epic')}vitals{ghost.format('Cerner')}</p>")
    assert texts(document) == ["Took vitals", "Epic Cerner"]


@pytest.mark.parametrize(
    ("style", "body", "lines"),
    [
        (
            ".row{display:flex}",
            "<div class=row><b>Medical Assistant II</b><span>Sep 2024 - Present</span></div>",
            ["Medical Assistant II\tSep 2024 - Present"],
        ),
        (
            ".row{display:flex}",
            "<div class=row><div>Oak Clinic</div><div>Akron, OH</div></div>",
            ["Oak Clinic\tAkron, OH"],
        ),
        (
            ".row{display:flex}",
            "<div class=row><div><p>Skills</p><p>EKG</p></div><div><p>Jobs</p></div></div>",
            ["Skills", "EKG", "Jobs"],
        ),
        (".row{display:flex;flex-direction:column}", "<p class=row><b>Oak</b><i>Akron</i></p>", ["Oak", "Akron"]),
        (".row{display:grid}", "<p class=row><b>Oak</b><i>Akron</i></p>", ["Oak", "Akron"]),
        (
            ".tag{display:inline-block}",
            "<p><span class=tag>Wound care</span><span class=tag>Epic</span> <span class=tag>EKG</span></p>",
            ["Wound care\tEpic\tEKG"],
        ),
        (".dates{float:right}", "<p>Oak Clinic<span class=dates>2019</span></p>", ["Oak Clinic\t2019"]),
        (".org{display:block}", "<p>Nurse<span class=org>Oak Clinic</span></p>", ["Nurse", "Oak Clinic"]),
        ("", "<p><span class=a>Nurse</span><span class=b>Oak Clinic</span></p>", ["Nurse\tOak Clinic"]),
        ("", "<p>Triage in <b>e</b><b>Clinical</b>Works</p>", ["Triage in eClinicalWorks"]),
        (".tag{display:inline-block}", "<p>Used <span class=tag>Epic</span> daily</p>", ["Used Epic daily"]),
    ],
)
def test_what_styles_set_apart_is_apart(style: str, body: str, lines: list[str]) -> None:
    document = read_document(f"<html><head><style>{style}</style></head><body>{body}</body></html>".encode())
    assert [line.span.of(document.text) for line in document.lines] == lines


@pytest.mark.parametrize("sheet", ["/*" * 90_000, "a" * 190_000, "@a{" * 60_000, "a!" * 90_000 + "{background:#000}"])
def test_a_spoiled_style_sheet_takes_no_long_time(sheet: str) -> None:
    assert read(f"<style>{sheet}</style><p style='color:#222'>Epic</p>").text == "Epic"


def test_comments_of_a_style_sheet_hide_nothing() -> None:
    sheet = "<style>/* .a{color:white} */ .b{color:white} /* } */</style>"
    document = read(f"{sheet}<p class='a'>Epic</p><p class='b'>Cerner</p>")
    assert [line.hidden for line in document.lines] == [False, True]
