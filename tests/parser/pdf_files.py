"""Small PDFs that the tests draw themselves. Invented people and places."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 612.0, 792.0
Draw = Callable[[Canvas], None]

BODY = (
    "Room patients and record vital signs before each visit of the day",
    "Draw blood and label tubes by the order of draw at the bedside",
    "Answer phones and schedule appointments for three providers",
    "Clean and stock exam rooms at the end of each clinic session",
)
SIDE = ("Phlebotomy", "Vital signs", "EKG", "Injections", "Scheduling", "Triage calls", "Autoclave")


def pdf(*pages: Draw, password: str | None = None) -> bytes:
    """A letter-size PDF with one drawing function a page; `password` is the one it opens with."""
    encrypt = None if password is None else StandardEncryption(password, "owner-only", canPrint=1)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), encrypt=encrypt, invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def at(x: float, top: float, text: str, font: str = "Helvetica", size: float = 10) -> Draw:
    """Text with its baseline `top` points below the page's upper edge."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(x, HEIGHT - top, text)

    return draw


def right(x: float, top: float, text: str) -> Draw:
    """Text that ends at `x`."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawRightString(x, HEIGHT - top, text)

    return draw


def dot(x: float, top: float, radius: float = 1.5) -> Draw:
    """A filled circle."""
    return lambda canvas: canvas.circle(x, HEIGHT - top, radius, stroke=0, fill=1)


def square(x: float, top: float, side: float = 3.0) -> Draw:
    """A filled square."""
    return lambda canvas: canvas.rect(x, HEIGHT - top, side, side, stroke=0, fill=1)


def colored(red: float, green: float, blue: float, draw: Draw) -> Draw:
    """`draw` with another fill color."""

    def inner(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(red, green, blue)
        draw(canvas)
        canvas.restoreState()

    return inner


def invisible(x: float, top: float, text: str) -> Draw:
    """Text in the mode that draws nothing, as a scan's text layer."""

    def draw(canvas: Canvas) -> None:
        words = canvas.beginText(x, HEIGHT - top)
        words.setFont("Helvetica", 10)
        words.setTextRenderMode(3)
        words.textLine(text)
        canvas.drawText(words)

    return draw


def spaced(x: float, top: float, text: str, gap: float) -> Draw:
    """Letter-spaced text."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        where = x
        for letter in text:
            if letter != " ":
                canvas.drawString(where, HEIGHT - top, letter)
            where += canvas.stringWidth(letter, "Helvetica-Bold", 16) + gap

    return draw


def kerned(x: float, top: float, text: str, gap: float) -> Draw:
    """Text in one string with gaps between its letters (thousandths of the size), every third a little wider."""

    def draw(canvas: Canvas) -> None:
        line = canvas.beginText(x, HEIGHT - top)
        line.setFont("Helvetica-Bold", 11)
        shown = " ".join(f"({letter}) {-gap - 9 * (i % 3 == 1)}" for i, letter in enumerate(text))
        line._code.append(f"[{shown}] TJ")
        canvas.drawText(line)

    return draw


def picture(width: float = WIDTH, height: float = HEIGHT) -> Draw:
    """A gray picture from the page's lower left corner."""
    from PIL import Image

    return lambda canvas: canvas.drawImage(ImageReader(Image.new("L", (20, 20), 200)), 0, 0, width, height)


def rectangle(x: float, top: float, width: float, height: float) -> Draw:
    """A filled box whose upper edge is at `top`."""
    return lambda canvas: canvas.rect(x, HEIGHT - top - height, width, height, stroke=0, fill=1)


def page(*draws: Draw) -> Draw:
    """Several drawings on one page, in order."""

    def draw(canvas: Canvas) -> None:
        for item in draws:
            item(canvas)

    return draw
