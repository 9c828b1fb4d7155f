"""Progress on standard error, for work that takes longer than a moment."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from tqdm import tqdm

QUIET = 2.0
"""Seconds: what is done by then needs no progress."""


@contextmanager
def progress(label: str, total: int) -> Iterator[Callable[[bool], None]]:
    """Show documents done, failed and remaining; gives a function to call with `has_failed` for each.

    A thread of its own redraws it, so that one long document or the loading of a model is no silence. On a
    terminal it is a bar that goes away; in a log it is a line now and then.
    """
    live = sys.stderr.isatty()
    bar = tqdm(total=total, desc=label, unit="doc", delay=1e9, mininterval=1e9, file=sys.stderr, leave=False)
    failed = 0
    ended = Event()

    def draw() -> None:
        pause = QUIET
        while not ended.wait(pause):
            pause = 1.0 if live else 10.0
            state = f"{failed} failed, {total - bar.n} remaining"
            if live:
                bar.set_postfix_str(state)
            else:
                bar.write(f"{label}: {bar.n} of {total} documents done, {state}", file=sys.stderr)

    def advance(has_failed: bool) -> None:
        nonlocal failed
        failed += has_failed
        bar.update()

    drawing = Thread(target=draw, daemon=True)
    drawing.start()
    try:
        yield advance
    finally:
        ended.set()
        drawing.join()
        bar.close()
