"""The same sum of money said twice in one document, in figures of other precision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import words_of
from pipeline.checks.kit.figures import Figure, figure_of_amount
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, Result, compare, result
from pipeline.checks.kit.wording import Value, quantity, say

AROUND = 160
"""Characters before a sum in which the words say what it is of; half of them behind it."""

LEAST_SHARED = 2
"""Words that the surroundings of two sums must have in common."""

_COMMON = frozenset(
    {
        "million",
        "millions",
        "milliard",
        "milliards",
        "dollar",
        "dollars",
        "americains",
        "fcfa",
        "francs",
        "euros",
        "pour",
        "dans",
        "avec",
        "cette",
        "projet",
        "projets",
        "leur",
        "sont",
        "montant",
        "soit",
        "plus",
        "https",
    }
)


def check_repeats(facts: Facts) -> Iterator[Result]:
    """Repeats: where a document says a sum twice, once rounded, may it be the same sum?

    Sums of one currency that stand in like words are one sum where the intervals that they stand for meet and
    one of them is rounded. Two sums that differ may both be right: nothing is said of them, and the same
    digits twice prove nothing.
    """
    places: dict[str, list[tuple[Figure, frozenset[str]]]] = defaultdict(list)
    for sentence in facts.sentences:
        for number in sentence.of_kind("money"):
            if not number.is_open:
                words = _words(_around(facts.texts.get(number.figure.page, ""), number.figure))
                places[number.noun].append((number.figure, words))
    for amount in facts.amounts_in_cells if places else ():
        if amount.value is not None and amount.currency in places:
            figure = figure_of_amount(amount, amount.value)
            places[amount.currency].append((figure, _words(amount.context or "")))
    for currency, figures in places.items():
        yield from _of_currency(currency, figures)


def _of_currency(currency: str, figures: list[tuple[Figure, frozenset[str]]]) -> Iterator[Result]:
    """Each rounded sum with the first other one that it may be, found in the order of their values."""
    ordered = sorted(range(len(figures)), key=lambda n: figures[n][0].value)
    seen: set[frozenset[str]] = set()
    for position, index in enumerate(ordered):
        figure, words = figures[index]
        if figure.cell_id or not _is_rounded(figure):
            continue
        for step in (-1, 1):
            other = _nearest(figures, ordered, position, step, words)
            pair = frozenset((figure.spot, figures[other][0].spot)) if other is not None else frozenset()
            if other is not None and pair not in seen:
                seen.add(pair)
                yield _repeated(currency, figures[other][0], figure)
                break


def _nearest(
    figures: list[tuple[Figure, frozenset[str]]],
    ordered: list[int],
    position: int,
    step: int,
    words: frozenset[str],
) -> int | None:
    figure = figures[ordered[position]][0]
    while 0 <= (position := position + step) < len(ordered):
        other, around = figures[ordered[position]]
        if not figure.reach.meets(other.reach):
            return None
        if other.value != figure.value and len(words & around) >= LEAST_SHARED:
            return ordered[position]
    return None


def _is_rounded(figure: Figure) -> bool:
    return figure.place is not None and figure.place > Decimal(1)


def _around(text: str, figure: Figure) -> str:
    start, end = figure.start or 0, figure.end or 0
    return text[max(0, start - AROUND) : start] + " " + text[end : end + AROUND // 2]


def _words(text: str) -> frozenset[str]:
    return frozenset(
        word for word in words_of(text) if len(word) > 3 and not word.isdigit() and word not in _COMMON
    )


def _repeated(currency: str, first: Figure, second: Figure) -> Result:
    verdict = compare(second, first.value, first.reach)
    values: dict[str, Value] = {
        "second": second.text,
        "here": second.page,
        "first": quantity(first.value, currency),
        "there": first.page,
    }
    if verdict is HOLDS:
        wording = say("“{second}” on page {here} is {first}, which page {there} says, rounded.", **values)
    else:
        wording = say(
            "“{second}” on page {here} and {first} on page {there} seem to be one sum: their intervals "
            "touch.",
            **values,
        )
    assert verdict is not CONTRADICTS
    return result(
        "repeat",
        second,
        wording,
        verdict,
        computed=first.value,
        figures=[first],
        unit=currency,
        subject=f"{second.id}:{first.id}",
    )
