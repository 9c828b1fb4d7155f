"""Sums of running text against the totals of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.archive import Archive, TableView, total_of
from pipeline.checks.counts import AGREEMENT_NOUNS, table_names, words_of
from pipeline.checks.intervals import sum_of
from pipeline.checks.prose import Number, Sentence, singular
from pipeline.checks.repeats import is_distinct, is_open
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Figure,
    Result,
    Verdict,
    compare,
    result,
    said,
)
from pipeline.checks.totals import find_sums
from pipeline.records import Cell

_TOTAL_WORDS = re.compile(r"\b(?:total|totale|au total|cumulé|global|s'élève|budget|enveloppe|en tout)")


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
    references it names; only one about agreements, as many as it lists, can contradict it. A sum that merely
    equals a total is the same sum said again.
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
            equal = [
                t for t in own if number.figure.interval.meets(t.printed.interval) and not is_open(number)
            ]
            if len(about) == 1 and _TOTAL_WORDS.search(sentence.template):
                certain = _speaks_of_all(sentence, about[0])
                yield from _against(number, about[0], CONTRADICTS if certain else NOTABLE)
            elif len(equal) == 1 and is_distinct(number.figure.value):
                yield _said_again(number, equal[0])


def _totals(archive: Archive) -> Iterator[Total]:
    """The totals of money, with the rows above them where these are known to be meant."""
    for view in archive.data_tables:
        sums = {found.claim.cell.id: (found, verdict) for found, verdict in find_sums(view)}
        for row in view.rows.values():
            for cell in row.values():
                figure = view.figure(cell)
                if cell.role == "total" and figure and cell.kind == "amount":
                    found, verdict = sums.get(cell.id, (None, UNVERIFIABLE))
                    meant = found is not None and verdict in (HOLDS, ROUNDED, CONTRADICTS)
                    yield Total(view, cell, figure, found.rows if found and meant else ())


def _speaks_of(sentence: Sentence, total: Total) -> bool:
    table = total.view.table
    near = table.page - 1 <= sentence.page <= table.last_page + 1
    only_total = sum(cell.role == "total" for row in total.view.rows.values() for cell in row.values()
                     if cell.column == total.cell.column) == 1  # fmt: skip
    return near and only_total and bool(table_names(total.view) & words_of(sentence.text))


def _speaks_of_all(sentence: Sentence, total: Total) -> bool:
    """Whether a sentence is about agreements, and counts none or as many as the table lists."""
    nouns = {singular(word) for word in words_of(sentence.text)}
    counts = [n.figure.value for n in sentence.numbers if n.kind == "count" and n.noun in AGREEMENT_NOUNS]
    return bool(nouns & AGREEMENT_NOUNS) and all(count == len(total.rows) for count in counts)


def _against(number: Number, total: Total, otherwise: Verdict) -> Iterator[Result]:
    """The text against the printed total, and against the recomputed one where that differs."""
    unit = number.noun
    fits_printed = number.figure.interval.meets(total.printed.interval)
    computed = total_of(list(total.rows))
    page = total.cell.page
    start = f"The text says “{number.figure.text}” ({_bounds(number)})"
    verdict = HOLDS if fits_printed else otherwise if number.exact or is_open(number) else NOTABLE
    told = f"{start}; the total printed in the table on page {page} is {said(total.printed.value, unit)}"
    yield result(
        "restatement", number.figure, told + ("." if fits_printed else ", another figure."), verdict,
        computed=total.printed.value, figures=[total.printed], unit=unit, about=[total.printed.place],
        subject=f"{number.figure.id}:printed",
    )  # fmt: skip
    if not total.rows or computed == total.printed.value:
        return
    reach = compare(
        number.figure.interval, computed, sum_of(row.interval for row in total.rows), otherwise=otherwise
    )
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
