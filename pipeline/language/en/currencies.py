"""English names of currencies that CLDR has not."""

from pipeline.language.money_words import CurrencyWords

CURRENCIES = CurrencyWords(
    names={
        "AED": "emirati dirham", "ARS": "argentinian peso", "AUD": "aussie dollar", "BAM": "convertible mark",
        "BBD": "barbados dollar", "BGN": "bulgarian leva", "BIF": "burundi franc",
        "BMD": "bermudian dollar|bermuda dollar", "BRL": "brazilian reais", "BWP": "botswana pula",
        "BYN": "belarusian rouble", "CNY": "chinese renminbi", "CRC": "costa rican colon",
        "CVE": "cape verde escudo", "CZK": "czech crown", "DJF": "djibouti franc", "DKK": "danish crown",
        "ESP": "spanish peseta", "FJD": "fiji dollar",
        "GBP": "pound sterling|british pound sterling|pound|uk pound|quid", "GHS": "ghana cedi",
        "GNF": "guinea franc", "GYD": "guyanese dollar|guyana dollar", "HKD": "hong-kong dollar",
        "IDR": "indonesian rupee", "ILS": "new shekel|israeli shekel|new israeli shekel", "INR": "rupee",
        "ISK": "icelandic krona", "KES": "kenya shilling", "KGS": "kyrgyzstani som", "KMF": "comoro franc",
        "KRW": "korean won", "KWD": "kuwait dinar", "LAK": "lao kip", "LBP": "lebanese lira",
        "LKR": "sri lanka rupee", "LUF": "luxembourg franc", "MAD": "dirham", "MMK": "burmese kyat",
        "MUR": "mauritius rupee", "MWK": "malawi kwacha", "NAD": "namibia dollar", "NOK": "norwegian crown",
        "NPR": "nepali rupee", "PEN": "peruvian nuevo sol", "PHP": "filipino peso", "PKR": "pakistan rupee",
        "PLN": "polish złoty", "QAR": "qatari rial", "RUB": "ruble|russian rouble", "RWF": "rwanda franc",
        "SAR": "saudi arabian riyal|saudi rial", "SCR": "seychelles rupee", "SEK": "swedish crown",
        "SGD": "singaporean dollar", "SLE": "sierra leone leone", "SRD": "suriname dollar",
        "STN": "são tomé dobra", "TMT": "turkmenistan manat|turkmen manat", "TRY": "turkish pound",
        "TTD": "trinidad and tobago dollar|trinidadian dollar", "TWD": "taiwan dollar|taiwanese dollar",
        "TZS": "tanzania shilling", "UGX": "uganda shilling",
        "USD": "dollar|us dollar|u.s. dollar|american dollar|united states dollar|us-dollar|buck",
        "UZS": "uzbekistani sum|uzbek sum|uzbek som", "VES": "venezuelan bolivar",
        "XAF": "central african cfa franc", "XOF": "west african cfa franc",
        "XCD": "eastern caribbean dollar", "XDR": "special drawing right", "XPF": "pacific franc",
        "XUA": "unit of account", "ZWL": "zimbabwean dollar|zimbabwe dollar",
    },
    shared={
        "shilling": {"KE": "KES", "UG": "UGX", "TZ": "TZS", "SO": "SOS"},
        "sh": {"KE": "KES", "UG": "UGX", "TZ": "TZS"}, "shs": {"KE": "KES", "UG": "UGX", "TZ": "TZS"},
        "peso": {
            "MX": "MXN", "AR": "ARS", "CL": "CLP", "CO": "COP", "CU": "CUP", "DO": "DOP", "PH": "PHP",
        },
        "kwacha": {"ZM": "ZMW", "MW": "MWK"},
    },
    initials={
        "N": {"": "NGN", "NG": "NGN"}, "K": {"ZM": "ZMW", "MW": "MWK", "PG": "PGK"}, "R": {"ZA": "ZAR"},
        "P": {"BW": "BWP"}, "E": {"SZ": "SZL"}, "M": {"LS": "LSL"}, "D": {"GM": "GMD"},
    },
    plurals=(("", "s"),),
    franc=frozenset({"franc", "francs"}),
    cfa=(r"cfaf?(?: francs?)?",),
    priced_by="kg|l|day|month|bag|tonne",
    subunits={"cent": "USD", "cents": "USD", "penny": "GBP", "pennies": "GBP", "pence": "GBP", "¢": "USD"},
)  # fmt: skip
