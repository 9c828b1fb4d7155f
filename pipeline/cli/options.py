"""The options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from pipeline.stages.workers import default_workers

FOLDER = click.Path(file_okay=False, path_type=Path)


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
