"""Currencies and the forms in which documents print them, as ISO 4217 codes.

Sources: ISO 4217; the member states of the UEMOA and the CEMAC by ISO 3166; the fixed parity of the CFA franc
to the euro, in force since 1 January 1999.
"""

import re
from decimal import Decimal

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

# Words in any case; a plural `s` and the spaces between words are the pattern's business.
WORDS: dict[str, str] = {
    r"francs? ?(?:cfa|c\.f\.a\.?)": CFA, r"f[./]? ?cfa": CFA, r"fr?s?\.? ?cfa": CFA,
    r"cfaf?(?: francs?)?": CFA,
    r"francs? de la communauté financière(?: africaine| d'afrique)?": CFA,
    r"francs? (?:suisses?)": "CHF", r"swiss francs?": "CHF", r"francs? guinéens?": "GNF",
    r"francs? congolais": "CDF", r"francs? rwandais": "RWF", r"francs? français": "FRF",
    r"francs? luxembourgeois": "LUF", r"francs? belges?": "BEF", r"francs? pacifique": "XPF",
    r"francs?": FRANC, r"euros?": "EUR", r"eur": "EUR", r"usd": "USD",
    r"dollars? (?:américains?|us|u\.s\.|états-uniens?|des (?:é|e)tats-unis|des é\.-u\.|eu)": "USD",
    r"(?:us|u\.s\.|american) dollars?": "USD",
    r"(?:canadian dollars?|dollars? canadiens?)": "CAD",
    r"(?:australian dollars?|"
    r"dollars? australiens?)": "AUD",
    r"dollars?": "USD", r"livres? sterlings?": "GBP", r"(?:british )?pounds?(?: sterling)?": "GBP",
    r"yens?": "JPY", r"yuans?|renminbis?": "CNY",
    r"(?:couronnes? norvégiennes?|norwegian (?:krone|kroner|crowns?))": "NOK",
    r"(?:couronnes? suédoises?|swedish (?:krona|kronor|crowns?))": "SEK",
    r"(?:couronnes? danoises?|danish (?:krone|kroner|crowns?))": "DKK",
    r"dirhams?(?: marocains?)?": "MAD", r"dinars? algériens?": "DZD", r"dinars? tunisiens?": "TND",
    r"nairas?": "NGN", r"cedis?": "GHS", r"ouguiyas?": "MRU", r"dalasis?": "GMD", r"rands?": "ZAR",
    r"roubles?": "RUB", r"roupies?(?: indiennes?)?|(?:indian )?rupees?": "INR",
    r"unités? de compte": "XUA", r"units? of account": "XUA", r"droits? de tirage spéciaux": "XDR",
}  # fmt: skip

# Codes and symbols, as printed.
CODES: dict[str, str] = {
    r"XOF": "XOF", r"XAF": "XAF", r"EUR(?:OS?)?": "EUR", r"USD": "USD", r"CHF": "CHF", r"GBP": "GBP",
    r"CAD": "CAD", r"AUD": "AUD", r"JPY": "JPY", r"CNY": "CNY", r"NOK": "NOK", r"SEK": "SEK", r"DKK": "DKK",
    r"XUA": "XUA", r"UC(?: BAD)?": "XUA", r"UA": "XUA", r"DTS|SDR|XDR": "XDR", r"MAD|"
    r"DH": "MAD",
    r"GNF": "GNF",
    r"MRU": "MRU", r"MRO": "MRO", r"GHS": "GHS", r"NGN": "NGN", r"GMD": "GMD", r"ZAR": "ZAR", r"RUB": "RUB",
    r"INR|Rs\.?": "INR", r"DZD": "DZD", r"TND": "TND", r"CDF": "CDF", r"RWF": "RWF", r"BIF": "BIF",
    r"KWD": "KWD", r"SAR": "SAR", r"AED": "AED", r"TRY": "TRY", r"BRL": "BRL", r"KRW": "KRW",
}  # fmt: skip
SYMBOLS: dict[str, str] = {
    r"\$ ?(?:CA|CAN)\b": "CAD", r"(?:CA|CAN|C) ?\$": "CAD", r"(?:AU|A) ?\$": "AUD",
    r"\$ ?(?:US|EU|E\.-U\.)\b": "USD", r"US ?\$": "USD", r"\$": "USD", r"€": "EUR", r"£": "GBP",
    r"¥": "JPY",
}  # fmt: skip
_LONE_F = r"(?:Frs?\.?|FRS|F)"

_NO_WORD = r"(?![^\W_])"
_FORMS = [(rf"(?i:{form}){_NO_WORD}", code) for form, code in WORDS.items()]
_FORMS += [(rf"(?:{form}){_NO_WORD}", code) for form, code in CODES.items()]
_SYMBOLS = list(SYMBOLS.items())


def _any(forms: list[tuple[str, str]]) -> str:
    return "|".join(form for form, _ in forms)


#: A printed currency, as it stands after a number.
AFTER = rf"(?:{_any(_SYMBOLS)}|{_any(_FORMS)}|{_LONE_F}(?![\w'&/+-]))"
#: A printed currency, as it may stand before a number.
BEFORE = re.compile(rf"(?<![^\W_])(?:{_any(_FORMS)})|{_any(_SYMBOLS)}".replace(_NO_WORD, r"(?![^\W\d_])"))
_MENTION = re.compile(rf"(?<![^\W_])(?:{_any(_FORMS)})|{_any(_SYMBOLS)}")
_READERS = [(re.compile(form), code) for form, code in _SYMBOLS + _FORMS] + [(re.compile(_LONE_F), FRANC)]


def parse_currency(text: str, *, country: str = "ML") -> str:
    """The ISO 4217 code of one printed currency (`F CFA`, `dollars américains`, `€`).

    Args:
        text: the printed form alone.
        country: ISO 3166 code of the document's country; decides XOF or XAF, and a bare `francs`.

    Raises:
        ValueError: not a known form, or a bare `francs` where the country has none.
    """
    form = re.sub(r"\s+", " ", text.strip())
    for pattern, code in _READERS:
        if pattern.fullmatch(form):
            return _by_country(code, country, form)
    raise ValueError(f"not a currency: {text!r}")


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
    found = {parse_currency(match.group(), country=country) for match in _MENTION.finditer(text)}
    return found.pop() if len(found) == 1 else None
