"""Codes, symbols and native names of currencies, which are the same in every language: registries only.

Names in words stand in the language packages, and most of them come from CLDR. Where a name alone is another
thing as often (`gourde`, `couronne`, `livre`, `sol`), it stands there with its country only.
Source: ISO 4217, with the withdrawn codes of currencies that the euro, or a new issue, replaced.
"""

#: Names that documents of any language use.
NATIVE_NAMES: dict[str, str] = {
    "AFN": "afghani", "AOA": "kwanza", "BDT": "taka", "BOB": "boliviano", "BRL": "reais", "BTN": "ngultrum",
    "BWP": "pula", "CNY": "yuan|yuan renminbi|renminbi", "DEM": "deutsche mark|deutschemark",
    "ERN": "nakfa", "ESP": "peseta", "ETB": "birr", "EUR": "euro|eur", "GEL": "lari", "GHS": "cedi",
    "GMD": "dalasi", "GTQ": "quetzal", "HNL": "lempira", "HRK": "kuna", "HUF": "forint",
    "IDR": "rupiah", "ILS": "shekel|sheqel", "JPY": "yen", "KHR": "riel", "KRW": "won", "KZT": "tenge",
    "LSL": "loti|maloti", "MGA": "ariary", "MMK": "kyat", "MNT": "tugrik|tögrög", "MRU": "ouguiya",
    "MVR": "rufiyaa", "MYR": "ringgit", "MZN": "metical|meticais", "NGN": "naira", "NIO": "cordoba|córdoba",
    "PAB": "balboa", "PLN": "zloty|złoty", "SLE": "leone", "STN": "dobra", "SZL": "lilangeni|emalangeni",
    "THB": "baht", "TJS": "somoni", "TOP": "pa'anga", "UAH": "hryvnia", "USD": "usd",
    "GHC": "old cedi", "MRO": "ancienne ouguiya", "SLL": "old leone", "STD": "old dobra", "ZMK": "old kwacha",
    "VES": "bolivar|bolívar|bolívares", "VND": "dong|dông|đồng", "VUV": "vatu", "ZAR": "rand", "BGN": "lev",
}  # fmt: skip

# As printed. The keys are regular expressions, in the order in which they are tried.
SYMBOLS: dict[str, str] = {
    r"\$ ?(?:CA|CAN|CAD|can|c(?!'))\b": "CAD", r"\$ ?(?:HK|hk)\b": "HKD", r"\$ canadiens?\b": "CAD",
    r"Can ?\$": "CAD",
    r"(?:CAN?|CAD|[Cc]|ca) ?\$": "CAD", r"(?:AU|AUD|A) ?\$": "AUD",
    r"(?i:nzd?) ?\$": "NZD", r"(?i:hkd?) ?\$": "HKD", r"SG?D?\$": "SGD", r"R\$": "BRL", r"NT ?\$": "TWD",
    r"L\$": "LRD",
    r"(?:MXN?|Mex\.?) ?\$": "MXN",
    r"\$ ?(?:US|USD|EU|E\.-U\.)\b": "USD", r"\$ américains?\b": "USD", r"U\$[DS]?\b": "USD",
    r"U\.S\. ?\$": "USD", r"\$": "USD",
    r"€(?:[uU][rR][oO][sS]?(?![^\W\d_]))?": "EUR",
    r"(?i:mxn) ?\$": "MXN", r"(?i:cad) ?\$": "CAD", r"(?i:aud) ?\$": "AUD",
    r"(?i:sgd) ?\$": "SGD", r"(?i:usd?) ?\$": "USD",
    r"[£₤]": "GBP", r"(?:CN|RMB) ?¥": "CNY", r"[¥￥]": "JPY", r"₹": "INR", r"₦": "NGN", r"GH ?[₵¢]": "GHS",
    r"₵": "GHS", r"₽": "RUB", r"₩": "KRW", r"₺": "TRY", r"₪": "ILS", r"฿": "THB", r"₫": "VND", r"₱": "PHP",
    r"₴": "UAH", r"₲": "PYG", r"₡": "CRC", r"₭": "LAK", r"₮": "MNT", r"₸": "KZT", r"₼": "AZN", r"৳": "BDT",
    r"元": "CNY", r"₾": "GEL",
}  # fmt: skip

CODES: dict[str, str] = {
    r"EUROS?": "EUR",
    r"UCF?(?: BAD)?": "XUA",
    r"UA": "XUA",
    r"DTS|SDR|DEG": "XDR",
    r"D[Hh]s?|dhs?": "MAD",
    r"DA": "DZD",
    r"DT": "TND",
    r"UM": "MRU",
    r"FG": "GNF",
    r"FC": "CDF",
    r"F[Bb]u|FBU": "BIF",
    r"F[Rr][Ww]": "RWF",
    r"F[Dd]j": "DJF",
    r"Ar": "MGA",
    r"MRO": "MRO",
    r"MTn?|Mt": "MZN",
    r"Kz": "AOA",
    r"Rs\.?": "INR",
    r"[Kk][Ss]hs?\.?": "KES",
    r"U[Ss]hs?\.?": "UGX",
    r"T[Ss]hs?\.?": "TZS",
    r"[Rr][Mm][Bb]": "CNY",
    r"SFr\.?|sFr\.?": "CHF",
    r"Kč": "CZK",
    r"zł": "PLN",
    r"RM": "MYR",
}

#: The franc CFA in short.
CFA_SHORT = (r"f[./-]? ?cfa|f\.? ?c ?f ?a|f\.c\.f\.a\.?|fca", r"fr?s?\.? ?cfa", r"cfaf?")

#: Other words or abbreviations as often, so that they want a number of a thousand and more, or a scale.
DOUBTFUL = frozenset(
    {
        "ALL", "ANG", "Ar", "DA", "DT", "FC", "FCA", "FG", "UM", "dh",
        "BAM", "BOB", "COP", "CUP", "DOP", "GEL", "LAK", "MOP", "MUR", "NIO", "PAB", "PEN",
        "RM", "RON", "SAR", "SCR", "SOS", "SSP", "TOP", "TRY", "won", "birr", "lev", "levs",
        "dong", "MT", "MTn", "Mt", "Kz", "DEG",
    }
)  # fmt: skip

#: Codes that the letter of a scale may touch (`20 MEUR`); `5 MARS` is a day, not millions of Argentine pesos.
AFTER_A_SCALE = (
    r"(?:EUR|USD|GBP|CHF|CAD|SEK|NOK|DKK|JPY|CFA|XOF|XAF|GNF|CDF|MRU|HTG|DZD|TND|MAD|NGN|MZN|AOA|CVE|AUD|NZD|ZAR|KES|INR|CNY|UC)"
    r"(?![^\W_])|EUROS|[Ee]uro|F ?CFA|fcfa|DH|F(?![^\W_])"
)
