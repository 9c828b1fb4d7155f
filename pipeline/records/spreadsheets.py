"""What spreadsheets expect of the files that we write: harmless cells, and CSV as a language has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula or a command; OWASP, CSV injection."""


def harmless(text: str) -> str:
    """A text that no spreadsheet runs: an apostrophe stands before what would begin a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a spreadsheet of a language expects CSV."""

    delimiter: str
    encoding: str
    decimal: str


DialectName = Literal["en", "fr"]

DIALECTS: dict[DialectName, Dialect] = {
    "en": Dialect(",", "utf-8", "."),
    "fr": Dialect(";", "utf-8-sig", ","),
}
"""By ISO 639-1 code; without a byte order mark Excel takes UTF-8 for the code page of the machine."""
