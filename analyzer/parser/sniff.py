"""Tells what a file is from its bytes, never from its name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Literal

Kind = Literal["pdf", "docx", "odt", "doc", "rtf", "fodt", "wordml", "html", "mhtml", "image", "zip", "text"]

_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM")
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|section|article|main|header|nav|"
    rb"ul|ol|dl|font|pre|meta|link|script|style|(div|p|h[1-6]|table|span|center|br|img|a))\b",
    re.I | re.S,
)
# Markdown may open with a centered heading or a picture in HTML.
_MARKDOWN = re.compile(rb"^#{1,6} \S", re.M)
# Word documents saved as one XML file (Word 2003 XML, or the parts of a .docx in one file).
_WORD_XML = re.compile(rb"^\s*<\?xml[^>]*>\s*<\?mso-application\s+progid=\"Word\.Document\"\s*\?>")
# OpenDocument in one XML file; its kind stands behind the names of all its namespaces.
_FLAT_TEXT = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?<office:document\s[^>]*opendocument\.text")
_ARCHIVED_PAGE = re.compile(rb"^\s*(?:(?:From|Subject|Date|X-[\w-]+|Snapshot-[\w-]+):.*\r?\n)*MIME-Version:", re.I)
# Where Word keeps the body; other programs name their parts as they like, and say which they are.
_WORD_PART = re.compile(r"[/\\]?word[/\\]document\d*\.xml", re.I)
_TYPES = "[Content_Types].xml"
_WORD_TYPE = re.compile(rb"wordprocessingml\.(?:document|template)\.main|ms-word\.(?:document|template)\.macroEnabled")


def sniff(data: bytes) -> Kind:
    """The kind of the bytes; "text" stands for whatever is none of the others."""
    head = data[:1024]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "doc"
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_IMAGES[:-1]) or (head.startswith(b"BM") and b"\x00" in head[:32]):
        return "image"
    if head[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif") or (
        head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    ):
        return "image"
    if match := _HTML.match(_ascii(head)):
        return "text" if match[1] and len(_MARKDOWN.findall(data)) > 1 else "html"
    if _WORD_XML.search(_ascii(head)):
        return "wordml"
    if b"<office:document" in head and _FLAT_TEXT.match(data[:16_384]):
        return "fodt"
    if _ARCHIVED_PAGE.match(head):
        return "mhtml"
    return "text"


def _ascii(head: bytes) -> bytes:
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"") if head.count(0) > len(head) // 3 else head


def _zip_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if any(_WORD_PART.fullmatch(name) for name in names):
                return "docx"
            types = archive.read(_TYPES) if _TYPES in names and archive.getinfo(_TYPES).file_size < 1_000_000 else b""
            if _WORD_TYPE.search(types):
                return "docx"
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                if b"opendocument.text" in archive.read("mimetype"):
                    return "odt"
            return "zip"
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError, zlib.error):
        # A cut-off DOCX has lost its directory but still names its parts.
        return "docx" if b"word/" in data[:65536] else "zip"
