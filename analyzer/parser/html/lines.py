"""An element tree of HTML, or of trafilatura's output, as the lines that it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree

from analyzer.parser.drafts import DraftLine, split_mark
from analyzer.parser.html.flow import Flow, flow_of
from analyzer.parser.html.style import PageLook, PageStyles
from analyzer.parser.limits import Budget
from analyzer.parser.plain.encoding import repair

NAVIGATION = ("nav", "menu")
# A site's page has its own words there; a resume saved as a page has a column or a phone number.
MARGINS = ("footer", "aside")
# A page with so many links is a site's page and not a document saved as HTML.
SITE_LINKS = 15
MARGIN_LINKS = 4
UNSEEN = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "audio", "video", "title"),
        *("select", "option", "button", "input", "textarea", "dialog", "meta", "link", "map", "math"),
        *NAVIGATION,
    )
)
BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "main", "header", "body", "html", "form", "fieldset", "address", "details"),
        *("summary", "figure", "figcaption", "blockquote", "pre", "hr", "dl", "dt", "dd", "ul", "ol", "li", "tr"),
        *("table", "caption", "center", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("list", "item", "row", "quote", "doc"),  # trafilatura's own
        *MARGINS,
    )
)
LISTS = frozenset(("ul", "ol", "list"))
ITEMS = frozenset(("li", "item"))
CELLS = frozenset(("td", "th", "cell"))
BREAKS = frozenset(("br", "lb"))
BOLD = frozenset(("b", "strong", "th"))
HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
KEEPS_BREAKS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
# Banners that ask to be let store something; the buttons below them are no words of the page.
COOKIES = re.compile(
    r"(?:we|this (?:web)?site|our (?:web)?site|by (?:using|continuing|clicking)|like most sites)\b[^.!?]*\bcookies?\b",
    re.IGNORECASE,
)
BANNER = re.compile(
    r"cookie|gdpr|onetrust|(?:^|[\s_-])cc[_-](?:window|banner)|consent[_-]?(?:banner|bar|popup|manager|modal|notice)",
    re.IGNORECASE,
)
MOST_BANNER = 2_000
HEADING = re.compile(r"h([1-6])\Z")


@dataclass(slots=True)
class _Collector:
    budget: Budget
    lines: list[DraftLine] = field(default_factory=list)
    pieces: list[tuple[str, bool, bool]] = field(default_factory=list)
    look: PageLook = field(default_factory=PageLook)
    links: list[str] = field(default_factory=list)
    starts_item: bool = False
    of_site: bool = False
    depth: int = 0
    bold: int = 0
    tables: int = 0
    keeping: int = 0
    heading: int = 0

    def add(self, text: str | None) -> None:
        rows = (text or "").split("\n") if self.keeping else [text or ""]
        for number, row in enumerate(rows):
            if number:
                self.flush()
            if row:
                self.pieces.append((re.sub(r"\s+", " ", row), self.bold > 0, self.look.is_unseen))

    def next_cell(self) -> None:
        if any(text.strip() for text, _, _ in self.pieces):
            self.pieces.append(("\t", False, False))

    def flush(self) -> None:
        pieces, self.pieces = self.pieces, []
        self._add_line([(text, bold) for text, bold, unseen in pieces if not unseen], hidden=False)
        if not self.of_site and any(unseen and text.strip() for text, _, unseen in pieces):
            # What shows between two hidden words keeps them apart.
            self._add_line([(text, bold) if unseen else (" ", bold) for text, bold, unseen in pieces], hidden=True)

    def _add_line(self, pieces: list[tuple[str, bool]], *, hidden: bool) -> None:
        if not any(text.strip() for text, _ in pieces) or not self.budget.allows_more():
            return
        marked, body = split_mark(repair("".join(text for text, _ in pieces)).strip(), whole=True)
        if not body or COOKIES.match(body):
            return
        self.budget.count(body)
        letters = sum(len(t.strip()) for t, _ in pieces)
        bold = sum(len(t.strip()) for t, is_bold in pieces if is_bold)
        bullet = (self.starts_item or marked) and not self.heading
        self.lines.append(
            DraftLine(
                text=body,
                bullet=bullet,
                bold=bold * 2 > letters,
                indent=18.0 * max(self.depth - 1, 0) if bullet else 0.0,
                heading_level=self.heading,
                in_table=self.tables > 0,
                hidden=hidden,
                links=tuple(self.links),
            )
        )
        self.starts_item = False
        self.links.clear()


def read_lines(root: etree._Element, budget: Budget | None = None) -> list[DraftLine]:
    """The lines of everything below `root` that is displayed, list items as bullets, without site navigation.

    Ends where the budget is spent; raises TooLarge past its characters.
    """
    of_site = is_site_page(root)
    styles = PageStyles.of(root)
    out = _Collector(budget or Budget(), look=styles.first_look(), of_site=of_site)
    stack: list[tuple[etree._Element, PageLook | None, Flow]] = [(root, None, Flow.PLAIN)]
    while stack:
        element, around, flow = stack.pop()
        tag = element.tag
        if not isinstance(tag, str) or _is_unseen(element, tag) or (of_site and tag in MARGINS):
            if element is not root:
                out.add(element.tail)
        elif around is not None:
            _leave(out, element, tag, flow)
            out.look = around
            if element is not root:
                out.add(element.tail)
        else:
            declared = styles.declared(element)
            around, look = out.look, styles.look(element, out.look, declared)
            flow = Flow.PLAIN if element is root else flow_of(element, declared, styles, BLOCKS)
            if _takes_line(tag, flow):
                out.flush()
            out.look = look
            _enter(out, element, tag, flow)
            stack.append((element, around, flow))
            stack.extend((child, None, Flow.PLAIN) for child in reversed(element))
    out.flush()
    return out.lines


def is_site_page(root: etree._Element) -> bool:
    """Whether this is the page of a site, by its navigation or its many links."""
    links = list(islice(root.iter("a"), SITE_LINKS))
    if next(root.iter(*NAVIGATION), None) is not None or len(links) == SITE_LINKS:
        return True
    return sum(next(link.iterancestors(*MARGINS), None) is not None for link in links) >= MARGIN_LINKS


def _takes_line(tag: str, flow: Flow) -> bool:
    return flow is Flow.LINE or (tag in BLOCKS and flow is not Flow.CELL)


def _enter(out: _Collector, element: etree._Element, tag: str, flow: Flow) -> None:
    level = _heading_level(element, tag)
    if _takes_line(tag, flow) or level or tag in BREAKS:
        out.flush()
    out.heading = level or out.heading
    out.depth += tag in LISTS
    out.tables += tag == "table"
    out.bold += _is_bold(element, tag)
    out.keeping += _keeps_breaks(element, tag)
    if tag == "a" and (address := str(element.get("href", "")).strip()):
        out.links.append(address)
    if tag in ITEMS:
        out.starts_item = True
    if tag in CELLS or flow is Flow.CELL:
        out.next_cell()
    out.add(element.text)


def _leave(out: _Collector, element: etree._Element, tag: str, flow: Flow) -> None:
    level = _heading_level(element, tag)
    if _takes_line(tag, flow) or level:
        out.flush()
    if level:
        out.heading = 0
    if tag in ITEMS:
        out.starts_item = False
    out.depth -= tag in LISTS
    out.tables -= tag == "table"
    out.bold -= _is_bold(element, tag)
    out.keeping -= _keeps_breaks(element, tag)


def _heading_level(element: etree._Element, tag: str) -> int:
    """The level of h1-h6, of trafilatura's head, or of an element whose role is heading."""
    name = str(element.get("rend", "h2")) if tag == "head" and element.get("rend") else tag
    if match := HEADING.match(name):
        return int(match[1])
    if element.get("role") == "heading":
        level = str(element.get("aria-level", "2"))
        return int(level) if level in "123456" and level else 2
    return 0


def _is_bold(element: etree._Element, tag: str) -> bool:
    return tag in BOLD or (tag == "hi" and element.get("rend") in ("#b", "b", "bold"))


def _keeps_breaks(element: etree._Element, tag: str) -> bool:
    return tag == "pre" or bool(KEEPS_BREAKS.search(str(element.get("style", ""))))


def _is_unseen(element: etree._Element, tag: str) -> bool:
    if tag in UNSEEN or element.get("hidden") is not None:
        return True
    if element.get("role") in ("navigation", "contentinfo", "search", "menu"):
        return True
    return bool(HIDING.search(str(element.get("style", "")))) or _is_banner(element, tag)


def _is_banner(element: etree._Element, tag: str) -> bool:
    """Whether this is a notice on cookies by its name, and not the page around one."""
    named = " ".join(str(element.get(name, "")) for name in ("id", "class", "aria-label"))
    if not named.strip() or tag in ("html", "body", "main", "article") or not BANNER.search(named):
        return False
    if next(element.iter("h1", "main", "article"), None) is not None:
        return False
    return sum(len(text) for text in element.itertext()) < MOST_BANNER
