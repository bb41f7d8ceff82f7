"""The words of the interface: `texts.toml`, read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def read_texts() -> dict[str, Any]:
    """All texts as nested tables."""
    return tomllib.loads(resources.files("web").joinpath("texts.toml").read_text(encoding="utf-8"))


def fill(text: str, **values: object) -> str:
    """The text with its `{places}` filled; what is filled in is never read as a pattern itself."""
    return text.format_map({name: str(value) for name, value in values.items()})


def plural(forms: dict[str, str], number: int) -> str:
    """The form for a number, filled in: `one` for 1, else `many`; both may hold `{n}`."""
    return fill(forms["one" if number == 1 else "many"], n=number)
