"""The patterns around quantities: their scales, what joins two of them, what leads to a currency."""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.language import alternatives, group, lexicon
from pipeline.values.currencies.names import AFTER_A_SCALE


@dataclass(frozen=True, slots=True)
class QuantityPatterns:
    """The regular expressions that a language's scales and joins give."""

    scale_word: re.Pattern[str]
    to_currency: re.Pattern[str]
    half: re.Pattern[str]
    and_: re.Pattern[str]
    long_scale: re.Pattern[str]
    long_scale_tail: re.Pattern[str]


@cache
def quantity_patterns(language: str) -> QuantityPatterns:
    """The patterns of a language."""
    words = lexicon(language).numbers
    of = group(lexicon(language).money.of)
    large = alternatives(name for name, scale in words.scales.items() if scale >= 10**6)
    return QuantityPatterns(
        re.compile(
            rf"[ -]?(?:(?P<of>{group(words.outer_scales)}) (?={large}))?"
            rf"(?P<word>{alternatives(words.scales)})(?![^\W_])",
            re.IGNORECASE,
        ),
        re.compile(rf"(?P<point>\.?)(?: {of}?|{of}|(?=\W|{AFTER_A_SCALE}))"),
        re.compile(rf" {group(words.and_a_half)}(?![^\W_])", re.IGNORECASE),
        re.compile(rf" (?:{group(words.and_)} )?"),
        re.compile(group(alternatives(words.long_scales)), re.IGNORECASE),
        re.compile(group(words.long_scale_tail)),
    )
