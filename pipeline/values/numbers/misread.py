"""Letters that a scan left where digits were printed, repaired where a currency proves the number."""

import re

from pipeline.language import DEFAULT
from pipeline.values.currencies.finding import is_priced

_MISREAD = re.compile(r"(?<![^\W_])(?=[lIOo\d]*\d|I )[lI\d][lIOo\d]{0,2}(?:[ .][lIOo\d]{3})+(?![^\W_])")
_DIGITS = str.maketrans("lIOo", "1100")


def repair_digits(text: str, language: str = DEFAULT) -> str:
    """Read `l`, `I` and `O` as digits where a currency follows digit groups that hold them.

    The length stays: `l5 000 000 FCFA` becomes `15 000 000 FCFA`.
    """

    def repaired(match: re.Match[str]) -> str:
        if match.group().isascii() and not re.search("[lIOo]", match.group()):
            return match.group()
        if not is_priced(text, match.end(), language):
            return match.group()
        return match.group().translate(_DIGITS)

    return _MISREAD.sub(repaired, text)
