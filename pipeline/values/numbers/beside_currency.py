"""What is read as a number only beside a currency: scales in letters, digits that a scan left as letters."""

from __future__ import annotations

import re
from decimal import Decimal

from pipeline.language import DEFAULT
from pipeline.values.currencies.finding import is_priced
from pipeline.values.text.beginnings import AtWords

# A bare `5 M` or `5 m` may be metres.
SCALE_ABBREVIATIONS: dict[str, Decimal] = {
    "k": Decimal(10**3),
    "K": Decimal(10**3),
    "M": Decimal(10**6),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "Mn": Decimal(10**6),
    "Mio": Decimal(10**6),
    "mio": Decimal(10**6),
    "Mios": Decimal(10**6),
    "mios": Decimal(10**6),
    "mln": Decimal(10**6),
    "Mln": Decimal(10**6),
    "MM": Decimal(10**6),
    "mm": Decimal(10**6),
    "Md": Decimal(10**9),
    "Mds": Decimal(10**9),
    "MD": Decimal(10**9),
    "MDS": Decimal(10**9),
    "Mrd": Decimal(10**9),
    "Mrds": Decimal(10**9),
    "mrd": Decimal(10**9),
    "mrds": Decimal(10**9),
    "Mia": Decimal(10**9),
    "md": Decimal(10**9),
    "mds": Decimal(10**9),
    "bn": Decimal(10**9),
    "Bn": Decimal(10**9),
    "BN": Decimal(10**9),
    "b": Decimal(10**9),
    "B": Decimal(10**9),
    "G": Decimal(10**9),
    "T": Decimal(10**12),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
}

#: Letters that are a scale behind a leading currency only (`$2.1T`), and something else before one (`22 TF`).
LED_ONLY = frozenset({"T"})

LONGEST_ABBREVIATION = max(map(len, SCALE_ABBREVIATIONS))


_MISREAD = re.compile(r"(?<![^\W_])(?=[lIOo\d]*\d|I )[lI\d][lIOo\d]{0,2}(?:[ .][lIOo\d]{3})+(?![^\W_])")
_MISREAD_WORDS = AtWords(_MISREAD)
_LETTER = re.compile("[lIOo]")
_DIGITS = str.maketrans("lIOo", "1100")


def repair_digits(text: str, language: str = DEFAULT) -> str:
    """Read `l`, `I` and `O` as digits where a currency follows digit groups that hold them.

    The length stays: `l5 000 000 FCFA` becomes `15 000 000 FCFA`.
    """
    if not any(_LETTER.search(match.group()) for match in _MISREAD_WORDS.finditer(text)):
        return text

    def repaired(match: re.Match[str]) -> str:
        if not is_priced(text, match.end(), language):
            return match.group()
        return match.group().translate(_DIGITS)

    return _MISREAD.sub(repaired, text)
