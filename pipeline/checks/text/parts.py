"""Parts of a whole in running text: sums that `dont` divides, and percentages in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import means_people
from pipeline.checks.kit.figures import total_of
from pipeline.checks.kit.intervals import percent_of, sum_of
from pipeline.checks.kit.results import CONTRADICTS, HOLDS, NOTABLE, ROUNDED, Result, Verdict, result
from pipeline.checks.kit.sentences import NUMBER, NumberView, SentenceView
from pipeline.checks.kit.wording import Value, Wording, listed, quantity, say
from pipeline.checks.tables.computed import HUNDREDTH
from pipeline.checks.tables.shares import share_verdict
from pipeline.records.sentences import NumberKind

PARTS = re.compile(
    rf"(?P<whole>{NUMBER})[^⟦⟧;:]{{0,60}}?[ ,(](?:dont|parmi lesquel(?:le)?s|of which|of whom|"
    r"(?<!to and )including)"
    rf"(?P<parts>[ (]+[^⟦⟧;]{{0,40}}{NUMBER}(?:[^⟦⟧;.]{{0,90}}?(?:, (?:et |and )?| et | and "
    rf")[^⟦⟧;.,]{{0,20}}{NUMBER})*)"
)
LEAST_DIVIDED = 2
"""Numbers of a sentence that says one and a part of it; with its share they are more."""

_OPENS = re.compile(r"\( ?(?:dont|parmi|of|including)\b")
_BESIDE = re.compile(rf"{NUMBER}(?:[^⟦⟧.;:]{{0,30}}?(?:,| et| and)(?: de| d'| to)? {NUMBER}){{0,12}}\Z")
_ON_BUDGET = re.compile(
    rf"(?:coût|montant|dépenses?)s? (?:total |totale )?de (?P<part>{NUMBER}) sur (?:un|le) "
    rf"(?:budget|montant|total|financement) (?:total |global )?de (?P<whole>{NUMBER})"
)
_PEOPLE = frozenset(
    {
        "femme",
        "homme",
        "fille",
        "garçon",
        "jeune",
        "enfant",
        "élève",
        "women",
        "woman",
        "men",
        "man",
        "girl",
        "boy",
        "child",
        "children",
    }
)
_BEFORE_SHARE = r"[^⟦⟧.;:()\d]{0,60}? ?[,(] ?(?:soit |ou |i\.e\. |or )?(?:environ |près de |about )?"
_SHARES = (
    re.compile(
        rf"(?P<whole>{NUMBER})[^⟦⟧.;:]{{0,80}}?\b(?:dont|parmi lesquel(?:le)?s|of which|of whom) "
        rf"[^⟦⟧.;:]{{0,40}}?"
        rf"(?P<part>{NUMBER}){_BEFORE_SHARE}(?P<share>⟦p\d+⟧)"
    ),
    re.compile(
        rf"\b(?:sur|out of) (?:les |un total de |un budget de |a total of "
        rf")?(?P<whole>{NUMBER})[^⟦⟧.;:]{{0,80}}?"
        rf"(?P<part>{NUMBER}){_BEFORE_SHARE}(?P<share>⟦p\d+⟧)"
    ),
    re.compile(
        rf"(?P<part>{NUMBER})[^⟦⟧.;:()]{{0,30}}? (?:sur|out of) (?:les |the )?(?P<whole>{NUMBER})"
        rf"{_BEFORE_SHARE}(?P<share>⟦p\d+⟧)"
    ),
)


def check_parts(facts: Facts) -> Iterator[Result]:
    """Parts: do the parts that a sentence names with `dont` fit into the whole, and add up to it?

    Parts of a sum need not be all of it: only a part or parts beyond the whole contradict it. Parts of
    counted things may overlap (women, young people), so only a single one can contradict.
    """
    for sentence in facts.sentences:
        if len(sentence.numbers) < LEAST_DIVIDED:
            continue
        for match in PARTS.finditer(sentence.template):
            wholes_ = _wholes_before(sentence, match)
            said = match["parts"]
            if _OPENS.search(sentence.template[match.end("whole") : match.start("parts")]):
                # What stands behind the bracket is said of something else.
                said = said.partition(")")[0]
            parts = [n for n in sentence.numbers_in(said) if _alike(wholes_[-1], n)]
            if parts and 1 in (len(parts), len(wholes_)) and wholes_[-1].kind != "percent":
                yield _parts_result(wholes_[-1], parts)
            elif len(wholes_) == len(parts) and wholes_[0].kind != "percent":
                # `611 and 530 millions, of which 406 and 352 millions`: the first of the first.
                yield from (_parts_result(*pair) for pair in zip(wholes_, ([p] for p in parts), strict=True))
        for match in _ON_BUDGET.finditer(sentence.template):
            part, whole = sentence.numbers_in(match["part"] + match["whole"])
            if _alike(whole, part):
                yield _parts_result(whole, [part])


def _wholes_before(sentence: SentenceView, match: re.Match[str]) -> list[NumberView]:
    """The whole before `dont`, and those that `and` puts beside it."""
    before = _BESIDE.search(sentence.template[: match.end("whole")])
    return sentence.numbers_in(before.group() if before else match["whole"])


def _alike(whole: NumberView, part: NumberView) -> bool:
    """Whether a number can be a part of another: money in its currency, things of its kind, or people.

    A count without a noun (`846 projets, dont 213 à Mopti`) is one of what was counted before.
    """
    if whole.kind != part.kind:
        return False
    return part.noun == whole.noun or (whole.kind == "count" and (not part.noun or part.noun in _PEOPLE))


def _parts_result(whole: NumberView, parts: Sequence[NumberView]) -> Result:
    computed = total_of(part.figure for part in parts)
    reach = sum_of(part.figure.interval for part in parts)
    unit = whole.noun if whole.kind == "money" else None
    high = whole.figure.interval.high
    values: dict[str, Value] = {
        "whole": quantity(whole.figure.value, unit or whole.words),
        "parts": listed([quantity(part.figure.value) for part in parts]),
        "sum": quantity(computed, unit),
    }
    beyond = high is not None and reach.low is not None and reach.low > high
    return result(
        "part",
        whole.figure,
        _parts_wording(values, whole, computed, beyond=beyond, several=len(parts) > 1),
        _fitting(whole, parts),
        computed=computed,
        figures=[part.figure for part in parts],
        unit=unit,
        about=[part.figure.spot for part in parts],
    )


def _parts_wording(
    values: dict[str, Value], whole: NumberView, computed: object, *, beyond: bool, several: bool
) -> Wording:
    if computed == whole.figure.value:
        return say("Of {whole} the text names {parts} = {sum}, which is all of it.", **values)
    if not beyond:
        return say("Of {whole} the text names {parts} = {sum}, which is within it.", **values)
    return say("Of {whole} the text names {parts} = {sum}, which is more than the whole.", **values)


def _fitting(whole: NumberView, parts: Sequence[NumberView]) -> Verdict:
    high = whole.figure.reach.high
    lows = [part.figure.reach.low or 0 for part in parts]
    if high is None or sum(lows) <= high:
        return HOLDS
    certain = whole.exact and all(part.exact and _surely_within(whole, part) for part in parts)
    return CONTRADICTS if certain and (whole.kind == "money" or max(lows) > high) else NOTABLE


def _surely_within(whole: NumberView, part: NumberView) -> bool:
    """Whether a part is of the whole's own kind: `40 femmes` of people, not of projects."""
    return whole.kind == "money" or part.noun not in _PEOPLE or means_people(whole.noun)


