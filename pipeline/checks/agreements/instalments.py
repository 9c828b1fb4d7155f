"""Instalments: the sums in which an agreement is paid, against its amount."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import Figure, total_of
from pipeline.checks.kit.intervals import sum_of
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, NOTABLE, ROUNDED, Result, compare, result
from pipeline.checks.kit.sentences import NumberView, SentenceView
from pipeline.checks.kit.views import TableView
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
_THE_REST = re.compile(
    r"\b(?:solde|reste|restant|reliquat|balance|remainder|remaining|rest)\b[^⟦⟧.;]{0,60}⟦m(?P<rest>\d+)⟧"
)
_HEADER = re.compile(
    r"\W*(?:n ?[°º] (?:de |du )?)?(?:tranches?|versements?|acomptes?|échéances?|instal?ments?|payments?)\W*\Z"
)
_ANNOUNCES = re.compile(
    r"⟦m\d+⟧.*\b(?:versée?s?|payée?s?|payable|décaissée?s?|échéancier|tranches|versements|instal?ments|paid|"
    r"disbursed|schedule|payments)\b|\b(?:convention|subvention|accord|contrat|marché|don|prêt|grant|agreement|"
    r"contract|loan)\b[^⟦⟧.;]{0,60}⟦m\d+⟧"
)
MOST = 24
"""Instalments of one agreement."""


def check_instalments(facts: Facts) -> Iterator[Result]:
    """Instalments: do the instalments in which an agreement is paid add up to its amount?

    A sentence that says in how many instalments a sum is paid, with as many sums behind it, in the same
    sentence or in those that follow; or one that says them one by one, up to the rest (`et le solde de`).
    The amount stands before them, or is the only sum of the sentence before. They may be the rows of a table,
    too. Another sum than theirs is an error where all stand in one sentence, else a notice.
    """
    sentences = facts.sentences
    for position, sentence in enumerate(sentences):
        before = sentences[position - 1].of_kind("money") if position else []
        payment = _counted(sentences, position, before) or _up_to_the_rest(sentence, before)
        if payment and all(part.noun == payment[0].noun for part in payment[1]):
            whole, parts = payment
            together = whole in sentence.numbers and parts[-1] in sentence.numbers
            yield _result(whole, parts, same_sentence=together)
    yield from _of_tables(facts)


def _of_tables(facts: Facts) -> Iterator[Result]:
    """The instalments of a table, against the one sum of the sentences that announce it."""
    for view in facts.data_tables:
        figures = _instalments_of(view)
        above = [
            number
            for page in (view.table.page - 1, view.table.page)
            for sentence in facts.sentences_of_page.get(page, ())
            if figures and _ANNOUNCES.search(sentence.template)
            for number in sentence.of_kind("money")
        ]
        if len(above) == 1 and figures and above[0].noun == _unit_of(view):
            yield _sums(above[0], figures, same_sentence=False)


def _instalments_of(view: TableView) -> list[Figure]:
    """The sums of a table whose rows are instalments, in one column of money; empty for others."""
    headers = [view.header(n).lower() for n in sorted(view.columns)]
    money = [n for n in view.numeric if view.columns[n].kind == "amount"]
    if len(money) != 1 or not headers or not _HEADER.match(headers[0]):
        return []
    figures = [figure for row in view.body_rows if (figure := view.figure(row.get(money[0])))]
    return figures if 2 <= len(figures) <= MOST else []


def _unit_of(view: TableView) -> str | None:
    return next((view.unit(n) for n in view.numeric if view.columns[n].kind == "amount"), None)


def _counted(
    sentences: Sequence[SentenceView], position: int, said_before: list[NumberView]
) -> tuple[NumberView, list[NumberView]] | None:
    """A sum and the instalments that a sentence counts."""
    sentence = sentences[position]
    match = _IN_SEVERAL.search(sentence.template)
    if match is None:
        return None
    count = sentence.numbers[int(match["count"])]
    before = [n for n in sentence.of_kind("money") if n.end <= count.start] or said_before
    after = [n for n in sentence.of_kind("money") if n.start >= count.end]
    if len(before) != 1 or not 2 <= count.figure.value <= MOST:
        return None
    wanted = int(count.figure.value)
    parts = after or _following(sentences[position + 1 : position + 1 + wanted])
    return (before[0], parts) if len(parts) == wanted else None


def _up_to_the_rest(
    sentence: SentenceView, said_before: list[NumberView]
) -> tuple[NumberView, list[NumberView]] | None:
    """A sum and its instalments where a sentence says each, and the rest last."""
    rest = _THE_REST.search(sentence.template)
    money = sentence.of_kind("money")
    if rest is None or not money or sentence.numbers[int(rest["rest"])] is not money[-1]:
        return None
    named = [number for number in money if _is_instalment(sentence, number)]
    whole = [number for number in money if number not in named] or said_before
    if len(whole) != 1 or not 2 <= len(named) <= MOST or whole[0].figure.value < named[0].figure.value:
        return None
    return whole[0], named


def _is_instalment(sentence: SentenceView, number: NumberView) -> bool:
    """Whether the words just before a sum call it an instalment, or the rest."""
    before = sentence.template.rpartition(f"⟦m{sentence.numbers.index(number)}⟧")[0].rpartition("⟧")[2]
    return bool(_INSTALMENT.search(before) or _THE_REST.search(f"{before}⟦m0⟧"))


def _following(sentences: Sequence[SentenceView]) -> list[NumberView]:
    """The sums of the sentences that follow, one each, as long as they speak of instalments."""
    instalments = []
    for sentence in sentences:
        money = sentence.of_kind("money")
        if len(money) != 1 or not _INSTALMENT.search(sentence.template):
            break
        instalments.append(money[0])
    return instalments


def _result(whole: NumberView, parts: Sequence[NumberView], *, same_sentence: bool) -> Result:
    exact = all(part.exact for part in parts)
    return _sums(whole, [part.figure for part in parts], same_sentence=same_sentence and exact)


def _sums(whole: NumberView, figures: Sequence[Figure], *, same_sentence: bool) -> Result:
    computed = total_of(figures)
    certain = same_sentence and whole.exact
    verdict = compare(
        whole.figure,
        computed,
        sum_of(figure.reach for figure in figures),
        otherwise=CONTRADICTS if certain else NOTABLE,
    )
    values: dict[str, Value] = {
        "whole": quantity(whole.figure.value, whole.noun),
        "parts": listed([quantity(figure.value) for figure in figures]),
        "sum": quantity(computed, whole.noun),
        "apart": quantity(abs(whole.figure.value - computed), whole.noun),
    }
    wording = (
        say("{whole} are paid in instalments: {parts} = {sum}.", **values)
        if verdict in (HOLDS, ROUNDED)
        else say("{whole} are paid in instalments: {parts} = {sum}, a difference of {apart}.", **values)
    )
    return result(
        "instalment",
        whole.figure,
        wording,
        verdict,
        computed=computed,
        figures=figures,
        unit=whole.noun,
        about=[figure.spot for figure in figures],
    )
