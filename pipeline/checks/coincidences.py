"""One number for two things: a line that may have been copied from another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.archive import Archive
from pipeline.checks.counts import words_of
from pipeline.checks.prose import Number, Sentence, counted
from pipeline.checks.repeats import is_distinct
from pipeline.checks.results import HOLDS, NOTABLE, Result, result

_TIMES = frozenset(
    {"an", "année", "moi", "mois", "jour", "semaine", "trimestre", "heure", "fois", "km", "ha"}
)
STEM = 5
LEAST_SHARED = 2
LEAST_VALUE = 3
"""Two of something are too common to be the same two."""


def check_repeated_counts(archive: Archive) -> Iterator[Result]:
    """Recounts: where a document counts the same things twice, in like words, is it the same number?

    Two sentences are about the same things where they have the thing counted and two more words in common.
    Other numbers may count other groups of them: only the same number is reported.
    """
    seen: dict[tuple[str, str, Decimal], list[tuple[Number, frozenset[str]]]] = {}
    for sentence in archive.sentences:
        words = frozenset(word[:STEM] for word in words_of(sentence.text) if len(word) > STEM)
        for number in sentence.numbers:
            if (
                number.kind != "count"
                or not number.exact
                or number.figure.value < LEAST_VALUE
                or number.noun in _TIMES
            ):
                continue
            known = seen.setdefault((sentence.document_id, number.noun, number.figure.value), [])
            like = next(
                (n for n, other in known if len(other & words - {number.noun[:STEM]}) >= LEAST_SHARED), None
            )
            if like:
                told = (
                    f"“{counted(number)}” on page {number.figure.page} are “{counted(like)}” on page "
                    f"{like.figure.page}."
                )
                yield result(
                    "recount", number.figure, told, HOLDS, computed=like.figure.value, figures=[like.figure],
                    unit=number.noun, subject=f"{number.figure.id}:{number.figure.start}",
                )  # fmt: skip
            known.append((number, words))


def check_same_counts(archive: Archive) -> Iterator[Result]:
    """Coincidences: do two items of a list count different things with one and the same large number?

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
            if not same and not _is_item(sentence):
                continue
            told = f"“{counted(earlier)}” and “{counted(number)}” are counted on page {sentence.page}"
            yield result(
                "coincidence", number.figure, told + ("." if same else ": one number for two things."),
                HOLDS if same else NOTABLE, computed=value, figures=[earlier.figure],
            )  # fmt: skip


def _is_item(sentence: Sentence) -> bool:
    text = sentence.text.strip()
    return text[:1] in "-–•*·" or text.endswith(";")
