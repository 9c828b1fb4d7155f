"""The French and English words of numbers, scales, months and weekdays, in lower case.

Registries only: a new word is one entry here, and every parser of the package knows it.
"""

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

# Read as a scale only against a currency: a bare `5 M` or `5 m` may be metres.
SCALE_ABBREVIATIONS: dict[str, Decimal] = {
    "k": Decimal(10**3), "K": Decimal(10**3),
    "M": Decimal(10**6), "m": Decimal(10**6), "mn": Decimal(10**6), "Mn": Decimal(10**6),
    "Mio": Decimal(10**6), "mio": Decimal(10**6), "MM": Decimal(10**6),
    "Md": Decimal(10**9), "Mds": Decimal(10**9), "MD": Decimal(10**9), "Mrd": Decimal(10**9),
    "Mrds": Decimal(10**9), "Mia": Decimal(10**9), "md": Decimal(10**9), "mds": Decimal(10**9),
    "bn": Decimal(10**9), "Bn": Decimal(10**9), "b": Decimal(10**9), "B": Decimal(10**9),
}  # fmt: skip

# `une centaine de millions`: a rounded number, so whatever follows is `about`.
COLLECTIVES: dict[str, int] = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
    "cinquantaine": 50, "soixantaine": 60, "centaine": 100,
}  # fmt: skip

MONTHS: dict[str, int] = {
    "janvier": 1, "février": 2, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "août": 8, "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "décembre": 12, "decembre": 12,
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip

# Months only beside a day or a year: alone, `sept`, `mar` and `oct` are something else.
MONTH_ABBREVIATIONS: dict[str, int] = {
    "janv": 1, "jan": 1, "févr": 2, "fevr": 2, "fév": 2, "fev": 2, "feb": 2, "mar": 3, "avr": 4, "apr": 4,
    "juin": 6, "jun": 6, "juil": 7, "jul": 7, "aug": 8, "sept": 9, "sep": 9, "oct": 10, "nov": 11,
    "déc": 12, "dec": 12,
}  # fmt: skip

WEEKDAYS: dict[str, int] = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

ORDINALS: dict[str, int] = {
    "premier": 1, "première": 1, "premiere": 1, "1er": 1, "1 er": 1, "1ère": 1, "1ere": 1, "1°": 1, "1": 1,
    "first": 1, "1st": 1, "i": 1,
    "deuxième": 2, "deuxieme": 2, "second": 2, "seconde": 2, "2e": 2, "2ème": 2, "2eme": 2, "2d": 2,
    "2nde": 2, "2°": 2, "2": 2, "2nd": 2, "ii": 2,
    "troisième": 3, "troisieme": 3, "3e": 3, "3ème": 3, "3eme": 3, "3°": 3, "3": 3, "third": 3, "3rd": 3,
    "iii": 3,
    "quatrième": 4, "quatrieme": 4, "4e": 4, "4ème": 4, "4eme": 4, "4°": 4, "4": 4, "fourth": 4, "4th": 4,
    "iv": 4, "dernier": -1, "last": -1,
}  # fmt: skip


def alternatives(words: "dict[str, int] | dict[str, Decimal] | frozenset[str]") -> str:
    """The words as a regular expression, longest first so that a shorter one never hides it."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
