"""Sums of running text against the totals of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import AGREEMENT_NOUNS, is_distinct, singular, words_of
from pipeline.checks.kit.figures import total_of
from pipeline.checks.kit.intervals import sum_of
from pipeline.checks.kit.results import (
    CONTRADICTS,
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Result,
    Verdict,
    compare,
    result,
)
from pipeline.checks.kit.sentences import NumberView, SentenceView
from pipeline.checks.kit.wording import Value, Wording, quantity, say, say_n
from pipeline.checks.text.table_totals import Total, totals_of_tables

_TOTAL_WORDS = re.compile(
    r"\b(?:total|totale|au total|cumulé|global|s'élève|budget|enveloppe|en tout|overall)"
)


def check_restatements(facts: Facts) -> Iterator[Result]:
    """Restatements: does a sum said in the text fit the total of the table that it speaks of?

    It is held against the printed total and against the recomputed one: where these differ, one of the checks
    says which of them the text goes with. A sentence speaks of a table within a page of it whose total row or
    references it names; only one about agreements, as many as it lists, can contradict it. A sum that merely
    equals a total is the same sum said again.
    """
    said = [sentence for sentence in facts.sentences if sentence.of_kind("money")]
    totals = totals_of_tables(facts) if said else {}
    for sentence in said if totals else ():
        for number in sentence.of_kind("money"):
            own = totals.get(number.noun)
            if own is None:
                continue
            about = [total for total in own.near(sentence.page) if _speaks_of(sentence, total)]
            equal = own.meeting(number.figure.interval)
            if len(about) == 1 and _TOTAL_WORDS.search(sentence.template):
                certain = _speaks_of_all(sentence, about[0])
                yield from _against(number, about[0], CONTRADICTS if certain else None)
            elif len(equal) == 1 and is_distinct(number.figure.value):
                yield _said_again(number, equal[0])


def _speaks_of(sentence: SentenceView, total: Total) -> bool:
    return bool(total.names & words_of(sentence.text))


def _speaks_of_all(sentence: SentenceView, total: Total) -> bool:
    """Whether a sentence is about agreements, and counts none or as many as the table lists."""
    nouns = {singular(word) for word in words_of(sentence.text)}
    counts = [n.figure.value for n in sentence.of_kind("count") if n.noun in AGREEMENT_NOUNS]
    return bool(nouns & AGREEMENT_NOUNS) and all(count == len(total.rows) for count in counts)


def _against(number: NumberView, total: Total, otherwise: Verdict | None) -> Iterator[Result]:
    """The text against the printed total, and against the recomputed one where that differs.

    Without a verdict for figures that part, only those that agree are told: the sum may be that of something
    else that the table names.
    """
    unit = number.noun
    page = total.cell.page
    fits_printed = number.figure.reach.meets(total.printed.reach)
    lowered = NOTABLE if otherwise and not (number.exact or number.is_open) else otherwise
    values: dict[str, Value] = {
        "said": number.figure.text,
        "bounds": _bounds(number),
        "page": page,
        "printed": quantity(total.printed.value, unit),
    }
    if fits_printed or lowered:
        wording = (
            say(
                "The text says “{said}” ({bounds}); the total printed in the table on page {page} is "
                "{printed}.",
                **values,
            )
            if fits_printed
            else say(
                "The text says “{said}” ({bounds}); the total printed in the table on page {page} is "
                "{printed}, "
                "another figure.",
                **values,
            )
        )
        yield result(
            "restatement",
            number.figure,
            wording,
            HOLDS if fits_printed else lowered or UNVERIFIABLE,
            computed=total.printed.value,
            figures=[total.printed],
            unit=unit,
            about=[total.printed.spot],
            subject=f"{number.figure.id}:printed",
        )
    computed = total_of(total.rows)
    if not total.rows or computed == total.printed.value or not (fits_printed or lowered):
        return
    verdict = compare(
        number.figure, computed, sum_of(row.reach for row in total.rows), otherwise=otherwise or NOTABLE
    )
    values["sum"] = quantity(computed, unit)
    yield result(
        "restatement",
        number.figure,
        _rows_wording(values, len(total.rows), agrees=verdict in (HOLDS, ROUNDED), fits_printed=fits_printed),
        verdict,
        computed=computed,
        figures=total.rows,
        unit=unit,
        about=[total.printed.spot],
        subject=f"{number.figure.id}:rows",
    )


def _rows_wording(values: dict[str, Value], n: int, *, agrees: bool, fits_printed: bool) -> Wording:
    wording = say_n(
        "The text says “{said}” ({bounds}); the one row of the table on page {page} is {sum}.",
        "The text says “{said}” ({bounds}); the {n} rows of the table on page {page} add up to {sum}.",
        n,
        **values,
    )
    if agrees:
        return wording
    if fits_printed:
        return wording + say("The text goes with the printed total, not with the rows.")
    return wording + say("That is another figure.")


def _bounds(number: NumberView) -> Value:
    bounds, value = number.figure.interval, quantity(number.figure.value, number.noun)
    if bounds.high is None and bounds.low is not None:
        return say("at least {value}", value=value)
    if bounds.low is None and bounds.high is not None:
        return say("at most {value}", value=value)
    return value


def _said_again(number: NumberView, total: Total) -> Result:
    wording = say(
        "{said} in the text are the total of the table on page {page}, {printed}.",
        said=quantity(number.figure.value, number.noun),
        page=total.cell.page,
        printed=quantity(total.printed.value, number.noun),
    )
    return result(
        "restatement",
        number.figure,
        wording,
        HOLDS,
        computed=total.printed.value,
        figures=[total.printed],
        unit=number.noun,
        subject=f"{number.figure.id}:printed",
    )
