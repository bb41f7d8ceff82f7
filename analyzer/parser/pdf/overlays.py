"""What is laid over the page of a PDF: form fields, text typed on it, stamps. Viewers show them, the page has them not.

PDFium draws them into the page (in memory), so that their words are read in their place with all others.
"""

from __future__ import annotations

import ctypes
import re
from typing import Any

from analyzer.parser.pdf.library import PdfFile, PdfPage, raw
from analyzer.parser.pdf.links import Clickable, page_links

_TYPED = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_TEXT_FIELDS = ("Tx", "Ch")
_PASSWORD = 1 << 13
_MOST = 500  # of a page; no form of a page has more fields
_WORDS = re.compile(r"[A-Za-z0-9]+")


def load_page(file: PdfFile, index: int) -> tuple[PdfPage, list[str], list[Clickable]]:
    """A page with what is laid over it, the words typed there, and its links.

    The caller holds `PDFIUM` and closes the page.
    """
    page = file[index]
    typed, links = _typed_words(page), page_links(page)
    if typed is None:
        return page, [], links
    page.close()
    if file.formenv is None:
        file.init_forms()  # appearances that the file does not hold are made when the page is loaded
    page = file[index]
    _keep_typed(page)
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    return file[index], typed, links


def _typed_words(page: PdfPage) -> list[str] | None:
    words: list[str] = []
    found = False
    for index in range(min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST)):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        kind = raw.FPDFAnnot_GetSubtype(note)
        if kind in _TYPED and not raw.FPDFAnnot_GetFlags(note) & _UNSEEN:
            found = True
            words += _WORDS.findall(_value(note, kind))
        raw.FPDFPage_CloseAnnot(note)
    return words if found else None


def _keep_typed(page: PdfPage) -> None:
    """Take off all else: a highlight would be drawn over the words that it marks."""
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw) - 1, -1, -1):
        note = raw.FPDFPage_GetAnnot(page.raw, index)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind not in _TYPED:
            raw.FPDFPage_RemoveAnnot(page.raw, index)


def _value(note: Any, kind: int) -> str:
    """The text of a typed note or of a field that holds text."""
    if kind != raw.FPDF_ANNOT_WIDGET:
        return _string(note, b"Contents") if kind == raw.FPDF_ANNOT_FREETEXT else ""
    flags = ctypes.c_float()
    raw.FPDFAnnot_GetNumberValue(note, b"Ff", flags)
    if _string(note, b"FT") not in _TEXT_FIELDS or int(flags.value) & _PASSWORD:
        return ""
    return _string(note, b"V")


def _string(note: Any, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFAnnot_GetStringValue(note, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length)
    return buffer.raw[: max(length - 2, 0)].decode("utf-16-le", "replace")
