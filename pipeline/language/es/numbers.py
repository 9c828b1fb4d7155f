"""Spanish numbers in words, and the words of their scales."""

from decimal import Decimal

from pipeline.language.money_words import NumberWords

_THOUSAND, _MILLION, _MILLIARD, _BILLION = (Decimal(10**power) for power in (3, 6, 9, 12))

NUMBERS = NumberWords(
    cardinals={
        "cero": 0, "un": 1, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6,
        "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14,
        "quince": 15, "dieciséis": 16, "dieciseis": 16, "diecisiete": 17, "dieciocho": 18,
        "diecinueve": 19, "veinte": 20, "veintiún": 21, "veintiun": 21, "veintiuno": 21, "veintiuna": 21,
        "veintidós": 22, "veintidos": 22, "veintitrés": 23, "veintitres": 23, "veinticuatro": 24,
        "veinticinco": 25, "veintiséis": 26, "veintiseis": 26, "veintisiete": 27, "veintiocho": 28,
        "veintinueve": 29, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70,
        "ochenta": 80, "noventa": 90, "cien": 100, "ciento": 100, "doscientos": 200, "doscientas": 200,
        "trescientos": 300, "trescientas": 300, "cuatrocientos": 400, "cuatrocientas": 400,
        "quinientos": 500, "quinientas": 500, "seiscientos": 600, "seiscientas": 600, "setecientos": 700,
        "setecientas": 700, "ochocientos": 800, "ochocientas": 800, "novecientos": 900,
        "novecientas": 900,
    },
    scales={
        "mil": _THOUSAND, "millar": _THOUSAND, "millares": _THOUSAND, "millón": _MILLION,
        "millon": _MILLION, "millones": _MILLION, "mil millones": _MILLIARD, "millardo": _MILLIARD,
        "millardos": _MILLIARD, "billón": _BILLION, "billon": _BILLION, "billones": _BILLION,
    },
    bare_scales=frozenset({"mil"}),
    fractions={
        "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "1/2": Decimal("0.5"),
        "1/4": Decimal("0.25"), "3/4": Decimal("0.75"), "un cuarto": Decimal("0.25"),
        "tres cuartos": Decimal("0.75"),
    },
    collectives={"decena": 10, "docena": 12, "quincena": 15, "veintena": 20, "centena": 100, "centenar": 100},
    collective_counts="una?|dos|tres|algunas|varias",
    vague_counts=frozenset({"algunas", "varias"}),
    few="algunos|unos|unos cuantos",
    half_of="medio ",
    of="de ",
    comma_after=("mil", "millón", "millones"),
    and_="y",
    and_a_half="y medi[oa]",
    point="coma",
    point_between_digits="coma",
    percent="por ?ciento|puntos porcentuales",
    ordinal_endings="[ºª]|er|do|ro|to",
)  # fmt: skip
