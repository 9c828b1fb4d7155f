"""Years that run over two calendar years: where a country's school, fiscal or farming year begins.

The months are those in which classes, budget years and the rains begin. A year whose calendar is not known
here stays both calendar years, and is left open.
"""

#: The month in which a school year begins.
SCHOOL_YEARS: dict[str, int] = {
    "BE": 9,
    "BF": 10,
    "BI": 9,
    "BJ": 9,
    "CA": 9,
    "CD": 9,
    "CF": 10,
    "CG": 10,
    "CH": 8,
    "CI": 9,
    "CM": 9,
    "CV": 9,
    "DE": 8,
    "DJ": 9,
    "DZ": 9,
    "ES": 9,
    "FR": 9,
    "GA": 9,
    "GB": 9,
    "GM": 9,
    "GN": 10,
    "GQ": 9,
    "GW": 10,
    "HT": 9,
    "IT": 9,
    "LU": 9,
    "MA": 9,
    "MG": 9,
    "ML": 10,
    "MR": 10,
    "NE": 10,
    "NG": 9,
    "NL": 9,
    "PT": 9,
    "RW": 9,
    "SL": 9,
    "SN": 10,
    "ST": 9,
    "TD": 10,
    "TG": 9,
    "TN": 9,
    "US": 9,
}

#: The month in which a fiscal year begins that is not the calendar year.
FISCAL_YEARS: dict[str, int] = {
    "AU": 7,
    "BD": 7,
    "BI": 7,
    "BW": 4,
    "CA": 4,
    "EG": 7,
    "GB": 4,
    "HK": 4,
    "HT": 10,
    "IN": 4,
    "JP": 4,
    "KE": 7,
    "LS": 4,
    "MW": 4,
    "NA": 4,
    "NP": 7,
    "NZ": 7,
    "PK": 7,
    "RW": 7,
    "SZ": 4,
    "TZ": 7,
    "UG": 7,
    "US": 10,
    "ZA": 4,
}

#: The month in which a rain-fed farming year begins.
FARMING_YEARS: dict[str, int] = {"BF": 5, "GM": 5, "ML": 5, "MR": 5, "NE": 5, "SN": 5, "TD": 5}


def first_month(kind: str, country: str) -> int | None:
    """The month in which a year of a kind (`school`, `fiscal`, `farming`) begins; None where not known."""
    tables = {"school": SCHOOL_YEARS, "fiscal": FISCAL_YEARS, "farming": FARMING_YEARS}
    return tables[kind].get(country)
