"""Decisions on findings that people took elsewhere, brought home."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pipeline.errors import counted, printable

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group()
def reviews() -> None:
    """Decisions on findings of the audit."""


@reviews.command("import")
@click.argument("workbook", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True, help="Folder of documents.")
def import_reviews(workbook: Path, raw: Path) -> None:
    """Add the decisions entered in a WORKBOOK (audit.xlsx) to RAW/reviews.csv.

    What stands there already is added no second time. A finding that was decided otherwise in the meantime is
    left as it is, and a line says so; the exit status is 1 then.
    """
    from pipeline.records.control import add_rows
    from pipeline.records.reviews import COLUMNS, FILE, OPTIONAL, load_reviews
    from pipeline.report.returned import compared, lines_of_file, returned

    decisions, refused = returned(workbook)
    verdict = compared(decisions, load_reviews(raw), date.today().isoformat())
    if verdict.new:
        add_rows(raw / FILE, [*COLUMNS, OPTIONAL], list(lines_of_file(verdict.new)))
    summary = f"{counted(len(verdict.new), 'decisions')} added to {raw / FILE}, {verdict.unchanged} unchanged"
    click.echo(printable(summary))
    for line in (*refused, *verdict.conflicts):
        click.echo(printable(line), err=True)
    if refused or verdict.conflicts:
        raise click.exceptions.Exit(1)
    if verdict.new:
        click.echo("now: bordereau build", err=True)
