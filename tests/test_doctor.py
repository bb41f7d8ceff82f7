"""`doctor` names every package that the installation needs, and says what is missing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from analyzer.cli import cli, service

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_every_package_that_the_project_needs_is_listed() -> None:
    shown = CliRunner().invoke(cli, ["doctor"]).output
    names = [re.split(r"[<>=\[ ]", need)[0] for need in PROJECT["dependencies"]]
    assert [n for n in names if not re.search(rf"^{re.escape(n)} +\d", shown, re.M)] == []
    extras = {line.split()[1] for line in shown.split("\n") if line.startswith("extra ")}
    assert extras == set(PROJECT["optional-dependencies"]) - {"dev"}


def test_what_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    needs = ["lxml>=5", "no-such-package>=1", 'no-such-reader>=1; extra == "ocr"', "no-such-linter; extra == 'dev'"]
    monkeypatch.setattr(service, "requires", lambda _: needs)
    result = CliRunner().invoke(cli, ["doctor"])
    assert result.exit_code == 1
    assert re.search(r"^no-such-package +MISSING$", result.output, re.M)
    assert "not installed (pip install 'resume-vitals[ocr]'): no-such-reader" in result.output
    assert "linter" not in result.output
