"""What a DOCX's styles and list definitions give a paragraph and a run (ECMA-376 part 1, 17.3, 17.7 and 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from analyzer.parser.docx_package import W

# Word's size where a document says nothing, in half points (17.3.2.38).
DEFAULT_HALF_POINTS = 20
SMALLEST_READABLE_HALF_POINTS = 6
HEADING_NAME = re.compile(r"heading\s*([1-9])\Z", re.IGNORECASE)
OFF = ("0", "false", "off", "none")
WHITE = ("FFFFFF", "FFF", "WHITE")


class Look(NamedTuple):
    """How a run is shown: size in points, `white` for white letters, `hidden` for letters that Word does not show.

    `capitals` says that Word shows small letters as capitals.
    """

    bold: bool
    size: float
    hidden: bool
    white: bool
    font: str
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What properties and styles make of a paragraph; `level` is the list level from 0.

    `left` is where the text starts, in twentieths of a point from the margin: in a list, behind the mark.
    """

    styles: tuple[etree._Element, ...]
    heading_level: int
    listed: bool
    level: int
    shaded: bool
    left: int = 0


class Styles:
    """Looks up styles along their basedOn chains and list levels along numId -> abstractNum."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: dict[str, str] = {}
        self._numbering = numbering
        self._chains: dict[str, tuple[etree._Element, ...]] = {}
        self._levels: dict[tuple[str, int], bool] = {}
        self._paragraphs: dict[bytes, ParagraphLook] = {}
        self._runs: dict[tuple[bytes, tuple[etree._Element, ...]], Look] = {}
        for style in () if styles is None else styles.iterchildren(f"{W}style"):
            name = str(style.get(f"{W}styleId", ""))
            self._styles[name] = style
            if style.get(f"{W}default") not in (None, *OFF):
                self._default.setdefault(str(style.get(f"{W}type", "")), name)
        default = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._run_default = () if default is None else (default,)

    def chain(self, style_id: str | None, kind: str = "paragraph") -> tuple[etree._Element, ...]:
        """The style and those it is based on, nearest first; the default style of the kind where none is named."""
        key = style_id if style_id in self._styles else self._default.get(kind, "")
        if key not in self._chains:
            found: list[etree._Element] = []
            at: str | None = key
            while at in self._styles and self._styles[at] not in found:
                found.append(self._styles[at])
                at = value(self._styles[at].find(f"{W}basedOn"))
            self._chains[key] = tuple(found)
        return self._chains[key]

    def paragraph(self, properties: etree._Element | None) -> ParagraphLook:
        """Resolves a paragraph's `w:pPr`; most paragraphs of a file have one of a few."""
        key = _written(properties)
        if key not in self._paragraphs:
            self._paragraphs[key] = self._paragraph(properties)
        return self._paragraphs[key]

    def _paragraph(self, properties: etree._Element | None) -> ParagraphLook:
        style_id = None if properties is None else value(properties.find(f"{W}pStyle"))
        chain = self.chain(style_id)
        own = () if properties is None else (properties,)
        sources = [*own, *(p for s in chain if (p := s.find(f"{W}pPr")) is not None)]
        heading = self._heading_level(sources, chain)
        number = next((n for p in sources if (n := p.find(f"{W}numPr/{W}numId")) is not None), None)
        listed, level = False, 0
        if number is not None and value(number) not in (None, "0"):
            depth = next((v for p in sources if (v := value(p.find(f"{W}numPr/{W}ilvl"))) is not None), None)
            level = min(int(depth), 8) if depth is not None and depth.isdecimal() else 0
            listed = self._shows_mark(str(value(number)), level)
        elif number is None:
            listed = any(_style_name(s).startswith("list bullet") for s in chain)
        shaded = any(is_shaded(p) for p in sources)
        indents = [p.find(f"{W}ind") for p in sources]
        if listed:
            definitions = self._level_definitions(str(value(number)), level)
            indents += [d.find(f"{W}pPr/{W}ind") for d in definitions]
        left = _text_edge([i for i in indents if i is not None], listed)
        return ParagraphLook(chain, heading, listed and not heading, level if listed else 0, shaded, left)

    def run(self, properties: etree._Element | None, paragraph: ParagraphLook) -> Look:
        """Resolves a run's `w:rPr` within its paragraph."""
        key = (_written(properties), paragraph.styles)
        if key not in self._runs:
            self._runs[key] = self._run(properties, paragraph)
        return self._runs[key]

    def _run(self, properties: etree._Element | None, paragraph: ParagraphLook) -> Look:
        own = () if properties is None else (properties,)
        named = None if properties is None else value(properties.find(f"{W}rStyle"))
        styles = (*(self.chain(named, "character") if named in self._styles else ()), *paragraph.styles)
        sources = [*own, *(r for s in styles if (r := s.find(f"{W}rPr")) is not None), *self._run_default]
        size = next((v for r in sources if (v := value(r.find(f"{W}sz"))) is not None), "")
        half_points = float(size) if re.fullmatch(r"\d+(\.\d+)?", size) else DEFAULT_HALF_POINTS
        color = next((v for r in sources if (v := value(r.find(f"{W}color"))) is not None), "")
        lit = any(is_shaded(r) or value(r.find(f"{W}highlight")) not in (None, "none") for r in own)
        fonts = next((f for r in sources if (f := r.find(f"{W}rFonts")) is not None), None)
        font = "" if fonts is None else str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "")
        return Look(
            bold=_toggle(sources, "b"),
            size=half_points / 2,
            hidden=_toggle(sources, "vanish") or half_points < SMALLEST_READABLE_HALF_POINTS,
            white=color.upper() in WHITE and not lit,
            font=font,
            capitals=_toggle(sources, "caps"),
        )

    def table_is_shaded(self, table: etree._Element) -> bool:
        """Whether the table or its style fills any cell with a colour."""
        style_id = value(table.find(f"{W}tblPr/{W}tblStyle"))
        styles = self.chain(style_id, "table") if style_id in self._styles else ()
        own = table.find(f"{W}tblPr")
        return (own is not None and is_shaded(own)) or any(_fills(s) for style in styles for s in style.iter(f"{W}shd"))

    @staticmethod
    def _heading_level(sources: list[etree._Element], chain: tuple[etree._Element, ...]) -> int:
        outline = next((v for p in sources if (v := value(p.find(f"{W}outlineLvl"))) is not None), None)
        if outline is not None and outline.isdecimal():
            return int(outline) + 1 if int(outline) < 9 else 0
        for style in chain:
            name = _style_name(style)
            if name == "title":
                return 1
            if heading := HEADING_NAME.match(name):
                return int(heading[1])
        return 0

    def _shows_mark(self, number: str, level: int) -> bool:
        if (number, level) not in self._levels:
            self._levels[number, level] = self._look_up_mark(number, level)
        return self._levels[number, level]

    def _look_up_mark(self, number: str, level: int) -> bool:
        """Whether a list level draws a mark or number. A list that is not defined was one once: yes."""
        for definition in self._level_definitions(number, level):
            kind = value(definition.find(f"{W}numFmt"))
            mark = value(definition.find(f"{W}lvlText"))
            picture = definition.find(f"{W}lvlPicBulletId") is not None
            if mark is None:
                return picture or kind != "none"
            return picture or bool(mark.strip())
        return True

    def _level_definitions(self, number: str, level: int) -> Iterator[etree._Element]:
        if self._numbering is None:
            return
        instance = _child(self._numbering, "num", "numId", number)
        if instance is None:
            return
        override = _child(instance, "lvlOverride", "ilvl", str(level))
        if override is not None:
            yield from override.iterchildren(f"{W}lvl")
        abstract = _child(self._numbering, "abstractNum", "abstractNumId", value(instance.find(f"{W}abstractNumId")))
        if abstract is None:
            return
        linked = value(abstract.find(f"{W}numStyleLink"))
        if linked is not None:
            abstract = next(
                (
                    a
                    for a in self._numbering.iterchildren(f"{W}abstractNum")
                    if value(a.find(f"{W}styleLink")) == linked
                ),
                abstract,
            )
        if (found := _child(abstract, "lvl", "ilvl", str(level))) is not None:
            yield found


