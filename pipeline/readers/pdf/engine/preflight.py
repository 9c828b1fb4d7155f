"""What a PDF file says of itself before it is read: its number of pages, and which are damaged or harmful."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

from pipeline.readers.pdf.engine.failures import FAILURES
from pipeline.readers.pdf.engine.form_xobjects import count_drawn

BOMB = "the page draws forms within forms more than {} times, as files made to do harm do"
HURT = "a part of the page's content is damaged"
CUT_OFF = "the file is cut off or its end is damaged: pages may be missing"
PORTFOLIO = "a portfolio, whose files inside are not read: save them as files of their own"
DYNAMIC_FORM = "a form whose pages only Adobe's programs can show: print it to a PDF file"

MAX_DRAWN = 50_000
"""Forms that a page may draw, those within others counted each time."""

TAIL = 4096
"""Bytes: the end of a file that is whole says within these where its table of objects is."""

CHUNK = 1 << 16
MOST_CHUNKS = 512
"""Of one stream of content so much is looked at: 32 MiB."""

CHECKSUM = "incorrect data check"
"""What zlib says of a stream that is whole but for its checksum, which some programs get wrong."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What is to be found in a file: `n_pages` is None where it cannot be told.

    `bombs` are pages that would take for ever, `hurt` those whose content cannot be read as a whole, each
    with the reason.
    """

    n_pages: int | None
    is_damaged: bool = False
    lost: tuple[str, ...] = ()
    """What no engine finds, in an archivist's words."""

    bombs: dict[int, str] = field(default_factory=dict)
    hurt: dict[int, str] = field(default_factory=dict)


def survey(path: Path) -> Expected:
    """What is to be found in a file as far as pikepdf can tell."""
    try:
        with pikepdf.open(path) as pdf:
            pages = list(pdf.pages)
            bombs = {n: BOMB.format(MAX_DRAWN) for n, page in enumerate(pages, 1) if _is_bomb(page)}
            is_damaged = bool(pdf.get_warnings())
            hurt = {n: HURT for n, page in enumerate(pages, 1) if _is_hurt(page, is_damaged)}
            cut_off = _cut_off(path) if is_damaged else ()
            return Expected(len(pages), is_damaged, (*cut_off, *_hidden(pdf)), bombs, hurt)
    except FAILURES:
        return Expected(None, is_damaged=True, lost=_cut_off(path))


def _hidden(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What a file holds beside its pages, or in their place."""
    if pdf.Root.get("/Collection") is not None:
        yield PORTFOLIO
    if pdf.Root.get("/NeedsRendering"):
        yield DYNAMIC_FORM


def _cut_off(path: Path) -> tuple[str, ...]:
    """What to say of a file that does not tell at its end where its table of objects is."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - TAIL))
            return () if b"startxref" in file.read() else (CUT_OFF,)
    except OSError:
        return ()


def _is_bomb(page: pikepdf.Page) -> bool:
    try:
        return count_drawn(page, MAX_DRAWN) > MAX_DRAWN
    except FAILURES:
        return False


def _is_hurt(page: pikepdf.Page, is_damaged: bool) -> bool:
    """Whether a stream of the page's content cannot be unpacked, or is missing from a damaged file."""
    try:
        contents: Any = page.obj.get("/Contents")
        if contents is None:
            return is_damaged
        streams = contents if isinstance(contents, pikepdf.Array) else [contents]
        return any(isinstance(stream, pikepdf.Stream) and not _unpacks(stream) for stream in streams)
    except FAILURES:
        return True


def _unpacks(stream: pikepdf.Stream) -> bool:
    filters: Any = stream.get("/Filter")
    if filters not in (pikepdf.Name.FlateDecode, pikepdf.Array([pikepdf.Name.FlateDecode])):
        return True
    try:
        for _ in _chunks(stream.read_raw_bytes()):
            pass
    except zlib.error as error:
        return CHECKSUM in str(error)
    return True


def _chunks(packed: bytes) -> Iterator[int]:
    """The lengths of the parts of a packed stream, as far as it is looked at."""
    unpacker = zlib.decompressobj()
    for _ in range(MOST_CHUNKS):
        part = unpacker.decompress(packed, CHUNK)
        packed = unpacker.unconsumed_tail
        if not part:
            return
        yield len(part)
