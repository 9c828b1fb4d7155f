"""E-mail addresses, accounts, identity papers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from stdnum import iban, luhn

from pipeline.language.lexicon import plainly
from pipeline.redaction.passages import PagePassage, Personal, personal_words
from pipeline.redaction.telephones import LINES

_E_MAIL = re.compile(
    r"(?<![\w.+-])[\w+-]{1,64}(?:\.[\w+-]{1,64}){0,6}\s?(?:@|\(at\)|\[at\]|\(arobase\))\s?"
    r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}",
    re.IGNORECASE,
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,6}){3,9}(?!\w)")
_LIKE_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2} [A-Z0-9]{4,6}(?: [A-Z0-9]{2,14}){2,8}(?!\w)")
_CARD = re.compile(
    r"(?<![\d.,])\d{4}(?:([ -]?)\d{4}(?:\1\d{4}){1,2}\1\d{1,7}|[ -]?\d{6}[ -]?\d{5})(?![\d.,]\d)"
)
_DATED = r"(?:\s(?:du|délivrée? le|le|of|issued on)\s\d{1,2}[/. -]\d{1,2}[/. -]\d{2,4})?"
_REFERENCE = rf"[A-Z0-9](?:[ ./-]{{0,2}}[A-Z0-9]){{3,33}}{_DATED}"
_SEPARATOR = r"\s{0,3}(?:n[°ºo]\.?|no\.?|number|numéro|#)?\s{0,3}[:=–-]?\s{0,3}"
_NATIONAL_ID = re.compile(
    r"(?<![\d.,])[12][ ]?\d{2}[ ]?(?:0[1-9]|1[0-2])[ ]?\d[\dAB][ ]?\d{3}[ ]?\d{3}(?:[ ]?\d{2})?(?![\d.,]?\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
FIGURES, SHORT = 4, 5
"""Figures of a number behind its label at least, one less behind a letter; a shorter one than that is one of
staff, and no year."""

FIGURES_OF_ACCOUNT = 12
"""An account that fails its check digits, or has none, is known by its form and so many figures."""


def find_e_mails(passage: PagePassage) -> Iterator[Personal]:
    """Addresses of e-mail, those that hide their sign from machines as well."""
    for match in _E_MAIL.finditer(passage.text):
        yield Personal(*match.span(), "e-mail", "e-mail address")


def find_accounts(passage: PagePassage) -> Iterator[Personal]:
    """Accounts of banks and cards, by their check digits or behind a label."""
    text = passage.text
    for match in _IBAN.finditer(text):
        for end in _ends(match):
            if iban.is_valid(text[match.start() : end]):
                yield Personal(match.start(), end, "account", "IBAN")
                break
    for match in _LIKE_IBAN.finditer(text):
        if sum(sign.isdigit() for sign in match[0]) >= FIGURES_OF_ACCOUNT:
            yield Personal(*match.span(), "account", "written as an IBAN is")
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


def find_identities(passage: PagePassage) -> Iterator[Personal]:
    """Numbers of identity papers, of social security, of staff."""
    yield from _labelled(passage, "identity")
    for match in _papers(passage.language).finditer(passage.text):
        yield Personal(*match.span("value"), "identity", "number behind the word for a paper")
    for match in _NATIONAL_ID.finditer(passage.text):
        yield Personal(*match.span(), "identity", "number of social security")


def find_listed_papers(passage: PagePassage, known: Collection[Personal]) -> Iterator[Personal]:
    """Letters and figures as papers have them, in the lines of a list of persons."""
    lines = {passage.line_at(person.start) for person in known if person.kind == "person"}
    for line in sorted(lines, key=lambda line: line.start) if len(lines) >= LINES else ():
        for match in _PAPER.finditer(passage.text, line.start, line.end):
            yield Personal(*match.span(), "identity", "in the line of a person in a list", entry=True)


_PAPER = re.compile(r"(?<![\w/.-])[A-Z]{1,3}\d{6,10}[A-Z]?(?![\w/-])")


def find_mobile_money(passage: PagePassage) -> Iterator[Personal]:
    """Numbers with some words between them and that of an account: `son numéro Orange Money est le ...`."""
    for match in _money_of_telephones(passage.language).finditer(passage.text):
        yield Personal(*match.span("value"), "account", "behind a service of payment")


@cache
def _money_of_telephones(language: str) -> re.Pattern[str]:
    labels = plainly(personal_words(language).labels.get("account", ()))
    return re.compile(
        rf"(?<!\w)(?i:{labels})(?!\w)[^\n\d]{{1,30}}?"
        rf"(?<![\d.,])(?P<value>\d(?:[ .-]?\d){{7,15}})(?![.,]?\d)(?!\s?[A-Z€$])"
    )


def _labelled(passage: PagePassage, kind: str) -> Iterator[Personal]:
    for match in _reference(passage.language, kind).finditer(passage.text):
        value = match["value"]
        short = len(value) < SHORT and (kind != "identity" or _YEAR.fullmatch(value))
        figures = sum(sign.isdigit() for sign in value) + (value[0].isalpha() and value[-1].isdigit())
        if figures >= FIGURES and not short:
            yield Personal(*match.span("value"), kind, f"labelled {kind}")  # type: ignore[arg-type]


@cache
def _reference(language: str, kind: str) -> re.Pattern[str]:
    labels = plainly(personal_words(language).labels.get(kind, ()))
    return re.compile(
        rf"(?<!\w)(?i:{labels})(?:\s?\([^()\n]{{1,30}}\))?(?i:{_SEPARATOR})(?P<value>{_REFERENCE})(?!\w)"
    )


@cache
def _papers(language: str) -> re.Pattern[str]:
    """A paper and its number with other words between: letters and figures that are nothing else."""
    labels = plainly(personal_words(language).labels.get("identity", ()))
    number = r"(?P<value>[A-Z]{1,3}\d{6,10}[A-Z]?)"
    return re.compile(rf"(?<!\w)(?i:{labels})(?!\w)[^\n\d]{{1,60}}?(?<!\w){number}(?!\w)")
