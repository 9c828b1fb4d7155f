"""Instalments: the sums in which an agreement is paid, against its amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import total_of
from pipeline.checks.kit.intervals import sum_of
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, NOTABLE, ROUNDED, Result, compare, result
from pipeline.checks.kit.sentences import Number, Sentence
from pipeline.checks.kit.wording import Value, listed, quantity, say

_INSTALMENT = re.compile(
    r"\b(?:tranches?|versements?|acomptes?|avances?|décaissements?|solde|paiements?|instal?ments?|tranche|payments?|"
    r"disbursements?)\b"
)
_IN_SEVERAL = re.compile(
    r"⟦c(?P<count>\d+)⟧ (?:\w+ "
    r")?(?:tranches|versements|acomptes|décaissements|paiements|instal?ments|payments|"
    r"disbursements)\b"
)
MOST = 24
"""Instalments of one agreement."""


def check_instalments(facts: Facts) -> Iterator[Result]:
    """Instalments: do the instalments in which an agreement is paid add up to its amount?

    A sentence that gives an amount and says in how many instalments it is paid, and as many sums behind it,
    in the same sentence or in those that follow: another sum than theirs is an error where all stand in one
    sentence, else a notice.
    """
    sentences = facts.sentences
    for position, sentence in enumerate(sentences):
        match = _IN_SEVERAL.search(sentence.template)
        if match is None:
            continue
        count = sentence.numbers[int(match["count"])]
        before = [n for n in sentence.of_kind("money") if n.end <= count.start]
        after = [n for n in sentence.of_kind("money") if n.start >= count.end]
        if len(before) != 1 or not 2 <= count.figure.value <= MOST:
            continue
        wanted = int(count.figure.value)
        parts = after or _following(sentences[position + 1 : position + 1 + wanted])
        if len(parts) == wanted and all(part.noun == before[0].noun for part in parts):
            yield _result(before[0], parts, same_sentence=bool(after))


def _following(sentences: Sequence[Sentence]) -> list[Number]:
    """The sums of the sentences that follow, one each, as long as they speak of instalments."""
    found = []
    for sentence in sentences:
        money = sentence.of_kind("money")
        if len(money) != 1 or not _INSTALMENT.search(sentence.template):
            break
        found.append(money[0])
    return found


def _result(whole: Number, parts: Sequence[Number], *, same_sentence: bool) -> Result:
    figures = [part.figure for part in parts]
    computed = total_of(figures)
    certain = same_sentence and whole.exact and all(part.exact for part in parts)
    verdict = compare(
        whole.figure, computed, sum_of(figure.reach for figure in figures),
        otherwise=CONTRADICTS if certain else NOTABLE,
    )  # fmt: skip
    told: dict[str, Value] = {
        "whole": quantity(whole.figure.value, whole.noun),
        "parts": listed([quantity(figure.value) for figure in figures]),
        "sum": quantity(computed, whole.noun),
        "apart": quantity(abs(whole.figure.value - computed), whole.noun),
    }  # fmt: skip
    wording = (
        say("{whole} are paid in instalments: {parts} = {sum}.", **told)
        if verdict in (HOLDS, ROUNDED)
        else say("{whole} are paid in instalments: {parts} = {sum}, a difference of {apart}.", **told)
    )
    return result(
        "instalment", whole.figure, wording, verdict, computed=computed, figures=figures, unit=whole.noun,
        about=[figure.spot for figure in figures],
    )  # fmt: skip
