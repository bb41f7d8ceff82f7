"""The bytes of a photo or scan to a picture of a page: upright as the camera says, small enough, with dark letters."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from analyzer.errors import BrokenFile, TooLarge, UnknownFormat

_MOST_PIXELS = 80_000_000
# Letters of 10 points are 25 pixels high on a page of this height; larger pictures take longer and are read no better.
_LONGEST_SIDE = 2_000
# Of 255 steps between paper and letters: less is a photo in bad light.
_FAINT = 140


def count_pages(data: bytes) -> int:
    """How many pages a picture has: a scan or fax may be a TIFF of several."""
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", module=r"PIL\.")
            with Image.open(io.BytesIO(data)) as opened:
                return int(getattr(opened, "n_frames", 1)) if opened.format == "TIFF" else 1
    except (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError):
        return 1


def open_picture(data: bytes, page: int = 0) -> Image.Image:
    """A photo or scan, turned as the camera says; of a TIFF the page with this index.

    Raises UnknownFormat for a kind of picture that is not read, BrokenFile and TooLarge.
    """
    try:
        with warnings.catch_warnings():
            # Odd notes of a camera are no reason to speak, and too many pixels are counted below.
            warnings.filterwarnings("ignore", module=r"PIL\.")
            picture = _unpack(data, page)
    except UnidentifiedImageError as error:
        raise UnknownFormat("This kind of picture cannot be read. Save it as PNG or JPEG, or as PDF.") from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise BrokenFile("This picture is damaged and cannot be opened. Take it again, or save it as PDF.") from error
    except Image.DecompressionBombError as error:
        raise TooLarge from error
    picture.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return _strengthen(picture)


def _unpack(data: bytes, page: int) -> Image.Image:
    with Image.open(io.BytesIO(data)) as opened:
        if page:
            opened.seek(page)
        if opened.width * opened.height > _MOST_PIXELS:
            raise TooLarge
        # A JPEG can be unpacked at half or a quarter of its size.
        opened.draft("RGB", (_LONGEST_SIDE, _LONGEST_SIDE))
        return _on_white(ImageOps.exif_transpose(opened)).convert("RGB")


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture on paper: what is transparent would come out black."""
    if not picture.has_transparency_data:
        return picture
    layer = picture.convert("RGBA")
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(layer)
    return paper


def _strengthen(picture: Image.Image) -> Image.Image:
    """Faint letters on grey paper as dark letters on white."""
    counts = picture.convert("L").histogram()
    total, below, dark, light = picture.width * picture.height, 0, 255, 255
    for level, count in enumerate(counts):
        below += count
        dark = min(dark, level) if below >= 0.002 * total else dark
        if below >= 0.98 * total:
            light = level
            break
    if not 0 < light - dark < _FAINT:
        return picture
    return picture.point(lambda value: min(max(int((value - dark) * 255 / (light - dark)), 0), 255))
