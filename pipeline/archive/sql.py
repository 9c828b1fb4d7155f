"""Queries that are shipped as files of SQL: the comment at their head says what they answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Query:
    """A query and what it answers."""

    description: str
    sql: str


def load_query(path: Path) -> Query:
    """A query from its file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    comment = [line.removeprefix("--").strip() for line in lines if line.startswith("--")]
    return Query(" ".join(comment), "\n".join(line for line in lines if not line.startswith("--")).strip())
