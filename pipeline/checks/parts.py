"""Parts of a whole in running text: sums that `dont` divides, and percentages in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.checks.archive import Archive, total_of
from pipeline.checks.intervals import ratio_of, sum_of
from pipeline.checks.prose import NUMBER, Number, NumberKind, Sentence, counted, counts_people
from pipeline.checks.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Figure,
    Result,
    Verdict,
    compare,
    exactly,
    result,
    said,
)
from pipeline.checks.shares import cut_off, percent_interval

_REF = re.compile(r"⟦([mcp])(\d+)⟧")
PARTS = re.compile(
    rf"(?P<whole>{NUMBER})[^⟦⟧;:]{{0,60}}?[ ,(](?:dont|parmi lesquel(?:le)?s|of which|including)"
    rf"(?P<parts>[ (]+[^⟦⟧;]{{0,40}}{NUMBER}(?:[^⟦⟧;.]{{0,90}}?(?:, (?:et )?| et )[^⟦⟧;.,]{{0,20}}{NUMBER})*)"
)
_ON_BUDGET = re.compile(
    rf"(?:coût|montant|dépenses?)s? (?:total |totale )?de (?P<part>{NUMBER}) sur (?:un|le) "
    rf"(?:budget|montant|total|financement) (?:total |global )?de (?P<whole>{NUMBER})"
)
_PEOPLE = frozenset(
    {"femme", "homme", "fille", "garçon", "jeune", "enfant", "élève", "women", "men", "girl", "boy"}
)
_ELIDED = frozenset(
    {"à", "a", "au", "en", "dans", "pour", "par", "sont", "ont", "est", "de", "du", "in", "for"}
)
"""What follows a count whose noun was said before: `846 projets, dont 213 à Mopti`."""

_BEFORE_SHARE = r"[^⟦⟧.;:()]{0,60}? ?[,(] ?(?:soit |ou |i\.e\. )?(?:environ |près de )?"
_SHARES = (
    re.compile(
        rf"(?P<whole>{NUMBER})[^⟦⟧.;:]{{0,80}}?\b(?:dont|parmi lesquel(?:le)?s|of which) [^⟦⟧.;:]{{0,40}}?"
        rf"(?P<part>{NUMBER}){_BEFORE_SHARE}⟦p(?P<share>\d+)⟧"
    ),
    re.compile(
        rf"\bsur (?:les |un total de |un budget de )?(?P<whole>{NUMBER})[^⟦⟧.;:]{{0,80}}?"
        rf"(?P<part>{NUMBER}){_BEFORE_SHARE}⟦p(?P<share>\d+)⟧"
    ),
    re.compile(
        rf"(?P<part>{NUMBER})[^⟦⟧.;:()]{{0,30}}? sur (?:les "
        rf")?(?P<whole>{NUMBER}){_BEFORE_SHARE}⟦p(?P<share>\d+)⟧"
    ),
)


_OF_PEOPLE = re.compile(r"⟦c(?P<whole>\d+)⟧ [^⟦⟧.;:]{0,40}?\b(?:dont|of whom) ⟦p(?P<share>\d+)⟧")


def check_parts(archive: Archive) -> Iterator[Result]:
    """Parts: do the parts that a sentence names with `dont` fit into the whole, and add up to it?

    Parts of a sum need not be all of it: only a part or parts beyond the whole contradict it. Parts of
    counted things may overlap (women, young people), so only a single one can contradict.
    """
    texts = {(page.document_id, page.number): page.text for page in archive.pages}
    for sentence in archive.sentences:
        for match in PARTS.finditer(sentence.template):
            whole = _numbers(sentence, match["whole"])[0]
            parts = [n for n in _numbers(sentence, match["parts"]) if _alike(whole, n)]
            if parts and whole.kind != "percent":
                yield _parts_result(whole, parts)
        for match in _ON_BUDGET.finditer(sentence.template):
            part, whole = _numbers(sentence, match["part"] + match["whole"])
            if _alike(whole, part):
                yield _parts_result(whole, [part])
        above = _number_above(sentence, texts[sentence.document_id, sentence.page][: sentence.start])
        if above:
            yield _parts_result(above, [sentence.numbers[0]])


def _number_above(sentence: Sentence, before: str) -> Number | None:
    """The number alone on its line, as in a chart or a key figure, that a sentence goes on with `dont`."""
    if not re.match(r"(?:dont|parmi lesquel(?:le)?s|including) ⟦c0⟧", sentence.template):
        return None
    match = re.search(r"(?:\A|\n)#*\s*(?P<number>\d{1,3}(?:[  .\u202f]\d{3})*)\s*\Z", before)
    if match is None:
        return None
    value = Decimal(re.sub(r"\D", "", match["number"]))
    noun = sentence.numbers[0].noun
    figure = Figure(
        match["number"], value, exactly(value), sentence.document_id, sentence.page,
        start=match.start("number"), end=match.end("number"),
    )  # fmt: skip
    return Number("count", noun, figure, exact=True)


def _numbers(sentence: Sentence, piece: str) -> list[Number]:
    return [sentence.numbers[int(index)] for _, index in _REF.findall(piece)]


def _alike(whole: Number, part: Number) -> bool:
    """Whether a number can be a part of another: money in its currency, things of its kind, or people."""
    if whole.kind != part.kind:
        return False
    return part.noun == whole.noun or (whole.kind == "count" and part.noun in _PEOPLE | _ELIDED)


def _parts_result(whole: Number, parts: Sequence[Number]) -> Result:
    computed = total_of([part.figure for part in parts])
    reach = sum_of(part.figure.interval for part in parts)
    unit = whole.noun if whole.kind == "money" else whole.words
    verdict = _fitting(whole, parts, computed)
    listed = " + ".join(said(part.figure.value) for part in parts)
    start = f"Of {said(whole.figure.value, unit)} the text names {listed}"
    if len(parts) > 1:
        start += f" = {said(computed, unit)}"
    high = whole.figure.interval.high
    beyond = high is not None and reach.low is not None and reach.low > high
    if computed == whole.figure.value:
        told = f"{start}, which is all of it."
    else:
        told = f"{start}, which is {'more than the whole' if beyond else 'within it'}."
    return result(
        "part", whole.figure, told, verdict, computed=computed, figures=[part.figure for part in parts],
        unit=unit, about=[part.figure.place for part in parts],
    )  # fmt: skip


def _fitting(whole: Number, parts: Sequence[Number], computed: Decimal) -> Verdict:
    high = whole.figure.interval.high
    lows = [part.figure.interval.low or Decimal(0) for part in parts]
    if high is None or computed == whole.figure.value or sum(lows) <= high:
        return HOLDS
    certain = whole.exact and all(part.exact and _surely_within(whole, part) for part in parts)
    return CONTRADICTS if certain and (whole.kind == "money" or max(lows) > high) else NOTABLE


def _surely_within(whole: Number, part: Number) -> bool:
    """Whether a part is of the whole's own kind: `40 femmes` of people, not of projects."""
    return whole.kind == "money" or part.noun not in _PEOPLE or counts_people(whole)


