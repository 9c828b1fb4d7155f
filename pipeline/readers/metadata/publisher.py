"""Who published a document: its imprint, its site, its contact block, its letterhead."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.readers.metadata.opening import Line, Opening
from pipeline.readers.metadata.rights import find_rights_holder
from pipeline.values.dates import find_dates

NAME = (
    r"[A-ZÀ-Ý][\w&'’.-]*"
    r"(?:\s(?:(?:de|du|des|la|le|et|pour|of|the|for|and)\s|d['’]|l['’])?[A-ZÀ-Ý][\w&'’.-]*){0,8}"
)
"""Capitalised words, with the small words between them."""

IMPRINT = re.compile(
    r"(?:[ÉEée]dité(?:e)?|[Pp]ublié(?:e)?|[Pp]roduit(?:e)?|[Pp]ublished|[Pp]osted)"
    rf"(?:\s(?:le|on|en)\s[^.;:]{{4,30}}?)?\s(?:par|by)\s(?:la\s|le\s|l['’]|the\s)?({NAME})"
    rf"|^(?:[ÉE]diteur|Publication|Publisher|Organe d['’]information)\s?:\s?({NAME})"
)
SERIES_SITE = re.compile(
    r"(?:bulletins?|lettres?|numéros|rapports|publications|newsletters?)\b[^.]{0,80}"
    rf"\bsite (?:web|internet|officiel) (?:de la |de l['’]|du |des |de |d['’])({NAME})",
    re.IGNORECASE,
)
"""`Retrouvez tous nos bulletins sur le site web de X`: where the series is published."""

CONTACT = re.compile(
    r"(?:contacts?|nous contacter|contactez[- ]nous|pour nous joindre|contact us|adresse)\s?:?$",
    re.IGNORECASE,
)
CONTACT_LINES = 7
RUN_IN_CONTACT = re.compile(rf"(?:Contacts?|Adresse|Publisher)\s?:\s({NAME})(?=\s?[,–-])")
AGENCY = re.compile(
    rf"[Aa]gence d['’](?:[Ee]xécution|EXÉCUTION)\s?:?\s({NAME})|({NAME}),\s[Aa]gence d['’][Ee]xécution"
    rf"|^({NAME})\s[–-]\s[Cc]oopération\b"
)
"""The executing agency of a programme publishes its documents: `PROMAN, agence d'exécution`."""

ORGANISATION = re.compile(
    r"\b(?-i:[A-ZÀ-Ý][A-ZÀ-Ý&]+)\b|\b(?:agence|ambassade|association|bureau|conseil|coopération|direction|fondation|fonds|groupe"
    r"|institut|minist[èe]re|mission|programme|projet|réseau|secr[ée]tariat|service|société|unité|université)\b",
    re.IGNORECASE,
)
NOT_A_NAME = re.compile(
    r"t[ée]l|fax|courriel|e-?mail|adresse|site|b\.?p|contact|www|http|\(?\+?\d|.*(?:@|://)|.*[.:;]$",
    re.IGNORECASE,
)
INSTITUTION = re.compile(
    r"(?:minist[èe]re|secr[ée]tariat|direction|ambassade|agence|commissariat|gouvernorat|conseil|primature"
    r"|pr[ée]sidence|cellule|bureau|fonds|banque|institut|cour|ministry|embassy|office)"
    r"\s(?:de|du|des|d['’]|la|g[ée]n[ée]rale?|nationale?|r[ée]gionale?|of)"
    r"|(?:section|division|unité)\s(?-i:[A-ZÀ-Ý][a-zà-ÿ])",
    re.IGNORECASE,
)
MAX_WORDS = 16


def find_publisher(opening: Opening, *, embedded: str | None) -> str | None:
    """The publisher as printed or embedded; None where the document does not state one."""
    return (
        _in_imprint(opening)
        or embedded
        or _in_rights(opening)
        or _in_contact_block(opening)
        or _of_series(opening)
        or _in_letterhead(opening)
    )


def _in_imprint(opening: Opening) -> str | None:
    found = (IMPRINT.search(line.text) for line in opening.frame)
    return next((_tidy(match[1] or match[2]) for match in found if match), None)


def _in_rights(opening: Opening) -> str | None:
    holders = (find_rights_holder(line.text) for line in opening.frame)
    return next((holder for holder in holders if holder), None)


def _in_contact_block(opening: Opening) -> str | None:
    """The agency that a contact block names, else an organisation in its first lines; the last block wins."""
    for number in reversed(range(len(opening.lines))):
        text = opening.lines[number].text
        if (found := RUN_IN_CONTACT.match(text)) and ORGANISATION.search(found[1]):
            return _tidy(found[1])
        if CONTACT.match(text):
            block = opening.lines[number + 1 : number + 1 + CONTACT_LINES]
            names = [line.text for line in block[:2] if _is_name(line) and ORGANISATION.search(line.text)]
            if name := _agency(block) or next(iter(names), None):
                return _tidy(name)
    return None


def _of_series(opening: Opening) -> str | None:
    found = (SERIES_SITE.search(line.text) for line in opening.lines)
    return next((_tidy(match[1]) for match in found if match and match[1][0].isupper()), None)


def _in_letterhead(opening: Opening) -> str | None:
    institutions = [
        line.text for line in opening.letterhead if INSTITUTION.match(line.text) and _is_name(line)
    ]
    return _agency(opening.letterhead) or next(map(_tidy, institutions), None)


def _agency(lines: Iterable[Line]) -> str | None:
    found = (AGENCY.search(line.text) for line in lines)
    return next((_tidy(match[1] or match[2] or match[3]) for match in found if match), None)


def _is_name(line: Line) -> bool:
    return line.text[0].isupper() and len(line.text.split()) <= MAX_WORDS and not NOT_A_NAME.match(line.text)


def _tidy(name: str) -> str:
    """A name without the date that is printed beside it, and without the marks around it."""
    dates = find_dates(name)
    return (name[: dates[0].char_start] if dates else name).strip(" .,:;–-")
