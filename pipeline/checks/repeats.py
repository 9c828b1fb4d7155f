"""The same sum of money said twice in one document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.archive import Archive
from pipeline.checks.counts import words_of
from pipeline.checks.prose import Number, Sentence
from pipeline.checks.results import (
    HOLDS,
    NOTABLE,
    ROUNDED,
    Result,
    Verdict,
    compare,
    figure_of_amount,
    result,
)

NEARLY = Decimal("0.02")
"""Share by which two sums may differ and still be meant for one, where they are said of the same thing."""


def is_open(number: Number) -> bool:
    """Whether a sum is only said to be more, or less, than so much."""
    return number.figure.interval.low is None or number.figure.interval.high is None


def is_distinct(value: Decimal) -> bool:
    """Whether a value has three digits at least that say something: round sums meet by chance."""
    return len(str(int(value)).rstrip("0")) >= 3


def check_repeats(archive: Archive) -> Iterator[Result]:
    """Repeats: where a document says a sum twice, of the same things, does it say the same?

    Sums of the same currency are compared that stand in like words and differ by 2 % at most; intervals that
    touch are rounding, and since two sums may both be right no difference is an error.
    """
    of_document: dict[tuple[str, str], list[tuple[Sentence, Number]]] = {}
    for sentence in archive.sentences:
        for number in sentence.numbers:
            if number.kind == "money" and not is_open(number):
                of_document.setdefault((sentence.document_id, number.noun), []).append((sentence, number))
    texts = {(page.document_id, page.number): page.text for page in archive.pages}
    for places in of_document.values():
        words = [_around(texts[s.document_id, s.page], n) for s, n in places]
        for later, (_, second) in enumerate(places):
            matches = [
                earlier for earlier in range(later)
                if _one_sum(places[earlier][1], second, words[earlier] & words[later])
            ]  # fmt: skip
            if matches:
                yield _repeated(places[matches[-1]][1], second)
            for earlier in matches[:-1]:
                if places[earlier][1].figure.value != second.figure.value:
                    yield _repeated(places[earlier][1], second)
                    break
    yield from _in_tables(archive, of_document, texts)


def _in_tables(
    archive: Archive, of_document: dict[tuple[str, str], list[tuple[Sentence, Number]]],
    texts: dict[tuple[str, int], str],
) -> Iterator[Result]:  # fmt: skip
    """Rounded sums of running text against those in the rows of tables that speak of the same things."""
    for amount in archive.amounts.values():
        if amount.cell_id is None or amount.value is None or amount.low == amount.high:
            continue
        cell = Number("money", amount.currency, figure_of_amount(amount, amount.value), exact=True)
        row = {word for word in words_of(amount.context or "") if len(word) > 2 and not word.isdigit()}
        for sentence, number in of_document.get((amount.document_id, amount.currency), []):
            near = texts[sentence.document_id, sentence.page]
            shared = frozenset(row) & (_around(near, number) | words_of(sentence.text)) - _COMMON
            if number.figure.value != amount.value and _one_sum(cell, number, shared):
                yield _repeated(cell, number)


def _around(text: str, number: Number) -> frozenset[str]:
    start, end = number.figure.start or 0, number.figure.end or 0
    near = text[max(0, start - 160) : start] + " " + text[end : end + 80]
    return frozenset(
        word for word in words_of(near) if len(word) > 3 and not word.isdigit() and word not in _COMMON
    )


_COMMON = frozenset({
    "million", "millions", "milliard", "milliards", "dollar", "dollars", "americains", "fcfa", "francs",
    "euros",
    "pour", "dans", "avec", "cette", "projet", "projets", "leur", "sont", "montant", "soit", "plus", "https",
})  # fmt: skip


def _one_sum(first: Number, second: Number, shared: frozenset[str]) -> bool:
    one, other = first.figure, second.figure
    if one.value == other.value:
        return is_distinct(one.value) or len(shared) >= 1
    near = abs(one.value - other.value) <= NEARLY * max(one.value, other.value)
    rounded = one.interval.low != one.interval.high and other.interval.low != other.interval.high
    return near and rounded and len(shared) >= 2


def _repeated(first: Number, second: Number) -> Result:
    verdict: Verdict = compare(
        second.figure.interval, first.figure.value, first.figure.interval, otherwise=NOTABLE
    )
    start = (
        f"“{second.figure.text}” on page {second.figure.page} and “{first.figure.text}” on page "
        f"{first.figure.page}"
    )
    ending = {
        HOLDS: " are the same sum.",
        ROUNDED: " seem to be one sum: their intervals touch.",
    }.get(verdict, " seem to be one sum, but differ.")
    return result(
        "repeat", second.figure, start + ending, verdict, computed=first.figure.value,
        figures=[first.figure], unit=second.noun, subject=f"{second.figure.id}:{first.figure.id}",
        about=[first.figure.place],
    )  # fmt: skip
