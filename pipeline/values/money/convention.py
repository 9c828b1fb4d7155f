"""The number signs of a whole document, decided once, before any of its amounts is read.

A single point or comma before three digits (`14.098 milliards`) is told apart by nothing in the figure. What
decides is, in this order: a conversion printed beside it, which holds only under one reading; the figures of
the document that leave no doubt, those with a scale behind them first; the habit of the language. Where these
disagree or are silent the figure is read by habit and stays open.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from pipeline.language import DEFAULT, alternatives, lexicon
from pipeline.values.currencies.finding import CFA_FRANCS, is_priced
from pipeline.values.money.amounts import find_amounts
from pipeline.values.numbers.beside_currency import SCALE_ABBREVIATIONS
from pipeline.values.numbers.digits import NumberFormat, digits, habit, is_ambiguous
from pipeline.values.text.spans import fold, mask

#: The share of unmistakable figures that must agree for the rest to follow them.
DOMINANT = Decimal("0.8")
#: Figures without a scale that say enough of those with one.
ENOUGH = 3

_SIGNS = ".,"
_OTHER = {".": ",", ",": "."}
_DOUBTFUL = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?P<sign>[.,])\d{3}(?![\d]|[.,]\d)")
_PERCENT = re.compile(r" ?%")


@dataclass(slots=True)
class SignCounts:
    """Figures of a document that leave no doubt, counted by their decimal sign or by their thousands sign.

    `scaled` are decimals with a scale behind them, `plain` those of money and percentages without one;
    `pairs` what conversions printed side by side say of a doubtful sign before a scale.
    """

    scaled: Counter[str] = field(default_factory=Counter)
    plain: Counter[str] = field(default_factory=Counter)
    thousands: Counter[str] = field(default_factory=Counter)
    pairs: Counter[str] = field(default_factory=Counter)


def decide_number_format(
    texts: Iterable[str], cells: Iterable[str] = (), *, country: str = "ML", language: str = DEFAULT
) -> NumberFormat:
    """How a document prints numbers.

    Args:
        texts: its passages.
        cells: the cells of its tables, whose bare figures count as sums.
        country: ISO 3166 code of the document's country.
        language: ISO 639-1 code of the document.
    """
    passages = list(texts)
    doubtful = [text for text in passages if _DOUBTFUL.search(text)]
    if not doubtful:
        return NumberFormat(before_scale=habit(language))
    evidence = SignCounts()
    for text in passages:
        _count(text, language, evidence)
    for text in cells:
        _count_cell(text, language, evidence)
    for text in doubtful:
        _count_pairs(text, country, language, evidence)
    return _decided(evidence, language)


def _decided(evidence: SignCounts, language: str) -> NumberFormat:
    thousands = "".join(sign for sign in _SIGNS if evidence.thousands[sign] and not evidence.plain[sign])
    grouping = thousands if len(thousands) == 1 else ""
    mixed = "".join(sign for sign in _SIGNS if evidence.plain[sign] and not evidence.thousands[sign])
    sign, sure = _before_scale(evidence, language)
    return NumberFormat(
        thousands=grouping, before_scale=sign, doubtful=mixed, doubtful_before_scale="" if sure else _SIGNS
    )


def _before_scale(evidence: SignCounts, language: str) -> tuple[str, bool]:
    """The decimal sign before a scale, and whether it is beyond doubt.

    A sign between thousands alone (`432.152.309`) leads, and settles nothing: some who print it so write
    `2.856 milliards` for 2,856 milliards.
    """
    never = sum(evidence.thousands.values()) + 1
    others = Counter({_OTHER[sign]: n for sign, n in evidence.thousands.items()})
    every = ((evidence.pairs, 1), (evidence.scaled, 1), (evidence.plain, ENOUGH), (others, never))
    for votes, enough in every:
        total = sum(votes.values())
        if total:
            sign = max(_SIGNS, key=lambda sign_: (votes[sign_], sign_))
            agreed = Decimal(votes[sign]) / total
            if agreed >= DOMINANT:
                return sign, total >= enough
            return sign if agreed > Decimal("0.5") else "", False
    return habit(language), bool(habit(language))


@cache
def _scale_behind(language: str) -> re.Pattern[str]:
    scales = lexicon(language).numbers.scales
    return re.compile(rf" ?(?:(?i:{alternatives(scales)})|{alternatives(SCALE_ABBREVIATIONS)})(?![^\W_])")


def _count(text: str, language: str, evidence: SignCounts) -> None:
    folded = mask(fold(text).text)
    behind = _scale_behind(language)
    for match in digits(language).finditer(folded):
        token = match.group()
        if not any(sign in token for sign in _SIGNS) or is_ambiguous(token):
            continue
        if _grouped(token, evidence):
            continue
        sign = "." if "." in token else ","
        if behind.match(folded, match.end()):
            evidence.scaled[sign] += 1
        elif _PERCENT.match(folded, match.end()) or is_priced(folded, match.end(), language):
            evidence.plain[sign] += 1


def _count_cell(text: str, language: str, evidence: SignCounts) -> None:
    folded = fold(text).text.strip()
    signed = digits(language).fullmatch(folded) and any(sign in folded for sign in _SIGNS)
    if signed and not is_ambiguous(folded) and not _grouped(folded, evidence):
        evidence.plain["." if "." in folded else ","] += 1


def _grouped(token: str, evidence: SignCounts) -> bool:
    """Count the signs of a figure that has several: the first are thousands, a last other one is decimal."""
    signs = [char for char in token if char in _SIGNS]
    spaced = bool(re.search(r"\d[ ']\d{3}", token))
    if len(signs) == 1 and not spaced:
        return False
    if len(signs) == 1:
        evidence.plain[signs[0]] += 1
        return True
    if len(set(signs)) == 2:
        evidence.plain[signs[-1]] += 1
    evidence.thousands[signs[0]] += 1
    return True


def _count_pairs(text: str, country: str, language: str, evidence: SignCounts) -> None:
    """What conversions say: read with every sign in doubt, those that a neighbour settles are sure."""
    in_doubt = NumberFormat(doubtful=_SIGNS, doubtful_before_scale=_SIGNS)
    for amount in find_amounts(text, country=country, language=language, number_format=in_doubt):
        sign = _DOUBTFUL.search(amount.text)
        scaled = amount.value is not None and amount.otherwise is not None and abs(amount.value) >= 10**6
        if amount.open or not sign or not scaled or amount.value is None or amount.otherwise is None:
            continue
        if amount.currency in CFA_FRANCS and not _scale_behind(language).match(amount.text, sign.end()):
            continue
        decimal = abs(amount.value) < abs(amount.otherwise)
        evidence.pairs[sign["sign"] if decimal else _OTHER[sign["sign"]]] += 1
