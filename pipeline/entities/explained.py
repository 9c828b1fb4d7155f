"""The acronyms that a document explains, as records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from pipeline.entities.acronyms import Definition
from pipeline.entities.gazetteer import fold
from pipeline.entities.glossaries import GlossaryEntry
from pipeline.entities.organisations.known import KnownNames
from pipeline.entities.organisations.naming import is_organisation
from pipeline.records import Acronym


class AcronymWriter:
    """Collects explanations; one that says again what another said is one row with it."""

    def __init__(self, document_id: str, known: KnownNames) -> None:
        self._document_id = document_id
        self._known = known
        self._acronyms: list[Acronym] = []

    def add(self, definition: Definition | GlossaryEntry, page: int, sides: dict[str, Any]) -> None:
        """Take an explanation that stands on a page."""
        organisation = None
        if is_organisation(definition.acronym, definition.expansion):
            organisation = self._known.by_acronym(definition.acronym)
        self._acronyms.append(
            Acronym(
                id=f"{self._document_id}:{definition.acronym}",
                document_id=self._document_id,
                page=page,
                acronym=definition.acronym,
                expansion=" ".join(definition.expansion.split()),
                source="glossary" if isinstance(definition, GlossaryEntry) else "inline",
                organisation_id=organisation.id if organisation else None,
                **sides,
            )
        )

    def finished(self, organisations: set[str]) -> list[Acronym]:
        """The rows, glossary first; `organisations` are the ids that there is a row for."""
        unique: dict[tuple[str, str, str], Acronym] = {}
        for one in sorted(self._acronyms, key=lambda a: (a.source != "glossary", a.page)):
            glossed = unique.get((one.acronym, fold(one.expansion), "glossary"))
            if glossed is None or glossed.page != one.page:
                unique.setdefault((one.acronym, fold(one.expansion), one.source), one)
        whole = [one for one in unique.values() if not _is_cut_short(one, unique.values())]
        count: Counter[str] = Counter()
        rows = []
        for one in whole:
            count[one.id] += 1
            number = count[one.id]
            rows.append(
                replace(
                    one,
                    id=one.id if number == 1 else f"{one.id}:{number}",
                    organisation_id=one.organisation_id if one.organisation_id in organisations else None,
                )
            )
        return rows


def _is_cut_short(one: Acronym, others: Iterable[Acronym]) -> bool:
    """Whether it is the first line of an entry that another has whole: no second explanation."""
    start = fold(one.expansion) + " "
    return any(
        (other.acronym, other.page, other.source) == (one.acronym, one.page, "glossary")
        and fold(other.expansion).startswith(start)
        for other in others
    )
