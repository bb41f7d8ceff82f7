"""The words of the interface, each language read once from its file: `texts.toml` (English), `texts.es.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from flask import g, has_request_context, request

LANGUAGES = ("en", "es")
_FILES = {"en": "texts.toml", "es": "texts.es.toml"}


@cache
def read_texts(language: str = "en") -> dict[str, Any]:
    """All texts of a language as nested tables."""
    return tomllib.loads(resources.files("web").joinpath(_FILES[language]).read_text(encoding="utf-8"))


def language() -> str:
    """The language of this request: `lang` in the address or the form, else what the browser asks for, else English."""
    if not has_request_context():
        return "en"
    if "language" not in g:
        # Of a body that is too large nothing may be read, and none is needed: the address comes first.
        asked = request.args.get("lang", "")
        g.language = asked if asked in LANGUAGES else request.accept_languages.best_match(LANGUAGES) or "en"
    found: str = g.language
    return found


def choose_language(asked: str) -> None:
    """Takes the language that a form asks for, where its address does not."""
    if asked in LANGUAGES and request.args.get("lang", "") not in LANGUAGES:
        g.language = asked


def current_texts() -> dict[str, Any]:
    """All texts in the language of this request."""
    return read_texts(language())


def fill(text: str, **values: object) -> str:
    """The text with its `{places}` filled; what is filled in is never read as a pattern itself."""
    return text.format_map({name: str(value) for name, value in values.items()})


def plural(forms: dict[str, str], number: int) -> str:
    """The form for a number, filled in: `one` for 1, else `many`; both may hold `{n}`."""
    return fill(forms["one" if number == 1 else "many"], n=number)
