"""The PDF reader: pages to words, words to rows and columns, rows to the lines of a Document."""

from __future__ import annotations

import time
from dataclasses import replace

from analyzer.errors import BrokenFile, NoTextLayer, UnknownFormat
from analyzer.model import Document, Warning
from analyzer.parser.limits import DEFAULT_LIMITS, Limits
from analyzer.parser.pdf.drawings import Drawings
from analyzer.parser.pdf.library import PDFIUM, open_pdf
from analyzer.parser.pdf.lines import build_document
from analyzer.parser.pdf.marks import Marks
from analyzer.parser.pdf.pages import read_carefully, read_pages, take_page
from analyzer.parser.pdf.reading import Reading


def read_pdf(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a PDF in reading order.

    Raises EncryptedFile, NoTextLayer, BrokenFile or TooLarge. Pages past the limits are named in a warning.
    """
    try:
        with PDFIUM:
            file = open_pdf(data)
        try:
            return build_document(read_pages(file, limits, Marks(data)))
        finally:
            with PDFIUM:
                file.close()
    except (BrokenFile, NoTextLayer):
        reading = read_carefully(data, limits)
        if not reading.characters:
            raise
        return build_document(reading)


def read_photo(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a photo or scan (PNG, JPEG, TIFF of several pages ...) in reading order, 612 points wide.

    Raises UnknownFormat without the extra `ocr`, NoTextLayer where no words are found, BrokenFile, TooLarge, or Busy
    where other pictures keep it waiting past the seconds of the limits.
    """
    from analyzer.parser.scans import ocr
    from analyzer.parser.scans.picture import count_pages, open_picture

    if not ocr.can_read_pictures():
        raise UnknownFormat(f"This is a photo or scan. {ocr.INSTALL}, save the resume as .docx, or paste the text.")
    reading = Reading()
    ends, total = time.monotonic() + limits.max_seconds, count_pages(data)
    for page in range(total):
        if page >= limits.max_pages or (page and time.monotonic() > ends):
            message = f"Only the first {page} of {total} pages were read; a resume is one or two pages long."
            reading.warnings.append(Warning("page-limit", message))
            break
        found = ocr.read_picture(open_picture(data, page), seconds=max(ends - time.monotonic(), 0.0))
        take_page(found, Drawings(), page + 1, reading)
        reading.pictures.append(page + 1)
        reading.late += found.late
    if not reading.characters:
        raise NoTextLayer("No words were found in this picture. Take it again in good light, or paste the text.")
    return replace(build_document(reading), format="image")
