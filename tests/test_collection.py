"""A process that reads many files searches less often for garbage."""

from __future__ import annotations

import gc

from analyzer.collection import search_less_often


def test_searches_come_later_and_leave_out_what_is_loaded() -> None:
    before = gc.get_threshold()
    try:
        search_less_often()
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_threshold()[1:] == before[1:]
        assert gc.isenabled()
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
