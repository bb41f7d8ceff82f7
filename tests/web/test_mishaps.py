"""What goes wrong on a tired evening, in a browser: no connection, two clicks, a huge file, little to read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from example import POSTING, RESUME
from playwright.sync_api import Page, expect

from samples.catalog import FOLDER

Visit = Callable[..., Page]
PHONE = {"width": 390, "height": 844}


def open_sample(page: Page) -> None:
    page.get_by_role("button", name="Try the sample").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your result")
    page.wait_for_load_state("load")


def check_text(page: Page, resume: str, posting: str = "") -> None:
    page.get_by_label("Or paste the text of your resume").fill(resume)
    page.get_by_label("Paste the job posting").fill(posting)
    page.get_by_role("button", name="Check my resume").click()


def test_without_a_connection_nothing_is_lost(visit: Visit) -> None:
    page = visit(viewport=PHONE)
    page.context.set_offline(True)
    check_text(page, RESUME)
    expect(page.locator(".sending")).to_contain_text("Nothing is lost")
    expect(page.get_by_label("Or paste the text of your resume")).to_have_value(RESUME)
    page.context.set_offline(False)
    page.get_by_role("button", name="Check my resume").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your result")
    page.wait_for_load_state("load")
    field = page.locator("[data-option]:visible .blanks input").first
    page.context.set_offline(True)
    field.fill("23")
    expect(page.locator("[data-made]:visible").first).to_contain_text("23")
    page.get_by_role("button", name="Word file with your new sentences").click()
    expect(page.locator(".sending")).to_contain_text("Nothing is lost")
    expect(field).to_have_value("23")
    page.context.set_offline(False)
    with page.expect_download():
        page.get_by_role("button", name="Word file with your new sentences").click()
    expect(page.locator(".sending")).to_be_hidden()


def test_two_clicks_send_one_resume(visit: Visit) -> None:
    page = visit()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.get_by_role("button", name="Try the sample").dblclick()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your result")
    page.wait_for_load_state("load")
    assert len([url for url in sent if url.endswith("/check")]) == 1


@pytest.mark.parametrize("script", [True, False])
def test_a_file_past_all_limits_leaves_a_page_behind(visit: Visit, tmp_path: Path, script: bool) -> None:
    page = visit(java_script_enabled=script)
    large = tmp_path / "large.pdf"
    large.write_bytes(b"%PDF-1.7" + bytes(3_500_000))
    field = page.get_by_label("Choose a file", exact=True)
    field.set_input_files(large)
    if script:
        assert "0.5 MB" in str(field.evaluate("field => field.validationMessage"))
        return
    page.get_by_role("button", name="Check my resume").click()
    expect(page.get_by_role("alert")).to_contain_text("too large")


def test_a_resume_without_a_job_and_a_posting_without_a_wish_say_so(visit: Visit) -> None:
    page = visit(viewport={"width": 320, "height": 800})
    name = "Maria-Guadalupe " + "Featherstonehaugh-" * 6
    check_text(page, f"{name}\n\nSKILLS\nPhlebotomy, EKG", "We are a friendly place. Come and work with us.")
    expect(page.locator("#rewrites")).to_contain_text("No line under a job was found")
    expect(page.locator("#needs")).to_contain_text("No clear requirement")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.parametrize("script", [True, False])
def test_another_language_keeps_what_was_typed(visit: Visit, script: bool) -> None:
    page = visit(java_script_enabled=script)
    open_sample(page)
    name = page.locator("[data-option]:visible .blanks input").first.get_attribute("name")
    page.locator(f'[name="{name}"]').fill("23")
    page.get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator(f'[name="{name}"]')).to_have_value("23")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(f'[name="{name}"]')).to_have_value("23")


@pytest.mark.parametrize("script", [True, False])
def test_the_form_in_another_language_keeps_what_was_typed(visit: Visit, script: bool) -> None:
    page = visit(java_script_enabled=script)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.locator("#resume_text").fill(RESUME)
    page.locator("#posting_text").fill(POSTING)
    page.get_by_role("button", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.locator("#resume_text")).to_have_value(RESUME)
    expect(page.locator("#posting_text")).to_have_value(POSTING)
    expect(page.get_by_role("alert")).to_have_count(0)
    assert len(sent) == 1
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#resume_text")).to_have_value(RESUME)
    page.get_by_role("button", name="Check my resume").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your result")


@pytest.mark.parametrize("script", [True, False])
def test_the_form_in_another_language_says_that_the_file_is_to_be_chosen_again(
    visit: Visit, tmp_path: Path, script: bool
) -> None:
    page = visit(java_script_enabled=script)
    file = tmp_path / "resume.txt"
    file.write_bytes(b"x" * 600_000)
    page.get_by_label("Choose a file", exact=True).set_input_files(file)
    page.locator("#posting_text").fill(POSTING)
    with page.expect_request(lambda request: request.method == "POST") as waiting:
        page.get_by_role("button", name="Español").click()
    assert len(waiting.value.post_data or "") < 10_000, "a file that cannot be put back is not sent"
    expect(page.get_by_role("alert")).to_contain_text("Elija otra vez su archivo")
    expect(page.locator("#posting_text")).to_have_value(POSTING)


def test_the_pictures_and_the_list_follow_the_typing(visit: Visit) -> None:
    page = visit()
    page.get_by_label("Or paste the text of your resume").fill(RESUME)
    page.get_by_label("Paste the job posting").fill(POSTING)
    page.get_by_role("button", name="Check my resume").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your result")
    page.wait_for_load_state("load")
    chart = page.locator("[data-chart=measured]")
    before = chart.locator("> p").inner_text()
    bars = chart.locator("svg").inner_html()
    card = page.locator("#r1")
    for blank in card.locator("[data-option]:visible .blanks input").all():
        blank.fill("21")
    for box in card.locator("[data-option]:visible input[type=checkbox]").all():
        box.check()
    expect(chart.locator("> p")).not_to_have_text(before)
    assert chart.locator("svg").inner_html() != bars
    expect(chart.locator("svg")).to_have_accessible_name(chart.locator("> p").inner_text())
    epic = page.locator("#needs li", has_text="Experience with Epic")
    expect(epic.locator(".status")).not_to_have_text("Shown")
    own = page.locator("#r2")
    own.locator("label", has_text="Write my own").click()
    own.locator("textarea").fill("Drew blood and charted in Epic for 12 patients a day")
    expect(epic.locator(".status")).to_have_text("Shown")
    expect(epic).to_have_class("met")
    own.get_by_role("button", name="Undo").click()
    expect(epic.locator(".status")).not_to_have_text("Shown")


def test_a_change_in_the_word_file_can_be_left_out(visit: Visit, tmp_path: Path) -> None:
    page = visit(java_script_enabled=False)
    open_sample(page)
    box = page.get_by_label("Put in a two-line summary")
    expect(box).not_to_be_checked()
    box.check()
    page.get_by_role("button", name="Show my sentences").click()
    expect(page.get_by_label("Put in a two-line summary")).to_be_checked()


def test_a_photo_of_a_resume_is_read(visit: Visit, tmp_path: Path) -> None:
    pytest.importorskip("rapidocr", reason="the extra for photos is not installed")
    photo = tmp_path / "photo.jpg"
    file = pypdfium2.PdfDocument(FOLDER / "resumes" / "family-practice.pdf")
    try:
        file[0].render(scale=2).to_pil().convert("RGB").save(photo, quality=80)
    finally:
        file.close()
    page = visit(viewport=PHONE)
    page.set_default_timeout(90_000)
    field = page.get_by_label("Choose a file", exact=True)
    assert ".jpg" in (field.get_attribute("accept") or "")
    field.set_input_files(photo)
    page.get_by_role("button", name="Check my resume").click(no_wait_after=True)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your result", timeout=90_000)
    expect(page.locator("#text .note")).to_contain_text("picture")
    expect(page.locator(".paper")).to_contain_text("Marisol Gutierrez")


def test_the_whole_job_by_keyboard(visit: Visit) -> None:
    page = visit()
    page.get_by_label("Or paste the text of your resume").focus()
    page.keyboard.insert_text(RESUME)
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Check my resume")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your result")
    page.wait_for_load_state("load")
    reached = []
    with page.expect_download() as waiting:
        for _ in range(400):
            page.keyboard.press("Tab")
            kind = page.evaluate(
                "['.blanks input', '[name=kind]'].findIndex(kind => document.activeElement.matches(kind))"
            )
            reached.append(kind)
            if kind == 0:
                page.keyboard.type("12")
            if kind == 1:
                page.keyboard.press("Enter")
                break
    assert re.search(r"\.docx$", waiting.value.suggested_filename)
    assert 0 in reached
