"""Saved web pages -> Document: the posting that the page declares, else its main content, else all it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from analyzer.errors import BrokenFile, EmptyInput
from analyzer.model import Document, Warning
from analyzer.parser.drafts import DraftLine, assemble
from analyzer.parser.html.lines import is_site_page, read_lines
from analyzer.parser.html.posting import declared_posting, lines_of_postings, load_json
from analyzer.parser.limits import DEFAULT_LIMITS, Budget, Limits
from analyzer.parser.plain.encoding import decode

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
# Less of the visible words than this and the main content was missed.
LEAST_SHARE = 0.4
LEAST_WORDS = 30
QUOTED_WORDS = 6
NOTHING_SHOWN = "This page was saved without its words. Open it in your browser, copy the words and paste them."


def read_html(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Reads a page of a job board, or a resume saved as a page; scripts, styles and what is not displayed never count.

    Raises EmptyInput where the page shows no text, BrokenFile where it is no HTML, TooLarge past the characters.
    What stands past the lines and seconds of the limits is left out with a warning.
    """
    page = _decoded(data)
    tree = parse_page(page)
    budget = Budget(limits)
    lines = declared_posting(tree, budget)
    if not lines:
        budget = Budget(limits)
        lines = read_lines(tree, budget)
        # A page that is too long to be read is too long to be weighed, too.
        if is_site_page(tree) and not budget.unread:
            lines = _main_content(page, lines)
    document = assemble(lines, "html", [*_hidden_words(lines), *budget.warnings()])
    if not document.text:
        raise EmptyInput(NOTHING_SHOWN)
    return document


def read_json_posting(text: str, limits: Limits = DEFAULT_LIMITS) -> Document | None:
    """Reads a file of JSON-LD alone; None where it declares no job posting. Raises TooLarge past the characters."""
    budget = Budget(limits)
    lines = lines_of_postings([load_json(text)], budget, least=1)
    return assemble(lines, "html", budget.warnings()) if lines else None


def _hidden_words(lines: list[DraftLine]) -> Iterator[Warning]:
    words = next((line.text.split() for line in lines if line.hidden), [])
    if words:
        quoted = f"“{' '.join(words[:QUOTED_WORDS])}{' …' if len(words) > QUOTED_WORDS else ''}”"
        yield Warning("hidden-text", f"The page holds text that nobody sees ({quoted}): tiny, clear or white on white.")


def _decoded(data: bytes) -> str:
    declared = CHARSET.search(data[:4096])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    if declared is not None:
        try:
            return data.decode(declared[1].decode("ascii"), "replace")
        except LookupError:
            pass
    text = decode(data)
    if text is None:
        raise BrokenFile
    return text


def parse_page(page: str) -> etree._Element:
    """The tree of a page; raises EmptyInput where there is none."""
    # As UTF-8 bytes: lxml refuses a str that declares an encoding of its own.
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise EmptyInput(NOTHING_SHOWN) from None


def _main_content(page: str, shown: list[DraftLine]) -> list[DraftLine]:
    # trafilatura loads its settings and lists at import, most of a second: only for pages that need it.
    import trafilatura

    found = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=True, include_formatting=True, favor_recall=True
    )
    body = getattr(found, "body", None)
    lines = read_lines(body) if body is not None else []
    words = _count_words(lines)
    if words < LEAST_WORDS or words < LEAST_SHARE * _count_words(shown):
        return shown
    # The library's last resort is all words of the page in a row.
    if len(lines) <= 1 < len(shown):
        return shown
    title = next((line for line in shown if line.heading_level == 1), None)
    if title is not None and not any(_is_said(title.text, line.text) for line in lines):
        lines.insert(0, title)
    return lines


def _is_said(title: str, line: str) -> bool:
    """Whether a line holds a title as whole words."""
    return f" {' '.join(title.casefold().split())} " in f" {' '.join(line.casefold().split())} "


def _count_words(lines: list[DraftLine]) -> int:
    return sum(len(line.text.split()) for line in lines)
