"""Lists of sums in running text, against the sum that the text says of all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

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
    compare,
    result,
)
from pipeline.checks.kit.sentences import MONEY, NUMBER, NumberView, SentenceView
from pipeline.checks.kit.views import TableView
from pipeline.checks.kit.wording import Value, quantity, say_n
from pipeline.checks.text.parts import wholes

_TOTAL = r"(?:totale?|totaux|globale?|cumulée?|en tout|totall?ing|in all|altogether|overall)"
_IN_ALL = r"(?:au total|en tout|in total|in all|altogether)"
_SUM = rf"(?:{_TOTAL}|ensemble|together|enveloppe|worth|somme|montant|amount|sum)"
_BELOW = r"(?:ci-dessous|ci-après|suivante?s?|below|following)"
_REACHES = r"(?:s'élèv|totalis|représent|attei|se mont|amount|total|come|add up)\w*"
_ANNOUNCED = (
    rf"(?:\b{_SUM}\b[^⟦⟧;:]{{0,50}}?{MONEY}[^⟦⟧:]{{0,60}}"
    rf"|{MONEY}[^⟦⟧:]{{0,20}}\b{_IN_ALL}\b[^⟦⟧:]{{0,40}}):"
)
_OF_THOSE_BELOW = rf"\b{_BELOW}\b[^⟦⟧;:]{{0,50}}\b{_REACHES}\b[^⟦⟧;:]{{0,30}}?{MONEY}\W*"
_OF_ALL = re.compile(rf"(?:{_ANNOUNCED}\s*|{_OF_THOSE_BELOW})\Z")
"""A sum that a sentence announces of the list below it."""

_OF_THESE = re.compile(rf"{_ANNOUNCED}(?P<list>[^:]*{NUMBER}[^:]*)\Z")
"""A sum that a sentence announces of those behind its colon."""

_EXPENSE = re.compile(
    r"\b(?:dépense|montant|somme|crédit|total|coût|expenditure|sum|amount|cost)s?\b"
    r"(?![^⟦⟧;:]{0,80}\b(?:augment|increas|decreas|baiss|hauss|diminu|rédu|reduc|ris|gr[eo]w|fall|fell))"
    rf"[^⟦⟧;:]{{0,80}}?{MONEY}"
)
"""A sum that is said behind a list, of all its items."""

_DRAWN = re.compile(
    rf"[,;)–-] ?(?:soit|pour|et|or|for|making|a|i\.e\.)?[^⟦⟧.;:]{{0,20}}\b{_TOTAL}\b[^⟦⟧.;:]{{0,20}}?{MONEY}"
    rf"|[,;)–-] ?(?:soit|or|making|i\.e\.) [^⟦⟧.;:]{{0,20}}?{MONEY},? {_IN_ALL}\b"
)
"""A sum that a sentence draws from those that it said before."""

_ITEM = re.compile(r"\W{0,3}(?:\d{1,2}[.)] ?)?⟦m0⟧ (?:à|au|aux|pour|en|to|for)\b")
"""An item of a list of grants: it begins with its sum, and says to whom it goes."""

_BETWEEN = re.compile(r",|;|\bet\b|\band\b|\bplus\b")
_PART_OF = re.compile(r"\b(?:dont|sur|soit|of which|of whom|including|out of|i\.e|contre|against)\b")

LEAST_ITEMS = 3
"""Items that make a list of its own; two are enough where the sentence says that it adds them up."""

_SHOWN_BELOW = re.compile(
    rf"(?:\b{_SUM}\b[^⟦⟧;:]{{0,50}}?{MONEY}[^⟦⟧]*"
    r"(?::|\b(?:ci-dessous|ci-après|comme suit|suivante?s?|tableau|below|as follows|following|table)\W*)"
    rf"|{MONEY}[^⟦⟧:]{{0,20}}\b{_IN_ALL}\b[^⟦⟧:]{{0,40}}:\s*|{_OF_THOSE_BELOW})\Z"
)
"""A sum that a sentence announces of the table below it."""

FARTHEST = 12
"""Sentences with numbers behind a list among which its sum is looked for."""

FARTHEST_OFF = 2
"""Times by which a sum may miss a list; one that is further off is said of something else."""


@dataclass(frozen=True, slots=True)
class Listing:
    """The sums of a list, the one that is said of all; `sure` where the text shows that the list is whole."""

    total: NumberView
    items: tuple[NumberView, ...]
    sure: bool


def check_items(facts: Facts) -> Iterator[Result]:
    """Items: do the sums of a list add up to the sum that the text says of all of them?

    The list stands in one sentence that draws the total (`..., soit 36 000 € au total`) or announces it
    (`36 000 € au total : ...`), in items of their own below a sentence that announces it or above one that
    says it, or in the rows of a table that has no total of its own. Another sum is an error where the text
    shows that the list is whole: it counts as many, draws the total behind a colon, or calls it
    so just behind the list. Else it is a notice, and nothing where the two are far apart.
    """
    for listing in chain(_listings(facts.sentences), _tabled(facts)):
        verdict = _verdict(listing)
        if verdict:
            yield _result(listing, verdict)


def _listings(sentences: Sequence[SentenceView]) -> Iterator[Listing]:
    yield from filter(None, (drawn_total(sentence) or announced_total(sentence) for sentence in sentences))
    run: list[NumberView] = []
    announced: tuple[NumberView, int | None] | None = None
    since = 0
    for position, sentence in enumerate(sentences):
        item = _item(sentence)
        if item:
            if since:
                run, since, announced = [], 0, None
            if not run:
                announced = _announced(sentences[position - 1]) if position else None
            run.append(item)
            last = position + 1 == len(sentences) or _item(sentences[position + 1]) is None
            if announced and last and len(run) > 1:
                total, count = announced
                yield Listing(total, tuple(run), sure=count == len(run))
                run = []
        elif run:
            since += bool(sentence.of_kind("money"))
            match = _EXPENSE.search(sentence.template)
            if match and len(sentence.of_kind("money")) == 1 and len(run) >= LEAST_ITEMS:
                listing = Listing(
                    sentence.numbers[int(match[1])], tuple(run), sure="total" in match[0] and since == 1
                )
                if _verdict(listing):
                    yield listing
                    run, since = [], 0
            if since > FARTHEST:
                run, since = [], 0


def _tabled(facts: Facts) -> Iterator[Listing]:
    """The rows of tables without a total, and the one sum that their page announces of a table."""
    n_tables = Counter(view.table.page for view in facts.data_tables)
    for view in facts.data_tables:
        items = _rows_of_money(view) if n_tables[view.table.page] == 1 else ()
        if len(items) < LEAST_ITEMS:
            continue
        said = [
            (sentence, _sum_of(sentence, match))
            for sentence in facts.sentences_of_page.get(view.table.page, ())
            if (match := _SHOWN_BELOW.search(sentence.template))
        ]
        if len(said) == 1:
            yield Listing(said[0][1], items, sure=len(items) in _counts(said[0][0]))


def _rows_of_money(view: TableView) -> tuple[NumberView, ...]:
    """The sums of a table's rows, where it has one column of figures, of money, and no total of its own."""
    if len(view.numeric) != 1 or any(cell.role == "total" for cell in view.cells):
        return ()
    column = view.numeric[0]
    unit = view.unit(column)
    figures = [figure for row in view.rows.values() if (figure := view.figure(row.get(column)))]
    if unit is None or unit == "%" or len(figures) < len(view.rows):
        return ()
    return tuple(NumberView("money", unit, figure, True, unit, 0, 0) for figure in figures)


