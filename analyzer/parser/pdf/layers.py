"""Layers of a PDF (optional content, ISO 32000-1 section 8.11): which are off when the file is opened."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSLiteral

from analyzer.parser.pdf.characters import PageText, Word
from analyzer.parser.pdf.marked_types import Glyph, MarkedPage

_DEEPEST = 10


class Layers:
    """The layers of a file by its catalog's entry `OCProperties`; `off` are the object numbers of those not shown."""

    def __init__(self, properties: object) -> None:
        entry = _dictionary(properties)
        default = _dictionary(entry.get("D"))
        every = _numbers(entry.get("OCGs"))
        self.off = _numbers(default.get("OFF"))
        if _name(default.get("BaseState")) == "OFF":
            self.off = every - _numbers(default.get("ON"))
        for usage in _list(default.get("AS")):
            self._use(_dictionary(usage))

    def _use(self, usage: Mapping[str, object]) -> None:
        """Layers that a viewer switches by what they are for, when it shows the file."""
        if _name(usage.get("Event")) != "View" or "View" not in map(_name, _list(usage.get("Category"))):
            return
        for layer in _list(usage.get("OCGs")):
            state = _dictionary(_dictionary(_dictionary(layer).get("Usage")).get("View")).get("ViewState")
            if isinstance(layer, PDFObjRef) and _name(state) in ("ON", "OFF"):
                (self.off.add if _name(state) == "OFF" else self.off.discard)(layer.objid)

    def hides(self, membership: object) -> bool:
        """Whether content that belongs to this layer, or to layers by this rule, is not shown."""
        if isinstance(membership, PDFObjRef) and membership.objid in self.off:
            return True
        rule = _dictionary(membership)
        if not self.off or _name(rule.get("Type")) != "OCMD":
            return False
        if rule.get("VE") is not None:
            return not self._holds(rule["VE"], 0)
        found = rule.get("OCGs")
        members = [found] if _dictionary(found) else _list(found)
        states = [not self.hides(member) for member in members if _dictionary(member)]
        if not states:
            return False
        policy = _name(rule.get("P")) or "AnyOn"
        shown = {"AllOn": all(states), "AnyOff": not all(states), "AllOff": not any(states)}
        return not shown.get(policy, any(states))

    def _holds(self, expression: object, depth: int) -> bool:
        parts = _list(expression)
        if not parts or depth > _DEEPEST:
            return not self.hides(expression)
        states = [self._holds(part, depth + 1) for part in parts[1:]]
        operator = _name(parts[0])
        if operator == "Not":
            return not any(states)
        return any(states) if operator == "Or" else all(states)


def hide_layers(text: PageText, page: MarkedPage) -> None:
    """Mark the words that stand on layers not shown as hidden; a word that is shown in its place, too, is not."""
    unseen = [glyph for glyph in page.glyphs if glyph.hidden]
    seen = [glyph for glyph in page.glyphs if not glyph.hidden]
    if not unseen:
        return
    unseen_at, seen_at = _middles(unseen, text), _middles(seen, text)
    for word in text.words:
        covered = _inside(word, unseen, unseen_at)
        if covered:
            shown = _inside(word, seen, seen_at)
            word.hidden = word.hidden or not shown or (word.text in covered and word.text not in shown)


def _middles(glyphs: list[Glyph], text: PageText) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    boxes = np.array([glyph.box for glyph in glyphs], dtype=np.float64).reshape(-1, 4)
    x0, top, x1, bottom = text.geometry.box(*boxes.T)
    return np.array(((x0 + x1) / 2, (top + bottom) / 2))


def _inside(word: Word, glyphs: list[Glyph], at: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> str:
    """The letters whose middles stand in the word's box, "?" for each without a meaning."""
    x, y = at
    found = np.flatnonzero((word.x0 <= x) & (x <= word.x1) & (word.top <= y) & (y <= word.bottom))
    return "".join(glyphs[number].text or "?" for number in found.tolist())


def _dictionary(value: object) -> Mapping[str, object]:
    found = resolve1(value)
    return found if isinstance(found, dict) else {}


def _list(value: object) -> list[object]:
    found = resolve1(value)
    return found if isinstance(found, list) else []


def _numbers(value: object) -> set[int]:
    return {item.objid for item in _list(value) if isinstance(item, PDFObjRef)}


def _name(value: object) -> str:
    found = resolve1(value)
    return str(found.name) if isinstance(found, PSLiteral) else ""
