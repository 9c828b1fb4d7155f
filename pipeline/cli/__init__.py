"""The command `bordereau`: one subcommand a stage, and those that look at one file or text."""

from __future__ import annotations

import os
import shlex
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline import __version__
from pipeline.cli import desk, texts
from pipeline.cli.options import FOLDER, corpus_options
from pipeline.cli.reviews import reviews
from pipeline.cli.taking import csv_option, export_archive
from pipeline.errors import printable
from pipeline.locale import LANGUAGES
from pipeline.records.checks import Severity
from pipeline.stages import STAGES
from pipeline.stages.plain_errors import PlainGroup
from pipeline.stages.run import Corpus, open_corpus
from pipeline.stages.settings import load_settings

if TYPE_CHECKING:
    from pipeline.report.pdf import Paper

# The numeric libraries, imported later on, would start a thread for each processor in every worker.
os.environ.setdefault("OMP_NUM_THREADS", "1")


@click.group(cls=PlainGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bordereau")
def main() -> None:
    """Newsletters and reports in, a database that can be questioned and audited out."""


def _build(corpus: Corpus) -> None:
    from pipeline.stages.build import build as build_archive

    for line in build_archive(corpus):
        click.echo(printable(line), err=True)
    click.echo(where_next(corpus), err=True)


def where_next(corpus: Corpus) -> str:
    """What to do once a build is done."""
    raw, out = (shlex.quote(str(folder)) for folder in (corpus.raw, corpus.out))
    if not corpus.entries:
        return f"{corpus.raw} is empty: put documents into it, or bordereau add FILE --raw {raw} --out {out}"
    return (
        f"look at it: bordereau serve --raw {raw} --out {out} (make serve in a checkout); "
        f"bordereau status --out {out} says what waits for you"
    )


@main.command()
@corpus_options
def build(**given: Any) -> None:
    """Bring the archive up to date with the documents: every stage, in order."""
    with open_corpus(**given) as corpus:
        _build(corpus)


@main.command()
@corpus_options
def retry(**given: Any) -> None:
    """Build, and try what failed before once more."""
    with open_corpus(**given, again=True) as corpus:
        _build(corpus)


def add_document_stage(name: str, summary: str) -> None:
    """Add the subcommand of a stage that works on one document at a time."""

    @main.command(name, help=summary)
    @corpus_options
    def run(**given: Any) -> None:
        from pipeline.stages.run import read_all, run_stage

        with open_corpus(**given) as corpus:
            if name == "read":
                corpus, worked_on = read_all(corpus)
            else:
                worked_on = run_stage(corpus, STAGES[name])
            click.echo(f"{name}: {len(worked_on)} of {len(corpus.entries)} documents worked on", err=True)


add_document_stage("read", "Read documents into pages, words and blocks of text.")
add_document_stage("tables", "Find the tables of documents that were read.")
add_document_stage("entities", "Find amounts, dates, organisations and agreements.")


@main.command()
@corpus_options
def load(**given: Any) -> None:
    """Load the records of every document into the archive."""
    from pipeline.stages import archive

    with open_corpus(**given) as corpus:
        click.echo(f"load: {'done' if archive.load(corpus) else 'nothing changed'}", err=True)


@main.command()
@corpus_options
@click.option(
    "--fail-on",
    type=click.Choice(["error", "notice", "rounding"]),
    help="Exit with status 1 on an open finding as serious as this, or more.",
)
@click.option("--language", type=click.Choice(sorted(LANGUAGES)), help="Language of the report.")
@click.option("--pdf", is_flag=True, help="Print the report to OUT/audit.pdf as well (needs Chromium).")
@click.option(
    "--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Paper of the PDF."
)
@click.option("--address", metavar="URL", help="Where the archive is served, to which the report leads.")
@csv_option
def audit(fail_on: Severity | None, pdf: bool, paper: Paper, **given: Any) -> None:
    """Recompute what can be recomputed, print the findings, and write them to OUT/audit.*."""
    from pipeline.report.lines import lines_of
    from pipeline.stages import archive

    told = {name: given.pop(name) for name in ("language", "address", "csv")}
    with open_corpus(**given) as corpus:
        click.echo(f"audit: {'done' if archive.audit(corpus) else 'nothing changed'}", err=True)
        report = archive.write_report(corpus, paper=paper if pdf else None, **told)
    for line in lines_of(report):
        click.echo(line)
    if fail_on and report.at_least(fail_on):
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("archives", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--out", type=FOLDER, default=Path("extracted"), show_default=True, help="Folder of results.")
@click.option("--all", "every", is_flag=True, help="Every fact, not only how many.")
def diff(archives: tuple[Path, ...], out: Path, every: bool) -> None:
    """Say what a person should look at before publishing: how NEW.db differs from OLD.db.

    Without archives: what the last build changed against the build before.
    """
    from pipeline.archive.changes import Difference, differences
    from pipeline.archive.history import facts_of, last_changes
    from pipeline.archive.review import review
    from pipeline.archive.swap import ARCHIVE
    from pipeline.records import Change

    found: Sequence[Change | Difference]
    if len(archives) not in (0, 2):
        raise click.UsageError("name two archives, the old one and the new one, or none for the last build")
    if archives:
        try:
            found = list(differences(*archives))
        except sqlite3.DatabaseError as error:
            raise click.ClickException(f"{archives[0]} and {archives[1]}: {error}") from error
    else:
        build, changes = last_changes(out)
        if build is None:
            raise click.ClickException(f"{out}: there was no build here; run `bordereau build` first")
        click.echo(f"build {build.id} of {build.started_at}", err=True)
        if build.id == 1:
            click.echo("it is the first: there is none to compare with", err=True)
        found = changes
    new = archives[1] if archives else out / ARCHIVE
    for line in facts_of(found) if every else review(found, new):
        click.echo(printable(line))


@main.command()
@click.option("--raw", type=FOLDER, default=Path("raw"), show_default=True, help="Folder of documents.")
@click.option("--out", type=FOLDER, default=Path("extracted"), show_default=True, help="Folder of results.")
@click.option(
    "--desk", is_flag=True, help="Let people answer findings and mend the catalogue; on this machine only."
)
@click.option(
    "--public", is_flag=True, help="Strangers may ask, as behind a web server: bounded, no SQL, no desk."
)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port, 0 for any; the first free from 8001 on.")
def serve(raw: Path, out: Path, desk: bool, public: bool, host: str, port: int | None) -> None:
    """Serve the archive as a reading room and print its address."""
    from pipeline.serve import is_loopback, serve_archive
    from pipeline.serve.policy import Policy

    settings = load_settings(raw)
    policy = Policy(title=settings.title, licence=settings.licence, source=settings.source)
    if public or not is_loopback(host):
        policy = policy.for_strangers(
            sql=settings.public_sql, download=settings.public_download, robots=settings.public_robots
        )
    readers = _control_files() if desk else None
    serve_archive(
        out,
        raw,
        host,
        port,
        readers=readers,
        policy=policy,
    )


def _control_files() -> dict[str, Callable[[Path], object]]:
    """How a build reads each of the files that the desk writes."""
    from pipeline.corrections.lines import load_corrections
    from pipeline.records.reviews import load_reviews
    from pipeline.stages.catalogue import load_catalogue

    return {
        "reviews.csv": load_reviews,
        "catalogue.csv": load_catalogue,
        "corrections.csv": load_corrections,
    }


for command in (*desk.COMMANDS, *texts.COMMANDS, export_archive, reviews):
    main.add_command(command)
