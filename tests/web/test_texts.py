"""The words of the interface: the same places in each language, and English that is easy to read."""

from __future__ import annotations

import re
from typing import Any

import pytest
import textstat
from example import AS_OF, RESUME
from flask.testing import FlaskClient
from lxml import html

from web.texts import read_texts

# Letters and words alone are counted, so no dictionary is needed.
GRADE = textstat.automated_readability_index


def flat(table: dict[str, Any], before: str = "") -> dict[str, str]:
    """Each text by its dotted name; a list is one text."""
    found: dict[str, str] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            found |= flat(value, f"{before}{name}.")
        else:
            found[before + name] = " ".join(value) if isinstance(value, list) else value
    return found


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))


def test_both_languages_have_the_same_texts_with_the_same_places() -> None:
    english, spanish = flat(read_texts("en")), flat(read_texts("es"))
    assert list(english) == list(spanish)
    assert {k: places(v) for k, v in english.items()} == {k: places(v) for k, v in spanish.items()}
    assert all(text.strip() for text in spanish.values())


def test_english_is_easy_to_read() -> None:
    texts = flat(read_texts("en"))
    sentences = [t for t in texts.values() if len(t.split()) > 5]
    assert GRADE(" ".join(t if t.endswith((".", "?", "!", ":")) else f"{t}." for t in sentences)) <= 8
    hard = {name: GRADE(t) for name, t in texts.items() if len(t.split()) > 12 and GRADE(t) > 10}
    assert hard == {}


@pytest.mark.parametrize(
    ("address", "browser", "expected"),
    [
        ("/", "", "en"),
        ("/", "es-MX,es;q=0.9,en;q=0.5", "es"),
        ("/", "fr", "en"),
        ("/?lang=es", "en", "es"),
        ("/?lang=en", "es", "en"),
        ("/?lang=xx", "es", "es"),
    ],
)
def test_the_language_is_that_of_the_address_or_the_browser(
    client: FlaskClient, address: str, browser: str, expected: str
) -> None:
    page = html.fromstring(client.get(address, headers={"Accept-Language": browser}).text)
    assert page.get("lang") == expected
    assert page.cssselect("h1")[0].text_content() == read_texts(expected)["form"]["title"]


def test_a_form_keeps_its_language(client: FlaskClient) -> None:
    answer = client.post("/check", data={"resume_text": RESUME, "as_of": AS_OF, "lang": "es"})
    page = html.fromstring(answer.text)
    assert page.get("lang") == "es"
    assert page.cssselect("#answers input[name=lang]")[0].get("value") == "es"
    assert read_texts("es")["english_note"] in answer.text
    wrong = client.post("/check", data={"lang": "es"})
    assert html.fromstring(wrong.text).get("lang") == "es"
