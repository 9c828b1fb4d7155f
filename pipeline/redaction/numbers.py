"""E-mail addresses, telephones, accounts, identity papers, dates of birth, postal addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from phonenumbers import Leniency, PhoneNumberMatcher
from stdnum import iban, luhn

from pipeline.language.lexicon import alternatives, group
from pipeline.redaction.names_data import folded
from pipeline.redaction.ordinary import country_names
from pipeline.redaction.passages import Passage, Personal

_E_MAIL = re.compile(
    r"(?<![\w.+-])[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,6}\s?(?:@|\(at\)|\[at\]|\(arobase\))\s?"
    r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}",
    re.IGNORECASE,
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,6}){3,9}(?!\w)")
_CARD = re.compile(
    r"(?<![\d.,])\d{4}(?:([ -]?)\d{4}(?:\1\d{4}){1,2}\1\d{1,7}|[ -]?\d{6}[ -]?\d{5})(?![\d.,]\d)"
)
_REFERENCE = r"[A-Z0-9](?:[ ./-]{0,2}[A-Z0-9]){4,33}"
_SEPARATOR = r"\s{0,3}(?:n[°ºo]\.?|no\.?|number|numéro|#)?\s{0,3}[:=–-]?\s{0,3}"
_NATIONAL_ID = re.compile(
    r"(?<![\d.,])[12][ ]?\d{2}[ ]?(?:0[1-9]|1[0-2])[ ]?\d[\dAB][ ]?\d{3}[ ]?\d{3}(?:[ ]?\d{2})?(?![\d.,]?\d)"
)
LONGEST_LOCAL, SHORTEST_LOCAL = 12, 6
"""Figures of a telephone number that only a label shows for one."""


def find_e_mails(passage: Passage) -> Iterator[Personal]:
    """Addresses of e-mail, those that hide their sign from machines as well."""
    for match in _E_MAIL.finditer(passage.text):
        yield Personal(*match.span(), "e-mail", "e-mail address")


def find_telephones(passage: Passage) -> Iterator[Personal]:
    """Numbers with a country's code, in a country's way of grouping, or behind a label.

    A number without a code whose figures stand in thousands is a sum: only a label makes it a telephone.
    """
    text = passage.text
    for match in PhoneNumberMatcher(text, passage.country, leniency=Leniency.VALID, max_tries=10_000):
        printed = match.raw_string
        if printed.lstrip("(").startswith(("+", "00")) or _in_pairs(printed):
            yield Personal(match.start, match.end, "telephone", "telephone number")
    pattern = _labelled_telephone(passage.language)
    for labelled in pattern.finditer(text):
        yield Personal(*labelled.span("number"), "telephone", "labelled telephone")


_PAIRS = re.compile(r"\d{2}(?:[ .\-\u00a0]\d{2}){3,4}")


def _in_pairs(printed: str) -> bool:
    """Whether the figures stand two by two, as nobody writes a sum."""
    return _PAIRS.fullmatch(printed) is not None


_MORE = r"(?:\s?(?:/|,|;|-|–|et|ou|and|or|&)\s?\+?\(?\d[\d .()\-\u00a0]{5,18}\d)"


@cache
def _labelled_telephone(language: str) -> re.Pattern[str]:
    labels = alternatives(Passage("", language).words.labels.get("telephone", ()))
    number = rf"\+?\(?\d[\d .()\-\u00a0]{{4,18}}\d{_MORE}{{0,3}}"
    return re.compile(
        rf"(?<!\w)(?:{labels})(?:\s?\([^()\n]{{1,20}}\))?\s{{0,2}}[:.=–-]?\s{{0,2}}(?P<number>{number})(?!\w)",
        re.IGNORECASE,
    )


def find_accounts(passage: Passage) -> Iterator[Personal]:
    """Accounts of banks and cards, by their check digits or behind a label."""
    text = passage.text
    for match in _IBAN.finditer(text):
        for end in _ends(match):
            if iban.is_valid(text[match.start() : end]):
                yield Personal(match.start(), end, "account", "IBAN")
                break
    for match in _CARD.finditer(text):
        figures = re.sub(r"\D", "", match[0])
        if 13 <= len(figures) <= 19 and luhn.is_valid(figures):
            yield Personal(*match.span(), "account", "card number")
    yield from _labelled(passage, "account")


def _ends(match: re.Match[str]) -> Iterator[int]:
    """Where the number may end: words behind it may look like its last groups."""
    yield match.end()
    for gap in reversed(list(re.finditer(r"[ -]", match[0]))):
        yield match.start() + gap.start()


def find_identities(passage: Passage) -> Iterator[Personal]:
    """Numbers of identity papers, of social security, of staff."""
    yield from _labelled(passage, "identity")
    for match in _NATIONAL_ID.finditer(passage.text):
        yield Personal(*match.span(), "identity", "number of social security")


def _labelled(passage: Passage, kind: str) -> Iterator[Personal]:
    for match in _reference(passage.language, kind).finditer(passage.text):
        if sum(sign.isdigit() for sign in match["value"]) >= 4:
            yield Personal(*match.span("value"), kind, f"labelled {kind}")  # type: ignore[arg-type]


@cache
def _reference(language: str, kind: str) -> re.Pattern[str]:
    labels = alternatives(Passage("", language).words.labels.get(kind, ()))
    return re.compile(
        rf"(?<!\w)(?i:{labels})(?:\s?\([^()\n]{{1,30}}\))?(?i:{_SEPARATOR})(?P<value>{_REFERENCE})(?!\w)"
    )


_DAY = (
    r"(?:\d{1,2}(?:er|st|nd|rd|th)?[ ./-](?:\d{1,2}|[^\W\d_]{3,10}\.?)[ ./,-]{1,2}\d{2,4}"
    r"|[^\W\d_]{3,10} \d{1,2},? \d{4}|\d{4}-\d{2}-\d{2}|(?<!\d)(?:19|20)\d{2}(?!\d))"
)


def find_births(passage: Passage) -> Iterator[Personal]:
    """Dates of birth, with the place that follows."""
    for match in _birth(passage.language).finditer(passage.text):
        yield Personal(*match.span("day"), "birth", "date of birth")


@cache
def _birth(language: str) -> re.Pattern[str]:
    words = Passage("", language).words
    leads = alternatives((*words.born, *words.labels.get("birth", ())))
    place = r"(?:,? (?:à|a|in|at|em|en) [A-ZÀ-Þ][\w’'-]+(?: \([^()\n]{2,30}\))?)?"
    return re.compile(rf"(?<!\w)(?i:{leads})\s{{0,2}}:?\s{{0,2}}(?P<day>{_DAY}{place})")


def find_addresses(passage: Passage) -> Iterator[Personal]:
    """Addresses of persons: a house in a street, a door, what stands behind `domiciled at` or a label."""
    for match in _street(passage.language).finditer(passage.text):
        yield Personal(*match.span(), "address", "house in a street")
    for match in _home(passage.language).finditer(passage.text):
        if folded(match["place"]) in country_names(passage.language):
            continue
        yield Personal(*match.span("place"), "address", "domicile")


_TOWN = r"(?:,? ?(?:[A-Z]-?)?\d{4,5} [A-ZÀ-Þ][\w’'-]+(?:[ -][A-ZÀ-Þ][\w’'-]+){0,3})?"
_NAME_OF_STREET = (
    r"(?:(?:de|du|des|la|le|les|l'|d'|da|do|dos|del|el) ?){0,3}"
    r"[\w’'.-]+(?: (?:(?:de|du|des|la|le|les|da|do|del) ){0,2}[A-ZÀ-Þ0-9][\w’'.-]*){0,5}"
)


@cache
def _street(language: str) -> re.Pattern[str]:
    words = Passage("", language).words
    before, behind = alternatives(words.streets_before), alternatives(words.streets_behind)
    door = rf"(?:,? (?i:{alternatives(words.doors)})\s?(?:n[°º] ?)?[\w-]{{1,8}}(?!\w))"
    box = rf"(?:,? (?i:{alternatives(words.boxes)})\.?\s?:?\s?\d{{1,6}})"
    number = r"\d{1,5}(?: ?(?:bis|ter|[a-zA-Z]))?"
    house = rf"{number},? (?i:{before}) {_NAME_OF_STREET}"
    named = rf"(?i:{before}) (?:{_NAME_OF_STREET},? (?:n[°º] ?)?)?\d{{1,4}}{door}"
    english = rf"{number} (?:[A-ZÀ-Þ][\w’'-]+ ){{1,3}}(?i:{group(behind)})(?!\w)"
    doors = rf"(?:[A-ZÀ-Þ][\w’'-]+,? )?(?i:{before}) \d{{1,4}}{door}"
    return re.compile(rf"(?<!\w)(?:{house}|{named}|{doors}|{english})(?:{door})?(?:{box})?{_TOWN}")


@cache
def _home(language: str) -> re.Pattern[str]:
    words = Passage("", language).words
    lives = alternatives(words.lives)
    end = r"[.;,](?:\s|$)|[\n\t;:()]| (?:et|ou|and|or|y|e|qui|who) |$"
    return re.compile(rf"(?<!\w)(?i:{lives}) (?P<place>[A-ZÀ-Þ\d][^\n\t;:()]{{2,80}}?)(?={end})")