def _item(sentence: SentenceView) -> NumberView | None:
    """The one sum of an item of a list."""
    sums = wholes(sentence)
    if len(sums) != 1:
        return None
    marked = sentence.kind == "list_item" or (
        sentence.numbers[0] is sums[0] and bool(_ITEM.match(sentence.template))
    )
    return sums[0] if marked else None


def _announced(sentence: SentenceView) -> tuple[NumberView, int | None] | None:
    """The sum that a sentence announces of the list below it, and of how many items."""
    match = _OF_ALL.search(sentence.template)
    if match is None or len(sentence.of_kind("money")) != 1:
        return None
    counts = [int(number.figure.value) for number in sentence.of_kind("count") if number.exact]
    return _sum_of(sentence, match), counts[0] if len(counts) == 1 else None


def drawn_total(sentence: SentenceView) -> Listing | None:
    """The sums of one sentence that it adds up itself; None where it does not."""
    match = _DRAWN.search(sentence.template)
    if match is None:
        return None
    total = _sum_of(sentence, match)
    before = sentence.template[: match.start()]
    start = before.rfind(":") + 1
    parts = _apart(sentence, before[start:])
    return Listing(total, parts, sure=start > 0 or len(parts) in _counts(sentence)) if parts else None


def announced_total(sentence: SentenceView) -> Listing | None:
    """The sums behind the colon of a sentence that says before it what they come to; None for others."""
    match = _OF_THESE.search(sentence.template)
    parts = _apart(sentence, match["list"]) if match else ()
    # One other sum before the colon, and nobody knows which of both the list is of.
    if match is None or len(parts) + 1 != len(sentence.of_kind("money")):
        return None
    total = _sum_of(sentence, match)
    return Listing(total, parts, sure=len(parts) in _counts(sentence)) if parts else None


