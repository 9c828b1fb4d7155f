"""Counts by region: figures on a map or chart against the whole that the text says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.archive import Archive, total_of
from pipeline.checks.prose import Number, Sentence, counted
from pipeline.checks.results import HOLDS, NOTABLE, UNVERIFIABLE, Figure, Result, exactly, result, said

_LABELLED = re.compile(r"(?m)^(?:[^\W\d_][\w’'-]* )?(?P<number>\d{1,5}) ?(?P<label>[A-Z]{2,6})s?(?= |$)")
LEAST = 3


def check_regions(archive: Archive) -> Iterator[Result]:
    """Regions: do the counts on a map add up to the whole that the text says of the same things?

    `82 QIPs`, `158 QIPs`, ... are taken together by their acronym, and the whole is the count of the sentence
    that names the acronym in brackets. They may stand for regions that share a project: a sum beyond the
    whole is a notice, and so is a shortfall, since which figure belongs to which region cannot always be
    told.
    """
    for document_id, labels in _labelled(archive).items():
        for label, figures in labels.items():
            wholes = [
                number for sentence in archive.sentences
                if sentence.document_id == document_id and f"({label.lower()}" in sentence.template
                and (number := _whole(sentence, label))
            ]  # fmt: skip
            if len(figures) >= LEAST and wholes:
                yield _compare(label, figures, wholes[0])


def _labelled(archive: Archive) -> dict[str, dict[str, list[Figure]]]:
    found: dict[str, dict[str, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for page in archive.pages:
        for match in _LABELLED.finditer(page.text):
            value = Decimal(match["number"])
            figure = Figure(
                f"{match['number']} {match['label']}", value, exactly(value), page.document_id, page.number,
                start=match.start("number"), end=match.end("label"),
            )  # fmt: skip
            found[page.document_id][match["label"].removesuffix("S")].append(figure)
    return found


def _whole(sentence: Sentence, label: str) -> Number | None:
    """The count that the sentence gives for all: that `au total`, that after `sur`, or its only one."""
    total = re.search(r"⟦c(\d+)⟧[^⟦⟧.;]{0,30}(?:au total|en tout)|\bsur (?:les )?⟦c(\d+)⟧", sentence.template)
    if total:
        return sentence.numbers[int(total[1] or total[2])]
    counts = [number for number in sentence.numbers if number.kind == "count"]
    return counts[0] if len(counts) == 1 else None


def _compare(label: str, figures: list[Figure], whole: Number) -> Result:
    computed = total_of(figures)
    listed = " + ".join(said(figure.value) for figure in figures)
    same = computed == whole.figure.value
    verdict = HOLDS if same else NOTABLE if computed > whole.figure.value else UNVERIFIABLE
    ending = {
        HOLDS: ".",
        NOTABLE: ": more than the whole, unless regions share some.",
        UNVERIFIABLE: ": not all of them may have been found.",
    }[verdict]
    told = f"The text says “{counted(whole)}” ({label}) in all; by region {listed} = {said(computed)}{ending}"
    return result(
        "region", whole.figure, told, verdict, computed=computed, figures=figures, unit=whole.noun,
        subject=f"{whole.figure.id}:{label.lower()}",
    )  # fmt: skip
