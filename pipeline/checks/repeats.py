"""The same sum of money in two places: in running text and in a table, or twice in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.archive import SUMMABLE, Archive, TableView, total_of
from pipeline.checks.counts import table_names, words_of
from pipeline.checks.intervals import sum_of
from pipeline.checks.prose import Number, Sentence
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    Figure,
    Result,
    Verdict,
    compare,
    figure_of_amount,
    result,
    said,
)
from pipeline.records import Cell

_TOTAL_WORDS = re.compile(r"\b(?:total|totale|au total|cumulé|global|s'élève|budget|enveloppe|en tout)")
NEARLY = Decimal("0.02")
"""Share by which two sums may differ and still be meant for one, where they are said of the same thing."""


@dataclass(frozen=True, slots=True)
class Total:
    """A printed total of a table, and the sum of the rows above it."""

    view: TableView
    cell: Cell
    printed: Figure
    rows: tuple[Figure, ...]


def check_restatements(archive: Archive) -> Iterator[Result]:
    """Restatements: does a sum said in the text fit the total of the table that it speaks of?

    It is held against the printed total and against the recomputed one: where these differ, one of the checks
    says which of them the text goes with. A sentence speaks of a table within a page of it whose total row or
    references it names; a sum that merely equals a total is the same sum said again.
    """
    totals = list(_totals(archive))
    for sentence in archive.sentences:
        for number in sentence.numbers:
            if number.kind != "money":
                continue
            own = [
                t
                for t in totals
                if t.printed.document_id == sentence.document_id and t.cell.unit == number.noun
            ]
            about = [total for total in own if _speaks_of(sentence, total)]
            equal = [t for t in own if number.figure.interval.meets(t.printed.interval) and not _open(number)]
            if len(about) == 1 and _TOTAL_WORDS.search(sentence.template):
                yield from _against(number, about[0])
            elif len(equal) == 1 and is_distinct(number.figure.value):
                yield _said_again(number, equal[0])


def _open(number: Number) -> bool:
    return number.figure.interval.low is None or number.figure.interval.high is None


def is_distinct(value: Decimal) -> bool:
    """Whether a value has three digits at least that say something: round sums meet by chance."""
    return len(str(int(value)).rstrip("0")) >= 3


def _totals(archive: Archive) -> Iterator[Total]:
    for view in archive.data_tables:
        for row in view.rows.values():
            for column, cell in row.items():
                figure = view.figure(cell)
                if cell.role == "total" and figure and cell.kind == "amount":
                    above = [
                        view.figure(r.get(column)) for n, r in view.rows.items() if n < cell.row
                        and column in r and r[column].role == "body" and r[column].kind in SUMMABLE
                    ]  # fmt: skip
                    yield Total(view, cell, figure, tuple(f for f in above if f))


def _speaks_of(sentence: Sentence, total: Total) -> bool:
    table = total.view.table
    near = table.page - 1 <= sentence.page <= table.last_page + 1
    only_total = sum(cell.role == "total" for row in total.view.rows.values() for cell in row.values()
                     if cell.column == total.cell.column) == 1  # fmt: skip
    return near and only_total and bool(table_names(total.view) & words_of(sentence.text))


def _against(number: Number, total: Total) -> Iterator[Result]:
    """The text against the printed total, and against the recomputed one where that differs."""
    unit = number.noun
    fits_printed = number.figure.interval.meets(total.printed.interval)
    computed = total_of(list(total.rows))
    page = total.cell.page
    start = f"The text says “{number.figure.text}” ({_bounds(number)})"
    verdict = HOLDS if fits_printed else CONTRADICTS if number.exact or _open(number) else NOTABLE
    told = f"{start}; the total printed in the table on page {page} is {said(total.printed.value, unit)}"
    yield result(
        "restatement", number.figure, told + ("." if fits_printed else ", another figure."), verdict,
        computed=total.printed.value, figures=[total.printed], unit=unit, about=[total.printed.place],
        subject=f"{number.figure.id}:printed",
    )  # fmt: skip
    if not total.rows or computed == total.printed.value:
        return
    reach = compare(number.figure.interval, computed, sum_of(row.interval for row in total.rows))
    ending = (
        "."
        if reach in (HOLDS, ROUNDED)
        else (
            ": the text goes with the printed total, not with the rows."
            if fits_printed
            else ", another figure."
        )
    )
    told = (
        f"{start}; the {len(total.rows)} rows of the table on page {page} add up to "
        f"{said(computed, unit)}{ending}"
    )
    yield result(
        "restatement", number.figure, told, reach, computed=computed, figures=total.rows, unit=unit,
        about=[total.printed.place], subject=f"{number.figure.id}:rows",
    )  # fmt: skip


def _bounds(number: Number) -> str:
    bounds = number.figure.interval
    if bounds.high is None and bounds.low is not None:
        return f"at least {said(bounds.low, number.noun)}"
    if bounds.low is None and bounds.high is not None:
        return f"at most {said(bounds.high, number.noun)}"
    return said(number.figure.value, number.noun)


def _said_again(number: Number, total: Total) -> Result:
    told = (
        f"{said(number.figure.value, number.noun)} in the text are the total of the table on page "
        f"{total.cell.page}, "
        f"{said(total.printed.value, number.noun)}."
    )
    return result(
        "restatement", number.figure, told, HOLDS, computed=total.printed.value, figures=[total.printed],
        unit=number.noun, subject=f"{number.figure.id}:printed",
    )  # fmt: skip


def check_repeats(archive: Archive) -> Iterator[Result]:
    """Repeats: where a document says a sum twice, of the same things, does it say the same?

    Sums of the same currency are compared that stand in like words and differ by 2 % at most; intervals that
    touch are rounding, and since two sums may both be right no difference is an error.
    """
    of_document: dict[tuple[str, str], list[tuple[Sentence, Number]]] = {}
    for sentence in archive.sentences:
        for number in sentence.numbers:
            if number.kind == "money" and not _open(number):
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
