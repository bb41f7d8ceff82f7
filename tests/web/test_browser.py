"""The job as a person does it, in a browser: with the script, without it, on a phone, with the keyboard alone."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdf
import pytest
from example import POSTING, RESUME
from lxml import html
from playwright.sync_api import Locator, Page, expect

from samples.catalog import FOLDER

Visit = Callable[..., Page]


def open_sample(page: Page) -> None:
    page.get_by_role("button", name="Try the sample").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your result")
    page.wait_for_load_state("load")


def shown_panel(page: Page) -> Locator:
    """The open version of the first rewrite that has a blank."""
    return page.locator("[data-option]:visible").filter(has=page.locator(".blanks input")).first


def fill_panel(panel: Locator, answer: str) -> None:
    for blank in panel.locator(".blanks input").all():
        blank.fill(answer)
    for box in panel.locator("input[type=checkbox]").all():
        box.check()


def download_text(page: Page, folder: Path) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word file with your new sentences").click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return "\n".join(p.text for p in docx.Document(str(file)).paragraphs)


def test_a_person_tries_the_sample_and_takes_the_word_file(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_sample(page)
    panel = shown_panel(page)
    made = panel.locator("[data-made]")
    before = made.inner_text()
    assert "[" in before
    panel.locator(".blanks input").first.fill("23")
    assert made.inner_text() != before
    fill_panel(panel, "23")
    expect(panel.locator("[data-state]")).to_have_class(re.compile("done"))
    sentence = made.inner_text()
    assert "[" not in sentence
    expect(page.locator("#spoken")).to_have_text(sentence)
    expect(page.locator("#progress")).to_contain_text(re.compile(r"^[1-9]"))
    assert sentence in download_text(page, tmp_path)
    assert complaints == []


@pytest.mark.parametrize(
    "answer",
    [" about 12, ", "1", "20 patients a day", "$40", "95%", "(x) [y]", "lots", "0", "Thirty", "30ish", "maybe 10 plus"],
)
def test_the_script_and_the_server_make_the_same_sentences(visit: Visit, answer: str) -> None:
    page = visit()
    open_sample(page)
    # Of the open version of each card: the other ones are empty on the page that the server makes again.
    for panel in page.locator("[data-option]:visible").all():
        fill_panel(panel, answer)
    made = page.locator("[data-made]:visible").all_text_contents()
    with page.expect_response("**/check") as loading:
        page.locator("#answers").evaluate("form => form.requestSubmit(form.querySelector('.update button'))")
    served = html.fromstring(loading.value.text())
    assert [p.text_content() for p in served.cssselect(".option > input[checked] ~ .panel [data-made]")] == made


def test_a_finished_sentence_can_be_copied(visit: Visit) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    open_sample(page)
    panel = shown_panel(page)
    button = panel.get_by_role("button", name="Copy")
    expect(button).to_be_hidden()
    fill_panel(panel, "14")
    button.click()
    expect(panel.locator("button")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == panel.locator("[data-made]").inner_text()


def test_an_answer_is_asked_once(visit: Visit) -> None:
    page = visit()
    open_sample(page)
    card = page.locator("[data-card]").filter(has=page.locator(".option:nth-of-type(2) .blanks input")).first
    field = card.locator(".option:nth-of-type(1) .blanks input").first
    key = (field.get_attribute("name") or "").rsplit("#")[0]
    field.fill("31")
    values = card.locator(f'input[name^="{key}#"]').evaluate_all("fields => fields.map(f => f.value)")
    assert set(values) == {"31"}
    field.fill("")
    values = card.locator(f'input[name^="{key}#"]').evaluate_all("fields => fields.map(f => f.value)")
    assert set(values) == {""}


def test_a_very_high_number_is_asked_about(visit: Visit) -> None:
    page = visit()
    open_sample(page)
    field = page.locator("[data-option]:visible .blanks input").first
    sure = page.locator(f"#{field.get_attribute('id')}-sure")
    field.fill("9999")
    expect(sure).to_be_visible()
    expect(field).to_have_accessible_description(re.compile("high number|right"))
    field.fill("9")
    expect(sure).to_be_hidden()


def test_without_a_script_answers_come_back_in_the_sentence(visit: Visit, tmp_path: Path) -> None:
    page = visit(java_script_enabled=False)
    open_sample(page)
    panel = shown_panel(page)
    fill_panel(panel, "23")
    page.get_by_role("button", name="Show my sentences").click()
    done = page.locator("[data-option]:visible").filter(has=page.locator(".state.done")).filter(has_text="23")
    sentence = done.locator("[data-made]").first.inner_text()
    assert "23" in sentence
    assert "[" not in sentence
    assert sentence in download_text(page, tmp_path)


def test_without_a_script_a_version_opens_when_it_is_picked(visit: Visit) -> None:
    page = visit(java_script_enabled=False)
    open_sample(page)
    card = page.locator("[data-card]").first
    expect(card.locator(".panel:visible")).to_have_count(1)
    card.get_by_label("Keep mine").check(force=True)
    expect(card.locator(".panel:visible")).to_have_text("Your sentence stays as it is.")


@pytest.mark.parametrize("script", [True, False])
def test_an_error_keeps_the_texts_and_says_where(visit: Visit, script: bool) -> None:
    page = visit(java_script_enabled=script)
    page.get_by_label("Paste the job posting").fill(POSTING)
    page.get_by_label("Choose a file", exact=True).set_input_files(
        {"name": "resume.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 broken"}
    )
    page.get_by_role("button", name="Check my resume").click()
    expect(page.get_by_role("alert")).to_contain_text("damaged")
    expect(page.get_by_label("Paste the job posting")).to_have_value(POSTING)
    expect(page.get_by_label("Choose a file", exact=True)).to_have_accessible_description(re.compile("damaged"))
    page.get_by_label("Or paste the text of your resume").fill(RESUME)
    page.get_by_role("button", name="Check my resume").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your result")


def test_a_file_that_is_too_large_is_named_before_it_is_sent(visit: Visit) -> None:
    page = visit()
    field = page.get_by_label("Choose a file", exact=True)
    field.set_input_files({"name": "r.pdf", "mimeType": "application/pdf", "buffer": bytes(600_000)})
    assert "0.5 MB" in field.evaluate("field => field.validationMessage")


@pytest.mark.parametrize("root_size", ["16px", "32px"])
@pytest.mark.parametrize("opened", [False, True])
def test_nothing_scrolls_sideways_on_a_small_phone(visit: Visit, root_size: str, opened: bool) -> None:
    page = visit(viewport={"width": 320 if root_size == "16px" else 640, "height": 800})
    for step in (lambda: None, lambda: open_sample(page)):
        step()
        page.evaluate(f"document.documentElement.style.fontSize = '{root_size}'")
        if opened:
            page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_targets_are_large_enough(visit: Visit) -> None:
    page = visit(viewport={"width": 390, "height": 800})
    open_sample(page)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    targets = "button, summary, .ref, .where, .links a, .option > label, .blanks input, .tick"
    small = page.locator(targets).evaluate_all("""elements => elements
        .filter(e => e.offsetParent).map(e => [e.className || e.tagName, e.getBoundingClientRect()])
        .filter(([, box]) => box.width < 24 || box.height < 23.9).map(([name]) => name)""")
    assert small == []


def test_the_keyboard_alone_is_enough(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the main part")
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Try the sample":
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your result")
    page.wait_for_load_state("load")
    page.locator("#r1 .option > input:checked").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#r1 .option > input").nth(1)).to_be_checked()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('#r1 .blanks input')")
    page.keyboard.type("19")
    page.keyboard.press("Enter")
    expect(page.locator("#spoken")).to_contain_text("19")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    expect(page.locator("#r1 [data-made]:visible")).to_contain_text("19")


def test_a_link_into_the_folded_list_opens_it(visit: Visit) -> None:
    page = visit()
    open_sample(page)
    row = page.locator(".folds .needs > li").last
    expect(row).to_be_hidden()
    page.evaluate("id => { location.hash = id; }", row.get_attribute("id"))
    expect(row).to_be_visible()


def test_print_fits_on_three_pages(visit: Visit) -> None:
    import pypdfium2

    page = visit()
    open_sample(page)
    folded = page.locator(".folds .needs > li .words").last.text_content()
    printed = pypdfium2.PdfDocument(page.pdf(format="Letter"))
    try:
        assert 1 <= len(printed) <= 3
        text = " ".join(" ".join(p.get_textpage().get_text_bounded().split()) for p in printed)
        assert folded
        assert " ".join(folded.split()) in text
    finally:
        printed.close()


def sample_file(name: str) -> str:
    return str(FOLDER / "resumes" / name)


def open_file(page: Page, name: str) -> None:
    page.get_by_label("Choose a file", exact=True).set_input_files(sample_file(name))
    page.get_by_label("Paste the job posting").fill(POSTING)
    page.get_by_role("button", name="Check my resume").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your result")
    page.wait_for_load_state("load")


def answer_all(page: Page, answer: str) -> None:
    for panel in page.locator("[data-option]:visible").all():
        fill_panel(panel, answer)


def saved(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def test_a_word_file_is_uploaded_answered_and_comes_back_with_changes(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    open_file(page, "family-practice.docx")
    answer_all(page, "21")
    with zipfile.ZipFile(saved(page, "changes you can accept or reject", tmp_path)) as package:
        body = package.read("word/document.xml").decode()
    assert "<w:ins " in body
    assert "21" in body


def test_sections_move_in_the_word_file_where_the_person_ticks_it(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    open_file(page, "family-practice.docx")
    box = page.get_by_label("Move sections into the order that fits you")
    expect(box).not_to_be_checked()
    box.check()
    with zipfile.ZipFile(saved(page, "changes you can accept or reject", tmp_path)) as package:
        body = package.read("word/document.xml").decode()
    assert "<w:moveFromRangeStart " in body
    assert body.count("<w:moveFromRangeStart ") == body.count("<w:moveToRangeStart ")


def test_a_pdf_is_uploaded_and_its_page_is_shown_with_marks(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    open_file(page, "family-practice.pdf")
    page.locator("#pages").scroll_into_view_if_needed()
    expect(page.locator(".sheet-picture image")).to_have_attribute("href", re.compile("^data:image/png"))
    mark = page.locator(".sheet-picture a").first
    expect(mark).to_have_accessible_name(re.compile("go to rewrite"))
    mark.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#r1$"))
    page.locator("#r1").get_by_role("link", name="See it on your page").click()
    expect(page).to_have_url(re.compile("#m1$"))
    notes = pypdf.PdfReader(saved(page, "Your own PDF with notes", tmp_path)).pages[0]["/Annots"]
    assert len(notes) > 1


def test_scores_follow_the_typing_and_undo_takes_it_back(visit: Visit) -> None:
    page = visit()
    open_sample(page)
    draft = page.locator('[data-score="draft"] [data-points]')
    before = draft.inner_text()
    answer_all(page, "12")
    expect(draft).not_to_have_text(before)
    assert int(draft.inner_text()) > int(before)
    expect(page.locator("#progress")).to_contain_text(f"{before} to {draft.inner_text()}")
    expect(page.locator("[data-solved]:visible").first).to_have_text("Solved")
    for button in page.locator(".undo:visible").all():
        while button.is_visible():
            button.click()
    expect(draft).to_have_text(before)


def test_answers_survive_a_reload_and_travel_in_a_file(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    open_sample(page)
    field = page.locator("[data-option]:visible .blanks input").first
    field.fill("37")
    kept = saved(page, "Save my answers", tmp_path)
    answers = json.loads(kept.read_text())
    assert "37" in answers.values()
    page.reload()
    page.wait_for_load_state("load")
    expect(field).to_have_value("37")
    other = visit()
    open_sample(other)
    fresh = other.locator("[data-option]:visible .blanks input").first
    expect(fresh).to_have_value("")
    other.locator("#answer-files input[type=file]").set_input_files(kept)
    expect(fresh).to_have_value("37")
    other.locator("#answer-files input[type=file]").set_input_files(sample_file("strong.toml"))
    expect(other.locator("#answer-files")).to_contain_text("holds no answers")


def test_a_person_may_write_their_own_sentence(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    open_sample(page)
    card = page.locator("#r2")
    card.locator("label", has_text="Write my own").click()
    card.locator("textarea").fill("Drew blood from people of all ages")
    assert "Drew blood from people of all ages" in download_text(page, tmp_path)
    card.get_by_role("button", name="Undo").click()
    card.get_by_role("button", name="Undo").click()
    expect(card.locator("textarea")).to_be_hidden()
