"""The words of counted results: who and what is counted, and what was done."""

from __future__ import annotations

import functools
import re

from pipeline.gazetteer import read_rows


@functools.cache
def words_that(*says: str) -> frozenset[str]:
    """Words of `data/counted.csv` that say one of these things."""
    return frozenset(row["word"] for row in read_rows("counted") if row["says"] in says)


def is_done(text: str) -> bool:
    """Whether a text says that something was done: `formés`, `mis en place`."""
    return bool(done_pattern().search(text))


@functools.cache
def done_pattern() -> re.Pattern[str]:
    """Matches the beginnings of the words that say so."""
    stems = "|".join(re.escape(stem) for stem in sorted(words_that("done")))
    return re.compile(rf"(?<![\w-])(?:{stems})", re.IGNORECASE)
