"""The rows that a recognizer finds in a picture, turned so that they run from left to right."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

Points = np.ndarray[Any, np.dtype[np.float64]]
# A row this much higher than wide runs up the page.
_TALL = 1.5
# Rows of fewer letters have no direction to measure.
_LEAST_LETTERS = 8
_LEAST_ANGLE = math.radians(0.3)


@dataclass(frozen=True, slots=True)
class OcrRow:
    """A row: its text, how sure it is read (0 to 1), and its four corners in pixels from the top left."""

    text: str
    score: float
    corners: Points


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of a picture of this size in pixels; `late` others were not read for lack of time.

    `back` takes a point (x, y, 1) to its place in the picture as it was given.
    """

    rows: list[OcrRow]
    width: float
    height: float
    late: int = 0
    back: Points = field(default_factory=lambda: np.eye(3))

    @classmethod
    def of(cls, found: Iterable[tuple[str, float, Points]], width: float, height: float, late: int = 0) -> Reading:
        """From texts, scores and corners."""
        return cls([OcrRow(t, float(s), np.asarray(c, dtype=np.float64)) for t, s, c in found], width, height, late)

    def on_its_head(self) -> Reading:
        """The same rows, where the picture was turned by half before they were read."""
        return replace(self, back=self.back @ np.array([[-1, 0, self.width], [0, -1, self.height], [0, 0, 1]]))

    @property
    def sureness(self) -> float:
        """The mean score of a letter."""
        letters = sum(len(row.text) for row in self.rows)
        return sum(row.score * len(row.text) for row in self.rows) / letters if letters else 0.0


@dataclass(frozen=True, slots=True)
class Turned:
    """A page that was turned to be read: `back` takes its pixels to those of the page as shown, of this size in points.

    `points` are the points a pixel.
    """

    back: Points
    points: float
    width: float
    height: float

    def box(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """The box on the page as shown of a box on the turned page, in points."""
        corners = np.array([[x0, x0, x1, x1], [top, bottom, top, bottom], [self.points] * 4]) / self.points
        x, y = (self.back @ corners)[:2] * self.points
        return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def turn_upright(reading: Reading) -> Reading:
    """The rows as they stand on the page held upright: from its side onto its foot, then straight.

    The recognizer reads rows that run down the page with their heads to the right; pictures that are not read so have
    to be turned by half before.
    """
    rows = [row for row in reading.rows if len(row.text) >= _LEAST_LETTERS] or reading.rows
    if sum(_is_tall(row) for row in rows) * 2 > len(rows):
        turned = [
            OcrRow(r.text, r.score, np.stack([r.corners[:, 1], reading.width - r.corners[:, 0]], 1)) for r in rows
        ]
        back = reading.back @ np.array([[0, -1, reading.width], [1, 0, 0], [0, 0, 1]])
        reading = Reading(turned, reading.height, reading.width, reading.late, back)
    angle = _angle(reading.rows)
    if abs(angle) < _LEAST_ANGLE:
        return reading
    middle = np.array([reading.width / 2, reading.height / 2])
    cos, sin = math.cos(angle), math.sin(angle)
    straighten = np.array([[cos, -sin], [sin, cos]])
    straight = [OcrRow(r.text, r.score, (r.corners - middle) @ straighten + middle) for r in reading.rows]
    back = np.eye(3)
    back[:2, :2] = straighten
    back[:2, 2] = middle - straighten @ middle
    return replace(reading, rows=straight, back=reading.back @ back)


def _is_tall(row: OcrRow) -> bool:
    a, b, _, d = row.corners
    return math.dist(a, d) > _TALL * math.dist(a, b)


def _angle(rows: list[OcrRow]) -> float:
    """The angle at which most letters run, in radians; positive where rows fall to the right."""
    angles: list[tuple[float, int]] = []
    for row in rows:
        if len(row.text) >= _LEAST_LETTERS:
            sides = np.roll(row.corners, -1, axis=0) - row.corners
            x, y = max(sides.tolist(), key=lambda side: math.hypot(*side))
            # The side may be drawn either way.
            angles.append((math.atan2(y, x) if x > 0 else math.atan2(-y, -x), len(row.text)))
    angles.sort()
    half, at = sum(n for _, n in angles) / 2, 0
    for angle, letters in angles:
        at += letters
        if at >= half:
            return angle
    return 0.0
