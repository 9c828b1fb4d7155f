"""The archivist's commands: what comes in, what is there, what awaits a person, and what people decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from pipeline.cli.options import FOLDER, corpus_options
from pipeline.errors import counted, printable
from pipeline.stages.run import open_corpus


@click.command()
@click.argument("given", metavar="FILE|FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True, help="Folder of documents.")
@click.option("--out", type=FOLDER, default=Path("extracted"), show_default=True, help="Folder of results.")
def add(given: tuple[Path, ...], raw: Path, out: Path) -> None:
    """Copy files below RAW, read them at once, and say what each is.

    The exit status is 1 where a file could not be taken in.
    """
    if _add(given, raw, out):
        raise click.exceptions.Exit(1)


def _add(given: tuple[Path, ...], raw: Path, out: Path) -> int:
    """Take files in and read them; gives how many could not be taken in."""
    from pipeline.stages.build import build
    from pipeline.stages.intake import describe, take_in

    intake = take_in(given, raw)
    for line in intake.lines:
        click.echo(printable(line))
    if intake.copied:
        with open_corpus(raw=raw, out=out, workers=_workers()) as corpus:
            for _ in build(corpus):
                pass
        for line in describe(out, intake.copied):
            click.echo(printable(line))
        click.echo(f"look at them: bordereau serve --raw {raw} --out {out}", err=True)
    return intake.n_failed


def _workers() -> int:
    from pipeline.stages.workers import default_workers

    return default_workers()


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True, help="Folder of documents.")
@click.option("--out", type=FOLDER, default=Path("extracted"), show_default=True, help="Folder of results.")
def watch(folder: Path, raw: Path, out: Path) -> None:
    """Add whatever arrives in FOLDER, until interrupted; files that are still being copied are waited for."""
    from pipeline.stages.watching import arrivals

    click.echo(f"watching {folder}; Ctrl-C ends", err=True)
    for files in arrivals(folder):
        _add(tuple(files), raw, out)


@click.command()
@click.option("--out", type=FOLDER, default=Path("extracted"), show_default=True, help="Folder of results.")
def status(out: Path) -> None:
    """Say what the archive holds, and what in it awaits a person."""
    from pipeline.stages.status import status_of

    _print(status_of(out))


@click.command()
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True, help="Folder of documents.")
@click.option("--out", type=FOLDER, default=Path("extracted"), show_default=True, help="Folder of results.")
@click.option(
    "--export", "to", type=FOLDER, help="Write those that hold as labelled examples into this folder."
)
def corrections(raw: Path, out: Path, to: Path | None) -> None:
    """Say which lines of corrections hold; with --export, write them as examples for tests and `make fit`."""
    from pipeline.archive.swap import ARCHIVE
    from pipeline.export.examples import FOLDER as TABLES
    from pipeline.export.examples import export_examples
    from pipeline.export.source import open_source
    from pipeline.stages.status import corrections_of

    with open_source(out / ARCHIVE, raw) as source:
        if to is None:
            _print(corrections_of(source.db))
            return
        done = export_examples(source, to)
    for path in done.paths:
        click.echo(path)
    left = f", {done.n_stale} left out that hold no longer" if done.n_stale else ""
    click.echo(f"{counted(done.n_examples, 'examples')}{left}", err=True)
    if len(done.paths) > 1:
        click.echo(f"fit the finding of tables to them: make fit KNOWN={to / TABLES}", err=True)


@click.command()
@click.argument("bag", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True, help="Folder of documents.")
@click.option("--out", type=FOLDER, default=Path("extracted"), show_default=True, help="Folder of results.")
def restore(bag: Path, raw: Path, out: Path) -> None:
    """Check a BAG and put its documents, and all that people said of them, into an empty folder."""
    from pipeline.stages.restoring import restore as restore_bag

    archive = restore_bag(bag, raw, out)
    click.echo(f"{bag}: complete and unchanged; documents and what was said of them are in {raw}")
    click.echo(f"build it again: bordereau build --raw {raw} --out {out}")
    click.echo(f"and compare: bordereau diff {archive} {out / archive.name}")


@click.command()
@click.argument("folder", type=FOLDER)
def init(folder: Path) -> None:
    """Begin a folder of documents: write a template of each file by which a build is steered."""
    from pipeline.stages.templates import write_templates

    _print(write_templates(folder))


@click.command()
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True, help="Folder of documents.")
@click.option("--out", type=FOLDER, default=Path("extracted"), show_default=True, help="Folder of results.")
@click.option(
    "--to", type=FOLDER, default=Path("public"), show_default=True, help="Folder of the public archive."
)
def redact(raw: Path, out: Path, to: Path) -> None:
    """Make a second archive without personal data, to show strangers, with painted copies."""
    from pipeline.stages.public import RAW, redact

    with open_corpus(raw=raw, out=out, workers=_workers()) as corpus:
        _print(redact(corpus, to))
    click.echo(f"look at it: bordereau serve --raw {to / RAW} --out {to / 'extracted'}", err=True)


@click.command()
@corpus_options
def verify(**given: Any) -> None:
    """Compare originals with their accession and results with their digests; the log of events keeps it.

    Results that do not hold are made anew by the next build.
    """
    from pipeline.stages.events import record_events
    from pipeline.stages.verify import validations, verify_originals, verify_results

    with open_corpus(**given, register=False) as corpus:
        lost, spoilt = list(verify_originals(corpus.raw)), list(verify_results(corpus))
        record_events(corpus.raw, corpus.out, validations(corpus.raw, lost, spoilt))
    for line in [*(str(corpus.raw / note) for _, note in lost), *spoilt]:
        click.echo(printable(line))
    if lost:
        raise click.ClickException(f"originals that do not hold: {len(lost)}; the lines above say what to do")
    if spoilt:
        raise click.ClickException(f"results that do not hold: {len(spoilt)}; `bordereau build` mends them")
    click.echo("every original is as it was accepted, every file of results as it was left", err=True)


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(printable(line))


COMMANDS: tuple[Any, ...] = (add, watch, status, init, redact, corrections, verify, restore)


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
