"""The scores while typing, the memory behind them, own sentences, the files to take along, the pages as pictures."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from typing import Any

import docx
import pypdf
import pytest
from example import AS_OF, POSTING, RESUME
from flask.testing import FlaskClient
from lxml import html
from PIL import Image

import analyzer
from analyzer.model import Report
from samples.catalog import FOLDER
from web import create_app
from web.answers import clean_own, read_choices
from web.memory import Kept, Memory
from web.pages import marked_pages
from web.rewrites import cards

OWN = "Drew blood from about 30 patients a week without a single redraw"


def opened(client: FlaskClient, **fields: Any) -> html.HtmlElement:
    sent = fields or {"resume_text": RESUME, "posting_text": POSTING}
    return html.fromstring(client.post("/check", data={"as_of": AS_OF, **sent}).text)


def opened_file(client: FlaskClient, name: str) -> html.HtmlElement:
    return opened(client, resume=(io.BytesIO((FOLDER / "resumes" / name).read_bytes()), name))


def hidden(page: html.HtmlElement, *, whole: bool = True) -> dict[str, str]:
    fields = {f.get("name"): f.get("value") for f in page.cssselect("#answers input[type=hidden]")}
    return {k: v for k, v in fields.items() if whole or not k.startswith("kept_")}


def answers_of(page: html.HtmlElement, answer: str = "20") -> dict[str, str]:
    """An answer to each question of the chosen versions."""
    panels = page.cssselect(".option > input[checked] ~ [data-option]")
    typed = {f.get("name"): answer for p in panels for f in p.cssselect(".blanks input")}
    return typed | {f.get("name"): "yes" for p in panels for f in p.cssselect("input[type=checkbox]")}


def test_scores_follow_the_answers_without_the_resume_being_sent_again(client: FlaskClient) -> None:
    page = opened(client)
    before = client.post("/answers", data=hidden(page, whole=False)).get_json()
    after = client.post("/answers", data=hidden(page, whole=False) | answers_of(page)).get_json()
    assert before["done"] == 0
    assert before["scores"]["draft"]["points"] == before["scores"]["draft"]["before"]
    assert after["scores"]["draft"]["points"] > after["scores"]["draft"]["before"]
    assert after["done"] == after["all"]
    assert after["solved"]
    assert any(card["solved"] for card in after["cards"].values())
    assert f"{before['scores']['draft']['points']} to {after['scores']['draft']['points']}" in after["line"]


def test_the_page_and_the_request_give_the_same_scores(client: FlaskClient) -> None:
    page = opened(client)
    sent = hidden(page) | answers_of(page)
    live = client.post("/answers", data=sent).get_json()
    whole = html.fromstring(client.post("/check", data=sent).text)
    for name, score in live["scores"].items():
        assert whole.cssselect(f'[data-score="{name}"] [data-points]')[0].text_content() == str(score["points"])
    assert whole.get_element_by_id("progress").text_content() == live["line"]


def test_scores_with_answers_are_near_those_of_the_changed_resume(client: FlaskClient) -> None:
    page = opened(client)
    sent = hidden(page) | answers_of(page)
    live = client.post("/answers", data=sent).get_json()["scores"]["draft"]
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(client.post("/download", data=sent).data)).paragraphs)
    again = analyzer.check(text, POSTING, as_of=date.fromisoformat(AS_OF))
    assert abs(again.draft.points - live["points"]) <= 8


def test_a_forgotten_report_is_asked_for_again() -> None:
    client = create_app({"WTF_CSRF_ENABLED": False}).test_client()
    page = opened(create_app({"WTF_CSRF_ENABLED": False}).test_client())
    answer = client.post("/answers", data=hidden(page, whole=False))
    assert (answer.status_code, answer.mimetype) == (410, "application/problem+json")
    whole = client.post("/answers", data=hidden(page))
    assert whole.status_code == 200
    assert client.post("/answers", data={"key": whole.get_json()["key"]}).status_code == 200
    assert client.post("/answers", data={"key": "x", "kept_resume": "file:%"}).status_code == 400


def test_answers_ask_for_the_token() -> None:
    answer = create_app().test_client().post("/answers", data={"key": "0"})
    assert (answer.status_code, answer.get_json(force=True)["code"]) == (400, "stale-page")


@pytest.fixture
def kept() -> Kept:
    return Kept(analyzer.check(RESUME, as_of=date(2026, 11, 22)), ())


def test_memory_forgets_the_oldest_and_what_is_over(kept: Kept) -> None:
    clock = [0.0]
    memory = Memory(most=2, seconds=10, now=lambda: clock[0])
    for key in ("a", "b", "c"):
        memory.put(key, kept)
    assert [memory.get(key) is kept for key in ("a", "b", "c")] == [False, True, True]
    memory.get("b")
    memory.put("d", kept)
    assert [memory.get(key) is kept for key in ("b", "c", "d")] == [True, False, True]
    clock[0] = 10.0
    assert memory.get("b") is None
    assert len(memory) == 0


def test_a_timer_forgets_when_nobody_asks(kept: Kept) -> None:
    memory = Memory(seconds=0.01)
    memory.put("a", kept)
    assert memory._broom is not None
    memory._broom.join(5)
    assert len(memory) == 0


def test_an_own_sentence_goes_into_the_file_and_can_be_taken_back(client: FlaskClient) -> None:
    page = opened(client)
    own = {"option.r1": "own", "own.r1": f"  {OWN}\n"}
    shown = html.fromstring(client.post("/check", data=hidden(page) | own).text)
    assert shown.cssselect("#r1text")[0].text.strip() == OWN
    assert shown.cssselect("#r1own")[0].get("checked") is not None
    made = client.post("/download", data=hidden(page) | own)
    assert OWN in "\n".join(p.text for p in docx.Document(io.BytesIO(made.data)).paragraphs)
    live = client.post("/answers", data=hidden(page) | own).get_json()
    assert live["cards"]["r1"]["done"]
    back = client.post("/download", data=hidden(page) | own | {"option.r1": "keep"})
    assert OWN not in "\n".join(p.text for p in docx.Document(io.BytesIO(back.data)).paragraphs)
    empty = client.post("/answers", data=hidden(page) | {"option.r1": "own", "own.r1": " "}).get_json()
    assert not empty["cards"]["r1"]["done"]


@pytest.mark.parametrize(("typed", "expected"), [("  a\r\n b\x00 ", "a b"), ("x" * 700, "x" * 600), (" \n", "")])
def test_own_words_are_one_line(typed: str, expected: str) -> None:
    assert clean_own(typed) == expected


def download(client: FlaskClient, page: html.HtmlElement, kind: str) -> bytes:
    answer = client.post("/download", data=hidden(page) | answers_of(page, "21") | {"kind": kind})
    assert answer.status_code == 200
    return answer.data


def offered(page: html.HtmlElement) -> list[str]:
    return [b.get("value") for b in page.cssselect("button[name=kind]")]


def test_a_word_file_comes_back_with_changes_to_accept_or_reject(client: FlaskClient) -> None:
    page = opened_file(client, "family-practice.docx")
    assert offered(page) == ["tracked", "clean", "comments", "json"]
    parts = {}
    for kind in ("tracked", "clean", "comments"):
        with zipfile.ZipFile(io.BytesIO(download(client, page, kind))) as package:
            comments = "word/comments.xml" in package.namelist()
            parts[kind] = (package.read("word/document.xml").decode(), comments)
    assert "<w:ins " in parts["tracked"][0]
    assert "<w:del " in parts["tracked"][0]
    assert "<w:ins " not in parts["clean"][0]
    assert "21" in parts["clean"][0]
    assert parts["comments"][1]
    assert "<w:ins " not in parts["comments"][0]


def test_a_pdf_comes_back_with_notes(client: FlaskClient) -> None:
    page = opened_file(client, "family-practice.pdf")
    assert offered(page) == ["clean", "comments", "pdf", "json"]
    reader = pypdf.PdfReader(io.BytesIO(download(client, page, "pdf")))
    notes = [a.get_object().get("/Contents", "") for p in reader.pages for a in p.get("/Annots", [])]
    assert any("number" in str(note) for note in notes)
    report = json.loads(download(client, page, "json"))
    assert report["schema"] == 1
    assert report["findings"]


def test_a_kind_that_the_resume_cannot_become_is_refused(client: FlaskClient) -> None:
    page = opened(client)
    assert client.post("/download", data=hidden(page) | {"kind": "pdf"}).status_code == 400


@pytest.fixture(scope="module")
def pdf_report() -> Report:
    name = "family-practice.pdf"
    return analyzer.check((FOLDER / "resumes" / name).read_bytes(), as_of=date(2026, 11, 22), name=name)


def test_marks_lie_on_the_page_and_lead_to_their_cards(pdf_report: Report) -> None:
    shown = cards(pdf_report, read_choices({}, pdf_report))
    pages = marked_pages(pdf_report, shown)
    assert {m.card for p in pages for m in p.marks} == {c.number for c in shown}
    for page in pages:
        for mark in page.marks:
            assert 0 <= mark.x < mark.x + mark.width <= page.width
            assert 0 <= mark.y < mark.y + mark.height <= page.height


def test_a_page_is_a_small_picture(client: FlaskClient) -> None:
    kept = {"kept_resume": hidden(opened_file(client, "family-practice.pdf"))["kept_resume"]}
    answer = client.post("/pages/1", data=kept)
    picture = Image.open(io.BytesIO(answer.data))
    assert answer.mimetype == "image/png"
    assert picture.width == 918
    assert len(answer.data) < 150_000
    assert [client.post(f"/pages/{n}", data=kept).status_code for n in (0, 2, 4)] == [422, 422, 422]
    assert client.post("/pages/1", data={"kept_resume": "text:YQ=="}).status_code == 400
    assert client.post("/pages/1", data={"kept_resume": "file:YQ=="}).status_code == 422
