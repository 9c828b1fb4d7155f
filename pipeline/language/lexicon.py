"""The French and English words of numbers, scales, months and weekdays, in lower case.

Registries only: a new word is one entry here, and every parser of the package knows it.
"""

from collections.abc import Iterable
from decimal import Decimal

CARDINALS: dict[str, int] = {
    "zéro": 0, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

HUNDREDS: frozenset[str] = frozenset({"cent", "cents", "hundred", "hundreds"})

SCALE_WORDS: dict[str, Decimal] = {
    "mille": Decimal(10**3), "mil": Decimal(10**3), "millier": Decimal(10**3), "milliers": Decimal(10**3),
    "thousand": Decimal(10**3), "thousands": Decimal(10**3),
    "million": Decimal(10**6), "millions": Decimal(10**6),
    "milliard": Decimal(10**9), "milliards": Decimal(10**9),
    "billion": Decimal(10**9), "billions": Decimal(10**9),
    "trillion": Decimal(10**12), "trillions": Decimal(10**12),
}  # fmt: skip

# The long scale, where the words around show that `billion` is French.
LONG_SCALE_WORDS: dict[str, Decimal] = SCALE_WORDS | {
    "billion": Decimal(10**12), "billions": Decimal(10**12),
    "trillion": Decimal(10**18), "trillions": Decimal(10**18),
}  # fmt: skip

# Parts of a scale: `un quart de million`, `1 ½ million`.
FRACTIONS: dict[str, Decimal] = {
    "½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "1/2": Decimal("0.5"),
    "1/4": Decimal("0.25"), "3/4": Decimal("0.75"), "un quart": Decimal("0.25"),
    "trois quarts": Decimal("0.75"), "a quarter": Decimal("0.25"), "one quarter": Decimal("0.25"),
    "three quarters": Decimal("0.75"),
}  # fmt: skip

# Read as a scale only against a currency: a bare `5 M` or `5 m` may be metres.
SCALE_ABBREVIATIONS: dict[str, Decimal] = {
    "k": Decimal(10**3), "K": Decimal(10**3),
    "M": Decimal(10**6), "m": Decimal(10**6), "mn": Decimal(10**6), "Mn": Decimal(10**6),
    "Mio": Decimal(10**6), "mio": Decimal(10**6), "Mios": Decimal(10**6), "mios": Decimal(10**6),
    "mln": Decimal(10**6), "Mln": Decimal(10**6), "MM": Decimal(10**6), "mm": Decimal(10**6),
    "Md": Decimal(10**9), "Mds": Decimal(10**9), "MD": Decimal(10**9), "Mrd": Decimal(10**9),
    "Mrds": Decimal(10**9), "mrd": Decimal(10**9), "mrds": Decimal(10**9),
    "Mia": Decimal(10**9), "md": Decimal(10**9), "mds": Decimal(10**9),
    "bn": Decimal(10**9), "Bn": Decimal(10**9), "b": Decimal(10**9), "B": Decimal(10**9),
    "G": Decimal(10**9), "tn": Decimal(10**12), "trn": Decimal(10**12),
}  # fmt: skip

# `une centaine de millions`: a rounded number, so whatever follows is `about`.
COLLECTIVES: dict[str, int] = {
    "demi-douzaine": 6,
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "dozen": 12, "couple": 2,
}  # fmt: skip

MONTHS: dict[str, int] = {
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12,
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
    "januar": 1, "februar": 2, "märz": 3, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12,
}  # fmt: skip

# Months only beside a day or a year: alone, `sept`, `mar` and `oct` are something else.
MONTH_ABBREVIATIONS: dict[str, int] = {
    "janv": 1, "jan": 1, "févr": 2, "fevr": 2, "fév": 2, "fev": 2, "feb": 2, "mar": 3, "avr": 4, "apr": 4,
    "juin": 6, "jun": 6, "juil": 7, "juill": 7, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11,
    "déc": 12, "dec": 12,
}  # fmt: skip

WEEKDAYS: dict[str, int] = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
    "lun": 0, "mar": 1, "mer": 2, "jeu": 3, "ven": 4, "sam": 5, "dim": 6,
}  # fmt: skip

ORDINALS: dict[str, int] = {
    "premier": 1, "première": 1, "premiere": 1, "1er": 1, "1 er": 1, "1ère": 1, "1ere": 1, "1°": 1, "1": 1,
    "first": 1, "1st": 1, "i": 1,
    "deuxième": 2, "deuxieme": 2, "second": 2, "seconde": 2, "2e": 2, "2ème": 2, "2eme": 2, "2d": 2,
    "2nde": 2, "2°": 2, "2": 2, "2nd": 2, "ii": 2,
    "ier": 1, "i er": 1, "1ᵉʳ": 1, "iie": 2, "2ᵉ": 2, "iiie": 3, "3ᵉ": 3, "ive": 4, "4ᵉ": 4,
    "troisième": 3, "troisieme": 3, "3e": 3, "3ème": 3, "3eme": 3, "3°": 3, "3": 3, "third": 3, "3rd": 3,
    "iii": 3,
    "quatrième": 4, "quatrieme": 4, "4e": 4, "4ème": 4, "4eme": 4, "4°": 4, "4": 4, "fourth": 4, "4th": 4,
    "iv": 4, "cinquième": 5, "5e": 5, "5ème": 5, "fifth": 5, "5th": 5, "sixième": 6, "6e": 6, "6ème": 6,
    "sixth": 6, "6th": 6, "dernier": -1, "dernière": -1, "derniere": -1, "last": -1,
}  # fmt: skip


DAY_ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
    "twentieth": 20, "twenty-first": 21, "twenty-second": 22, "twenty-third": 23, "twenty-fourth": 24,
    "twenty-fifth": 25, "twenty-sixth": 26, "twenty-seventh": 27, "twenty-eighth": 28,
    "twenty-ninth": 29, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip

# Divisions of a year that are counted, and their months.
SPANS: dict[str, int] = {
    "bimestre": 2, "trimestre": 3, "quarter": 3, "quadrimestre": 4, "semestre": 6, "semester": 6,
    "half": 6, "halves": 6, "moitié": 6, "trim": 3, "sem": 6,
}  # fmt: skip

# First month of the three; a winter ends in the next year.
SEASONS: dict[str, int] = {
    "printemps": 3, "spring": 3, "été": 6, "summer": 6, "automne": 9, "autumn": 9, "fall": 9, "hiver": 12,
    "winter": 12,
}  # fmt: skip

DECADES: dict[str, int] = {
    "vingt": 1920, "trente": 1930, "quarante": 1940, "cinquante": 1950, "soixante": 1960,
    "soixante-dix": 1970, "quatre-vingt": 1980, "quatre-vingts": 1980, "quatre-vingt-dix": 1990,
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990,
}  # fmt: skip

CENTURIES: dict[str, int] = {
    "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20, "xxi": 21, "15": 15, "16": 16,
    "17": 17, "18": 18, "19": 19, "20": 20, "21": 21,
}  # fmt: skip

# Days with a name that stay where they are in the calendar: month and day.
HOLIDAYS: dict[str, tuple[int, int]] = {
    "noël": (12, 25), "noel": (12, 25), "christmas": (12, 25), "christmas day": (12, 25),
    "jour de l'an": (1, 1), "nouvel an": (1, 1), "new year's day": (1, 1), "toussaint": (11, 1),
    "saint-sylvestre": (12, 31), "new year's eve": (12, 31),
}  # fmt: skip


def alternatives(words: Iterable[str]) -> str:
    """The words as a regular expression, longest first so that a shorter one never hides it."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
