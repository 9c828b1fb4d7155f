"""What the titles of linked pages say, against the text that links to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import words_of
from pipeline.checks.kit.figures import total_of
from pipeline.checks.kit.intervals import sum_of
from pipeline.checks.kit.results import HOLDS, NOTABLE, ROUNDED, UNVERIFIABLE, Result, compare, result
from pipeline.checks.kit.sentences import NumberView, SentenceView
from pipeline.checks.kit.wording import Value, quantity, say
from pipeline.checks.text.parts import wholes

_PLACE = re.compile(r"(?<!\A)(?<![.!?] )\b[A-ZÀ-Þ][a-zà-ÿ]{4,}(?:[ -][A-ZÀ-Þ][a-zà-ÿ]+)*")
_ITEM = re.compile(r"\n\d{1,2} ?\.|https?://\S+")
_NO_PLACES = frozenset(
    {
        "cercle",
        "region",
        "commune",
        "ville",
        "village",
        "projet",
        "fonds",
        "nord",
        "centre",
        "femmes",
        "francs",
        "pour",
        "dans",
        "avec",
        "leurs",
        "mission",
    }
)
LEAST_COUNT = 10
"""Smaller numbers in addresses are mostly those of pages and parts."""

WINDOW = 1000
"""Characters before a sum in which the place that it was spent at is named."""


def check_links(facts: Facts) -> Iterator[Result]:
    """Links: does a sum or count in the address of a linked page fit those of the text?

    The address is read as the title that it was made from. Sums of the document before which the same item
    names a place of the title are compared one by one and together; the linked page may speak of more than
    the text does, so a difference is a notice. Counts are only told where the text says them too.
    """
    seen: set[str] = set()
    for link in facts.links:
        if link.text in seen:
            continue
        seen.add(link.text)
        for number in link.numbers:
            if number.kind == "money":
                yield _sum_in_link(facts, link, number)
            elif number.kind == "count" and number.figure.value >= LEAST_COUNT:
                yield from _count_in_link(facts, link, number)


def _count_in_link(facts: Facts, link: SentenceView, number: NumberView) -> Iterator[Result]:
    """A count that an address says of things that the text counts as well."""
    same = next(
        (
            n
            for s in facts.sentences
            for n in s.of_kind("count")
            if n.noun == number.noun and number.figure.interval.meets(n.figure.interval)
        ),
        None,
    )
    if same:
        wording = say(
            "The address of a linked page says “{said}”; the text says “{same}”.",
            said=number.counted,
            same=same.counted,
        )
        yield result(
            "link",
            number.figure,
            wording,
            HOLDS,
            computed=same.figure.value,
            figures=[same.figure],
            subject=f"{link.id}:{number.noun}",
        )


def _sum_in_link(facts: Facts, link: SentenceView, number: NumberView) -> Result:
    currency = number.noun
    sums = [n for n in _sums_about(facts, words_of(link.text)) if n.noun == currency]
    values: dict[str, Value] = {"said": number.figure.text}
    single = next((n for n in sums if _fits(number, [n])), None)
    subject = f"{link.id}:{currency}"
    if single:
        wording = say(
            "The address of a linked page says “{said}”; the text says {sum}.",
            sum=quantity(single.figure.value, currency),
            **values,
        )
        return result(
            "link",
            number.figure,
            wording,
            HOLDS,
            computed=single.figure.value,
            figures=[single.figure],
            unit=currency,
            subject=subject,
        )
    if not sums:
        wording = say(
            "The address of a linked page says “{said}”; the text gives no sum for the places that it names.",
            **values,
        )
        return result("link", number.figure, wording, UNVERIFIABLE, unit=currency, subject=subject)
    computed = total_of(n.figure for n in sums)
    holds = _fits(number, sums)
    values["sum"] = quantity(computed, currency)
    wording = (
        say(
            "The address of a linked page says “{said}”; the sums of the text about the same place add up "
            "to {sum}.",
            **values,
        )
        if holds
        else say(
            "The address of a linked page says “{said}”; the sums of the text about the same place add up "
            "to {sum}, "
            "another figure.",
            **values,
        )
    )
    return result(
        "link",
        number.figure,
        wording,
        HOLDS if holds else NOTABLE,
        computed=computed,
        figures=[n.figure for n in sums],
        unit=currency,
        subject=subject,
    )


def _fits(number: NumberView, others: list[NumberView]) -> bool:
    reach = sum_of(other.figure.reach for other in others)
    computed = total_of(other.figure for other in others)
    return compare(number.figure, computed, reach, otherwise=NOTABLE) in (HOLDS, ROUNDED)


def _sums_about(facts: Facts, words: set[str]) -> list[NumberView]:
    """The sums, each once, before which the same item of the page names a place of the title."""
    distinct: dict[object, NumberView] = {}
    for sentence in facts.sentences:
        for number in wholes(sentence):
            page = number.figure.page
            above = f"{facts.texts.get(page - 1, '')}\n{facts.texts.get(page, '')[: number.figure.end]}"
            before = _ITEM.split(above[-WINDOW:])[-1]
            if any(name <= words for name in _places(before)):
                distinct.setdefault(number.figure.value, number)
    return list(distinct.values())


def _places(text: str) -> list[set[str]]:
    """The words of each name: `Bourem Inaly` is not Bourem."""
    names = (words_of(name) - _NO_PLACES for name in _PLACE.findall(text))
    return [name for name in names if name]
