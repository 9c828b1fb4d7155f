"""French names of currencies that CLDR has not: worn, short and older ones."""

from pipeline.language.money_words import CurrencyWords

CURRENCIES = CurrencyWords(
    names={
        "AED": "dirham émirien|dirham des eau", "AZN": "manat azerbaïdjanais",
        "BAM": "mark convertible", "BBD": "dollar de la barbade", "BGN": "lev bulgare",
        "BHD": "dinar bahreïnien", "BMD": "dollar des bermudes", "BND": "dollar de brunei",
        "BRL": "réal brésilien|réaux|reais brésilien|réaux brésilien|real brésilien",
        "BSD": "dollar des bahamas", "BZD": "dollar bélizien|dollar du belize",
        "CNY": "yuan chinois|renminbi chinois", "CRC": "colon costaricain",
        "CVE": "escudo cap-verdien|escudo du cap-vert|escudo capverdien", "DJF": "franc de djibouti",
        "FJD": "dollar des fidji", "GBP": "livre britannique|livre anglaise", "GHS": "cédi|cedi ghanéen",
        "GYD": "dollar guyanien", "HKD": "dollar de hong-kong|dollar hongkongais",
        "HTG": "gourde d'haïti|gourde haïtienne", "IDR": "rupiah indonésienne",
        "ILS": "shekel israélien|nouveau shekel", "INR": "roupie", "IQD": "dinar iraquien",
        "IRR": "rial iranien", "KES": "shilling kenyan|shilling du kenya", "KMF": "franc des comores",
        "KRW": "won coréen|won de corée du sud", "KWD": "dinar koweitien", "LKR": "roupie sri-lankaise",
        "LRD": "dollar du libéria", "MAD": "dirham", "MDL": "lei moldave", "MMK": "kyat birman",
        "MRU": "ouguiya mauritanienne", "MUR": "roupie de maurice", "MWK": "kwacha malawien",
        "MYR": "ringgit malaisien", "NZD": "dollar néozélandais", "OMR": "rial omanais",
        "PEN": "nouveau sol péruvien", "PGK": "kina papouasien", "PLN": "złoty polonais",
        "PYG": "guarani paraguayen", "QAR": "riyal qatarien|rial qatari", "RUB": "rouble",
        "SAR": "rial saoudien", "SCR": "roupie seychelloise", "SGD": "dollar singapourien",
        "SRD": "dollar du suriname", "THB": "baht thaï", "TMT": "manat turkmène", "TRY": "lire turque",
        "TTD": "dollar trinidadien",
        "TWD": "dollar taïwanais|dollar de taïwan|nouveau dollar de taïwan", "UAH": "hryvnia ukrainien",
        "USD": "dollar|dollar américain|dollar us|dollar u.s.|dollar états-unien|dollar des etats-unis|"
        "dollar des états-unis d'amérique|dollar des é.-u.|dollar eu",
        "UZS": "soum ouzbek", "VND": "dong vietnamien",
        "XAF": "franc cfa beac|franc cfa d'afrique centrale",
        "XOF": "franc cfa bceao|franc cfa d'afrique de l'ouest", "XDR": "droit de tirage spéciaux",
        "XPF": "franc pacifique", "XUA": "unité de compte", "YER": "rial yéménite",
        "ZWL": "dollar zimbabwéen",
    },
    shared={
        "dinar": {
            "DZ": "DZD", "TN": "TND", "LY": "LYD", "IQ": "IQD", "JO": "JOD", "KW": "KWD", "BH": "BHD",
            "RS": "RSD",
        },
        "shilling": {"KE": "KES", "UG": "UGX", "TZ": "TZS", "SO": "SOS"},
        "livre": {"EG": "EGP", "LB": "LBP", "SD": "SDG", "SS": "SSP", "SY": "SYP", "GB": "GBP"},
        "peso": {
            "MX": "MXN", "AR": "ARS", "CL": "CLP", "CO": "COP", "CU": "CUP", "DO": "DOP", "PH": "PHP",
        },
        "kwacha": {"ZM": "ZMW", "MW": "MWK"},
        "gourde": {"HT": "HTG"},
        "couronne": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "CZ": "CZK", "IS": "ISK"},
        "riyal": {"SA": "SAR", "QA": "QAR", "IR": "IRR", "OM": "OMR", "YE": "YER"},
        "escudo": {"CV": "CVE"}, "sol": {"PE": "PEN"}, "soles": {"PE": "PEN"},
    },
    plurals=(("au", "x"), ("", "s")),
    franc=frozenset({"franc", "francs"}),
    cfa=(r"francs? ?(?:cfa|c\.f\.a\.?)", r"francs? de la communauté financière(?: africaine| d'afrique)?"),
    priced_by="kg|l|litre|jour|mois|sac|tonne|m3|m²",
    subunits={"centime": "EUR", "centimes": "EUR", "eurocent": "EUR", "eurocents": "EUR", "cts": "EUR"},
)  # fmt: skip
