"""Cycles of lost objects are looked for seldom while a build is at work, and as before after it."""

from __future__ import annotations

import atexit
import gc
import weakref
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from pipeline.stages.collector import NEW_OBJECTS, collecting_seldom, leave_without_a_look, loading


def test_cycles_are_looked_for_once_in_many_objects() -> None:
    with collecting_seldom():
        assert gc.get_threshold()[0] == NEW_OBJECTS


def test_what_was_set_before_holds_again_after_a_build_even_one_that_failed() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), collecting_seldom():
        raise KeyError(gc.get_threshold()[0])
    assert gc.get_threshold() == before


class Node:
    """Something that may lead to itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.mark.parametrize("block", [collecting_seldom, loading])
def test_what_was_made_in_a_block_is_not_looked_at_as_soon_as_it_ends_and_is_found_later(
    block: Callable[[], AbstractContextManager[None]],
) -> None:
    looks: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        looks.append(info["generation"])

    gc.collect()
    with block():
        held = [Node() for _ in range(NEW_OBJECTS // 2)]
        lost = weakref.ref(held.pop())
        gc.callbacks.append(note)
    more = [[number] for number in range(gc.get_threshold()[0] // 2)]
    gc.callbacks.remove(note)
    assert not looks
    assert lost() is not None
    gc.collect()
    assert lost() is None
    assert len(held) > len(more)


def test_what_goes_with_the_process_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    at_its_end: list[object] = []
    monkeypatch.setattr(atexit, "register", at_its_end.append)
    leave_without_a_look()
    assert at_its_end == [gc.freeze]
