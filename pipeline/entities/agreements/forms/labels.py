"""Labels of fact sheets and headers of tables: which field of an agreement each of them names."""

from __future__ import annotations

import functools
import re

from pipeline.gazetteer import fold
from pipeline.language.word_lists import LANGUAGES, read_words
from pipeline.records.agreements import PartyRole

PARTIES: dict[str, PartyRole] = {
    "funder": "funding",
    "recipient": "beneficiary",
    "named": "beneficiary",
    "implementer": "implementing",
    "party": "party",
}
"""The role of whoever stands in a field; `named` is a name of which only the table says what it does."""

MONEY = ("grant", "budget")
"""The fields that hold a sum: what was given, or what all of it costs."""

LONGEST = 60
"""Characters of a label; longer texts are sentences."""

_ASIDE = re.compile(r"\([^)]{0,200}\)|\[[^\]]{0,200}\]|\*+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+")
_UNIT = re.compile(
    r"\b(?:(?:en|in) )?(?:f ?cfa|fcfa|cfa|xof|xaf|euros?|eur|us|usd|dollars?|chf|francs?|gbp|kes|ngn|cad"
    r"|millions?|milliers?|milliards?|thousands?|ttc|ht|htva|tvac)\b|[€$£%]",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?\b")


@functools.cache
def known_labels() -> dict[str, str]:
    """The field of each label of every language, folded."""
    labels: dict[str, str] = {}
    for language in LANGUAGES:
        for row in read_words(language, "agreements"):
            if row["function"] == "label":
                labels.setdefault(_plain(row["phrase"]), row["value"])
    return labels


def field_of(label: str) -> str | None:
    """The field that a label names, years, units and asides left out; None where it names none."""
    if len(label) > LONGEST:
        return None
    return known_labels().get(_plain(label)) or known_labels().get(_bare(label))


def field_of_header(header: str) -> str | None:
    """The field that the header of a column names, by the longest label that is a part of it."""
    whole = field_of(header)
    if whole is not None:
        return whole
    words = _bare(header).split()
    if not 0 < len(words) <= _WORDS:
        return None
    parts = [
        " ".join(words[start:end])
        for length in range(len(words) - 1, 0, -1)
        for start, end in ((0, length), (len(words) - length, len(words)))
    ]
    known = ((part, known_labels()[part]) for part in parts if part in known_labels())
    return next((field for part, field in known if field != "other" and len(part) > _SHORT), None)


_WORDS = 9
_SHORT = 2


def _plain(label: str) -> str:
    return fold(_HUMP.sub(" ", label).strip().rstrip(":").strip())


_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
"""Where the next word of a header begins that is written as one: `nomBeneficiaire`."""


def _bare(label: str) -> str:
    kept = _YEAR.sub(" ", _UNIT.sub(" ", _ASIDE.sub(" ", _HUMP.sub(" ", label))))
    return " ".join(fold(kept).strip(" :-.,/").split())
