"""The command `bordereau`: one subcommand a stage, and those that look at one file or text."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from pipeline import __version__
from pipeline.cli import desk
from pipeline.cli.reviews import reviews
from pipeline.cli.taking import csv_option, export_archive
from pipeline.errors import counted, printable
from pipeline.locale import LANGUAGES
from pipeline.records.checks import Severity
from pipeline.stages import STAGES
from pipeline.stages.failures import Failure
from pipeline.stages.jobs import Job, Limits
from pipeline.stages.one_file import Explain, tables_as_json
from pipeline.stages.plain_errors import PlainGroup
from pipeline.stages.run import Corpus, open_corpus
from pipeline.stages.settings import Settings, load_settings
from pipeline.stages.workers import default_workers, run_here

if TYPE_CHECKING:
    from pipeline.report.pdf import Paper

# The numeric libraries, imported later on, would start a thread for each processor in every worker.
os.environ.setdefault("OMP_NUM_THREADS", "1")

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group(cls=PlainGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bordereau")
def main() -> None:
    """Newsletters and reports in, a database that can be questioned and audited out."""


def corpus_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of every command that works on a folder of documents."""
    for option in reversed(
        [
            click.option(
                "--raw", type=FOLDER, default=Path("raw"), show_default=True, help="Folder of documents."
            ),
            click.option(
                "--out", type=FOLDER, default=Path("extracted"), show_default=True, help="Folder of results."
            ),
            click.option(
                "--workers",
                type=click.IntRange(1),
                default=default_workers,
                help="Documents worked on at once.",
            ),
            click.option("--cluster", metavar="ADDRESS", help="A Dask scheduler (extra `cluster`)."),
            click.option(
                "--allow-empty",
                is_flag=True,
                help="Go on where all or most of the documents are gone, and forget what was read from them.",
            ),
        ]
    ):
        command = option(command)
    return command


def _build(corpus: Corpus) -> None:
    from pipeline.stages.build import build as build_archive

    for line in build_archive(corpus):
        click.echo(printable(line), err=True)


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


@main.command()
@corpus_options
def verify(**given: Any) -> None:
    """Compare every file of results with its digest; what does not hold is redone by the next build."""
    from pipeline.stages.verify import verify as spoilt

    with open_corpus(**given) as corpus:
        lines = list(spoilt(corpus))
    for line in lines:
        click.echo(printable(line))
    if lines:
        raise click.ClickException(f"{counted(len(lines), 'files')} do not hold; run `bordereau build`")
    click.echo("every file of results is as it was left", err=True)


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
    """Print what differs between two archives (OLD.db NEW.db), or what the last build changed."""
    from pipeline.archive.changes import Difference, differences
    from pipeline.archive.history import facts_of, last_changes, summary
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
        click.echo(f"build {build.id} of {build.started_at}: {build.n_changes} changes", err=True)
        found = changes
    for line in facts_of(found) if every else summary(found):
        click.echo(line)


@main.command("tables-of")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--explain",
    "explain",
    flag_value="text",
    help="Say on standard error what was taken for a table or not, and why.",
)
@click.option(
    "--explain-json", "explain", flag_value="json", help="The same as JSON, a line for each candidate."
)
def tables_of(file: Path, explain: Explain | None) -> None:
    """Print the tables of one file as JSON."""
    limits = Limits.of_file(Settings(), file)
    told = run_here(Job(partial(tables_as_json, explain=explain), file, limits))
    if isinstance(told, Failure):
        raise click.ClickException(printable(f"{file}: {told.reason}"))
    for line in told.verdicts:
        click.echo(line, err=True)
    click.echo(told.tables)


KINDS = ("amounts", "dates", "organisations")


@main.command("entities-of")
@click.argument("text", type=click.File(encoding="utf-8"), default="-")
@click.option("--date", metavar="YYYY-MM-DD", help="Date of the document.")
@click.option("--period", metavar="START/END", help="Period that the document covers.")
@click.option("--language", default="fr", show_default=True, help="Language of the text (ISO 639-1).")
@click.option(
    "--country", default="ML", show_default=True, help="Country that the text is about (ISO 3166-1)."
)
@click.option("--only", metavar="KINDS", help=f"Comma-separated choice of {', '.join(KINDS)}.")
@click.option(
    "--lines", is_flag=True, help="Each input line is a JSON object with `text`; one JSON line out for each."
)
def entities_of(text: IO[str], lines: bool, only: str | None, **given: Any) -> None:
    """Print the amounts, dates and organisations of a text as JSON; `-` reads standard input."""
    from pipeline.entities.told import FIGURES, figures_of_text

    kinds = tuple(only.split(",")) if only else KINDS
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        raise click.BadParameter(f"{unknown[0]} is none of {', '.join(KINDS)}", param_hint="--only")
    finder = partial(figures_of_text, only=kinds) if FIGURES.issuperset(kinds) else _finder(kinds)
    tasks = _json_lines(text, given) if lines else [{**given, "text": text.read()}]
    for task in tasks:
        try:
            found = finder(task.pop("text"), **task)
        except ValueError as error:
            raise click.ClickException(str(error)) from error
        click.echo(json.dumps(found, ensure_ascii=False))


def _finder(kinds: Sequence[str]) -> Callable[..., dict[str, list[dict[str, Any]]]]:
    """Finds entities with the language model."""
    from pipeline.entities import entities_of_text, load_nlp

    return partial(entities_of_text, nlp=load_nlp(kinds), only=kinds)


def _json_lines(text: IO[str], given: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text, start=1):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
            yield {
                **given,
                **{name: told[name] for name in ("text", *given) if name in told or name == "text"},
            }
        except (ValueError, KeyError, TypeError) as error:
            raise click.ClickException(f"line {number}: no JSON object with a text") from error


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
    serve_archive(out, raw, host, port, readers=_control_files() if desk else None, policy=policy)


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


for command in (*desk.COMMANDS, export_archive, reviews):
    main.add_command(command)
