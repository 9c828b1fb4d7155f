"""Who published a document: imprint, site, contact block, letterhead, holder of the rights."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from pipeline.language import group, lexicon
from pipeline.readers.metadata.opening import DocumentOpening, OpeningLine
from pipeline.values.dates import find_dates

RIGHTS = re.compile(
    r"(?:(?:©|\(c\)|\bcopyright\b)\s*)+(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*[,.:–-]?\s*(.{2,80})",
    re.IGNORECASE,
)
BEHIND_HOLDER = re.compile(
    r"(?<!\s)\s*+(?:[|·•–—]|(?<=\s)-\s|\.\s"
    r"|(?:,\s*+)?\b(?:tous|all|todos)\s+(?:(?:les|los)\s+)?(?:droits|rights|derechos)|\d{4}).*",
    re.IGNORECASE,
)


def find_rights_holder(line: str) -> str | None:
    """The holder of the rights that a line states; None where it only reserves them, or is about a photo."""
    match = RIGHTS.search(line)
    if not match or re.search(r"\b(?:photos?|crédits?|images?)\b", line, re.IGNORECASE):
        return None
    holder = BEHIND_HOLDER.sub("", match[1]).strip(" .,:")
    return holder if len(holder) > 1 and holder[0].isupper() else None


CONTACT_LINES = 7


@dataclass(frozen=True, slots=True)
class _PublisherPatterns:
    """The words of imprints, contact blocks and letterheads, of one language.

    `series_site` is where a series is published (`Retrouvez tous nos bulletins sur le site web de X`).
    """

    imprint: re.Pattern[str]
    series_site: re.Pattern[str]
    contact: re.Pattern[str]
    run_in_contact: re.Pattern[str]
    organisation: re.Pattern[str]
    no_name: re.Pattern[str]
    institution: re.Pattern[str]


@cache
def _patterns(language: str) -> _PublisherPatterns:
    words = lexicon(language).metadata
    i = re.IGNORECASE
    # Capitalised words, with the small words between them.
    name = rf"[A-ZÀ-Ý][\w&'’.-]*(?:\s(?:{words.in_names or '(?!)'})?[A-ZÀ-Ý][\w&'’.-]*){{0,8}}"
    return _PublisherPatterns(
        re.compile(
            rf"{group(words.published_by)}(?:\s{group(words.published_on)}\s[^.;:]{{4,30}}?)?\s"
            rf"{group(words.by)}({name})|^{group(words.publisher_label)}\s?:\s?({name})"
        ),
        re.compile(rf"{group(words.series)}\b[^.]{{0,80}}\b{group(words.series_site)}({name})", i),
        re.compile(rf"{group(words.contact)}\s?:?$", i),
        re.compile(rf"{group(words.contact_label)}\s?:\s({name})(?=\s?[,–-])"),
        re.compile(rf"\b(?-i:[A-ZÀ-Ý][A-ZÀ-Ý&]+)\b|\b{group(words.organisation)}\b", i),
        re.compile(rf"{group(words.no_name)}|www|http|\(?\+?\d|.*(?:@|://)|.*[.:;]$", i),
        re.compile(
            rf"{group(words.institution)}\s{group(words.institution_of)}"
            rf"|{group(words.section_of)}\s(?-i:[A-ZÀ-Ý][a-zà-ÿ])",
            i,
        ),
    )


# No word is longer, in a line of capitals without a space either.
_WORD = r"[A-ZÀ-Ý][\w&'’.-]{0,60}"
_NAME = rf"(?<!\w){_WORD}(?:\s(?:(?:de|du|des|la|le|et|pour)\s|d['’]|l['’])?{_WORD}){{0,8}}"
AGENCY = re.compile(
    rf"[Aa]gence d['’](?:[Ee]xécution|EXÉCUTION)\s?:?\s({_NAME})|({_NAME}),\s[Aa]gence d['’][Ee]xécution"
    rf"|^({_NAME})\s[–-]\s[Cc]oopération\b"
)
"""The executing agency of a programme publishes its documents: `PROMAN, agence d'exécution`."""

_BETWEEN_NAMES = re.compile(r"\s[–—|•·-]\s")
"""What stands between a state and its service in a letterhead: `République du Mali – Direction de l'eau`."""

MAX_WORDS = 16


def find_publisher(opening: DocumentOpening, *, embedded: str | None) -> str | None:
    """The publisher as printed or embedded; None where the document does not state one."""
    return (
        _in_imprint(opening)
        or embedded
        or _in_rights(opening)
        or _in_contact_block(opening)
        or _of_series(opening)
        or _in_letterhead(opening)
    )


def _in_imprint(opening: DocumentOpening) -> str | None:
    matches = (_patterns(opening.language).imprint.search(line.text) for line in opening.frame)
    return next((_tidy(match[1] or match[2], opening.language) for match in matches if match), None)


def _in_rights(opening: DocumentOpening) -> str | None:
    holders = (find_rights_holder(line.text) for line in opening.frame)
    return next((holder for holder in holders if holder), None)


def _in_contact_block(opening: DocumentOpening) -> str | None:
    """The agency that a contact block names, else an organisation in its first lines; the last block wins."""
    patterns = _patterns(opening.language)
    for number in reversed(range(len(opening.lines))):
        text = opening.lines[number].text
        if (match := patterns.run_in_contact.match(text)) and patterns.organisation.search(match[1]):
            return _tidy(match[1], opening.language)
        if patterns.contact.match(text):
            block = opening.lines[number + 1 : number + 1 + CONTACT_LINES]
            names = [
                line.text
                for line in block[:2]
                if _is_name(line, opening.language) and patterns.organisation.search(line.text)
            ]
            if name := _agency(block, opening.language) or next(iter(names), None):
                return _tidy(name, opening.language)
    return None


def _of_series(opening: DocumentOpening) -> str | None:
    site = _patterns(opening.language).series_site
    matches = (site.search(line.text) for line in opening.lines)
    return next(
        (_tidy(match[1], opening.language) for match in matches if match and match[1][0].isupper()), None
    )


def _in_letterhead(opening: DocumentOpening) -> str | None:
    institution = _patterns(opening.language).institution
    parts = [
        replace(line, text=part)
        for line in opening.letterhead
        for part in (line.text, *_BETWEEN_NAMES.split(line.text)[1:])
    ]
    named = [
        _tidy(part.text, opening.language)
        for part in parts
        if institution.match(part.text) and _is_name(part, opening.language)
    ]
    return _agency(opening.letterhead, opening.language) or next(iter(named), None)


def _agency(lines: Iterable[OpeningLine], language: str) -> str | None:
    matches = (AGENCY.search(line.text) for line in lines)
    return next((_tidy(match[1] or match[2] or match[3], language) for match in matches if match), None)


def _is_name(line: OpeningLine, language: str) -> bool:
    short = line.text[0].isupper() and len(line.text.split()) <= MAX_WORDS
    return short and not _patterns(language).no_name.match(line.text)


def _tidy(name: str, language: str) -> str:
    """A name without the date that is printed beside it, and without the marks around it."""
    dates = find_dates(name, language=language)
    return (name[: dates[0].char_start] if dates else name).strip(" .,:;–-")
