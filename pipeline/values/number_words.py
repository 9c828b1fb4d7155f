"""Numbers written in French or English words: `quatre-vingt-dix-neuf`, `deux millions cinq cent mille`."""

import re
from dataclasses import dataclass
from decimal import Decimal

from pipeline.values.lexicon import CARDINALS, COLLECTIVES, HUNDREDS, SCALE_WORDS, alternatives

_PLAIN_WORD = "|".join((alternatives(CARDINALS), alternatives(HUNDREDS), alternatives(SCALE_WORDS)))
_WORD = rf"(?:{_PLAIN_WORD})(?![^\W_])"
_JOIN = r"(?:[ -]et[ -]|[ -]and[ -]|[ -])"
_HALF = r"(?: et demie?(?![^\W_])| and a half(?![^\W_]))"

#: A run of number words; alone, `un` and `mille` match too, and it is for the caller to want them.
NUMBER_WORDS = re.compile(
    rf"(?<![\w-])(?:(?P<collective>(?:une|deux|trois|quelques)[ -](?:{alternatives(COLLECTIVES)})s?)"
    rf"(?: de (?P<of>millions|milliards|milliers|mille)(?![^\W_]))?"
    rf"|(?P<half>une?[ -]demi[ -]|half an? )(?P<halved>{alternatives(SCALE_WORDS)})(?![^\W_])"
    rf"|(?P<run>(?:an? (?=million|billion|thousand|hundred))?{_WORD}(?:{_JOIN}{_WORD})*"
    rf"(?:{_HALF}(?: (?P<after_half>million|billion)s?)?)?"
    rf"(?: (?:virgule|point) {_WORD}(?:{_JOIN}{_WORD})*)?))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WordNumber:
    """The value of a run of number words; `unit` is its smallest scale, `rounded` a collective or a half."""

    value: Decimal
    unit: Decimal
    rounded: bool


def parse_number_words(text: str) -> Decimal:
    """Read a number written wholly in words.

    Raises:
        ValueError: the text is not a number in words, or its words do not follow each other.
    """
    match = NUMBER_WORDS.fullmatch(text.strip())
    if not match:
        raise ValueError(f"not a number in words: {text!r}")
    return read_number_words(match).value


def read_number_words(match: re.Match[str]) -> WordNumber:
    """Value a match of `NUMBER_WORDS`.

    Raises:
        ValueError: the words do not follow each other as in a number (`deux trois`).
    """
    if match["collective"]:
        count, name = re.split(r"[ -]", match["collective"].lower(), maxsplit=1)
        base = COLLECTIVES.get(name) or COLLECTIVES[name.removesuffix("s")]
        scale = SCALE_WORDS[match["of"].lower()] if match["of"] else Decimal(1)
        return WordNumber(CARDINALS.get(count, 1) * base * scale, base * scale, rounded=True)
    if match["half"]:
        scale = SCALE_WORDS[match["halved"].lower()]
        return WordNumber(scale / 2, scale / 2, rounded=True)
    return _read_run(match["run"].lower(), (match["after_half"] or "").lower())


def _read_run(run: str, after_half: str) -> WordNumber:
    whole, _, decimals = re.sub(r" (virgule|point) ", "|", run).partition("|")
    if decimals:
        return _read_decimals(whole, decimals)
    half = re.search(r" (?:et demie?|and a half)", whole)
    value, unit = _sum_words(whole[: half.start()] if half else whole)
    if half and after_half:
        scale = SCALE_WORDS[after_half]
        return WordNumber((value + Decimal("0.5")) * scale, scale / 10, rounded=False)
    if half:
        return WordNumber(value + unit / 2, unit / 10, rounded=False)
    return WordNumber(value, unit, rounded=False)


def _read_decimals(whole: str, decimals: str) -> WordNumber:
    """`deux virgule cinq millions`: the scale at the end holds for the whole."""
    words = re.split(r"[ -]", decimals)
    scale = Decimal(1)
    if words[-1] in SCALE_WORDS:
        scale = SCALE_WORDS[words.pop()]
    if not words:
        raise ValueError(f"no digits after the decimal sign: {decimals!r}")
    digits = "".join(str(_sum_words(word)[0]) for word in words)
    value = Decimal(f"{_sum_words(whole)[0]}.{digits}")
    return WordNumber(value * scale, scale.scaleb(-len(digits)), rounded=False)


def _sum_words(run: str) -> tuple[Decimal, Decimal]:
    """Value and smallest scale of a run; each scale multiplies what is smaller before it."""
    parts: list[Decimal] = []
    unit = Decimal(1)
    current = 0
    seen = False
    for word in re.split(r"[ -]+", run):
        if word in {"et", "and", ""}:
            continue
        if word in {"a", "an"}:
            current, seen = 1, True
            continue
        if word in SCALE_WORDS:
            unit = SCALE_WORDS[word]
            smaller = sum((part for part in parts if part < unit), Decimal(current if seen else 0))
            if not seen and not smaller and word not in {"mille", "mil"}:
                raise ValueError(f"a scale without a number: {run!r}")
            parts = [part for part in parts if part >= unit]
            if parts and parts[-1] <= (smaller or 1) * unit:
                raise ValueError(f"scales out of order: {run!r}")
            parts.append((smaller if smaller or seen else Decimal(1)) * unit)
            current, seen = 0, False
            continue
        current = _add_word(current, word, seen=seen)
        seen, unit = True, Decimal(1)
    return sum(parts, Decimal(current)), unit


def _add_word(current: int, word: str, *, seen: bool) -> int:
    if word in HUNDREDS:
        if (current % 100 == 0 and current) or current > 99:
            raise ValueError(f"misplaced word in a number: {word!r}")
        return (current or 1) * 100
    number = CARDINALS[word]
    last = current % 100
    if number == 20 and word.startswith("vingt") and last == 4:
        return current + 76
    if number >= 20:
        fits = last == 0
    elif number >= 10:
        fits = last in {0, 60, 80}
    else:
        fits = last == 0 or (last >= 20 and last % 10 == 0) or (last in {10, 70, 90} and number >= 7)
    if not fits or (seen and (number == 0 or current == 0)):
        raise ValueError(f"misplaced word in a number: {word!r}")
    return current + number
