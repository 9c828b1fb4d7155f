"""Glossaries: tables and lists in which a document says what its acronyms stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from pipeline.entities.acronyms import ACRONYM, folded
from pipeline.records import Block, Cell, TableSet

_GLOSSARY_LINE = re.compile(
    rf"\s*(?P<acronym>(?:UN )?{ACRONYM}(?:\s*/\s*{ACRONYM})?)\s*"
    r"(?:\t|:|=|–|—|\s-\s|\.{3,}|\s{3,})\s*(?P<expansion>\S.{3,200})\s*\Z"
)
_GLOSSARY_HEADING = re.compile(
    r"\b(?:sigles|acronymes|abr[ée]viations|acronyms|abbreviations|glossaire)\b", re.I
)


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A line of a glossary: where it stands is a pair of cells, or a block of the page."""

    acronym: str
    expansion: str
    page: int
    cells: tuple[Cell, ...] = ()
    block: Block | None = None


def glossary_of_tables(tables: TableSet) -> list[GlossaryEntry]:
    """The entries of the tables of kind `glossary`: the first cell of a row explains itself in the next."""
    kinds = {table.id for table in tables.tables if table.kind == "glossary"}
    cells = sorted(
        (c for c in tables.cells if c.table_id in kinds), key=lambda c: (c.table_id, c.row, c.column)
    )
    entries = []
    for _, row in groupby(cells, key=lambda c: (c.table_id, c.row)):
        filled = [cell for cell in row if cell.text.strip() and cell.role == "body"]
        for short, long in zip(filled[::2], filled[1::2], strict=False):
            if re.fullmatch(rf"(?:UN )?{ACRONYM}", short.text.strip()):
                entries.append(GlossaryEntry(short.text.strip(), _said(long.text), short.page, (short, long)))
    return entries


def glossary_of_blocks(blocks: Iterable[tuple[Block, str]]) -> list[GlossaryEntry]:
    """Entries that stand as lines below a heading that announces a glossary."""
    entries = []
    within = False
    for block, text in blocks:
        if block.kind in ("title", "heading"):
            within = bool(_GLOSSARY_HEADING.search(text))
            continue
        if not (within or _GLOSSARY_HEADING.search(block.section or "")):
            continue
        for line in text.split("\n"):
            entry = _GLOSSARY_LINE.match(line)
            if entry:
                entries.append(
                    GlossaryEntry(entry["acronym"], _said(entry["expansion"]), block.page, block=block)
                )
    return entries


def _said(expansion: str) -> str:
    """What an acronym is said to stand for, without the sign that leads to it: `: Société d'État`."""
    return folded(expansion).lstrip(" :=–—-")
