"""The page through a client: the form, the result, bad input, the Word file, the headers."""

from __future__ import annotations

import io
import itertools
import logging
import re
import tempfile
import zipfile
from typing import get_args

import docx
import pytest
from example import AS_OF, POSTING, RESUME, multipart
from flask.testing import FlaskClient
from lxml import html
from werkzeug.test import TestResponse

import samples.catalog
import web.run
from analyzer.model import MatchStatus, OptionKind, Severity, Stage
from analyzer.scorer.guide import guide_topics
from web import create_app
from web.app import max_megabytes
from web.texts import fill, plural, read_texts


def tree(answer: TestResponse) -> html.HtmlElement:
    return html.fromstring(answer.get_data(as_text=True))


def check(client: FlaskClient, **fields: object) -> TestResponse:
    return client.post("/check", data={"resume_text": RESUME, "posting_text": POSTING, "as_of": AS_OF, **fields})


def hidden_fields(page: html.HtmlElement) -> dict[str, str]:
    return {f.get("name"): f.get("value") for f in page.cssselect("#answers input[type=hidden]")}


def first_blanks(page: html.HtmlElement) -> dict[str, str]:
    """The fields of the chosen version of the first rewrite that asks something, each with an answer."""
    panel = next(p for p in page.cssselect(".option > input[checked] ~ .panel") if p.cssselect(".blanks input"))
    boxes = {f.get("name"): "yes" for f in panel.cssselect("input[type=checkbox]")}
    return {f.get("name"): f"{17 + i}" for i, f in enumerate(panel.cssselect(".blanks input"))} | boxes


def test_the_form_has_a_label_for_each_field(client: FlaskClient) -> None:
    page = tree(client.get("/"))
    fields = page.cssselect("input:not([type=hidden]), textarea")
    labelled = {label.get("for") for label in page.cssselect("label")}
    assert len(fields) == 5
    assert {f.get("id") for f in fields} <= labelled


def test_remarks_on_the_posting_stand_beside_its_score_and_needs(client: FlaskClient) -> None:
    asked = "Medical Assistant\n\nRequirements\n- Allergy testing experience required\n"
    short = tree(check(client, posting_text=asked))
    assert "only one thing" in short.cssselect("#scores .match")[0].text_content()
    assert "Unusual about this posting" in short.cssselect("#needs")[0].text_content()
    assert "only" not in tree(check(client)).cssselect("#scores .match .sentence")[-1].text_content()


def test_the_sample_shows_a_whole_result(client: FlaskClient) -> None:
    answer = client.post("/check", data={"sample": "1", "as_of": AS_OF})
    page = tree(answer)
    order = [s.get("id") for s in page.cssselect("#answers > section")]
    assert order == ["scores", "first", "needs", "rewrites", "text", "others", "career", "download"]
    assert len(page.cssselect(".channel strong")) == 2
    assert 1 <= len(page.cssselect("ol.first > li")) <= 3
    assert page.cssselect(".card")
    assert page.cssselect(".needs > li")
    assert page.cssselect("mark")


