"""Things that a document counts, against those that it names: `2 projets A et B`, `deux zones`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from pipeline.checks.archive import Archive
from pipeline.checks.enumerations import check_enumerations
from pipeline.checks.prose import Number, Sentence, counted
from pipeline.checks.results import HOLDS, UNVERIFIABLE, Result, result

STRUCTURE = frozenset(
    {"annexe", "module", "composante", "volet", "axe", "pilier", "lot", "tranche", "zone", "groupe", "phase",
     "programme", "component", "annex", "pillar", "programmes"}
)  # fmt: skip
"""Things that a document is divided into, or speaks of, and ought to name where it counts them."""

_NAME = r"[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*){0,3}"
_NAMED = re.compile(rf"\s+[^\W\d_][\w’'-]*\s+(?P<names>{_NAME}(?:\s*,\s*{_NAME})*\s*(?:et|&|and)\s*{_NAME})")
MOST = 20


def check_named(archive: Archive) -> Iterator[Result]:
    """Named: does a document name as many components, zones or projects as it says there are?

    They are the names just behind the count (`2 projets PARDIC & ZODEREN`), or those that the word is used
    with elsewhere (`zone Nord`, `zone Sud`), or its programmes. What is counted and nowhere named or listed
    cannot be verified.
    """
    texts: dict[str, str] = {}
    for page in archive.pages:
        texts[page.document_id] = f"{texts.get(page.document_id, '')}\n{page.text}"
    listed = {found.claimed[0].place for found in check_enumerations(archive) if found.check.status == "ok"}
    programmes: dict[str, list[str]] = defaultdict(list)
    for agreement in archive.agreements:
        if agreement.kind == "programme" and agreement.title:
            programmes[agreement.document_id].append(agreement.title)
    for sentence in archive.sentences:
        for number in sentence.numbers:
            fits = number.kind == "count" and number.exact and 2 <= number.figure.value <= MOST
            if fits and number.figure.place not in listed:
                yield from _check(
                    sentence, number, texts[sentence.document_id], programmes[sentence.document_id]
                )


def _check(sentence: Sentence, number: Number, text: str, known: list[str]) -> Iterator[Result]:
    names = _names_behind(sentence, number)
    if len(names) != number.figure.value and number.noun in STRUCTURE:
        names = known if number.noun.startswith("program") else _names_elsewhere(number, text)
    if len(names) == number.figure.value:
        told = f"“{counted(number)}” are said and as many named: {', '.join(names)}."
        verdict, computed = HOLDS, Decimal(len(names))
    elif number.noun in STRUCTURE:
        told = f"“{counted(number)}” are said; the document neither lists nor names as many."
        verdict, computed = UNVERIFIABLE, None
    else:
        return
    yield result(
        "named", number.figure, told, verdict, computed=computed, unit=number.noun,
        subject=f"{number.figure.id}:{number.figure.start}",
    )  # fmt: skip


def _names_behind(sentence: Sentence, number: Number) -> list[str]:
    match = _NAMED.match(sentence.text, (number.figure.end or 0) - sentence.start)
    return re.split(r"\s*(?:,|&|\bet\b|\band\b)\s*", match["names"]) if match else []


def _names_elsewhere(number: Number, text: str) -> list[str]:
    """The capitalised words that follow the thing's name in the singular."""
    names = re.findall(rf"(?i:\b{re.escape(number.noun)})\s+([A-ZÀ-Þ][\w-]+|[IVX]+\b|\d\b)", text)
    return list(dict.fromkeys(names))
