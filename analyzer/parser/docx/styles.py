"""What a DOCX's styles and list definitions give a paragraph and a run (ECMA-376 part 1, 17.3, 17.7 and 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from analyzer.parser.colors import WHITE, Color
from analyzer.parser.docx.boxes import LETTER, is_frame_off
from analyzer.parser.docx.colors import TEXT_FILL, is_transparent, read_color, read_fill
from analyzer.parser.docx.package import W

# Word's size where a document says nothing, in half points (17.3.2.38).
DEFAULT_HALF_POINTS = 20
SMALLEST_READABLE_HALF_POINTS = 6
# Lines that are exactly lower than 3 points, in twentieths of a point, show a sliver of their letters.
LOWEST_READABLE = 60
MEASURE = re.compile(r"(\d+(?:\.\d+)?)(pt|%)?\Z")
HEADING_NAME = re.compile(r"heading\s*([1-9])\Z", re.IGNORECASE)
BULLET = "•"
OFF = ("0", "false", "off", "none")


class Look(NamedTuple):
    """How a run is shown: size in points, `hidden` for letters that Word does not show or that are too small to see.

    `filled` says that the run has a ground of its own. `capitals` says that Word shows small letters as capitals.
    """

    bold: bool
    size: float
    hidden: bool
    color: Color | None
    font: str
    capitals: bool = False
    filled: bool = False
    ground: Color | None = None


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What properties and styles make of a paragraph; `level` is the list level from 0.

    `left` is where the text starts, in twentieths of a point from the margin: in a list, behind the mark. `hidden` says
    that it stands off the page or in rows too low to be seen; `label` is what a list's mark says in words.
    """

    styles: tuple[etree._Element, ...]
    heading_level: int
    listed: bool
    level: int
    filled: bool
    ground: Color | None
    left: int = 0
    hidden: bool = False
    label: str = ""


