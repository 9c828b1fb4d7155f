"""Cycles of lost objects are looked for seldom while a build is at work, and as before after it."""

from __future__ import annotations

import gc

import pytest

from pipeline.stages.collector import NEW_OBJECTS, collecting_seldom


def test_cycles_are_looked_for_once_in_many_objects() -> None:
    with collecting_seldom():
        assert gc.get_threshold()[0] == NEW_OBJECTS


def test_what_was_set_before_holds_again_after_a_build_even_one_that_failed() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), collecting_seldom():
        raise KeyError(gc.get_threshold()[0])
    assert gc.get_threshold() == before
