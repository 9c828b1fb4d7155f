"""Commands on one file or text, outside any corpus."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any

import click

from pipeline.errors import printable
from pipeline.records.control import read_control_text
from pipeline.stages.failures import Failure
from pipeline.stages.jobs import Job
from pipeline.stages.one_file import Explain, tables_as_json
from pipeline.stages.settings import Settings
from pipeline.stages.work_limits import Limits
from pipeline.stages.workers import run_here


@click.command("tables-of")
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
    result = run_here(Job(partial(tables_as_json, explain=explain), file, limits))
    if isinstance(result, Failure):
        raise click.ClickException(printable(f"{file}: {result.reason}"))
    for line in result.verdicts:
        click.echo(line, err=True)
    click.echo(result.tables)


KINDS = ("amounts", "dates", "organisations")


@click.command("entities-of")
@click.argument("text", metavar="TEXT|FILE|-", default="-")
@click.option("--date", metavar="YYYY-MM-DD", help="Date of the document.")
@click.option("--period", metavar="START/END", help="Period that the document covers.")
@click.option("--language", default="fr", show_default=True, help="Language of the text (ISO 639-1).")
@click.option(
    "--country", default="ML", show_default=True, help="Country that the text is about (ISO 3166-1)."
)
@click.option("--only", metavar="KINDS", help=f"Comma-separated choice of {', '.join(KINDS)}.")
@click.option(
    "--lines",
    is_flag=True,
    help="Read a JSON object with `text` from every line; print a line of JSON for it.",
)
def entities_of(text: str, lines: bool, only: str | None, **given: Any) -> None:
    """Print the amounts, dates and organisations of a text, or of a file of text, as JSON.

    `-` reads standard input.
    """
    from pipeline.entities.passage_entities import FIGURES, figures_of_text

    kinds = tuple(only.split(",")) if only else KINDS
    if unknown := [kind for kind in kinds if kind not in KINDS]:
        raise click.BadParameter(f"{unknown[0]} is none of {', '.join(KINDS)}", param_hint="--only")
    finder = partial(figures_of_text, only=kinds) if FIGURES.issuperset(kinds) else _finder(kinds)
    tasks = _json_lines(given_text(text), given) if lines else [{**given, "text": given_text(text).read()}]
    for task in tasks:
        try:
            entities = finder(task.pop("text"), **task)
        except ValueError as error:
            raise click.ClickException(str(error)) from error
        click.echo(json.dumps(entities, ensure_ascii=False))


def _finder(kinds: Sequence[str]) -> Callable[..., dict[str, list[dict[str, Any]]]]:
    """Finds entities with the language model."""
    from pipeline.entities import entities_of_text, load_nlp

    return partial(entities_of_text, nlp=load_nlp(kinds), only=kinds)


FILE_NAME = re.compile(r"\S+\.\w{1,5}")
"""What is meant for a file rather than a text: no white space, and an extension."""


def given_text(text: str) -> IO[str]:
    """What an argument gives: standard input for `-`, a file of that name, else the argument itself."""
    if text == "-":
        return io.StringIO(sys.stdin.buffer.read().decode("utf-8"))
    try:
        is_file = Path(text).is_file()
    except (OSError, ValueError):  # Too long for a name, or with a character that none may have.
        is_file = False
    if is_file:
        return io.StringIO(read_control_text(Path(text)))
    if FILE_NAME.fullmatch(text):
        raise click.ClickException(printable(f"{text}: no such file; put a text in quotation marks"))
    return io.StringIO(text)


def _json_lines(text: IO[str], given: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(text, start=1):
        if not line.strip():
            continue
        try:
            given_line = json.loads(line)
            yield {
                **given,
                **{
                    name: given_line[name]
                    for name in ("text", *given)
                    if name in given_line or name == "text"
                },
            }
        except (ValueError, KeyError, TypeError) as error:
            raise click.ClickException(f"line {number}: no JSON object with a text") from error


COMMANDS: tuple[Any, ...] = (tables_of, entities_of)