class Styles:
    """Looks up styles along their basedOn chains and list levels along numId -> abstractNum."""

    def __init__(
        self,
        styles: etree._Element | None,
        numbering: etree._Element | None,
        page: tuple[int, int] = LETTER,
    ) -> None:
        self._page = page
        self._styles: dict[str, etree._Element] = {}
        self._default: dict[str, str] = {}
        self._numbering = numbering
        self._chains: dict[str, tuple[etree._Element, ...]] = {}
        self._marks: dict[tuple[str, int], str] = {}
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
        mark, listed, level = "", False, 0
        if number is not None and value(number) not in (None, "0"):
            depth = next((v for p in sources if (v := value(p.find(f"{W}numPr/{W}ilvl"))) is not None), None)
            level = min(int(depth), 8) if depth is not None and depth.isdecimal() else 0
            mark = self._mark(str(value(number)), level)
            listed = bool(mark)
        elif number is None:
            listed = any(_style_name(s).startswith("list bullet") for s in chain)
        filled, ground = next((found for p in sources if (found := read_fill(p))[0]), (False, None))
        indents = [p.find(f"{W}ind") for p in sources]
        if listed:
            definitions = self._level_definitions(str(value(number)), level)
            indents += [d.find(f"{W}pPr/{W}ind") for d in definitions]
        left = _text_edge([i for i in indents if i is not None], listed)
        bulleted = listed and not heading
        label = _words_of(mark) if bulleted else ""
        hidden = self._is_unseen(sources, left)
        return ParagraphLook(chain, heading, bulleted, level if listed else 0, filled, ground, left, hidden, label)

    def _is_unseen(self, sources: list[etree._Element], left: int) -> bool:
        frame = next((f for p in sources if (f := p.find(f"{W}framePr")) is not None), None)
        if abs(left) > self._page[0] or (frame is not None and is_frame_off(frame, self._page)):
            return True
        spacing = next((s for p in sources if (s := p.find(f"{W}spacing")) is not None and s.get(f"{W}line")), None)
        if spacing is None or spacing.get(f"{W}lineRule") != "exact":
            return False
        height = _measured(spacing.get(f"{W}line"))
        return height is not None and 0 < height < LOWEST_READABLE

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
        size = next((v for r in sources if (v := value(r.find(f"{W}sz"))) is not None), None)
        half_points = _measured(size, 2.0) or DEFAULT_HALF_POINTS
        width = next((v for r in sources if (v := value(r.find(f"{W}w"))) is not None), None)
        seen = half_points * min((_measured(width) or 100.0) / 100, 1.0)
        color = next((found[1] for r in sources if (found := read_color(r))[0]), None)
        filled, ground = next((found for r in sources if (found := read_fill(r))[0]), (False, None))
        fonts = next((f for r in sources if (f := r.find(f"{W}rFonts")) is not None), None)
        font = "" if fonts is None else str(fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "")
        return Look(
            bold=_toggle(sources, "b"),
            size=half_points / 2,
            hidden=_toggle(sources, "vanish")
            or seen < SMALLEST_READABLE_HALF_POINTS
            or next((is_transparent(r) for r in sources if r.find(TEXT_FILL) is not None), False),
            color=color,
            font=font,
            capitals=_toggle(sources, "caps"),
            filled=filled,
            ground=ground,
        )

    def ground_of_table(self, table: etree._Element, around: Color | None) -> Color | None:
        """What the words of a table stand on; None where its style fills some of the cells."""
        own = table.find(f"{W}tblPr")
        filled, ground = (False, None) if own is None else read_fill(own)
        if filled:
            return ground
        style_id = value(table.find(f"{W}tblPr/{W}tblStyle"))
        styles = self.chain(style_id, "table") if style_id in self._styles else ()
        shades = (s.getparent() for style in styles for s in style.iter(f"{W}shd"))
        grounds = {found[1] for p in shades if p is not None and (found := read_fill(p))[0]}
        return None if grounds - {WHITE} else around

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

    def _mark(self, number: str, level: int) -> str:
        if (number, level) not in self._marks:
            self._marks[number, level] = self._look_up_mark(number, level)
        return self._marks[number, level]

    def _look_up_mark(self, number: str, level: int) -> str:
        """The mark that a list level draws, with % before the numbers. A list that is not defined was one once."""
        for definition in self._level_definitions(number, level):
            kind = value(definition.find(f"{W}numFmt"))
            mark = value(definition.find(f"{W}lvlText"))
            if definition.find(f"{W}lvlPicBulletId") is not None:
                return BULLET
            if mark is None:
                return "" if kind == "none" else BULLET
            return (re.sub(r"%\d", "", mark) if kind == "none" else mark).strip()
        return BULLET

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


def _words_of(mark: str) -> str:
    """What a mark says in words ("Certification %1:"), without the number."""
    words = " ".join(re.sub(r"%\d", " ", mark).split())
    return re.sub(r" (?=[:.,;)])", "", words) if re.search(r"[^\W\d_]{2}", words) else ""


def _measured(text: str | None, a_point: float = 1.0) -> float | None:
    """A number as Word writes it, or a measure in points (Strict files) times what a point has of its units."""
    match = MEASURE.match(text or "")
    return None if match is None else float(match[1]) * (a_point if match[2] == "pt" else 1.0)


def _toggle(sources: list[etree._Element], name: str) -> bool:
    found = next((e for r in sources if (e := r.find(f"{W}{name}")) is not None), None)
    return found is not None and (value(found) or "1").lower() not in OFF


def _style_name(style: etree._Element) -> str:
    return (value(style.find(f"{W}name")) or str(style.get(f"{W}styleId", ""))).lower()


def _child(parent: etree._Element, tag: str, key: str, wanted: str | None) -> etree._Element | None:
    return next((c for c in parent.iterchildren(f"{W}{tag}") if c.get(f"{W}{key}") == wanted), None)
