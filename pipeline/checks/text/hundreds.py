"""Wholes that running text divides: percentages that should make a hundred, and sums with their shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.figures import total_of
from pipeline.checks.kit.intervals import sum_of
from pipeline.checks.kit.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    Result,
    Verdict,
    result,
)
from pipeline.checks.kit.sentences import MONEY, NumberView, SentenceView
from pipeline.checks.kit.wording import Value, listed, quantity, say
from pipeline.checks.text.parts import share_result

_DIVIDES = re.compile(
    r"\b(?:réparti\w*|ventil(?:é|ation)\w*|divisée?s?|partagée?s?|(?:se )?décompos(?:e|ent|ée?s?)|"
    r"versements?|tranches?|acomptes?|paiements?|instal?ments?|payments?|"
    r"divided|split|broken down|breakdown|shared|distributed)\b"
)
"""Words that say that what follows are the parts of one whole."""

_IN_SEVERAL = re.compile(
    r"⟦c(\d+)⟧ (?:\w+ )?(?:tranches|versements|acomptes|paiements|parts|parties|lots|postes|volets|"
    r"composantes|instal?ments|payments|shares|components)\b"
)
"""How many parts there are."""

_PERCENT = r"⟦p(\d+)⟧"
_BETWEEN = re.compile(r",|;|\bet\b|\band\b")
_PART_OF = re.compile(r"\b(?:dont|soit|contre|sur|entre|of which|including|against|out of|between|from)\b")
_PAIR = re.compile(
    rf"{MONEY}[^⟦⟧.;:(]{{0,40}}?(?:\(|, )(?:soit |ou |i\.e\. |or )?{_PERCENT}"
    rf"|{_PERCENT}[^⟦⟧.;:(]{{0,40}}?(?:\(|, )(?:soit |ou |i\.e\. |or )?{MONEY}"
)
"""A sum with its share of the whole, or a share with its sum."""

_MARKS = " \n\t•·▪◦*–—-"
HUNDRED = Decimal(100)
FARTHEST = Decimal(25)
"""Points by which the parts of a whole may miss a hundred: those that miss it by more are of no one whole."""

LEAST_SHARES = 3
"""Percentages that must stand in a row before they are the parts of one whole."""

LEAST_PAIRS = 3
"""Sums with their shares in a row, of which all but one must be right before that one is wrong."""


@dataclass(frozen=True, slots=True)
class Division:
    """The percentages into which a text divides a whole; `sure` where it says how many they are."""

    shares: tuple[NumberView, ...]
    sure: bool


def check_hundreds(facts: Facts) -> Iterator[Result]:
    """Hundreds: do the percentages into which the text divides a whole make 100?

    They stand behind a word that divides (`réparti`, `versé en trois tranches`), beside each other in its
    sentence or in the items of a list below it. More than 100 is an error where the text counts as many
    parts, else a notice; less is a notice where it counts them, and nothing else, since others may be left
    out.
    """
    for division in _divisions(facts):
        verdict = _verdict(division)
        if verdict:
            yield _hundred(division, verdict)


def check_divided_sums(facts: Facts) -> Iterator[Result]:
    """Divided: are the shares right that the text gives with the parts of a sum?

    `600 000 € sont répartis : 300 000 € (50 %) pour ..., 180 000 € (30 %) pour ...`. Where all shares but one
    are those of the whole, that one is an error; where more are not, they are shares of something else.
    """
    for position, sentence in enumerate(facts.sentences):
        match = _DIVIDES.search(sentence.template)
        whole = _whole(sentence)
        if not match or not whole:
            continue
        pairs = list(_pairs(sentence, whole))
        for item in _from(facts.sentences, position + 1) if not pairs else ():
            own_pairs = list(_pairs(item, whole)) if item.kind == "list_item" else []
            if len(own_pairs) != 1:
                break
            pairs += own_pairs
        shares = [_share(whole, part, share) for part, share in pairs]
        off = sum(share.check.status == CONTRADICTS.status for share in shares)
        if len(shares) >= LEAST_PAIRS and off <= 1:
            yield from shares


def _divisions(facts: Facts) -> Iterator[Division]:
    for position, sentence in enumerate(facts.sentences):
        match = _DIVIDES.search(sentence.template)
        shares: tuple[NumberView, ...] = ()
        if match:
            shares = _beside_each_other(sentence, match.end())
        elif sentence.kind == "list_item" and _announces(
            facts.texts.get(sentence.page, "")[: sentence.start]
        ):
            shares = _of_items(_from(facts.sentences, position))
        if len(shares) >= LEAST_SHARES and all(share.exact for share in shares):
            counts = [sentence.numbers[int(match[1])] for match in _IN_SEVERAL.finditer(sentence.template)]
            yield Division(shares, any(number.figure.value == len(shares) for number in counts))


def _announces(above: str) -> bool:
    """Whether the line above a list says that it divides a whole."""
    line = above.rstrip(_MARKS).rpartition("\n")[2].lower()
    return line.endswith(":") and bool(_DIVIDES.search(line))


def _beside_each_other(sentence: SentenceView, start: int) -> tuple[NumberView, ...]:
    """All percentages of a sentence, where they stand in a row behind the word that divides."""
    behind = sentence.template[start:]
    pieces = re.split(_PERCENT, behind)
    between = pieces[::2]
    shares = tuple(sentence.numbers[int(index)] for index in pieces[1::2])
    in_a_row = all(_BETWEEN.search(words) and not _PART_OF.search(words) for words in between[1:-1])
    return shares if in_a_row and len(shares) == len(sentence.of_kind("percent")) else ()


def _from(sentences: Sequence[SentenceView], position: int) -> Iterator[SentenceView]:
    """The sentences from one on, of which few are asked for."""
    return (sentences[n] for n in range(position, len(sentences)))


def _of_items(sentences: Iterable[SentenceView]) -> tuple[NumberView, ...]:
    """The percentages of the items of a list, one each."""
    shares = []
    for sentence in sentences:
        own = sentence.of_kind("percent")
        if sentence.kind != "list_item" or len(own) != 1:
            break
        shares.append(own[0])
    return tuple(shares)


def _verdict(division: Division) -> Verdict | None:
    """How the percentages compare with a hundred; None where others may be left out."""
    figures = [share.figure for share in division.shares]
    total, reach = total_of(figures), sum_of(figure.reach for figure in figures)
    if total == HUNDRED:
        return HOLDS
    if reach.holds(HUNDRED):
        return ROUNDED
    if abs(total - HUNDRED) > FARTHEST:
        # They are shares of several wholes, or growth.
        return None
    if total > HUNDRED:
        return CONTRADICTS if division.sure else NOTABLE
    return NOTABLE if division.sure else None


def _hundred(division: Division, verdict: Verdict) -> Result:
    figures = [share.figure for share in division.shares]
    values: dict[str, Value] = {
        "parts": listed([figure.value for figure in figures]),
        "sum": quantity(total_of(figures), "%"),
    }
    wording = (
        say("The text divides a whole: {parts} = {sum}.", **values)
        if verdict in (HOLDS, ROUNDED)
        else say("The text divides a whole: {parts} = {sum}, and not 100.", **values)
    )
    first, *others = figures
    finding = result(
        "hundred",
        first,
        wording,
        verdict,
        computed=total_of(figures),
        figures=others,
        unit="%",
        about=[figure.spot for figure in figures],
    )
    # The hundred itself is not printed.
    return replace(finding, check=replace(finding.check, claimed=None, difference=None))


def _whole(sentence: SentenceView) -> NumberView | None:
    """The first sum of a sentence, which is what it divides."""
    return next(iter(sentence.of_kind("money")), None)


def _pairs(sentence: SentenceView, whole: NumberView) -> Iterator[tuple[NumberView, NumberView]]:
    """The parts of a whole that a sentence gives with their shares."""
    for match in _PAIR.finditer(sentence.template):
        part, share = sorted(sentence.numbers_in(match[0]), key=lambda number: number.kind == "percent")
        if part is not whole and part.noun == whole.noun and part.figure.value <= whole.figure.value:
            yield part, share


def _share(whole: NumberView, part: NumberView, share: NumberView) -> Result:
    of, in_all = (part, part.noun), (whole, whole.noun)
    return share_result("divided", of, in_all, share, otherwise=CONTRADICTS)
