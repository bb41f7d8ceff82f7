"""When a process searches for garbage: less often where it reads many files, and not while it builds what stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Python's own 700 new objects are fewer than the words of a page.
_NEW_OBJECTS = 5_000


def search_less_often() -> None:
    """For a process that reads file after file: fewer searches, and none through what is loaded for good.

    Call it while no file is being read: what lives at that time is never searched again.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])


@contextmanager
def building() -> Iterator[None]:
    """No search for garbage meanwhile: what is built here all stays, and each search would go through all of it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not gc.get_freeze_count():
                # It grows old at once; otherwise the first search, right here, would still go through all of it.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