def check_percentages(facts: Facts) -> Iterator[Result]:
    """Percentages: is the percentage in brackets the part over the whole that stand before it?

    `133,2 millions dont 110 millions (soit 83 %)`: the three must stand in one clause, in this order.
    """
    for sentence in facts.sentences:
        shapes = _SHARES if len(sentence.numbers) > LEAST_DIVIDED else ()
        for match in (m for shape in shapes for m in shape.finditer(sentence.template)):
            whole, part, share = sentence.numbers_in(match["whole"] + match["part"] + match["share"])
            if (
                whole.kind != "percent"
                and _alike(whole, part)
                and 0 < part.figure.value <= whole.figure.value
            ):
                yield _share_result(whole, part, share)


def _share_result(whole: NumberView, part: NumberView, share: NumberView) -> Result:
    certain = whole.exact and part.exact and _surely_within(whole, part)
    unit = whole.noun if whole.kind == "money" else None
    return share_result(
        "percentage",
        (part, unit),
        (whole, unit or whole.words),
        share,
        otherwise=CONTRADICTS if certain else NOTABLE,
    )


def share_result(
    kind: str,
    of: tuple[NumberView, str | None],
    in_all: tuple[NumberView, str | None],
    share: NumberView,
    *,
    otherwise: Verdict,
) -> Result:
    """Whether a printed share is that of a part in a whole, each with what it counts."""
    (part, part_unit), (whole, whole_unit) = of, in_all
    exact = part.figure.value / whole.figure.value * 100 if whole.figure.value else Decimal(0)
    reach = percent_of(part.figure.reach, whole.figure.reach)
    verdict = share_verdict(share.figure, exact, reach, otherwise=otherwise)
    computed = exact.quantize(HUNDREDTH)
    values: dict[str, Value] = {
        "part": quantity(part.figure.value, part_unit),
        "whole": quantity(whole.figure.value, whole_unit),
        "computed": quantity(computed, "%"),
        "printed": quantity(share.figure.value, "%"),
    }
    wording = (
        say("{part} of {whole} are {computed}; printed is {printed}.", **values)
        if verdict in (HOLDS, ROUNDED)
        else say("{part} of {whole} are {computed}; printed is {printed}, another figure.", **values)
    )
    return result(
        kind,
        share.figure,
        wording,
        verdict,
        computed=computed,
        figures=[part.figure, whole.figure],
        unit="%",
        subject=f"{part.figure.id}:{share.figure.id}",
    )


def wholes(sentence: SentenceView, kind: NumberKind = "money") -> list[NumberView]:
    """The sums of money, or counts, of a sentence that are no parts of another."""
    if len(sentence.numbers) < LEAST_DIVIDED:
        return sentence.of_kind(kind)
    inside = {
        id(number)
        for match in PARTS.finditer(sentence.template)
        for number in sentence.numbers_in(match["parts"])
    }
    return [number for number in sentence.of_kind(kind) if id(number) not in inside]
