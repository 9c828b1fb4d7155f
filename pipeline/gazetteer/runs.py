"""Runs of five words of a text, as hashes: texts that are nearly the same share most of them."""

from __future__ import annotations

import re
import sys
import zlib
from array import array
from collections.abc import Sequence

from pipeline.gazetteer.folding import fold

SHINGLE = 5
"""Words in a run."""


def runs_of(text: str) -> list[int]:
    """The hashes of every run of five words of a text, each once, in ascending order."""
    said = fold(text).encode()
    starts = [0, *(space.end() for space in _SPACE.finditer(said))]
    # A run ends before the space behind its last word.
    ends = [*(start - 1 for start in starts[SHINGLE:]), len(said)]
    return sorted(
        {zlib.crc32(said[start:end]) for start, end in zip(starts[: 1 - SHINGLE], ends, strict=False)}
    )


_SPACE = re.compile(b" ")


def written(runs: Sequence[int]) -> str:
    """Hashes as they stand in a file: eight hexadecimal digits each."""
    hashes = array("I", runs)
    if sys.byteorder == "little":
        hashes.byteswap()
    return hashes.tobytes().hex()


def read(text: str) -> Sequence[int]:
    """What `written` wrote.

    Raises:
        ValueError: it is no such text.
    """
    hashes = array("I", bytes.fromhex(text))
    if sys.byteorder == "little":
        hashes.byteswap()
    return hashes


def first_of(text: str, count: int) -> Sequence[int]:
    """The first hashes of what `written` wrote, so many at most."""
    return read(text[: count * _DIGITS])


_DIGITS = 8
"""Hexadecimal digits of a hash."""
