"""Taking the archive away: `bordereau export`, and how CSV is written."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.errors import BordereauError
from pipeline.records.spreadsheets import DIALECTS, DialectName

FOLDER = click.Path(file_okay=False, path_type=Path)

csv_option = click.option(
    "--csv",
    type=click.Choice(list(DIALECTS)),
    default="en",
    show_default=True,
    help="For spreadsheets of this language; fr: semicolons, decimal commas, a byte order mark.",
)


@click.command("export")
@click.argument("formats", nargs=-1, required=True)
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True, help="Folder of documents.")
@click.option("--out", type=FOLDER, default=Path("extracted"), show_default=True, help="Folder of results.")
@click.option(
    "--to", type=FOLDER, default=Path("export"), show_default=True, help="Folder that the export goes into."
)
@csv_option
def export_archive(formats: tuple[str, ...], raw: Path, out: Path, to: Path, csv: DialectName) -> None:
    """Write the archive in other FORMATS.

    They are csv, jsonl, xlsx, parquet, datapackage, iati, ocds, 360giving, annotations and bag.
    """
    from pipeline.archive.swap import ARCHIVE
    from pipeline.export import export
    from pipeline.stages.events import record_export

    # Before, for a bag holds the log; an archive that is not there has none.
    if (out / ARCHIVE).is_file():
        record_export(raw, out, formats)
    try:
        for path in export(out / ARCHIVE, list(formats), to, raw, csv):
            click.echo(path)
    except BordereauError as error:
        if (out / ARCHIVE).is_file():
            record_export(raw, out, formats, failed=str(error))
        raise