def test_each_link_on_the_page_has_its_target(client: FlaskClient) -> None:
    page = tree(client.post("/check", data={"sample": "1", "as_of": AS_OF}))
    ids = [e.get("id") for e in page.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    targets = {a.get("href")[1:] for a in page.cssselect('a[href^="#"]')}
    named = {n for e in page.cssselect("[aria-describedby]") for n in e.get("aria-describedby").split()}
    assert targets | named | {label.get("for") for label in page.cssselect("label")} <= set(ids)


def test_headings_descend_without_a_gap(client: FlaskClient) -> None:
    levels = [int(h.tag[1]) for h in tree(client.post("/check", data={"sample": "1"})).cssselect("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_without_a_posting_there_is_no_match(client: FlaskClient) -> None:
    page = tree(check(client, posting_text=""))
    assert len(page.cssselect(".channel strong")) == 1
    assert not page.cssselect("#needs")


def test_the_whole_resume_is_on_the_page(client: FlaskClient) -> None:
    page = tree(check(client))
    for note in page.cssselect(".paper .ref"):
        note.drop_tree()
    shown = " ".join(page.cssselect(".paper")[0].text_content().split())
    for word in RESUME.replace("- ", "").split():
        assert word in shown


def test_answers_make_the_sentence(client: FlaskClient) -> None:
    page = tree(check(client))
    answered = tree(client.post("/check", data=hidden_fields(page) | first_blanks(page)))
    made = [p.text_content() for p in answered.cssselect(".option > input[checked] ~ .panel .made")]
    assert any("17" in sentence for sentence in made)
    assert answered.cssselect(".state.done")
    assert any(f.get("value") == "17" for f in answered.cssselect(".blanks input"))


def test_the_word_file_holds_the_answered_sentence(client: FlaskClient) -> None:
    page = tree(check(client))
    answer = client.post("/download", data=hidden_fields(page) | first_blanks(page))
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(answer.data)).paragraphs)
    assert answer.headers["Content-Disposition"] == "attachment; filename=resume-tailored.docx"
    assert "17" in text
    assert "17" not in RESUME
    assert "Dana Whitfield" in text


def test_the_word_file_keeps_the_sentence_that_the_person_keeps(client: FlaskClient) -> None:
    page = tree(check(client))
    cards = [c.get("id") for c in page.cssselect(".card")]
    keep = {f"option.{card}": "keep" for card in cards}
    answer = client.post("/download", data=hidden_fields(page) | first_blanks(page) | keep)
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(answer.data)).paragraphs)
    assert "17" not in text
    assert "Responsible for phlebotomy" in text


def test_another_posting_is_held_against_the_kept_resume(client: FlaskClient) -> None:
    kept = hidden_fields(tree(check(client)))
    page = tree(
        client.post("/check", data=kept | {"posting_text": "Medical Assistant\n\nRequirements\n- CPR required\n"})
    )
    assert "CPR required" in page.cssselect("#needs")[0].text_content()
    assert "Epic" not in page.cssselect("#needs")[0].text_content()


def test_a_file_comes_back_whole(client: FlaskClient) -> None:
    file = (io.BytesIO(RESUME.encode()), "C:\\papers\\dana.txt")
    kept = hidden_fields(tree(check(client, resume=file, resume_text="")))
    answer = client.post("/download", data=kept)
    assert answer.status_code == 200
    assert "dana-tailored.docx" in answer.headers["Content-Disposition"]


CASES = [
    ("nothing", {}, 400, "resume"),
    ("empty file", {"resume": (b"", "a.pdf")}, 400, "resume"),
    ("picture", {"resume": (b"\x89PNG\r\n\x1a\n" + bytes(64), "a.png")}, 415, "resume"),
    ("broken PDF", {"resume": (b"%PDF-1.7\nnot really", "a.pdf")}, 422, "resume"),
    ("broken DOCX", {"resume": (b"PK\x03\x04 word/document.xml", "a.docx")}, (415, 422), "resume"),
    ("too large", {"resume": (b"x" * 600_000, "a.txt")}, 413, "resume"),
    ("larger than is kept", {"resume": (b"x" * 1_500_000, "a.txt")}, 413, "resume"),
    ("long text", {"resume_text": "word " * 120_000}, 413, "resume_text"),
    ("bad day", {"resume_text": RESUME, "as_of": "22/11/2026"}, 400, "as_of"),
    ("posting without words", {"resume_text": RESUME, "posting_text": "--- ..."}, 400, "posting_text"),
    ("broken posting", {"resume_text": RESUME, "posting": (b"%PDF-1.4\nno", "p.pdf")}, 422, "posting"),
    ("kept part cut off", {"kept_resume": "file:%%%"}, 400, "resume"),
    ("kept part of no kind", {"kept_resume": "JVBERi0="}, 400, "resume"),
]