def _sum_of(sentence: SentenceView, match: re.Match[str]) -> NumberView:
    """The sum in the first group of a match that has one."""
    return sentence.numbers[int(next(filter(None, match.groups())))]


def _apart(sentence: SentenceView, piece: str) -> tuple[NumberView, ...]:
    """The sums of a piece of a sentence that stand beside each other; empty where one is part of another."""
    between = re.split(NUMBER, piece)
    inside = [number for number in sentence.numbers_in(piece) if number.kind == "money"]
    parts = tuple(number for number in inside if number in wholes(sentence))
    apart = all(_BETWEEN.search(words) and not _PART_OF.search(words) for words in between[1:-1])
    whole = len(parts) == len(inside) > 1 and apart and not _PART_OF.search(between[0])
    return parts if whole else ()


def _counts(sentence: SentenceView) -> set[int]:
    """How many of something a sentence says."""
    return {int(number.figure.value) for number in sentence.of_kind("count") if number.exact}


def _verdict(listing: Listing) -> Verdict | None:
    """How a sum compares with a list; None where it is said of something else."""
    total, items = listing.total, listing.items
    if any(item.noun != total.noun for item in items):
        return None
    computed = total_of(item.figure for item in items)
    verdict = compare(total.figure, computed, sum_of(item.figure.reach for item in items))
    if verdict is not CONTRADICTS:
        return verdict
    near = computed <= FARTHEST_OFF * total.figure.value <= FARTHEST_OFF**2 * computed
    if not near or not total.exact or _some_fit(listing):
        return None
    return CONTRADICTS if listing.sure and all(item.exact for item in items) else NOTABLE


def _some_fit(listing: Listing) -> bool:
    """Whether the last ones alone add up to the sum: those before them are said of something else."""
    return any(
        compare(listing.total.figure, total_of(n.figure for n in some), sum_of(n.figure.reach for n in some))
        in (HOLDS, ROUNDED)
        for start in range(1, len(listing.items) - 1)
        for some in [listing.items[start:]]
    )


def _result(listing: Listing, verdict: Verdict) -> Result:
    total, n = listing.total, len(listing.items)
    computed = total_of(item.figure for item in listing.items)
    values: dict[str, Value] = {
        "total": quantity(total.figure.value, total.noun),
        "sum": quantity(computed, total.noun),
        "apart": quantity(abs(total.figure.value - computed), total.noun),
    }
    wording = (
        say_n(
            "The item of the list is {sum}; the text says {total} of all.",
            "The {n} items of the list add up to {sum}; the text says {total} of all.",
            n,
            **values,
        )
        if verdict in (HOLDS, ROUNDED)
        else say_n(
            "The item of the list is {sum}; the text says {total} of all: {apart} apart.",
            "The {n} items of the list add up to {sum}; the text says {total} of all: {apart} apart.",
            n,
            **values,
        )
    )
    return result(
        "items",
        total.figure,
        wording,
        verdict,
        computed=computed,
        figures=[item.figure for item in listing.items],
        unit=total.noun,
        about=[item.figure.spot for item in listing.items],
    )
