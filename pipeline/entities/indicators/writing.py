"""Counted results as records, with their place and period."""

from __future__ import annotations

from typing import Any

from spacy.tokens import Doc

from pipeline.entities.extractors import DocumentFacts, Extractor, Placing
from pipeline.entities.indicators.counts import find_counts
from pipeline.entities.indicators.whereabouts import find_clause, find_whereabouts
from pipeline.entities.marks import marks_of, text_of
from pipeline.entities.numbering import Numbered
from pipeline.records import Indicator
from pipeline.values.text import find_sentences


class Indicators(Extractor):
    """Counted results; sums, dates, durations, references and measures are none.

    What cells of tables count stands in the tables already, with its header.
    """

    finds = "counted results, with their parts"
    records = ("indicators",)
    needs = ("amounts", "dates")
    leaves = ("counts",)

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self._indicators: Numbered[Indicator] = Numbered(facts.document_id, "i")

    @staticmethod
    def mark(doc: Doc) -> None:
        """Fill `doc._.counts`."""
        if marks_of(doc).kind not in ("heading", "title", "cell"):
            marks_of(doc).counts = tuple(find_counts(doc))

    def write(self, doc: Doc, place: Placing) -> None:
        """Take the results of a passage; the clause, the sentence or the document says the period of each."""
        for number, count in enumerate(marks_of(doc).counts):
            self._add(doc, number, *place(count.start, count.end))

    def written(self) -> dict[str, list[Any]]:
        """`indicators`."""
        return {"indicators": self._indicators.facts()}

    def _add(self, doc: Doc, number: int, where: tuple[int, int], columns: dict[str, Any]) -> None:
        count = marks_of(doc).counts[number]
        start, end = next((s, e) for s, e in find_sentences(text_of(doc)) if s <= count.start < e)
        dates = [d for d in marks_of(doc).dates if start <= d.char_start < end and d.start and d.end]
        # `le diagnostic de 2019` dates the diagnosis, not what was counted.
        dated = [d for d in dates if not text_of(doc)[: d.char_start].endswith((" de ", " du "))]
        clause = find_clause(text_of(doc), (start, end), count.start)
        dated = [d for d in dated if clause[0] <= d.char_start < clause[1]] or dated
        stated = self.facts.context.dates.period or (None, None)
        period = (dated[0].start, dated[0].end) if dated else stated
        record = Indicator(
            id="",
            document_id=self.facts.document_id,
            page=where[0],
            value=count.value,
            unit=count.unit,
            what=count.what,
            breakdown=dict(count.parts.numbers) or None,
            place=_place(doc, number, (start, end)),
            start=period[0],
            end=period[1],
            text=columns["text"],
            **{name: value for name, value in columns.items() if name not in ("text", "context")},
        )
        self._indicators.add(record, *where)


def _place(doc: Doc, number: int, sentence: tuple[int, int]) -> str | None:
    """The places of a count; states are not where something was counted."""
    marks = marks_of(doc)
    named = [(found.start, found.place.name) for found in marks.places if found.place.kind != "country"]
    counts = [(count.start, count.end) for count in marks.counts]
    return ", ".join(find_whereabouts(text_of(doc), sentence, counts, number, named)) or None
