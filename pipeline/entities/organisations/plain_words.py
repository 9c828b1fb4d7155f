"""Words that a document writes in small letters, and letters of things: in capitals they name no body."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.entities.organisations.grammar import SMALL
from pipeline.entities.organisations.lexicon import leading, worded
from pipeline.entities.organisations.naming import is_organisation
from pipeline.gazetteer import fold

_PLAIN = re.compile(r"(?<![\w’'-])[a-zà-ÿ]{3,}(?![\w-])")
_LETTERS = re.compile(r"(?<![\w-])[A-Z]{2,8}(?![\w-])")
_OF_THING = re.compile(
    r"\b(?:(?:[Dd]ans|[Ss]ur) (?:le |la |les |l['’])"
    r"|(?:[Ll]es|[Cc]es|[Cc]haque|[Qq]uelques|[Pp]lusieurs|une?|[Ee]ach|[Ee]very|[Tt]hese) )\Z"
)
"""Before letters of a plan, a survey, a law, a sum: something is in them, or there are several."""

_LEAD = 12
"""Characters before letters in which that stands."""

_GROWN = re.compile(r"(?<=[A-Z]{3}) (?:19|20)\d\d\b| \([+–−-]\s?\d")
"""Behind letters of such: they have a year, or grow."""


def _things(text: str) -> Iterator[str]:
    """The letters of a text that the words around them show to be a thing's."""
    for match in _LETTERS.finditer(text):
        start, end = match.span()
        if _GROWN.match(text, end) or _OF_THING.search(text, max(0, start - _LEAD), start):
            yield match.group()


_CALLED = re.compile(
    rf"(?<![\w’'-])(?:(?:{worded('lettered')})(?: [a-zà-ÿ]+)? \(?"
    rf"|(?:{worded('clause')}) [A-Z]?\d(?:[^.;\n]{{0,30}}? (?:{leading('of')})|[\w./-]{{0,12}} )"
    rf"|(?:{worded('carried_out')}) (?:[a-zà-ÿ]+ )?(?:{leading('before_name')}))"
    r"(?P<letters>[A-Z]{2,10})(?![\w-])"
)
"""What a noun says to be a thing, and what has clauses or is carried out: `convention ABC`, `articles 4 et 5
de l'ABC`, `article L1122-30 ABC`, `mise en œuvre du PND`."""

_BRACKETED = re.compile(r"(?<= )\((?P<letters>[A-Z]{2,7})\)")
_SPELLED = 80
"""Characters before a bracket in which its letters may be spelled."""


def _spelled_things(text: str) -> Iterator[str]:
    """`Indice de Masse Corporelle (IMC)`: letters that the words before them spell, which name no body."""
    for match in _BRACKETED.finditer(text):
        words = text[max(0, match.start() - _SPELLED) : match.start()].split()
        full = [at for at, word in enumerate(words) if word.lower() not in SMALL]
        first = full[-len(match["letters"])] if len(full) >= len(match["letters"]) else None
        if first is None:
            continue
        spelled = "".join(fold(words[at])[:1] for at in full[-len(match["letters"]) :]).upper()
        if spelled == match["letters"] and not is_organisation(match["letters"], " ".join(words[first:])):
            yield match["letters"]


_WITHIN = re.compile(
    rf"\b(?!(?:{worded('imperative')}) )[A-ZÀ-Þ][a-zà-ÿ]+[ -](?P<word>[A-ZÀ-Þ][a-zà-ÿ]{{2,}})(?![\w])"
)


def words_of(texts: Sequence[str], acting: frozenset[str] = frozenset()) -> frozenset[str]:
    """What a document writes in small letters, or behind another name: in capitals it is no acronym.

    With it the letters of things: of what is counted, and of what spells them, unless they are `acting`.
    """
    # Neither goes on in the next line, so that all are looked through at once.
    together = "\n".join(texts)
    plain, within = set(_PLAIN.findall(together)), set(_WITHIN.findall(together))
    things = {letters for text in texts for letters in _things(text)}
    called = {letters for text in texts for letters in _CALLED.findall(text)}
    things |= (
        called | {letters for text in texts if "(" in text for letters in _spelled_things(text)}
    ) - acting
    return frozenset(fold(word) for word in plain | within | things)
