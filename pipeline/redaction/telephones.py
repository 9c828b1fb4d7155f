"""Telephone numbers: with a country's code, in the grouping that no sum has, behind a label or a name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator
from functools import cache

from phonenumbers import (
    Leniency,
    NumberParseException,
    PhoneNumberMatcher,
    country_code_for_region,
    is_valid_number,
    parse,
)

from pipeline.language.lexicon import plainly
from pipeline.redaction.passages import PagePassage, Personal, personal_words

REGION = (
    "ML",
    "NE",
    "BF",
    "SN",
    "CI",
    "TG",
    "BJ",
    "GN",
    "MR",
    "GM",
    "GW",
    "CV",
    "GH",
    "NG",
    "TD",
    "CM",
    "DZ",
    "MA",
    "FR",
    "LU",
    "BE",
)
"""Countries whose numbers stand in our documents, without their code too."""

_SUM = re.compile(r"[.,]\d|\s?(?:€|%|\$|[A-Z]{3,4}\b|F\s?CFA|(?:francs?|euros?|dollars?)\b)")
"""Behind what is no telephone number but a sum with a sign."""

_PAIRS = re.compile(
    r"(?<![\d.,/-])(?:\(?(?:\+|00)?(?P<code>\d{2,3})\)?[ .\-/\u00a0]{1,3})?"
    r"(?P<number>\d{2}(?P<gap>[ .\-/\u00a0])\d{2}(?:(?P=gap)\d{2}){2,3})(?!\d|[.,/-]\d|[ \u00a0]\d\d(?!\d))"
)
_UNSPACED = re.compile(
    r"(?<![\w.,/-])(?:\+|00)?(?P<code>2[2-4]\d|352|33|32)(?P<number>\d{8,9})(?![\w]|[.,/-]\d)"
)
_BARE = re.compile(r"(?<![\w.,/-])\d{7,10}(?<!00)(?![\w]|[.,/-]\d)")
_ZERO = re.compile(r"(?<![\d.,/-])(?!\d{4}\.\d{3}\.\d{3})0[1-9](?:[ .\u00a0-]?\d){7,9}(?![\d]|[ .,/-]\d)")
"""A number that begins with a nought, as no sum does; firms are registered as `0123.456.789`."""


def find_telephones(passage: PagePassage) -> Iterator[Personal]:
    """Numbers with a country's code, in a country's way of grouping, or behind a label.

    A number without a code whose figures stand in thousands is a sum: only a label makes it a telephone.
    """
    text = passage.text
    for match in PhoneNumberMatcher(text, passage.country, leniency=Leniency.VALID, max_tries=10_000):
        printed = match.raw_string
        if printed.lstrip("(").startswith(("+", "00")) or _in_pairs(printed):
            yield Personal(match.start, match.end, "telephone", "telephone number")
    for match in PhoneNumberMatcher(text, passage.country, leniency=Leniency.POSSIBLE, max_tries=10_000):
        if match.raw_string.startswith("+") and not _SUM.match(text, match.end):
            yield Personal(match.start, match.end, "telephone", "written with the code of a country")
    for grouped in _PAIRS.finditer(text):
        if not _is_series(grouped["number"]) and _is_valid(grouped["number"], grouped["code"]):
            yield Personal(*grouped.span(), "telephone", "in pairs, as a country of the region has it")
    for begun in _ZERO.finditer(text):
        if _is_valid(re.sub(r"\D", "", begun[0]), None):
            yield Personal(*begun.span(), "telephone", "begins with a nought")
    for unspaced in _UNSPACED.finditer(text):
        if _is_valid(unspaced["number"], unspaced["code"]):
            yield Personal(*unspaced.span(), "telephone", "with the code of a country, without spaces")
    pattern = _labelled_telephone(passage.language)
    for labelled in pattern.finditer(text):
        yield Personal(*labelled.span("number"), "telephone", "labelled telephone")


_TWO_BY_TWO = re.compile(r"\d{2}(?:[ .\-\u00a0]\d{2}){3,4}")


def _in_pairs(printed: str) -> bool:
    """Whether the figures stand two by two, as nobody writes a sum."""
    return _TWO_BY_TWO.fullmatch(printed) is not None and not _is_series(printed)


def _is_series(printed: str) -> bool:
    """Whether its pairs are years, pages or marks of an axis: each as much above the one before."""
    pairs = [int(pair) for pair in re.findall(r"\d{2}", printed)]
    return len({after - before for before, after in itertools.pairwise(pairs)}) == 1


@cache
def _is_valid(number: str, code: str | None) -> bool:
    """Whether a number is one of a country of the region, or of the country whose code stands before it."""
    for country in REGION:
        if code is None or int(code) == country_code_for_region(country):
            try:
                if is_valid_number(parse(number, country)):
                    return True
            except NumberParseException:
                continue
    return False


_MORE = r"(?:\s?(?:/|,|;|-|–|et|ou|and|or|&)\s?\+?\(?\d[\d .()\-\u00a0]{5,18}\d)"


@cache
def _labelled_telephone(language: str) -> re.Pattern[str]:
    labels = plainly(personal_words(language).labels.get("telephone", ()))
    number = rf"\+?\(?\d[\d .()/\-\u00a0]{{4,18}}\d{_MORE}{{0,3}}"
    return re.compile(
        rf"(?<!\w)(?:{labels})(?:\s?\([^()\n]{{1,20}}\))?\s{{0,2}}[:.=–-]?\s{{0,2}}(?P<number>{number})(?!\w)",
        re.IGNORECASE,
    )


LINES = 3
"""Lines with the name of a person from which on a page is taken for a list of persons."""


def find_listed_telephones(passage: PagePassage, known: Collection[Personal]) -> Iterator[Personal]:
    """Valid numbers behind the name of a person in a list, however they are grouped, or without a gap."""
    text = passage.text
    persons = [person for person in known if person.kind == "person"]
    lines = {passage.line_at(person.start).start for person in persons}
    a_list = len(lines) >= LINES
    for person in persons:
        if not person.entry and not a_list:
            continue
        end = passage.line_at(person.start).end
        for match in PhoneNumberMatcher(text[person.end : end], passage.country, leniency=Leniency.VALID):
            start = person.end + match.start
            length = len(match.raw_string)
            if person.basis == "in a list of persons" and not _SUM.match(text, start + length):
                yield Personal(start, start + length, "telephone", "behind a name in a list", entry=True)
        for bare in _BARE.finditer(text, person.end, end):
            if _is_valid(bare[0], None) and not _SUM.match(text, bare.end()):
                yield Personal(*bare.span(), "telephone", "behind a name in a list", entry=True)
