"""Progress on standard error, for work that takes longer than a moment."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

import click

QUIET = 2.0
"""Seconds: what is done by then needs no progress."""


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[bool], None]]:
    """Show documents done, failed and remaining; gives a function to call with `has_failed` for each.

    A thread of its own shows them, so that one long document or the loading of a model is no silence: on a
    terminal one line that is written over and goes away, in a log a line now and then.
    """
    live = sys.stderr.isatty()
    outcomes: list[bool] = []
    ended = Event()

    def show() -> None:
        pause = QUIET
        while not ended.wait(pause):
            pause = 1.0 if live else 10.0
            done, failed = len(outcomes), sum(outcomes)
            state = f"{label}: {done} of {total} documents done, {failed} failed, {total - done} remaining"
            click.echo(f"\r{state}\033[K" if live else state, err=True, nl=not live)

    showing = Thread(target=show, daemon=True)
    showing.start()
    try:
        yield outcomes.append
    finally:
        ended.set()
        showing.join()
        if live:
            click.echo("\r\033[K", err=True, nl=False)
