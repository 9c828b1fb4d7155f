"""Portuguese names of currencies that CLDR has not."""

from pipeline.language.money_words import CurrencyWords

CURRENCIES = CurrencyWords(
    names={
        "AOA": "cuanza|cuanzas|kwanza angolano",
        "BRL": "real|reais",
        "CVE": "escudo cabo-verdiano|escudo caboverdiano|escudos cabo-verdianos",
        "JPY": "iene|ienes",
        "GBP": "libra|libras|libra esterlina|libras esterlinas",
        "MZN": "meticais",
        "USD": "dólar|dólares|dolar|dolares|dólar dos estados unidos|dólares dos estados unidos|"
        "dólares americanos|dólares dos eua|dólar norte-americano|dólares norte-americanos|dólares us",
        "XAF": "franco cfa da áfrica central|francos cfa da áfrica central",
        "XDR": "direito de saque especial|direitos de saque especiais",
        "XOF": "franco cfa da áfrica ocidental|francos cfa da áfrica ocidental",
        "XUA": "unidade de conta|unidades de conta",
        "ZAR": "rand sul-africano|rands sul-africanos",
    },
    shared={
        "escudo": {"CV": "CVE", "PT": "PTE"},
        "peso": {"AR": "ARS", "CL": "CLP", "CO": "COP", "MX": "MXN"},
    },
    plurals=(("ão", ""), ("s", ""), ("or", "es"), ("", "s")),
    franc=frozenset({"franco", "francos"}),
    cfa=(r"francos? ?cfa",),
    priced_by="kg|l|litro|dia|mês|saco|tonelada",
    subunits={"cêntimo": "EUR", "cêntimos": "EUR", "centavo": "USD", "centavos": "USD"},
)
