"""Rules that a program can check, by axe, in light, dark and forced colours, with everything folded out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from samples.catalog import FOLDER

axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[dict[str, Any]]:
    options: dict[str, Any] = {"runOnly": TAGS, "resultTypes": ["violations"]}
    found = axe_playwright.Axe().run(page, options=options).response["violations"]
    return [{"rule": v["id"], "where": [n["target"] for n in v["nodes"]][:3]} for v in found]


def open_all(page: Page) -> None:
    page.wait_for_load_state("load")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")


LOOKS = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "forced-dark": {"forced_colors": "active", "color_scheme": "dark"},
}


@pytest.mark.parametrize(
    ("look", "width"),
    [("light", 1280), ("light", 320), ("dark", 1280), ("dark", 320), ("forced", 320), ("forced-dark", 1280)],
)
def test_no_rule_is_broken(visit: Callable[..., Page], look: str, width: int) -> None:
    page = visit(viewport={"width": width, "height": 900}, **LOOKS[look])
    open_all(page)
    assert violations(page) == []
    page.get_by_role("button", name="Check my resume").click()
    page.wait_for_selector("[role=alert]")
    open_all(page)
    assert violations(page) == []
    page.get_by_role("button", name="Try the sample").click()
    page.wait_for_selector("#scores")
    open_all(page)
    assert violations(page) == []


@pytest.mark.parametrize("look", ["light", "forced-dark"])
def test_no_rule_is_broken_in_spanish_with_answers_and_the_page_of_the_file(
    visit: Callable[..., Page], look: str
) -> None:
    page = visit(viewport={"width": 390, "height": 900}, locale="es-MX", **LOOKS[look])
    assert page.locator("html").get_attribute("lang") == "es"
    page.locator("#resume").set_input_files(str(FOLDER / "resumes" / "urgent-care.pdf"))
    page.locator("form.check button.primary").click()
    page.wait_for_selector("#scores")
    open_all(page)
    for card, picked in enumerate(("own", "keep")):
        page.locator(f".card:nth-of-type({card + 1}) label[for$={picked}]").click()
    for field in page.locator(".panel:visible .blanks input").all():
        field.fill("9999")
    page.locator("#pages").scroll_into_view_if_needed()
    page.wait_for_selector(".sheet-picture.seen")
    assert violations(page) == []


@pytest.mark.parametrize("where", ["nowhere", "career?stage=mid"])
@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_no_rule_is_broken_on_the_other_pages(visit: Callable[..., Page], look: dict[str, str], where: str) -> None:
    page = visit(**look)
    page.goto(f"{page.url}{where}")
    assert violations(page) == []
