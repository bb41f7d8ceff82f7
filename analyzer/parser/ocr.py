"""Photos and scans: pictures of a page to words, by RapidOCR (the extra `ocr`; its models come with it, no network).

RapidOCR was taken because it needs no program outside of Python; a page takes it seconds where text takes milliseconds.
"""

from __future__ import annotations

import importlib.util
import io
import threading
from functools import cache
from statistics import median
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from analyzer.errors import BrokenFile, TooLarge, UnknownFormat
from analyzer.parser.pdf_characters import PageGeometry, PageText, Word

INSTALL = "To read it, run `pip install 'resume-vitals[ocr]'`"
# Points across a letter-size page: what a picture without a size of its own is measured in.
PAGE_WIDTH = 612.0
SCALE = 2.0  # pixels a point at which a page of a scanned PDF is drawn
_MOST_PIXELS = 80_000_000
_LONGEST_SIDE = 3000
_LEAST_SURE = 0.5
_SIZE_OF_BOX = 0.72  # of the height of the box that is found around a row of letters
_BASE_OF_BOX = 0.78

_SAME_SIZE = 0.25

_READING = threading.Lock()


def can_read_pictures() -> bool:
    """Whether the extra is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def open_picture(data: bytes) -> Image.Image:
    """A photo or scan, turned the right way up.

    Raises UnknownFormat for a kind of picture that is not read, BrokenFile and TooLarge.
    """
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > _MOST_PIXELS:
                raise TooLarge
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except UnidentifiedImageError as error:
        raise UnknownFormat("This kind of picture cannot be read. Save it as PNG or JPEG, or as PDF.") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise BrokenFile("This picture is damaged and cannot be opened. Take it again, or save it as PDF.") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooLarge from error
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return picture


def read_picture(picture: Image.Image, points_a_pixel: float) -> PageText:
    """The words of a picture of a page, in points. Bold letters are not told."""
    geometry = PageGeometry(0.0, 0.0, picture.width * points_a_pixel, picture.height * points_a_pixel, 0)
    with _READING:
        found = _engine()(np.asarray(picture)[:, :, ::-1])
    words: list[Word] = []
    unsure = 0
    if found.boxes is not None:
        for box, text, score in zip(found.boxes.tolist(), found.txts, found.scores, strict=True):
            if score < _LEAST_SURE:
                unsure += 1
            else:
                words += _words(text, box, points_a_pixel)
    _level_sizes(words)
    plain = " ".join(word.text for word in words)
    return PageText(words, plain, 0, sum(len(word.text) for word in words), geometry, unsure)


def _level_sizes(words: list[Word]) -> None:
    """Boxes around letters are a few pixels too high or low: rows of nearly the usual size are of that size."""
    usual = median(word.size for word in words) if words else 0.0
    for word in words:
        if abs(word.size - usual) < _SAME_SIZE * usual:
            word.size = usual


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    # The classifier of upside-down rows turns some upright ones: a photo says itself which way is up.
    return RapidOCR(params={"Global.log_level": "critical", "Global.use_cls": False})


def _words(text: str, box: list[list[float]], points: float) -> list[Word]:
    """The words of one row; each has the share of the row's box that its letters have of the row's."""
    xs, ys = [p[0] * points for p in box], [p[1] * points for p in box]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    height = bottom - top
    step = (right - left) / max(len(text), 1)
    words: list[Word] = []
    at = 0
    for part in text.split():
        at = text.index(part, at)
        words.append(
            Word(
                text=part,
                x0=left + at * step,
                x1=left + (at + len(part)) * step,
                top=top,
                bottom=bottom,
                base=top + _BASE_OF_BOX * height,
                size=_SIZE_OF_BOX * height,
                bold=False,
            )
        )
        at += len(part)
    return words
