"""What cells ask for when they are first read, built before workers are forked: they share it."""

from __future__ import annotations

from pipeline.records import Document, Grid, GridCell, Page, Reading
from pipeline.tables import extract_tables

_ROWS = (
    ("Partenaire", "Montant (en millions de FCFA)", "Date de signature", "Part"),
    ("Union des coopératives", "12,5", "3 mars 2023", "40 %"),
    ("Total", "12,5", "n.d.", "40 %"),
)
"""A table whose cells ask for the words of every kind and role of columns."""


def warm_up() -> None:
    """Read a made-up table, and forget it."""
    cells = tuple(
        GridCell(row=row, last_row=row, column=column, last_column=column, text=text, page=1)
        for row, texts in enumerate(_ROWS)
        for column, text in enumerate(texts)
    )
    text = "\n".join("\t".join(texts) for texts in _ROWS)
    reading = Reading(Document(id="warming", path="warming.html", status="ok", language="fr", country="ML"))
    reading.pages = [Page(id="warming:p1", document_id="warming", number=1, text=text, origin="markup")]
    reading.grids = [Grid(page=1, last_page=1, cells=cells)]
    extract_tables(reading)
