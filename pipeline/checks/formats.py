"""How figures are written: signs that mean two things, and figures that may be read in two ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.checks.archive import Archive
from pipeline.checks.results import NOTABLE, Figure, Result, figure_of_amount, result

_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+(?!\d)")
_DECIMAL = re.compile(r"\d([.,])\d{1,2}(?!\d)|(?<=[.,]\d{3})(?:(?<=\.\d{3})(,)|(?<=,\d{3})(\.))\d")
_DOUBTFUL = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])(?! ?(?:million|milli))")
NAMES = {".": "point", ",": "comma"}


def check_formats(archive: Archive) -> Iterator[Result]:
    """Formats: does a document use one sign for decimals and another for thousands?

    Only running text is asked. A sign that does both leaves figures with one sign before three digits in
    doubt (`319.143 USD`); how they were read is in the table `amounts`. Nothing here is an error.
    """
    of_document: dict[str, list[Figure]] = defaultdict(list)
    for amount in archive.amounts.values():
        if amount.value is not None and amount.cell_id is None:
            of_document[amount.document_id].append(figure_of_amount(amount, amount.value))
    for document_id, figures in of_document.items():
        for sign, name in NAMES.items():
            grouped = [f for f in figures if sign in {m[1] for m in _GROUPED.finditer(f.text)}]
            decimal = [f for f in figures if any(sign in m.groups() for m in _DECIMAL.finditer(f.text))]
            if grouped and decimal:
                yield _both(document_id, sign, name, grouped, decimal)
                doubtful = [f for f in figures if (m := _DOUBTFUL.search(f.text)) and sign in m.group()]
                yield from (_in_doubt(figure, document_id, sign, name) for figure in doubtful)


def _both(document_id: str, sign: str, name: str, grouped: list[Figure], decimal: list[Figure]) -> Result:
    rarer, other = sorted((grouped, decimal), key=len)
    told = (
        f"The {name} groups thousands in “{grouped[0].text}” and is the decimal sign in “{decimal[0].text}”."
    )
    return result(
        "format", rarer[0], told, NOTABLE, figures=[other[0]],
        subject=f"{document_id}:{name}", about=[f"{document_id}:format:{sign}"],
    )  # fmt: skip


def _in_doubt(figure: Figure, document_id: str, sign: str, name: str) -> Result:
    told = (
        f"“{figure.text}” may be read in two ways, since the {name} is used for both; it was read as "
        f"{figure.value}."
    )
    return result("format", figure, told, NOTABLE, about=[f"{document_id}:format:{sign}"])
