"""What metadata ask for when they are first read, built before workers are forked: they share it."""

from __future__ import annotations

from pipeline.readers.metadata import complete_document
from pipeline.records import Block, Document, Page, Reading
from pipeline.records.layout import BlockKind

_LINES = (
    "Bulletin trimestriel de l'Union des coopératives, n° 3",
    "Publié le 3 mars 2023 par la Direction de la communication, Bamako (Mali).",
    "Du 1er janvier au 31 mars 2023, l'Union a formé 40 femmes à Gao pour un budget de 12 millions de FCFA.",
)
"""A heading, an imprint and a sentence: they ask for every list of words."""


def warm_up() -> None:
    """Complete a made-up document from its own words, and forget it."""
    text = "\n".join(_LINES)
    reading = Reading(Document(id="warming", path="warming.txt", status="ok"))
    reading.pages = [Page(id="warming:p1", document_id="warming", number=1, text=text, origin="markup")]
    start = 0
    for line in _LINES:
        kind: BlockKind = "paragraph" if start else "heading"
        reading.blocks.append(Block(page=1, kind=kind, start=start, end=start + len(line)))
        start += len(line) + 1
    complete_document(reading, country="ML")
