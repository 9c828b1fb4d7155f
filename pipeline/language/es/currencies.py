"""Spanish names of currencies that CLDR has not."""

from pipeline.language.money_words import CurrencyWords

CURRENCIES = CurrencyWords(
    names={
        "AOA": "kuanza|kuanzas|kwanza angoleño",
        "JPY": "yen|yenes",
        "CNY": "yuanes|renminbi chino",
        "GBP": "libra|libras|libra esterlina|libras esterlinas",
        "PEN": "nuevo sol|nuevos soles",
        "USD": "dólar|dólares|dolar|dolares|dólares estadounidenses|dólar americano|dólares americanos|"
        "dólar de los estados unidos|dólares de los estados unidos|dólares de ee.uu.|dólares us",
        "XAF": "franco cfa de áfrica central|francos cfa de áfrica central",
        "XDR": "derecho especial de giro",
        "XOF": "franco cfa de áfrica occidental",
        "XUA": "unidad de cuenta|unidades de cuenta",
    },
    shared={
        "escudo": {"CV": "CVE", "PT": "PTE"},
        "peso": {
            "AR": "ARS",
            "CL": "CLP",
            "CO": "COP",
            "CU": "CUP",
            "DO": "DOP",
            "MX": "MXN",
            "PH": "PHP",
            "UY": "UYU",
        },
        "sol": {"PE": "PEN"},
        "soles": {"PE": "PEN"},
        "colón": {"CR": "CRC"},
        "colones": {"CR": "CRC"},
        "corona": {"SE": "SEK", "NO": "NOK", "DK": "DKK", "CZ": "CZK"},
    },
    initials={"Q": {"GT": "GTQ"}, "L": {"HN": "HNL"}},
    plurals=(("ón", ""), ("s", ""), ("l", "es"), ("r", "es"), ("", "s")),
    franc=frozenset({"franco", "francos"}),
    cfa=(r"francos? ?cfa",),
    priced_by="kg|l|litro|día|mes|saco|tonelada",
    subunits={"céntimo": "EUR", "céntimos": "EUR", "centavo": "USD", "centavos": "USD"},
)
