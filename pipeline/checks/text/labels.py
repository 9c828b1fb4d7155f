"""Figures that stand with their label alone, as on maps and charts, against the whole that the text says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import TIMES
from pipeline.checks.kit.figures import total_of
from pipeline.checks.kit.results import HOLDS, NOTABLE, UNVERIFIABLE, Result, result
from pipeline.checks.kit.sentences import NumberView, SentenceView
from pipeline.checks.kit.wording import Value, Wording, listed, quantity, say

_LABEL = re.compile(r"\W*(?:[^\W\d_][\w’'-]* )?⟦c0⟧ [^\W\d_]+\W*\Z")
_TOTAL = re.compile(
    r"⟦c(\d+)⟧[^⟦⟧.;]{0,30}(?:au total|en tout|in total)|\b(?:sur|out of) (?:les |the )?⟦c(\d+)⟧"
)
LEAST_LETTERS = 4
LEAST = 3
"""Labels of one thing that a page must have before they are taken for those of a map or chart."""


def check_labels(facts: Facts) -> Iterator[Result]:
    """Labels: do the counts on a map or chart add up to the whole that the text says of the same things?

    Counts that stand alone with what they count (`82 écoles`, `158 écoles`, ...) are taken together by it.
    The whole is the count that a sentence gives in all, of the same thing or of one that it calls so in
    brackets (`projets à effet rapide (PER)`). They may stand for regions that share a project: a sum beyond
    the whole is a notice; a shortfall is not verified, since not all may have been found.
    """
    labels: dict[str, list[NumberView]] = defaultdict(list)
    for sentence in facts.sentences:
        if _LABEL.match(sentence.template) and sentence.numbers[0].exact and _is_thing(sentence.numbers[0]):
            labels[sentence.numbers[0].noun].append(sentence.numbers[0])
    for noun, numbers in labels.items():
        if len(numbers) < LEAST:
            continue
        said = (_whole(sentence, noun, numbers) for sentence in facts.sentences)
        if whole := next(filter(None, said), None):
            yield _compare(noun, numbers, whole)


def _is_thing(number: NumberView) -> bool:
    """Whether a number counts things, by their name or their acronym: not hours, metres, or months."""
    name = number.words.rstrip("s")
    named = len(number.noun) >= LEAST_LETTERS and number.noun not in TIMES
    return named or (len(name) > 1 and name.isupper())


def _whole(sentence: SentenceView, noun: str, labels: list[NumberView]) -> NumberView | None:
    """The count that a sentence gives for all: that `au total`, that after `sur`, or its only one."""
    named = re.search(rf"\({noun}s?\b", sentence.template) is not None
    total = _TOTAL.search(sentence.template)
    if total:
        number = sentence.numbers[int(total[1] or total[2])]
        return number if named or number.noun == noun else None
    counts = sentence.of_kind("count")
    return counts[0] if named and len(counts) == 1 and counts[0] not in labels else None


def _compare(noun: str, numbers: list[NumberView], whole: NumberView) -> Result:
    figures = [number.figure for number in numbers]
    computed = total_of(figures)
    values: dict[str, Value] = {
        "whole": whole.counted,
        "parts": listed([figure.value for figure in figures]),
        "sum": quantity(computed),
        "label": numbers[0].words,
    }
    same = computed == whole.figure.value
    verdict = HOLDS if same else NOTABLE if computed > whole.figure.value else UNVERIFIABLE
    ending: dict[object, Wording] = {
        NOTABLE: say("That is more than the whole, unless some are counted in two places."),
        UNVERIFIABLE: say("Not all of them may have been found."),
    }
    wording = say("The text says “{whole}” in all; the labels “{label}” give {parts} = {sum}.", **values)
    return result(
        "label",
        whole.figure,
        wording + ending[verdict] if verdict in ending else wording,
        verdict,
        computed=computed,
        figures=figures,
        subject=f"{whole.figure.id}:{noun}",
    )
