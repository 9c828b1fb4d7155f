"""Currencies and the forms in which documents print them, as ISO 4217 codes.

Sources: ISO 4217; the member states of the UEMOA and the CEMAC by ISO 3166; the fixed parity of the CFA franc
to the euro, in force since 1 January 1999.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from pipeline.values.currency_names import CODES, NAMES, SHARED_NAMES, SYMBOLS

#: 1 EUR in XOF, and in XAF: exact since 1999-01-01.
XOF_PER_EUR = Decimal("655.957")

CFA_FRANCS = frozenset({"XOF", "XAF"})

UEMOA = frozenset({"BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG"})
CEMAC = frozenset({"CM", "CF", "TD", "CG", "GQ", "GA"})

#: What one unit has been worth in CFA francs this century, to an order of magnitude: enough to tell a
#: thousands sign from a decimal one between two currencies, never to convert.
ROUGHLY_IN_XOF: dict[str, Decimal] = {
    "XOF": Decimal(1), "XAF": Decimal(1), "EUR": Decimal(656), "USD": Decimal(570), "GBP": Decimal(780),
    "CHF": Decimal(600), "CAD": Decimal(440), "XUA": Decimal(780), "XDR": Decimal(780), "AUD": Decimal(400),
}  # fmt: skip

CFA = "CFA"
FRANC = "FRANC"
_FRANCS = {
    "CH": "CHF", "LI": "CHF", "GN": "GNF", "CD": "CDF", "RW": "RWF", "BI": "BIF", "DJ": "DJF", "KM": "KMF",
    "FR": "FRF", "BE": "BEF", "LU": "LUF",
}  # fmt: skip

_CFA_FORMS: dict[str, str] = {
    r"francs? ?(?:cfa|c\.f\.a\.?)": CFA, r"f[./]? ?cfa": CFA, r"fr?s?\.? ?cfa": CFA,
    r"cfaf?(?: francs?)?": CFA,
    r"francs? de la communauté financière(?: africaine| d'afrique)?": CFA,
}  # fmt: skip
_LONE_F = r"(?:Frs?\.?|FRS|F)"
_NO_WORD = r"(?![^\W_])"


def _inflected(name: str) -> Iterator[str]:
    """A name with any of its words in the plural (`dollars canadiens`, `dollars canadien`)."""
    words = name.split(" ")
    forms = [(word, word + ("x" if word.endswith("au") else "s")) for word in words]
    yield from (" ".join(choice) for choice in product(*forms))


_BY_NAME: dict[str, str] = {
    form: code for code, names in NAMES.items() for name in names.split("|") for form in _inflected(name)
}
_BY_NAME |= dict.fromkeys(("franc", "francs"), FRANC)
_SHARED = {form: name for name in SHARED_NAMES for form in _inflected(name)}
_ISO_CODES = frozenset(NAMES) | {"XOF", "XAF"}


def _names_pattern() -> str:
    """The names as one expression, by first letter: at most words it fails on the first character."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for names in [*NAMES.values(), *SHARED_NAMES, "franc"]:
        for name in names.split("|"):
            by_letter[name[0]].append(name)
    branches = []
    for letter, group in sorted(by_letter.items()):
        tails = [_plural(name[1:]) for name in sorted(group, key=lambda name: (-len(name), name))]
        branches.append(f"[{letter}{letter.upper()}](?i:{'|'.join(tails)}){_NO_WORD}")
    return "|".join(branches)


def _plural(tail: str) -> str:
    return " ".join(f"{re.escape(word)}[sx]?" for word in tail.split(" "))


_CFA_PATTERN = f"(?=[fFcC])(?:{'|'.join(f'(?i:{form})' for form in _CFA_FORMS)}){_NO_WORD}"
_CODE_PATTERN = f"(?:{'|'.join([*sorted(_ISO_CODES), *CODES])}){_NO_WORD}"
_SYMBOL_PATTERN = "|".join(SYMBOLS)
_FORMS = f"{_CFA_PATTERN}|{_names_pattern()}|{_CODE_PATTERN}"

#: A printed currency, as it stands after a number.
AFTER = rf"(?:{_SYMBOL_PATTERN}|{_FORMS}|{_LONE_F}(?![\w'&/+-]))"
_WHOLE_WORD = rf"(?<![^\W_])(?:{_FORMS})|(?<![^\W\d_])(?:{_SYMBOL_PATTERN})"
#: A printed currency, as it may stand before a number.
BEFORE = re.compile(_WHOLE_WORD.replace(_NO_WORD, r"(?![^\W\d_])"))
_MENTION = re.compile(_WHOLE_WORD)
_READERS = [
    (re.compile(form), code) for form, code in [*SYMBOLS.items(), *CODES.items(), (_LONE_F, FRANC)]
] + [(re.compile(form, re.IGNORECASE), code) for form, code in _CFA_FORMS.items()]


def parse_currency(text: str, *, country: str = "ML") -> str:
    """The ISO 4217 code of one printed currency (`F CFA`, `dollars américains`, `€`).

    Args:
        text: the printed form alone.
        country: ISO 3166 code of the document's country; decides XOF or XAF, and a bare `francs`.

    Raises:
        ValueError: not a known form, or a bare `francs` or `dinars` where the country has none.
    """
    form = " ".join(text.split())
    if form in _ISO_CODES:
        return form
    lower = form.lower()
    if lower in _SHARED:
        return _of_country(SHARED_NAMES[_SHARED[lower]], country, form)
    code = _BY_NAME.get(lower) or next((code for pattern, code in _READERS if pattern.fullmatch(form)), "")
    if not code:
        raise ValueError(f"not a currency: {text!r}")
    return _by_country(code, country, form)


def _of_country(codes: dict[str, str], country: str, form: str) -> str:
    if country not in codes:
        raise ValueError(f"{form!r} of which country? None in {country}")
    return codes[country]


def _by_country(code: str, country: str, form: str) -> str:
    if code == FRANC:
        if country in _FRANCS:
            return _FRANCS[country]
        if country not in UEMOA | CEMAC:
            raise ValueError(f"francs of which country? {form!r} in {country}")
    if code in (CFA, FRANC):
        return "XAF" if country in CEMAC else "XOF"
    return code


def find_currency(text: str, *, country: str = "ML") -> str | None:
    """The currency that a header, a caption or a row label names, if it names exactly one."""
    found: set[str] = set()
    for match in _MENTION.finditer(text):
        if match.group().lower() not in _SHARED or country in SHARED_NAMES[_SHARED[match.group().lower()]]:
            found.add(parse_currency(match.group(), country=country))
    return found.pop() if len(found) == 1 else None
