"""Bytes to Document to Resume: the entry that tells the format and hands over to its reader."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from analyzer.errors import BrokenFile, EmptyInput, LegacyFormat, NoTextLayer, TooLarge, UnknownFormat
from analyzer.model import Document, Format
from analyzer.parser.limits import DEFAULT_LIMITS, Budget, Limits
from analyzer.parser.plain.encoding import decode, repair
from analyzer.parser.sniff import sniff

if TYPE_CHECKING:
    from analyzer.model import Resume

__all__ = ["DEFAULT_LIMITS", "Limits", "read_document", "read_resume"]

_BLANK = b" \t\r\n\x00\x0c"
_ARCHIVE = "This is an archive or another office file. Save the resume as .docx or PDF, or paste the text instead."


def read_document(data: bytes | str, *, name: str = "", limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a file's bytes, or pasted text, in reading order.

    `name` only tells Markdown from plain text, where its headings do not; every other format is told from the bytes.
    Raises EmptyInput, TooLarge, UnknownFormat, LegacyFormat, EncryptedFile, NoTextLayer, BrokenFile or Busy.
    """
    if isinstance(data, str):
        if data.lstrip()[:1] == "<" and sniff(data.encode("utf-8", "replace")) == "html":
            data = data.encode("utf-8", "replace")
        else:
            return _read_text(data, name, limits)
    if not (data[:1024].strip(_BLANK) or data.strip(_BLANK)):
        raise EmptyInput
    if len(data) > limits.max_bytes:
        raise TooLarge
    kind = sniff(data)
    if kind == "pdf":
        from analyzer.parser.pdf.reader import read_pdf

        return read_pdf(data, limits)
    if kind == "docx":
        return _read_docx(data, limits)
    if kind in ("doc", "rtf", "odt", "fodt", "wordml"):
        from analyzer.parser.legacy import convert_legacy

        converted = convert_legacy(data, ".xml" if kind == "wordml" else f".{kind}", limits.max_seconds)
        if sniff(converted) != "docx":
            raise LegacyFormat
        return _read_docx(converted, limits)
    if kind in ("html", "mhtml"):
        from analyzer.parser.html.reader import read_html
        from analyzer.parser.html.web_archive import pages_of

        page = data if kind == "html" else next(pages_of(data), b"")
        return _with_text(read_html(page, limits))
    if kind == "image":
        from analyzer.parser.pdf.reader import read_photo

        return read_photo(data, limits)
    if kind == "zip":
        raise UnknownFormat(_ARCHIVE)
    text = decode(data)
    if text is None:
        raise UnknownFormat
    return _read_text(text, name, limits)


def read_resume(document: Document, limits: Limits = DEFAULT_LIMITS) -> Resume:
    """Read a document as a resume: contact, sections, entries, bullets; what takes too long is named in a warning."""
    from analyzer.parser.resume.reader import read_structure

    return read_structure(document, limits)


def _read_text(text: str, name: str, limits: Limits) -> Document:
    from analyzer.parser.plain.reader import is_markdown, read_plain_text

    if len(text) > limits.max_characters:
        raise TooLarge
    if text.lstrip()[:1] in ("{", "[") and "JobPosting" in text:
        from analyzer.parser.html.reader import read_json_posting

        posting = read_json_posting(text, limits)
        if posting is not None:
            return posting
    text = repair(text)
    if not text.strip():
        raise EmptyInput
    marked = PurePath(name).suffix.lower() in (".md", ".markdown") or is_markdown(text)
    kind: Format = "markdown" if marked else "text"
    return _with_text(read_plain_text(text, kind, Budget(limits)))


def _with_text(document: Document) -> Document:
    if not document.text.strip():
        raise EmptyInput
    return document


def _read_docx(data: bytes, limits: Limits) -> Document:
    from analyzer.parser.docx.reader import read_docx

    document = read_docx(data, limits)
    if not document.text.strip():
        if any(warning.code == "picture-of-text" for warning in document.warnings):
            raise NoTextLayer(
                "This Word file is a picture: it holds no text. Send the picture itself, or paste the text."
            )
        raise BrokenFile(
            "This Word file holds no text. Save it again from the program that made it, or paste the text."
        )
    return document
