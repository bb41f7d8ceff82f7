"""Texts that the elements of a tagged PDF give for what is drawn (`ActualText`, ISO 32000-1 section 14.9.4)."""

from __future__ import annotations

from typing import Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.utils import decode_text

from analyzer.parser.pdf.marked_types import Spoken

SpokenElements = dict[tuple[int, int], Spoken]

_MOST = 20_000
_UTF8_MARK = b"\xef\xbb\xbf"


def decoded(value: object) -> str:
    """A text string of a PDF; "" where it is none."""
    found = resolve1(value)
    if not isinstance(found, bytes):
        return found if isinstance(found, str) else ""
    if found.startswith(_UTF8_MARK):
        return found[len(_UTF8_MARK) :].decode("utf-8", "replace")
    return decode_text(found)


def spoken_elements(root: object) -> SpokenElements:
    """The text for each page (its object number) and mark; an element's marks on one page share one text."""
    found: SpokenElements = {}
    seen: set[int] = set()
    waiting: list[tuple[Any, int, str, dict[int, Spoken]]] = [(root, -1, "", {})]
    while waiting and len(seen) < _MOST:
        item, page, text, shared = waiting.pop()
        if isinstance(item, PDFObjRef):
            if item.objid in seen:
                continue
            seen.add(item.objid)
        node = resolve1(item)
        if isinstance(node, list):
            waiting += [(kid, page, text, shared) for kid in node]
        elif isinstance(node, int):
            if text:
                found[page, node] = shared.setdefault(page, Spoken(text))
        elif isinstance(node, dict):
            page = node["Pg"].objid if isinstance(node.get("Pg"), PDFObjRef) else page
            if not text and (text := decoded(node.get("ActualText"))):
                shared = {}
            waiting.append((node.get("MCID", node.get("K")), page, text, shared))
    return found
