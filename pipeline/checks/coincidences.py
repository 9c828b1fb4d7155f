"""One number for two things: a line that may have been copied from another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.archive import Archive
from pipeline.checks.prose import Number, counted
from pipeline.checks.repeats import is_distinct
from pipeline.checks.results import HOLDS, NOTABLE, Result, result


def check_same_counts(archive: Archive) -> Iterator[Result]:
    """Coincidences: does a page count two different things with one and the same large number?

    Only numbers of four digits and more that are not round are asked, and equal counts prove nothing: one may
    have been copied into the line of the other.
    """
    seen: dict[tuple[str, int, Decimal], Number] = {}
    for sentence in archive.sentences:
        for number in sentence.numbers:
            value = number.figure.value
            if number.kind != "count" or value < 1000 or not is_distinct(value):
                continue
            earlier = seen.setdefault((sentence.document_id, sentence.page, value), number)
            if earlier is number:
                continue
            same = earlier.noun == number.noun
            told = f"“{counted(earlier)}” and “{counted(number)}” are counted on page {sentence.page}"
            yield result(
                "coincidence", number.figure, told + ("." if same else ": one number for two things."),
                HOLDS if same else NOTABLE, computed=value, figures=[earlier.figure],
            )  # fmt: skip
