"""Companies and associations by the legal form that ends their names: `Pharma Plus SA`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from pipeline.entities.organisations.english_ends import behind_holder

_FORM = (
    r"S\.?A\.?R\.?L\.?U?|S\.\s?à\s?r\.\s?l\.|S\.?A\.?S\.?U?|S\.?A\.?|A\.?S\.?B\.?L\.?|S\.?P\.?R\.?L\.?|S\.?R\.?L\.?|S\.?C\.?R\.?L\.?"
    r"|Co\.,? (?:Ltd|Inc)\.?"
    r"|GmbH|AG|Ltd\.?|Limited|Inc\.?|INC\.?|LTD\.?|LLC|PLC|Plc|B\.?V\.?|N\.?V\.?|GIE|G\.I\.E\.|SCOOP|SCOP|SNC|SCI|SUARL|S\.p\.A\.|Co\."
)
# All of a word at once: `2023-2023-...` could else be parted in more ways than can be tried. None is longer.
_WORD = r"(?:[A-ZÀ-Þ0-9](?>(?:[\w&’'-]|\.(?=\w)){0,60})|&)"
_LINK = r"(?:de |du |des |d['’](?=\w)|et |la |le |les |of |and |for |the )"
_NAME = re.compile(
    rf"(?<![\w’'.,-])(?P<name>(?:[A-Z]\. ?){{0,2}}{_WORD}"
    rf"(?:[ -](?:{_LINK})*(?:{_WORD}|(?<=['’])[a-zà-ÿ]+)){{0,7}}?)"
    rf"(?: |, )(?P<form>{_FORM})(?!\w|\s+to\b)"
)


@functools.lru_cache(maxsize=8192)
def find_companies(text: str) -> tuple[tuple[int, int], ...]:
    """The names that end in a legal form, the form included, as (start, end).

    A document's passages are asked for twice.
    """
    return tuple(_find_companies(text))


def _find_companies(text: str) -> Iterator[tuple[int, int]]:
    for match in _NAME.finditer(text):
        start, end = match.start(), match.end()
        lead = _ARTICLE.match(match["name"]) or _SUM.match(match["name"]) or _LEAD.match(match["name"])
        if lead:
            start += lead.end()
        start += behind_holder(text[start:end])
        start = max(start, match.start() + match["name"].rfind(_NEXT) + 1)
        words = match["name"].split()
        if {word.strip(".") for word in words} <= _FORMS or not any(w[:1].isupper() for w in words):
            continue
        if match["form"] == "AG" and _OF.search(match["name"]):
            continue
        # In a line of capitals these letters may be a word, as in the Tuareg name `AG ALI`.
        if match["form"] in ("AG", "SA", "SCI") and len(words) > 1 and all(w.isupper() for w in words):
            continue
        if match["form"].count(".") == 1 and not match["form"].startswith("S."):
            # The stop of `Inc.` belongs to it, that of `SA.` ends the sentence.
            end -= match["form"] not in ("Inc.", "Ltd.", "Co.")
        yield start, end


_NEXT = " The "
"""What begins another name in a list without signs: `Delta Foundation The Rivers Bank, Ltd.`."""

_FORMS = frozenset(("Co", "Corp", "Private", "Pty", "Pvt", "L"))
"""What is a legal form itself: `Pvt. Ltd.` without the name before it."""

_OF = re.compile(r" (?:de|du|des|la|le) ")
"""`Résolutions de la 25ème AG`: German forms end no French phrase."""

_SUM = re.compile(r"(?:[A-Z]{3} ?)?\d[\d.,]* (?:and|et) (?=[A-ZÀ-Þ])")
"""`USD 82300 and Sira Roads Limited`: what the one before it cost."""

_ARTICLE = re.compile(r"(?:La|The) (?=(?:Société|Compagnie|Company)\b)")
_LEAD = re.compile(
    r"(?:(?:(?:The|Including the) )?(?:(?:(?:Consolidated |Audited )?Financial )?Statements?|Reports?|Review"
    r"|Schedule|Audit|Appendix|Board of Directors)(?: (?:of|for|to|the))+"
    r"|(?:Deputy |Acting )?(?:General Manager|Managing Director|Director General|Directeur [Gg]énéral"
    r"|Chief Executive(?: Officer)?"
    r"|Operator|CEO|PDG|Chairman|Président|President|Contractor|Signature|Cachet|Société|Entreprise|Company|Messrs\.?"
    r"|M/s\.?)(?: (?:of|de|du|la|the))*|[A-Z]{3,}(?: [A-Z][\w-]+)* and"
    r"(?= (?:[A-ZÀ-Þ]\S* ){2})|[A-Z][a-z]+ and(?= [A-Z]{3,}\b)"
    r"|(?:City|County|Town|State|District) of [A-Z][a-z]+(?: [A-Z][a-z]+)? and)\s(?=[A-ZÀ-Þ])"
)
"""Who speaks for a company, or a company before it, in front of its name: `QGMI Sur and X Company"
" Limited`."""


def is_legal_form(letters: str) -> bool:
    """Whether letters are a legal form, which names no body without the name before it: `LLC`."""
    return bool(_ALONE.fullmatch(letters))


_ALONE = re.compile(_FORM)


def has_legal_form(name: str) -> bool:
    """Whether a name ends in a legal form: `Ghana Commercial Bank Limited`."""
    return any(span == (0, len(name)) for span in find_companies(name))


def without_form(name: str) -> str:
    """A company's name as texts repeat it: without its legal form."""
    match = _NAME.fullmatch(name.rstrip("."))
    return match["name"] if match else name
