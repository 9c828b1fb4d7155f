"""Counted results as records, with their place and period."""

from __future__ import annotations

from datetime import date
from typing import Any

from spacy.tokens import Doc

from pipeline.entities.indicators.whereabouts import find_clause, find_whereabouts
from pipeline.entities.numbering import Numbered
from pipeline.records import Indicator
from pipeline.values.text import find_sentences


class IndicatorWriter:
    """Collects the counted results of a document."""

    def __init__(self, document_id: str, period: tuple[date | None, date | None]) -> None:
        self._document_id = document_id
        self._period = period
        self._indicators: Numbered[Indicator] = Numbered(document_id, "i")

    def add(self, doc: Doc, number: int, where: tuple[int, int], told: dict[str, Any]) -> None:
        """Take a result of a passage by its number; its clause, sentence or document says its period."""
        count = doc._.counts[number]
        start, end = next((s, e) for s, e in find_sentences(doc.text) if s <= count.start < e)
        dates = [d for d in doc._.dates if start <= d.char_start < end and d.start and d.end]
        # `le diagnostic de 2019` dates the diagnosis, not what was counted.
        dated = [d for d in dates if not doc.text[: d.char_start].endswith((" de ", " du "))]
        clause = find_clause(doc.text, (start, end), count.start)
        dated = [d for d in dated if clause[0] <= d.char_start < clause[1]] or dated
        period = (dated[0].start, dated[0].end) if dated else self._period
        told = {name: value for name, value in told.items() if name != "context"}
        record = Indicator(
            id="",
            document_id=self._document_id,
            page=where[0],
            value=count.value,
            unit=count.unit,
            what=count.what,
            breakdown=dict(count.parts.numbers) or None,
            place=_place(doc, number, (start, end)),
            start=period[0],
            end=period[1],
            **told,
        )
        self._indicators.add(record, *where)

    def facts(self) -> list[Indicator]:
        """All results with their ids."""
        return self._indicators.facts()


def _place(doc: Doc, number: int, sentence: tuple[int, int]) -> str | None:
    """The places of a count; states are not where something was counted."""
    named = [(found.start, found.place.name) for found in doc._.places if found.place.kind != "country"]
    counts = [(count.start, count.end) for count in doc._.counts]
    return ", ".join(find_whereabouts(doc.text, sentence, counts, number, named)) or None
