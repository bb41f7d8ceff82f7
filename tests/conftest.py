"""What several test rooms need."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from analyzer.model import Resume


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes the golden reports anew instead of comparing."""
    parser.addoption("--update-golden", action="store_true", help="write the golden reports anew")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference folder beside the repository; the test is skipped where it is missing."""
    default = Path(__file__).resolve().parents[2] / "shared"
    folder = Path(os.environ.get("RESUME_VITALS_SHARED", default))
    if not folder.is_dir():
        pytest.skip("no reference folder")
    return folder


@pytest.fixture
def drawn(tmp_path: Path) -> Callable[[bytes, Resume], str]:
    """Draws the pages of a PDF as they were understood, and says where: the message of an assertion that fails."""

    def draw(data: bytes, resume: Resume) -> str:
        if resume.document.format != "pdf":
            return ""
        from analyzer.parser.draw import draw_pages

        found = draw_pages(data, resume.document, tmp_path / "pages", resume.sections)
        return f"the pages as they were read: {', '.join(map(str, found))}"

    return draw
