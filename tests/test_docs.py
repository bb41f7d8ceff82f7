"""The generated pages are those that the code gives now."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from analyzer.checks import RULES
from analyzer.lexicon import KINDS

DOCS = Path(__file__).resolve().parents[1] / "docs"


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_are_up_to_date(generator: ModuleType) -> None:
    assert generator.stale() == [], "run: make docs"


def test_every_rule_and_kind_has_a_page(generator: ModuleType) -> None:
    names = set(generator.pages())
    assert {f"rules/{r.name}.md" for r in RULES} <= names
    assert {f"lexicons/{kind}.md" for kind in KINDS} <= names


def test_a_changed_and_a_left_over_page_are_named(generator: ModuleType, tmp_path: Path) -> None:
    generator.write(tmp_path)
    assert generator.stale(tmp_path) == []
    (tmp_path / "rules" / "weak-opening.md").write_text("changed", encoding="utf-8")
    (tmp_path / "rules" / "no-such-rule.md").write_text("left over", encoding="utf-8")
    assert generator.stale(tmp_path) == ["rules/no-such-rule.md", "rules/weak-opening.md"]


def test_the_index_links_every_rule(generator: ModuleType) -> None:
    index = generator.pages()["rules/README.md"]
    assert all(f"[{r.name}]({r.name}.md)" in index for r in RULES)
