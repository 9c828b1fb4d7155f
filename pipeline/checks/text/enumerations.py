"""Lists against the number of items that the text announces, and against the same list elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from slugify import slugify

from pipeline.checks.kit.archive import Facts
from pipeline.checks.kit.content_words import TIMES
from pipeline.checks.kit.figures import Figure, exactly
from pipeline.checks.kit.results import HOLDS, NOTABLE, UNVERIFIABLE, Result, result
from pipeline.checks.kit.sentences import NumberView, SentenceView
from pipeline.checks.kit.wording import say, say_n
from pipeline.records import Page

_LIST_ITEM = re.compile(r"\s*(?:(?P<bullet>[•·▪◦*–—-])|(?P<number>\d{1,2})[.)])\s*\S")
_CAPITAL = re.compile(r"\s*[A-ZÀ-Þ]")
_WHOLE_ITEM = re.compile(r"[.;:]\s*\Z")
_PLAIN_ITEM = re.compile(r"[^\W\d][^.:;\d]{1,90}\Z")
_WORD = r"[A-ZÀ-Þ][\w’'-]{0,60}"
_NAME = rf"(?<!\w){_WORD}(?: {_WORD}){{0,3}}"
_NAMES = re.compile(rf"{_NAME}(?:,\s+{_NAME}){{4,}}(?:,?\s+(?:et|and)\s+{_NAME})?")
_NAMED = re.compile(rf"\s+[^\W\d_][\w’'-]*\s+(?P<names>{_NAME}(?:\s*,\s*{_NAME})*\s*(?:et|&|and)\s*{_NAME})")
_ANNOUNCES = re.compile(
    r"\b(?:suivante?s?|ci-dessous|ci-après|following|below|as follows"
    r"|(?:déclin|divis|compos|compren|comport|structur|articul|compt|consist|compris|includ|made up)\w*)\b"
)
"""What a sentence says that counts the items of the list below it, and not other things."""

LIKE = Decimal("0.8")
"""Share of names in common from which two lists are taken for one."""

MOST = 40
"""Items that a sentence announces; more of them are no list but a count."""


def check_enumerations(facts: Facts) -> Iterator[Result]:
    """Enumerations: does a list hold as many items as the words before it announce?

    A list that seems shorter proves nothing, since items may stand in another column or on the next page; one
    that is longer deserves a look where the words say that it follows (`les trois axes suivants`), unless it
    is more than twice as long and so another list. Items without bullets, those below a full stop or below a
    heading (`3 caveaux :`), and names just behind the count (`2 projets PARDIC & ZODEREN`) are only counted
    where they are as many as announced.
    """
    for sentence in facts.sentences:
        numbers = [
            n
            for n in sentence.of_kind("count")
            if n.exact and 2 <= n.figure.value <= MOST and n.noun not in TIMES
        ]
        if not numbers:
            continue
        number = numbers[-1]
        below = facts.texts.get(sentence.page, "")[sentence.end :]
        if sentence.text.rstrip().endswith(":") and number is sentence.numbers[-1]:
            marked = _marked_items(below)
            heads = not sentence.text[: number.start].strip()
            yield from (
                _compare(number, marked, sure=bool(_ANNOUNCES.search(sentence.template)))
                if marked and not heads
                else _if_equal(number, marked or _plain_items(below))
            )
        elif within := _items_within(sentence, number):
            yield from _if_equal(number, within)
        else:
            for number_ in numbers:
                yield from _if_equal(number_, len(_names_behind(sentence, number_)))


def _compare(number: NumberView, items: int, *, sure: bool = False) -> Iterator[Result]:
    announced = number.figure.value
    verdict = (
        HOLDS
        if announced == items
        else NOTABLE
        if sure and announced < items <= announced * 2
        else UNVERIFIABLE
    )
    wording = say_n(
        "“{counted}” are announced and one is listed.",
        "“{counted}” are announced and {n} listed.",
        items,
        counted=number.counted,
    )
    if items < announced:
        wording += say("The others may stand elsewhere on the page.")
    yield result("enumeration", number.figure, wording, verdict, computed=Decimal(items))


def _if_equal(number: NumberView, items: int) -> Iterator[Result]:
    if items == number.figure.value:
        yield from _compare(number, items)


def _marked_items(text: str) -> int:
    """The items of the list that follows: lines with a bullet or a number, and those that go on with them.

    It ends where its bullets or numbers do not go on, or a line announces another list. Bullets below a
    number, and other bullets below the first, are items of an item.
    """
    items = 0
    before = ""
    first = last = None
    for line in text.lstrip("\n ").split("\n"):
        match = _LIST_ITEM.match(line)
        if match and match["number"]:
            number = int(match["number"])
            if (first and first["bullet"]) or (last is not None and number != last + 1):
                break
            items, last = items + 1, number
        elif match and (first is None or match["bullet"] == first["bullet"]):
            items += 1
        elif not match and (not items or not line.strip() or _WHOLE_ITEM.search(before)):
            break
        elif not match and _CAPITAL.match(line) and line.rstrip().endswith(":"):
            # It announces a list of its own.
            break
        first = first or match
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


def _items_within(sentence: SentenceView, number: NumberView) -> int:
    """The items after the colon of one sentence, where they are names with commas and a last `et`."""
    before, _, after = sentence.text.partition(":")
    if number.end > len(before) or ";" in after or "(" in after or len(after) > 300:
        return 0
    if " et " not in after and " and " not in after:
        return 0
    items = re.split(r",\s*(?:et |and |ainsi que )?|(?<!\s)\s+(?:et|and|ainsi que)\s+", after.strip(" ."))
    short = all(0 < len(item.split()) <= 5 for item in items)
    return len(items) if short and len(items) > 2 else 0


def _names_behind(sentence: SentenceView, number: NumberView) -> list[str]:
    match = _NAMED.match(sentence.text, number.end)
    return re.split(r"(?<!\s)\s*(?:,|&|\bet\b|\band\b)\s*", match["names"]) if match else []


def check_same_lists(facts: Facts) -> Iterator[Result]:
    """Lists: where a document lists the same names twice, are they the same names?

    Lists of five names and more of which four in five are the same are taken for one list. One of them may be
    of another day, so where names differ nothing is verified.
    """
    earlier: list[tuple[Page, re.Match[str], frozenset[str]]] = []
    for page in facts.pages:
        for match in _NAMES.finditer(page.text):
            names = frozenset(
                slugify(name) for name in re.split(r",\s+|(?<!\s)\s+(?:et|and)\s+", match.group())
            )
            like = [list_ for list_ in earlier if len(names & list_[2]) >= LIKE * len(names | list_[2])]
            if like:
                yield _same_list(page, match, names, *like[0])
            else:
                earlier.append((page, match, names))


def _same_list(
    page: Page,
    match: re.Match[str],
    names: frozenset[str],
    first: Page,
    list_match: re.Match[str],
    known: frozenset[str],
) -> Result:
    apart = sorted(names ^ known)
    if apart:
        wording = say(
            "Names that are listed on page {there} are listed on page {here} again, not the same: {apart}.",
            there=first.number,
            here=page.number,
            apart=", ".join(apart[:5]),
        )
    else:
        wording = say(
            "Names that are listed on page {there} are listed on page {here} again, the same ones.",
            there=first.number,
            here=page.number,
        )
    return result(
        "list",
        _figure(page, match, len(names)),
        wording,
        HOLDS if not apart else UNVERIFIABLE,
        computed=Decimal(len(known)),
        figures=[_figure(first, list_match, len(known))],
    )


def _figure(page: Page, match: re.Match[str], count: int) -> Figure:
    return Figure(
        match.group(),
        Decimal(count),
        exactly(Decimal(count)),
        page.document_id,
        page.number,
        start=match.start(),
        end=match.end(),
    )
