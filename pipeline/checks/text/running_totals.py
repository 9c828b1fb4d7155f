"""Totals that running text draws from the sums before them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import TIMES
from pipeline.checks.kit.figures import total_of
from pipeline.checks.kit.intervals import sum_of
from pipeline.checks.kit.results import (
    HOLDS,
    ROUNDED,
    UNVERIFIABLE,
    Result,
    compare,
    result,
)
from pipeline.checks.kit.sentences import COUNT, MONEY, NumberView, SentenceView
from pipeline.checks.kit.wording import Value, listed, quantity, say, say_n
from pipeline.checks.text.items import drawn_total
from pipeline.checks.text.parts import PARTS, wholes

_TOTALLING = re.compile(
    rf"(?:\A|[,;(] ?)(?:au total|en tout|soit au total|soit un total de|in total|a total of|à "
    rf"(?:eux|elles) \w+ ?:|"
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


def check_running_totals(facts: Facts) -> Iterator[Result]:
    """Sums: is a total that running text draws (`au total`, `Total :`) the sum of those before it?

    The sums just before are tried, as many as fit, without those that `dont` makes parts of others. Where
    none fits, the total is not verified, since it may rest on sums that the text does not give. Sums that are
    listed are left to the check of items.
    """
    recent: dict[str, list[NumberView]] = defaultdict(list)
    for sentence in facts.sentences:
        match = None if drawn_total(sentence) else _TOTALLING.search(sentence.template)
        if match:
            for total in _said_twice(facts, sentence, sentence.numbers[int(match[1])]):
                own = [n for n in wholes(sentence) if n.noun == total.noun and n is not total]
                before = [*recent[total.noun][-WINDOW:], *own][-WINDOW:]
                if not _is_divided(sentence, match[1]):
                    yield from _running(total, before, in_table=_is_in_table(facts, total))
        elif alone := _ALONE.match(sentence.template) or _SEVERAL.search(sentence.template):
            total = sentence.numbers[int(alone[1])]
            before = recent[total.noun][-WINDOW:]
            yield from _running(total, before, in_table=_is_in_table(facts, total))
        for number in wholes(sentence):
            recent[number.noun].append(number)


def check_running_counts(facts: Facts) -> Iterator[Result]:
    """Together: is what the text calls `ces 12 projets` the number of those that it counted before?

    The counts of the same thing just before are tried, alone and added up, without those that `dont` makes
    parts of others. Where none fits, nothing is said, since they may have been counted otherwise.
    """
    recent: dict[str, list[NumberView]] = defaultdict(list)
    for sentence in facts.sentences:
        match = re.search(rf"\b(?:ces|these) {COUNT}", sentence.template)
        if match and sentence.numbers[int(match[1])].noun not in TIMES:
            number = sentence.numbers[int(match[1])]
            yield from _together(number, recent[number.noun][-WINDOW:])
        for number in wholes(sentence, "count"):
            if number.noun and number.exact and number.figure.page == sentence.page:
                recent[number.noun].append(number)


def _together(number: NumberView, before: Sequence[NumberView]) -> Iterator[Result]:
    for count in range(2, len(before) + 1):
        figures = [n.figure for n in before[-count:]]
        if total_of(figures) == number.figure.value:
            wording = say(
                "The text speaks of “{counted}” and counted {parts} before.",
                counted=number.counted,
                parts=listed([figure.value for figure in figures]),
            )
            yield result(
                "together", number.figure, wording, HOLDS, computed=number.figure.value, figures=figures
            )
            return


def _said_twice(facts: Facts, sentence: SentenceView, total: NumberView) -> list[NumberView]:
    """The total, and the same in another currency."""
    record = facts.amounts.get(total.figure.amount_id or "")
    other = record.equals_amount_id if record else None
    return [total, *(n for n in sentence.numbers if other and n.figure.amount_id == other)]


def _is_divided(sentence: SentenceView, index: str) -> bool:
    """Whether the sentence itself says the parts of the total."""
    return f"⟦m{index}⟧" in {match["whole"] for match in PARTS.finditer(sentence.template)}


def _is_in_table(facts: Facts, total: NumberView) -> bool:
    return (total.noun, total.figure.value) in facts.printed_totals


def _running(total: NumberView, before: Sequence[NumberView], *, in_table: bool) -> Iterator[Result]:
    values: dict[str, Value] = {"total": quantity(total.figure.value, total.noun)}
    for count in range(2, len(before) + 1):
        figures = [number.figure for number in before[-count:]]
        computed = total_of(figures)
        fits = compare(total.figure, computed, sum_of(figure.reach for figure in figures))
        if fits in (HOLDS, ROUNDED) and all(figure.interval.is_bounded for figure in figures):
            wording = say_n(
                "{total} are said to be a total; the sum before it is {sum}.",
                "{total} are said to be a total; the {n} sums before it add up to {sum}.",
                count,
                sum=quantity(computed, total.noun),
                **values,
            )
            yield result(
                "sum", total.figure, wording, fits, computed=computed, figures=figures, unit=total.noun
            )
            return
    if not in_table:
        wording = say("{total} are said to be a total; the text gives no sums that add up to it.", **values)
        yield result("sum", total.figure, wording, UNVERIFIABLE, unit=total.noun)
