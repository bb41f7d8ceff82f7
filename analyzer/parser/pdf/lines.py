"""What was read of the pages of a PDF to the lines of a Document."""

from __future__ import annotations

from analyzer.errors import NoTextLayer
from analyzer.model import Box, Document, Line, Page, Span
from analyzer.parser.pdf.columns import Node, Split, leaves
from analyzer.parser.pdf.continuations import continue_columns
from analyzer.parser.pdf.joined_text import joined_text, words_of_file
from analyzer.parser.pdf.labels import split_labels
from analyzer.parser.pdf.links import place_links
from analyzer.parser.pdf.margins import drop_cut_rows, running_rows
from analyzer.parser.pdf.paragraphs import Paragraph, build_paragraphs, measure_frame
from analyzer.parser.pdf.pieces import Piece
from analyzer.parser.pdf.reading import Reading, find_warnings, lost_words
from analyzer.parser.pdf.rows import Row, build_rows

_COLUMNS_HOLD = 0.4


def build_document(reading: Reading) -> Document:
    """The lines of all pages in reading order, with what to warn of. Raises NoTextLayer where there are none."""
    columns = any(_in_columns(nodes) for nodes in reading.nodes)
    flow = _flow(reading.nodes)
    paragraphs = _paragraphs(flow, reading)
    for number, pieces in reading.hidden:
        paragraphs += [Paragraph([row]) for row in build_rows(pieces, number)]
    vocabulary = words_of_file(paragraphs)
    lefts: dict[int, float] = {}
    for p in paragraphs:
        left = min(row.left for row in p.rows)
        lefts[p.column] = min(left, lefts.get(p.column, left))
    lines: list[Line] = []
    texts: list[str] = []
    at = 0
    for p in paragraphs:
        text = joined_text(p, vocabulary)
        if not text:
            continue
        lines.append(_line(p, at, text, lefts[p.column], reading))
        texts.append(text)
        at += len(text) + 1
    if not lines:
        raise NoTextLayer
    whole = "\n".join(texts)
    warnings = (*reading.warnings, *find_warnings(reading, lines, whole, columns), *lost_words(reading, whole))
    pages = tuple(_as_shown(page, reading) for page in reading.pages)
    return Document(whole, tuple(lines), "pdf", pages, warnings, tuple(place_links(reading.links, lines)))


def _as_shown(page: Page, reading: Reading) -> Page:
    """The page as it was before it was turned to be read."""
    turned = reading.turned.get(page.number)
    return page if turned is None else Page(page.number, round(turned.width, 2), round(turned.height, 2))


def _in_columns(nodes: list[Node]) -> bool:
    """Whether columns hold much of a page's text, and not just a list of skills in two."""
    splits = [node for node in nodes if isinstance(node, Split) and not node.table]
    if not splits:
        return False
    beside = sum(_length(node) for node in splits)
    return beside >= _COLUMNS_HOLD * sum(_length(node) for node in nodes)


def _length(node: Node) -> int:
    return sum(len(word.text) for leaf in leaves([node]) for piece in leaf.pieces for word in piece.words)


def _flow(pages: list[list[Node]]) -> list[Node]:
    """All pages' nodes in one list; columns that go on on the next page are one."""
    flow: list[Node] = []
    for nodes in pages:
        rest = list(nodes)
        if flow:
            continue_columns(flow, rest)
        flow += rest
    return flow


def _paragraphs(flow: list[Node], reading: Reading) -> list[Paragraph]:
    parts: list[tuple[int, str, list[Row]]] = []
    whole: set[int] = set()
    celled: set[int] = set()
    for leaf in leaves(flow):
        by_page: dict[int, list[Piece]] = {}
        for piece in leaf.pieces:
            by_page.setdefault(reading.page_of[id(piece)], []).append(piece)
        rows = [row for number, pieces in by_page.items() for row in split_labels(build_rows(pieces, number))]
        if leaf.whole:
            whole.update(map(id, rows))
        if leaf.table:
            celled.update(map(id, rows))
        if parts and parts[-1][:2] == (leaf.column, leaf.frame) and not (leaf.table or leaf.whole):
            parts[-1][2].extend(rows)
        else:
            parts.append((leaf.column, leaf.frame, rows))
    parts = [(column, name, drop_cut_rows(rows, reading.pages)) for column, name, rows in parts]
    together: dict[str, list[Row]] = {}
    for _, name, rows in parts:
        together.setdefault(name, []).extend(rows)
    width = max(page.width for page in reading.pages)
    frames = {name: measure_frame(rows, width) for name, rows in together.items()}
    running = running_rows([row for rows in together.values() for row in rows], reading.pages)
    done: list[Paragraph] = []
    for column, name, rows in parts:
        body = [row for row in rows if id(row) not in running]
        if body and all(id(row) in whole for row in body):
            done.append(Paragraph(body, column))
            continue
        done += build_paragraphs(body, frames[name], column)
        done += [Paragraph([row], column, running=True) for row in rows if id(row) in running]
    for paragraph in done:
        paragraph.in_table = any(id(row) in celled for row in paragraph.rows)
    return done


def _line(paragraph: Paragraph, at: int, text: str, left: float, reading: Reading) -> Line:
    rows = paragraph.rows
    first = rows[0]
    boxes = tuple([_box(row) for row in rows])
    hidden = first.pieces[0].words[0].hidden and all(p.hidden for r in rows for p in r.pieces)
    if reading.turned and not hidden:  # what is hidden stands beside of the picture
        boxes = tuple(_box_as_shown(box, reading) for box in boxes)
    return Line(
        span=Span(at, at + len(text)),
        bullet=first.bullet,
        bold=_mostly_bold(rows),
        size=_hundredths(first.size),
        indent=round((first.left - left) * 10) / 10,
        column=paragraph.column,
        boxes=boxes,
        in_table=paragraph.in_table or (first.page in reading.gridded and first.tabbed),
        in_header=paragraph.running,
        hidden=hidden,
        after_gap=paragraph.after_gap,
    )


def _box(row: Row) -> Box:
    # As `_hundredths` rounds, without four calls for each row.
    return Box(
        row.page,
        round(row.left * 100) / 100,
        round(row.top * 100) / 100,
        round(row.x1 * 100) / 100,
        round(row.bottom * 100) / 100,
    )


def _box_as_shown(box: Box, reading: Reading) -> Box:
    turned = reading.turned.get(box.page)
    return box if turned is None else Box(box.page, *map(_hundredths, turned.box(box.x0, box.top, box.x1, box.bottom)))


def _hundredths(points: float) -> float:
    """Rounded to hundredths, in a quarter of the time that `round` takes with digits."""
    return round(points * 100) / 100


def _mostly_bold(rows: list[Row]) -> bool:
    if len(rows) == 1:
        return rows[0].bold and bool(rows[0].text)
    return sum(len(r.text) for r in rows if r.bold) * 2 > sum(len(r.text) for r in rows)