def _written(properties: etree._Element | None) -> bytes:
    return b"" if properties is None else etree.tostring(properties, with_tail=False)


def _text_edge(indents: list[etree._Element], listed: bool) -> int:
    """Where text starts by the nearest indents that say so (17.3.1.12)."""

    def twips(*names: str) -> int:
        found = next((v for i in indents for n in names if (v := i.get(f"{W}{n}")) is not None), "0")
        return int(found) if re.fullmatch(r"-?\d{1,6}", str(found)) else 0

    left = twips("left", "start")
    return left if listed else left + twips("firstLine") - twips("hanging")


def value(element: etree._Element | None) -> str | None:
    """An element's `w:val`."""
    found = None if element is None else element.get(f"{W}val")
    return None if found is None else str(found)


def is_shaded(properties: etree._Element) -> bool:
    """Whether properties (of a run, paragraph, cell or table) fill the background with a colour."""
    shade = properties.find(f"{W}shd")
    return shade is not None and _fills(shade)


def _fills(shade: etree._Element) -> bool:
    fill = str(shade.get(f"{W}fill", "auto")).upper()
    theme = shade.get(f"{W}themeFill")
    pattern = value(shade) or "clear"
    return fill not in ("AUTO", "", *WHITE) or (theme is not None and fill == "AUTO") or pattern not in ("clear", "nil")


def _toggle(sources: list[etree._Element], name: str) -> bool:
    found = next((e for r in sources if (e := r.find(f"{W}{name}")) is not None), None)
    return found is not None and (value(found) or "1").lower() not in OFF


def _style_name(style: etree._Element) -> str:
    return (value(style.find(f"{W}name")) or str(style.get(f"{W}styleId", ""))).lower()


def _child(parent: etree._Element, tag: str, key: str, wanted: str | None) -> etree._Element | None:
    return next((c for c in parent.iterchildren(f"{W}{tag}") if c.get(f"{W}{key}") == wanted), None)
