"""DOCX -> Document: everything that Word shows, with the place of each line in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from analyzer.errors import BrokenFile
from analyzer.model import Document, Warning
from analyzer.parser.docx.body import PartReader
from analyzer.parser.docx.boxes import has_backdrop, page_size
from analyzer.parser.docx.charts import read_chart
from analyzer.parser.docx.embedded import read_chunk, read_diagram
from analyzer.parser.docx.package import Package, R, Relationship, W, open_package
from analyzer.parser.docx.styles import OFF, Styles, value
from analyzer.parser.drafts import DraftLine, assemble, tidy
from analyzer.parser.limits import DEFAULT_LIMITS, Budget, Limits

MAX_UNPACKED_BYTES = 100 * 1024 * 1024
DEEPEST = 3
CHUNK = "aFChunk"
QUOTED_WORDS = 6
PAGE_NUMBER = re.compile(r"(?:page|p\.|of|/|\||-|–|—|\d|\s)*\Z", re.IGNORECASE)
MESSAGES = {
    "damaged-file": "The file is damaged; what could be read was read, and some of the text may be missing.",
    "lost-words": "The page shows something{quoted} that could not be read; words in it are missing here.",
    "picture-of-text": "The page holds a large picture; words in it are not read by anybody.",
    "tracked-changes": "The file holds tracked changes{quoted}; it was read as if all of them were accepted.",
    "hidden-text": "The file holds text that nobody sees{quoted}: hidden, tiny, off the page or white on white.",
    "columns": "The page is set in columns{quoted}; a program that reads straight across mixes them up.",
    "text-boxes": "Some text{quoted} sits in text boxes, which many application systems skip.",
    "charts": "Some text{quoted} sits in a chart, which application systems skip.",
    "embedded-file": "Some text{quoted} comes from a file inside of this one: many application systems skip it, and "
    "rewrites cannot be written there.",
    "tables": "Some text{quoted} sits in a table, which many application systems read out of order.",
    "header-text": "Some text{quoted} sits in the page header or footer, which many application systems skip.",
}


def read_docx(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Reads a .docx or .docm; each line names its part and paragraph.

    Header text comes first, then the body with its text boxes behind the paragraph they hang on, then notes and
    footers. What stands past the lines and seconds of the limits is left out with a warning. Raises BrokenFile where
    nothing can be read and TooLarge where the file unpacks to more than 100 MB or shows more characters than the limit.
    """
    budget = Budget(limits)
    codes: dict[str, str] = {}
    lines = _read_file(data, budget, codes)
    warnings = [Warning(c, m.format(quoted=_quoted(codes[c]))) for c, m in MESSAGES.items() if c in codes]
    return assemble(lines, "docx", [*warnings, *budget.warnings()])


