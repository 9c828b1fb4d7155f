"""Totals that running text draws from the sums before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.archive import Archive, total_of
from pipeline.checks.intervals import sum_of
from pipeline.checks.parts import PARTS, wholes
from pipeline.checks.prose import COUNT, MONEY, Number, Sentence, counted
from pipeline.checks.results import HOLDS, ROUNDED, UNVERIFIABLE, Result, compare, result, said

_TOTALLING = re.compile(
    rf"(?:\A|[,;(] ?)(?:au total|en tout|soit au total|soit un total de|à (?:eux|elles) \w+ ?:|"
    rf"(?:leur|le) (?:coût|montant) (?:total|cumulé|global)[^⟦⟧.;:]{{0,30}}s'élève(?:nt)? à|leur total)"
    rf"[^⟦⟧.;:]{{0,40}}?{MONEY}"
)
"""Words by which a sentence adds up the sums of money before it."""

_ALONE = re.compile(rf"\A[^⟦⟧.;]{{0,40}}?\b(?:budget |coût |montant )?totale?\b[^⟦⟧.;:]{{0,30}}: {MONEY}")
"""A total that stands by itself, as below a chart or at the end of a notice."""

_SEVERAL = re.compile(
    rf"\b(?:des|les|ces|leurs|of) (?:\w+ )?(?:projets|accords|conventions|travaux|projects)\b[^⟦⟧.;]{{0,80}}"
    rf"\b(?:montant|coût|budget|cost)s? (?:total |global )?(?:de|d'|of|estimé à|:)? ?"
    rf"(?:plus(?: de)? |près de |environ )?{MONEY}"
)
"""A sum that is said of several things together."""

WINDOW = 12


def check_running_totals(archive: Archive) -> Iterator[Result]:
    """Sums: is a total that running text draws (`au total`, `Total :`) the sum of those before it?

    The sums just before are tried, as many as fit, without those that `dont` makes parts of others. Where
    none fits, the total is not verified, since it may rest on sums that the text does not give.
    """
    recent: list[Number] = []
    here = ""
    for sentence in archive.sentences:
        if sentence.document_id != here:
            here, recent = sentence.document_id, []
        match = _TOTALLING.search(sentence.template)
        if match:
            for total in _said_twice(archive, sentence, sentence.numbers[int(match[1])]):
                before = [n for n in [*recent, *wholes(sentence)] if n.noun == total.noun and n is not total]
                if not _is_divided(sentence, match[1]):
                    yield from _running(total, before[-WINDOW:], _is_in_table(archive, total))
        elif alone := _ALONE.match(sentence.template) or _SEVERAL.search(sentence.template):
            total = sentence.numbers[int(alone[1])]
            before = [n for n in recent if n.noun == total.noun]
            yield from _running(total, before[-WINDOW:], _is_in_table(archive, total))
        recent += wholes(sentence)


_TIMES = frozenset({"an", "année", "moi", "mois", "jour", "semaine", "trimestre"})


def check_running_counts(archive: Archive) -> Iterator[Result]:
    """Together: is what the text calls `ces 12 projets` the number of those that it counted before?

    The counts of the same thing just before are tried, alone and added up, without those that `dont` makes
    parts of others. Where none fits, the count is not verified.
    """
    recent: list[Number] = []
    here = ""
    for sentence in archive.sentences:
        if sentence.document_id != here:
            here, recent = sentence.document_id, []
        match = re.search(rf"\bces {COUNT}", sentence.template)
        if match and sentence.numbers[int(match[1])].noun not in _TIMES:
            number = sentence.numbers[int(match[1])]
            before = [n for n in recent if n.noun == number.noun and n.exact][-WINDOW:]
            yield _together(number, before)
        recent += [n for n in wholes(sentence, "count") if n.figure.page == sentence.page]


def _together(number: Number, before: Sequence[Number]) -> Result:
    for count in range(1, len(before) + 1):
        figures = [n.figure for n in before[-count:]]
        if total_of(figures) == number.figure.value:
            listed = " + ".join(said(figure.value) for figure in figures)
            told = f"The text speaks of “{counted(number)}” and counted {listed} before."
            return result(
                "together", number.figure, told, HOLDS,
                computed=number.figure.value, figures=figures, unit=number.words,
            )  # fmt: skip
    told = f"The text speaks of “{counted(number)}”; no counts before it add up to them."
    return result("together", number.figure, told, UNVERIFIABLE, unit=number.words)


def _said_twice(archive: Archive, sentence: Sentence, total: Number) -> list[Number]:
    """The total, and the same in another currency."""
    record = archive.amounts.get(total.figure.amount_id or "")
    other = record.equals_amount_id if record else None
    return [total, *(n for n in sentence.numbers if other and n.figure.amount_id == other)]


def _is_divided(sentence: Sentence, index: str) -> bool:
    """Whether the sentence itself says the parts of the total."""
    return f"⟦m{index}⟧" in {match["whole"] for match in PARTS.finditer(sentence.template)}


def _is_in_table(archive: Archive, total: Number) -> bool:
    return any(
        cell.role == "total" and cell.unit == total.noun and cell.value == total.figure.value
        for view in archive.data_tables if view.table.document_id == total.figure.document_id
        for cell in view.cells
    )  # fmt: skip


def _running(total: Number, before: Sequence[Number], in_table: bool) -> Iterator[Result]:
    for count in range(2, len(before) + 1):
        figures = [number.figure for number in before[-count:]]
        computed = total_of(figures)
        fits = compare(total.figure.interval, computed, sum_of(figure.interval for figure in figures))
        bounded = all(figure.interval.low is not None is not figure.interval.high for figure in figures)
        if bounded and fits in (HOLDS, ROUNDED):
            told = (
                f"{said(total.figure.value, total.noun)} are said to be a total; the {count} sums "
                f"before it add "
                f"up to {said(computed, total.noun)}."
            )
            yield result("sum", total.figure, told, fits, computed=computed, figures=figures, unit=total.noun)
            return
    if in_table:
        return
    told = (
        f"{said(total.figure.value, total.noun)} are said to be a total; the text gives no sums that "
        f"add up to it."
    )
    yield result("sum", total.figure, told, UNVERIFIABLE, unit=total.noun)
