"""pdfplumber's pages, laid out within limits: it takes a second for some 15,000 characters."""

from __future__ import annotations

import io
import logging
import time
from collections.abc import Iterator
from typing import Any

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.utils.exceptions import PdfminerException

from analyzer.parser.limits import Limits
from analyzer.parser.pdf.characters import PageGeometry, PageText, Word

# What pdfminer logs about a damaged file may quote its text.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

UNREADABLE = (
    PDFException,
    PSException,
    PdfminerException,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    RecursionError,
    OSError,
)
# Of the time for a page, what its layout may take: the rest goes to its words.
_LAYOUT = 0.4


class TooFull(Exception):
    """A page draws more characters than asked for, or takes longer."""


class _Device(PDFPageAggregatorWithMarkedContent):
    """Stops between two strings once the page is too full."""

    def __init__(self, page: Page, most: int, deadline: float) -> None:
        super().__init__(page.pdf.rsrcmgr, pageno=page.page_number, laparams=page.pdf.laparams)
        self.left = most
        self.deadline = deadline

    def render_string(self, textstate: Any, seq: Any, *others: Any) -> None:
        """Draws a string, as pdfminer says."""
        self.left -= sum(len(part) for part in seq if isinstance(part, bytes))
        if self.left < 0 or time.monotonic() > self.deadline:
            raise TooFull
        super().render_string(textstate, seq, *others)


def lay_out_carefully(page: Page, most: int, deadline: float) -> None:
    """Lays a page out, with at most so many bytes of text, before a time of `time.monotonic`. Raises TooFull."""
    device = _Device(page, most, deadline)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    page._layout = device.get_result()  # where `Page.layout` looks first


def careful_pages(data: bytes, limits: Limits) -> Iterator[PageText | None]:
    """The words of each page as pdfplumber sees them, for files in which the fast reader finds none.

    None stands for the pages past the limits; a file that cannot be opened has no pages.
    """
    deadline = time.monotonic() + _LAYOUT * limits.max_seconds
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            for page in file.pages[: limits.max_pages]:
                lay_out_carefully(page, 2 * limits.max_characters, deadline)
                yield _words_of(page)
            if len(file.pages) > limits.max_pages:
                yield None
    except TooFull:
        yield None
    except UNREADABLE:
        return


def _words_of(page: Page) -> PageText:
    words = [
        Word(
            text=w["text"],
            x0=w["x0"],
            x1=w["x1"],
            top=w["top"],
            bottom=w["bottom"],
            base=w["bottom"] - 0.2 * w["size"],
            size=w["size"],
            bold="bold" in w["fontname"].lower(),
            upright=bool(w["upright"]),
        )
        for w in page.extract_words(extra_attrs=["size", "fontname"], use_text_flow=True)
    ]
    plain = " ".join(w.text for w in words)
    geometry = PageGeometry(0.0, 0.0, float(page.width), float(page.height), 0)
    return PageText(words, plain, plain.count("(cid:"), sum(len(w.text) for w in words), geometry)
