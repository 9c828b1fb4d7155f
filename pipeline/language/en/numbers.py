"""English numbers in words, and the words of their scales."""

from decimal import Decimal

from pipeline.language.money_words import NumberWords

_THOUSAND, _MILLION, _BILLION, _TRILLION = (Decimal(10**power) for power in (3, 6, 9, 12))

NUMBERS = NumberWords(
    cardinals={
        "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
        "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
        "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    },
    hundreds=frozenset({"hundred", "hundreds"}),
    scales={
        "thousand": _THOUSAND, "thousands": _THOUSAND, "million": _MILLION, "millions": _MILLION,
        "billion": _BILLION, "billions": _BILLION, "trillion": _TRILLION, "trillions": _TRILLION,
        "lakh": Decimal(10**5), "lakhs": Decimal(10**5), "crore": Decimal(10**7), "crores": Decimal(10**7),
    },
    comma_groups_before=frozenset({"thousand", "million", "billion", "trillion"}),
    comma_after=("thousand", "million", "billion"),
    fractions={
        "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "1/2": Decimal("0.5"),
        "1/4": Decimal("0.25"), "3/4": Decimal("0.75"), "a quarter": Decimal("0.25"),
        "one quarter": Decimal("0.25"), "three quarters": Decimal("0.75"),
        "three-quarters": Decimal("0.75"), "quarter": Decimal("0.25"), "half": Decimal("0.5"),
    },
    collectives={"dozen": 12, "couple": 2},
    collective_counts="an?|two|several",
    vague_counts=frozenset({"several"}),
    few="an? few",
    few_hundreds=frozenset({"hundred"}),
    half_of="half an? ",
    of="of an? |an? |of ",
    one_of="an? ",
    and_="and",
    and_a_half="and a half",
    point="point",
    no_number_after=("several ", "few ", "couple "),
    subunit_tails={"en": " cents"},
    percent="per ?cent",
    ordinal_endings="st|nds?|rd|th",
)  # fmt: skip
