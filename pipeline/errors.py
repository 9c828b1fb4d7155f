"""How work can fail: as a whole, with one line for the user; or in a part, by a fault of ours."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb

PACKAGE = Path(__file__).resolve().parent


class BordereauError(Exception):
    """What was asked cannot be done; the message is one line that says why."""


def one_line(text: str, longest: int = 300) -> str:
    """A text on one line, shortened where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def counted(number: int, things: str) -> str:
    """A number of things, in the singular where there is one."""
    return f"{number} {things.removesuffix('s') if number == 1 else things}"


NO_BREAK = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
"""Spaces within sums of money; Python does not count them as printable."""


def printable(text: str) -> str:
    """A text as it can be printed on one line: line ends and other control characters are escaped."""
    return "".join(
        c if c.isprintable() or c in NO_BREAK else c.encode("unicode_escape").decode("ascii") for c in text
    )


def fault_of(error: BaseException) -> str:
    """What an exception that nobody foresaw says, and the line of this package that it comes from."""
    return one_line(f"a fault of this program: {type(error).__name__}: {error}") + _place(error)


def _place(error: BaseException) -> str:
    """The innermost line of ours that an exception passed; empty where it was raised in another process."""
    ours = [
        (Path(frame.f_code.co_filename).relative_to(PACKAGE).as_posix(), line)
        for frame, line in walk_tb(error.__traceback__)
        if Path(frame.f_code.co_filename).is_relative_to(PACKAGE)
    ]
    return f" ({ours[-1][0]}:{ours[-1][1]})" if ours else ""
