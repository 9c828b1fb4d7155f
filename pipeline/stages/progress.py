"""Progress on standard error, for work that takes longer than a moment."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import click
from tqdm import tqdm

QUIET = 2.0
"""Seconds: what is done by then needs no progress."""

LINES = "BORDEREAU_PROGRESS"
"""Set to `lines`, progress is written line by line where there is no terminal; without it nothing is."""

EVERY = 1.0
"""Seconds between one look and the next."""

FORM = "{desc}{postfix} |{bar:20}| {elapsed} so far, {remaining} left"


class Progress:
    """What is done of a stage's work: documents, those that failed, pages.

    Time left is told by pages where they are known beforehand, else by documents.
    """

    def __init__(self, label: str, documents: int, pages: int) -> None:
        self.documents, self.pages = documents, pages
        self.done = self.failed = self.read = 0
        self.bar: Any = tqdm(
            total=pages or documents,
            desc=label,
            bar_format=FORM,
            file=sys.stderr,
            leave=False,
            delay=QUIET,
            disable=not sys.stderr.isatty(),
        )
        self._tell()

    def advance(self, has_failed: bool, pages: int) -> None:
        """A document is done, with so many pages."""
        self.done += 1
        self.failed += has_failed
        self.read += pages
        self._tell()
        self.bar.update(pages if self.pages else 1)

    def _tell(self) -> None:
        self.bar.set_postfix_str(str(self), refresh=False)

    def __str__(self) -> str:
        of = f" of {self.pages}" if self.pages else ""
        failed = f", {self.failed} failed" if self.failed else ""
        return f"{self.done} of {self.documents} documents{failed}, {self.read}{of} pages"


@contextmanager
def progress(label: str, documents: int, pages: int = 0) -> Iterator[Progress]:
    """Show how far the work of a stage is; gives what to tell of each document that is done.

    A thread of its own shows it, so that one long document or the loading of a model is no silence: a bar on
    a terminal, nothing in a pipe unless lines are asked for.

    Args:
        label: the stage.
        documents: how many there are to do.
        pages: how many pages they have; 0 where nobody knows yet.
    """
    shown = Progress(label, documents, pages)
    ended = Event()
    by_lines = shown.bar.disable and os.environ.get(LINES) == "lines"

    def show() -> None:
        pause = QUIET
        while not ended.wait(pause):
            pause = EVERY
            if by_lines:
                click.echo(f"{label}: {shown}", err=True)
            else:
                shown.bar.refresh()

    showing = Thread(target=show, daemon=True)
    if by_lines or not shown.bar.disable:
        showing.start()
    try:
        yield shown
    finally:
        ended.set()
        if showing.is_alive():
            showing.join()
        # Closing alone leaves a bar that was first shown by the thread.
        shown.bar.clear()
        shown.bar.close()
