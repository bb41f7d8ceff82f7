"""The raw pypdfium2 calls that are made hundreds of times a page, bound without ctypes' type conversions.

A call made through the library's own bindings costs 0.8 to 2 microseconds; bound like this 0.3 to 0.4. Handles are
passed as plain integers, and out-parameters as addresses of buffers that the caller keeps alive. What is asked of
thousands of characters (`character_boxes`, `fill_colors`) is bound without any types: 0.2 microseconds.
PDFium itself must be used by one thread at a time: hold `PDFIUM` while a file is open.
"""

from __future__ import annotations

import ctypes
import threading
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from analyzer.errors import BrokenFile, EncryptedFile

PDFIUM = threading.RLock()

# The library has no type hints of its own.
PdfFile = Any
PdfPage = Any
_library: Any = pypdfium2
raw: Any = pypdfium2.raw

TEXT_OBJECT = raw.FPDF_PAGEOBJ_TEXT
PATH_OBJECT = raw.FPDF_PAGEOBJ_PATH
IMAGE_OBJECT = raw.FPDF_PAGEOBJ_IMAGE
FORM_OBJECT = raw.FPDF_PAGEOBJ_FORM
STRING = raw.FPDF_OBJECT_STRING

_HANDLE = ctypes.c_void_p
_INT = ctypes.c_int

# Makes a handle ready for the calls that are bound without types.
reference: Callable[[int | None], Any] = _HANDLE.from_param


def _bind(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    bound: Callable[..., Any] = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return bound


def _bind_untyped(name: str, result: Any = None) -> Callable[..., Any]:
    """Without types ctypes converts nothing: arguments are small integers, and references made once (`reference`)."""
    address = ctypes.cast(getattr(raw, name), ctypes.c_void_p).value or 0
    bound: Callable[..., Any] = ctypes.PYFUNCTYPE(result)(address)
    return bound


def open_pdf(data: bytes) -> PdfFile:
    """Open a PDF, with the empty password where it has one. The caller holds `PDFIUM` and closes the file.

    Raises EncryptedFile or BrokenFile.
    """
    try:
        file = _library.PdfDocument(data)
        pages = len(file)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise EncryptedFile from error
        raise BrokenFile from error
    if pages == 0:
        file.close()
        raise BrokenFile
    return file


def is_tagged(file: PdfFile) -> bool:
    """Whether the file says that its content is tagged. The caller holds `PDFIUM`."""
    return bool(raw.FPDFCatalog_IsTagged(file.raw))


def address_of(handle: Any) -> int:
    """A library handle, or a ctypes buffer, as a plain integer."""
    if isinstance(handle, ctypes._Pointer):
        return ctypes.cast(handle, _HANDLE).value or 0
    return ctypes.addressof(handle)


count_characters = _bind("FPDFText_CountChars", _INT, _HANDLE)
get_unicode = _bind("FPDFText_GetUnicode", ctypes.c_uint, _HANDLE, _INT)
is_generated = _bind("FPDFText_IsGenerated", _INT, _HANDLE, _INT)
get_font_weight = _bind("FPDFText_GetFontWeight", _INT, _HANDLE, _INT)
get_font_info = _bind("FPDFText_GetFontInfo", ctypes.c_ulong, _HANDLE, _INT, _HANDLE, ctypes.c_ulong, _HANDLE)
count_objects = _bind("FPDFPage_CountObjects", _INT, _HANDLE)
get_bounds = _bind("FPDFPageObj_GetBounds", _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)
get_object_matrix = _bind("FPDFPageObj_GetMatrix", _INT, _HANDLE, _HANDLE)
count_form_objects = _bind("FPDFFormObj_CountObjects", _INT, _HANDLE)
get_form_object = _bind("FPDFFormObj_GetObject", _HANDLE, _HANDLE, ctypes.c_ulong)
count_marks = _bind("FPDFPageObj_CountMarks", _INT, _HANDLE)
get_mark = _bind("FPDFPageObj_GetMark", _HANDLE, _HANDLE, ctypes.c_ulong)
get_parameter_type = _bind("FPDFPageObjMark_GetParamValueType", _INT, _HANDLE, ctypes.c_char_p)

# Asked with a `reference` to the text page or page, and an index.
get_text_object = _bind_untyped("FPDFText_GetTextObject", _HANDLE)
get_object = _bind_untyped("FPDFPage_GetObject", _HANDLE)
get_font_size = _bind_untyped("FPDFText_GetFontSize", ctypes.c_double)

# Asked with a `reference` to the object.
get_font = _bind_untyped("FPDFTextObj_GetFont", ctypes.c_size_t)
get_render_mode = _bind_untyped("FPDFTextObj_GetTextRenderMode", _INT)
get_object_type = _bind_untyped("FPDFPageObj_GetType", _INT)

_get_loose_box = _bind_untyped("FPDFText_GetLooseCharBox")
_get_matrix = _bind_untyped("FPDFText_GetMatrix")
_get_fill_color = _bind_untyped("FPDFText_GetFillColor")

# Where the library writes the answers of so many calls (few enough to stay near the processor): up to six numbers each,
# copied before the next calls are made.
_BATCH, _MOST_NUMBERS = 256, 6
_memory = (ctypes.c_uint32 * (_BATCH * _MOST_NUMBERS))()
_answers = np.ctypeslib.as_array(_memory).reshape(_BATCH, _MOST_NUMBERS)
_places = [
    [ctypes.byref(_memory, 4 * (_MOST_NUMBERS * call + number)) for call in range(_BATCH)] for number in range(4)
]


def character_boxes(textpage: int, indexes: Sequence[int]) -> NDArray[np.float32]:
    """Left, top, right, bottom of characters of a text page (a handle), as the library has them. Hold `PDFIUM`."""
    return _asked(_get_loose_box, textpage, indexes, _places[:1], 4).view(np.float32)


def matrices(textpage: int, indexes: Sequence[int]) -> NDArray[np.float32]:
    """The six numbers of the matrix of characters of a text page (a handle). Hold `PDFIUM`."""
    return _asked(_get_matrix, textpage, indexes, _places[:1], 6).view(np.float32)


def fill_colors(textpage: int, indexes: Sequence[int]) -> NDArray[np.uint32]:
    """Red, green, blue, alpha (0 to 255) of characters of a text page (a handle). Hold `PDFIUM`."""
    return _asked(_get_fill_color, textpage, indexes, _places, 4)


def _asked(
    call: Callable[..., None], textpage: int, indexes: Sequence[int], places: Sequence[Sequence[Any]], numbers: int
) -> NDArray[np.uint32]:
    """What the call writes to the places, row by row: so many numbers for each index, zeros where it fails."""
    found = np.empty((len(indexes), numbers), np.uint32)
    handle = reference(textpage)
    for start in range(0, len(indexes), _BATCH):
        batch = indexes[start : start + _BATCH]
        _answers[: len(batch)] = 0
        deque(map(call, repeat(handle), batch, *places), maxlen=0)
        found[start : start + len(batch)] = _answers[: len(batch), :numbers]
    return found
