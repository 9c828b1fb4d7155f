"""How a command ends when it cannot do what was asked: in one line."""

from __future__ import annotations

import sqlite3
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import NamedTemporaryFile
from typing import Any

import click

from pipeline.errors import BordereauError, fault_of, printable
from pipeline.records.guards import is_lack


@contextmanager
def plain_errors() -> Iterator[None]:
    """Whatever ends a command is one line, and a traceback only where it is of use: in a file."""
    try:
        yield
    except BordereauError as error:
        raise click.ClickException(printable(str(error))) from error
    except (click.ClickException, click.Abort, click.exceptions.Exit):
        raise
    except Exception as error:
        if is_lack(error) or isinstance(error, sqlite3.OperationalError):
            raise click.ClickException(printable(_lack(error))) from error
        with NamedTemporaryFile(
            "w", prefix="bordereau-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write("".join(traceback.format_exception(error)))
        raise click.ClickException(
            f"{printable(fault_of(error))}; the traceback is in {file.name}"
        ) from error


def _lack(error: Exception) -> str:
    if isinstance(error, OSError):
        named = f"{error.filename}: " if error.filename else ""
        return f"{named}{(error.strerror or str(error)).lower()}"
    return f"the archive: {error}" if isinstance(error, sqlite3.Error) else "not enough memory"


class PlainGroup(click.Group):
    """Commands whose errors are one line each."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        with plain_errors():
            return super().invoke(ctx)
