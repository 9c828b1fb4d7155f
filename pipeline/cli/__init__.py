"""The command `bordereau`: one subcommand a stage, and those that look at one file or text."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline import __version__
from pipeline.cli import desk, texts
from pipeline.cli.desk import reviews
from pipeline.cli.options import FOLDER, corpus_options
from pipeline.cli.single_stages import COMMANDS as SINGLE_STAGES
from pipeline.cli.single_stages import STAGE_NAMES, run_until
from pipeline.cli.taking import export_archive
from pipeline.errors import printable
from pipeline.stages.collector import leave_without_a_look
from pipeline.stages.kept_patterns import kept_patterns
from pipeline.stages.plain_errors import PlainGroup
from pipeline.stages.run import Corpus, open_corpus
from pipeline.stages.settings import load_settings

if TYPE_CHECKING:
    from pipeline.serve.desk import Desk, Reader


@click.group(cls=PlainGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="bordereau")
@click.pass_context
def main(context: click.Context) -> None:
    """Newsletters and reports in, a database that can be questioned and audited out."""
    leave_without_a_look()
    context.with_resource(kept_patterns())


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
@click.option("--until", type=click.Choice(STAGE_NAMES), help="Run the stages up to this one, and no more.")
def build(until: str | None, **given: Any) -> None:
    """Bring the archive up to date with the documents: every stage, in order."""
    with open_corpus(**given) as corpus:
        if until is None:
            _build(corpus)
        else:
            run_until(corpus, until)


@main.command()
@corpus_options
def retry(**given: Any) -> None:
    """Build, and try what failed before once more."""
    with open_corpus(**given, again=True) as corpus:
        _build(corpus)


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

    differing: Sequence[Change | Difference]
    if len(archives) not in (0, 2):
        raise click.UsageError("name two archives, the old one and the new one, or none for the last build")
    if archives:
        old, new = archives
        try:
            differing = list(differences(old, new))
        except sqlite3.DatabaseError as error:
            raise click.ClickException(f"{archives[0]} and {archives[1]}: {error}") from error
    else:
        build, changes = last_changes(out)
        if build is None:
            raise click.ClickException(f"{out}: there was no build here; run `bordereau build` first")
        click.echo(f"build {build.id} of {build.started_at}", err=True)
        if build.id == 1:
            click.echo("it is the first: there is none to compare with", err=True)
        differing = changes
    new = archives[1] if archives else out / ARCHIVE
    for line in facts_of(differing) if every else review(differing, new):
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
    serve_archive(
        out,
        raw,
        host,
        port,
        desk=_desk(settings.desk_login) if desk else None,
        policy=policy,
    )


def _desk(login: str) -> Desk:
    """A desk that writes files as a build reads them, and notes in the log what was written."""
    from pipeline.corrections.correction_lines import load_corrections
    from pipeline.records.reviews import load_reviews
    from pipeline.serve.desk import Desk
    from pipeline.stages.catalogue import load_catalogue
    from pipeline.stages.events import note_written

    readers: dict[str, Reader] = {
        "reviews.csv": load_reviews,
        "catalogue.csv": load_catalogue,
        "corrections.csv": load_corrections,
    }
    return Desk(readers, login=login, note=note_written)


for command in (*SINGLE_STAGES, *desk.COMMANDS, *texts.COMMANDS, export_archive, reviews):
    main.add_command(command)
