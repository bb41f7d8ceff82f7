"""What several test rooms need."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


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
