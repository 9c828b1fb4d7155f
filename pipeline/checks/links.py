"""What the titles of linked pages say, against the text that links to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from urllib.parse import unquote, urlsplit

from pipeline.checks.archive import Archive, total_of
from pipeline.checks.counts import words_of
from pipeline.checks.intervals import Interval, sum_of
from pipeline.checks.parts import wholes
from pipeline.checks.prose import Number, counted, find_page_sentences
from pipeline.checks.results import (
    HOLDS,
    NOTABLE,
    ROUNDED,
    UNVERIFIABLE,
    Figure,
    Result,
    compare,
    result,
    said,
)
from pipeline.records import Page
from pipeline.values.money import find_amounts

_URL = re.compile(r"https?://[^\s<>\"]+")
_PLACE = re.compile(r"(?<!\A)(?<![.!?] )\b[A-ZÀ-Þ][a-zà-ÿ]{4,}(?:[ -][A-ZÀ-Þ][a-zà-ÿ]+)*")
_ITEM = re.compile(r"\n\d{1,2} ?\.|https?://\S+")
_NO_PLACES = frozenset(
    {"cercle", "region", "commune", "ville", "village", "projet", "fonds", "mali", "nord", "centre", "femmes",
     "francs", "pour", "dans", "avec", "leurs", "mission"}
)  # fmt: skip
LEAST_COUNT = 10
"""Smaller numbers in addresses are mostly those of pages and parts."""

WINDOW = 1000
"""Characters before a sum in which the place that it was spent at is named."""


def check_links(archive: Archive) -> Iterator[Result]:
    """Links: does a sum or count in the address of a linked page fit those of the text?

    The address is read as the title that it was made from. Sums of the document before which the same item
    names a place of the title are compared one by one and together; the linked page may
    speak of more than the text does, so a difference is a notice.
    """
    seen: set[tuple[str, str]] = set()
    for page in archive.pages:
        for match in _URL.finditer(page.text):
            if (page.document_id, match.group()) in seen:
                continue
            seen.add((page.document_id, match.group()))
            title = " ".join(re.split(r"[-_/]+", unquote(urlsplit(match.group()).path))).strip()
            country = archive.documents[page.document_id].country or "ML"
            for amount in find_amounts(title, country=country):
                if amount.value is None:
                    continue
                figure = Figure(
                    amount.text, amount.value, Interval(amount.low, amount.high),
                    page.document_id, page.number,
                    start=match.start(), end=match.end(),
                )  # fmt: skip
                yield _compare(archive, page, figure, amount.currency, title)
            yield from _counts(archive, page, match, title, country)


def _counts(archive: Archive, page: Page, match: re.Match[str], title: str, country: str) -> Iterator[Result]:
    """The counts that an address says of things that the text counts as well."""
    own = replace(page, text=title)
    for number in (n for s in find_page_sentences(own, (), country) for n in s.numbers if n.kind == "count"):
        figure = replace(number.figure, start=match.start(), end=match.end())
        told = [
            n for s in archive.sentences if s.document_id == page.document_id for n in s.numbers
            if n.kind == "count" and n.noun == number.noun
        ]  # fmt: skip
        same = next((n for n in told if figure.interval.meets(n.figure.interval)), None)
        if number.figure.value < LEAST_COUNT or not told:
            continue
        start = f"The address of a linked page says “{counted(number)}”"
        ending = f"the text says “{counted(same)}”." if same else "the text says no such number of them."
        yield result(
            "link", figure, f"{start}; {ending}", HOLDS if same else UNVERIFIABLE,
            computed=same.figure.value if same else None, figures=[same.figure] if same else (),
            unit=number.noun, subject=f"{number.figure.id}:{number.noun}",
        )  # fmt: skip


def _compare(archive: Archive, page: Page, figure: Figure, currency: str, title: str) -> Result:
    words = words_of(title)
    sums = [n for n in _sums_about(archive, page.document_id, words) if n.noun == currency]
    start = f"The address of a linked page says “{figure.text}”"
    subject = f"{figure.id}:{'-'.join(sorted(words))[:40]}"
    single = next((n for n in sums if _fits(figure, [n])), None)
    if single:
        told = f"{start}; the text says {said(single.figure.value, currency)}."
        return result(
            "link", figure, told, HOLDS, computed=single.figure.value, figures=[single.figure], unit=currency,
            subject=subject,
        )  # fmt: skip
    if not sums:
        told = f"{start}; the text gives no sum for the places that it names."
        return result("link", figure, told, UNVERIFIABLE, unit=currency, subject=subject)
    computed = total_of([n.figure for n in sums])
    verdict = HOLDS if _fits(figure, sums) else NOTABLE
    ending = "." if verdict is HOLDS else ", another figure."
    told = f"{start}; the sums of the text about the same place add up to {said(computed, currency)}{ending}"
    return result(
        "link", figure, told, verdict, computed=computed, figures=[n.figure for n in sums], unit=currency,
        subject=subject,
    )  # fmt: skip


def _fits(figure: Figure, numbers: list[Number]) -> bool:
    reach = sum_of(number.figure.interval for number in numbers)
    return compare(figure.interval, total_of([n.figure for n in numbers]), reach, otherwise=NOTABLE) in (
        HOLDS,
        ROUNDED,
    )


def _sums_about(archive: Archive, document_id: str, words: set[str]) -> list[Number]:
    """The sums, each once, before which the same item of the page names a place of the title."""
    texts = {page.number: page.text for page in archive.pages if page.document_id == document_id}
    distinct: dict[Decimal, Number] = {}
    for sentence in archive.sentences:
        if sentence.document_id != document_id:
            continue
        for number in wholes(sentence):
            end = number.figure.end or 0
            above = f"{texts.get(sentence.page - 1, '')}\n{texts[sentence.page][:end]}"
            before = _ITEM.split(above[-WINDOW:])[-1]
            if any(name <= words for name in _places(before)):
                distinct.setdefault(number.figure.value, number)
    return list(distinct.values())


def _places(text: str) -> list[set[str]]:
    """The words of each name: `Bourem Inaly` is not Bourem."""
    names = (words_of(name) - _NO_PLACES for name in _PLACE.findall(text))
    return [name for name in names if name]
