"""Sentences of running text with the numbers that they say, ready for patterns of words around numbers.

A sentence's `template` is its text, folded and in lower case, with `⟦m0⟧`, `⟦c1⟧`, `⟦p2⟧` in the place of its
first sum of money, second count, third percentage, and so on: patterns match words, never digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.checks.intervals import Interval, printed
from pipeline.checks.results import Figure
from pipeline.records import Amount, Page
from pipeline.values.dates import find_dates
from pipeline.values.money import find_amounts, interval, qualifier_before
from pipeline.values.numbers import Quantity, find_quantities
from pipeline.values.text import Folded, find_sentences, fold, mask

NumberKind = Literal["money", "count", "percent"]

NUMBER = r"⟦[mcp]\d+⟧"
COUNT = r"⟦c(\d+)⟧"
MONEY = r"⟦m(\d+)⟧"

_PERCENT = re.compile(r" ?(?:%|pour cent|p\. ?100)")
_SAYS_NUMBER = re.compile(
    r"\d|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|"
    r"quarante|cinquante|soixante|cent|mille|million",
    re.IGNORECASE,
)
_NO_COUNT_BEFORE = re.compile(
    r"(?:n ?[°º]|\w[-/_]|article|phase|p\.|page|tableau|figure|annexe|livret|art|axe|bp|groupe thématique|"
    r"résolution|loi|décret|alinéa|niveau|point|chapitre|g-?|covid) ?-?\Z",
    re.IGNORECASE,
)
_NO_COUNT_AFTER = re.compile(r"[-/_]\w|[°ºᵉ%]|(?:er|re|e|ème|eme|nd|nde)(?!\w)|\.\d")
# A line that goes on in small letters, or with the currency of its last number, was cut by a column or page.
_CUT = re.compile(r"(?<=[^\s.!?:;…])\n(?=[a-zà-ÿ]|(?:FCFA|F ?CFA|EUR|USD|€|\$)(?!\w))")
_NOUN = re.compile(
    r"\s*(?:(?:autres?|nouveaux|nouvelles?|premiers?|premières?|grandes?|grands|principaux|principales|petites?|"
    r"petits|de|d'|«)\s*)*(?P<noun>[a-zà-ÿœ&]+(?:-[a-zà-ÿœ]+)?)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number said in a sentence; `noun` is what is counted, in the singular, or the currency, or `%`.

    `words` is the noun as printed.
    """

    kind: NumberKind
    noun: str
    figure: Figure
    exact: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of running text, its numbers, and its template."""

    document_id: str
    page: int
    start: int
    text: str
    numbers: tuple[Number, ...]
    template: str


def find_page_sentences(page: Page, amounts: Sequence[Amount], country: str) -> Iterator[Sentence]:
    """The sentences of a page that say a number; rows of tables, which hold tabs, are left out.

    Args:
        page: the page.
        amounts: the sums of money found in its running text, for the ids that they have.
        country: ISO 3166 code that decides which franc FCFA is.
    """
    waiting = list(amounts)
    whole = joined_lines(page.text)
    for start, end in find_sentences(whole):
        text = whole[start:end]
        if "\t" in text or not _SAYS_NUMBER.search(text):
            continue
        numbers = sorted(_numbers(page, start, text, waiting, country), key=lambda n: n.figure.start or 0)
        if numbers:
            yield Sentence(
                page.document_id, page.number, start, text, tuple(numbers), _template(text, start, numbers)
            )


def joined_lines(text: str) -> str:
    """A text of the same length without the line ends that a column or page put into a sentence."""
    return _CUT.sub(" ", text)


def _numbers(page: Page, start: int, text: str, waiting: list[Amount], country: str) -> Iterator[Number]:
    taken: list[tuple[int, int]] = []
    for reading in find_amounts(text, country=country):
        taken.append((reading.char_start, reading.char_end))
        record = _record(waiting, reading.text)
        if reading.value is None:
            continue
        figure = Figure(
            record.text if record else reading.text, reading.value, Interval(reading.low, reading.high),
            page.document_id, page.number, record.box_columns if record else {},
            amount_id=record.id if record else None,
            start=start + reading.char_start, end=start + reading.char_end,
        )  # fmt: skip
        yield Number("money", reading.currency, figure, exact=reading.qualifier == "exact")
    taken.extend((date.char_start, date.char_end) for date in find_dates(text))
    folded = fold(text)
    masked = mask(folded.text)
    for quantity in find_quantities(folded, masked):
        place = folded.span(quantity.start, quantity.end)
        if not any(place[0] < last and first < place[1] for first, last in taken):
            number = _plain_number(page, start, folded, masked, quantity)
            if number:
                yield number


def _record(waiting: list[Amount], text: str) -> Amount | None:
    """The amount that was found here: the first with these words that was not met before."""
    words = "".join(text.split())
    for amount in waiting:
        if "".join(amount.text.split()) == words:
            waiting.remove(amount)
            return amount
    return None


def _plain_number(page: Page, start: int, folded: Folded, masked: str, quantity: Quantity) -> Number | None:
    """A percentage or a count of things; None for numbers of pages, acts, and the article `un`."""
    reading = folded.reading(quantity.start, quantity.end)
    percent = _PERCENT.match(masked, quantity.end)
    noun = _NOUN.match(masked.lower(), quantity.end)
    before = masked[max(0, quantity.start - 24) : quantity.start]
    if percent:
        kind: NumberKind = "percent"
        bounds = printed(quantity.value, quantity.unit)
        exact = True
    else:
        lone_article = reading.text.lower() in {"un", "une", "mille"}
        refused = _NO_COUNT_BEFORE.search(before) or _NO_COUNT_AFTER.match(masked, quantity.end)
        if not noun or lone_article or refused or quantity.value != quantity.value.to_integral_value():
            return None
        kind = "count"
        qualifier = qualifier_before(masked, quantity.start)
        exact = qualifier == "exact" and not quantity.rounded
        bounds = Interval(
            *interval(quantity.value, quantity.unit, qualifier if not quantity.rounded else "about")
        )
    figure = Figure(
        reading.text + (" %" if percent else ""), quantity.value, bounds, page.document_id, page.number,
        start=start + reading.char_start, end=start + reading.char_end,
    )  # fmt: skip
    words = noun["noun"] if noun and not percent else "%"
    return Number(kind, singular(words), figure, exact, _as_printed(masked, words, quantity.end))


def _as_printed(text: str, noun: str, position: int) -> str:
    """A noun with its capitals: `APO`, though it was matched in lower case."""
    found = text.lower().find(noun, position)
    return text[found : found + len(noun)]


def singular(noun: str) -> str:
    """A noun without the sign of the plural, in lower case."""
    word = noun.lower()
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word


def _template(text: str, start: int, numbers: Sequence[Number]) -> str:
    pieces = []
    position = 0
    for index, number in enumerate(numbers):
        first, last = (number.figure.start or 0) - start, (number.figure.end or 0) - start
        if first < position:
            continue
        pieces += [text[position:first], f"⟦{number.kind[0]}{index}⟧"]
        position = last
    pieces.append(text[position:])
    return fold("".join(pieces)).text.replace("\n", " ").lower()


def counted(number: Number) -> str:
    """A count with its noun, as printed."""
    return f"{number.figure.text} {number.words or number.noun}"


_PEOPLE = re.compile(
    r"(?:personne|homme|femme|fille|garçon|jeune|enfant|élève|élu|membre|artisan|ménage|bénéficiaire|cadre|militaire|"
    r"réfugié|déplacé|retourné|blessé|people|person|women|woman|men|man|girl|boy|child|children|pupil|student|"
    r"trainee|beneficiary|beneficiarie|participant|\w{3,}(?:eur|euse|rice|iste|ien|ienne|ant|ante|(?<!m)ent))\Z"
)


def counts_people(number: Number) -> bool:
    """Whether what is counted is people, by the noun or its ending: `producteurs`, `participants`."""
    return bool(_PEOPLE.match(number.noun))
