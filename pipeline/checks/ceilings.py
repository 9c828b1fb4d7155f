"""Ceilings that the text states for each project of a kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pipeline.checks.archive import Archive
from pipeline.checks.prose import Number, Sentence
from pipeline.checks.rates import average_rate, floating_pairs, median_rate, year_of
from pipeline.checks.results import HOLDS, NOTABLE, UNVERIFIABLE, Result, result, said
from pipeline.values.currencies import CFA_FRANCS, XOF_PER_EUR

_CEILING = re.compile(
    r"(?:coût|montant|budget|valeur|financement|cost)s? (?:unitaire "
    r")?(?:maxim\w+|plafonné\w*)|plafond|ne dépass\w+ pas|"
    r"n'excéd\w+ pas|maximum (?:de|d')|at most|ceiling"
)
_NAME = re.compile(r"(?<!\w)[A-Z]{3,6}(?=s?(?!\w))")
_COUNT_OF = r"⟦c(\d+)⟧ (?:nouveaux |nouvelles |autres )?(?:projets? )?(?:à effet rapide \(?)?{name}s?\b"
_ONE_OF = (
    r"\b(?:un|une|le (?:premier|deuxième|troisième|second|seul)|le|du|ce) (?:nouveau )?(?:projet "
    r")?(?:«\s*)?{name}\b"
)


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The most that one project of a kind may cost, and the acronym of the kind."""

    name: str
    number: Number


def check_ceilings(archive: Archive) -> Iterator[Result]:
    """Ceilings: does each project that the text prices stay below the ceiling that it states for its kind?

    The sentence that states the ceiling, or the one before it, names the kind by its acronym; a sum in
    another currency is converted at the rate that the document implies, else at the average of its year. A
    sum for several projects is divided by their number. Beyond the ceiling is a notice: exceptions are
    granted.
    """
    for ceiling, document_id in _ceilings(archive):
        own = [s for s in archive.sentences if s.document_id == document_id]
        for number, sentence in enumerate(own):
            following = own[number + 1] if number + 1 < len(own) else None
            priced = _priced(ceiling, sentence, following) or _part(
                ceiling, sentence, own[max(0, number - 2) : number]
            )
            if priced:
                yield _compare(archive, ceiling, *priced)


def _ceilings(archive: Archive) -> Iterator[tuple[Ceiling, str]]:
    texts = {(page.document_id, page.number): page.text for page in archive.pages}
    for sentence in archive.sentences:
        money = [n for n in sentence.numbers if n.kind == "money" and n.figure.interval.low is None]
        if len(money) != 1 or not _CEILING.search(sentence.template):
            continue
        lead = texts[sentence.document_id, sentence.page][max(0, sentence.start - 240) : sentence.start]
        names = _NAME.findall(sentence.text) or _NAME.findall(lead)
        if names:
            yield Ceiling(names[-1], money[0]), sentence.document_id


def _priced(
    ceiling: Ceiling, sentence: Sentence, following: Sentence | None
) -> tuple[Number, Decimal | None] | None:
    """The one sum for projects of the kind, perhaps in the next sentence, and how many these are."""
    name = ceiling.name.lower()
    if re.search(rf"\b{name}s?\b", sentence.template) is None:
        return None
    sums = _sums(sentence)
    if not sums and following and following.page == sentence.page:
        sums = [] if re.search(rf"\b{name}s?\b", following.template) else _sums(following)
    if len(sums) != 1 or sums[0].figure == ceiling.number.figure:
        return None
    counts = re.findall(_COUNT_OF.format(name=name), sentence.template)
    if len(counts) == 1:
        return sums[0], sentence.numbers[int(counts[0])].figure.value
    if not counts and re.search(_ONE_OF.format(name=name), sentence.template):
        return sums[0], Decimal(1)
    return None


def _part(ceiling: Ceiling, sentence: Sentence, before: list[Sentence]) -> tuple[Number, Decimal] | None:
    """The sum `pour les` projects of the kind, whose number is said just before."""
    name = ceiling.name.lower()
    found = re.search(
        rf"⟦m(\d+)⟧ (?:pour|aux?|for) (?:les |ces |the )?(?:projets? )?{name}s?\b", sentence.template
    )
    counts = [
        s.numbers[int(index)].figure.value for s in before
        for index in re.findall(_COUNT_OF.format(name=name), s.template)
    ]  # fmt: skip
    return (sentence.numbers[int(found[1])], counts[0]) if found and len(counts) == 1 else None


def _sums(sentence: Sentence) -> list[Number]:
    return [n for n in sentence.numbers if n.kind == "money" and n.figure.interval.high is not None]


def _rate(archive: Archive, document_id: str, fixed: str, floating: str) -> tuple[Decimal, str] | None:
    """Units of one currency for one of the other, and where the rate is from."""
    pairs = [
        pair for pair in floating_pairs(archive)
        if (pair.fixed.document_id, pair.fixed_currency, pair.currency) == (document_id, fixed, floating)
    ]  # fmt: skip
    middle = median_rate(pairs)
    if middle:
        return middle, "the rate that the document implies"
    average = average_rate(fixed, floating, year_of(archive, document_id))
    return (average, "the average rate of the year") if average else None


def _compare(archive: Archive, ceiling: Ceiling, sum_: Number, projects: Decimal | None) -> Result:
    limit, unit = ceiling.number.figure.value, ceiling.number.noun
    rate: tuple[Decimal, str] | None = (Decimal(1), "")
    if sum_.noun != unit:
        fixed = {sum_.noun, unit} <= CFA_FRANCS | {"EUR"}
        rate = (XOF_PER_EUR, "655.957") if fixed else _rate(archive, sum_.figure.document_id, sum_.noun, unit)
    count = projects or Decimal(1)
    what = f"{said(sum_.figure.value, sum_.noun)} for {said(count)} {ceiling.name}"
    if rate is None:
        told = (
            f"{what} cannot be held against the ceiling of {said(limit, unit)}: no rate between them "
            f"is known."
        )
        return result("ceiling", sum_.figure, told, UNVERIFIABLE, figures=[ceiling.number.figure], unit=unit)
    each = (sum_.figure.value / count / rate[0]).quantize(Decimal(1))
    at = f" at {rate[1]}" if rate[1] else ""
    verdict = HOLDS if each <= limit else NOTABLE
    ending = "within" if verdict is HOLDS else "above"
    told = f"{what} are {said(each, unit)} each{at}, {ending} the ceiling of {said(limit, unit)}."
    return result(
        "ceiling", sum_.figure, told, verdict, value=each, computed=limit,
        figures=[ceiling.number.figure], unit=unit,
    )  # fmt: skip
