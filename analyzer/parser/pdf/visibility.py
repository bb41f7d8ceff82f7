"""Which words of a page nobody can see: text of the paper's color, and text that is not drawn."""

from __future__ import annotations

from analyzer.parser.pdf.characters import PageText, Word
from analyzer.parser.pdf.drawings import Drawings
from analyzer.parser.pdf.library import PdfPage

_LEAST_CONTRAST = 24


def hide_unseen(page: PdfPage, text: PageText, drawings: Drawings) -> None:
    """Set `hidden` on the words that do not show.

    Invisible text over a picture of the whole page is the text layer of a scan and counts as seen.
    """
    undrawn = [w for w in text.words if w.invisible]
    if undrawn and not drawings.covered(text.geometry):
        for word in undrawn:
            word.hidden = True
    pale = [w for w in text.words if w.pale and not w.hidden and not w.invisible]
    if pale:
        _hide_without_contrast(page, pale)


def _hide_without_contrast(page: PdfPage, words: list[Word]) -> None:
    bitmap = page.render(scale=1.0, grayscale=True)
    try:
        picture = bitmap.to_pil().convert("L")
        for word in words:
            box = (int(word.x0), int(word.top), max(int(word.x1), int(word.x0) + 1), max(int(word.bottom), 1))
            if box[2] <= box[0] or box[3] <= box[1]:
                continue
            darkest, lightest = picture.crop(box).getextrema()
            word.hidden = lightest - darkest < _LEAST_CONTRAST
    finally:
        bitmap.close()
