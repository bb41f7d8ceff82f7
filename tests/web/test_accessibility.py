"""Rules that a program can check, by axe, in light and dark, with everything folded out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

axe_playwright = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[dict[str, Any]]:
    options: dict[str, Any] = {"runOnly": TAGS, "resultTypes": ["violations"]}
    if page.evaluate("matchMedia('(forced-colors: active)').matches"):
        # The person's system picks these colours; what axe reads are those of the style sheet.
        options["rules"] = {"color-contrast": {"enabled": False}}
    found = axe_playwright.Axe().run(page, options=options).response["violations"]
    return [{"rule": v["id"], "where": [n["target"] for n in v["nodes"]][:3]} for v in found]


LOOKS = [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}]


@pytest.mark.parametrize("look", LOOKS, ids=["light", "dark", "forced"])
@pytest.mark.parametrize("width", [1280, 320])
def test_no_rule_is_broken(visit: Callable[..., Page], look: dict[str, str], width: int) -> None:
    page = visit(viewport={"width": width, "height": 900}, **look)
    assert violations(page) == []
    page.get_by_role("button", name="Check my resume").click()
    page.wait_for_selector("[role=alert]")
    page.wait_for_load_state("load")
    assert violations(page) == []
    page.get_by_role("button", name="Try the sample").click()
    page.wait_for_selector("#scores")
    page.wait_for_load_state("load")
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert violations(page) == []
