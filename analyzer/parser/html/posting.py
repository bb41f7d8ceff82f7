"""The job posting that a page declares as schema.org JobPosting in JSON-LD, as lines."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from analyzer.parser.drafts import DraftLine
from analyzer.parser.html.lines import read_lines
from analyzer.parser.limits import Budget
from analyzer.parser.plain.encoding import repair
from analyzer.parser.plain.reader import read_plain_text

# Fewer words than this and the page itself holds the posting (some boards declare only a teaser).
LEAST_WORDS = 30
WRAPPER = re.compile(r"\A\s*(?:(?:/[/*]\s*)?(?:<!\[CDATA\[|<!--)[^\S\n]*(?:\*/|//)?\s*)?")
MARKUP = re.compile(r"<(?:/?[a-zA-Z][\w-]*)(?:\s[^<>]*)?/?>")
ESCAPED_MARKUP = re.compile(r"&(?:amp;)*lt;/?(?:p|div|ul|ol|li|br|b|strong|h[1-6]|span|em|i|u)\b", re.IGNORECASE)
# Properties that repeat a part of the description or add to it, and the heading to show each under.
ADDITIONS = {
    "responsibilities": "Responsibilities",
    "qualifications": "Qualifications",
    "experienceRequirements": "Experience",
    "educationRequirements": "Education",
    "skills": "Skills",
}


def declared_posting(tree: etree._Element, budget: Budget) -> list[DraftLine]:
    """Title, employer, place and description of the longest posting that the page declares; empty where none is."""
    return lines_of_postings((_loaded(script) for script in tree.iter("script")), budget)


def lines_of_postings(values: Iterable[Any], budget: Budget, least: int = LEAST_WORDS) -> list[DraftLine]:
    """The lines of the longest posting among loaded JSON-LD; empty where there is none of at least so many words."""
    found = [posting for value in values for posting in _postings(value)]
    if not found:
        return []
    posting = max(found, key=lambda p: len(_text(p.get("description"))))
    description = _rich_lines(_text(posting.get("description")), budget)
    if not budget.unread and sum(len(line.text.split()) for line in description) < least:
        return []
    lines = [DraftLine(_clean(_text(posting.get("title"))), heading_level=1)]
    lines += [DraftLine(_clean(_name(posting.get("hiringOrganization")))), DraftLine(_place(posting))]
    lines += description
    said = " ".join(line.text for line in description).casefold()
    for key, heading in ADDITIONS.items():
        added = [x for x in _rich_lines(_text(posting.get(key)), budget) if x.text.casefold() not in said]
        if added:
            lines += [DraftLine(heading, heading_level=2), *added]
    return [line for line in lines if line.text]


def _loaded(script: etree._Element) -> Any:
    if "ld+json" not in str(script.get("type", "")).lower():
        return None
    return load_json(script.text or "")


def load_json(text: str) -> Any:
    """The value that a text starts with, behind the marks that hide scripts from old programs; None where none is."""
    text = WRAPPER.sub("", text, count=1)
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _postings(node: Any) -> Iterator[dict[str, Any]]:
    waiting = [node]
    while waiting:
        at = waiting.pop()
        if isinstance(at, list):
            waiting.extend(reversed(at))
        elif isinstance(at, dict):
            kinds = at.get("@type")
            if any(_is_posting(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield at
            else:
                waiting.extend(v for v in at.values() if isinstance(v, list | dict))


def _is_posting(kind: object) -> bool:
    """Whether a type is schema.org's JobPosting, by its short name or as a whole address."""
    return isinstance(kind, str) and re.split(r"[/#:]", kind)[-1] == "JobPosting"


def _text(value: Any) -> str:
    """A property's words: schema.org allows a text, an object that describes itself, or a list of either."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n".join(filter(None, (_text(v) for v in value)))
    if isinstance(value, dict):
        return next((v for key in ("description", "credentialCategory", "name") if (v := _text(value.get(key)))), "")
    return ""


def _name(value: Any) -> str:
    if isinstance(value, dict):
        return _text(value.get("name"))
    return _name(value[0]) if isinstance(value, list) and value else _text(value)


def _place(posting: dict[str, Any]) -> str:
    places = posting.get("jobLocation")
    first = places[0] if isinstance(places, list) and places else places
    address = first.get("address") if isinstance(first, dict) else None
    if isinstance(address, str):
        return _clean(address)
    if not isinstance(address, dict):
        return ""
    parts = (_name(address.get(key)) for key in ("addressLocality", "addressRegion"))
    return _clean(", ".join(part for part in parts if part))


def _clean(text: str) -> str:
    return repair(" ".join(html.unescape(MARKUP.sub(" ", text)).split()))


def _rich_lines(text: str, budget: Budget) -> list[DraftLine]:
    """Lines of a text that may be HTML, HTML escaped once or twice, or plain."""
    for _ in range(3):
        if ESCAPED_MARKUP.search(text):
            text = html.unescape(text)
    if not text.strip():
        return []
    if not MARKUP.search(text):
        document = read_plain_text(repair(html.unescape(text)), budget=budget)
        return [
            DraftLine(x.span.of(document.text), bullet=x.bullet, indent=x.indent, heading_level=x.heading_level)
            for x in document.lines
        ]
    # Plain line breaks between marked-up words are breaks where nothing else makes lines.
    if not re.search(r"<(?:br|p|li|div)\b", text, re.IGNORECASE):
        text = text.replace("\n", "<br>")
    page = f"<html><body>{text}</body></html>".encode()
    return read_lines(lxml_html.document_fromstring(page, parser=lxml_html.HTMLParser(encoding="utf-8")), budget)
