"""The names that a partner's cell lists: `DGMT, DGIF`, `aux DMT et DH`, `Ministère des Eaux (ME)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.entities.acronyms import ACRONYM
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.lexicon import leading, worded

_NOTE = re.compile(r"(?<=\w)[⁰¹²³⁴-⁹]+")
"""The raised number of a note behind a name."""

_BULLET = re.compile(r"\A(?:[^\w«“\"'(&]+|\d{1,2}[.)]\s+)(?=\w)")
"""The sign before an item of a cell, which fonts draw as they like, or its number."""

_SEVERAL = re.compile(r" ?; ?")
"""What parts the names of a cell, whatever they are."""

_LED = re.compile(rf"(?:{leading('before_name')}){{1,2}}(?=[A-ZÀ-Þ])")
"""Words of grammar that a cell goes on with from the one above, or has before a name."""

_LISTED = re.compile(rf"\s?[,/]\s?(?:[-–•]\s?)?(?:(?:{worded('and')}) )?|\s(?:{worded('and')})\s")
_LETTERS = re.compile(rf"{ACRONYM}(?:[- ][A-Z]{{2,}})?")
_BRACKET = re.compile(r"(?P<name>.*\S)\s*\([^()]*\)")
_KNOWN = 2
"""Letters that a document must know for words in capitals to be a list without a sign."""


def names_listed(text: str, known: KnownNames) -> Sequence[str]:
    """The names of a cell, as it writes them; a cell that lists nothing is one name."""
    plain = _BULLET.sub("", _NOTE.sub("", text))
    return [name for part in _SEVERAL.split(plain) for name in _of_part(part, known) if name]


def _of_part(part: str, known: KnownNames) -> Sequence[str]:
    bare = _LED.sub("", part, count=1).strip(" ,")
    pieces = [piece for piece in _LISTED.split(bare) if piece]
    if (len(pieces) > 1 or bare != part) and all(_is_letters(piece, known) for piece in pieces):
        return pieces
    tokens = part.split()
    letters = len(tokens) > _KNOWN and all(_LETTERS.fullmatch(token) for token in tokens)
    if letters and sum(known.by_acronym(token) is not None for token in tokens) >= _KNOWN:
        return tokens
    bracket = _BRACKET.fullmatch(part)
    return [bracket["name"]] if bracket else [part]


def _is_letters(piece: str, known: KnownNames) -> bool:
    return bool(_LETTERS.fullmatch(piece)) or known.by_acronym(piece) is not None
