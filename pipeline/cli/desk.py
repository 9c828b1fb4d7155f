"""The archivist's commands: what comes in, what is there, what awaits a person."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from pipeline.errors import printable
from pipeline.stages.run import open_corpus

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("given", metavar="FILE|FOLDER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True, help="Folder of documents.")
@click.option("--out", type=FOLDER, default=Path("extracted"), show_default=True, help="Folder of results.")
def add(given: tuple[Path, ...], raw: Path, out: Path) -> None:
    """Copy files below RAW, read them at once, and say what each is."""
    _add(given, raw, out)


def _add(given: tuple[Path, ...], raw: Path, out: Path) -> None:
    from pipeline.stages.build import build
    from pipeline.stages.intake import describe, take_in

    intake = take_in(given, raw)
    for line in intake.lines:
        click.echo(printable(line))
    if not intake.copied:
        return
    with open_corpus(raw=raw, out=out, workers=_workers()) as corpus:
        for _ in build(corpus):
            pass
    for line in describe(out, intake.copied):
        click.echo(printable(line))
    click.echo(f"look at them: bordereau serve --raw {raw} --out {out}", err=True)


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


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        click.echo(printable(line))


COMMANDS: tuple[Any, ...] = (add, watch, status, init, redact)
