"""Calendar dates and periods: `values.dates` finds them in text, the tables stage read them in cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spacy.tokens import Doc

from pipeline.entities.context import DocumentContext
from pipeline.entities.extractors import DocumentFacts, Extractor, Placing, in_cells
from pipeline.entities.marks import group_spans, marks_of, text_of
from pipeline.entities.numbering import Numbered
from pipeline.entities.table_cells import TableCells, read_date
from pipeline.language.passage_language import passage_language
from pipeline.records import CalendarDate, Cell
from pipeline.records.many import records_of
from pipeline.values.dates import DateReading, find_dates


class Dates(Extractor):
    """Calendar dates and periods; a cell of dates that is none becomes a row of `problems`."""

    finds = "calendar dates and periods, with their first and last day"
    records = ("dates",)
    leaves = ("dates",)

    def __init__(self, facts: DocumentFacts) -> None:
        super().__init__(facts)
        self.of_passage: dict[int, list[int]] = {}
        self._dates: Numbered[CalendarDate] = Numbered(facts.document_id, "d")

    @staticmethod
    def mark(doc: Doc) -> None:
        """Fill `doc._.dates` (readings, exact offsets) and `doc.spans["dates"]` (labelled by precision)."""
        given = marks_of(doc).context or DocumentContext()
        language = passage_language(text_of(doc), given.language)
        readings = find_dates(text_of(doc), context=given.dates, language=language, country=given.country)
        marks_of(doc).dates = tuple(readings)
        group_spans(doc, "dates", ((d.char_start, d.char_end, d.precision) for d in readings))

    def write(self, doc: Doc, place: Placing) -> None:
        """Take the dates of a passage; a year over two calendar years may have no known beginning."""
        for date in marks_of(doc).dates:
            if date.open:
                self.facts.report(
                    place.cell or place.passage,
                    date.text,
                    f"in which month such a year begins is not known for {self.facts.context.country}; "
                    "read as both calendar years",
                )
        self.of_passage[place.number] = [
            self._add(date, *place(date.char_start, date.char_end)) for date in marks_of(doc).dates
        ]

    def write_table(self, view: TableCells) -> None:
        """Take the dates of a table."""
        given = self.facts.context
        cells: list[Cell] = []
        dates: list[DateReading] = []
        for cell in view.cells:
            try:
                date = read_date(cell, given.dates, language=given.language, country=given.country)
            except ValueError as error:
                self.facts.report(cell, cell.text, str(error))
                continue
            if date is not None:
                cells.append(cell)
                dates.append(date)
        self._add_cells(view, cells, dates)

    def ids(self) -> list[str]:
        """The id of each ticket; no date may come after it."""
        return self._dates.ids()

    def written(self) -> dict[str, list[Any]]:
        """`dates`."""
        return {"dates": self._dates.facts()}

    def _add_cells(self, view: TableCells, cells: Sequence[Cell], dates: Sequence[DateReading]) -> None:
        """Take what cells were read as, column by column of the records: long lists have one in each row."""
        places = [self.facts.cells.start(cell) for cell in cells]
        records = records_of(
            CalendarDate,
            {
                "id": [""] * len(cells),
                "document_id": [self.facts.document_id] * len(cells),
                "page": [page for page, _ in places],
                "text": [date.text for date in dates],
                "start": [date.start for date in dates],
                "end": [date.end for date in dates],
                "precision": [date.precision for date in dates],
                "weekday_agrees": list(map(_weekday_agrees, dates)),
                "context": list(map(view.context_of, cells)),
                **in_cells(cells),
            },
        )
        self._dates.add_all(records, places)

    def _add(self, date: DateReading, where: tuple[int, int], columns: dict[str, Any]) -> int:
        record = CalendarDate(
            id="",
            document_id=self.facts.document_id,
            page=where[0],
            start=date.start,
            end=date.end,
            precision=date.precision,
            weekday_agrees=_weekday_agrees(date),
            **columns,
        )
        return self._dates.add(record, *where)


def _weekday_agrees(date: DateReading) -> bool | None:
    """Whether the day of the week that is printed is that of the date, whose year must be printed, too."""
    return date.weekday_agrees if date.year is not None else None
