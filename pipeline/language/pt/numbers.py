"""Portuguese numbers in words, and the words of their scales."""

from decimal import Decimal

from pipeline.language.money_words import NumberWords

_THOUSAND, _MILLION, _MILLIARD, _BILLION = (Decimal(10**power) for power in (3, 6, 9, 12))

NUMBERS = NumberWords(
    cardinals={
        "zero": 0, "um": 1, "uma": 1, "dois": 2, "duas": 2, "três": 3, "tres": 3, "quatro": 4, "cinco": 5,
        "seis": 6, "sete": 7, "oito": 8, "nove": 9, "dez": 10, "onze": 11, "doze": 12, "treze": 13,
        "catorze": 14, "quatorze": 14, "quinze": 15, "dezasseis": 16, "dezesseis": 16, "dezassete": 17,
        "dezessete": 17, "dezoito": 18, "dezanove": 19, "dezenove": 19, "vinte": 20, "trinta": 30,
        "quarenta": 40, "cinquenta": 50, "cinqüenta": 50, "sessenta": 60, "setenta": 70, "oitenta": 80,
        "noventa": 90, "cem": 100, "cento": 100, "duzentos": 200, "duzentas": 200, "trezentos": 300,
        "trezentas": 300, "quatrocentos": 400, "quatrocentas": 400, "quinhentos": 500, "quinhentas": 500,
        "seiscentos": 600, "seiscentas": 600, "setecentos": 700, "setecentas": 700, "oitocentos": 800,
        "oitocentas": 800, "novecentos": 900, "novecentas": 900,
    },
    scales={
        "mil": _THOUSAND, "milhar": _THOUSAND, "milhares": _THOUSAND, "milhão": _MILLION,
        "milhao": _MILLION, "milhões": _MILLION, "milhoes": _MILLION, "mil milhões": _MILLIARD,
        "mil milhoes": _MILLIARD, "bilhão": _MILLIARD, "bilhões": _MILLIARD, "bilião": _BILLION,
        "biliões": _BILLION, "trilhão": _BILLION, "trilhões": _BILLION,
    },
    bare_scales=frozenset({"mil"}),
    fractions={
        "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "1/2": Decimal("0.5"),
        "1/4": Decimal("0.25"), "3/4": Decimal("0.75"), "um quarto": Decimal("0.25"),
        "três quartos": Decimal("0.75"),
    },
    collectives={"dezena": 10, "dúzia": 12, "vintena": 20, "centena": 100},
    collective_counts="uma|duas|três|algumas|várias",
    vague_counts=frozenset({"algumas", "várias"}),
    few="alguns|algumas",
    half_of="meio ",
    of="de ",
    comma_after=("mil", "milhão", "milhões"),
    and_="e",
    and_a_half="e mei[oa]",
    point="vírgula",
    point_between_digits="vírgula",
    percent="por ?cento|pontos percentuais",
    ordinal_endings="[ºª]",
)  # fmt: skip
