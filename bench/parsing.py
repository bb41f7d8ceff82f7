"""How fast the PDF reader is, and how much of what the library sees arrives: python bench/parsing.py FOLDER."""

from __future__ import annotations

import io
import re
import statistics
import sys
import time
from pathlib import Path

import pdfplumber
import pypdfium2
from rich.console import Console
from rich.table import Table

from analyzer.parser import read_document
from analyzer.parser.encoding import repair

_CAREFUL_FILES = 5


def time_bare(data: bytes) -> float:
    """Milliseconds a page for the library's own plain text."""
    start = time.perf_counter()
    with pypdfium2.PdfDocument(data) as file:
        pages = len(file)
        for page in file:
            textpage = page.get_textpage()
            textpage.get_text_range()
            textpage.close()
            page.close()
    return (time.perf_counter() - start) * 1000 / pages


def time_reader(data: bytes) -> float:
    """Milliseconds a page for `read_document`."""
    start = time.perf_counter()
    document = read_document(data)
    return (time.perf_counter() - start) * 1000 / len(document.pages)


def time_careful(data: bytes) -> float:
    """Milliseconds a page for pdfplumber's words."""
    start = time.perf_counter()
    with pdfplumber.open(io.BytesIO(data)) as file:
        for page in file.pages:
            page.extract_words()
        return (time.perf_counter() - start) * 1000 / len(file.pages)


def coverage(data: bytes) -> tuple[int, int]:
    """How many of the library's words are in the document's text, white space aside, and how many there are."""
    read = re.sub(r"[\s-]+", "", read_document(data).text)
    words: list[str] = []
    with pypdfium2.PdfDocument(data) as file:
        for page in file:
            words += repair(page.get_textpage().get_text_range().replace("\ufffe", "-")).split()
    bare = [re.sub(r"[\s-]+", "", w).lstrip("•●▪·") for w in words]
    bare = [w for w in bare if w]
    return sum(w in read for w in bare), len(bare)


def main() -> None:
    """Measure each PDF of the folder and print medians a page."""
    files = [path.read_bytes() for path in sorted(Path(sys.argv[1]).rglob("*.pdf"))]
    for data in files[:5]:
        time_bare(data), time_reader(data)
    # The two in turn and the best of three, so that other work on the machine weighs on both alike.
    bare, ours = [], []
    for data in files:
        tries = [(time_bare(data), time_reader(data)) for _ in range(3)]
        bare.append(min(t[0] for t in tries))
        ours.append(min(t[1] for t in tries))
    careful = [time_careful(data) for data in files[:_CAREFUL_FILES]]
    found = [coverage(data) for data in files]
    table = Table("reader", "files", "median ms a page", "slowest")
    table.add_row("pypdfium2, bare text", str(len(bare)), f"{statistics.median(bare):.2f}", f"{max(bare):.1f}")
    table.add_row("read_document", str(len(ours)), f"{statistics.median(ours):.2f}", f"{max(ours):.1f}")
    table.add_row("pdfplumber words", str(len(careful)), f"{statistics.median(careful):.2f}", f"{max(careful):.1f}")
    console = Console()
    console.print(table)
    ratio = statistics.median(o / b for o, b in zip(ours, bare, strict=True))
    console.print(f"read_document / bare: {ratio:.2f}")
    console.print(f"words that arrive: {sum(f[0] for f in found)} of {sum(f[1] for f in found)}")


if __name__ == "__main__":
    main()
