"""Photos and scans: pictures of a page to words, by RapidOCR (the extra `ocr`; its models come with it, no network).

RapidOCR was taken because it needs no program outside of Python; a page takes it seconds where text takes milliseconds.
"""

from __future__ import annotations

import importlib.util
import threading
import time
from functools import cache
from statistics import median
from typing import Any

import numpy as np
from PIL import Image

from analyzer.errors import Busy
from analyzer.parser.limits import DEFAULT_LIMITS
from analyzer.parser.pdf.characters import PageGeometry, PageText, Word
from analyzer.parser.scans.rows import Reading, Turned, turn_upright

INSTALL = "To read it, run `pip install 'resume-vitals[ocr]'`"
SCALE = 2.0  # pixels a point at which a page of a scanned PDF is drawn, unless it is larger than any paper
MOST_PIXELS = 2_000  # along its longer side; the recognizer makes larger pictures smaller
# Points across a letter-size page: what a picture without a size of its own is measured in.
_PAGE_WIDTH = 612.0
_LEAST_SURE = 0.5
# Pages that stand on their head are read with 0.65 in the mean, upright ones with 0.96 and more, faint ones too.
_SURE_PAGE = 0.8
_SIZE_OF_BOX = 0.72  # of the height of the box that is found around a row of letters
_BASE_OF_BOX = 0.78
_SAME_SIZE = 0.25
_ROWS_AT_ONCE = 6  # what the library reads at once, too

_READING = threading.Lock()


def can_read_pictures() -> bool:
    """Whether the extra is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime"))


def read_picture(
    picture: Image.Image, points_a_pixel: float | None = None, seconds: float = DEFAULT_LIMITS.max_seconds
) -> PageText:
    """The words of a picture of a page, in points; a page that lies on its side, on its head or askew is turned.

    The page is taken to be 612 points wide where nothing is said of its size. Bold letters are not told. Pictures are
    read one at a time: raises Busy where that takes longer than `seconds` to wait for. Rows that there is no time for
    are counted: finding where the rows stand and reading the next few is never broken off, which takes some seconds.
    """
    ends = time.monotonic() + seconds
    if not _READING.acquire(timeout=seconds):
        raise Busy
    try:
        found = _recognize(picture, ends)
        if found.rows and found.sureness < _SURE_PAGE and time.monotonic() < ends:
            turned = _recognize(picture.transpose(Image.Transpose.ROTATE_180), ends).on_its_head()
            found = max(found, turned, key=lambda x: x.sureness)
    finally:
        _READING.release()
    found = turn_upright(found)
    points = points_a_pixel or _PAGE_WIDTH / found.width
    words: list[Word] = []
    unsure = 0
    for row in found.rows:
        if row.score < _LEAST_SURE:
            unsure += 1
        else:
            words += _words(row.text, row.corners * points)
    _level_sizes(words)
    geometry = PageGeometry(0.0, 0.0, found.width * points, found.height * points, 0)
    plain = " ".join(word.text for word in words)
    shown = Turned(found.back, points, picture.width * points, picture.height * points)
    characters = sum(len(word.text) for word in words)
    return PageText(words, plain, 0, characters, geometry, unsure, late=found.late, turned=shown)


def _recognize(picture: Image.Image, ends: float) -> Reading:
    engine = _engine()
    engine.ends, engine.late = ends, 0
    found = engine(np.asarray(picture)[:, :, ::-1])
    if found.boxes is None:
        return Reading([], picture.width, picture.height, engine.late)
    rows = zip(found.txts, found.scores, found.boxes, strict=True)
    return Reading.of(rows, picture.width, picture.height, engine.late)


def _level_sizes(words: list[Word]) -> None:
    """Boxes around letters are a few pixels too high or low: rows of nearly the usual size are of that size."""
    usual = median(word.size for word in words) if words else 0.0
    for word in words:
        if abs(word.size - usual) < _SAME_SIZE * usual:
            word.size = usual


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    class InTime(RapidOCR):
        """Reads rows until the time is over; `late` are those that are left, and come back without text."""

        ends = float("inf")
        late = 0

        def recognize_txt(self, img: list[Any]) -> Any:
            recognize: Any = super().recognize_txt
            order = sorted(range(len(img)), key=lambda i: img[i].shape[1] / img[i].shape[0])  # as the library reads
            texts: list[tuple[str, float]] = [("", 0.0)] * len(img)
            for at in range(0, len(img), _ROWS_AT_ONCE):
                if at and time.monotonic() > self.ends:
                    self.late = len(img) - at
                    break
                part = order[at : at + _ROWS_AT_ONCE]
                found = recognize([img[i] for i in part])
                for i, text, score in zip(part, found.txts, found.scores, strict=True):
                    texts[i] = (text, score)
            found.imgs, found.word_results = img, (None,) * len(img)
            found.txts, found.scores = tuple(t for t, _ in texts), tuple(s for _, s in texts)
            return found

    # The classifier of upside-down rows turns some upright ones: how sure the page is read says which way is up.
    # Rows below the score are kept, to count them.
    return InTime(params={"Global.log_level": "critical", "Global.use_cls": False, "Global.text_score": 0.0})


def _words(text: str, corners: np.ndarray[Any, np.dtype[np.float64]]) -> list[Word]:
    """The words of one row; each has the share of the row's box that its letters have of the row's."""
    (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
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
