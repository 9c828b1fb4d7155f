"""Numbers in words: `quatre-vingt-dix-neuf`, `deux millions cinq cent mille`, `dois mil e quinhentos`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.language import DEFAULT, NumberWords, alternatives, group, lexicon
from pipeline.records.record import Frozen
from pipeline.values.text.beginnings import AtWords


class WordNumber(Frozen):
    """The value of a run of number words; `unit` is its smallest scale, `rounded` a collective or a half.

    `vague` says that the value is one of a few of them: `quelques milliers`, `quelques dizaines de millions`.
    """

    value: Decimal
    unit: Decimal
    rounded: bool
    vague: bool = False


@cache
def number_words(language: str = DEFAULT) -> re.Pattern[str]:
    """A run of number words; alone, `un` and `mille` match too, and it is for the caller to want them."""
    words = lexicon(language).numbers
    scales = alternatives(words.scales)
    word = rf"(?:{alternatives([*words.cardinals, *words.hundreds, *words.scales])})(?![^\W_])"
    after_comma = "|".join(rf"(?<={scale})" for scale in words.comma_after) or "(?!)"
    # `one million, two hundred thousand`
    join = rf"(?:[ -]{group(words.and_)}[ -]|[ -]|(?:{after_comma}), (?:{group(words.and_)} )?)"
    # The longest number under 10^12 has 27 words; a bound keeps the search linear on any text.
    run = rf"{word}(?:{join}{word}){{0,29}}"
    not_after = "".join(rf"(?<!{re.escape(word)})" for word in words.no_number_after)
    large = alternatives(name for name, scale in words.scales.items() if scale >= 10**6)
    of = group(words.of)
    few_of = alternatives([*words.scales, *words.few_hundreds])
    return re.compile(
        rf"(?<![\w-]){not_after}(?:"
        rf"(?P<collective>{group(words.collective_counts)}[ -]{group(alternatives(words.collectives))}s?)"
        rf"(?: ?{of}? ?(?<= )(?P<of>{scales})(?![^\W_]))?(?![^\W_])"
        rf"|(?P<few>{group(words.few)}) (?P<of_few>{few_of})(?![^\W_])"
        rf"|(?P<half>{group(words.half_of)})(?P<halved>{scales})(?![^\W_])"
        rf"|(?:(?P<whole>\d{{1,3}}) ?)?(?P<fraction>{group(alternatives(words.fractions))})"
        rf"[ -]{of}?(?P<fractioned>{scales})(?![^\W_])"
        rf"|(?P<run>(?:{group(words.one_of)}(?={few_of}))?{run}"
        rf"(?: {group(words.and_a_half)}(?![^\W_])(?: (?P<after_half>{large})(?![^\W_]))?)?"
        rf"(?: {group(words.point)} {run})?))",
        re.IGNORECASE,
    )


@cache
def number_word_runs(language: str = DEFAULT) -> AtWords:
    """`number_words`, to find them in a text."""
    return AtWords(number_words(language))


def parse_number_words(text: str, language: str = DEFAULT) -> Decimal:
    """Read a number written wholly in words.

    Raises:
        ValueError: the text is not a number in words, or its words do not follow each other.
    """
    match = number_words(language).fullmatch(text.strip())
    if not match:
        raise ValueError(f"not a number in words: {text!r}")
    return read_number_words(match, language).value


def read_number_words(
    match: re.Match[str], language: str = DEFAULT, scales: Mapping[str, Decimal] | None = None
) -> WordNumber:
    """Value a match of `number_words(language)`, by the language's short scale unless told otherwise.

    Raises:
        ValueError: the words do not follow each other as in a number (`deux trois`).
    """
    reader = _NumberWordReader(lexicon(language).numbers, scales)
    if match["run"]:
        return reader.run(match["run"].lower(), (match["after_half"] or "").lower())
    return reader.rounded(match)


def read_longest(
    match: re.Match[str], language: str, scales: Mapping[str, Decimal] | None = None
) -> tuple[WordNumber, int] | None:
    """The number at the start of a match and where it ends: of `cinq et dix millions` the five.

    In English the `cents` of `ten cents` are money. None where not even the first word is a number.
    """
    words = lexicon(language).numbers
    reader = _NumberWordReader(words, scales)
    if not match["run"]:
        return reader.rounded(match), match.end()
    run = match["run"].lower().removesuffix(words.subunit_tails.get(language, "\0"))
    try:
        return reader.run(run, (match["after_half"] or "").lower()), match.start() + len(run)
    except ValueError:
        return reader.longest(run, match.start())


_TOKEN = re.compile(r"[^ -]+")


@dataclass(frozen=True, slots=True)
class _NumberWordPatterns:
    """Regular expressions of the words inside a run."""

    point: re.Pattern[str]
    half: re.Pattern[str]
    list_join: re.Pattern[str]
    ands: frozenset[str]


@cache
def _patterns(point: str, half: str, ands: str) -> _NumberWordPatterns:
    return _NumberWordPatterns(
        re.compile(rf" {group(point)} "),
        re.compile(rf" {group(half)}"),
        re.compile(rf"[ ,-]*(?:{group(ands)} )?"),
        frozenset(ands.split("|")),
    )


class _NumberWordReader:
    """Values runs of number words by the words and scales of a language."""

    def __init__(self, words: NumberWords, scales: Mapping[str, Decimal] | None) -> None:
        self._words = words
        self._scales = words.scales if scales is None else scales
        self._patterns = _patterns(words.point, words.and_a_half, words.and_)

    def rounded(self, match: re.Match[str]) -> WordNumber:
        """Value a collective, a few, a half or a fraction of a scale."""
        words, scales = self._words, self._scales
        if match["collective"]:
            count, name = re.split(r"[ -]", match["collective"].lower(), maxsplit=1)
            base = words.collectives.get(name) or words.collectives[name.removesuffix("s")]
            scale = scales[match["of"].lower()] if match["of"] else Decimal(1)
            times = 1 if count in words.vague_counts else words.cardinals.get(count, 1)
            vague = count in words.vague_counts
            return WordNumber(times * base * scale, base * scale, rounded=True, vague=vague)
        if match["few"]:
            name = match["of_few"].lower()
            scale = Decimal(100) if name in words.few_hundreds else scales[name]
            return WordNumber(scale, scale, rounded=True, vague=True)
        if match["half"]:
            scale = scales[match["halved"].lower()]
            return WordNumber(scale / 2, scale / 2, rounded=False)
        scale = scales[match["fractioned"].lower()]
        part = words.fractions[match["fraction"].lower()]
        whole = int(match["whole"] or 0)
        return WordNumber((whole + part) * scale, scale / (10 if whole else 4), rounded=False)

    def longest(self, run: str, start: int) -> tuple[WordNumber, int] | None:
        """The longest first number that leaves no scale without one behind it; else the longest there is."""
        values: list[tuple[WordNumber, int]] = []
        for token in _TOKEN.finditer(run):
            word = token.group().rstrip(",")
            if word in self._patterns.ands:
                continue
            if not (word in self._scales or word in self._words.cardinals or word in self._words.hundreds):
                break
            try:
                values.append((self.run(run[: token.end()], ""), len(run[: token.end()].rstrip(","))))
            except ValueError:
                break
        for number, end in reversed(values):
            join = self._patterns.list_join.match(run, end)
            following = _TOKEN.search(run, join.end() if join else end)
            if following and following.group().rstrip(",") not in self._scales:
                return number, start + end
        return (values[-1][0], start + values[-1][1]) if values else None

    def run(self, run: str, after_half: str = "") -> WordNumber:
        """Value a run of number words in lower case.

        Raises:
            ValueError: the words do not follow each other as in a number.
        """
        whole, _, decimals = self._patterns.point.sub("|", run.replace(",", "")).partition("|")
        if decimals:
            return self._decimals(whole, decimals)
        half = self._patterns.half.search(whole)
        value, unit = self._sum(whole[: half.start()] if half else whole)
        if half and after_half:
            scale = self._scales[after_half]
            return WordNumber((value + Decimal("0.5")) * scale, scale / 10, rounded=False)
        if half:
            return WordNumber(value + unit / 2, unit / 10, rounded=False)
        return WordNumber(value, unit, rounded=run == "un millier")

    def _decimals(self, whole: str, decimals: str) -> WordNumber:
        """`deux virgule cinq millions`: the scale at the end holds for the whole."""
        words = re.split(r"[ -]", decimals)
        scale = Decimal(1)
        if words[-1] in self._scales:
            scale = self._scales[words.pop()]
        if not words:
            raise ValueError(f"no digits after the decimal sign: {decimals!r}")
        rest = [word for word in words if self._words.cardinals.get(word) != 0]
        zeros = len(words) - len(rest)
        try:
            digits = "0" * zeros + (str(self._sum(" ".join(rest))[0]) if rest else "")
        except ValueError:
            digits = "".join(str(self._sum(word)[0]) for word in words)
        value = Decimal(f"{self._sum(whole)[0]}.{digits}")
        return WordNumber(value * scale, scale.scaleb(-len(digits)), rounded=False)

    def _sum(self, run: str) -> tuple[Decimal, Decimal]:
        """Value and smallest scale of a run; each scale multiplies what is smaller before it."""
        parts: list[Decimal] = []
        unit = Decimal(1)
        current = 0
        seen = False
        for word in run.replace("-", " ").split(" "):
            if word in self._patterns.ands or not word:
                continue
            if word in {"a", "an"} and word not in self._words.cardinals:
                current, seen = 1, True
                continue
            if word in self._scales:
                unit = self._scales[word]
                smaller = sum((part for part in parts if part < unit), Decimal(current if seen else 0))
                if not seen and not smaller and word not in self._words.bare_scales:
                    raise ValueError(f"a scale without a number: {run!r}")
                parts = [part for part in parts if part >= unit]
                if parts and parts[-1] <= (smaller or 1) * unit:
                    raise ValueError(f"scales out of order: {run!r}")
                parts.append((smaller if smaller or seen else Decimal(1)) * unit)
                current, seen = 0, False
                continue
            current = self._add(current, word, seen=seen)
            seen, unit = True, Decimal(1)
        return sum(parts, Decimal(current)), unit

    def _add(self, current: int, word: str, *, seen: bool) -> int:
        if word in self._words.hundreds:
            # `vingt cents` and `ten cents` are money and `hundreds of` no number; `douze cents` is one.
            plural = word == "hundreds" or (word == "cents" and not 2 <= current % 100 <= 19) or current == 10
            if plural or (current % 100 == 0 and current) or current > 99:
                raise ValueError(f"misplaced word in a number: {word!r}")
            return (current or 1) * 100
        number = self._words.cardinals[word]
        last = current % 100
        twenties = self._words.vigesimal
        if twenties and number == 20 and word.startswith("vingt") and last == 4:
            return current + 76
        if number >= 100:
            fits = current == 0
        elif number >= 20:
            fits = last == 0
        elif number >= 10:
            fits = last == 0 or (twenties and last in {60, 80})
        else:
            tens = last == 0 or (last >= 20 and last % 10 == 0)
            fits = tens or (twenties and last in {10, 70, 90} and number >= 7)
        if not fits or (seen and (number == 0 or current == 0)):
            raise ValueError(f"misplaced word in a number: {word!r}")
        return current + number
