"""Currencies and the forms in which documents print them, as ISO 4217 codes.

Sources: ISO 4217; the member states of the UEMOA and the CEMAC by ISO 3166; the fixed parity of the CFA franc
to the euro, in force since 1 January 1999.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import product
from unicodedata import category

from pipeline.values.currencies.names import CODES, NAMES, SHARED_NAMES, SYMBOLS

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
    r"francs? ?(?:cfa|c\.f\.a\.?)": CFA, r"f[./-]? ?cfa|f\.? ?c ?f ?a|f\.c\.f\.a\.?|fca": CFA,
    r"fr?s?\.? ?cfa": CFA,
    r"cfaf?(?: francs?)?": CFA,
    r"francs? de la communauté financière(?: africaine| d'afrique)?": CFA,
}  # fmt: skip


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


_LETTERS = r"[^\W\d_]+"
_WORD = re.compile(_LETTERS)
_WORD_END = re.compile(r"(?![^\W_])")
_LETTERS_END = re.compile(r"(?![^\W\d_])")


def _by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    """The names under their first word, longest first so that a shorter one never hides it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        found[_WORD.findall(name)[0]].append(name)
    return found


_NAMES = dict(_by_first_word([*_BY_NAME, *_SHARED]))

# Whatever is no plain name. The empty group that ends each form tells its code, and leaves a literal in front
# for the matcher to fail on.
_SIGN_CODES = [*SYMBOLS.values(), *_CFA_FORMS.values(), *CODES.values()]
_SIGN = re.compile(
    "|".join(
        [
            *(f"{form}()" for form in SYMBOLS),
            *(rf"(?=[fFcC])(?i:{form})(?![^\W\d_])()" for form in _CFA_FORMS),
            *(rf"(?:{form})(?![^\W\d_])()" for form in CODES),
        ]
    )
)
# `5 F/H` counts women and men, `500 F/kg` is a price.
_LONE_F = re.compile(
    r"(?:[Ff]rs?\.?|FRS?|F)(?![\w'&/+~-]|(?<=r)\.\w)|F(?=/(?:kg|l|litre|jour|mois|sac|tonne|m3|m²)\b)"
)
_SIGN_CHARACTERS = "".join(sorted({sign for form in SYMBOLS for sign in form if category(sign) == "Sc"}))
# Where a form may begin: at a word, or at a symbol with its letters, which may touch digits (`5US$`).
_BEGINNING = re.compile(
    rf"(?<![^\W_]){_LETTERS}|(?<![^\W\d_])(?:[A-Z]{{1,3}} ?)?[{re.escape(_SIGN_CHARACTERS)}]"
)


def _form_end(text: str, start: int, ends: re.Pattern[str]) -> int | None:
    """Where the form printed at `start` ends, before what `ends` says may follow a word."""
    sign = _SIGN.match(text, start)
    if sign and (not text[sign.end() - 1].isalpha() or ends.match(text, sign.end())):
        return sign.end()
    word = _WORD.match(text, start)
    if word is None:
        return None
    for name in _NAMES.get(word.group().lower(), ()):
        end = start + len(name)
        if text[start:end].lower() == name and ends.match(text, end):
            return end
    return word.end() if word.group() in _ISO_CODES and ends.match(text, word.end()) else None


def currency_end(text: str, start: int) -> int | None:
    """Where the currency printed at `start`, after its number, ends; None where there is none."""
    end = _form_end(text, start, _WORD_END)
    if end is not None:
        return end
    lone = _LONE_F.match(text, start)
    return lone.end() if lone else None


def is_priced(text: str, end: int) -> bool:
    """Whether a currency is printed right after a number that ends at `end`, or after one space."""
    return currency_end(text, end + text.startswith(" ", end)) is not None


def currency_spans(text: str, *, before_number: bool = False) -> Iterator[tuple[int, int]]:
    """Every currency that `text` names, without a lone `F`; `before_number`, digits may touch its end."""
    ends = _LETTERS_END if before_number else _WORD_END
    position = 0
    while beginning := _BEGINNING.search(text, position):
        end = _form_end(text, beginning.start(), ends)
        if end is not None:
            yield beginning.start(), end
        # In `9.8M $1.4B` the symbol is a form of its own.
        symbol = beginning.group()[-1] in _SIGN_CHARACTERS and len(beginning.group()) > 1
        position = end or beginning.end() - symbol


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
    if lower in _BY_NAME:
        return _by_country(_BY_NAME[lower], country, form)
    sign = _SIGN.fullmatch(form)
    if sign and sign.lastindex:
        return _by_country(_SIGN_CODES[sign.lastindex - 1], country, form)
    if _LONE_F.fullmatch(form):
        return _by_country(FRANC, country, form)
    raise ValueError(f"not a currency: {text!r}")


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
    for start, end in currency_spans(text):
        form = text[start:end]
        shared = _SHARED.get(form.lower())
        if shared is None or country in SHARED_NAMES[shared]:
            found.add(parse_currency(form, country=country))
    return found.pop() if len(found) == 1 else None
