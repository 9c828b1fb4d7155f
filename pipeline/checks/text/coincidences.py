"""One number for two things: a line that may have been copied from another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import ENTRIES, TIMES, is_distinct
from pipeline.checks.kit.results import NOTABLE, Result, result
from pipeline.checks.kit.sentences import NumberView, SentenceView
from pipeline.checks.kit.wording import say

LEAST_VALUE = 1000
"""Smaller numbers meet by chance."""

ANY_THING = ENTRIES | TIMES | {"personne", "people", "person", "individu", "individual"}
"""What may be counted of anything, or be anyone: it is no other thing than what it stands for."""


YEARS = range(1900, 2100)
"""What is printed as one of these, without a sign between its digits, is a year more often than a count."""


def check_same_counts(facts: Facts) -> Iterator[Result]:
    """Coincidences: do two items of a list count different things with one and the same large number?

    Only numbers of four digits and more that are not round are asked, and equal counts prove nothing: one may
    have been copied into the line of the other. What may be a year is no count. Rows of data are as many as
    the things that they tell of, and persons as many as those that are called by what they do.
    """
    seen: dict[tuple[int, Decimal], tuple[NumberView, SentenceView]] = {}
    for sentence in facts.sentences:
        for number in sentence.of_kind("count"):
            value = number.figure.value
            if value < LEAST_VALUE or not is_distinct(value) or not number.noun or not _is_item(sentence):
                continue
            if _may_be_year(number):
                continue
            earlier, there = seen.setdefault((sentence.page, value), (number, sentence))
            if earlier is number or earlier.noun == number.noun or there is sentence:
                continue
            if {earlier.noun, number.noun} & ANY_THING:
                continue
            wording = say(
                "“{first}” and “{other}” are counted on page {page}: one number for two things.",
                first=earlier.counted,
                other=number.counted,
                page=sentence.page,
            )
            yield result(
                "coincidence", number.figure, wording, NOTABLE, computed=value, figures=[earlier.figure]
            )


def _may_be_year(number: NumberView) -> bool:
    value = number.figure.value
    return value in YEARS and str(value) in number.figure.text


def _is_item(sentence: SentenceView) -> bool:
    text = sentence.text.strip()
    return sentence.kind == "list_item" or text[:1] in "-–•*·" or text.endswith(";")
