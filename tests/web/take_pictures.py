"""Takes the pictures of docs/pictures from the sample: `python tests/web/take_pictures.py`."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page
from serving import find_chromium, running_browser, running_page

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DAY = "2026-11-22"
COLOURS = 255


def open_result(page: Page) -> None:
    """The sample's result, judged on one day so that the picture stays the same."""
    page.locator("form.sample").evaluate(
        """(form, value) => {
            const day = document.createElement("input");
            form.append(Object.assign(day, {type: "hidden", name: "as_of", value}));
        }""",
        DAY,
    )
    page.get_by_role("button", name="Try the sample").click()
    page.wait_for_selector("#scores")


def fill_first(page: Page) -> None:
    """One rewrite finished, as a person would leave it."""
    panel = page.locator("[data-option]:visible").filter(has=page.locator(".blanks input")).first
    for blank, answer in zip(panel.locator(".blanks input").all(), ("22", "22", "4"), strict=False):
        blank.fill(answer)
    page.evaluate("document.activeElement.blur(); document.querySelector('#rewrites').scrollIntoView()")


def save(page: Page, name: str) -> None:
    """The window as a small PNG."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(FOLDER / f"{name}.png", optimize=True)


def take(browser: Browser, address: str, name: str, scheme: str, width: int, height: int) -> None:
    """One picture; its name says which page it shows."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"{address}/no-such-page" if name == "error" else address)
    if not name.startswith(("form", "error")):
        open_result(page)
    if name in ("rewrite", "phone-rewrite"):
        fill_first(page)
    save(page, name)
    context.close()


def main() -> int:
    """Every picture; 1 where no browser is found."""
    executable = find_chromium()
    if executable is None:
        print("no chromium is installed", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running_page() as address, running_browser(executable) as browser:
        take(browser, address, "form", "light", 1280, 1180)
        take(browser, address, "result", "light", 1280, 1400)
        take(browser, address, "dark", "dark", 1280, 1000)
        take(browser, address, "rewrite", "light", 1280, 900)
        take(browser, address, "phone", "light", 390, 844)
        take(browser, address, "phone-rewrite", "dark", 390, 844)
        take(browser, address, "form-phone", "light", 390, 844)
        take(browser, address, "form-dark", "dark", 1280, 1180)
        take(browser, address, "error", "light", 1280, 560)
    return 0


if __name__ == "__main__":
    sys.exit(main())
