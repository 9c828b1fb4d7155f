"""The subcommands that run one stage, and `build --until`, which runs several and then stops."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.options import corpus_options
from pipeline.cli.taking import csv_option
from pipeline.locale import LANGUAGES
from pipeline.records.checks import Severity
from pipeline.stages import STAGES
from pipeline.stages.run import Corpus, open_corpus

if TYPE_CHECKING:
    from pipeline.report.contents import Report
    from pipeline.report.pdf import Paper

STAGE_NAMES = (*STAGES, "load", "audit")
"""In the order in which they run."""

_SUMMARIES = {
    "read": "Read documents into pages, words and blocks of text.",
    "tables": "Find the tables of documents that were read.",
    "entities": "Find amounts, dates, organisations and agreements.",
    "load": "Load the records of every document into the archive.",
}


def run_until(corpus: Corpus, last: str) -> None:
    """Run the stages up to the last one wanted on one look at the documents; says what each did.

    Raises:
        BordereauError: the archive could not be built.
    """
    for name in STAGE_NAMES[: STAGE_NAMES.index(last) + 1]:
        corpus = _run(corpus, name)
    if last == "audit":
        _print(_report(corpus))


def _run(corpus: Corpus, name: str) -> Corpus:
    """Run one stage and say what it did; gives the corpus with what came with documents that were read."""
    from pipeline.stages import archive
    from pipeline.stages.run import read_all, run_stage

    if name in STAGES:
        if name == "read":
            corpus, worked_on = read_all(corpus)
        else:
            worked_on = run_stage(corpus, STAGES[name])
        click.echo(f"{name}: {len(worked_on)} of {len(corpus.entries)} documents worked on", err=True)
    else:
        is_done = archive.load(corpus) if name == "load" else archive.audit(corpus)
        click.echo(f"{name}: {'done' if is_done else 'nothing changed'}", err=True)
    return corpus


def _report(corpus: Corpus, **wanted: Any) -> Report:
    from pipeline.stages import archive

    return archive.write_report(corpus, **wanted)


def _print(report: Report) -> None:
    from pipeline.report.plain import lines_of

    for line in lines_of(report):
        click.echo(line)


def _run_alone(name: str, **given: Any) -> None:
    with open_corpus(**given) as corpus:
        _run(corpus, name)


@click.command()
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
    wanted = {name: given.pop(name) for name in ("language", "address", "csv")}
    with open_corpus(**given) as corpus:
        _run(corpus, "audit")
        report = _report(corpus, paper=paper if pdf else None, **wanted)
    _print(report)
    if fail_on and report.at_least(fail_on):
        raise click.exceptions.Exit(1)


COMMANDS = (
    *(
        click.command(name, help=summary)(corpus_options(partial(_run_alone, name)))
        for name, summary in _SUMMARIES.items()
    ),
    audit,
)
