"""The checks: each recomputes or cross-checks figures of the archive; Datasette shows their docstrings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from sqlite3 import Connection

from pipeline.checks.conversions import check_conversions
from pipeline.checks.findings import Finding
from pipeline.checks.totals import check_totals

CHECKS: dict[str, Callable[[Connection], Iterator[Finding]]] = {
    "total": check_totals,
    "conversion": check_conversions,
}
"""By the `kind` that its rows carry in the table `checks`."""