def check_percentages(archive: Archive) -> Iterator[Result]:
    """Percentages: is the percentage in brackets the part over the whole that stand before it?

    `133,2 millions dont 110 millions (soit 83 %)`: the three must stand in one clause, in this order. A
    percentage of people whose number is not said (`3 000 personnes dont 45 %`) cannot be verified.
    """
    for sentence in archive.sentences:
        for match in (m for shape in _SHARES for m in shape.finditer(sentence.template)):
            whole, part = _numbers(sentence, match["whole"] + match["part"])
            share = sentence.numbers[int(match["share"])].figure
            if not _alike(whole, part) or not 0 < part.figure.value <= whole.figure.value:
                continue
            yield _share_result(whole, part, share)
        for match in _OF_PEOPLE.finditer(sentence.template):
            yield _number_unsaid(sentence.numbers[int(match["whole"])], sentence.numbers[int(match["share"])])


def _number_unsaid(whole: Number, share: Number) -> Result:
    told = (
        f"{said(share.figure.value)} % of “{counted(whole)}” are said; their number is not, to compare with."
    )
    return result(
        "percentage", share.figure, told, UNVERIFIABLE, figures=[whole.figure], unit="%",
        subject=f"{whole.figure.id}:{share.figure.id}",
    )  # fmt: skip


def _share_result(whole: Number, part: Number, share: Figure) -> Result:
    exact = part.figure.value / whole.figure.value * 100
    reach = ratio_of(part.figure.interval, whole.figure.interval)
    certain = whole.exact and part.exact and _surely_within(whole, part)
    printed_as = percent_interval(share)
    verdict = compare(
        printed_as, exact, reach, slack=cut_off(share), otherwise=CONTRADICTS if certain else NOTABLE
    )
    computed = exact.quantize(Decimal("0.01"))
    told = (
        f"{said(part.figure.value, part.noun)} of {said(whole.figure.value, whole.noun)} are "
        f"{said(computed)} %; "
        f"printed is {said(share.value)} %" + ("." if verdict in (HOLDS, ROUNDED) else ", another figure.")
    )
    return result(
        "percentage", share, told, verdict, computed=computed, figures=[part.figure, whole.figure], unit="%",
        subject=f"{part.figure.id}:{share.id}",
    )  # fmt: skip


def wholes(sentence: Sentence, kind: NumberKind = "money") -> list[Number]:
    """The sums of money, or counts, of a sentence that are no parts of another."""
    inside = {i for match in PARTS.finditer(sentence.template) for _, i in _REF.findall(match["parts"])}
    return [n for i, n in enumerate(sentence.numbers) if n.kind == kind and str(i) not in inside]
