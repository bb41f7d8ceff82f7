"""A process that reads many files searches less often for garbage, and not at all through what it builds for good."""

from __future__ import annotations

import gc

from analyzer.collection import building, search_less_often


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


def test_what_is_built_is_old_at_once_and_searching_goes_on() -> None:
    assert gc.isenabled()
    assert not gc.get_freeze_count()
    with building():
        assert not gc.isenabled()
        built = [["a list of its own"]]
    assert gc.isenabled()
    assert not gc.get_freeze_count()
    assert any(known is built for known in gc.get_objects(generation=2))


def test_building_leaves_alone_what_was_frozen_before() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with building():
            pass
        # A frozen object may die meanwhile, but they are not let go of.
        assert frozen / 2 < gc.get_freeze_count() <= frozen
    finally:
        gc.unfreeze()
