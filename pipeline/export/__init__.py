"""Data to use elsewhere: a literal registry of formats, each a file that writes a folder from an archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BordereauError
from pipeline.export.annotations import write_annotations
from pipeline.export.bag import write_bag
from pipeline.export.delimited import write_csv
from pipeline.export.frictionless import write_datapackage
from pipeline.export.iati import write_iati
from pipeline.export.json_lines import write_jsonl
from pipeline.export.ocds import write_ocds
from pipeline.export.parquet import write_parquet
from pipeline.export.source import OpenArchive, open_source
from pipeline.export.threesixtygiving import write_360giving
from pipeline.export.workbook import write_xlsx
from pipeline.records.spreadsheets import DialectName


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it gives, the function that writes it into a folder, and the extra that it needs.

    The function gives the paths that it wrote.
    """

    summary: str
    write: Callable[[OpenArchive, Path], list[Path]]
    extra: str | None = None


FORMATS: dict[str, Format] = {
    "csv": Format("one CSV file a table, safe to open in a spreadsheet", write_csv),
    "jsonl": Format("one file of JSON Lines a table", write_jsonl),
    "xlsx": Format("one workbook with a sheet a table and a data dictionary", write_xlsx),
    "parquet": Format("one Parquet file a table, typed, money as decimals", write_parquet, extra="parquet"),
    "datapackage": Format(
        "a Frictionless Data Package: CSV with schemas and foreign keys", write_datapackage
    ),
    "iati": Format("agreements as IATI 2.03 activities", write_iati),
    "ocds": Format("contracts as an OCDS 1.1 release package", write_ocds),
    "360giving": Format("grants in the 360Giving data standard", write_360giving),
    "annotations": Format("facts on pages as W3C Web Annotations", write_annotations),
    "bag": Format("a BagIt bag of originals, control files and archive", write_bag),
}
"""By the word that `bordereau export` takes."""


def export(
    archive: Path, names: list[str], folder: Path, raw: Path | None = None, csv: DialectName = "en"
) -> list[Path]:
    """Write an archive in some formats, each into a folder of its name; gives the paths written.

    Args:
        archive: the archive.
        names: some of `FORMATS`.
        folder: the folder that the folders go into.
        raw: the folder of documents, for what takes them along.
        csv: the language of the spreadsheet that the format `csv` is for.

    Raises:
        BordereauError: there is no such format, a library is missing, or the archive cannot be read.
    """
    unknown = [name for name in names if name not in FORMATS]
    if unknown:
        raise BordereauError(f"{unknown[0]} is no format; there are {', '.join(FORMATS)}")
    written = []
    with open_source(archive, raw) as source:
        for name in names:
            there = folder / name
            there.mkdir(parents=True, exist_ok=True)
            try:
                write = FORMATS[name].write
                written += write_csv(source, there, csv) if write is write_csv else write(source, there)
            except ImportError as error:
                raise BordereauError(
                    f"{name} needs the library {error.name}: pip install 'bordereau[{FORMATS[name].extra}]'"
                ) from error
    return written
