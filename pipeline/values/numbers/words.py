"""Numbers written in French or English words: `quatre-vingt-dix-neuf`, `deux millions cinq cent mille`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pipeline.language.lexicon import CARDINALS, COLLECTIVES, FRACTIONS, HUNDREDS, SCALE_WORDS, alternatives

_PLAIN_WORD = "|".join((alternatives(CARDINALS), alternatives(HUNDREDS), alternatives(SCALE_WORDS)))
_WORD = rf"(?:{_PLAIN_WORD})(?![^\W_])"
# `one million, two hundred thousand`
_JOIN = r"(?:[ -]et[ -]|[ -]and[ -]|[ -]|(?:(?<=million)|(?<=billion)|(?<=thousand)), (?:and )?)"
_HALF = r"(?: et demie?(?![^\W_])| and a half(?![^\W_]))"

# The longest number under 10^12 has 27 words; a bound keeps the search linear on any text.
_RUN = rf"{_WORD}(?:{_JOIN}{_WORD}){{0,29}}"

#: A run of number words; alone, `un` and `mille` match too, and it is for the caller to want them.
NUMBER_WORDS = re.compile(
    rf"(?<![\w-])(?<!several )(?<!few )(?<!couple )(?:"
    rf"(?P<collective>(?:une|deux|trois|quelques|an?|two|several)[ -](?:{alternatives(COLLECTIVES)})s?)"
    rf"(?:(?: de| of)? (?P<of>millions?|milliards|milliers|mille|thousand|billion)(?![^\W_]))?(?![^\W_])"
    rf"|(?P<few>quelques|an? few) (?P<of_few>milliers|millions?|milliards|hundred|thousand|billion)(?![^\W_])"
    rf"|(?P<half>une?[ -]demi[ -]|half an? )(?P<halved>{alternatives(SCALE_WORDS)})(?![^\W_])"
    rf"|(?:(?P<whole>\d{{1,3}}) ?)?(?P<fraction>{alternatives(FRACTIONS)})"
    rf" (?:de |d'|of an? |an? )?(?P<fractioned>{alternatives(SCALE_WORDS)})(?![^\W_])"
    rf"|(?P<run>(?:an? (?=million|billion|thousand|hundred))?{_RUN}"
    rf"(?:{_HALF}(?: (?P<after_half>million|billion)s?)?)?"
    rf"(?: (?:virgule|point) {_RUN})?))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class WordNumber:
    """The value of a run of number words; `unit` is its smallest scale, `rounded` a collective or a half.

    `vague` says that the value is one of a few of them: `quelques milliers`, `quelques dizaines de millions`.
    """

    value: Decimal
    unit: Decimal
    rounded: bool
    vague: bool = False


def parse_number_words(text: str) -> Decimal:
    """Read a number written wholly in words.

    Raises:
        ValueError: the text is not a number in words, or its words do not follow each other.
    """
    match = NUMBER_WORDS.fullmatch(text.strip())
    if not match:
        raise ValueError(f"not a number in words: {text!r}")
    return read_number_words(match).value


def read_number_words(match: re.Match[str], scales: Mapping[str, Decimal] = SCALE_WORDS) -> WordNumber:
    """Value a match of `NUMBER_WORDS`, by the short scale (`billion` is 10^9) unless told otherwise.

    Raises:
        ValueError: the words do not follow each other as in a number (`deux trois`).
    """
    if match["collective"]:
        count, name = re.split(r"[ -]", match["collective"].lower(), maxsplit=1)
        base = COLLECTIVES.get(name) or COLLECTIVES[name.removesuffix("s")]
        scale = scales[match["of"].lower()] if match["of"] else Decimal(1)
        vague = count in {"quelques", "several"}
        return WordNumber(CARDINALS.get(count, 1) * base * scale, base * scale, rounded=True, vague=vague)
    if match["few"]:
        name = match["of_few"].lower()
        scale = Decimal(100) if name in HUNDREDS else scales[name]
        return WordNumber(scale, scale, rounded=True, vague=True)
    if match["half"]:
        scale = scales[match["halved"].lower()]
        return WordNumber(scale / 2, scale / 2, rounded=False)
    if match["fraction"]:
        scale = scales[match["fractioned"].lower()]
        part = FRACTIONS[match["fraction"].lower()]
        whole = int(match["whole"] or 0)
        return WordNumber((whole + part) * scale, scale / (10 if whole else 4), rounded=False)
    return read_run(match["run"].lower(), (match["after_half"] or "").lower(), scales)


_TOKEN = re.compile(r"[^ -]+")
_NOT_CARDINAL = frozenset({"virgule", "point", "demi", "demie", "half"})


def read_longest(
    match: re.Match[str], scales: Mapping[str, Decimal], language: str
) -> tuple[WordNumber, int] | None:
    """The number at the start of a match and where it ends: of `cinq et dix millions` the five.

    In English the `cents` of `ten cents` are money. None where not even the first word is a number.
    """
    if not match["run"]:
        return read_number_words(match, scales), match.end()
    run = match["run"].lower()
    if language == "en":
        run = run.removesuffix(" cents")
    try:
        return read_run(run, (match["after_half"] or "").lower(), scales), match.start() + len(run)
    except ValueError:
        return _longest_prefix(run, match.start(), scales)


_LIST_JOIN = re.compile(r"[ ,-]*(?:et |and )?")


def _list_join_end(run: str, start: int) -> int:
    join = _LIST_JOIN.match(run, start)
    return join.end() if join else start


def _longest_prefix(run: str, start: int, scales: Mapping[str, Decimal]) -> tuple[WordNumber, int] | None:
    """The longest first number that leaves no scale without one behind it; else the longest there is."""
    found: list[tuple[WordNumber, int]] = []
    for token in _TOKEN.finditer(run):
        if token.group() in {"et", "and"}:
            continue
        if token.group() in _NOT_CARDINAL:
            break
        try:
            found.append((read_run(run[: token.end()], "", scales), len(run[: token.end()].rstrip(","))))
        except ValueError:
            break
    for number, end in reversed(found):
        following = _TOKEN.search(run, _list_join_end(run, end))
        if following and following.group().rstrip(",") not in scales:
            return number, start + end
    return (found[-1][0], start + found[-1][1]) if found else None


def read_run(run: str, after_half: str = "", scales: Mapping[str, Decimal] = SCALE_WORDS) -> WordNumber:
    """Value a run of number words in lower case.

    Raises:
        ValueError: the words do not follow each other as in a number.
    """
    whole, _, decimals = re.sub(r" (virgule|point) ", "|", run.replace(",", "")).partition("|")
    if decimals:
        return _read_decimals(whole, decimals, scales)
    half = re.search(r" (?:et demie?|and a half)", whole)
    value, unit = _sum_words(whole[: half.start()] if half else whole, scales)
    if half and after_half:
        scale = scales[after_half]
        return WordNumber((value + Decimal("0.5")) * scale, scale / 10, rounded=False)
    if half:
        return WordNumber(value + unit / 2, unit / 10, rounded=False)
    return WordNumber(value, unit, rounded=run == "un millier")


def _read_decimals(whole: str, decimals: str, scales: Mapping[str, Decimal]) -> WordNumber:
    """`deux virgule cinq millions`: the scale at the end holds for the whole."""
    words = re.split(r"[ -]", decimals)
    scale = Decimal(1)
    if words[-1] in scales:
        scale = scales[words.pop()]
    if not words:
        raise ValueError(f"no digits after the decimal sign: {decimals!r}")
    zeros = len([word for word in words if word in {"zéro", "zero"}])
    rest = [word for word in words if word not in {"zéro", "zero"}]
    try:
        digits = "0" * zeros + (str(_sum_words(" ".join(rest), scales)[0]) if rest else "")
    except ValueError:
        digits = "".join(str(_sum_words(word, scales)[0]) for word in words)
    value = Decimal(f"{_sum_words(whole, scales)[0]}.{digits}")
    return WordNumber(value * scale, scale.scaleb(-len(digits)), rounded=False)


def _sum_words(run: str, scales: Mapping[str, Decimal]) -> tuple[Decimal, Decimal]:
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
        if word in scales:
            unit = scales[word]
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
        # `vingt cents` and `ten cents` are money and `hundreds of` no number; `douze cents` is one.
        plural = word == "hundreds" or (word == "cents" and not 2 <= current % 100 <= 19) or current == 10
        if plural or (current % 100 == 0 and current) or current > 99:
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
