"""Draws the pages of docs/parsing.md from the samples: python -m bench.draw_parsing."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image

from analyzer.parser import read_document, read_resume
from analyzer.parser.draw import draw_pages

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ("urgent-care", "cardiology")
WIDTH = 820
COLORS = 128


def draw(name: str) -> Path:
    """The first page of a sample with the reader's lines and sections, as a small PNG."""
    data = (ROOT / "samples" / "resumes" / f"{name}.pdf").read_bytes()
    with tempfile.TemporaryDirectory() as folder:
        resume = read_resume(read_document(data))
        first = draw_pages(data, resume.document, Path(folder), resume.sections)[0]
        with Image.open(first) as opened:
            height = round(opened.height * WIDTH / opened.width)
            picture = opened.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
    path = ROOT / "docs" / "pictures" / f"parsing-{name}.png"
    picture.quantize(COLORS).save(path, optimize=True)
    return path


if __name__ == "__main__":
    for sample in SAMPLES:
        print(draw(sample).name)