@pytest.mark.parametrize(("fields", "status", "field"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_bad_input_is_named_beside_its_field_and_keeps_the_texts(
    fields: dict[str, object], status: int | tuple[int, ...], field: str
) -> None:
    client = create_app({"WTF_CSRF_ENABLED": False, "MAX_MB": 0.5}).test_client()
    sent = {"posting_text": POSTING if "posting" not in fields else ""} | fields
    answer = client.post("/check", **multipart(**sent))
    page = tree(answer)
    assert answer.status_code in (status if isinstance(status, tuple) else (status,))
    assert f"{field}-problem" in page.get_element_by_id(field).get("aria-describedby").split()
    sentence = page.get_element_by_id(f"{field}-problem").text_content()
    assert sentence.endswith(".")
    assert "Traceback" not in answer.text
    for name in ("resume_text", "posting_text"):
        if isinstance(sent.get(name), str):
            assert page.get_element_by_id(name).text.strip() == str(sent[name]).strip()
    if "posting" not in fields and "posting_text" not in fields:
        assert page.get_element_by_id("posting_text").text.strip() == POSTING.strip()
    if "resume" in fields:
        assert read_texts()["form"]["choose_again"] in answer.text


def test_a_request_past_all_limits_is_refused_unread(client: FlaskClient) -> None:
    small = create_app({"WTF_CSRF_ENABLED": False, "MAX_MB": 0.1}).test_client()
    answer = small.post("/check", **multipart(resume=(bytes(3_000_000), "a.pdf")))
    assert answer.status_code == 413
    assert tree(answer).get_element_by_id("resume-problem") is not None


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7 * 7 }}", "{% raise %}", "{title}", "&lt;b&gt;"])
def test_code_in_a_resume_is_shown_as_text(client: FlaskClient, text: str) -> None:
    resume = RESUME.replace("Responsible for phlebotomy", f"Responsible for phlebotomy {text}")
    answer = check(client, resume_text=resume, posting_text=POSTING + f"- Experience with {text} required\n")
    assert answer.status_code == 200
    assert text in tree(answer).cssselect(".paper")[0].text_content()
    assert "<script>alert" not in answer.text


def test_texts_on_the_form_again_are_escaped(client: FlaskClient) -> None:
    answer = client.post("/check", data={"posting_text": '</textarea><img src=x onerror="1">'})
    assert "<img" not in answer.text
    assert tree(answer).get_element_by_id("posting_text").text.strip().startswith("</textarea>")


HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@pytest.mark.parametrize("path", ["/", "/healthz", "/nowhere", "/api/v1/openapi.json"])
def test_each_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_pages_hold_no_inline_script_or_style_and_nothing_from_elsewhere(client: FlaskClient) -> None:
    for answer in (client.get("/"), client.post("/check", data={"sample": "1"})):
        page = tree(answer)
        assert not page.cssselect("style, [style], script:not([src]), [onclick], [onload]")
        assert all(not e.get("src").startswith(("http", "//")) for e in page.cssselect("[src]"))
        assert all(e.get("href").startswith("/") for e in page.cssselect("link[href]"))


def test_a_post_without_a_token_shows_the_form_again_with_the_texts() -> None:
    client = create_app().test_client()
    answer = client.post("/check", data={"resume_text": RESUME})
    assert answer.status_code == 400
    assert tree(answer).get_element_by_id("resume_text").text.strip() == RESUME.strip()
    token = tree(answer).cssselect("form.check input[name=csrf_token]")[0].get("value")
    assert client.post("/check", data={"resume_text": RESUME, "csrf_token": token}).status_code == 200


