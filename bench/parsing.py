"""How fast the readers are, and how much arrives: python bench/parsing.py FOLDER [FOLDER ...].

Prints milliseconds a page, the share of the library's words that are in the document, and, for files with a
hand-written truth beside them (NAME.truth.json), how many of its fields are read exactly.
"""

from __future__ import annotations

import io
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
from rich.console import Console
from rich.table import Table

from analyzer.collection import search_less_often
from analyzer.model import Resume
from analyzer.parser import read_document, read_resume
from analyzer.parser.plain.encoding import repair

_CAREFUL_FILES = 5
_TRIES = 3


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


def time_reader(data: bytes) -> tuple[float, float]:
    """Milliseconds a page for `read_document`, and for it and `read_resume` (what `parse` does)."""
    start = time.perf_counter()
    document = read_document(data)
    read = time.perf_counter()
    read_resume(document)
    pages = len(document.pages)
    return (read - start) * 1000 / pages, (time.perf_counter() - start) * 1000 / pages


def time_careful(data: bytes) -> float:
    """Milliseconds a page for pdfplumber's words."""
    start = time.perf_counter()
    with pdfplumber.open(io.BytesIO(data)) as file:
        for page in file.pages:
            page.extract_words()
        return (time.perf_counter() - start) * 1000 / len(file.pages)


def coverage(data: bytes) -> tuple[int, int]:
    """How many of the library's words are in the document's text, white space aside, and how many there are."""
    read = "".join(re.findall(r"[A-Za-z0-9]+", read_document(data).text))
    words: list[str] = []
    with pypdfium2.PdfDocument(data) as file:
        for page in file:
            text = page.get_textpage().get_text_range().replace("\r", "")
            words += re.findall(r"[A-Za-z0-9]+", repair(re.sub(r"[-\ufffe\x02]\n|[\ufffe\x02]", "", text)))
    return sum(w in read for w in words), len(words)


def compare(resume: Resume, truth: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Each field of the truth, and whether it is read exactly."""
    contact = truth["contact"]
    for field, found in (
        ("name", resume.contact.name),
        ("email", resume.contact.email),
        ("phone", resume.contact.phone),
        ("location", resume.contact.location),
    ):
        yield field, found == contact.get("full_name" if field == "name" else field, "")
    jobs, told = list(resume.experience), truth["experience"]
    yield "number of jobs", len(jobs) == len(told)
    for job, wanted in zip(jobs, told, strict=False):
        yield "title", job.title == wanted["title"]
        yield "company", job.company == wanted["company"]
        yield "dates", job.dates_text == wanted.get("dates", "")
    schools, learned = list(resume.education), truth["education"]
    yield "number of schools", len(schools) == len(learned)
    for school, wanted in zip(schools, learned, strict=False):
        yield "degree", school.degree == wanted["degree"]
        yield "institution", school.institution == wanted["institution"]


def truth_table(files: Sequence[Path]) -> Table | None:
    """Fields right and all, over the files with a truth; None without such a file."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for path in files:
        truth = path.with_suffix(".truth.json")
        if truth.exists():
            resume = read_resume(read_document(path.read_bytes()))
            for field, same in compare(resume, json.loads(truth.read_text(encoding="utf-8"))):
                total[field] += 1
                right[field] += same
    if not total:
        return None
    table = Table("field", "right", "all")
    for field in total:
        table.add_row(field, str(right[field]), str(total[field]))
    table.add_row("together", str(right.total()), str(total.total()))
    return table


def speed_table(files: Sequence[bytes], console: Console) -> None:
    """Medians a page; the readers in turn and the best of three, so that other work weighs on all alike.

    All of them as in the worker of a batch, which searches less often for garbage.
    """
    for data in files[:5]:
        time_bare(data), time_reader(data)
    search_less_often()
    bare: list[float] = []
    read: list[float] = []
    whole: list[float] = []
    for data in files:
        tries = [(time_bare(data), *time_reader(data)) for _ in range(_TRIES)]
        bare.append(min(t[0] for t in tries))
        read.append(min(t[1] for t in tries))
        whole.append(min(t[2] for t in tries))
    careful = [time_careful(data) for data in files[:_CAREFUL_FILES]]
    table = Table("reader", "files", "median ms a page", "slowest")
    for name, times in (
        ("pypdfium2, bare text", bare),
        ("read_document", read),
        ("read_document and read_resume", whole),
        ("pdfplumber words", careful),
    ):
        table.add_row(name, str(len(times)), f"{statistics.median(times):.2f}", f"{max(times):.1f}")
    console.print(table)
    for name, times in (("read_document", read), ("with read_resume", whole)):
        ratio = statistics.median(t / b for t, b in zip(times, bare, strict=True))
        console.print(f"{name} / bare: {ratio:.2f}")


def main() -> None:
    """Measure each PDF of the folders."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    paths = [path for folder in sys.argv[1:] for path in sorted(Path(folder).rglob("*.pdf"))]
    if not paths:
        sys.exit("There is no PDF in this folder.")
    console = Console()
    files = [path.read_bytes() for path in paths]
    speed_table(files, console)
    found = [coverage(data) for data in files]
    console.print(f"words that arrive: {sum(f[0] for f in found)} of {sum(f[1] for f in found)}")
    if truth := truth_table(paths):
        console.print(truth)


if __name__ == "__main__":
    main()
