"""Lists against the number of items that the text announces, and against the same list elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from slugify import slugify

from pipeline.checks.archive import Archive
from pipeline.checks.prose import Number, Sentence, counted
from pipeline.checks.results import HOLDS, NOTABLE, UNVERIFIABLE, Figure, Result, exactly, result
from pipeline.records import Page

_LIST_ITEM = re.compile(r"\s*(?:[•·▪◦*–—-]|\d{1,2}[.)])\s*\S")
_WHOLE_ITEM = re.compile(r"[.;:]\s*\Z")
_PLAIN_ITEM = re.compile(r"[^\W\d][^.:;\d]{1,90}\Z")
_NAME = r"[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,3}"
_NAMES = re.compile(rf"{_NAME}(?:,\s+{_NAME}){{4,}}(?:,?\s+(?:et|and)\s+{_NAME})?")
LIKE = Decimal("0.8")
"""Share of names in common from which two lists are taken for one."""


def check_enumerations(archive: Archive) -> Iterator[Result]:
    """Enumerations: does a list hold as many items as the words before it announce?

    A list that seems shorter proves nothing, since items may stand in another column or on the next page; one
    that is longer deserves a look. Items without bullets, and those below a full stop, are only counted where
    they are as many as announced.
    """
    texts = {(page.document_id, page.number): page.text for page in archive.pages}
    for sentence in archive.sentences:
        numbers = [n for n in sentence.numbers if n.kind == "count" and n.exact]
        if not numbers or not 2 <= numbers[-1].figure.value <= 40:
            continue
        number = numbers[-1]
        below = texts[sentence.document_id, sentence.page][sentence.start + len(sentence.text) :]
        if sentence.text.rstrip().endswith(":"):
            marked = _marked_items(below)
            yield from _compare(number, marked) if marked else _if_equal(number, _plain_items(below))
        elif within := _items_within(sentence, number):
            yield from _if_equal(number, within)
        elif numbers[0].figure.start == _first(sentence):
            yield from _if_equal(numbers[0], _marked_items(below))


def _first(sentence: Sentence) -> int | None:
    return sentence.numbers[0].figure.start


def _compare(number: Number, items: int) -> Iterator[Result]:
    announced = number.figure.value
    verdict = HOLDS if announced == items else NOTABLE if items > announced else UNVERIFIABLE
    ending = "; the others may stand elsewhere on the page." if verdict is UNVERIFIABLE else "."
    told = f"“{counted(number)}” are announced and {items} listed{ending}"
    yield result(
        "enumeration", number.figure, told, verdict,
        computed=Decimal(items), unit=number.noun,
    )  # fmt: skip


def _if_equal(number: Number, items: int) -> Iterator[Result]:
    if items == number.figure.value:
        yield from _compare(number, items)


def _marked_items(text: str) -> int:
    """The items of the list that follows: lines with a bullet or a number, and those that go on with them."""
    items = 0
    before = ""
    for line in text.lstrip("\n ").split("\n"):
        if _LIST_ITEM.match(line):
            items += 1
        elif not items or not line.strip() or _WHOLE_ITEM.search(before):
            break
        before = line
    return items


def _plain_items(text: str) -> int:
    """The short lines that follow, without figures and full stops."""
    items = 0
    for line in text.lstrip("\n ").split("\n"):
        if not _PLAIN_ITEM.match(line.strip()) or len(line.split()) > 12:
            break
        items += 1
    return items


def _items_within(sentence: Sentence, number: Number) -> int:
    """The items after the colon of one sentence, where they are names with commas and a last `et`."""
    before, _, after = sentence.text.partition(":")
    stands_before = (number.figure.end or 0) - sentence.start <= len(before)
    if not stands_before or ";" in after or "(" in after or len(after) > 300 or " et " not in after:
        return 0
    items = re.split(r",\s*(?:et |ainsi que )?|\s+(?:et|ainsi que)\s+", after.strip(" ."))
    short = all(0 < len(item.split()) <= 5 for item in items)
    return len(items) if short and len(items) > 2 else 0


def check_same_lists(archive: Archive) -> Iterator[Result]:
    """Lists: where a document lists the same names twice, are they the same names?

    Lists of five names and more of which four in five are the same are taken for one list. One of them may be
    of another day, so a difference is a notice.
    """
    earlier: list[tuple[Page, re.Match[str], frozenset[str]]] = []
    for page in archive.pages:
        for match in _NAMES.finditer(page.text):
            names = frozenset(slugify(name) for name in re.split(r",\s+|\s+(?:et|and)\s+", match.group()))
            own = [one for one in earlier if one[0].document_id == page.document_id]
            like = [one for one in own if len(names & one[2]) >= LIKE * len(names | one[2])]
            if like:
                yield _same_list(page, match, names, *like[0])
            else:
                earlier.append((page, match, names))


def _same_list(
    page: Page, match: re.Match[str], names: frozenset[str],
    first: Page, found: re.Match[str], known: frozenset[str],
) -> Result:  # fmt: skip
    apart = sorted(names ^ known)
    told = (
        f"{len(known)} names are listed on page {first.number} and {len(names)} on page {page.number}, "
        + (f"not the same: {', '.join(apart[:5])}." if apart else "the same ones.")
    )
    return result(
        "list", _figure(page, match, len(names)), told, NOTABLE if apart else HOLDS,
        computed=Decimal(len(known)), figures=[_figure(first, found, len(known))], unit="names",
    )  # fmt: skip


def _figure(page: Page, match: re.Match[str], count: int) -> Figure:
    return Figure(
        match.group(), Decimal(count), exactly(Decimal(count)), page.document_id, page.number,
        start=match.start(), end=match.end(),
    )  # fmt: skip