def _read_file(data: bytes, budget: Budget, codes: dict[str, str], depth: int = 0) -> list[DraftLine]:
    """The lines of a file, which may stand so deep in others; `codes` gets what to warn of, with the words."""
    if depth > DEEPEST:
        raise BrokenFile
    package = open_package(data, MAX_UNPACKED_BYTES)
    main = package.main_part()
    links = package.relationships(main)
    by_kind = {link.kind: link.target for link in links.values()}
    root = package.tree(main)
    if root is None:
        raise BrokenFile
    page = page_size(root)
    styles = Styles(
        package.tree(by_kind.get("styles", "word/styles.xml")),
        package.tree(by_kind.get("numbering", "word/numbering.xml")),
        page,
    )

    def read_part(name: str, **options: Any) -> list[DraftLine]:
        if (tree := package.tree(name)) is None:
            package.damaged = True
            return []
        here = package.relationships(name)

        def read_linked(link: str) -> list[DraftLine]:
            target = here[link].target if link in here else ""
            if target not in package.parts:
                codes.setdefault("lost-words", target.rpartition("/")[2] or link)
                return []
            if here[link].kind != CHUNK:
                return _read_drawing(package, here[link], budget)
            found = read_chunk(package.parts[target], budget, lambda inner: _read_file(inner, budget, codes, depth + 1))
            if found is None:
                codes.setdefault("lost-words", target.rpartition("/")[2])
            elif found:
                codes.setdefault("embedded-file", found[0].text)
            return found or []

        addresses = {i: link.url for i, link in here.items() if link.url}
        reader = PartReader(
            name, tree, styles, page=page, addresses=addresses, chunk=read_linked, budget=budget, **options
        )
        lines = reader.read()
        codes.update(reader.codes | codes)
        return lines

    settings = package.tree(by_kind.get("settings", "word/settings.xml"))
    aside: dict[str, list[DraftLine]] = {}
    backdrop = False
    for kind in ("header", "footer"):
        names = [links[x].target if x in links else "" for x in _shown(root, settings, kind)]
        aside[kind] = [line for name in names for line in read_part(name, in_header=True)]
        backdrop = backdrop or any(has_backdrop(tree) for name in names if (tree := package.tree(name)) is not None)
    lines = read_part(main, backdrop=backdrop)
    notes: list[DraftLine] = []
    for kind in ("footnotes", "endnotes"):
        if package.tree(by_kind.get(kind, "")) is not None:
            notes += read_part(by_kind[kind])

    seen = {tidy(line.text).casefold() for line in lines}
    headers, footers = list(_unseen(aside["header"], seen)), list(_unseen(aside["footer"], seen))
    if said := next((x.text for x in headers + footers if not PAGE_NUMBER.match(x.text)), ""):
        codes["header-text"] = said
    if (beside := _said_in_columns(root)) is not None:
        codes["columns"] = beside
    if package.damaged:
        codes["damaged-file"] = ""
    return [*headers, *lines, *notes, *footers]


def _read_drawing(package: Package, link: Relationship, budget: Budget) -> list[DraftLine]:
    """The lines of a diagram or chart that a part shows."""
    tree = package.tree(link.target)
    if tree is None or link.kind == "diagramData":
        return read_diagram(tree, budget)
    shapes = [x.target for x in package.relationships(link.target).values() if x.kind == "chartUserShapes"]
    return read_chart(tree, package.tree(shapes[0]) if shapes else None, budget)


def _quoted(text: str) -> str:
    """The first words of a text in brackets and quotes, to say what a warning is about."""
    words = tidy(text).split()
    return f" (“{' '.join(words[:QUOTED_WORDS])}{' …' if len(words) > QUOTED_WORDS else ''}”)" if words else ""


def _shown(root: etree._Element, settings: etree._Element | None, kind: str) -> Iterator[str]:
    """The relationship ids of the headers (or footers) that some page shows: first, default, even; each once."""
    even_shown = settings is not None and _is_on(settings.find(f"{W}evenAndOddHeaders"))
    found: dict[str, None] = {}
    first_shown = any(_is_on(section.find(f"{W}titlePg")) for section in root.iter(f"{W}sectPr"))
    for wanted, shown in (("first", first_shown), ("default", True), ("even", even_shown)):
        for reference in root.iter(f"{W}{kind}Reference") if shown else ():
            if reference.get(f"{W}type", "default") == wanted:
                found[str(reference.get(f"{R}id", ""))] = None
    yield from found


def _is_on(toggle: etree._Element | None) -> bool:
    return toggle is not None and (value(toggle) or "1").lower() not in OFF


def _said_in_columns(root: etree._Element) -> str | None:
    """How the first section set in columns begins; None where there is none."""
    if not any(_column_count(section) > 1 for section in root.iter(f"{W}sectPr")):
        return None  # the usual case, told without its text
    said: list[str] = []
    for element in root.iter(f"{W}p", f"{W}sectPr"):
        if element.tag == f"{W}p":
            said.append("".join(text.text or "" for text in element.iter(f"{W}t")))
        elif _column_count(element) > 1:
            return next(filter(str.strip, said), "")
        else:
            said.clear()
    return None


def _column_count(section: etree._Element) -> int:
    columns = section.find(f"{W}cols")
    if columns is None:
        return 1
    number = str(columns.get(f"{W}num", "1"))
    return max(int(number) if number.isdecimal() else 1, len(columns.findall(f"{W}col")))


def _unseen(lines: list[DraftLine], seen: set[str]) -> Iterator[DraftLine]:
    """The lines whose words no earlier line shows."""
    for line in lines:
        key = tidy(line.text).casefold()
        if key not in seen:
            seen.add(key)
            yield line
