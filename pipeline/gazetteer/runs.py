"""Runs of five words of a text, as hashes: texts that are nearly the same share most of them."""

from __future__ import annotations

import zlib
from array import array

from pipeline.gazetteer.folding import fold

SHINGLE = 5
"""Words in a run."""


def runs_of(text: str) -> list[int]:
    """The hashes of every run of five words of a text, each once, in ascending order."""
    words = fold(text).split()
    runs = (" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))
    return sorted({zlib.crc32(run.encode()) for run in runs})


def written(runs: list[int]) -> str:
    """Hashes as they stand in a file: eight hexadecimal digits each."""
    return "".join(f"{run:08x}" for run in runs)


def read(text: str) -> list[int]:
    """What `written` wrote.

    Raises:
        ValueError: it is no such text.
    """
    hashes = array("I", bytes.fromhex(text))
    hashes.byteswap()
    return hashes.tolist()
