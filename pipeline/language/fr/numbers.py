"""French numbers in words, and the words of their scales."""

from decimal import Decimal

from pipeline.language.money_words import NumberWords

_THOUSAND, _MILLION, _MILLIARD = Decimal(10**3), Decimal(10**6), Decimal(10**9)

NUMBERS = NumberWords(
    cardinals={
        "zéro": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
        "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14,
        "quinze": 15, "seize": 16, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40,
        "cinquante": 50, "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
        "zero": 0,
    },
    hundreds=frozenset({"cent", "cents"}),
    scales={
        "mille": _THOUSAND, "mil": _THOUSAND, "millier": _THOUSAND, "milliers": _THOUSAND,
        "million": _MILLION, "millions": _MILLION, "milliard": _MILLIARD, "milliards": _MILLIARD,
        "billion": _MILLIARD, "billions": _MILLIARD, "trillion": Decimal(10**12),
        "trillions": Decimal(10**12),
    },
    long_scales={
        "billion": Decimal(10**12), "billions": Decimal(10**12),
        "trillion": Decimal(10**18), "trillions": Decimal(10**18),
    },
    long_scale_tail=" de | d'",
    long_in_plural=frozenset({"fr"}),
    bare_scales=frozenset({"mille", "mil"}),
    outer_scales="mille|milliers de|millions? de",
    fractions={
        "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "1/2": Decimal("0.5"),
        "1/4": Decimal("0.25"), "3/4": Decimal("0.75"), "un quart": Decimal("0.25"),
        "trois quarts": Decimal("0.75"),
    },
    collectives={
        "demi-douzaine": 6, "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
        "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
    },
    collective_counts="une|deux|trois|quelques|plusieurs",
    vague_counts=frozenset({"quelques", "plusieurs"}),
    few="quelques",
    half_of="une?[ -]demi[ -]",
    of="de |d'",
    and_="et",
    and_a_half="et demie?",
    point="virgule",
    point_between_digits="virgule",
    vigesimal=True,
    percent="pour ?-?cents?|points? de pourcentage",
    ordinal_endings="ers?|ères?|èmes?|emes?|es?|ndes?",
)  # fmt: skip