def test_uploads_and_answers_touch_no_file(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    monkeypatch.setattr(tempfile, "SpooledTemporaryFile", refuse)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)
    file = io.BytesIO((samples.catalog.FOLDER / "resumes/family-practice.docx").read_bytes())
    with zipfile.ZipFile(file, "a") as package:
        package.writestr("padding.bin", bytes(700_000), zipfile.ZIP_STORED)
    answer = client.post("/check", **multipart(resume=(file.getvalue(), "long.docx")))
    assert answer.status_code == 200
    assert "Marisol Gutierrez" in answer.text


def test_an_unknown_error_is_a_plain_page_and_the_log_holds_no_word_of_the_resume(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("Dana Whitfield")

    monkeypatch.setattr(web.run, "run", fail)
    with caplog.at_level(logging.DEBUG):
        answer = check(client)
    assert answer.status_code == 500
    assert "RuntimeError" not in answer.text
    assert "Dana" not in answer.text
    assert "RuntimeError" in caplog.text
    assert "Dana" not in caplog.text


def test_a_result_cannot_be_asked_for_again(client: FlaskClient) -> None:
    answer = client.get("/check")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/")


def test_the_same_input_gives_the_same_page(client: FlaskClient) -> None:
    pages = [re.sub(r'csrf_token" value="[^"]*"', "", check(client).text) for _ in range(2)]
    assert pages[0] == pages[1]


@pytest.mark.parametrize(
    ("value", "expected"), [("", 10.0), ("2", 2.0), ("0.5", 0.5), ("ten", 10.0), ("-1", 10.0), ("nan", 10.0)]
)
def test_the_size_limit_is_a_setting(value: str, expected: float) -> None:
    assert max_megabytes({"RESUME_VITALS_MAX_MB": value}) == expected


def test_the_texts_are_texts_and_their_places_can_be_filled() -> None:
    def walk(table: dict[str, object]) -> list[str]:
        found: list[str] = []
        for name, value in table.items():
            assert not hasattr(dict, name), f"{name} is a word of Python's tables"
            found += walk(value) if isinstance(value, dict) else value if isinstance(value, list) else [str(value)]
        return found

    texts = walk(read_texts())
    assert all(text.strip() for text in texts)
    assert fill("{a} and {b}", a="{b}", b=2) == "{b} and 2"
    more = ["1 more place like this", "2 more places like this"]
    assert [plural(read_texts()["first"]["more"], n) for n in (1, 2)] == more


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        (("rewrites", "kind"), OptionKind),
        (("career", "stage"), Stage),
        (("status",), MatchStatus),
        (("severity",), Severity),
    ],
)
def test_each_kind_has_its_words(table: tuple[str, ...], kinds: object) -> None:
    words = read_texts()
    for name in table:
        words = words[name]
    assert set(words) == set(get_args(kinds))


def test_the_ways_on_and_national_pay_are_told_once_and_with_their_year(client: FlaskClient) -> None:
    page = tree(check(client))
    career = page.get_element_by_id("career").text_content()
    assert "May 2024" in career
    assert "lead MA" in career
    assert "Phlebotomy certification" in page.cssselect("#career .steps")[0].text_content()


def test_what_is_missing_quotes_no_heading(client: FlaskClient) -> None:
    page = tree(check(client))
    assert "BLS certification required" in page.get_element_by_id("others").text_content()
    assert "CERTIFICATIONS" not in [q.text for q in page.cssselect("#first .excerpt q, #others .excerpt q")]


@pytest.mark.parametrize("stage", ["student", "senior", "nonsense", ""])
def test_the_career_guide_has_a_page_of_its_own(client: FlaskClient, stage: str) -> None:
    page = client.get("/career", query_string={"stage": stage}).get_data(as_text=True)
    topics = guide_topics("unknown" if stage in ("nonsense", "") else stage)  # type: ignore[arg-type]
    assert re.findall(r"<h2 [^>]*>([^<]*)", page) == [topic.title for topic in topics]
    assert "$44,200" in page


def test_the_result_leads_to_the_career_guide(client: FlaskClient) -> None:
    page = check(client).get_data(as_text=True)
    assert re.search(r'href="/career\?stage=\w+', page)
